"""Wire agencies that the document credits: in the dateline, the byline, a source line, a sign-off, an attribution.

A story that merely quotes an agency ("…, a spokesman told Reuters") does not credit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.sign_offs import MAX_TAIL, bracketed_agencies, read_sign_off
from pipeline.grammar.datelines import read_dateline
from pipeline.grammar.end_lines import signing_agency
from pipeline.grammar.head_credits import head_agencies
from pipeline.grammar.notices import copyright_holder
from pipeline.grammar.persons.agencies import agency
from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.document.layout import ASIDE, headline_blocks
from pipeline.metadata.document.standing import standing_alone
from pipeline.metadata.field.found import Found
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.model.reasons import Reason
from pipeline.packs.names import known_names, remembered

_OPENING_CHARS = 30  # of a paragraph that can open a report, in the scripts that need few of them
_BEHIND, _LINE_CHARS = 5, 40  # blocks behind the text in which an agency signs on a line of its own; length of the line
_HEAD_LINES, _BESIDE = 6, 2  # lines below the headline, and of these to one with the date
_FIRST, _LAST = 2, 2  # paragraphs at either end in which agencies are credited
# ", Example Agency reports." at the end of an opening paragraph: the present tense credits, the past tense quotes.
_REPORTS = re.compile(
    r",\s+(?:the\s+|la\s+|l['’]|die\s+)?(?P<name>[A-Z][\w.&'’\-]*(?:\s+[A-Z][\w.&'’\-]*){0,3})\s+"
    r"(?:reports|writes|news agency reports|meldet|berichtet|rapporte|informa|riferisce|relata|bildirdi)\s*\.?\s*[\"”]?$"
)
# The same with the verb in front, as Spanish, French and Italian have it: ", informa EFE."
_REPORTS_BEFORE = re.compile(
    r",\s+(?:informa|informó|rapporte|riferisce|relata|informou|berichtet|meldet)\s+(?:(?:la|l['’]|a)\s*(?:agencia\s+|agence\s+)?|die\s+)?"
    r"(?P<name>[A-Z][\w.&'’\-]*(?:\s+[A-Z][\w.&'’\-]*){0,3})\s*\.?\s*[\"”»]?$"
)
_SIGN_OFF = re.compile(
    r"(?:[.!?”\"»]\s*[(\[–—\-/]+\s*|^\s*[(\[–—\-/]*\s*)(?P<name>[^()\[\].!?/–—]{2,40})[)\]]?\s*\.?\s*$"
)
_ROLES = re.compile(r"\s*[,|·]\s+|\s+[-–—]\s+")
_FORM_WORDS = 3  # of the longest forms of agencies' names behind a role
_COLON = re.compile(r"[:：]")
_QUOTES = " «»„“”\"'"
_AUTHOR_METAS = frozenset(("author", "article:author", "dc.creator", "parsely-author", "byl"))
_PARTS = re.compile(r"\s*[/,;+&|、，–]\s*|\s+(?:and|und|et|y|e|with|mit|via)\s+")


def find(context: Context) -> Found:
    """Values: `agencies`, in the order in which they are credited."""
    credited: dict[str, Candidate] = {}
    for name, method, evidence, confidence in _credits(context):
        credited.setdefault(name, candidate(name, method, evidence, confidence))
    if not credited:
        return Found()
    votes = tuple(credited.values())
    chosen = candidate("; ".join(credited), votes[0].method, votes[0].evidence, min(v.confidence for v in votes))
    return Found({"agencies": tuple(credited)}, (FieldEvidence("agencies", chosen),))


def _credits(context: Context) -> Iterator[tuple[str, str, str, float]]:
    byline = context.known.byline
    if byline:
        read = read_byline(byline, context.ruleset.languages)
        for name in (*(read.agencies if read else ()), *bracketed_agencies(byline), *_employers(byline)):
            yield name, "byline", byline, 0.95
    paragraphs = [b.text for b in context.kept if b.text]
    yield from _opened([p for p in paragraphs if len(p) >= _OPENING_CHARS][:_FIRST])
    if (alone := standing_alone(context)) is not None and alone[0].agency:
        yield alone[0].agency, "dateline", alone[1], 0.97
    sources = [(re.split(_COLON, b.text, maxsplit=1)[-1], b) for b in context.cleaned.captured("outlet")]
    # A line with the day may end in its source: "2025-07-18 16:12 来源：新华社".
    sources += [(re.split(_COLON, b.text)[-1], b) for b in context.cleaned.captured("date_published")]
    for value, block in sources:
        for part in _PARTS.split(value):
            if named := agency(part.strip(" .()")):
                yield named, "line.source", block.text, 0.95
    yield from _as_author(context)
    yield from _headed_lines(context)
    yield from _signed_lines(context)
    long = [text for text in paragraphs if len(text) > _LINE_CHARS]
    for text in dict.fromkeys((*long[-1:], *paragraphs[-_LAST:])):
        signed = read_sign_off(text)
        for named in signed.agencies if signed is not None else ():
            yield named, "sign_off", text[-60:], 0.93
        match = _SIGN_OFF.search(text[-60:] if len(text) > 60 else text)
        for part in _PARTS.split(match["name"]) if match is not None else ():
            if named := agency(part.strip()):
                yield named, "sign_off", text[-60:], 0.93


def _employers(byline: str) -> Iterator[str]:
    """The agencies that the roles of a byline end with: "Letícia Prado - Repórter da Agência Brasil"."""
    for part in _ROLES.split(byline)[1:]:
        words = part.split()
        named = (agency(" ".join(words[n:])) for n in range(max(1, len(words) - _FORM_WORDS), len(words)))
        yield from filter(None, islice(filter(None, named), 1))


def _opened(paragraphs: list[str]) -> Iterator[tuple[str, str, str, float]]:
    """Agencies that the first paragraphs credit: in a dateline, or at the end of a sentence."""
    for text in paragraphs:
        line = read_dateline(text)
        for named in (line.agency, *line.others) if line is not None else ():
            if named:
                yield named, "dateline", text[:80], 0.98
        match = _REPORTS.search(text[-90:]) or _REPORTS_BEFORE.search(text[-90:])
        if match is not None and (named := agency(match["name"])):
            yield named, "attribution", text[-80:], 0.95
        if named := _attributed(text):
            yield named, "attribution", text[:80], 0.93


def _attributed(text: str) -> str | None:
    """The agency that a paragraph is credited to by words of its language (data: `names/credits.toml`)."""
    match = _reports().search(text[-90:]) or _reported().match(text)
    if match is None:
        return None
    words = match["name"].strip(_QUOTES).split()  # "خبرگزاری تسنیم از تبریز": the place may follow
    return next(
        (named for n in range(len(words), 0, -1) if (named := agency(" ".join(words[:n]).strip(_QUOTES)))), None
    )


@remembered(4)
def _reports() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, known_names().credits["reports"]))
    return re.compile(rf"(?i)(?:^|[\s,])(?:{verbs})\s+(?P<name>[^.,;!?]{{2,40}})\.?\s*$")


@remembered(4)
def _reported() -> re.Pattern[str]:
    words = "|".join(map(re.escape, known_names().credits["reported"]))
    return re.compile(rf"(?:{words})\s+(?P<name>[^.،,:؛]{{2,30}})[،,:]")


def _as_author(context: Context) -> Iterator[tuple[str, str, str, float]]:
    """Agencies that a page names where its author belongs: in a meta, in JSON-LD, in an element marked so."""
    stated = [content for key, content in context.markup.metas if key in _AUTHOR_METAS]
    for value in context.main.values("author") if context.main else ():
        name = value.get("name") if isinstance(value, dict) else value
        stated += [name] if isinstance(name, str) else []
    stated += [e.text for e in context.markup.elements if e.get("itemprop").lower() == "author"]
    for text in stated:
        if named := agency(" ".join(text.split())):
            yield named, "author", text, 0.93


def _headed_lines(context: Context) -> Iterator[tuple[str, str, str, float]]:
    """Agencies on a line of their own between the headline and the text, beside a line that states the date."""
    blocks, verdicts = context.cleaned.blocks, context.cleaned.verdicts
    first = context.kept[0].index if context.kept else 0
    dates = {n for n, verdict in enumerate(verdicts[:first]) if verdict.reason is Reason.DATE_LINE}
    for head in headline_blocks(context)[:1]:
        for block in blocks[head + 1 : min(first, head + 1 + _HEAD_LINES)]:
            if dates.isdisjoint(range(block.index - _BESIDE, block.index + _BESIDE + 1)) or not ASIDE.isdisjoint(
                block.marks
            ):
                continue
            for named in head_agencies(block.text):
                yield named, "line.head", block.text, 0.93


def _signed_lines(context: Context) -> Iterator[tuple[str, str, str, float]]:
    """Agencies on a line of their own at the end of the text: "STT–AFP", "(©NTB)", "/ritzau/"; every part must be one."""
    kept = context.kept
    if not kept:
        return
    for block in context.cleaned.blocks[kept[-1].index : kept[-1].index + 1 + _BEHIND]:
        signed = read_sign_off(block.text) if len(block.text) <= MAX_TAIL else None
        if len(block.text) > _LINE_CHARS and (signed is None or ":" not in block.text):
            continue
        bare = agency(block.text.strip(" .")) or agency(copyright_holder(block.text) or "")
        bare = bare or (signing_agency(block.text) if signed is None else None)
        for named in (bare,) if bare else signed.agencies if signed is not None and not signed.start else ():
            yield named, "sign_off", block.text, 0.93
