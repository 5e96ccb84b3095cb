"""The functions of words in all languages: which languages a line may be in, and what its words do in one of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from pipeline.packs.functions import ENDING, REMEMBERED, STOPS, Entry, FunctionPack, Role, Sense, Vocabulary, tokens_of
from pipeline.packs.person import Person
from pipeline.packs.voices import Voices
from pipeline.packs.word_index import (
    ACTING,
    DEEDS,
    DENSE_RUN,
    OPENING,
    SPEAKS,
    TELLING,
    LineWords,
    WordIndex,
    is_dense,
)
from pipeline.packs.word_sums import DenseSums, Sums, acts, opens, tells

ANY_LANGUAGE = "und"
ALL_WORDS = 1 << 30


class Word(NamedTuple):
    """A word of a line and what it does in one language; `None` is unknown."""

    text: str
    sense: Sense | None
    opens: bool  # the first word of a sentence


class Lexicon:
    """The vocabularies of all languages."""

    def __init__(self, packs: Iterable[FunctionPack], glue: Mapping[str, Iterable[str]]) -> None:
        by_code = {pack.code: pack for pack in packs}
        common = by_code.pop(ANY_LANGUAGE, FunctionPack(ANY_LANGUAGE))
        self.common = Vocabulary(common, ())
        self.languages = {code: Vocabulary(pack, glue.get(code, ())) for code, pack in sorted(by_code.items())}
        self._packs = by_code
        self._persons: dict[str, Person] = {}  # made when they are asked for: few documents ask
        self._voices = Voices(by_code.values())
        self._index = WordIndex(self.languages, self.common, self._voices)
        self._bits = self._index.entries.bits
        self._shifts = {code: DEEDS * at for at, code in enumerate(self.languages)}
        self._known: dict[str, dict[str, Word]] = {code: {} for code in self.languages}
        self._firsts: dict[str, dict[str, Word]] = {code: {} for code in self.languages}
        self._dense = {
            code: DenseSums(partial(self._senses, code=code), words.several) for code, words in self.languages.items()
        }

    def tokens(self, normal: str) -> list[str]:
        """The words, numbers (`#`) and full stops of a line in its normal form."""
        return tokens_of(normal)

    def lines(self, lines: Sequence[list[str]]) -> list[LineWords]:
        """The words of lines, looked up in all languages; of many lines together at a fraction of the cost one by one.

        A line's `likely` languages, at most `LIKELIEST`, are those that know most of its words, the best first. A word of
        function is worth two, and what a word is worth is shared by the languages that know it: a word of one language says
        more than a dozen that many have.
        """
        return self._index.lines(lines)

    def says_nothing(self, line: LineWords, code: str) -> bool:
        """Whether a line certainly neither asks nor names a subject in a language, or tells a story.

        Quick, so that most lines need not be read; False proves nothing.
        """
        does = self._does(line, code)
        return not does & OPENING and (does & TELLING != 0 or not does & ACTING)

    def may_speak(self, text: str, line: LineWords) -> bool:
        """Whether a line may hold a word by which a site speaks to its readers, in any language; False is sure."""
        return line.flags & SPEAKS != 0 or self._voices.is_polite(text)

    def marks(self, text: str, line: LineWords, code: str) -> tuple[str, ...]:
        """The different words of a line by which somebody speaks to somebody in one language."""
        language = self.languages[code]
        voice = language.voice(text, line.tokens if line.flags & SPEAKS else ())
        return (*voice, *self.person(code).marks(line.tokens, language.sense, text))

    def person(self, code: str) -> Person:
        """The grammatical person of one language."""
        person = self._persons.get(code)
        if person is None:
            person = self._persons[code] = Person(self._packs[code])
        return person

    def tells(self, line: LineWords, code: str) -> bool:
        """Whether a word or an entry of a line tells a story in one language."""
        does = self._does(line, code)
        if not does & OPENING or not self._has_entry(line, code):
            return does & TELLING != 0
        words = self.words_of(line, code)  # up to the first that tells a story
        return bool(words) and (sense := words[-1].sense) is not None and sense.role is Role.NARRATIVE

    def sums(self, line: LineWords, code: str) -> Sums | None:
        """What the words of a line come to in one language; None if some of them are one entry together."""
        if self._does(line, code) & OPENING and self._has_entry(line, code):
            return None
        return Sums(self._total(line, code), line.spaced)

    def _does(self, line: LineWords, code: str) -> int:
        """What the words of a line do in one language."""
        if not line.dense:
            return line.does >> self._shifts[code]
        total = self._total(line, code)
        return ACTING * acts(total) + TELLING * tells(total) + OPENING * opens(total)

    def _total(self, line: LineWords, code: str) -> int:
        total = line.totals.get(code)
        if total is None:
            total = sum([one[1][code] for one in line.known if code in one[1]])
            if line.dense:
                total += sum(map(self._dense[code].__getitem__, line.dense))
            line.totals[code] = total
        return total

    def _has_entry(self, line: LineWords, code: str) -> bool:
        places, languages, _ = line.entries
        if not languages & self._bits[code]:
            return False
        several, tokens = self.languages[code].several, line.tokens
        return any(_several_at(tokens, at, several[tokens[at]]) for at in places if tokens[at] in several)

    def words(
        self, tokens: list[str], code: str, most: int = ALL_WORDS, places: Container[int] | None = None
    ) -> list[Word]:
        """What each word of a line does in one language, up to the first that tells a story: it proves enough.

        Entries of several words count as one; they stand nowhere but at `places`, where these are known (`LineWords.entries`).
        With `most`, reading stops when there are more words than that.
        """
        language, known, firsts = self.languages[code], self._known[code], self._firsts[code]
        several = language.several
        found: list[Word] = []
        opens = True
        end = 0
        for at, token in enumerate(tokens):
            if at < end:
                continue
            sense: Sense | None
            if (word := known.get(token)) is not None:  # most of them: it opens no entry
                sense = word[1]
                found.append(Word(token, sense, True) if opens else word)
            elif token in STOPS:
                opens = True
                continue
            elif (
                token in several
                and (places is None or at in places)
                and (entry := _several_at(tokens, at, several[token]))
            ):
                parts, _, number = entry
                sense = language.senses[number]
                found.append(Word(" ".join(parts), sense, opens))
                end = at + len(parts)
            else:
                words = [word] if (word := firsts.get(token)) is not None else self._remember(token, code)
                sense = words[-1].sense
                found += (words[0]._replace(opens=True), *words[1:]) if opens else words
            opens = False
            if (sense is not None and sense.role is Role.NARRATIVE) or len(found) > most:
                break
        return found

    def words_of(self, line: LineWords, code: str, most: int = ALL_WORDS) -> list[Word]:
        """The same of a line that was looked up."""
        return self.words(line.tokens, code, most, line.entries[0])

    def _senses(self, token: str, code: str) -> list[tuple[str, Sense | None]]:
        return [(word.text, word.sense) for word in self._remember(token, code)]

    def _remember(self, token: str, code: str) -> list[Word]:
        """The words of one token within a sentence: several where a script sets no spaces. Others are remembered; those with
        which an entry of several words may begin apart from the others.
        """
        language, common, known = self.languages[code], self.common, self._known[code]
        if is_dense(token):
            return [Word(text, sense, False) for text, sense in _pieces(token, language, common)]
        if token in language.several or token in STOPS:
            known = self._firsts[code]
        word = known.get(token)
        if word is None:
            if len(known) >= REMEMBERED:
                known.clear()
            known[token] = word = Word(token, language.sense(token) or common.sense(token), False)
        return [word]


def _several_at(tokens: list[str], at: int, entries: Iterable[Entry]) -> Entry | None:
    """The entry of several words that stands at a place; the last word may only begin the one there, or end it."""
    second = tokens[at + 1] if at + 1 < len(tokens) else ""
    for entry in entries:
        parts, begins, _ = entry
        if not second.startswith(parts[1]):
            if parts[1][0] == ENDING and second.endswith(parts[1][1:]):
                return entry
            continue
        here = tokens[at : at + len(parts)]
        if len(here) < len(parts) or tuple(here[:-1]) != parts[:-1]:
            continue
        if here[-1].startswith(parts[-1]) if begins else here[-1] == parts[-1]:
            return entry
    return None


def _pieces(token: str, language: Vocabulary, common: Vocabulary) -> Iterator[tuple[str, Sense | None]]:
    """The words of a token that holds characters of a script without spaces, perhaps beside Latin letters."""
    at = 0
    for run in DENSE_RUN.finditer(token):
        if run.start() > at:
            text = token[at : run.start()]
            yield text, language.sense(text) or common.sense(text)
        yield from language.dense_words(run[0])
        at = run.end()
    if at < len(token):
        text = token[at:]
        yield text, language.sense(text) or common.sense(text)
