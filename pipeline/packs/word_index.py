"""Which languages know a word, and what it does in each: one look-up a word for all languages.

What a line's words are worth is a sum of whole numbers: a word's number has one field for each language, so that a line is
weighed among all of them at the cost of an addition for each word. Most words are known to no language and cost a look-up.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from pipeline.packs.entry_index import NO_ENTRIES, Entries, EntryIndex, merged
from pipeline.packs.functions import REMEMBERED, STOPS, UNSPACED, Role, Sense, Vocabulary
from pipeline.packs.voices import Voices
from pipeline.packs.word_sizes import CARD, by_size, sizes_by_card, tail_sizes
from pipeline.packs.word_sums import MARK, NUMBER, OPENS, STOP, acts, number_of, opens, tells, unknown_words

_ACTING = (Role.TOPIC, Role.ASK)
DENSE_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_SHARED = 720  # a word's worth is shared by the languages that know it: whole parts of up to ten languages
_SIGN = 5  # characters at a word's beginning and at its end by which most words are told to be none
_CELL = 8  # bytes of a language's place and a worth
_COMMON = "und"  # as if it were a language: words of all languages
_FEW = 24  # cells of a line that are counted faster without an array
_TOGETHER = 4  # lines from which it pays to weigh them in one array
# Longer lines are weighed when they are asked for: a third of them is on pages and dumps, nine in ten of the others.
_SHORT = 40
LIKELIEST = 3  # so many languages are found for a line

Numbers = dict[str, int]  # by language, what a word adds to a line (see `word_sums`)


def is_dense_word(token: str) -> bool:
    """Whether a token may be worth several words, by its script."""
    return not token.isascii() and (unknown_words(token) != 1 or UNSPACED.search(token) is not None)


def is_dense(token: str) -> bool:
    """Whether a token holds characters of a script that sets no spaces."""
    return not token.isascii() and UNSPACED.search(token) is not None


class Known(NamedTuple):
    """A token that some language knows."""

    worths: bytes  # pairs of a language's place and what the token is worth there
    numbers: Numbers
    flags: int  # ACTS and so on
    does: int  # for each language, in the order of their places, ACTING, TELLING and OPENING


# What a token may be in some language: it asks or names a subject; it tells a story; it is a word of a site's voice; an entry
# of several words may begin with it; it is of a script without spaces, and its numbers must be asked for.
ACTS, TELLS, SPEAKS, OPENS_ENTRY, DENSE = 1, 2, 4, 8, 16
# What a token does in one language; a line's tokens together do what each of them does.
ACTING, TELLING, OPENING = 1, 2, 4
DEEDS = 3  # bits for each language
_WEIGHED = ACTS | SPEAKS  # the languages of other lines are hardly ever asked for


class LineWords:
    """The words of one line as all languages see them; `WordIndex.lines` makes it."""

    __slots__ = ("_does", "_entries", "_index", "_likely", "dense", "flags", "known", "spaced", "tokens", "totals")

    def __init__(self, tokens: list[str], index: WordIndex) -> None:
        self.tokens = tokens
        self.known = known = list(filter(None, map(index.known.get, tokens)))
        flags = 0
        for one in known:
            flags |= one[2]
        self.flags = flags
        self.dense = [token for token in tokens if is_dense_word(token)] if flags & DENSE else ()
        self.spaced = len(tokens) - len(self.dense)
        self.totals: Numbers = {}  # by language, what the words come to
        self._index = index
        self._entries: Entries | None = None if flags & OPENS_ENTRY else NO_ENTRIES
        self._likely: Sequence[str] | None = None
        self._does: int | None = None

    @property
    def does(self) -> int:
        """What its tokens do in each language; nothing is known of those of scripts without spaces (see `dense`)."""
        if self._does is None:
            does = 0
            for one in self.known:
                does |= one[3]
            self._does = does
        return self._does

    @property
    def entries(self) -> Entries:
        """Where entries of several words may stand."""
        if self._entries is None:
            self._entries = self._index.entries.find(self.tokens)
        return self._entries

    @property
    def likely(self) -> Sequence[str]:
        """The languages that know most of the words, at most `LIKELIEST`, the best first."""
        if self._likely is None:
            self._index.weigh((self,))
        return self._likely or ()

    @likely.setter
    def likely(self, codes: Sequence[str]) -> None:
        self._likely = codes


class WordIndex:
    """The words of all languages; it remembers what it has looked up, up to a limit."""

    def __init__(self, languages: Mapping[str, Vocabulary], common: Vocabulary, voices: Voices) -> None:
        self._languages, self._voices = languages, voices
        self._codes = list(languages)
        self._at = {code: at for at, code in enumerate(self._codes)}
        self.known: dict[str, Known] = {}  # the tokens that were looked up and that a language knows
        self._seen: set[str] = set()  # all that were looked up
        self._exact: dict[str, Numbers] = {}
        self._heads: dict[str, Numbers] = {}
        self._tails: dict[str, Numbers] = {}
        # By a word's first character: the languages that find a word there, with or without what is written before it.
        self._dense: dict[str, list[str]] = {}
        self._clitic: dict[str, list[str]] = {}
        self._tailed: dict[str, list[str]] = {}  # the same by its last, for languages that write something before words
        for code, words in (*languages.items(), (_COMMON, common)):
            for known, listed in ((self._exact, words.exact), (self._heads, words.heads), (self._tails, words.tails)):
                for word, sense in listed.items():
                    known.setdefault(word, {})[code] = number_of(sense)
        self._exact, self._heads, self._tails = merged(self._exact), merged(self._heads), merged(self._tails)
        self.entries = EntryIndex(languages, self._shared)
        for code, words in languages.items():
            for character in words.dense_sizes:
                self._dense.setdefault(character, []).append(code)
            for character in {clitic[0] for clitic in words.proclitics if clitic}:
                self._clitic.setdefault(character, []).append(code)
            for character in {tail[-1] for tail in words.tails} if words.proclitics else ():
                self._tailed.setdefault(character, []).append(code)
        self._head_sizes = sizes_by_card(self._heads)
        self._tail_sizes = tail_sizes(self._tails)
        # What a word must be, begin or end with to be known.
        self._whole = frozenset((*self._exact, *self.entries.opening, *voices.exact, *STOPS, NUMBER))
        openings = by_size(head[:_SIGN] for head in (*self._heads, *voices.heads))
        endings = by_size(tail[-_SIGN:] for tail in (*self._tails, *voices.tails))
        self._signs = (
            *((slice(size), signs) for size, signs in openings.items()),
            *((slice(-size, None), signs) for size, signs in endings.items()),
        )

    def lines(self, lines: Sequence[list[str]]) -> list[LineWords]:
        """The words of several lines: looked up, and weighed for the languages that know most of them."""
        self._learn(set[str]().union(*lines))
        found = [LineWords(tokens, self) for tokens in lines]
        if (
            len(found) >= _TOGETHER
        ):  # a single one is weighed when its languages are asked for: those of clauses never are
            self.weigh([line for line in found if line.flags & _WEIGHED and len(line.tokens) <= _SHORT])
        return found

    def weigh(self, lines: Sequence[LineWords]) -> None:
        """Set each line's likeliest languages; of equally likely ones the first counts."""
        rows = [b"".join([*[one[0] for one in line.known], *line.entries.worths]) for line in lines]
        if len(lines) < _TOGETHER:
            for line, row in zip(lines, rows, strict=True):
                line.likely = self._likeliest(row)
            return
        import numpy as np  # who only reads packs need not wait for it

        count, width = len(lines), len(self._codes)
        cells = np.frombuffer(b"".join(rows), np.uint32).reshape(-1, 2)
        begins = np.repeat(np.arange(0, count * width, width), [len(row) // _CELL for row in rows])
        sums = np.bincount(begins + cells[:, 0], cells[:, 1], count * width).reshape(count, width)
        lines_at, found = np.arange(count), []
        for _ in range(LIKELIEST):
            best = sums.argmax(axis=1)
            known = (sums[lines_at, best] > 0).tolist()
            sums[lines_at, best] = 0
            found.append(
                [self._codes[place] if is_one else "" for place, is_one in zip(best.tolist(), known, strict=True)]
            )
        for line, *codes in zip(lines, *found, strict=True):
            line.likely = codes if codes[-1] else [code for code in codes if code]

    def _likeliest(self, row: bytes) -> list[str]:
        """The same for one line, given what its words are worth."""
        if len(row) > _FEW * _CELL:
            return self._likeliest_of_many(row)
        cells = array("I", row)
        sums: dict[int, int] = {}
        for place, worth in zip(cells[::2], cells[1::2], strict=True):
            sums[place] = sums.get(place, 0) + worth
        best = sorted(sums, key=lambda place: (-sums[place], place))
        return [self._codes[place] for place in best[:LIKELIEST]]

    def _likeliest_of_many(self, row: bytes) -> list[str]:
        import numpy as np  # as above

        cells = np.frombuffer(row, np.uint32)
        sums = np.bincount(cells[::2], cells[1::2])
        best = [int(place) for place in np.argsort(-sums, kind="stable")[:LIKELIEST]]
        return [self._codes[place] for place in best if sums[place] > 0]

    def _learn(self, tokens: set[str]) -> None:
        """Look up the tokens that are not yet known. Most words are told to be none by their first characters."""
        if len(self._seen) >= REMEMBERED:
            self.known.clear()
            self._seen.clear()
        new = tokens.difference(self._seen)
        self._seen |= new
        for token in filter(self._may_be_known, new):
            found = self._read_dense(token) if is_dense(token) else self._read_spaced(token)
            if found is not None:
                self.known[token] = found

    def _may_be_known(self, token: str) -> bool:
        """A cheap look at how a token begins and ends."""
        if token in self._whole or not token.isascii():
            return True
        for place, signs in self._signs:
            if token[place] in signs:
                break
        else:
            return False
        return True

    def _shared(self, worths: Mapping[str, int]) -> bytes:
        """What languages know a word or a pair of words, a number for each: the more they are, the less each has of it."""
        count, at = len(worths), self._at
        cells = [number for code, worth in worths.items() for number in (at[code], max(worth * _SHARED // count, 1))]
        return array("I", cells).tobytes()

    def _read_spaced(self, token: str) -> Known | None:
        numbers: Numbers = {}
        sizes = self._head_sizes
        for size in sizes.get(token[:CARD]) or sizes.get(token[:2]) or sizes.get(token[:1], ()):
            if heads := self._heads.get(token[:size]):
                numbers |= heads
        exact = self._exact.get(token)
        if exact:
            numbers |= exact
        everywhere = numbers.pop(_COMMON, 0)
        several = self.entries.opening.get(token)
        worths = {code: 2 if acts(number) else 1 for code, number in numbers.items()} if numbers else {}
        if several:
            worths |= {code: 1 for code in several if exact is None or code not in exact}
        if not token.isascii():
            for code in (*self._clitic.get(token[0], ()), *self._tailed.get(token[-1], ())):
                if code not in numbers and (sense := self._languages[code].sense(token)) is not None:
                    numbers[code] = number = number_of(sense)
                    worths.setdefault(code, 2 if acts(number) else 1)
        for size in self._tail_sizes.get(token[-1], ()):  # endings say what a word does, not of which language it is
            if size < len(token) and (tails := self._tails.get(token[-size:])):
                numbers = tails | numbers
                everywhere = everywhere or numbers.pop(_COMMON, 0)
        if token == NUMBER or token in STOPS:
            numbers, everywhere = {}, MARK + STOP * (token in STOPS)
        if everywhere:
            numbers = dict.fromkeys(self._codes, everywhere) | numbers
        either = reduce(or_, numbers.values(), 0)
        flags = ACTS * acts(either) + TELLS * tells(either)
        return self._known(token, worths, numbers, flags + DENSE * (not token.isascii() and unknown_words(token) != 1))

    def _read_dense(self, token: str) -> Known | None:
        worths: dict[str, int] = {}
        acting = DENSE_RUN.fullmatch(token) is None  # words of other scripts in it may be of any language
        for code in {code for character in token for code in self._dense.get(character, ())}:
            known = [sense for _, sense in self._languages[code].dense_words(token) if sense is not None]
            if known:
                worth = list(map(_worth, known))
                worths[code] = sum(worth)
                acting |= max(worth) > 1
        return self._known(token, worths, {}, ACTS * acting + TELLS + DENSE)

    def _known(self, token: str, worths: Numbers, numbers: Numbers, flags: int) -> Known | None:
        if several := self.entries.opening.get(token):
            flags |= OPENS_ENTRY + ACTS * any(several.values())
            for code in several:
                numbers[code] = numbers.get(code, 0) + OPENS
        flags += SPEAKS * self._voices.may_open(token)
        if not (numbers or flags):
            return None
        if flags & DENSE:
            return Known(self._shared(worths), {}, flags, 0)
        at, does = self._at, 0
        for code, number in numbers.items():
            does |= _deeds(number) << DEEDS * at[code]
        return Known(self._shared(worths), numbers, flags, does)


@cache  # a few hundred numbers
def _deeds(number: int) -> int:
    return ACTING * acts(number) + TELLING * tells(number) + OPENING * opens(number)


def _worth(sense: Sense) -> int:
    return 2 if sense.role in _ACTING else 1
