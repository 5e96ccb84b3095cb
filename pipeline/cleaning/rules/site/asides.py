"""What a site says to its readers among an article's paragraphs and behind the last: appeals, house rules, notices in prose.

An article that speaks to nobody says "you" and "we" in quotations only. A sentence of it that does so all the same, asks or
names what sites offer, and has nothing of the story, is the site's; beside such a sentence less is asked of its neighbours.
Of pages only those are asked whose article tells something and speaks to nobody (`silence.is_silent`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.cleaning.appeals import has_contact
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import NOTICE_CHARS, FunctionReader, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.site.edges import BOXES
from pipeline.cleaning.rules.subjects import OWN_SHARE, is_item, is_lead, language_of, normal_of
from pipeline.cleaning.site_words import SiteWord, is_claim, read_site_word
from pipeline.cleaning.story_words import WORD_STEM, stems, vocabulary, words_said
from pipeline.grammar.prose import telling_length
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

ASIDE = "aside"
# An article of which more paragraphs speak to somebody speaks to its readers itself.
SPEAKING_SHARE, LEAST_PROSE, FEW = 0.15, 3, 5
FOREIGN, LEAST_WORDS = 0.2, 3  # so much of a sentence's words may be the story's
ENCLOSED = 0.4  # of one between others that speak
CALLING, CALLING_WORDS = 0.5, 3  # who asks readers what they know names the story: "we", "our", "you"
_SAYS = ("function", "phrase", "box", ASIDE)
_SITE = BOXES | {Reason.ADVERTISEMENT, Reason.SHARE}
MOST_SPEAKING = 6  # so many paragraphs may be the site's
OPENING = 3  # tokens of which one points at the line's own text
ALONG_CHARS = 100.0
LEAST_SPEAKING = 2  # sentences in a row that speak, of which none is sure


def find_asides(context: CleaningContext) -> Iterator[Proposal]:
    """Sentences that are the site's word to its readers, within the body and behind it."""
    window = context.window
    if window is None or window.is_empty:
        return
    asides = _Asides(context)
    if not asides.spoken:
        return
    end = window.first
    for seed in asides.speaking():
        if seed.index >= end:
            run = [*asides.beside(context.lines[end : seed.index][::-1])[::-1], seed]
            run += asides.beside(context.lines[seed.index + 1 :])
            end = run[-1].index + 1
            yield from asides.of_run(run)


@dataclass
class _Asides:
    context: CleaningContext

    def speaking(self) -> list[Line]:
        """The open lines that speak to somebody or of the site, unless these are too many for an article that speaks to nobody."""
        lines = self.context.lines[self.context.window.first :] if self.context.window else ()
        reader, code = self._reader, self.spoken
        found = [
            line
            for line in lines
            if self.context.decided[line.index] is None
            and self._may_be_site(line)
            and (reader.marks(line.text, line.normal, code) or self._is_note(line) or self._is_rule(line))
        ]
        long = sum(line.is_long_sentence for line in found)
        return found if long <= MOST_SPEAKING + SPEAKING_SHARE * len(lines) else []

    def _is_note(self, line: Line) -> bool:
        """Whether a line begins by pointing at its own text, and says of it what a site does: "this text is read by a machine".

        Or it claims what it offers in short parts.
        """
        person = self.context.ruleset.lexicon.person(self.spoken)
        if not is_claim(line.text) and not any(map(person.is_near, self._reader.tokens(line.normal)[:OPENING])):
            return False
        word = self.word(line)
        return word is not None and word.near

    def _is_rule(self, line: Line) -> bool:
        """Whether a line right below the site's word is one of its rules."""
        if not self.is_of_site(self.context.lines[line.index - 1]):
            return False
        word = self.word(line)
        return word is not None and _is_of_rules(word)

    def beside(self, lines: Iterable[Line]) -> list[Line]:
        """The first of some lines that may be the site's or are."""
        run = []
        for line in lines:
            verdict = self.context.decided[line.index]
            if not (self.is_of_site(line) or (verdict is None and self._may_go_along(line))):
                break
            run.append(line)
        return run

    def _may_go_along(self, line: Line) -> bool:
        """Whether a line may be the site's beside one that is; a paragraph that speaks to nobody names two subjects, or is short."""
        word = self.word(line)
        if word is None or word.spoken or not line.is_long_sentence:
            return word is not None
        return len(word.subjects) > (0 if telling_length(line.text) <= ALONG_CHARS else 1)

    def word(self, line: Line) -> SiteWord | None:
        """What a line says as a site would, if it may be the site's at all."""
        if line.index not in self._words:
            self._words[line.index] = self._word(line)
        return self._words[line.index]

    def is_of_site(self, line: Line) -> bool:
        """Whether a line was taken as the site's word."""
        verdict = self.context.decided[line.index]
        return verdict is not None and verdict.reason in _SITE and verdict.origin.family in _SAYS

    def of_run(self, run: Sequence[Line]) -> Iterator[Proposal]:
        """The open lines of some in a row that are the site's or may be."""
        run = self._trimmed(run)
        words = list(map(self.word, run))
        if not (
            any(map(self.is_of_site, run))
            or any(word is not None and word.is_sure for word in words)
            or _support(words)
        ):
            return
        prose = [line for line in self._prose if not (run[0].index <= line.index <= run[-1].index)]
        most = max(
            len(prose) >= FEW, SPEAKING_SHARE * len(prose)
        )  # one of a few may be the site's, of which nothing is known
        if len(prose) < LEAST_PROSE or sum(map(self._speaks, prose)) > most:
            return
        if sum(map(self._is_personal, prose)) > most:
            return
        story = self._stems(prose) - _stems_of(filter(self.is_of_site, run))
        part: list[Line] = []
        ends = run[0].index > prose[-1].index
        for line in run:
            if self.is_of_site(line) or self._is_foreign(line, story, enclosed=line not in (run[0], run[-1])):
                part.append(line)
            else:
                yield from self._of_part(part, ends)
                part = []
        yield from self._of_part(part, ends)

    def _trimmed(self, run: Sequence[Line]) -> Sequence[Line]:
        """A run without the lines at its ends that speak to nobody; short ones below a line of the site are no paragraphs."""
        site = [self.is_of_site(line) for line in run]
        speaks: list[bool] = []
        for at, line in enumerate(run):
            word = self.word(line)
            below = at > 0 and (site[at - 1] or speaks[-1])
            speaks.append(_may_head(line, word) or (below and word is not None and _is_of_rules(word)))
        if True not in speaks:
            return ()
        held = [at for at in range(len(run)) if speaks[at] or site[at]]
        last = held[-1]
        while last + 1 < len(run) and not run[last + 1].is_long_sentence:
            last += 1
        return run[held[0] : last + 1]

    def _of_part(self, part: Sequence[Line], ends: bool) -> Iterator[Proposal]:
        """The open lines of some in a row that have nothing of the story; `ends` says that the article has ended above."""
        words = list(map(self.word, part))
        sure = [
            at
            for at, line in enumerate(part)
            if self.is_of_site(line) or ((word := words[at]) is not None and word.is_sure)
        ]
        held = [at for at, word in enumerate(words) if _is_likely(part[at], word)] if sure else _support(words)
        held = sorted({*sure, *held})
        if not held:
            return
        last = len(part) - 1 if ends and sure else held[-1]
        for line, word in zip(part[held[0] : last + 1], words[held[0] : last + 1], strict=True):
            if word is not None and self.context.decided[line.index] is None:
                yield Proposal(line.index, word.reason, Origin(ASIDE, "speaks"), 0.95, quote(line.text), precise=True)

    def _word(self, line: Line) -> SiteWord | None:
        if self.context.decided[line.index] is not None or not self._may_be_site(line):
            return None
        reader, code = self._reader, self.spoken
        if reader.says_nothing(line.normal, code) and not reader.marks(line.text, line.normal, code):
            return None
        word = read_site_word(line.text, code, reader)
        return None if word is None or (word.told and not _is_of_rules(word)) else word

    def _may_be_site(self, line: Line) -> bool:
        if not line.normal or len(line.text) > NOTICE_CHARS or not (line.sentence or line.words > 2):
            return False
        if line.index in self.context.own or is_item(line) or has_contact(line.text):
            return False
        return not is_lead(self.context, line)

    def _is_foreign(self, line: Line, story: frozenset[str], *, enclosed: bool) -> bool:
        """Whether hardly a word of a line begins like one of the story's, and most of what it names does not.

        The words by which it was read say nothing else.
        """
        word = self.word(line)
        if word is None:
            return False
        own = sum(all(part[:WORD_STEM] in story for part in subject.split()) for subject in word.subjects)
        if own and own >= OWN_SHARE * len(word.subjects):
            return False
        words = (
            vocabulary((line.text,))
            - self.context.ruleset.function_words
            - words_said(line.text, (*word.words, *word.idle, *word.spoken))
        )
        shared = sum(one[:WORD_STEM] in story for one in words)
        most = FOREIGN
        if (word.ours or word.pleads) and max(len(word.spoken), len(word.subjects)) >= CALLING_WORDS:
            most = CALLING
        elif enclosed and (word.spoken or word.subjects):
            most = ENCLOSED
        return shared <= most * max(len(words), LEAST_WORDS)

    def _stems(self, prose: Sequence[Line]) -> frozenset[str]:
        """How the words of the headline and of paragraphs begin."""
        return _stems_of((*self.context.titles(), *prose)) - _stems_in(self.context.ruleset.function_words)

    @cached_property
    def _prose(self) -> list[Line]:
        """The paragraphs, but for those that may be the site's."""
        window = self.context.window
        lines = self.context.lines[window.first : window.last + 1] if window else ()
        open_ = (line for line in lines if self.context.decided[line.index] is None and line.is_long_sentence)
        return [line for line in open_ if not self._is_notice(line)]

    def _is_notice(self, line: Line) -> bool:
        if not self._speaks(line):
            return False
        word = self.word(line)
        return (word is not None and word.is_sure) or bool(self._reader.notice(line.text, normal_of(line), self.spoken))

    def _speaks(self, line: Line) -> bool:
        return self._reader.voice(line.text[:READ_LIMIT], normal_of(line), self.spoken) > 0

    def _is_personal(self, line: Line) -> bool:
        """Whether a paragraph shows person at all: "I" is the voice of blogs."""
        return bool(self._reader.marks(line.text[:READ_LIMIT], normal_of(line), self.spoken))

    @cached_property
    def _words(self) -> dict[int, SiteWord | None]:
        return {}

    @cached_property
    def _reader(self) -> FunctionReader:
        return function_reader(self.context.ruleset)

    @cached_property
    def spoken(self) -> str:
        """The document's language, or nothing."""
        return language_of(self.context)


@lru_cache(maxsize=8)
def _stems_in(words: frozenset[str]) -> frozenset[str]:
    """How some words begin: those of the packs, of which there are thousands."""
    return frozenset(word[:WORD_STEM] for word in words)


def _stems_of(lines: Iterable[Line]) -> frozenset[str]:
    return stems((line.text for line in lines), frozenset())


def _may_head(line: Line, word: SiteWord | None) -> bool:
    """Whether a run of the site's sentences may begin or end with a line: it speaks, or is a label that names two things."""
    if word is None or word.told:
        return False
    return word.addresses or word.near or (not line.sentence and len(word.subjects) > 1)


def _is_of_rules(word: SiteWord) -> bool:
    """Whether a sentence may be one of a site's rules, which tell of those who wrote: "whoever has written it answers for it"."""
    return word.named and word.reason is Reason.COMMENTS


def _is_likely(line: Line, word: SiteWord | None) -> bool:
    """Whether a sentence at the end of a run is the site's, too: an article's last word speaks to its reader as well."""
    if word is None or not _may_head(line, word):
        return False
    if not word.subjects:
        return word.opens and word.ours
    return word.opens or word.ours or len(word.spoken) > 1 or not line.sentence


def _support(words: Sequence[SiteWord | None]) -> list[int]:
    """Places of sentences that support each other, of which none is sure: they speak, and one names something, one asks."""
    speaking = [(at, word) for at, word in enumerate(words) if word is not None and word.spoken and not word.told]
    named = any(word.subjects for _, word in speaking) and any(word.opens or word.ours for _, word in speaking)
    return [at for at, _ in speaking] if named and len(speaking) >= LEAST_SPEAKING else []
