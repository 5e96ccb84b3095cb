"""Printed bylines of a text dump: lines with a lead, and bare names beside the headline and the opening of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.grammar.bylines.leads import byline_words, cut_preposition, is_lead, is_led
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.words import CHECKED
from pipeline.grammar.letters import CAPITALS, SMALL
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case
from pipeline.grammar.vocabulary import vocabulary
from pipeline.metadata.authors.bare import bare_names
from pipeline.metadata.authors.lines import MAX_CHARS, MAX_PERSONS, DumpLines, bare, is_prose, is_whole
from pipeline.metadata.authors.notes import noted_author
from pipeline.metadata.authors.statement import BYLINE, LABELLED, Claim
from pipeline.metadata.document.context import Context
from pipeline.model.block import Block
from pipeline.model.evidence import Origin

# Shares of choices that named exactly the authors, on labelled dumps.
_CAPTURED_LED, _CAPTURED, _UNKNOWN_WORD, _UNKNOWN_FAR = 0.93, 0.85, 0.35, 0.35
_LED, _BESIDE, _FAR, _LONE, _LONE_UNKNOWN = 0.85, 0.03, 0.1, 0.15, 0.28
_CROWD, _LISTED = 2, 0.4  # more led lines with different names than this are a list of other stories
_NOTED, _LABELLED = 0.66, 0.84
_AMONG_OTHERS = 0.7  # 9 of 9, of three outlets
# A menu without its spaces: "Wedding GuestsJust Married", or all small: no name's word has so many letters.
_SEAM = re.compile(rf"[^\W\d_{CAPITALS}]{{4}}[{CAPITALS}][{SMALL}]{{2}}|[{CAPITALS}{SMALL}]{{22}}")

_POSSESSIVE = re.compile(r"['’]s(?:\s|$)")  # "Jane Doe's column"


def printed_in_dump(context: Context) -> Iterator[Claim]:
    """Every printed byline of a dump worth weighing: captured lines, others with a lead, bare names."""
    lines = DumpLines(context)
    led = list(_led(lines))
    crowd = len({claim.value for _, claim in led})
    for index, claim in led:
        share = claim.confidence - (_LISTED if _is_listed(lines, index, crowd) else 0.0)
        yield from _whole(lines, replace(claim, confidence=share))
    for claim in bare_names(lines):
        yield from _whole(lines, claim)
    noted = noted_author(context)
    if noted is not None:  # the person whom a note at the end presents as the author
        yield Claim((noted[0],), Origin("line", "biography"), noted[1][:MAX_CHARS], _NOTED)


def _is_listed(lines: DumpLines, index: int, crowd: int) -> bool:
    """Whether a led line is a list's: `crowd` different ones stand in the dump, or this one below several stories."""
    if crowd > _CROWD:
        return index not in lines.beside or not lines.context.known.title
    listed = crowd > 1 and index not in lines.near
    own = lines.near if lines.context.known.title else lines.beside
    return listed or (index not in own and lines.copies[bare(lines.blocks[index].text)] > _CROWD)


def _whole(lines: DumpLines, claim: Claim) -> Iterator[Claim]:
    """The claim with its persons as they stand alone elsewhere, if more is glued to them; not with names that are glued."""
    persons = tuple(lines.alone(person) for person in claim.value)
    if not any(_SEAM.search(person) or _POSSESSIVE.search(person) for person in persons):
        yield claim if persons == claim.value else replace(claim, value=persons)


def _led(lines: DumpLines) -> Iterator[tuple[int, Claim]]:
    """(line, byline) of captured lines and of others that a lead marks."""
    label = ""  # the line before, if it is a lead and nothing else
    for block in lines.blocks:
        label, before = block.text if is_lead(block.text, lines.languages) else "", label
        if before and (block.index in lines.near or block.index in lines.behind):
            claim = _labelled(lines, block, before)
        elif block.index in lines.captured:
            claim = _captured(lines, block)
        elif len(block.text) <= MAX_CHARS and (block.index in lines.near or (block.main and len(block.text) <= 80)):
            claim = _uncaptured(lines, block)
        else:
            continue
        if claim is not None:
            yield block.index, claim


def _labelled(lines: DumpLines, block: Block, label: str) -> Claim | None:
    """The names below a lead on a line of its own; not of those who only checked the text ("Medically reviewed", "by")."""
    above = lines.blocks[block.index - 2].text if block.index > 1 else ""
    if len(above) <= MAX_CHARS and CHECKED.match(f"{above} {label} "):
        return None
    text = _list_from(lines, block.index)
    if _SEAM.search(text):
        return None
    byline = read_byline(f"{label.strip(' :：')}: {text}", lines.languages)
    if byline and byline.clean and byline.lead and any(map(is_whole, byline.persons)):
        return Claim(byline.persons, LABELLED, text, _LABELLED, led=True)
    return None


def _captured(lines: DumpLines, block: Block) -> Claim | None:
    """What the cleaner took for the byline. Far from the headline, names without a known given name are mostly no names."""
    byline = lines.read(block) or lines.read_apart(block)
    if not byline or not byline.persons:
        return None
    share = _CAPTURED_LED if byline.lead else _CAPTURED
    if all(has_case(person) and not has_given_name(person) for person in byline.persons):
        share -= _UNKNOWN_WORD if all(" " not in person for person in byline.persons) else 0.0
        share -= _UNKNOWN_FAR if block.index not in lines.near else 0.0
    return Claim(byline.persons, BYLINE, block.text, share, led=True)


def _uncaptured(lines: DumpLines, block: Block) -> Claim | None:
    if not _is_led(lines, block):
        return None
    byline = lines.clean(block)
    if byline is None or not byline.lead:
        return _beside_others(lines, block) if block.index in lines.beside else None
    share = _LED + (_BESIDE if block.index in lines.beside else 0.0)
    share -= 0.0 if block.index in lines.near else _FAR
    if all(" " not in person and has_case(person) for person in byline.persons):
        share -= _LONE if all(map(has_given_name, byline.persons)) else _LONE_UNKNOWN
    return Claim(byline.persons, BYLINE, block.text, share, led=True)


def _is_led(lines: DumpLines, block: Block) -> bool:
    words = byline_words(vocabulary(lines.languages))
    preposed = cut_preposition(block.text.strip(), words, lines.context.known.language)[0] is not None
    return preposed or is_led(block.text, lines.languages)


def _beside_others(lines: DumpLines, block: Block) -> Claim | None:
    """Known names behind a lead in a line beside the headline that says more: a section, a longer role."""
    byline = None if is_prose(block.text) else lines.read(block)
    if byline is None or not byline.lead or not 0 < len(byline.persons) <= MAX_PERSONS:
        return None
    if not all(is_whole(person) and has_given_name(person) for person in byline.persons):
        return None
    return Claim(byline.persons, BYLINE, block.text, _AMONG_OTHERS, led=True)


def _list_from(lines: DumpLines, index: int) -> str:
    """A line and those that a joiner on a line of its own adds to it: "Jane Doe", ",", "John Roe"."""
    joiners = frozenset((",", "/", "|")).union(*(pack.name_joiners for pack in lines.languages.values()))
    texts = [block.text for block in lines.blocks[index : index + 2 * MAX_PERSONS]]
    count = 1
    while count + 1 < len(texts) and texts[count].strip().casefold() in joiners:
        count += 2
    return " ".join(texts[:count])
