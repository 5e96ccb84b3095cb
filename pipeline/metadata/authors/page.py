"""Printed bylines of a page: marked elements, and lines near the headline, each with a score."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.grammar.bylines.handles import read_handle
from pipeline.grammar.bylines.leads import is_lead, is_led
from pipeline.grammar.bylines.names import Byline, read_byline
from pipeline.grammar.bylines.no_authors import is_editor_label
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case
from pipeline.grammar.vocabulary import vocabulary
from pipeline.metadata.authors.elements import marked_bylines
from pipeline.metadata.authors.notes import presented_authors
from pipeline.metadata.authors.statement import BYLINE, LABELLED, NAME, RARE_NAME, Claim
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import ASIDE, OWN_FOOTER, Places
from pipeline.model.block import Block
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

MAX_CHARS = 200
# Share of pages on which the persons were exactly the authors, by what the line is.
_LINE, _LABELLED = 0.8, 0.84
_LONE_LED, _LONE_UNKNOWN, _POSTED = 0.15, 0.28, 0.1
_POSTING = re.compile(
    r"(?i)(?:posted|submitted|written|added|geschrieben|erstellt|eingestellt|gepostet|verfasst|posté|publié|rédigé|publicado|escrito)\s"
)
_DATED_NAME, _BARE_NAME, _RARE_NAME = 0.78, 0.7, 0.3
_HANDLE = 0.7  # a pen name in a line with a lead and a date; a bare name at the same place has as much
_NEAR = 0.03
_INITIALS = re.compile(r"[A-ZÀ-Þ]{1,3}")
_LIST_LINES, _BETWEEN_NAMES, _ROLE_CHARS = 18, 2, 80
"""Lines behind a label in which more names are looked for (six persons with initials and a role each), lines between two
names, and the length of a role."""
_INSIDE, _FAR = 0.18, 0.1
"""What a led line between paragraphs loses: there it may name the author of what the text presents, a book, a recipe."""
_DATED = re.compile(r"\d")
_LISTS = frozenset((Reason.TAGS, Reason.RELATED_LINKS, Reason.LANGUAGE_SWITCHER))  # persons in them did not write it
# What parts a photographer from the agency in a picture's credit.
_PICTURED = re.compile(r"[^\W\d_]\s?/\s?[^\W\d_][^/\d]*$")


def printed_bylines(context: Context, pen_names: frozenset[str] = frozenset()) -> Iterator[Claim]:
    """Every printed byline of a page worth weighing, marked ones first.

    `pen_names` are names without the shape of one that the markup gives as the author's.
    """
    yield from marked_bylines(context, pen_names)
    places = Places(context)
    yield from _lines(context, places)
    yield from presented_authors(context, places)


def _lines(context: Context, places: Places) -> Iterator[Claim]:
    """Unmarked lines near the headline, or ones of the body led as a byline ("By …"), that hold nothing else."""
    label = ""  # the line before, if it is a lead and nothing else
    for block in context.cleaned.blocks[: _end_of_bylines(context, places)]:
        if label and _INITIALS.fullmatch(block.text):
            continue  # in the place of a portrait
        label, before = block.text if is_lead(block.text, context.ruleset.languages) else "", label
        if len(block.text) > MAX_CHARS or block.text[:1] == "©" or block.kind == "quote":
            continue  # a quoted post signs itself
        if before and block.index < places.behind.stop and not ASIDE.intersection(block.marks) - OWN_FOOTER:
            lead = before.replace("(s)", "").strip(" :：")
            labelled = read_byline(f"{lead}: {block.text}", context.ruleset.languages)
            if (
                labelled
                and labelled.clean
                and labelled.lead
                and any(" " in p or not has_case(p) for p in labelled.persons)
            ):
                persons = labelled.persons + _next_names(context, block.index)
                yield Claim(persons, LABELLED, f"{before} {block.text}", _LABELLED, led=True)
                continue
        near = block.index in places.near or block.index in places.behind
        if not near and not (block.main and len(block.text) <= 80):
            continue
        off_stage = ASIDE.intersection(block.marks)
        if off_stage and not (off_stage == OWN_FOOTER and "article" in block.marks):
            continue
        listed = context.cleaned.verdicts[block.index].reason in _LISTS and ":" not in block.text
        if (listed or block.index not in places.beside) and not is_led(block.text, context.ruleset.languages):
            continue
        byline = read_byline(block.text, context.ruleset.languages, language=context.known.language)
        if byline is None or not byline.persons or len(byline.persons) > 6:
            handle = read_handle(block.text, context.ruleset.languages) if block.index in places.near else None
            if handle and _DATED.search(block.text) and not (byline and byline.persons):
                yield Claim((handle,), Origin("line", "handle"), block.text, _HANDLE, led=True)
            continue
        lone = all(" " not in person and has_case(person) for person in byline.persons)
        if byline.lead and not byline.clean and not byline.stated.startswith(byline.persons[0].split()[0]):
            continue  # "By our reckoning the Upper Town …"
        if byline.lead and (block.index in places.near or byline.clean):
            share = _LINE + (0.05 if byline.clean else -0.15) + (_NEAR if block.index in places.beside else 0.0)
            inside = block.index in places.inside and block.index not in places.beside
            share -= _INSIDE if inside else 0.0 if block.index in places.near else _FAR
            if lone:
                share -= _LONE_LED if all(has_given_name(person) for person in byline.persons) else _LONE_UNKNOWN
                share += _POSTED if byline.clean and _POSTING.match(byline.lead) and _DATED.search(block.text) else 0.0
            yield Claim(byline.persons, BYLINE, block.text, share, led=True)
        elif block.index in places.beside and byline.clean and not lone and _may_be_name(block, byline, context):
            common = 2 * sum(map(has_given_name, byline.persons)) >= len(byline.persons)
            date = any(c.isdigit() for c in block.text)
            share = _RARE_NAME if not common else _DATED_NAME if date else _BARE_NAME
            yield Claim(byline.persons, NAME if common else RARE_NAME, block.text, share)


def _end_of_bylines(context: Context, places: Places) -> int:
    """Index behind the last block that may be a byline by its place: below stand other stories and the site's footer."""
    chosen = next((block.index + 1 for block in reversed(context.cleaned.blocks) if block.main), 0)
    return max(places.behind.stop, chosen, max(places.near, default=0) + 1)


def _may_be_name(block: Block, byline: Byline, context: Context) -> bool:
    """Whether a line without a lead may hold an author's name.

    No heading does, no picture's credit ("Jane Doe/PHOTOS.example"), and no line below the label of an editor.
    """
    if block.index and is_editor_label(context.cleaned.blocks[block.index - 1].text):
        return False
    house = byline.agencies or byline.organisations or block.text.rsplit("/", 1)[-1].strip().isupper()
    pictured = house and _PICTURED.search(block.text)
    return block.kind != "heading" and not pictured


def _next_names(context: Context, index: int) -> tuple[str, ...]:
    """More authors, each on a line of its own behind the first one's; their roles and initials may stand between."""
    found: list[str] = []
    skipped = 0
    for block in context.cleaned.blocks[index + 1 : index + 1 + _LIST_LINES]:
        byline = read_byline(block.text, context.ruleset.languages) if len(block.text) <= MAX_CHARS else None
        if byline and byline.clean and not byline.lead and len(byline.persons) == 1 and byline.persons[0] == block.text:
            if not has_given_name(block.text) and skipped == 0 and not found and block.kind != "list_item":
                break
            found.append(block.text)
            skipped = 0
        elif skipped < _BETWEEN_NAMES and (_INITIALS.fullmatch(block.text) or _is_role_line(block.text, context)):
            skipped += 1
        else:
            break
    return tuple(found)


def _is_role_line(text: str, context: Context) -> bool:
    """Whether a line says what somebody does and where ("Staff engineer, Example Ltd"); a bare role may be a label."""
    words = vocabulary(context.ruleset.languages)
    return (
        len(text) <= _ROLE_CHARS
        and "," in text
        and not text.endswith((".", "!", "?", ":"))
        and words.holds(text.casefold(), "roles")
    )
