"""Where a document states its dates: structured data, marked elements, printed lines, the address. Nothing judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.metadata.date.markup import MarkupDates
from pipeline.metadata.date.printed import PrintedDates
from pipeline.metadata.date.statement import (
    MAX_PRINTED_CHARS,
    OFF_REASONS,
    OFF_STAGE,
    STAMPS,
    DateReader,
    DateStatement,
)
from pipeline.metadata.document.context import Context
from pipeline.model.block import RECORD_DAY
from pipeline.model.evidence import Origin

# DateStatements that prove little alone, besides elements far from the headline.
_WEAK = (
    Origin("json_ld", "page", "datePublished"),
    Origin("line", "tail", "labelled"),
    Origin("line", "tail", "whole"),
)
_MAX_SCRIPTED = 4_000_000  # bytes of a page in which they are looked for
_QUOTE = rb"""(?:\\?["']|&quot;|\\u0022)"""
_SCRIPTED = re.compile(
    _QUOTE + rb"(?:date_?[Pp]ublished|published_?[Dd]ate|published_?[Aa]t|publish_?[Dd]ate|publication_?[Dd]ate|publishedOn|pubDate"
    rb"|first_?[Pp]ublish(?:ed)?_?(?:[Dd]ate|[Aa]t)|published_time)" + _QUOTE + rb"\s*:\s*" + _QUOTE
    + rb"""((?:19|20)\d\d-\d\d-\d\d[^"'&\\]{0,25})"""
)  # fmt: skip
"""A day of publication in JSON, also in JSON inside an attribute or inside another string. Of 7 labelled pages that state
a day nowhere else, all 7 were right."""
_PUBLISHING = re.compile(rb"ub(?:lish|licat|Date)")  # some bytes behind the beginning of whatever `_SCRIPTED` finds
_BEFORE_PUBLISHING = 13  # at most so many: a quotation mark of six bytes and `first_p`
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_places(context: Context, language: str | None) -> list[DateStatement]:
    """Every statement of a date in the document, structured ones first; `language` (BCP 47) is what it is read in."""
    reader = DateReader(context, language)
    markup, printed = MarkupDates(reader), PrintedDates(reader)
    if context.is_html:
        marked = _without_stamps([*markup.elements()], printed)
        found = [*markup.json_ld(), *markup.metas(), *marked, *printed.printed(), *markup.address()]
    else:
        found = [*_recorded(reader), *printed.printed(), *markup.address()]
    if context.is_html and not any(p.role == "published" for p in found):
        found += _scripted(reader)
    strong = [p for p in found if p.role == "published" and not (p.origin in _WEAK or p.origin.shape == "far")]
    return found if strong else [*found, *_lone(found, reader)]


def _recorded(reader: DateReader) -> Iterator[DateStatement]:
    """The day that a database's record gives the paper; several different ones are nobody's."""
    blocks = [block for block in reader.context.cleaned.blocks if RECORD_DAY in block.marks]
    stated = [(block, m) for block in blocks for m in reader.find(block.text) if m.iso_day]
    if len({m.iso_day for _, m in stated}) == 1:
        block, mention = stated[0]
        yield DateStatement(mention, Origin("record", "day"), block.text, block=block.index)


def _without_stamps(marked: list[DateStatement], printed: PrintedDates) -> list[DateStatement]:
    """Without the stamps of a live blog's entries: several marked days between the first and the last paragraph.

    Nor with the marked days of a chronology.
    """
    if marked:
        marked = [p for p in marked if p.block not in printed.own_days or p.origin.place == "itemprop"]
    start, end = printed.body_start, printed.body_end
    stamps = [p for p in marked if p.role == "published" and start < p.block < end and p.origin.place != "itemprop"]
    return [p for p in marked if p not in stamps] if len({p.block for p in stamps}) >= STAMPS else marked


def _scripted(reader: DateReader) -> Iterator[DateStatement]:
    """Where markup and lines state nothing: the only day of publication in the data that the page's scripts carry."""
    content = reader.context.cleaned.segmented.raw.content[:_MAX_SCRIPTED]
    stated = list(_scripted_days(content))
    mentions = [mention for value in stated if (mention := reader.machine(value)) is not None and mention.iso_day]
    if len({mention.iso_day for mention in mentions}) == 1:
        yield DateStatement(mentions[0], Origin("script", "published"), stated[0])


def _scripted_days(content: bytes) -> Iterator[str]:
    """All that `_SCRIPTED` finds, a tenth of the time of trying it at every byte."""
    behind = 0
    for hit in _PUBLISHING.finditer(content):
        for start in range(max(behind, hit.start() - _BEFORE_PUBLISHING), hit.start()):
            if content[start] in b"\\\"'&" and (stated := _SCRIPTED.match(content, start)):
                yield stated[1].decode("ascii", "replace")
                behind = stated.end()
                break


def _lone(found: list[DateStatement], reader: DateReader) -> Iterator[DateStatement]:
    """Where nothing stands near the headline: the only labelled day, or the only marked one, of the whole page."""
    changed = max((p.day or "" for p in found if p.role == "modified" and p.origin.place == "head"), default="")
    labelled: list[DateStatement] = []
    for block in reader.context.cleaned.blocks:
        text = block.text
        if len(text) <= MAX_PRINTED_CHARS and _YEAR.search(text) and not OFF_STAGE.intersection(block.marks):
            if reader.context.cleaned.verdicts[block.index].reason in OFF_REASONS:
                continue
            stated = [m for m in reader.find(text) if m.iso_day and m.label == "published"]
            # Nothing is published after its last change: "週刊アスキー (2019年5月7日発行)" is another's day.
            stated = [m for m in stated if not changed or (m.iso_day or "") <= changed]
            labelled += [DateStatement(m, Origin("line", "lone"), text) for m in stated]
    if len({p.day for p in labelled}) == 1:
        yield labelled[0]
    far = [p for p in found if p.origin.shape == "far" and p.role == "published"]
    if len({p.day for p in far}) == 1:
        yield replace(far[0], origin=Origin("element", "lone"))
