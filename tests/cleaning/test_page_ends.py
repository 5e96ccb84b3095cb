"""What a page's article container holds beside the article: reactions, counters, notes of print views, a next article."""

from __future__ import annotations

import pytest

from pipeline import extract

TEXTS = {
    "es": ("El puente de Valdelomo", ["El puente de Valdelomo abrirá el lunes tras nueve meses de obras, anunció la alcaldesa.",
           "Los vecinos daban un rodeo de doce kilómetros para llegar al mercado y a la escuela.", "La obra costó dos millones de euros y la pagó la diputación provincial."]),
    "pl": ("Most w Dolnej Wsi", ["Most w Dolnej Wsi zostanie otwarty w poniedziałek po dziewięciu miesiącach prac, ogłosił wójt.",
           "Mieszkańcy musieli nadkładać dwanaście kilometrów drogi do targu i do szkoły.", "Prace kosztowały dwa miliony złotych i zapłaciło za nie województwo."]),
    "en": ("The bridge at Lower Vale", ["The bridge at Lower Vale will open on Monday after nine months of work, the mayor announced.",
           "Residents had to drive twelve kilometres further to reach the market and the school.", "The work cost two million pounds and was paid for by the county."]),
}  # fmt: skip


def _text(language: str, behind: str, unit: str = "") -> str:
    title, paragraphs = TEXTS[language]
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    html = (
        f"<html lang={language}><head><title>{title}</title></head><body><div class=page>{unit}<div class=unit><h1>{title}</h1>"
        f"<div class=copy>{body}</div>{behind}</div></div></body></html>"
    )
    record = extract(html.encode())
    assert record is not None
    return str(record.text)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_counted_reactions_go(language: str) -> None:
    label = {"es": "Me sorprende", "pl": "Zaskakujące", "en": "Surprised"}[language]
    text = _text(language, f"<div class='story-reactions'><ul><li>{label} 4</li><li>{label} 0</li></ul></div>")
    assert label not in text and TEXTS[language][1][2] in text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Número de visitas: 812"),
        ("pl", "Liczba wyświetleń: 812"),
        ("en", "Page views: 812"),
        ("es", "Este artículo fue impreso desde www.valdelomo.example"),
        ("pl", "Ten artykuł został wydrukowany ze strony www.dolnawies.example"),
        ("en", "This page was printed from www.lowervale.example"),
        ("en", "Optimised for a resolution of 800x600"),
    ],
)
def test_counters_and_notes_of_print_views_go(language: str, line: str) -> None:
    text = _text(language, f"<p>{line}</p>")
    assert line not in text and TEXTS[language][1][2] in text


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_second_article_that_is_announced_goes(language: str) -> None:
    title, paragraphs = TEXTS[language]
    said = {"es": "Siguiente artículo", "pl": "Następny artykuł", "en": "Next article"}[language]
    other = {
        "es": "La biblioteca municipal prestará instrumentos de música desde el martes, dijo su director.",
        "pl": "Biblioteka miejska będzie od wtorku wypożyczać instrumenty muzyczne, powiedział jej dyrektor.",
        "en": "The town library will lend musical instruments from Tuesday, its director said.",
    }[language]
    lead = {"es": "Por Clara Montes", "pl": "Autor: Jan Nowak", "en": "By Jane Miller"}[language]
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    unit = "<div class=unit><div class=head><h1>{}</h1><p>{}</p></div><div class=copy>{}</div></div>"
    html = (
        f"<html lang={language}><head><title>{title}</title></head><body><div class=stream>{unit.format(title, lead, body)}"
        f"<div class=sep><span>{said}</span></div>{unit.format(other[:30], lead, f'<p>{other}</p>')}</div></body></html>"
    )
    record = extract(html.encode())
    assert record is not None and other not in record.text and paragraphs[2] in record.text


def test_chapters_with_h1_of_their_own_stay() -> None:
    title, paragraphs = TEXTS["en"]
    parts = "".join(f"<section><h1>Part {n}</h1><p>{p}</p><p>{p[::-1]}</p></section>" for n, p in enumerate(paragraphs))
    record = extract(
        f"<html lang=en><head><title>{title}</title></head><body><article>{parts}</article></body></html>".encode()
    )
    assert record is not None and all(p in record.text for p in paragraphs)


FIRST = {
    "en": ("Ferry to Sorn stops for the winter", "Ines Calder | 4 March 2024, 7.15 am", [
        "The ferry to Sorn will not sail again before April, since its hull must be scraped and painted.",
        "About ninety islanders will take the post boat instead, which has room for eleven of them.",
        "The council has promised a second boat for the days on which the school is open."]),
    "de": ("Fähre nach Sorn fährt im Winter nicht", "Ines Kalder · 04.03.2024 · 07:15 Uhr", [
        "Die Fähre nach Sorn fährt vor April nicht mehr, weil ihr Rumpf abgeschliffen und gestrichen wird.",
        "Rund neunzig Inselbewohner nehmen solange das Postboot, auf dem elf von ihnen Platz finden.",
        "Die Gemeinde hat für die Schultage ein zweites Boot versprochen, das aus Hafen Nord kommt."]),
    "ja": ("ソルン島への渡し船、冬は運休", "2024年3月4日 7時15分", [
        "ソルン島への渡し船は船底の塗り替えのため、四月まで運航しないことが決まった。",
        "島の住民およそ九十人はその間、十一人しか乗れない郵便船を使うことになる。",
        "町は学校のある日に限り、北港からもう一隻の船を出すと約束している。"]),
}  # fmt: skip
SECOND = {
    "en": ("Library lends saws and ladders", "Tom Abel | 28 February 2024, 6.40 pm", [
        "The town library has begun to lend saws, ladders and a tile cutter to anybody with a card.",
        "Most of them were left to it by a joiner, who had read the whole shelf on the sea."]),
    "de": ("Bücherei verleiht Sägen und Leitern", "Tom Abel · 28.02.2024 · 18:40 Uhr", [
        "Die Stadtbücherei verleiht seit Montag Sägen, Leitern und einen Fliesenschneider an alle mit Ausweis.",
        "Das meiste hat ihr ein Tischler vermacht, der das ganze Regal über das Meer gelesen hatte."]),
    "ja": ("図書館がのこぎりと梯子を貸し出し", "2024年2月28日 18時40分", [
        "町の図書館はカードを持つすべての人に、のこぎりや梯子の貸し出しを始めた。",
        "その多くは、海の本の棚をすべて読み終えた大工が遺贈したものだという。"]),
}  # fmt: skip


def _story(story: tuple[str, str, list[str]], form: str) -> str:
    title, day, paragraphs = story
    return form.format(title=title, day=day, body="".join(f"<p>{p}</p>" for p in paragraphs))


@pytest.mark.parametrize("language", sorted(FIRST))
@pytest.mark.parametrize(
    "form",
    [
        "<article><header><h1>{title}</h1><div>{day}</div></header><div>{body}</div></article>",
        "<div class=item><h2>{title}</h2><div class=when>{day}</div>{body}</div>",
        "<section><h1>{title}</h1><p>{day}</p>{body}</section>",
        "<h1>{title}</h1><p>{day}</p>{body}",
        "<table><tr><td><h3>{title}</h3><div>{day}</div>{body}</td></tr></table>",
    ],
)
def test_a_second_article_headed_alike_goes(language: str, form: str) -> None:
    title, _, paragraphs = FIRST[language]
    html = (
        f"<html lang={language}><head><title>{title}</title></head><body><main>{_story(FIRST[language], form)}"
        f"{_story(SECOND[language], form)}</main></body></html>"
    )
    record = extract(html.encode())
    assert record is not None and record.title == title
    assert all(p in record.text for p in paragraphs) and not any(p in record.text for p in SECOND[language][2])


@pytest.mark.parametrize("language", sorted(FIRST))
def test_parts_of_a_chronicle_stay(language: str) -> None:
    title, day, paragraphs = FIRST[language]
    parts = "".join(f"<h2>{p[:14]}</h2><p>{day}</p><p>{p}</p>" for p in (*paragraphs, *SECOND[language][2]))
    html = f"<html lang={language}><head><title>{title}</title></head><body><main><h1>{title}</h1>{parts}</main></body></html>"
    record = extract(html.encode())
    assert record is not None and all(p in record.text for p in (*paragraphs, *SECOND[language][2]))
