"""Boxes inside a page's article, copies of its whole text, and lines that an article prints again on purpose."""

import pytest

from pipeline.line import trace
from pipeline.model.document import RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset

RULESET = load_ruleset()

SENTENCES = (
    "The council of the small harbour town voted on Monday evening to rebuild the old lighthouse at the north pier.",
    "Fishermen had asked for the decision for months, because the temporary lamp cannot be seen in thick fog.",
    "The mayor said that the work would begin in spring and last for about a year if the weather allows it.",
    "Engineers want to keep the iron staircase, although two of its steps have been missing since the war.",
    "Visitors will be able to climb the tower again once the new railing has been tested by the inspectors.",
)
ABSTRACT = (
    "Two winters ago a storm tore the lamp from the tower, and divers found its lens on the sea bed a week later."
)


def of(*middle: str) -> dict[str, Reason | None]:
    """Text of each block -> why it left the article, None if it stays; `middle` stands behind the second paragraph."""
    paragraphs = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    body = "".join((*paragraphs[:2], *middle, *paragraphs[2:]))
    html = (
        f"<html lang=en><head><title>Lighthouse vote</title></head><body><main><article><h1>Lighthouse vote</h1>{body}"
    )
    return verdicts(f"{html}</article></main></body></html>")


def verdicts(html: str) -> dict[str, Reason | None]:
    cleaned = trace(RawDocument("a.html", "html", "text/html", html.encode()), RULESET).cleaned
    pairs = zip(cleaned.blocks, cleaned.verdicts, strict=True)
    return {f"{block.text}#{block.index}": verdict.reason for block, verdict in pairs}


def reason_of(found: dict[str, Reason | None], text: str) -> list[Reason | None]:
    return [reason for key, reason in found.items() if key.rpartition("#")[0] == text]


def unfolding(heading: str, text: str, labels: tuple[str, str] = ("Open box", "Close box")) -> str:
    buttons = "".join(f"<button>{label}</button>" for label in labels)
    return f"<div class=fold><div><h2>{heading}</h2>{buttons}</div><div><p>{text}</p></div></div>"


def teaser(text: str) -> str:
    return f"<div><div><h3>The night of the storm</h3><div><p>{text}</p></div><p><a href=/s>The whole story</a></p></div></div>"


@pytest.mark.parametrize("box", [unfolding("File: life at sea", ABSTRACT), teaser(ABSTRACT)])
def test_a_box_inside_the_article_goes_with_its_reason(box: str) -> None:
    found = of(box)
    assert reason_of(found, ABSTRACT) == [Reason.RELATED_LINKS]
    assert [reason_of(found, sentence) for sentence in SENTENCES] == [[None]] * len(SENTENCES)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=x><h3>The night of the storm</h3><p>{}</p><p><a href=/s>The whole story</a></p></div>",
        "<div class=x><h3><a href=/s>The night of the storm</a></h3><p>{}</p></div>",
        "<section><p>Archive</p><h4><a href=/s>The night of the storm</a></h4><p>{}</p></section>",
        "<div class=x><h2>The night of the storm</h2><button>Mehr</button><button>Weniger</button><div><p>{}</p></div></div>",
        "<div class=x><h2>The night of the storm</h2><button>Más</button><button>Menos</button><p>{}</p></div>",
    ],
)
def test_heading_and_text_of_a_box_in_one_container(box: str) -> None:
    found = of(box.format(ABSTRACT))
    assert reason_of(found, ABSTRACT) == [Reason.RELATED_LINKS]
    assert [reason_of(found, sentence) for sentence in SENTENCES] == [[None]] * len(SENTENCES)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=x><h3>The night of the storm</h3><p>{}</p></div>",  # no link, no buttons
        "<h3>The vote</h3><p>{}</p><div><h3><a href=/s>The tower</a></h3><p>{}</p></div>",  # a heading like others
    ],
)
def test_sections_of_the_article_in_containers_stay(box: str) -> None:
    assert reason_of(of(box.replace("{}", ABSTRACT, 1).format(ABSTRACT.upper())), ABSTRACT) == [None]


def test_answers_that_unfold_one_after_the_other_stay() -> None:
    answers = (
        "It will cost two million, half of it paid by the state, and work begins as soon as the money has arrived.",
        "The keeper's house will become a small museum, in which the old lens and the log books are to be shown.",
    )
    found = of(*(unfolding(f"Question {n}?", answer) for n, answer in enumerate(answers)))
    assert [reason_of(found, answer) for answer in answers] == [[None], [None]]


def test_sections_that_each_end_in_a_link_stay() -> None:
    others = ABSTRACT.replace("Two winters", "Three winters"), ABSTRACT.replace("a storm", "a wave")
    found = of(*(teaser(text) for text in others))
    assert [reason_of(found, text) for text in others] == [[None], [None]]


def test_the_fields_of_a_template_behind_the_article() -> None:
    fields = ("12345", "harbour,lighthouse,council news", " ".join(SENTENCES))
    box = "".join(f"<div>{field}</div>" for field in fields)
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    found = verdicts(
        f"<html lang=en><body><div class=wrap><h2>Lighthouse vote</h2><div class=text>{paragraphs}</div><div>{box}</div></div></body></html>"
    )
    assert all(reason is not None for field in fields for reason in reason_of(found, field))
    assert [reason_of(found, sentence) for sentence in SENTENCES] == [[None]] * len(SENTENCES)


def test_a_plan_prints_its_dishes_under_each_day() -> None:
    dishes = (
        "Porridge with prunes: one bowl of oats, six prunes, a cup of milk and a pinch of salt from the island.",
        "Pilchard bowl: rice noodles, a tin of pilchards, a few peas and a spoon of ginger for the stomach.",
    )
    days = [f"<h2>{day}</h2>" + "".join(f"<p>{dish}</p>" for dish in dishes) for day in ("Monday", "Tuesday", "Friday")]
    found = of(*days)
    assert [reason_of(found, dish) for dish in dishes] == [[None] * 3] * 2


def test_a_pull_quote_is_still_a_copy() -> None:
    found = of(f"<blockquote><p>{SENTENCES[0]}</p></blockquote>")
    assert sorted(map(str, reason_of(found, SENTENCES[0]))) == ["None", "repeated"]


@pytest.mark.parametrize(
    "heading",
    ["<h3>Die Newsletter-Affäre</h3>", "<h4 class=title>Do I have to subscribe to the newsletter of the council?</h4>"],
)
def test_a_heading_between_paragraphs_of_the_article_is_no_prompt(heading: str) -> None:
    text = heading.partition(">")[2].partition("<")[0]
    assert reason_of(of(heading), text) == [None]


FOLDED = [
    ("af", "Wys meer", "Die spruit in vyf jaar", "Maak toe"),
    ("sk", "Rozbaliť", "Sused medveď v piatich dieloch", "Zavrieť"),
    ("th", "ดูเพิ่มเติม", "ห้าปีของลำน้ำ", "ปิด"),
]


@pytest.mark.parametrize(("language", "summary", "heading", "close"), FOLDED)
def test_a_box_that_unfolds_under_a_heading_of_its_own_goes(
    language: str, summary: str, heading: str, close: str
) -> None:
    said = "Five years ago this paper told how the wall was built, and who had paid for it in the end."
    box = f"<div class=b7><details><summary>{summary}</summary><h4>{heading}</h4><p>{said}</p></details><span>{close}</span></div>"
    paragraphs = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    body = "".join((*paragraphs[:2], box, *paragraphs[2:]))
    found = verdicts(f"<html lang={language}><body><article><h1>Lighthouse vote</h1>{body}</article></body></html>")
    assert all(None not in reason_of(found, text) for text in (heading, said, close))
    assert [reason_of(found, sentence) for sentence in SENTENCES] == [[None]] * len(SENTENCES)


@pytest.mark.parametrize(
    "box",
    [
        "<details><summary>Read on</summary><p>{}</p></details>",  # no heading: the text itself
        "<details><summary>One</summary><h4>Part one</h4><p>{}</p></details><details><summary>Two</summary><h4>Part two</h4><p>{}</p></details>",
    ],
)
def test_what_unfolds_without_one_and_series_stay(box: str) -> None:
    said = "The wall was built within a year, and the county had paid for most of it in the end."
    paragraphs = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    body = "".join(
        (*paragraphs[:2], box.replace("{}", said, 1).replace("{}", said.replace("wall", "gate")), *paragraphs[2:])
    )
    found = verdicts(f"<html lang=en><body><article><h1>Lighthouse vote</h1>{body}</article></body></html>")
    assert reason_of(found, said) == [None]
