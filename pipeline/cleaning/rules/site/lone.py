"""Lines that stand alone between two paragraphs of an article and have nothing of it: less proof is enough for these.

Sub-headings and pull quotes stand there, too, but they share words with the text around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import Reading, function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import CERTAIN, FAIR, LIKELY, NOTICE_WORDS
from pipeline.cleaning.rules.subjects import Words, language_of
from pipeline.model.reasons import Reason
from pipeline.packs.functions import UNSPACED

# What the labels of programs speak of, and the sub-headings that pages' segmenters choose hardly do.
_FOREIGN = frozenset({Reason.COMMENTS, Reason.CONSENT, Reason.SHARE, Reason.NEWSLETTER, Reason.PAYWALL, Reason.CAPTION})
NOTICE_CHARS = 160.0  # longer ones are paragraphs


class LoneLines:
    """The lines of one document that stand alone between two long sentences."""

    def __init__(self, context: CleaningContext) -> None:
        self._context = context
        self._reader = function_reader(context.ruleset)

    def surer(self, line: Line, reading: Reading) -> Reading:
        """The reading of a line, surer if the line stands alone and shares no word with the article."""
        if line.sentence:
            return self._surer_sentence(line, reading)
        words = line.normal.split()
        if not self._context.is_dump and reading.reason not in _FOREIGN:
            return reading
        if reading.confidence != LIKELY or len(words) != len(set(words)):  # the heads of a table's columns repeat words
            return reading
        return reading._replace(confidence=FAIR) if len(words) > 1 and self._is_lone(line, reading) else reading

    def notices(self) -> Iterator[tuple[Line, Reading]]:
        """Short sentences by which the site speaks to its readers, in articles that do not."""
        for line in self._context.undecided():
            if line.sentence and line.normal and line.length <= NOTICE_CHARS and self._is_between(line):
                reading = self._reader.notice(line.text, line.normal, self._spoken)
                if reading is not None and reading.subjects:
                    yield line, self._surer_sentence(line, reading._replace(confidence=LIKELY))

    def _surer_sentence(self, line: Line, reading: Reading) -> Reading:
        if reading.confidence != LIKELY or line.words > NOTICE_WORDS or not self._context.is_dump:
            return reading
        if UNSPACED.search(line.normal):
            return reading  # words are found in any run of characters: they prove less
        if not self._reader.voice(line.text, line.normal, self._spoken) or not self._is_lone(line, reading):
            return reading
        return reading if self._speaks else reading._replace(confidence=CERTAIN)

    def _is_lone(self, line: Line, reading: Reading) -> bool:
        content = self._reader.content(line.normal, reading.language)
        return self._is_between(line) and not self._own_without(line).share(content)

    def _own_without(self, line: Line) -> Words:
        """The words of the article's paragraphs; a line that is as long as one shares none with itself."""
        return Words([one for one in self._prose if one is not line]) if line.is_long_sentence else self._own

    def _is_between(self, line: Line) -> bool:
        around = self._context.lines[max(0, line.index - 1) : line.index + 2]
        return len(around) == 3 and around[0].is_long_sentence and around[2].is_long_sentence

    @cached_property
    def _prose(self) -> list[Line]:
        return [line for line in self._context.undecided() if line.is_long_sentence]

    @cached_property
    def _own(self) -> Words:
        return Words(self._prose)

    @cached_property
    def _spoken(self) -> str:
        return language_of(self._context)

    @cached_property
    def _speaks(self) -> bool:
        """Whether a paragraph of the article speaks to its readers."""
        voice = self._reader.voice
        prose = (line for line in self._prose if line.length > NOTICE_CHARS and line.normal)
        return any(voice(line.text, line.normal, self._spoken) for line in prose)
