"""Shapes that people reported of extractors, one of a kind where no other test has it: on pages, through the whole line."""

import pytest

from pipeline.line import trace
from pipeline.model.document import DescribedDocument, Hints, RawDocument
from pipeline.packs import load_ruleset

RULESET = load_ruleset()
SENTENCES = (
    "The council of the small harbour town voted on Monday evening to rebuild the old lighthouse at the north pier.",
    "Fishermen had asked for the decision for months, because the temporary lamp cannot be seen in thick fog.",
    "The mayor said that the work would begin in spring and last for about a year if the weather allows it.",
    "Engineers want to keep the iron staircase, although two of its steps have been missing since the war.",
    "Visitors will be able to climb the tower again once the new railing has been tested by the inspectors.",
)


def of(*middle: str, head: str = "", url: str = "https://www.example.org/a") -> DescribedDocument:
    """An article page with something behind its second paragraph."""
    paragraphs = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    body = "".join((*paragraphs[:2], *middle, *paragraphs[2:]))
    html = (
        f"<html lang=en><head><title>Lighthouse vote</title>{head}</head><body><main><article><h1>Lighthouse vote</h1>{body}"
        "</article></main></body></html>"
    )
    return trace(RawDocument("a.html", "html", "text/html", html.encode(), hints=Hints(url=url)), RULESET)


def text_of(described: DescribedDocument) -> str:
    return "\n".join(block.text for block in described.cleaned.kept)


@pytest.mark.parametrize(
    "sentence",
    [
        "C4 was found in a locker of the old boat house, and the police closed the whole pier until noon.",
        "C2 and C3 services to the outer islands will run again from Tuesday, the operator said on its page.",
        "C 6,204 boats passed the lock last year, more than in any other year since the canal was opened.",
    ],
)
def test_a_sentence_that_begins_with_c_and_a_figure_is_no_copyright_notice(sentence: str) -> None:
    assert sentence in text_of(of(f"<p>{sentence}</p>"))


def test_captions_of_a_gallery_are_no_text() -> None:
    captions = ("The tower before the storm. Photo: Ana Holt", "The lens on the quay. Photo: Ana Holt")
    slides = "".join(f"<li><img src={n}.jpg alt=''><p class=caption>{c}</p></li>" for n, c in enumerate(captions))
    described = of(f"<div class=gallery><ul>{slides}</ul></div>")
    assert not any(caption in text_of(described) for caption in captions)


def test_settings_of_a_widget_are_no_text() -> None:
    settings = (
        '{"cols":3,"btn":"Add to basket","handles":["rope-16mm","fender-large"],"items":[{"id":1,"price":"42.00"}]}'
    )
    assert "fender-large" not in text_of(of(f"<div class=shop>{settings}</div>"))


def test_the_second_half_of_an_interview_stays() -> None:
    turns = [
        (
            "When did you first see the tower?",
            "I was six, and my father rowed us out on a calm morning in the month of May.",
        ),
        ("And today?", "Today I would not row there, because the current has changed since they built the new wall."),
        ("Who pays?", "The province pays for half of it, and the rest comes from the people who give what they can."),
        (
            "Will it last?",
            "It has stood for two hundred years, so another fifty with a new roof is not too much to ask.",
        ),
    ]
    described = of("".join(f"<p><b>{question}</b></p><p>{answer}</p>" for question, answer in turns))
    assert all(answer in text_of(described) for _, answer in turns)


def test_a_transcript_keeps_its_speakers() -> None:
    turns = ("HOLT: The lamp went out at ten, and nobody on the pier could see the buoys any more.",
             "TARN: We called the harbour at once, but the line was dead until the morning came.")  # fmt: skip
    assert all(turn in text_of(of(*(f"<p>{turn}</p>" for turn in turns))) for turn in turns)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [("Fast Company", "Fast Company"), ("Noticias", None), ("Actualités", None), ("Harbour Post eG", "Harbour Post")],
)
def test_names_of_outlets(name: str, outlet: str | None) -> None:
    head = f'<meta property="og:site_name" content="{name}">'
    assert of(head=head).description.outlet == outlet


def test_a_comma_parts_two_sections() -> None:
    ld = '{"@type": "NewsArticle", "headline": "Lighthouse vote", "articleSection": "Politics,Local news"}'
    assert of(head=f'<script type="application/ld+json">{ld}</script>').description.section == "Politics"


def test_a_live_blogs_stamps_do_not_contradict_its_declared_day() -> None:
    ld = '{"@type": "NewsArticle", "headline": "Lighthouse vote", "datePublished": "2026-01-05T08:00:00+00:00"}'
    stamps = [
        f"<p>January {day}, 2026 {hour}:10 am</p><p>{SENTENCES[0]} {day}</p>" for day, hour in ((6, 9), (7, 8), (8, 7))
    ]
    described = of(*stamps, head=f'<script type="application/ld+json">{ld}</script>')
    assert described.description.date_published == "2026-01-05"
