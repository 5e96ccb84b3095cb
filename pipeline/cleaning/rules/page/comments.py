"""Readers' comments that are signed: "Gordon P. says:" with a date below it, or "gordon7 says:", opens each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar import LineKind
from pipeline.grammar.letters import SMALL
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

SIGNED, DATED = Origin("comments", "signed"), Origin("comments", "date")
# A signature is a name and a verb; the date stands in one of the next lines.
MOST_CHARS, MOST_WORDS = 60.0, 8
DATE_WITHIN = 2
# With the date and the time between the name and the verb: "Ada P. on May 15, 2023 at 7:48 am said:".
MOST_DATED_CHARS, MOST_DATED_WORDS = 90.0, 14
_DATED = re.compile(r"\b\d{4}\b.*\d{1,2}[:.]\d{2}|\d{1,2}[:.]\d{2}.*\b\d{4}\b")
HEADED_WITHIN = 4  # so many lines above the first comment stands their heading
LEAST_SIGNED = 2  # one signature may be a quotation's
LEAST_ABOVE = 2  # paragraphs
# With both behind the verb: "ada7 wrote on 15 May 2023 at 7:48:", "ada7 napisał(a) 15 maja o godz. 7:48:". Forms that do not
# know who writes print a verb with both endings; articles quote what somebody wrote on a day, too.
NAMED_WORDS = 4
_EITHER = re.compile(r"(?:\(\w{1,3}\)|/\w{1,3})$")
_WHEN = re.compile(r"\d.*\d{1,2} ?[:.h時시] ?\d{2}\b|\d{1,2} ?[:.h時시] ?\d{2}\b.*\d")
# Whoever names a day and a time to the minute in front of a colon, be it with a verb or without: "Rosa P. (Orlac), 3 May 2024,
# 7:48:", "Am 3. Mai 2024 um 7:48 Uhr sagt Rosa:". An article's programme begins at full fives of minutes, and its quotations
# have marks. On labelled dumps of news and blogs no other two lines of a text are like that.
_MINUTE, _ROUND = re.compile(r"\d{1,2}(?: ?[h時시] ?|[:.])(\d{2})(?!\d|[.:]\d)"), 5
# A day with its year and a time in front of a name that no list knows: "3 May 2024, 7:48 ada7".
_STAMPED = re.compile(
    r"(?=.{0,40}\b(?:19|20)\d\d\b).{4,40}\b[0-2]?\d ?[:.h] ?[0-5]\d\b(?![.,%]?\d|%)\W{1,4}[^\W\d]\S*(?: \S+){0,3}$"
)
_LETTERS = re.compile(r"[^\W\d_]+")
# Without a date, signatures are short, and one at least names nobody that an article would: "mudlark7 says:".
BARE_WORDS = 4
COMMENT_LINES = 12  # within so many lines a comment ends with "Reply"
_NICKNAME = re.compile(rf"(?:\S*\d\S*|\S*_\S*|[{SMALL}]\S*)$")
_COLONS = (":", "：")
_QUOTES = ('"', "“", "„", "«", "»", "‘", "'", "–", "—", "-", "「")


def find_signatures(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that sign a comment, as the comment forms of blogs print them, and the date below or among its words, which is
    not the article's.

    On labelled dumps all of 99 such lines with a date are boilerplate.
    """
    verbs = context.ruleset.signing_words
    bare: list[Line] = []
    told: list[Line] = []
    timed: list[Line] = []
    for line in context.undecided():
        if _is_timed(line):
            timed.append(line)
        if not line.text.endswith(_COLONS):
            continue
        dates: list[Line] = []
        if not _is_dated_signature(line, verbs):
            if not _is_signature(line, verbs):
                if _tells_when(line, verbs):
                    told.append(line)
                continue
            dates = _dates_below(context, line)
            if not dates:
                bare.append(line)
                continue
        yield Proposal(line.index, Reason.COMMENTS, SIGNED, 0.98, quote(line.text), precise=True)
        for date in dates:
            yield Proposal(date.index, Reason.COMMENTS, DATED, 0.98, quote(date.text), precise=True)
    yield from _answered(context)
    for name, day in _signed_beside_days(context):
        yield Proposal(name.index, Reason.COMMENTS, SIGNED, 0.96, quote(name.text), precise=True)
        yield Proposal(day.index, Reason.COMMENTS, DATED, 0.96, quote(day.text), precise=True)
    for line in (
        *_undated(context, bare),
        *_signed_before(context, told, verbs),
        *_signed_to_the_minute(context, timed),
    ):
        yield Proposal(line.index, Reason.COMMENTS, SIGNED, 0.96, quote(line.text), precise=True)


def _undated(context: CleaningContext, lines: Sequence[Line]) -> Sequence[Line]:
    """Those of the lines without a date that sign comments all the same: an article asks people with names, and quotes
    them.
    """
    last = len(context.lines) - 1
    signing = [
        line
        for line in lines
        if line.words <= BARE_WORDS and line.index < last and not context.lines[line.index + 1].text.startswith(_QUOTES)
    ]
    nicknames = sum(_NICKNAME.match(line.text[:-1].rsplit(maxsplit=1)[0]) is not None for line in signing)
    return signing if len(signing) >= LEAST_SIGNED and 2 * nicknames >= len(signing) else ()


def _signed_before(context: CleaningContext, lines: Sequence[Line], verbs: frozenset[str]) -> Sequence[Line]:
    """Those of the lines with a verb in front of day and time that sign comments: below a heading of comments, or mostly by
    nicknames or a verb with both endings.
    """
    if len(lines) < LEAST_SIGNED:
        return ()
    above = context.lines[: lines[0].index]
    headed = any(line.phrase is not None and line.phrase.reason is Reason.COMMENTS for line in above[-HEADED_WITHIN:])
    nameless = sum(_is_nameless(*_parted(line.text, verbs)[:2]) for line in lines)
    return lines if headed or 2 * nameless >= len(lines) else ()


def _signed_to_the_minute(context: CleaningContext, lines: Sequence[Line]) -> Sequence[Line]:
    """Those of the lines with a day, a time and a name that sign comments: different people, below the text."""
    if len(lines) < LEAST_SIGNED:
        return ()
    prose = [line.index for line in context.lines if line.is_long_sentence]
    lines = [line for line in lines if prose[LEAST_ABOVE - 1 :] and line.index > prose[LEAST_ABOVE - 1]]
    if len(lines) < LEAST_SIGNED:
        return ()
    words = [frozenset(_LETTERS.findall(line.text)) for line in lines]
    common = words[0].intersection(*words[1:])
    names = {own - common for own in words}
    if len(names) < LEAST_SIGNED or max(map(len, names)) > NAMED_WORDS or not _are_of_readers(context, lines, lines):
        return ()
    texts = [(line, below) for line in lines for below in context.lines[line.index + 1 : line.index + 2]]
    written = all(
        (below.ended or line.text.endswith(_COLONS)) and not below.text.startswith(_QUOTES) for line, below in texts
    )
    return lines if written and len(texts) == len(lines) else ()


def _is_timed(line: Line) -> bool:
    """Whether a day, a time and a name stand in a line and nothing else; that without a colon has a year and a whole day."""
    if line.length > MOST_DATED_CHARS or line.words > MOST_DATED_WORDS:
        return False
    reading = line.reading
    if reading is not None and not (reading.kind is LineKind.BYLINE and reading.states_day):
        return False
    if line.text.endswith(_COLONS):
        return _WHEN.search(line.text) is not None and _LETTERS.search(line.text) is not None
    return not line.is_long_sentence and (reading is not None or _STAMPED.match(line.text) is not None)


def _are_of_readers(context: CleaningContext, dated: Sequence[Line], first: Sequence[Line]) -> bool:
    """Whether lines with a day and a time stand below paragraphs, and half of them tell minutes that no programme has."""
    above = context.lines[: first[0].index]
    if context.own.entries or sum(line.is_long_sentence for line in above) < LEAST_ABOVE:
        return False
    minutes = [int(found[-1]) for line in dated if (found := _MINUTE.findall(line.text))]
    return 2 * sum(minute % _ROUND > 0 for minute in minutes) >= len(dated)


def _signed_beside_days(context: CleaningContext) -> Iterator[tuple[Line, Line]]:
    """Short names right above days with a time, or right below, again and again, each above a text and below another one."""
    dated = [line for line in context.lines if _is_day_and_time(line)]
    if len(dated) < LEAST_SIGNED:
        return  # nearly all documents end here
    for step in (-1, 1):
        pairs = [
            (context.lines[line.index + step], line)
            for line in dated
            if 0 < line.index < len(context.lines) - 1 and _may_stand_beside(context, line, step)
        ]
        names = {name.normal for name, _ in pairs}
        if len(pairs) < LEAST_SIGNED or 3 * len(names) < 2 * len(pairs) or len(names) < LEAST_SIGNED:
            continue
        if _are_of_readers(context, [day for _, day in pairs], pairs[0]):
            yield from pairs
            return


def _is_day_and_time(line: Line) -> bool:
    if line.length > MOST_CHARS or line.reading is None or line.reading.kind is not LineKind.DATE:
        return False
    return _DATED.search(line.text) is not None


def _may_stand_beside(context: CleaningContext, day: Line, step: int) -> bool:
    """Whether the line above or below a day is a name, and above both stands a text's end and below them a text."""
    name = context.lines[day.index + step]
    if context.decided[name.index] is not None or not _may_sign(name) or not name.text[0].isalpha():
        return False
    top, bottom = min(name.index, day.index), max(name.index, day.index)
    above, below = context.lines[top - 1], context.lines[bottom + 1] if bottom + 1 < len(context.lines) else None
    return top > 0 and above.ended and below is not None and below.ended


def _is_nameless(name: str, verb: str) -> bool:
    """Whether no article would call somebody so, or no article writes so."""
    return _EITHER.search(verb) is not None or any(map(_NICKNAME.match, name.split()[:1]))


def _tells_when(line: Line, verbs: frozenset[str]) -> bool:
    """Whether a name, a verb, a day and a time follow one another."""
    if line.length > MOST_DATED_CHARS or line.words > MOST_DATED_WORDS:
        return False
    name, _, when = _parted(line.text, verbs)
    return 0 < len(name.split()) <= NAMED_WORDS and _WHEN.search(when) is not None


def _parted(text: str, verbs: frozenset[str]) -> tuple[str, str, str]:
    """What stands before the first verb of signing, the verb, and what stands behind it; empty without one."""
    words = text.rstrip(" :：").split()
    for at, word in enumerate(words[1 : NAMED_WORDS + 2], 1):
        if _EITHER.sub("", word.casefold()) in verbs:
            return " ".join(words[:at]), word, " ".join(words[at + 1 :])
    return "", "", ""


def _answered(context: CleaningContext) -> Iterator[Proposal]:
    """Names with the date below them and, soon behind, a line of the comment form: "Rosa P.", "13 May, 10:42", …, "Reply"."""
    counts = Counter(line.normal for line in context.lines if _is_of_form(line))
    forms = {normal for normal, count in counts.items() if count >= LEAST_SIGNED}  # "Comments" stands there once
    prose = next((line.index for line in context.lines if line.is_long_sentence), len(context.lines))
    if not forms:
        return
    found = [
        line
        for line, below in pairwise(context.lines)
        if line.index > prose and _may_sign(line) and below.reading is not None and below.reading.kind is LineKind.DATE
    ]
    ends = [*(line.index for line in found[1:]), len(context.lines)]
    answered = [
        line
        for line, end in zip(found, ends, strict=False)
        if any(one.normal in forms for one in context.lines[line.index + 2 : min(end, line.index + 2 + COMMENT_LINES)])
    ]
    if len(answered) < LEAST_SIGNED:
        return
    above = answered[0].index - 1
    heading = context.lines[above] if above > 0 else None
    if heading is not None and not heading.sentence and not heading.ended and any(c.isdigit() for c in heading.text):
        yield Proposal(above, Reason.COMMENTS, Origin("comments", "heading"), 0.95, quote(heading.text), precise=True)
    for line in answered:
        yield Proposal(line.index, Reason.COMMENTS, SIGNED, 0.97, quote(line.text), precise=True)
        date = context.lines[line.index + 1]
        yield Proposal(date.index, Reason.COMMENTS, DATED, 0.97, quote(date.text), precise=True)


def _is_of_form(line: Line) -> bool:
    phrase = line.phrase
    return (
        phrase is not None and phrase.reason is Reason.COMMENTS and not phrase.opens_tail and line.words <= BARE_WORDS
    )


def _may_sign(line: Line) -> bool:
    return line.words <= BARE_WORDS and line.length <= MOST_CHARS and not line.sentence and line.reading is None


def find_threads(context: CleaningContext) -> Iterator[Proposal]:
    """What stands between the signatures of two comments, and below the last one up to a line that a rule has taken."""
    signed = signatures(context)
    if len(signed) < LEAST_SIGNED:
        return
    for line in context.lines[signed[0] + 1 :]:
        verdict = context.decided[line.index]
        if verdict is None:
            yield Proposal(
                line.index, Reason.COMMENTS, Origin("comments", "thread"), 0.97, quote(line.text), precise=True
            )
        elif line.index > signed[-1] and verdict.origin != DATED:
            return


def signatures(context: CleaningContext) -> list[int]:
    """Indices of the lines that were taken as the signature of a comment: a comment begins there."""
    return [
        index
        for index, verdict in enumerate(context.decided)
        if verdict is not None and verdict.reason is Reason.COMMENTS and verdict.origin == SIGNED
    ]


def _is_dated_signature(line: Line, verbs: frozenset[str]) -> bool:
    if line.length > MOST_DATED_CHARS or not MOST_WORDS - 3 < line.words <= MOST_DATED_WORDS:
        return False
    return _ends_with(line, verbs) and _DATED.search(line.text) is not None


def _is_signature(line: Line, verbs: frozenset[str]) -> bool:
    return line.length <= MOST_CHARS and 1 < line.words <= MOST_WORDS and _ends_with(line, verbs)


def _ends_with(line: Line, verbs: frozenset[str]) -> bool:
    if not line.text.endswith(_COLONS):
        return False
    return line.text[:-1].rsplit(maxsplit=1)[-1].casefold() in verbs


def _dates_below(context: CleaningContext, line: Line) -> list[Line]:
    below = context.lines[line.index + 1 : line.index + 1 + DATE_WITHIN]
    return [other for other in below if other.reading is not None and other.reading.kind is LineKind.DATE]
