"""The headline of a text dump: the line that the cleaner lifted out, or one that other lines bear witness to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pipeline.metadata.context import Context, candidate
from pipeline.metadata.folding import fold, overlap
from pipeline.metadata.found import Found, resolve
from pipeline.metadata.site import title_parts
from pipeline.model.evidence import Candidate
from pipeline.model.reasons import Reason

# Share right on the flattened labelled pages.
_CAPTURED, _CAPTURED_WITNESSED, _WITNESSED, _REPEATED, _ADDRESSED = 0.72, 0.97, 0.89, 0.86, 0.84
FLOOR = 0.4
MAX_PARTS = 12  # a first line with more separators is a menu, and taking it apart is quadratic
MIN_CHARS, MAX_CHARS = 12, 300
MIN_WORDS = 4
"""Of a first line that comes again: a shorter one is an entry of a menu."""
_MARKERS = ("*", "+", "-", "•", "·", ">", "»", "#")
TOP_LINES = 3
"""A page's `<title>` and its address stand in the first lines of a dump, if at all."""
ADDRESS_ALIKE = 0.75
"""Word overlap of a line and an address's last part from which the line is its headline."""
MAX_LINES = 400
MAX_FRONT = 60
_CRUMBS = "»›>/|"
_NUMBER = re.compile(r"^(?:\d{1,2}\.\s+|[*+•·–-]\s+)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}.{0,20}(?:AM|PM|GMT|UTC|Uhr)|(?:19|20)\d\d,? ?\d{1,2}:\d{2}")
_SITE = re.compile(r"(?i)(?:www\.)?[\w-]+\.[a-z]{2,4}")
_NO_TITLE = frozenset(
    (Reason.SHARE, Reason.NAVIGATION, Reason.PROMO, Reason.CONSENT, Reason.NEWSLETTER, Reason.ADVERTISEMENT)
)

_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")


def title_of_dump(context: Context) -> Found:
    """Values: `title`, `subtitle`."""
    witnesses = tuple(_witnesses(context))
    candidates = [*_captured(context, witnesses), *_witnessed(context, witnesses)]
    title = resolve("title", candidates, FLOOR)
    if title is None or title.chosen is None:
        return Found()
    values = {"title": title.chosen.value}
    for block in context.cleaned.captured("subtitle")[:1]:
        if fold(block.text) != fold(title.chosen.value):
            values["subtitle"] = block.text
    return Found(values, (title,))


def _witnesses(context: Context) -> Iterator[tuple[str, str]]:
    """(kind, folded text): the first line without what stands behind a separator, and addresses' last parts."""
    for block in context.cleaned.blocks[:TOP_LINES]:
        if _ADDRESS.match(block.text):
            slug = max(unquote(block.text).split("?")[0].split("/")[3:] or [""], key=lambda part: part.count("-"))
            if slug.count("-") >= 2:
                yield "address", fold(re.sub(r"\.\w{2,5}$|[-_]|\d{5,}", " ", slug))
        elif block.index == 0:
            parts = title_parts(block.text)
            text = block.text
            while 1 < len(parts) <= MAX_PARTS and parts[-1] in text:
                text = text[: text.rindex(parts[-1])].strip().strip("|-–—·•:»/").strip()
                parts = parts[:-1]
                if len(text) >= MIN_CHARS:
                    yield "title", fold(text)
            if parts and len(parts) <= MAX_PARTS and _SITE.fullmatch(parts[0].strip()) and len(parts[-1]) >= MIN_CHARS:
                yield "title", fold(parts[-1])  # "example.org | Section | Headline"
            if len(block.text.split()) >= MIN_WORDS and not block.text.startswith(_MARKERS):
                yield "line", fold(block.text)


def _captured(context: Context, witnesses: tuple[tuple[str, str], ...]) -> Iterator[Candidate]:
    for block in context.cleaned.captured("title")[:1]:
        if _CLOCK.search(block.text):
            continue  # a line of times and dates
        text = _trimmed(block.text, context)
        folded = fold(text)
        backed = any(kind == "title" and witness == folded for kind, witness in witnesses)
        yield candidate(text, "line.title", block.text, _CAPTURED_WITNESSED if backed else _CAPTURED)


def _trimmed(text: str, context: Context) -> str:
    """A headline without a list's number, the breadcrumbs glued to its front and the site's name behind a separator."""
    text = _NUMBER.sub("", text)
    index = context.ruleset.outlet_index
    parts = title_parts(text)
    while 1 < len(parts) <= MAX_PARTS and parts[-1] in text and len(parts[0].split()) >= MIN_WORDS:
        barred = text[: text.rindex(parts[-1])].rstrip().endswith("|") and len(parts[-1].split()) < MIN_WORDS
        if not (barred or index.of_name(parts[-1].strip()) or _SITE.fullmatch(parts[-1].strip())):
            break
        text = text[: text.rindex(parts[-1])].strip().strip("|-–—·•:»/").strip()
        parts = parts[:-1]
    for block in context.cleaned.blocks[:MAX_LINES]:
        line = block.text
        if MIN_CHARS <= len(line) < len(text) and text.endswith(line) and len(line.split()) > 1:
            front = text[: -len(line)]
            if len(front) <= MAX_FRONT and (front.rstrip()[-1:] in _CRUMBS or front[-1:].isalpha()):
                return line  # "HomeNewsHarbour closed", "Home » News » Harbour closed"
    return text


def _witnessed(context: Context, witnesses: tuple[tuple[str, str], ...]) -> Iterator[Candidate]:
    """Lines behind the first that the page's title or address repeats; the first line if it comes again."""
    if not witnesses:
        return
    shares = {"title": _WITNESSED, "line": _REPEATED}
    for block, verdict in zip(context.cleaned.blocks[1:MAX_LINES], context.cleaned.verdicts[1:MAX_LINES], strict=True):
        if not MIN_CHARS <= len(block.text) <= MAX_CHARS or verdict.reason in _NO_TITLE or _SITE.fullmatch(block.text):
            continue
        folded = fold(block.text)
        for kind, text in witnesses:
            if kind == "address":
                if overlap(folded, text) >= ADDRESS_ALIKE:
                    yield candidate(block.text, "line.address", block.text, _ADDRESSED)
            elif folded == text:
                yield candidate(block.text, f"line.{kind}_again", block.text, shares[kind])
