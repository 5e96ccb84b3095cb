"""Hypothesis strategies for documents, and what the laws compare."""

from __future__ import annotations

import html
import unicodedata
from collections import Counter
from dataclasses import dataclass

from hypothesis import strategies as st

from pipeline import ArticleRecord, Hints, Outcome, RawDocument
from tests.laws.pieces import LANGUAGES, ODD_LINES, Language

LANGUAGE = st.sampled_from(LANGUAGES)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
ODD = st.one_of(st.sampled_from(ODD_LINES), ANY_TEXT)


@dataclass(frozen=True)
class Made:
    """A generated document, and the texts that a reader of it would see, in order."""

    raw: RawDocument
    visible: tuple[str, ...]


def dump(text: str, name: str = "made.txt") -> RawDocument:
    return RawDocument(name, "text", "text/plain", text.encode("utf-8", "surrogatepass"))


def page(markup: str, name: str = "made.html") -> RawDocument:
    return RawDocument(name, "html", "text/html", markup.encode("utf-8", "surrogatepass"))


@st.composite
def article_lines(draw: st.DrawFn, odd: bool = True) -> list[str]:
    """The lines of an article as a dump would have them: heading lines, prose, perhaps something odd in between."""
    language: Language = draw(LANGUAGE)
    count = draw(st.integers(2, len(language.paragraphs)))
    lines = list(language.paragraphs[:count])
    if odd:
        for line in draw(st.lists(ODD, max_size=3)):
            lines.insert(draw(st.integers(0, len(lines))), line)
    head = draw(st.lists(st.sampled_from([language.title, language.date, language.byline]), max_size=3, unique=True))
    return head + lines


@st.composite
def dumps(draw: st.DrawFn) -> RawDocument:
    """A dump: article lines, perhaps a menu before and a footer behind, with some way of ending lines."""
    language: Language = draw(LANGUAGE)
    lines = draw(article_lines())
    before = list(language.menu) if draw(st.booleans()) else []
    after = list(language.footer) if draw(st.booleans()) else []
    ending = draw(st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n \n"]))
    return dump(ending.join(before + lines + after))


def article_page(language: Language, lines: list[str], before: str = "", after: str = "") -> str:
    """A plain page with one article."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    return (
        f'<!doctype html><html lang="{language.code}"><head><meta charset="utf-8"><title>{language.title}</title></head>'
        f"<body>{before}<main><article><h1>{language.title}</h1>{body}</article></main>{after}</body></html>"
    )


def menu(language: Language) -> str:
    items = "".join(f'<li><a href="/{n}">{html.escape(item)}</a></li>' for n, item in enumerate(language.menu))
    return f"<header><nav><ul>{items}</ul></nav></header>"


def footer(language: Language) -> str:
    return "<footer>" + "".join(f"<p>{html.escape(line)}</p>" for line in language.footer) + "</footer>"


# Elements that text stands in on real pages, good and bad.
WRAPPERS = (
    "p",
    "div",
    "li",
    "td",
    "span",
    "h2",
    "blockquote",
    "figcaption",
    "section",
    "aside",
    "a",
    "b",
    "center",
    "pre",
)


@st.composite
def pages(draw: st.DrawFn) -> Made:
    """A page of known visible texts in nested elements, between things that are not visible."""
    language: Language = draw(LANGUAGE)
    texts = draw(st.lists(st.one_of(st.sampled_from(language.paragraphs + language.menu), ODD), min_size=1, max_size=8))
    texts = ["".join(c for c in text if c.isprintable() or c in " \n") for text in texts]
    parts = []
    for text in texts:
        element = draw(st.sampled_from(WRAPPERS))
        inner = html.escape(text)
        for outer in draw(st.lists(st.sampled_from(["div", "section", "article", "td"]), max_size=3)):
            inner = f"<{outer}>{inner}</{outer}>" if outer != "td" else f"<table><tr><td>{inner}</td></tr></table>"
        parts.append(f"<{element}>{inner}</{element}>")
        parts.append(
            draw(st.sampled_from(["", "<script>var hidden = 1;</script>", "<!-- hidden -->", "<style>p{}</style>"]))
        )
    markup = f"<html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>"
    return Made(page(markup), tuple(texts))


@st.composite
def broken_pages(draw: st.DrawFn) -> RawDocument:
    """Markup that no parser likes: cut off, wrongly nested, or with wild attributes."""
    scraps = st.sampled_from(
        ["<div>", "</div>", "<p", "<table><tr>", "</td>", "<a href='", "&#0;", "&#xD800;", "<![CDATA[", "<!--", "-->",
         "<svg>", "</html>", "<body>", "<frameset>", "<template>", "<noscript>", "<title>", "<textarea>", "<plaintext>",
         '<script type="application/ld+json">{"@type":"NewsArticle","author":', "</script>", "<?xml version='1.0'?>",
         '<meta property="article:published_time" content="', '<html lang="', '">', "<time datetime='"]
    )  # fmt: skip
    return page("".join(draw(st.lists(st.one_of(scraps, ODD), max_size=25))))


DOCUMENTS = st.one_of(dumps(), pages().map(lambda made: made.raw), broken_pages())
HINTS = st.builds(Hints, url=st.none() | ANY_TEXT, fetched_at=st.none() | ANY_TEXT, outlet=st.none() | ANY_TEXT,
                  language=st.none() | st.sampled_from(["en", "de-AT", "xx", "", "zh-Hant-TW"]))  # fmt: skip


def ink(*texts: str) -> str:
    """All characters that print something, in NFC: white space and invisible characters do not count."""
    joined = unicodedata.normalize("NFC", "".join(texts))
    return "".join(c for c in joined if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf", "Cn", "Co"})


def count_ink(*texts: str) -> Counter[str]:
    """How often each printing character occurs."""
    return Counter(ink(*texts))


def body(outcome: Outcome) -> list[str] | None:
    """The paragraphs of an article; None if there is no record."""
    return outcome.record.paragraphs if isinstance(outcome.record, ArticleRecord) else None
