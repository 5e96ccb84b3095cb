"""Other extractors behind one small interface, to measure beside them and to score them in our own record's shape."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

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


def peer(name: str) -> Peer:
    """An extractor by name, its libraries imported.

    Raises UsageError for an unknown name, EnvironmentFault if its package is missing.
    """
    if name not in _MAKERS:
        raise UsageError(f"There is no peer named {name!r}.", f"Choose one of {', '.join(_MAKERS)}.")
    try:
        return _MAKERS[name]()
    except ImportError as error:
        raise EnvironmentFault(f"{name} is not installed ({error}).", "pip install 'newswinnow[bench]'") from None


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


_MAKERS: dict[str, Callable[[], Peer]] = {"trafilatura": _trafilatura, "readability": _readability}
PEERS = tuple(_MAKERS)


def markup_of(raw: RawDocument) -> bytes:
    """A page's bytes; a dump's lines as paragraphs of a bare page, since extractors only take pages."""
    if raw.kind == "html":
        return raw.content
    lines = raw.content.decode("utf-8", "replace").splitlines()
    paragraphs = "".join(f"<p>{html.escape(line.strip())}</p>\n" for line in lines if line.strip())
    return f'<html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>'.encode()


def _day(value: str | None) -> str | None:
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None
