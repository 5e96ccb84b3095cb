"""Grammatical person: by which words and endings a line speaks as somebody to somebody, and which point at the page itself.

Weaker than a site's `voice`: endings of verbs and possessives, which stories have, too, where people talk. What a line has and
none of the article's own sentences is somebody else's. The entries of `person` are words, beginnings (`tvoj*`) and endings
(`*mme`); after `^` they count only as the first word of a sentence, after `$` only as the last: imperatives stand there. The
words of `here` stand before what they point at, after `-` behind it. Those of `house` are the first person's in the plural: an
article's last line speaks to its reader, too, but only a site asks its reader something for itself. In scripts without spaces
words are found within a run of characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.packs.functions import REMEMBERED, STOPS, UNSPACED, FunctionPack, Role, Sense
from pipeline.packs.normal import normal_entries

_FIRST, _LAST, _BEHIND = "^", "$", "-"
_WORD_OF_TEXT = re.compile(r"\w+")
# Vowels and tones that go on with a syllable: Thai for "only" begins with the letters of "you".
_GOES_ON = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3]")
# Where a token shows person: as a word of the list, or by its form anywhere, first or last in a sentence.
_WORD, _ANYWHERE, _OPENING, _CLOSING = 1, 2, 4, 8

REMEMBERED_FORMS = 5_000  # tokens of which it is known whether they are one of a list's forms


class Person:
    """One language's marks of person, and its words that point at what is near."""

    def __init__(self, pack: FunctionPack) -> None:
        self._anywhere = _Forms(entry for entry in pack.person if entry[0] not in (_FIRST, _LAST))
        self._first = _Forms((entry[1:] for entry in pack.person if entry[0] == _FIRST), str.startswith)
        self._last = _Forms((entry[1:] for entry in pack.person if entry[0] == _LAST), str.endswith)
        self._before = _Forms((entry for entry in pack.here if entry[0] != _BEHIND), str.endswith)
        self._house = _Forms(pack.house) if pack.house else None
        self._behind = _Forms((entry[1:] for entry in pack.here if entry[0] == _BEHIND), str.startswith)
        self._shown = _Shown(self._anywhere, self._first, self._last)
        self._vote, self._air = _Forms(pack.vote), _Forms(pack.air)

    def marks(self, tokens: Sequence[str], sense: Callable[[str], Sense | None], text: str = "") -> tuple[str, ...]:
        """The different tokens of a line that show person.

        An ending does not where `sense` knows the word as glue or as one that proves nothing, or where `text`, the line as printed, has a capital within
        a sentence: the word is a name.
        """
        shown = list(map(self._shown.__getitem__, tokens))
        if not any(shown):
            return ()  # most lines of a story
        printed = _WORD_OF_TEXT.findall(text)
        names = frozenset(word.casefold() for word in printed if word[0].isupper() and not word.isupper())
        return tuple(dict.fromkeys(self._found(tokens, shown, sense, names)))

    def _found(
        self,
        tokens: Sequence[str],
        shown: Sequence[int],
        sense: Callable[[str], Sense | None],
        names: frozenset[str],
    ) -> Iterator[str]:
        opens = True
        for at, (token, shows) in enumerate(zip(tokens, shown, strict=True)):
            if token in STOPS:
                opens = True
                continue
            closes = at + 1 == len(tokens) or tokens[at + 1] in STOPS
            if shows & _WORD:
                yield token
            elif shows & (_ANYWHERE + opens * _OPENING + closes * _CLOSING) and (opens or token not in names):
                known = sense(token)
                if known is None or known.role not in (Role.GLUE, Role.WEAK):
                    yield token
            opens = False

    def may_be_site(self, tokens: Iterable[str]) -> bool:
        """Whether a line says "we" or "our", as a site does of itself; without a list of such words any may."""
        return self._house is None or self._house.has_one_of(tokens)

    @property
    def knows_house(self) -> bool:
        """Whether the pack lists words by which a site speaks of itself; else its polite forms stand for "you" and "we"."""
        return self._house is not None

    def is_house(self, token: str) -> bool:
        """Whether a word is one by which a site speaks of itself; without a list none is known to be."""
        return self._house is not None and self._house[token]

    def is_near(self, token: str) -> bool:
        """Whether a word points at what is near: "this"."""
        return self._before[token]

    def points(self, words: Sequence[tuple[str, Sense | None]], at: int) -> bool:
        """Whether the word at a place has one beside it that points at it, perhaps with an article between: "this video"."""
        if at + 1 < len(words) and self._behind[words[at + 1][0]]:
            return True
        if (
            at > 1
            and (glue := words[at - 1][1]) is not None
            and glue.role is Role.GLUE
            and self._before[words[at - 2][0]]
        ):
            return True
        return at > 0 and self._before[words[at - 1][0]]

    def votes(self, tokens: Sequence[str]) -> bool:
        """Whether a line has a word of voting."""
        return self._vote.has_one_of(tokens)

    def airs(self, tokens: Sequence[str]) -> bool:
        """Whether a line has a word of broadcasts."""
        return self._air.has_one_of(tokens)


class _Forms(dict[str, bool]):
    """Words, beginnings, endings, and pieces of scripts without spaces: whether a token is, begins, ends or holds one.

    Each token is looked up once.
    """

    def __init__(self, entries: Iterable[str], holds: Callable[[str, str], bool] = str.__contains__) -> None:
        """`holds` says whether a piece stands where it must in a token."""
        self._holds = holds
        listed = normal_entries(entries)
        self._pieces = tuple(word for word, _ in listed if UNSPACED.search(word))
        self.is_empty = not listed
        spaced = [(word, entry) for word, entry in listed if word and not UNSPACED.search(word)]
        self._exact = frozenset(word for word, entry in spaced if "*" not in entry)
        self._heads = tuple(word for word, entry in spaced if entry.endswith("*"))
        self._tails = tuple(word for word, entry in spaced if entry.startswith("*"))

    def is_word(self, token: str) -> bool:
        """Whether a token is one of the words listed as such."""
        return token in self._exact

    def __missing__(self, token: str) -> bool:
        if len(self) >= REMEMBERED_FORMS:
            self.clear()
        found = self[token] = self.holds(token)
        return found

    def has_one_of(self, tokens: Iterable[str]) -> bool:
        """Whether one of some tokens is one of them."""
        return True in map(self.__getitem__, tokens)

    def holds(self, token: str) -> bool:
        """The same, looked up now."""
        if token in self._exact or token.startswith(self._heads) or token.endswith(self._tails):
            return True
        return bool(self._pieces) and any(
            self._holds(token, piece) and _is_whole(piece, token) for piece in self._pieces
        )


def _is_whole(piece: str, token: str) -> bool:
    """Whether a piece that a token holds ends with a syllable of it somewhere."""
    at = token.find(piece)
    while at >= 0:
        if not _GOES_ON.match(token, at + len(piece)):
            return True
        at = token.find(piece, at + 1)
    return False


class _Shown(dict[str, int]):
    """Where tokens show person, each looked up once."""

    def __init__(self, anywhere: _Forms, first: _Forms, last: _Forms) -> None:
        self._anywhere, self._first, self._last = anywhere, first, last

    def __missing__(self, token: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        is_word = self._anywhere.is_word(token)
        shows = _WORD + _ANYWHERE if is_word else _ANYWHERE * self._anywhere.holds(token)
        if not self._first.is_empty:
            shows += _OPENING * self._first.holds(token)
        if not self._last.is_empty:
            shows += _CLOSING * self._last.holds(token)
        self[token] = shows
        return shows
