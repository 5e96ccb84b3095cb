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
