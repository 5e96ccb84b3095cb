"""What lines are read to do, and whether the article itself speaks of what they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import LANGUAGE_PARAGRAPHS, REMEMBERED_LINES, Reading, function_reader, openings_of
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.proofs import CERTAIN, LIKELY, SURE
from pipeline.cleaning.rules.base import Proposal
from pipeline.cleaning.rules.outside import named_by_markup
from pipeline.cleaning.story_words import vocabulary
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.functions import UNSPACED

_NUMBERED = re.compile(r"\d{1,3}\s?[.)]\s|[-–—*•]\s?")
_WORD, _IN_WORD = re.compile(r"[\w-]+"), re.compile(r"[\w-]")
# Articles tell of apps and comments, too. A line is the article's if this share of the subjects that it names are.
OWN_SHARE = 0.5
# Longer sentences prove what they do only if all of their words are known (`proofs.NOTICE_WORDS`, and a few that one entry
# makes one): of 19,500 in chosen blocks of 1,100 labelled pages none does.
BRIEF_WORDS = 40
# Of sentences among the article's that prove what they do and share so many of their other words with it, on labelled dumps of
# news and blogs, 14 of 14 long ones are the article's; short ones share common words, too.
STORY_SHARE = 0.4
OFFERED = frozenset({Reason.PROMO, Reason.NEWSLETTER, Reason.PAYWALL, Reason.COMMENTS, Reason.ADVERTISEMENT})
REQUEST_SUBJECTS = 2  # so many subjects, and a word that asks
LEAST_SHARED = 3  # fewer words say nothing
STEM = 5  # so many letters are a word's whatever its ending


def is_item(line: Line) -> bool:
    """Whether a line is printed as an item of a list: a menu's, but also an article's."""
    return line.block.text != line.text or (not line.text[0].isalpha() and _NUMBERED.match(line.text) is not None)


def is_lead(context: CleaningContext, line: Line) -> bool:
    """Whether nothing but what states something stands between the headline and a paragraph that has words of it: there the
    article begins, be its second line a question.
    """
    if not line.is_long_sentence:
        return False
    titles = context.titles()
    if not titles or line.index < titles[-1].index:
        return False
    between = context.decided[titles[-1].index + 1 : line.index]
    if not all(one is not None and one.captured_as is not None for one in between):
        return False
    return not context.stems(titles).isdisjoint(context.stems((line,)))


def read_functions(context: CleaningContext, *, brief: bool = False) -> dict[Line, Reading]:
    """What the lines that no rule has taken do, where that can be told.

    Blocks that a page's markup dismisses are not read: it names a reason more surely than most words do. Only what it
    takes for captions is, since captions are kept as a field and buttons are none. With `brief` long sentences are not read
    either, which hardly ever prove by themselves what they do.
    """
    reader, asked = function_reader(context.ruleset), _asked(context, brief)
    found: dict[Line, Reading] = {}
    for start in range(0, len(asked), REMEMBERED_LINES):
        batch = asked[start : start + REMEMBERED_LINES]
        look_up(context, [line.normal for line in batch])
        spoken = language_of(context)
        for line in batch:
            reading = reader.read(line.text, line.normal, line.sentence, spoken)
            if reading is not None:
                found[line] = reading
    return found


def _asked(context: CleaningContext, brief: bool = False) -> list[Line]:
    lines = [
        line
        for line in context.undecided()
        if line.normal and not (brief and line.sentence and line.words > BRIEF_WORDS)
    ]
    return lines if context.is_dump else list(filter(_is_asked, lines))


def _is_asked(line: Line) -> bool:
    named = named_by_markup(line.block)
    return named is None or named[1] is Reason.CAPTION


def look_up(context: CleaningContext, normals: Iterable[str]) -> None:
    """Look up the words of many texts, in their normal forms, and of what tells the document's language, in one go."""
    function_reader(context.ruleset).prepare([*openings_of(_prose(context)), *normals])


def look_up_all(context: CleaningContext, others: Iterable[str]) -> None:
    """The same for some texts and the lines that will be read for their functions."""
    look_up(context, (*others, *(line.normal for line in _asked(context)[:REMEMBERED_LINES])))


def language_of(context: CleaningContext) -> str:
    """The language of the article's paragraphs, among those of the function packs; empty if there are none."""
    return function_reader(context.ruleset).language_of(_prose(context))


def _prose(context: CleaningContext) -> Iterator[tuple[str, str]]:
    return ((line.text, line.normal) for line in context.first_paragraphs(LANGUAGE_PARAGRAPHS))


class Words:
    """The words of some lines, which are not told apart: few are asked for."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._text = "\n".join(map(normal_of, lines))

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or (at := self._text.find(word)) < 0 or _WORD.fullmatch(word) is None:
            return False
        while at >= 0:
            if not _IN_WORD.match(self._text[at - 1 : at]) and not _IN_WORD.match(self._text, at + len(word)):
                return True
            at = self._text.find(word, at + 1)
        return False

    def share(self, words: Iterable[str]) -> bool:
        """Whether one of other words begins like one that stands in them; short words say nothing."""
        return any(word[:STEM] in self._text for word in words if len(word) >= STEM - 1 or UNSPACED.match(word))


def own_words(context: CleaningContext, readings: Mapping[Line, Reading]) -> Words:
    """The words of the article's own sentences, where a line is proved to be none."""
    if not any(reading.confidence >= LIKELY for reading in readings.values()):
        return Words(())
    return Words(own_lines(context, readings))


def is_own(reading: Reading, own: Container[str]) -> bool:
    """Whether the article itself speaks of what a line names."""
    subjects = [subject.split() for subject in reading.subjects]
    return bool(subjects) and sum(all(word in own for word in subject) for subject in subjects) >= OWN_SHARE * len(
        subjects
    )


def is_request(line: Line, reading: Reading) -> bool:
    """Whether a line surely asks for something in the words of a site, which its other boxes may have, too: of what these
    name nothing is the article's.

    On labelled dumps of news all of 21 lines that prove so much are the site's, whatever the sentences around speak of.
    """
    if reading.reason not in OFFERED or reading.confidence < (CERTAIN if line.sentence else SURE):
        return False  # articles say what to do with accounts, forms and pages
    return REQUEST_SUBJECTS <= len(reading.subjects) < len(reading.words)


class Story:
    """What the article's own sentences tell."""

    def __init__(self, own: Sequence[Line], function_words: frozenset[str]) -> None:
        self._own, self._function_words = own, function_words

    def goes_on_in(self, line: Line, reading: Reading) -> bool:
        """Whether a paragraph stands among them and shares so many of its words with them that it is one of them."""
        if not self._own or not self._own[0].index < line.index < self._own[-1].index:
            return False
        return line.is_long_sentence and self.share(line, reading) >= STORY_SHARE

    def share(self, line: Line, reading: Reading) -> float:
        """The share of a line's words that are theirs; those by which it was read say nothing."""
        words = vocabulary((line.text,)) - self._function_words - vocabulary(reading.words)
        return len(words & self._words) / max(len(words), LEAST_SHARED)

    @cached_property
    def words_of_short(self) -> Words:
        """The words of those that are read for their functions even where long ones are not."""
        return Words(line for line in self._own if line.words <= BRIEF_WORDS)

    @cached_property
    def _words(self) -> frozenset[str]:
        return vocabulary(line.text for line in self._own)


class Told:
    """What the headline and the open sentences tell, by the beginnings of their words, when it is made."""

    def __init__(self, context: CleaningContext) -> None:
        self._context = context
        self._stems = {line.index: context.stems((line,)) for line in context.undecided() if line.sentence}
        self._counts = Counter(chain(context.stems(context.titles()), *self._stems.values()))

    def is_foreign(self, line: Line, most: float, spared: frozenset[str] = frozenset()) -> bool:
        """Whether the others have at most such a share of a line's words, but for some that are spared."""
        sentence = self._stems.get(line.index)
        own = (self._context.stems((line,)) if sentence is None else sentence) - spared
        once = sentence is not None  # its own words are counted, too
        return sum([self._counts[stem] > once for stem in own]) <= most * len(own)


def own_lines(context: CleaningContext, readings: Mapping[Line, Reading]) -> list[Line]:
    """The article's own sentences: those that do nothing."""
    proved = {line for line, reading in readings.items() if reading.confidence >= LIKELY}
    return [line for line in context.undecided() if line.is_long_sentence and line not in proved]


def normal_of(line: Line) -> str:
    """A line's words in lower case: its normal form, or of a long line the beginning."""
    return line.normal or line.text[:READ_LIMIT].lower()


def proposal_of(line: Line, reading: Reading) -> Proposal:
    """The proposal to drop a line for what it does."""
    origin = Origin("function", reading.language, str(reading.reason))
    return Proposal(line.index, reading.reason, origin, reading.confidence, " | ".join(reading.words), precise=True)
