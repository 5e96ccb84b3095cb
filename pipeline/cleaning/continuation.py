"""Articles that go on behind a box of the site right below a paragraph: a box of links, offers or a poll.

The body window ends at such a box where little text stands below it, and the rules behind the window take what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from pipeline.cleaning.functions import FunctionReader, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.own_lines import OwnLines
from pipeline.cleaning.story_words import begin_alike, vocabulary
from pipeline.cleaning.window import Window, reach_below
from pipeline.cleaning.writers import writers
from pipeline.grammar.prose import asks, states, telling_length
from pipeline.model.block import Verdict
from pipeline.model.evidence import STAMP
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset
from pipeline.packs.functions import tokens_of

# Headlines, offers and answers have no full stop, an article's sentences have one; a row of cards has a sentence below each
# headline. On 1,547 labelled dumps of news, most of which have such boxes, it moves no line: their windows hold what goes on.
_BOXED = frozenset(
    {Reason.RELATED_LINKS, Reason.ADVERTISEMENT, Reason.PROMO, Reason.NEWSLETTER, Reason.CAPTCHA_OR_FORM, Reason.FOOTER}
)
_ENDING = frozenset({Reason.COMMENTS, Reason.COPYRIGHT, Reason.AUTHOR_BIO, Reason.SHARE, Reason.TAGS, Reason.CONSENT})
_STATED = frozenset({"byline", "date_published", "title"})
MOST_BOXED, LEAST_LABELS = 14, 2  # lines of a box, and labels in it that leave no doubt that it is none of cards
# Of a box whose first line no rule knows, so many lines were taken for what they say; what goes on shares so many words.
LEAST_SAID, SAID_SHARE, SHARED = 2, 0.3, 0.2
LEAST_SHARED, MOST_SHARED = 2, 0.3
LEAST_ROWS = 3
QUESTION, ANSWER_CHARS = 2, 60.0  # lines of a poll up to its question; answers are shorter sentences
TOGETHER_CHARS = 90.0  # sentences in a row are so long together
NEXT_CARD = 3  # below a single sentence none stands so near
ABBREVIATION, MOST_FOOTERS = 3, 1  # letters of an offer's last word that ends in a full stop; headings of jobs
OPENING = 8  # words of a biography, one of which says that somebody writes
_PARTING = ("comments", STAMP)  # families of rules: what readers sign, and times of cards and of a live blog's entries


class Continuation(NamedTuple):
    """The window with what goes on, the sentences below such boxes, which are the article's whatever else speaks against them,
    and the first and last lines of the boxes.
    """

    window: Window
    sentences: frozenset[int]
    boxes: tuple[tuple[int, int], ...]


@dataclass
class _Site:
    """What is known of a document's lines: the verdicts so far, and the sentences by which a site speaks to its readers."""

    lines: Sequence[Line]
    decided: Sequence[Verdict | None]
    spoken: frozenset[int]
    reader: FunctionReader

    def is_prose(self, line: Line) -> bool:
        """Whether a line is an open sentence that the site does not say to its readers."""
        return line.sentence and self.decided[line.index] is None and line.index not in self.spoken

    def speaks(self, line: Line) -> bool:
        """Whether a line speaks to the reader."""
        return self.reader.voice(line.text[:READ_LIMIT], line.normal, self._language) > 0

    @cached_property
    def _language(self) -> str:
        open_ = (line for line in self.lines if line.is_long_sentence and self.decided[line.index] is None)
        return self.reader.language_of((line.text, line.normal) for line in open_)

    def is_boxed(self, line: Line) -> bool:
        """Whether a line was taken for what boxes between paragraphs say."""
        verdict = self.decided[line.index]
        return verdict is not None and verdict.reason in _BOXED and verdict.captured_as is None

    def is_label(self, line: Line) -> bool:
        """Whether a line may be another story's headline: no rule took it, or as that."""
        verdict = self.decided[line.index]
        return verdict is None or verdict.reason is Reason.RELATED_LINKS


def continued(
    window: Window,
    lines: Sequence[Line],
    decided: Sequence[Verdict | None],
    openers: frozenset[int],
    own: OwnLines,
    spoken: frozenset[int],
    ruleset: Ruleset,
) -> Continuation:
    """What goes on behind boxes of the site right below a paragraph; `spoken` is what the site says to its readers.

    Two sentences in a row are the article's if a word of theirs is, and so is a single one between two headlines or more and a
    line of the site. Linear in the lines.
    """
    site = _Site(lines, decided, spoken, function_reader(ruleset))
    runs: set[int] = set()
    found: list[tuple[int, int]] = []
    at = window.first
    told: _Told | None = None
    while at <= window.last and at + 1 < len(lines):
        above, at = lines[at], at + 1
        if lines[at].sentence or not (site.is_prose(above) or above.index in own):
            continue
        if lines[min(at + 1, len(lines) - 1)].is_long_sentence and decided[at] is None:
            continue  # most labels are sub-headings
        box, run = _below(site, at)
        if (
            not run
            or not (_is_box(box, site) or _is_own(box, site, own))
            or _presents_writer(above, ruleset)
            or any(map(site.speaks, run))
        ):
            continue
        told = told or _Told(site, lines[window.first : window.last + 1], ruleset.function_words)
        if not told.tells(run, box, box[0].index in own):
            continue
        runs.update(line.index for line in run if not _presents_writer(line, ruleset))
        at, last, boxes = run[-1].index, window.last, window.boxes
        if box[0].index not in own:
            found.append((box[0].index, box[-1].index))
            boxes = (*boxes, (max(box[0].index, last + 1), box[-1].index))
        if at > last:
            window = Window(window.first, reach_below(at, lines, decided, openers, own), boxes)
    return Continuation(window, frozenset(runs), tuple(found))


def _below(site: _Site, first: int) -> tuple[list[Line], list[Line]]:
    """The lines of a box that begins at an index, and the sentences below it with which the article goes on, if it does."""
    box: list[Line] = []
    at = first
    while at < min(first + MOST_BOXED, len(site.lines)):
        line = site.lines[at]
        answer = telling_length(line.text) < ANSWER_CHARS and _asks(box)
        if answer or not (site.is_prose(line) and states(line.text)):
            if line.is_long_sentence:
                break
            box.append(line)
            at += 1
            continue
        run = list(takewhile(site.is_prose, map(site.lines.__getitem__, range(at, len(site.lines)))))
        if _goes_on(run, site):
            return box, run
        if line.is_long_sentence or sum(map(str.isalpha, line.text.split()[-1])) > ABBREVIATION:
            break
        box.append(line)  # an offer that ends in an abbreviation
        at += 1
    return box, []


def _is_own(box: Sequence[Line], site: _Site, own: OwnLines) -> bool:
    """Whether a table or a list of the article stands between two paragraphs, and nothing else."""
    rows = len(box) >= LEAST_ROWS  # a sub-heading is none
    return rows and all(line.index in own and site.decided[line.index] is None for line in box)


def _asks(box: Sequence[Line]) -> bool:
    """Whether a box is a poll: a question is its first line or stands under its heading."""
    return any(asks(line.text) for line in box[:QUESTION])


def _is_box(box: Sequence[Line], site: _Site) -> bool:
    """Whether the site speaks in lines, and none of them says that the article has ended: comments, a second headline with its
    author or day.
    """
    said = [site.is_boxed(line) for line in box]
    head = site.decided[box[0].index]
    asked = head is not None and head.reason is Reason.COMMENTS and head.origin.family == "function" and _asks(box)
    if not (said[0] or asked) and (sum(said) < LEAST_SAID or sum(said) < SAID_SHARE * len(said)):
        return False
    verdicts = [verdict for line in box if (verdict := site.decided[line.index])]
    if sum(one.reason is Reason.FOOTER for one in verdicts) > MOST_FOOTERS:
        return False
    ending = _ENDING - {Reason.COMMENTS} if _asks(box) else _ENDING
    return not any(
        one.reason in ending or one.captured_as in _STATED or one.origin.family in _PARTING for one in verdicts
    )


def _goes_on(run: Sequence[Line], site: _Site) -> bool:
    """Whether sentences below a box end as statements do, and a single one stands above a line of the site and no card."""
    if not all(states(line.text) for line in run):
        return False
    below = run[-1].index + 1
    if below == len(site.lines):
        return True
    if len(run) > 1:
        together = sum(telling_length(line.text) for line in run)
        return together >= TOGETHER_CHARS and not site.lines[below].sentence
    verdict = site.decided[below]
    if verdict is not None and verdict.captured_as in _STATED:
        return False
    if verdict is None and not run[0].is_long_sentence:
        return False
    return not any(one.sentence for one in site.lines[below : below + NEXT_CARD])


class _Told:
    """The words of an article's paragraphs."""

    def __init__(self, site: _Site, lines: Iterable[Line], spared: frozenset[str]) -> None:
        prose = (line.text for line in lines if site.is_prose(line))
        self._site, self._spared = site, spared
        self._words = vocabulary(prose) - spared

    def tells(self, run: Sequence[Line], box: Sequence[Line], is_own: bool) -> bool:
        """Whether sentences below a box speak of what the article does and not of the box's last line: that may be a card's
        headline or a writer's name. Below what `is_own` the first is enough.
        """
        own = vocabulary(line.text for line in run) - self._spared
        if is_own:
            return begin_alike(own, self._words)
        if begin_alike(own, vocabulary((box[-1].text,)) - self._spared):
            return False
        if len(run) > 1 and _asks(box):
            return True  # a poll is of no other story
        if not self._site.is_boxed(box[0]):
            return len(run) > 1 and len(own & self._words) >= SHARED * len(own)
        labels = sum(map(self._site.is_label, box[1:]))
        if len(run) == 1 and not labels:
            return False
        if len(run) == 1 and run[0].index + 1 < len(self._site.lines) and self._site.decided[run[0].index + 1] is None:
            shared = len(own & self._words)  # a card would stand so, too
            return shared >= LEAST_SHARED and shared >= MOST_SHARED * len(own)
        if labels >= LEAST_LABELS or len(run) > 1:
            return begin_alike(own, self._words)
        return not own.isdisjoint(self._words)


def _presents_writer(line: Line, ruleset: Ruleset) -> bool:
    """Whether a sentence begins with what a writer is called."""
    return any(token.startswith(writers(ruleset)) for token in tokens_of(line.normal)[:OPENING])
