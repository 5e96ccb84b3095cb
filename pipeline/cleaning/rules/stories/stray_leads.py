"""Links to other stories alone between two paragraphs whose words no list knows: a lead and a headline that have nothing of the story.

A sub-heading of an article is one line, and shares words with what it stands among; where an article sets several, none is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.quotations import is_turn
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import is_item, language_of
from pipeline.grammar.prose import asks, is_unspaced
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.functions import UNSPACED
from pipeline.packs.lexicon import Word
from pipeline.packs.normal import normalise

RULE = Origin("teaser", "stray")
# On labelled dumps of news and blogs all 12 such lines are the site's; they are rare, because most sites have leads that are known.
FOREIGN, FOREIGN_ALONE, EACH, LEAST_STEMS = 0.3, 0.2, 0.4, 5
LEAST_PARAGRAPHS = 4
MOST_PLACES = 2  # between paragraphs at which such lines stand
MOST_LINES, LINE_CHARS = 3, 120.0
HEADLINE_CHARS, HEADLINE_WORDS, LABEL_WORDS = 28.0, 5, 3
LEAD_CHARS = 60.0  # of a question to the reader
UNSPACED_CHARS = 14.0
# Behind a lead with a word that points at other stories: "Catch up: why the mill changed hands twice": no number, quotation or bracket, of which lists, captions and references are made.
_LED = re.compile(r"(?P<lead>[^\W\d_][^:：\d\"“„«()\[\]|]{2,48})\s?[:：]\s?(?P<rest>[^\W\d_].{12,})")
_MARKS = re.compile(r"[\d\"“”„«»()\[\]|@©/]")
_SMALL = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}")


def find_stray_leads(context: CleaningContext) -> Iterator[Proposal]:
    """A lead with its headline in one line, or a label and one or two headlines, between two paragraphs."""
    window = context.window
    if window is None or window.is_empty:
        return
    prose = context.paragraphs(context.lines[window.first : window.last + 1])
    if len(prose) < LEAST_PARAGRAPHS:
        return
    places = [
        run
        for above, below in pairwise(prose)
        if below.index - above.index > 1 and (run := _open_labels(context, above, below))
    ]
    if not 0 < len(places) <= MOST_PLACES:
        return
    story = context.stems((*context.titles(), *prose))
    for run in places:
        if _are_led(context, run) and _are_foreign(context, run, story):
            for line in run:
                asked = asks(line.text)  # as a sentence, which goes on other proof only
                share = 0.95 if asked else 0.9
                yield Proposal(line.index, Reason.RELATED_LINKS, RULE, share, quote(line.text), precise=asked)


def _open_labels(context: CleaningContext, above: Line, below: Line) -> list[Line]:
    """The open lines that are no sentences between two paragraphs; nothing where something else stands between."""
    return [line for line in context.lines[above.index + 1 : below.index] if context.decided[line.index] is None]


def _are_led(context: CleaningContext, run: Sequence[Line]) -> bool:
    if len(run) > MOST_LINES or any(is_item(line) or line.length > LINE_CHARS for line in run):
        return False
    if _is_below_lead(context, run[0]) and all(map(_may_be_listed, run)):
        return any(map(_is_headline, run))
    asked = len(run) > 1 and _asks_reader(context, run[0])
    if any(line.sentence or line.ended for line in run[asked:]):
        return False
    if len(run) == 1:
        led = _LED.match(run[0].text)
        if led is not None:
            worded = " " in led["lead"].strip() or UNSPACED.match(led["lead"]) is not None  # "Stories: …" heads a part
            return worded and _points_back(context, led["lead"]) and _is_wordy(led["rest"], HEADLINE_WORDS - 1)
        return _is_below_lead(context, run[0]) and _is_headline(run[0]) and _MARKS.search(run[0].text) is None
    if any(_MARKS.search(line.text) for line in run):
        return False
    return all(_is_wordy(line.text, LABEL_WORDS) for line in run[asked:]) and _is_headline(run[-1])


def _asks_reader(context: CleaningContext, line: Line) -> bool:
    """Whether a short line speaks to somebody, as a lead does and no heading of news: "Seen this one yet?"."""
    code = language_of(context)
    if not code or not line.normal or line.is_long_sentence or line.length > LEAD_CHARS or is_turn(line.text):
        return False
    if line.ended and not asks(line.text):
        return False
    reader = function_reader(context.ruleset)
    return bool(reader.marks(line.text, line.normal, code)) or _names_others(reader.words(line.normal, code))


def _points_back(context: CleaningContext, lead: str) -> bool:
    """Whether a lead has a word of other stories, or points at something near or at what "we" told: a sub-heading has none."""
    reader, code = function_reader(context.ruleset), language_of(context)
    if not code:
        return False
    person = context.ruleset.lexicon.person(code)
    words = reader.words(normalise(lead), code)
    if _names_others(words):
        return True
    return person.knows_house and any(map(person.is_house, reader.tokens(normalise(lead))))


def _names_others(words: Iterable[Word]) -> bool:
    return any(word.sense is not None and word.sense.topic == Reason.RELATED_LINKS for word in words)


def _is_below_lead(context: CleaningContext, line: Line) -> bool:
    """Whether the line right above was taken as a label of other stories."""
    above = context.lines[line.index - 1]
    verdict = context.decided[above.index]
    return verdict is not None and verdict.reason is Reason.RELATED_LINKS and not above.is_long_sentence


def _may_be_listed(line: Line) -> bool:
    """Whether a line may be a headline under the heading of other stories: it may ask there, as no sub-heading's question does."""
    unended = not (line.sentence or line.ended) or (asks(line.text) and not is_turn(line.text))
    return unended and _is_wordy(line.text, LABEL_WORDS)


def _is_headline(line: Line) -> bool:
    return line.length >= HEADLINE_CHARS and _is_wordy(line.text, HEADLINE_WORDS)


def _is_wordy(text: str, words: int) -> bool:
    if is_unspaced(text):
        return len(text) >= UNSPACED_CHARS * words / HEADLINE_WORDS
    found = [word for word in text.split() if any(map(str.isalpha, word))]
    return len(found) >= words


def _are_foreign(context: CleaningContext, run: Sequence[Line], story: frozenset[str]) -> bool:
    """Whether a run has little of the story; of one of several lines a common word or two say nothing."""
    if any(line.index in context.own for line in run):
        return False
    words = [context.stems([line]) for line in run]
    shares = [len(own & story) / max(LEAST_STEMS, len(own)) for own in words]
    if len(run) == 1:
        return shares[0] <= FOREIGN_ALONE
    together = frozenset().union(*words)
    return max(shares) <= EACH and len(together & story) <= FOREIGN * max(LEAST_STEMS, len(together))
