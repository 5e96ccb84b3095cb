"""Other extractors behind one small interface, to measure beside them and to score them in our own record's shape.

Each is used as its documentation shows for a page that is already there, with its defaults. None of them fetches anything.
`text` peers find the article; `field` peers answer one question about it. jusText wants to be told the language: it gets
the one that the page declares, and English otherwise.
"""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

from lxml import html as lxml_html

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.model.document import RawDocument


@dataclass(frozen=True, slots=True)
class PeerResult:
    """What a peer says about a document. None or empty: it says nothing."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date_published: str | None = None  # YYYY-MM-DD
    outlet: str | None = None
    language: str | None = None


Peer = Callable[[RawDocument], PeerResult]
FIELDS = ("title", "authors", "date_published", "outlet", "language")


@dataclass(frozen=True, slots=True)
class PeerKind:
    """A peer by its distribution and the module that shows that it is there; `answers`: text and fields it speaks of."""

    distribution: str
    module: str
    make: Callable[[], Peer]
    answers: tuple[str, ...]

    @property
    def version(self) -> str:
        """As installed; `?` if it is not."""
        try:
            return version(self.distribution)
        except PackageNotFoundError:
            return "?"


def peer(name: str) -> Peer:
    """An extractor by name, its libraries imported.

    Raises UsageError for an unknown name, EnvironmentFault if its package is missing.
    """
    if name not in PEER_KINDS:
        raise UsageError(f"There is no peer named {name!r}.", f"Choose one of {', '.join(PEER_KINDS)}.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of theirs that nobody asks for
            return PEER_KINDS[name].make()
    except ImportError as error:
        raise EnvironmentFault(f"{name} is not installed ({error}).", "pip install 'newswinnow[bench]'") from None


def installed() -> list[str]:
    """The peers that are installed, in the registry's order."""
    return [name for name, kind in PEER_KINDS.items() if find_spec(kind.module) is not None]


def _trafilatura() -> Peer:
    from trafilatura import bare_extraction

    def extract(raw: RawDocument) -> PeerResult:
        found = bare_extraction(markup_of(raw), url=raw.hints.url, with_metadata=True)
        if found is None or isinstance(found, dict):
            return PeerResult()
        authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
        return PeerResult(
            found.text or "",
            found.title or None,
            authors,
            _day(found.date),
            found.sitename or None,
            found.language or None,
        )

    return extract


def _readability() -> Peer:
    from readability import Document

    def extract(raw: RawDocument) -> PeerResult:
        document = Document(markup_of(raw).decode("utf-8", "replace"))
        tree = lxml_html.fragment_fromstring(document.summary(html_partial=True), create_parent="div")
        pieces = [" ".join(element.text_content().split()) for element in tree.iter("p", "h2", "h3", "li", "pre")]
        return PeerResult("\n".join(filter(None, pieces)), document.short_title() or None)

    return extract


def _justext() -> Peer:
    import justext

    lists = {code: justext.get_stoplist(name) for code, name in _STOPLISTS.items()}

    def extract(raw: RawDocument) -> PeerResult:
        content = markup_of(raw)
        words = lists.get(_declared_language(content) or "en", lists["en"])
        return PeerResult("\n".join(p.text for p in justext.justext(content, words) if not p.is_boilerplate))

    return extract


def _newspaper() -> Peer:
    from newspaper import Article, Config

    config = Config()
    config.fetch_images = False

    def extract(raw: RawDocument) -> PeerResult:
        article = Article(raw.hints.url or "", config=config)
        article.download(input_html=markup_of(raw).decode("utf-8", "replace"))
        article.parse()
        return PeerResult(
            article.text or "",
            _said(article.title),
            _names(article.authors),
            _day(article.publish_date),
            _said(article.meta_site_name),
            _said(article.meta_lang),
        )

    return extract


def _goose() -> Peer:
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})

    def extract(raw: RawDocument) -> PeerResult:
        article = goose.extract(raw_html=markup_of(raw).decode("utf-8", "replace"))
        return PeerResult(
            article.cleaned_text or "",
            _said(article.title),
            _names(article.authors),
            _day(article.publish_date),
            _said((article.opengraph or {}).get("site_name")),
            _said(article.meta_lang),
        )

    return extract


def _resiliparse() -> Peer:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def extract(raw: RawDocument) -> PeerResult:
        content = markup_of(raw)
        tree = HTMLTree.parse_from_bytes(content, detect_encoding(content) or "utf-8")
        return PeerResult(extract_plain_text(tree, main_content=True, alt_texts=False), tree.title or None)

    return extract


def _htmldate() -> Peer:
    from htmldate import find_date

    def extract(raw: RawDocument) -> PeerResult:
        content = markup_of(raw).decode("utf-8", "replace")
        return PeerResult(date_published=_day(find_date(content, original_date=True, url=raw.hints.url)))

    return extract


def _langdetect() -> Peer:
    from langdetect import DetectorFactory, detect
    from langdetect.lang_detect_exception import LangDetectException

    text_of = _trafilatura()

    def extract(raw: RawDocument) -> PeerResult:
        DetectorFactory.seed = 0  # its answers otherwise differ from run to run
        try:
            return PeerResult(language=detect(text_of(raw).text))
        except LangDetectException:
            return PeerResult()

    return extract


def _py3langid() -> Peer:
    from py3langid import classify

    text_of = _trafilatura()

    def extract(raw: RawDocument) -> PeerResult:
        text = text_of(raw).text
        return PeerResult(language=str(classify(text)[0]) if text else None)

    return extract


_EVERYTHING = ("text", *FIELDS)
_NO_LANGUAGE = ("text", "title", "authors", "date_published", "outlet")  # trafilatura only checks a language it is told
# The two detectors read what trafilatura takes for the article.
PEER_KINDS: dict[str, PeerKind] = {
    "trafilatura": PeerKind("trafilatura", "trafilatura", _trafilatura, _NO_LANGUAGE),
    "readability": PeerKind("readability-lxml", "readability", _readability, ("text", "title")),
    "justext": PeerKind("jusText", "justext", _justext, ("text",)),
    "newspaper4k": PeerKind("newspaper4k", "newspaper", _newspaper, _EVERYTHING),
    "goose3": PeerKind("goose3", "goose3", _goose, _EVERYTHING),
    "resiliparse": PeerKind("Resiliparse", "resiliparse", _resiliparse, ("text", "title")),
    "htmldate": PeerKind("htmldate", "htmldate", _htmldate, ("date_published",)),
    "langdetect": PeerKind("langdetect", "langdetect", _langdetect, ("language",)),
    "py3langid": PeerKind("py3langid", "py3langid", _py3langid, ("language",)),
}

_STOPLISTS = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ko": "Korean", "lt": "Lithuanian", "nl": "Dutch",
    "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip
_HTML_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2})", re.IGNORECASE)


def _declared_language(content: bytes) -> str | None:
    found = _HTML_LANGUAGE.search(content[:20_000])
    return found[1].decode().lower() if found else None


def markup_of(raw: RawDocument) -> bytes:
    """A page's bytes; a dump's lines as paragraphs of a bare page, since extractors only take pages."""
    if raw.kind == "html":
        return raw.content
    lines = raw.content.decode("utf-8", "replace").splitlines()
    paragraphs = "".join(f"<p>{html.escape(line.strip())}</p>\n" for line in lines if line.strip())
    return f'<html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>'.encode()


def _said(value: Any) -> str | None:
    """A text; None for an empty one, and for lists and objects that a page's structured data put in its place."""
    return value.strip() or None if isinstance(value, str) else None


def _names(values: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(_said, values or ())))


def _day(value: Any) -> str | None:
    """A day out of what peers call a date: text that begins with one, or a datetime on its own clock."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    try:
        return date.fromisoformat(str(value or "")[:10]).isoformat()
    except ValueError:
        return None
