"""The words of all language packs, compiled once for the readers of this package."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, cast

from pipeline.grammar.labels import Labels, find_labels, labels_by_word
from pipeline.grammar.letters import LETTER
from pipeline.packs.by_identity import ByIdentity
from pipeline.packs.calendars import Calendar
from pipeline.packs.languages import LanguagePack

Label = Literal["published", "modified"]

# Characters that change nothing but would part the tokens: non-breaking and thin spaces, directional marks.
# Every replacement is one code point for one, so that spans stay those of the original text.
_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f\u3000\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u200b"
_ZEROES = (  # of the scripts whose papers print figures of their own, from Arabic to Khmer
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u17e0\u1810"
)
_DIGITS = {ord(zero) + i: str(i) for zero in _ZEROES for i in range(10)}
_WIDE_DIGITS = {0xFF10 + i: str(i) for i in range(10)}
_FOLDS = {ord(c): " " for c in _SPACES} | _DIGITS | _WIDE_DIGITS | {ord("İ"): "i", ord("："): ":", ord("／"): "/"}

# Letters that stand for the marks, spaces and figures within a month's name ("tháng 10", "ม.ค."): no text has them.
_MARKS = " .-0123456789"
_JOINED = {ord(c): chr(0x13A0 + i) for i, c in enumerate(_MARKS)} | {0x0A: chr(0x13A0), 0x09: chr(0x13A0)}
_PARTED = {0x13A0 + i: c for i, c in enumerate(_MARKS)}
_JOINTS = re.compile("[\u13a0-\u13af]")
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLDS)))}]")
# Where a browser may break a line, within a number: tools that part Japanese lines set it into years.
_PARTED_NUMBER = re.compile("(?<=[0-9])(\u200b+)([0-9]+)")
_FIRST_WORD = re.compile(r"[^\w]*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-zA-Z]+")  # the same in ASCII text, faster


def fold(text: str) -> str:
    """Lower case with plain spaces and ASCII digits; the same number of code points as `text`."""
    if text.isascii():
        return text.lower()
    if "\u200b" in text:
        text = _PARTED_NUMBER.sub(r"\2\1", text)
    folded = text.translate(_FOLDS) if _FOLDED.search(text) else text
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in folded)


def _without_accents(months: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Names as capitals print them in Greek and Latin scripts: "ΜΑΡΤΙΟΥ", "FEVRIER"."""
    for word, number in months.items():
        bare = "".join(c for c in unicodedata.normalize("NFD", word) if not "\u0300" <= c <= "\u036f")
        if bare != word and bare not in months and bare[:1] < "\u0400":
            yield bare, number


def _union(packs: Iterable[LanguagePack], attribute: str) -> frozenset[str]:
    return frozenset(word for pack in packs for word in getattr(pack, attribute))


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first, with any white space between their parts."""
    ordered = sorted({w for w in words if w}, key=lambda w: (-len(w), w))
    return "|".join(r"\s+".join(re.escape(part) for part in w.split()) for w in ordered) or r"(?!)"


def is_spaceless(word: str) -> bool:
    """True for scripts that set no spaces between words (Han, kana)."""
    return bool(word) and all("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" for c in word)


def words_of(folded: str) -> list[str]:
    """All runs of letters of a folded text."""
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def first_word(folded: str) -> str:
    """The first run of letters of a folded text, or the empty string."""
    match = _FIRST_WORD.match(folded)
    return match[1] if match else ""


@dataclass(frozen=True, eq=False)  # by identity: it keys the compiled patterns
class Vocabulary:
    """Everything that the readers look up, over all packs. Build it with `vocabulary()`."""

    packs: tuple[LanguagePack, ...]
    languages: Mapping[str, LanguagePack] = field(repr=False)  # the mapping that it was built from

    @cached_property
    def months(self) -> dict[str, dict[int, tuple[str, ...]]]:
        """Month name -> number -> languages that mean it: `listopad` is November in Polish, October in Croatian."""
        out: dict[str, dict[int, tuple[str, ...]]] = {}
        for pack in self.packs:
            for word, number in [*pack.months.items(), *_without_accents(pack.months)]:
                numbers = out.setdefault(word, {})
                numbers[number] = (*numbers.get(number, ()), pack.code)
        return out

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """Names of weekdays, full and short."""
        return _union(self.packs, "weekdays")

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Single words that may stand within or around a date."""
        words = _union(self.packs, "date_words").union(*(c.date_words for c in self.calendars.values()))
        return frozenset(w for word in words for w in word.split())

    @cached_property
    def weekday_numbers(self) -> dict[str, int]:
        """Weekdays of the languages whose order of day and month they may have to settle: 1 (Monday) to 7."""
        return {word: number for pack in self.packs for word, number in pack.weekday_numbers.items()}

    @cached_property
    def hour_parts(self) -> dict[str, int]:
        """What stands for minutes right behind the sign of an hour, in all languages."""
        return {word: minutes for pack in self.packs for word, minutes in pack.hour_parts.items()}

    @cached_property
    def relative(self) -> frozenset[str]:
        """Words of relative times."""
        return _union(self.packs, "relative_words")

    @cached_property
    def reading(self) -> frozenset[str]:
        """Words of reading-time notes."""
        return _union(self.packs, "reading_words")

    @cached_property
    def label_words(self) -> frozenset[str]:
        """Single words that published and modified labels are made of."""
        labels = _union(self.packs, "published_labels") | _union(self.packs, "modified_labels")
        return frozenset(w for label in labels for w in re.findall(rf"[^\W\d_]{LETTER}*", label))

    @cached_property
    def _labels(self) -> Labels:
        modified = _union(self.packs, "modified_labels")
        return labels_by_word({"modified": modified, "published": _union(self.packs, "published_labels") - modified})

    @cached_property
    def calendars(self) -> dict[str, Calendar]:
        """The calendars beside the Gregorian one."""
        return {calendar.code: calendar for pack in self.packs for calendar in pack.calendars}

    @cached_property
    def calendar_months(self) -> dict[str, list[tuple[int, Calendar]]]:
        """The months of those calendars by name; one name may stand in several."""
        out: dict[str, list[tuple[int, Calendar]]] = {}
        for calendar in self.calendars.values():
            for word, number in calendar.months.items():
                out.setdefault(word, []).append((number, calendar))
        return out

    @cached_property
    def calendar_signs(self) -> dict[str, Calendar]:
        """The signs of their eras."""
        return {sign: calendar for calendar in self.calendars.values() for sign in calendar.eras}

    @cached_property
    def _compounds(self) -> tuple[frozenset[str], re.Pattern[str]]:
        words = [w for w in (*self.months, *self.calendar_months) if not _JOINED.keys().isdisjoint(map(ord, w))]
        pattern = rf"(?<![^\W\d_])(?!(?<=\d)\d)(?:{alternation(words)})(?![^\W_])"
        return frozenset(next(iter(words_of(w)), "") for w in words), re.compile(pattern)

    def join_months(self, folded: str, runs: Iterable[str]) -> str:
        """`folded` with every month name of several words or signs made one run of letters; as long as before.

        `runs` are its words: a text without the first word of such a name is given back as it is.
        """
        openers, pattern = self._compounds
        if openers.isdisjoint(runs):
            return folded
        return pattern.sub(lambda m: m[0].translate(_JOINED), folded)

    def month_name(self, run: str) -> str:
        """The name that `join_months` made one run of."""
        return run.translate(_PARTED) if _JOINTS.search(run) else run

    @cached_property
    def compound_weekdays(self) -> re.Pattern[str] | None:
        """Weekday names that are no single word for the tokeniser."""
        words = [w for w in self.weekdays if not w.isalpha()]
        return re.compile(rf"(?<![^\W\d_])(?:{alternation(words)})(?![^\W\d_])") if words else None

    def find_labels(self, folded: str) -> list[tuple[int, int, Label]]:
        """The published and modified labels in a folded text, in order: where each begins and ends, and which it is."""
        return [(start, end, cast(Label, kind)) for start, end, kind in find_labels(folded, self._labels)]

    @cached_property
    def _openers(self) -> dict[str, frozenset[str]]:
        lists = ("byline_leads", "credit_words", "source_labels", "roles")
        openers = {name: frozenset(first_word(w) for w in _union(self.packs, name)) for name in lists}
        names = frozenset(run for w in _union(self.packs, "credit_names") for run in words_of(w)[:1])  # of "123rf": rf
        return {**openers, "credit_names": names}

    def openers(self, attribute: str) -> frozenset[str]:
        """The first words of the entries of a list."""
        return self._openers[attribute]

    def holds(self, folded: str, attribute: str) -> bool:
        """Whether a folded text has the first word of an entry of a list, anywhere: a cheap look before a search."""
        return not self._openers[attribute].isdisjoint(words_of(folded))

    def find_entries(
        self, pattern: re.Pattern[str], folded: str, attribute: str, start: int
    ) -> Iterator[re.Match[str]]:
        """What `pattern.finditer` finds from `start` on, for a pattern that begins with an entry of a list as a word.

        It is tried only where a word is the first one of an entry, and not at every character.
        """
        end = start
        for word in _WORD.finditer(folded, start):
            if word.start() >= end and word[0] in self._openers[attribute]:
                match = pattern.match(folded, word.start())
                if match is not None:
                    end = match.end()
                    yield match

    def opens(self, folded: str, attribute: str) -> bool:
        """Whether a folded line can begin with a word of a list: a cheap look before the pattern is tried.

        Scripts without spaces have no first word; there it can always.
        """
        word = first_word(folded)
        return word in self._openers[attribute] or word[:1] > "\u2fff"

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The most frequent words of all languages."""
        return _union(self.packs, "function_words")

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return {}

    def words(self, attribute: str) -> frozenset[str]:
        """The union of one word list over all packs."""
        known = self._lists.get(attribute)
        if known is None:
            known = self._lists[attribute] = _union(self.packs, attribute)
        return known

    def day_order(self, language: str | None) -> str | None:
        """Order of all-numeric dates in `language` (BCP 47), or None if it is not known.

        English has no order of its own: the region decides, and without one the document must.
        """
        if not language:
            return None
        primary, _, rest = language.lower().replace("_", "-").partition("-")
        if primary == "en":
            region = rest.upper()
            return "mdy" if region in ("US", "PH") else "dmy" if region in _DMY_REGIONS else None
        pack = next((p for p in self.packs if p.code == primary), None)
        return pack.day_order if pack else None


_DMY_REGIONS = frozenset(
    ["GB", "UK", "AU", "NZ", "IE", "IN", "ZA", "NG", "KE", "PK", "SG", "MY", "HK", "GH", "JM", "TT", "MT"]
)


@ByIdentity
def vocabulary(languages: Mapping[str, LanguagePack]) -> Vocabulary:
    """The compiled vocabulary of a rule set's packs; the same object for the same mapping."""
    return Vocabulary(tuple(languages[code] for code in sorted(languages)), languages)
