"""Lists of an article that show once rules have taken the lines around them: counted items, lists that a line introduces,
the names below letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.line import Line
from pipeline.cleaning.own_headings import opens_tail
from pipeline.cleaning.story_words import begin_alike, vocabulary
from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.prose import states
from pipeline.model.block import Verdict
from pipeline.model.evidence import STAMP, Origin
from pipeline.model.reasons import Reason

_NUMBERED = re.compile(r"(\d{1,3})\s?[.):、．]\s?\D")
LEAST_COUNTED = 4
# On labelled dumps, of the lists of three and more short lines under a line of so many words with a colon in the body
# window 226 of 254 are the article's.
LIST_WORDS, LIST_CHARS, LEAST_LISTED = 3, 40.0, 3
_LABELS, LABEL_ITEM = frozenset({Reason.NAVIGATION, Reason.LANGUAGE_SWITCHER, Reason.PAYWALL}), 30.0
MOST_LABELS = 0.34  # of a list's lines
LIST_BELOW = 3  # a paragraph stands so few lines above such a line
_COLONS = (":", "：")
LETTERS = 2  # letters or comments that are signed alike before the last one
SIGNATURE_CHARS, SIGNATURE_WORDS, NAME_AND_PLACE = 50.0, 5, 2
LETTER_CHARS = 50.0  # of a letter's last line; some scripts write no vowels
# "Drôme : Vernay, Orlac, Saint-Pé": so many lines of a label and two or more short names, on average so many.
LEAST_ENUMERATIONS, LEAST_NAMED, NAMED_CHARS = 3, 3, 32
NAMED_LABEL, _COMMA = 48, re.compile("[,،、，;]")  # a label has at most so many characters
# Names one below the other, on average so long and none longer than that; the share of them that may be taken for labels.
LEAST_NAMES, NAME_CHARS, LIST_NAME, TAKEN_NAMES = 8, 30.0, 60.0, 0.125
_DIGIT = re.compile(r"\d")
LEAST_ENTRIES, ENTRY_HEADING_CHARS = 2, 120.0
ENTRY_LINES, MOST_HEADINGS = 4, 2  # below an entry's time up to its paragraph; those of them that are no byline
LEAST_TIMED = 3  # paragraphs below a time; names with a day sign comments, too
_TIMED = frozenset(Origin(STAMP, shape) for shape in ("time", "clock", "mark", "seconds"))


def counted_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """Items that end like sentences and count on, from one or down to one, the first of them below a paragraph."""
    run: list[tuple[int, int]] = []
    prose = False
    for line in lines:
        if not line.text[0].isdigit():
            prose = prose or (decided[line.index] is None and line.is_long_sentence)
            continue
        match = _NUMBERED.match(line.text) if prose and line.ended else None
        if match is None:
            continue
        number = int(match[1])
        step = number - run[-1][1] if run else 0
        if run and (abs(step) != 1 or (len(run) > 1 and step != run[1][1] - run[0][1])):
            yield from _counted_run(run)
            run = []
        run.append((line.index, number))
    yield from _counted_run(run)


def _counted_run(run: Sequence[tuple[int, int]]) -> Iterable[int]:
    if len(run) < LEAST_COUNTED or 1 not in (run[0][1], run[-1][1]):
        return ()
    return [index for index, _ in run]


def introduced_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """The short lines under a line that ends with a colon, up to the first blank line or paragraph, or to what is no item."""
    opened: list[int] = []
    for line in (*lines, None):
        if line is None or line.is_long_sentence or (len(opened) > 1 and line.block.blank_before):
            yield from _items(opened, decided)
            opened = []
        elif opened and not _may_be_item(line, decided[line.index]):
            yield from _items(_until_taken(opened, decided), decided)
            opened = []
        if line is None:
            continue
        if opened:
            opened.append(line.index)
        elif decided[line.index] is None and _introduces(lines, decided, line):
            opened = [line.index]


def _introduces(lines: Sequence[Line], decided: Sequence[Verdict | None], line: Line) -> bool:
    if not line.text.endswith(_COLONS) or (line.words < LIST_WORDS and line.length < LIST_CHARS):
        return False
    above = lines[max(line.index - LIST_BELOW, 0) : line.index]
    return any(other.is_long_sentence and decided[other.index] is None for other in above)


def _may_be_item(line: Line, verdict: Verdict | None) -> bool:
    """Whether no rule took the line, or one that knows it as a label elsewhere: prizes are given for "Youth", too."""
    if verdict is None:
        return True
    free = verdict.captured_as is None and not opens_tail(line) and not line.is_button
    return verdict.reason in _LABELS and free and line.length <= LABEL_ITEM


def _until_taken(opened: Sequence[int], decided: Sequence[Verdict | None]) -> Sequence[int]:
    """The lines up to the first that a rule took: where the list has no clear end, labels may be a menu's."""
    return opened[: next((n for n, index in enumerate(opened) if decided[index] is not None), len(opened))]


def _items(opened: Sequence[int], decided: Sequence[Verdict | None]) -> Sequence[int]:
    taken = sum(decided[index] is not None for index in opened)
    if taken > MOST_LABELS * len(opened) or (opened and decided[opened[-1]] is not None):
        opened = _until_taken(opened, decided)
    return opened if len(opened) > LEAST_LISTED else ()


def named_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """A long run of short labels between two paragraphs of which rules know hardly one: nominees, winners, who played.

    The paragraph below shares a word with those above; what a site sets behind an article does not.
    """
    prose: list[Line] = []
    for line in lines:
        if not line.sentence or decided[line.index] is not None:
            continue
        above = prose[-1].index if prose else line.index
        if line.index - above > LEAST_NAMES and states(line.text):
            run = lines[above + 1 : line.index]
            taken = sum(decided[one.index] is not None for one in run)
            if (
                taken <= TAKEN_NAMES * len(run)
                and all(_may_name(one, decided[one.index]) for one in run)
                and sum(one.length for one in run) <= NAME_CHARS * len(run)
                and states(prose[-1].text)
                and begin_alike(vocabulary((line.text,)), vocabulary(one.text for one in prose))
            ):
                yield from (one.index for one in run)
        prose.append(line)


def _may_name(line: Line, verdict: Verdict | None) -> bool:
    """Whether a line is a short label that no rule took, or one by the functions of its words."""
    if line.sentence or line.ended or line.length > LIST_NAME or _DIGIT.search(line.text):
        return False
    return verdict is None or (verdict.origin.family == "function" and not opens_tail(line) and not line.is_button)


def signed_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """The names and places below the letters of a letters page: as many short lines below each."""
    groups: list[list[Line]] = []
    below = False
    for line in lines:
        if decided[line.index] is not None:
            below = False
        elif line.sentence or line.ended:
            below = line.is_long_sentence or (line.sentence and line.length >= LETTER_CHARS)
            if below:
                groups.append([])
        elif below and _is_signature(line):
            groups[-1].append(line)
        else:
            below = False
    signatures = [group for group in groups if group]
    if len(signatures) <= LETTERS:
        return
    sizes = Counter(len(group) for group in signatures)
    size, count = sizes.most_common(1)[0]
    alike = [group for group in signatures if len(group) == size]
    if len({group[0].normal for group in alike}) < count:
        return  # labels recur, and so do places; writers do not
    # One line may be a sub-heading or the author of a teaser; a name and a place are none.
    named = sum(has_given_name(group[0].text) and "," in group[0].text for group in alike)
    if (
        count > LETTERS
        and 2 * count > len(signatures)
        and (size == NAME_AND_PLACE or (size == 1 and 2 * named > count))
    ):
        yield from (line.index for group in alike for line in group)
        if size == NAME_AND_PLACE:  # a writer among them or below the last letter may say no place
            last = groups.index(alike[-1])
            yield from (group[0].index for group in groups[: last + 2] if len(group) == 1)


def _is_signature(line: Line) -> bool:
    """Whether a line may be a writer's name or place: a few words that all have capitals, or a script without them."""
    if line.length > SIGNATURE_CHARS or line.words > SIGNATURE_WORDS or _DIGIT.search(line.text):
        return False
    return not any(is_small(word[0]) for word in line.text.split() if len(word) > 3)


def entry_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """The headings and first paragraphs of a live blog's entries: what stands right below an entry's time, and the paragraph
    below a single line there.
    """
    stamps = sum(verdict.origin.family == STAMP for verdict in decided if verdict is not None)
    if stamps < LEAST_ENTRIES:
        return
    headings, paragraphs = [], []
    for above, line in pairwise(lines):
        verdict = decided[above.index]
        if verdict is None or not (verdict.reason is Reason.DATE_LINE or verdict.origin.family == STAMP):
            continue
        if decided[line.index] is not None:
            continue
        timed = verdict.origin in _TIMED
        if line.is_long_sentence:
            paragraphs += [line.index] * timed
            continue
        open_ = [one for one in lines[line.index : line.index + ENTRY_LINES] if not _is_byline(decided[one.index])]
        at = next((at for at, one in enumerate(open_) if one.is_long_sentence), 0)
        if 0 < at <= MOST_HEADINGS and all(_heads_entry(one, decided) for one in open_[:at]):
            headings.append(open_[at - 1].index)  # above it may stand what kind of entry it is
            paragraphs += [open_[at].index] * (timed and decided[open_[at].index] is None)
    if len(headings) >= LEAST_ENTRIES:
        yield from headings
    if len(paragraphs) >= LEAST_TIMED:
        yield from paragraphs


def _heads_entry(line: Line, decided: Sequence[Verdict | None]) -> bool:
    return decided[line.index] is None and not line.sentence and line.length <= ENTRY_HEADING_CHARS


def _is_byline(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.reason is Reason.BYLINE_LINE


def enumerated_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Lines in a row that each name something and list what belongs to it: "Drôme : Vernay, Orlac, Saint-Pé"."""
    run: list[int] = []
    named = 0
    for line in (*lines, None):
        names = 0
        if line is not None and not line.ended and (":" in line.text or "：" in line.text):  # most lines have none
            names = _count_names(line.text)
        if line is not None and names > 1:
            run.append(line.index)
            named += names
            continue
        if len(run) >= LEAST_ENUMERATIONS and named >= LEAST_NAMED * len(run):
            yield from run
        run, named = [], 0


def _count_names(text: str) -> int:
    """How many names, parted by commas, stand behind a label and its colon; 0 if the line is nothing like that."""
    label = next((text.find(colon) for colon in _COLONS if colon in text), -1)
    if not 0 < label <= NAMED_LABEL:
        return 0
    names = [name.strip() for name in _COMMA.split(text[label + 1 :])]
    return len(names) if all(0 < len(name) <= NAMED_CHARS for name in names) else 0
