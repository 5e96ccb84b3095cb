"""A second story behind the first in one dump: its own headline, byline and date, and its own paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.about.names import is_name_line, is_written_like_name
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar import LineKind
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.prose import FULL_STOPS, is_unspaced
from pipeline.model.evidence import SECOND_STORY
from pipeline.model.reasons import Reason

HEADLINE_CHARS, HEADLINE_WORDS = (15.0, 200.0), 3
HEADER_LINES = 4  # the day stands within so many lines below its headline
TOP_LINES = 8  # … and the first story's within so many above its first paragraph
# The first story has its own header, and so many times the length of all that would leave, and something
# says that it has ended. A dump whose parts all have headline and day (letters, posts of a blog, entries of a chronicle)
# is no pair. On labelled dumps all that left behind such a sign at this share was another story's.
FIRST_SHARE = 0.75
HEADED_SHARE = 0.4  # under a heading of other stories; a first story that is shorter yet may be the teaser
FIRST_PARAGRAPHS = 2  # the first story's; under headers that are alike its short sentences count, too
ENDED_WITHIN = 5  # lines that a rule took stand so closely above the second headline
# A headline that shares more of its words with the first story's paragraphs may be one of its parts.
OTHER_STORY = 0.34
_HEADER = ("byline", "date_published")
_FIGURES, _WORD = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_NO_ENDS = (*FULL_STOPS, ":", "：")
_ENDING = frozenset(
    {Reason.RELATED_LINKS, Reason.SHARE, Reason.COMMENTS, Reason.NEWSLETTER, Reason.TAGS, Reason.FOOTER}
)


def find_second_story(context: CleaningContext) -> Iterator[Proposal]:
    """Everything from the headline of a second story on."""
    days = [line.index for line in context.lines if _states_day(context, line.index)]
    if not days:
        return
    body = [line.index for line in context.paragraphs(context.lines)]
    stated = next((n for n, verdict in enumerate(context.decided) if verdict and verdict.captured_as in _HEADER), None)
    if stated is None:
        return
    body = [index for index in body if index > stated]
    if not body or body[0] > stated + TOP_LINES:
        return
    for day in days:
        above = [index for index in body if index < day]
        if not above or not any(day < index <= day + TOP_LINES for index in body):
            continue
        alike = _is_alike(context, stated, day)
        told = sum(line.sentence for line in context.lines[above[0] : day]) if alike else len(above)
        if told < FIRST_PARAGRAPHS:
            continue
        headline = _headline_above(context, day, above[-1])
        if headline is None or not _names_author(context, day) or not _has_ended(context, above[-1], headline.index):
            continue
        first, rest = (_chars(context, indices) for indices in (above, body[len(above) :]))
        headed = alike or _is_headed(context, above[-1], headline.index)
        share = HEADED_SHARE if headed else FIRST_SHARE
        if first >= share * rest and _tells_another(headline, [context.lines[index] for index in above]):
            yield from _from(context, headline)
            return


def _chars(context: CleaningContext, indices: Sequence[int]) -> float:
    return sum(context.lines[index].length for index in indices)


def _states_day(context: CleaningContext, index: int) -> bool:
    """Whether a line states a whole day, alone or beside a byline: "2 hours ago" stands in lists, too."""
    verdict, reading = context.decided[index], context.lines[index].reading
    return reading is not None and reading.states_day and (verdict is None or verdict.captured_as in _HEADER)


def _names_author(context: CleaningContext, day: int) -> bool:
    """Whether a byline stands in the line of the day or beside it, or a bare name right beside it.

    Parts of a page have days, whole stories both.
    """
    around = context.lines[max(day - 2, 0) : day + 3]
    if any(line.reading is not None and _credits_author(line, context) for line in around):
        return True
    beside = (context.lines[n] for n in (day - 1, day + 1) if n < len(context.lines))
    return any(is_name_line(line, context) or is_written_like_name(line) for line in beside)


def _credits_author(line: Line, context: CleaningContext) -> bool:
    """Whether a line is a byline, or credits the words beside the pictures: "WORDS: Jane Doe PICTURES: John Roe"."""
    if line.reading is None or line.reading.kind is LineKind.BYLINE:
        return line.reading is not None
    if line.reading.kind is not LineKind.CREDIT:
        return False
    byline = read_byline(line.text, context.ruleset.languages)
    return byline is not None and byline.lead is not None and bool(byline.persons)


def _is_byline(context: CleaningContext, index: int) -> bool:
    line = context.lines[index]
    led = line.reading is not None and line.reading.kind is LineKind.BYLINE
    return led or is_name_line(line, context) or is_written_like_name(line)


def _headline_above(context: CleaningContext, day: int, last: int) -> Line | None:
    """The headline above a day; nothing of the first story's text stands between."""
    low, high = HEADLINE_CHARS
    for line in reversed(context.lines[max(day - HEADER_LINES, last + 1) : day]):
        verdict = context.decided[line.index]
        if line.index == day - 1 and is_name_line(line, context):
            continue
        shown = verdict is None or (verdict.reason is Reason.RELATED_LINKS and line.phrase is None)
        wordy = line.words >= HEADLINE_WORDS or is_unspaced(line.text)
        if shown and wordy and low <= line.length <= high and not line.text.endswith(_NO_ENDS):
            return line
    return None


def _has_ended(context: CleaningContext, last: int, headline: int) -> bool:
    """Whether a rule took a line between the first story's text and the headline as what stands behind stories."""
    between = range(max(last + 1, headline - ENDED_WITHIN), headline)
    return any((verdict := context.decided[n]) is not None and verdict.reason in _ENDING for n in between)


def _is_headed(context: CleaningContext, last: int, headline: int) -> bool:
    """Whether a heading of other stories ("Most read") stands between the first story's text and the headline."""
    between = context.lines[max(last + 1, headline - ENDED_WITHIN) : headline]
    headings = (line.phrase for line in between if line.phrase is not None and line.phrase.opens_tail)
    if any(phrase.reason is Reason.RELATED_LINKS for phrase in headings):
        return True
    above = context.decided[headline - 1]
    read = above is not None and above.reason is Reason.RELATED_LINKS and above.origin.family == "function"
    return read and not context.lines[headline - 1].sentence


def _is_alike(context: CleaningContext, stated: int, day: int) -> bool:
    """Whether both days are printed alike, with a byline at the same place beside them."""
    first = next((n for n in range(stated, stated + HEADER_LINES) if _states_day(context, n)), None)
    if first is None or _form(context.lines[first].text) != _form(context.lines[day].text):
        return False
    return any(_is_byline(context, first + step) and _is_byline(context, day + step) for step in (-1, 0, 1))


def _form(text: str) -> str:
    """A line with all its figures and words alike."""
    return _WORD.sub("a", _FIGURES.sub("0", text))


def _tells_another(headline: Line, paragraphs: Sequence[Line]) -> bool:
    words = vocabulary((headline.text,))
    return len(words & vocabulary(line.text for line in paragraphs)) <= OTHER_STORY * len(words)


def _from(context: CleaningContext, headline: Line) -> Iterator[Proposal]:
    evidence = f"under {quote(headline.text)!r}"
    for line in context.lines[headline.index :]:
        if context.decided[line.index] is None:
            yield Proposal(line.index, Reason.RELATED_LINKS, SECOND_STORY, 0.96, evidence, precise=True)
