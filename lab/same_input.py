"""`python -m lab same-input`: ten small documents, eight tools, what each keeps, loses and invents."""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli

from lab.bench.peers import PEER_KINDS, Peer, PeerResult, peer
from pipeline.extraction import extract
from pipeline.model.document import DocumentKind, Hints, RawDocument

DOCUMENTS = Path(__file__).parent / "data" / "same_input.toml"
PART = "same input"  # of docs/QUALITY.md
TOOLS = ("trafilatura", "readability", "justext", "newspaper4k", "goose3", "resiliparse", "htmldate")
OURS = "newswinnow"
_HEAD = """# What others do with the same input

Written by `python -m lab same-input --into docs/QUALITY.md`; change `lab/same_input.py`, not this part. Ten small documents
of our own, each of a kind on which tools differ; dumps are given to tools for pages as paragraphs of a bare page. **all** is
the whole text and nothing else, **−2** says that two pieces of the article are lost, **+1** that one piece of something
else stays. Of title, date and authors is told what is **wrong** (another value than the document states, or one where it
states none) and what is **not found**. A tool that does not answer for a field is not blamed for it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document and what is right for it: pieces that belong to the text and that do not, and the stated fields."""

    name: str
    what: str
    raw: RawDocument
    keep: tuple[str, ...]
    leave: tuple[str, ...]
    title: str
    date: str
    authors: tuple[str, ...]


def samples() -> list[Sample]:
    """The documents of `lab/data/same_input.toml`."""
    return [_sample(table) for table in tomli.loads(DOCUMENTS.read_text("utf-8"))["document"]]


def _sample(table: dict[str, str | list[str]]) -> Sample:
    def said(key: str) -> str:
        value = table.get(key, "")
        assert isinstance(value, str)
        return value

    kind: DocumentKind = "html" if said("kind") == "html" else "text"
    name = f"{said('name')}.{'html' if kind == 'html' else 'txt'}"
    media = "text/html" if kind == "html" else "text/plain"
    raw = RawDocument(name, kind, media, said("content").encode(), "utf-8", Hints(said("url") or None, None))
    keep, leave, authors = (tuple(table[key]) for key in ("keep", "leave", "authors"))
    return Sample(said("name"), said("what"), raw, keep, leave, said("title"), said("date"), authors)


def verdict(sample: Sample, found: PeerResult, answers: tuple[str, ...]) -> str:
    """One cell: what of the text is lost or too much, which fields are wrong or not found."""
    parts = []
    if "text" in answers:
        text = " ".join(found.text.split())
        lost = sum(piece not in text for piece in sample.keep)
        extra = sum(piece in text for piece in sample.leave)
        counts = [f"−{lost}"] * (lost > 0) + [f"+{extra}"] * (extra > 0)
        parts.append("no text" if lost == len(sample.keep) else " ".join(counts) or "all")
    wrong: list[str] = []
    silent: list[str] = []
    for field, right in (("title", sample.title), ("date_published", sample.date), ("authors", sample.authors)):
        said = getattr(found, field) or type(right)()
        if field in answers and said != right:
            (wrong if said else silent).append(field.partition("_")[0])
    parts += [f"wrong {', '.join(wrong)}"] * bool(wrong) + [f"no {', '.join(silent)}"] * bool(silent)
    return "; ".join(parts) or "right"


def ours(sample: Sample) -> PeerResult:
    """What this project's own line gives for a sample."""
    record = extract(sample.raw.content, sample.raw.hints.url, kind=sample.raw.kind)
    if record is None:
        return PeerResult()
    return PeerResult(record.text, record.title, tuple(record.authors), record.date_published)


def table(tools: tuple[str, ...] = TOOLS) -> str:
    """The document in Markdown. Raises EnvironmentFault if a tool is not installed."""
    peers = {name: peer(name) for name in tools}
    rows = [f"| | {OURS} | " + " | ".join(f"{name} {PEER_KINDS[name].version}" for name in tools) + " |"]
    rows += ["|---" * (len(tools) + 2) + "|"]
    known = samples()
    with _quietly():
        for sample in known:
            cells = [verdict(sample, ours(sample), ("text", "title", "date_published", "authors"))]
            cells += [verdict(sample, _asked(peers[name], sample), PEER_KINDS[name].answers) for name in tools]
            rows.append(f"| {sample.name} | " + " | ".join(cells) + " |")
    told = [f"- **{sample.name}**: {sample.what}." for sample in known]
    return "\n\n".join([_HEAD, "\n".join(told), "\n".join(rows)]) + "\n"


def _asked(ask: Peer, sample: Sample) -> PeerResult:
    try:
        return ask(sample.raw)
    except Exception:  # noqa: BLE001  a tool may raise anything; then it has found nothing
        return PeerResult()


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """The tools' own remarks are no part of the table."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
