"""Days that head the entries of a chronology stay in the text, and none of them is the day of publication."""

import pytest

from pipeline.extraction import extract

STORIES = {
    "en": (
        "Lock keepers count their floods",
        [
            "The keepers of the upper lock have written down every flood since the gates were hung, and they showed the book on Friday.",
            "Most of the entries are short, because whoever wrote them had wet hands and little time, as the oldest keeper put it.",
            "The town museum would like to copy the book before its pages come apart, and has asked for a scanner and two helpers.",
            "Nobody knows who began it; the first hand is neat and small, and stops in the middle of a line about the weather.",
        ],
        [("5 January 2020", "The lower gate jams."), ("6 March 2021", "Both gates give way at night.")],
    ),
    "de": (
        "Schleusenwärter zählen ihre Hochwasser",
        [
            "Die Wärter der oberen Schleuse haben jedes Hochwasser aufgeschrieben, seit die Tore hängen, und zeigten das Buch am Freitag.",
            "Die meisten Einträge sind kurz, denn wer sie schrieb, hatte nasse Hände und wenig Zeit, wie der älteste Wärter erzählte.",
            "Das Stadtmuseum möchte das Buch abschreiben, bevor die Seiten zerfallen, und sucht dafür zwei Helfer mit viel Geduld.",
            "Wer es begonnen hat, weiß niemand mehr; die erste Schrift ist klein und hört mitten in einer Zeile über das Wetter auf.",
        ],
        [("5. Januar 2020", "Das untere Tor klemmt."), ("6. März 2021", "Beide Tore geben in der Nacht nach.")],
    ),
    "fr": (
        "Les éclusiers comptent leurs crues",
        [
            "Les gardiens de l'écluse du haut ont noté chaque crue depuis que les portes sont posées, et ils ont montré le cahier vendredi.",
            "La plupart des lignes sont courtes, car celui qui écrivait avait les mains mouillées et peu de temps, dit le plus âgé.",
            "Le musée de la ville voudrait copier le cahier avant que ses pages ne se défassent, et cherche deux personnes patientes.",
            "Personne ne sait qui l'a commencé ; la première écriture est petite et s'arrête au milieu d'une ligne sur le temps.",
        ],
        [("5 janvier 2020", "La porte du bas se bloque."), ("6 mars 2021", "Les deux portes cèdent dans la nuit.")],
    ),
}
SHAPES = {
    "headings": ("", "<h3>{}</h3><p>{}</p>", ""),
    "terms": ("<dl>", "<dt>{}</dt><dd>{}</dd>", "</dl>"),
    "marked": ("", "<h3><time>{}</time></h3><p>{}</p>", ""),
    "paragraphs": ("", "<p>{}</p><p>{}</p>", ""),
}


def page_of(language: str, inside: str, head: str = "") -> str:
    headline, text, _ = STORIES[language]
    one, two, three, four = (f"<p>{paragraph}</p>" for paragraph in text)
    return (
        f"<html lang={language}><head><title>{headline}</title></head><body><article><h1>{headline}</h1>{head}"
        f"{one}{two}{inside}{three}{four}</article></body></html>"
    )


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("shape", SHAPES)
def test_days_above_the_entries_of_a_page_are_its_own(language: str, shape: str) -> None:
    before, entry, behind = SHAPES[shape]
    entries = STORIES[language][2]
    record = extract(page_of(language, before + "".join(entry.format(*one) for one in entries) + behind))
    assert record is not None
    lines = record.text.split("\n")
    assert [line for line in lines if line in {day for day, _ in entries}] == [day for day, _ in entries]
    assert record.date_published is None


@pytest.mark.parametrize("language", STORIES)
def test_days_above_the_entries_of_a_dump_are_its_own(language: str) -> None:
    headline, text, entries = STORIES[language]
    inside = [line for entry in entries for line in entry]
    record = extract("\n\n".join([headline, *text[:2], *inside, *text[2:]]))
    assert record is not None
    assert [line for line in record.text.split("\n") if line in inside] == inside
    assert record.date_published is None


def test_days_without_a_year_are_entries_too() -> None:
    inside = "<dl><dt>30 December</dt><dd>The gate jams</dd><dt>31 December</dt><dd>It is freed</dd></dl>"
    record = extract(page_of("en", inside))
    assert record is not None
    assert "30 December" in record.text and "31 December" in record.text


def test_the_reports_own_day_is_found_above_a_chronology() -> None:
    inside = "<h3>5 January 2020</h3><p>The gate jams.</p><h3>6 March 2021</h3><p>Both give way.</p>"
    record = extract(page_of("en", inside, "<p>9 April 2024</p>"))
    assert record is not None
    assert record.date_published == "2024-04-09"
    assert "9 April 2024" not in record.text and "6 March 2021" in record.text


def test_rows_of_a_table_with_different_days_date_no_report() -> None:
    rows = "".join(f"<tr><td>{day} January 2026</td><td>2.{day}0 m</td></tr>" for day in (5, 6))
    record = extract(page_of("en", f"<table><tr><th>Day</th><th>Level</th></tr>{rows}</table>"))
    assert record is not None
    assert record.date_published is None


def test_days_of_other_stories_below_their_headlines_go() -> None:
    headline, text, _ = STORIES["en"]
    cards = ["Ferry late again", "5 January 2020", "Weir to be rebuilt", "6 March 2021"]
    record = extract("\n\n".join([headline, *text[:2], *cards, *text[2:]]))
    assert record is not None
    assert "5 January 2020" not in record.text


def test_one_day_below_a_summary_is_that_of_publication() -> None:
    headline, text, _ = STORIES["en"]
    record = extract("\n\n".join([headline, text[0], "5 January 2020", *text[1:]]))
    assert record is not None
    assert (record.date_published, "5 January 2020" in record.text) == ("2020-01-05", False)
