"""All entries of a live blog stay, with their headings: in dumps and on pages, the last one, too."""

import pytest

from pipeline.extraction import extract

BLOGS = {
    "de": (
        "Hafenstreik: Fähren bleiben den zweiten Tag liegen",
        "Von Hedda Brunn",
        "12. März 2024",
        "Die Hafenarbeiter in Brandrup haben den zweiten Tag die Arbeit niedergelegt. Unsere Reporterin berichtet von den Kais.",
        [
            ("Gespräche ohne Ergebnis abgebrochen", "18:42", "Beide Seiten verließen kurz nach halb sieben das Rathaus. Niemand wollte sagen, wann man sich wieder trifft."),
            ("Reisende schlafen in der Turnhalle", "13:05", "Die Schule hat ihre Turnhalle für Gestrandete geöffnet. Rund vierzig Betten stehen bereit."),
            ("Bürgermeisterin will vermitteln", "10:30", "Bürgermeisterin Edda Lohring hat beide Seiten eingeladen. Niemand solle warten müssen, sagte sie."),
            ("Erste Streikposten am Tor", "07:15", "Etwa sechzig Arbeiter stehen am Nordtor. Die ersten Lastwagen haben umgedreht."),
        ],
        ["Mehr laden", "Meistgelesen", "Dach der Bücherei wieder undicht", "Zwei Ruderklubs teilen sich ein Bootshaus", "Datenschutz"],
    ),
    "en": (
        "Harbour strike: ferries stay in port for a second day",
        "By Ottilie Marsh",
        "12 March 2024",
        "Dock workers in Brandon Quay have walked out for a second day. Our reporter follows what happens on the piers.",
        [
            ("Talks break off without a result", "18:42", "Both sides left the town hall shortly after half past six. Neither wanted to say when they would meet again."),
            ("Passengers sleep in the gym", "13:05", "The school has opened its gym to travellers who could not get home. About forty beds have been set up."),
            ("Mayor offers to mediate", "10:30", "Mayor Edda Loring has invited both sides to the town hall. She said that nobody would be kept waiting."),
            ("First pickets at the gate", "07:15", "Around sixty workers stand at the north gate. The first lorries have turned round."),
        ],
        ["Load more", "Most read", "Library roof leaks again after storm", "Two rowing clubs to share one boathouse", "Privacy policy"],
    ),
    "pl": (
        "Strajk w porcie: promy drugi dzień stoją przy nabrzeżu",
        "Oliwia Marcińska",
        "12 marca 2024",
        "Dokerzy w Brandowie drugi dzień nie pracują. Nasza reporterka relacjonuje, co się dzieje na nabrzeżach i w ratuszu.",
        [
            ("Rozmowy przerwane bez wyniku", "18:42", "Obie strony opuściły ratusz tuż po wpół do siódmej. Nikt nie chciał powiedzieć, kiedy znów się spotkają."),
            ("Podróżni śpią w sali gimnastycznej", "13:05", "Szkoła otworzyła salę dla tych, którzy nie mogli wrócić do domu. Ustawiono około czterdziestu łóżek."),
            ("Burmistrzyni proponuje mediację", "10:30", "Burmistrzyni Edyta Lorent zaprosiła obie strony do ratusza. Powiedziała, że nikt nie będzie czekał."),
            ("Pierwsze pikiety przy bramie", "07:15", "Około sześćdziesięciu pracowników stoi przy bramie północnej. Pierwsze ciężarówki zawróciły."),
        ],
        ["Załaduj więcej", "Najczęściej czytane", "Dach biblioteki znów przecieka", "Dwa kluby wioślarskie w jednej przystani", "Polityka prywatności"],
    ),
}  # fmt: skip
ORDERS = {"heading, time": (0, 1, 2), "time, heading": (1, 0, 2), "time": (1, 2)}


def missing(text: str, language: str, order: tuple[int, ...]) -> list[str]:
    entries = BLOGS[language][4]
    return [entry[part] for entry in entries for part in order if part != 1 and entry[part] not in text]


@pytest.mark.parametrize("language", BLOGS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("with_day", [False, True])
def test_entries_of_a_dump_stay(language: str, order: str, with_day: bool) -> None:
    title, byline, day, summary, entries, foot = BLOGS[language]
    lines = [title, byline, day, summary]
    for heading, time, text in entries:
        parts = heading, f"{day}, {time}" if with_day else time, text
        lines += [parts[n] for n in ORDERS[order]]
    record = extract("\n".join(lines + foot))
    assert record is not None
    assert missing(record.text, language, ORDERS[order]) == []
    assert not [line for line in foot if line in record.text]
    assert record.date_published == "2024-03-12"


@pytest.mark.parametrize("language", BLOGS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("tag", ["article", "div", "li", "section"])
def test_entries_of_a_page_stay(language: str, order: str, tag: str) -> None:
    title, byline, day, summary, entries, foot = BLOGS[language]
    blog = ""
    for heading, time, text in entries:
        parts = f"<h3>{heading}</h3>", f"<time>{time}</time>", f"<p>{text}</p>"
        blog += f"<{tag}>" + "".join(parts[n] for n in ORDERS[order]) + f"</{tag}>"
    links = "".join(f"<li><a href=/{n}>{line}</a></li>" for n, line in enumerate(foot[1:]))
    record = extract(
        f"<html lang={language}><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{byline}</p>"
        f"<time>{day}</time><p>{summary}</p><div>{blog}<button>{foot[0]}</button></div></main>"
        f"<aside><ul>{links}</ul></aside></body></html>"
    )
    assert record is not None
    assert missing(record.text, language, ORDERS[order]) == []


def test_other_reports_below_a_report_are_no_entries() -> None:
    title, byline, day, summary, entries, _ = BLOGS["en"]
    report = [
        summary,
        *(f"{text} That was on the morning of the second day, as the harbour office noted." for *_, text in entries),
    ]
    others = ("Latest news", "Lock gates jam", "18:40", "The upper lock has been shut since noon, and nobody knows why it is.",
              "Weir to be rebuilt", "17:20", "The council wants a new weir before the autumn floods come down.",
              "Swans return", "16:10", "Eleven swans have come back to the basin, the warden counted today.")  # fmt: skip
    record = extract("\n".join((title, byline, day, *report, *others)))
    assert record is not None
    assert "Eleven swans" not in record.text and "Weir to be rebuilt" not in record.text
