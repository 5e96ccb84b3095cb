"""Lists around an article that repeat a shape in any language: an archive's months with counts, headlines with their ages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar import LineKind, read_line
from pipeline.grammar.plain_line import FAR_EAST, may_be_relative
from pipeline.grammar.prose import FULL_STOPS
from pipeline.grammar.vocabulary import Vocabulary, fold
from pipeline.grammar.vocabulary import vocabulary as words_of_packs
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

ARCHIVE, AGED = Origin("listing", "archive"), Origin("listing", "aged")
# "▼ May (3)", "o Maio de 2014 (14)", "2022 (61)", "2024 május (12)", "6 сар 2024 (4)": an archive's entry.
_COUNTED = re.compile(
    r"(?:o |[^\w(]{1,3}\s*)?"
    r"((?:\d{4}[^\W\d_]?\s?)?(?:\d{1,2}\s?)?(?:[^\W\d_][^\s()]*\s?){0,4}(?:\d{4})?)\s*\((\d{1,5})\)$"
)
_YEAR = re.compile(r"(?:o |[^\w(]{1,3}\s*)?(?:19|20)\d\d$")
ARCHIVE_CHARS = 40.0
LEAST_MONTHS = 2
# An age or a time at the end of a short line, with at most a word behind it: "Pasaulyje prieš 36 min.", "5 分前", "19:59".
_AGED = re.compile(r"(?<![A-Za-z\d/._-])(?:\d{1,2}\s?[^\W\d_]{1,10}\.?(?:\s[^\s\d]{1,6})?|\d{1,2}[:.]\d{2})$")
AGE_CHARS, AGE_WORDS = 45.0, 6
HEADLINE_CHARS = (20.0, 200.0)
SHORT_CHARS, SHORT_WORDS = 10.0, 3  # a headline of so many words may be shorter; two are a name
SECTION_WORDS = 2  # before or behind an age: "Lokales vor 4 Min.", "4 мин назад Спорт"
LEAST_AGED = 3  # headlines with an age each
# "10:42 Harbour closed", "36 min ago Harbour closed": the age stands in front, in at most so many words. Times that count down
# are those of a list whose newest item is its first; a programme's count up.
_TIMED = re.compile(r"(\d{1,2})[:.](\d{2})\s+[^\W\d_]")
_JOINT = re.compile(r"(?<=[^\W\d_])(?=\d)")
FRONT_WORDS = 5
# A headline with this share of its words in the first paragraphs is the article's own.
OWN_STORY, OPENING = 0.4, 3


def find_archives(context: CleaningContext) -> Iterator[Proposal]:
    """An archive of months and years with the number of their stories, what stands between, and the labels around it."""
    months = words_of_packs(context.ruleset.languages)
    counted = {
        line.index: match
        for line in context.lines
        if line.length <= ARCHIVE_CHARS
        and line.text.endswith(")")
        and line.text[-2:-1].isdigit()
        and (match := _COUNTED.match(line.text))
    }
    entries = [index for index, match in counted.items() if _is_month(match[1], months)]
    if len(entries) < LEAST_MONTHS:
        return
    first, last = entries[0], entries[-1]
    between = context.lines[first : last + 1]
    if any(line.is_long_sentence for line in between):
        return
    while first and (_YEAR.match(context.lines[first - 1].text) or _is_heading(context, context.lines[first - 1])):
        first -= 1
        if not _YEAR.match(context.lines[first].text):
            break
    while last + 1 < len(context.lines) and (last + 1 in counted or _YEAR.match(context.lines[last + 1].text)):
        last += 1
    for line in context.lines[first : last + 1]:
        yield Proposal(line.index, Reason.NAVIGATION, ARCHIVE, 0.95, quote(line.text), precise=True)


def _is_month(label: str, packs: Vocabulary) -> bool:
    words = fold(label).split()
    return bool(words) and any(word in packs.months or _YEAR.match(word) for word in words)


def _is_heading(context: CleaningContext, line: Line) -> bool:
    return not line.sentence and not line.ended and line.length <= ARCHIVE_CHARS and line.reading is None


def find_aged_headlines(context: CleaningContext) -> Iterator[Proposal]:
    """Headlines of other stories above or below all paragraphs, each with the line that says how old it is."""
    long = [line.index for line in context.paragraphs(context.lines)]
    if not long:
        return
    zones = (context.lines[: long[0]], context.lines[long[-1] + 1 :])
    runs = [(run, zone) for zone in zones if _are_aged(zone, context) for run in _aged_runs(zone, context)]
    fronted = [run for zone in zones for run in _fronted_runs(zone, context)]
    if not runs and not fronted:
        return  # most documents
    opening = vocabulary(context.lines[index].text for index in long[:OPENING])
    for run, zone in runs:
        if not _are_aged(run, context):
            continue
        others = _without_own(run, opening, context) if zone is zones[0] else run
        if not _are_aged(others, context):
            continue
        for line in others:
            yield Proposal(line.index, Reason.RELATED_LINKS, AGED, 0.95, quote(line.text), precise=True)
    for run in fronted:
        if sum(_is_own(line, opening) for line in run) < 2:
            for line in run:
                yield Proposal(line.index, Reason.RELATED_LINKS, AGED, 0.95, quote(line.text), precise=True)


def _without_own(run: list[Line], opening: frozenset[str], context: CleaningContext) -> list[Line]:
    """A run above the article without the article's own headline, which is its last, and what goes with it."""
    aged = [_is_aged(line, context) for line in run]
    if not aged[0] and not aged[-1]:
        return run[:-1]  # each headline has its age below: this one has none
    last = len(run) - 1 - aged[::-1].index(False)  # the last headline
    if not _is_own(run[last], opening):
        return run
    return run[: last - 1] if aged[0] else run[:last]


def _fronted_runs(lines: Sequence[Line], context: CleaningContext) -> Iterator[list[Line]]:
    """Runs of headlines behind their ages, or behind times that count down."""
    run: list[Line] = []
    times: list[int] = []
    for line in (*lines, None):
        time = _front(line, context) if line is not None else None
        if line is not None and time is not None and (not run or (bool(time) == bool(times[-1]) and time <= times[-1])):
            run.append(line)
            times.append(time)
            continue
        if len(run) >= LEAST_AGED and (not times[0] or times[0] > times[-1]):
            yield run
        run, times = ([line], [time]) if line is not None and time is not None else ([], [])


def _front(line: Line, context: CleaningContext) -> int | None:
    """The minute of the day, from one on, with which a headline begins; 0 for an age, None for neither."""
    if line.sentence or line.reading is not None or not _is_headline(line) or not any(map(str.isdigit, line.text)):
        return None
    match = _TIMED.match(line.text)
    if match is not None:
        return 1 + 60 * int(match[1]) + int(match[2])
    words = _JOINT.sub(" ", line.text[: int(AGE_CHARS)]).split()[: FRONT_WORDS + 1]
    digits = next((at for at, word in enumerate(words) if word[0].isdigit()), len(words))
    if digits == len(words) or not may_be_relative(" ".join(words[:-1]), context.ruleset.languages):
        return None
    unspaced = words[digits][-1] >= FAR_EAST
    for end in range(max(digits + 1, 1 if unspaced else 2), len(words)):
        reading = read_line(" ".join(words[:end]), context.ruleset.languages)
        if reading is not None and reading.rule == "date.relative":
            return 0
    return None


def _are_aged(lines: Sequence[Line], context: CleaningContext) -> bool:
    """Whether so many of the lines are ages that a run of headlines may have them."""
    return sum(_is_aged(line, context) for line in lines) >= LEAST_AGED


def _aged_runs(lines: Sequence[Line], context: CleaningContext) -> Iterator[list[Line]]:
    """Stretches in which ages and headlines take turns."""
    run: list[Line] = []
    aged: bool | None = None
    for line in lines:
        is_aged = _is_aged(line, context)
        if not is_aged and not _is_headline(line):
            yield run
            run, aged = [], None
            continue
        if is_aged is aged:
            yield run
            run = []
        run.append(line)
        aged = is_aged
    yield run


def _is_aged(line: Line, context: CleaningContext) -> bool:
    """Whether a line is an age or a time, perhaps with a section beside it."""
    if line.length > AGE_CHARS or line.words > AGE_WORDS:
        return False
    dated = line.reading is not None and line.reading.kind is LineKind.DATE
    return dated or _AGED.search(line.text) is not None or _is_worded_age(line, context)


def _is_worded_age(line: Line, context: CleaningContext) -> bool:
    """Whether a line is an age in words, perhaps once a word or two are left out at one of its ends."""
    text, languages = line.text, context.ruleset.languages
    if line.sentence or not may_be_relative(text, languages):
        return False  # most lines
    words = text.split()
    parts = [part for n in range(1, SECTION_WORDS + 1) for part in (words[n:], words[:-n]) if part]
    number = [] if any(map(str.isdigit, text)) else ["1"]  # "an hour ago", "منذ ساعتين"
    readings = (read_line(" ".join((*number, *part)), languages) for part in (words, *parts))
    return any(reading is not None and reading.rule == "date.relative" for reading in readings)


def _is_headline(line: Line) -> bool:
    low, high = HEADLINE_CHARS
    low = SHORT_CHARS if line.words >= SHORT_WORDS else low
    return low <= line.length <= high and not line.text.endswith((*FULL_STOPS, ":"))


def _is_own(line: Line, opening: frozenset[str]) -> bool:
    words = vocabulary((line.text,))
    return bool(words) and len(words & opening) >= OWN_STORY * len(words)
