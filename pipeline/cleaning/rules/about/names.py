"""A bare name between the headline and the text: the byline of papers that print no "By", or an agency's credit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar.bylines.leads import preposed_in
from pipeline.grammar.bylines.line import is_role
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.no_authors import is_desk
from pipeline.grammar.bylines.words import PREAMBLE
from pipeline.grammar.head_credits import head_agencies
from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case
from pipeline.grammar.vocabulary import vocabulary
from pipeline.model.block import BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

HEAD_LINES = 4  # below the headline; more lines with dates and names are a list of stories
NAME_CHARS = 60.0
MOST_PERSONS = 3
NAME_WORDS = (2, 4)  # of a name that is not known as one
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SHORTENED = 0.95  # a name beside the day below the headline, in a line whose stop is a shortened word's: "…, 9.45 val."
CONFIDENCE = 0.9  # not measured: a name that is common, beside the day of publication


def find_name_lines(context: CleaningContext) -> Iterator[Proposal]:
    """Lines of nothing but a person's, a desk's or an agency's name, below the headline and beside a line with the date.

    The day may stand in the line itself; a mail address below a byline is its author's.

    Nothing is captured: whether the person is the author is judged from the line where it stands.
    """
    title = next((n for n, verdict in enumerate(context.decided) if verdict and verdict.captured_as == "title"), None)
    if title is None:
        return
    for line in context.lines[title + 1 : title + 1 + HEAD_LINES]:
        stated = line.reading is not None and line.reading.rule == "byline.beside_date"
        if line.is_long_sentence and not stated:  # a shortened word may end the line: "9.45 val."
            return
        if context.decided[line.index] is not None:
            continue
        beside = _is_beside_date(line.index, context)
        contact = _MAIL.fullmatch(line.text) is not None and _is_beside_byline(line.index, context)
        roled = _is_above_role(line, title, context)
        if (
            stated
            or contact
            or roled
            or _is_preposed(line, context)
            or (beside and (is_name_line(line, context) or _is_enclosed(line, title, context)))
        ):
            yield Proposal(
                line.index,
                Reason.BYLINE_LINE,
                Origin("byline", "bare_name"),
                SHORTENED if stated and line.sentence else CONFIDENCE,
                quote(line.text),
                precise=True,
            )
        if roled:
            role = context.lines[line.index + 1]
            yield Proposal(
                role.index, Reason.BYLINE_LINE, Origin("byline", "role"), CONFIDENCE, quote(role.text), precise=True
            )


def _is_beside_date(index: int, context: CleaningContext) -> bool:
    around = (n for n in (index - 1, index + 1) if 0 <= n < len(context.lines))
    return any((verdict := context.decided[n]) is not None and verdict.reason is Reason.DATE_LINE for n in around)


def _is_beside_byline(index: int, context: CleaningContext) -> bool:
    above = context.decided[index - 1] if index else None
    return above is not None and above.reason is Reason.BYLINE_LINE


def _is_above_role(line: Line, title: int, context: CleaningContext) -> bool:
    """Whether a line that is written like a name stands right below the headline, above a role and the date."""
    if line.index != title + 1 or line.index + 2 >= len(context.lines) or not is_written_like_name(line):
        return False
    role, below = context.lines[line.index + 1], context.decided[line.index + 2]
    stated = below is not None and below.captured_as == "date_published" and context.decided[role.index] is None
    return stated and is_role(role.text, vocabulary(context.ruleset.languages))


def _is_enclosed(line: Line, title: int, context: CleaningContext) -> bool:
    """Whether a line that is written like a name stands alone between the headline and the date."""
    below = context.decided[line.index + 1] if line.index + 1 < len(context.lines) else None
    if line.index != title + 1 or below is None or below.captured_as != "date_published":
        return False
    return is_written_like_name(line) or _are_joined(line, context)


def _are_joined(line: Line, context: CleaningContext) -> bool:
    """Whether a line is two names or three that a word joins, known or not."""
    if line.sentence or line.ended or line.length > NAME_CHARS or "," in line.text:
        return False
    byline = read_byline(line.text, context.ruleset.languages)
    persons = byline.persons if byline is not None and byline.clean and not byline.lead else ()
    return 1 < len(persons) <= MOST_PERSONS and all(" " in person and has_case(person) for person in persons)


def is_written_like_name(line: Line) -> bool:
    """Whether a line is a few words that all begin with a capital."""
    words = line.text.split()
    if line.sentence or line.ended or not NAME_WORDS[0] <= len(words) <= NAME_WORDS[1] or line.length > NAME_CHARS:
        return False
    return all(word[0].isalpha() and not is_small(word[0]) for word in words) and not line.text.isupper()


def _is_preposed(line: Line, context: CleaningContext) -> bool:
    """Whether a line is a common name behind a little word that leads bylines in some language, or behind a kind of text."""
    if line.sentence or line.ended or line.length > NAME_CHARS or line.block.kind is BlockKind.HEADING:
        return False
    languages = context.ruleset.languages
    genre, bar, name = line.text.partition("|")
    if bar and all(word in PREAMBLE for word in genre.casefold().split()) and has_given_name(name.strip()):
        byline = read_byline(line.text, languages)
        return byline is not None and byline.clean and byline.persons == (name.strip(),)
    for code in preposed_in(line.text, languages):
        byline = read_byline(line.text, languages, language=code)
        if byline is not None and byline.lead and all(map(has_given_name, byline.persons)):
            return True
    return False


def is_name_line(line: Line, context: CleaningContext) -> bool:
    """Whether a line is nothing but the names of a few persons, a desk or an agency."""
    if line.sentence or line.ended or line.length > NAME_CHARS or line.block.kind is BlockKind.HEADING:
        return False
    if head_agencies(line.text) or (is_desk(line.text) and not any(c.isdigit() for c in line.text)):
        return True
    byline = read_byline(line.text, context.ruleset.languages)
    persons = byline.persons if byline is not None and byline.clean else ()
    if not 0 < len(persons) <= MOST_PERSONS or not all(" " in person and has_case(person) for person in persons):
        return False
    # Of several that a word joins one common name tells; commas part places, too.
    joined = len(persons) > 1 and "," not in line.text
    return any(map(has_given_name, persons)) if joined else all(map(has_given_name, persons))
