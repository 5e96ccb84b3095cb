"""A dump as its headline is looked for in it: the lines that may be it, the words of the text, what stands again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from urllib.parse import unquote

from pipeline.grammar.letters import LETTER
from pipeline.grammar.prose import is_stopless, is_unspaced, reading_length, word_count
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import OPENING_CHARS, long_blocks
from pipeline.metadata.field.folding import fold
from pipeline.metadata.title.marks import heading_levels
from pipeline.model.block import Verdict
from pipeline.model.evidence import STAMP
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise

MIN_CHARS, MAX_CHARS = 8, 300
"""Latin-letter equivalents of the shortest headline; code points of the longest line that is looked at."""
ABOVE, BELOW = 60, 8
"""Lines above the opening of the text and below it that may be the headline; of the labelled dumps 98 % have it there."""
BESIDE = 20
"""Lines around these that may hold the headline again, behind breadcrumbs or before the site's name."""
MAX_LINES = 2000
BODY_BLOCKS, OPENING_BLOCKS = 12, 3
"""Paragraphs whose words a headline shares: of the text, and of its opening."""
PARAGRAPH_CHARS = 60
STEM, MIN_WORD = 6, 4
MIN_LINE, END_CHARS = 12, 4
"""Characters of a line that another one ends with, and those by which it is looked up."""
STATED_WITHIN = 10
STATED_BELOW = 3
"""A byline or a day stands within so many lines below a headline."""
TOP_LINES = 3
"""A page's address stands in the first lines of a dump, if at all."""
STATING = frozenset((Reason.DATE_LINE, Reason.BYLINE_LINE, Reason.SOURCE_LINE, Reason.CAPTION, Reason.AUTHOR_BIO))
"""What lines say that are no headline."""

KICKER_WORDS, LABEL_CHARS, ITEM_CHARS = 4, 25, (30, 140)
"""Words of a headline; characters of an entry of a menu, and of another story's headline in a list."""
_STATED = frozenset(("byline", "date_published", "date_modified", "source"))

_ENDS = (".", ":", "。", "：", "।", "۔", "።", "။", "։", "។")
# “We waited,” says Ana Holt. “Now they are back.”: speech, who says it, and speech again, up to a full stop.
_SPOKEN = re.compile(
    r"[“„«「『\"][^“”„«»「」『』\"]+[”“»」』\"][^“”„«»「」『』\"]{3,}[“„«「『\"][^“”„«»「」『』\"]+[.!?。।۔።။։។][”“»」』\"]"
)
_GAP = re.compile(r"\s{2,}")  # between the entries of a menu in one line
MENU_GAPS = 2
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{4,}")
_WORD = re.compile(rf"[^\W\d_]{{{MIN_WORD},}}")
# Indic scripts write vowels as signs, which are no letters to `re`.
_SIGNED, _SIGNED_WORD = re.compile("[\u0900-\u0dff]"), re.compile(rf"{LETTER}{{{MIN_WORD},}}")
_COPYRIGHT = re.compile(r"(?i)©|\(c\)|copyright")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
# What share buttons print before the headline: "Share this story: Harbour closed".
_SHARING = re.compile(
    r"(?i)^[*+•·–-]?\s*(?:share|teilen|partager|compartir|comparta|compartilhar|condividi|delen?|dela|del|jaa|udostępnij|поделиться)\b[^:]{0,25}:\s+(?=\S)"
)


class _First(dict[str, int]):
    """Where the beginnings of words first stand in a text, -1 if nowhere: menus and headlines ask for the same again and again."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __missing__(self, unit: str) -> int:
        found = self[unit] = self._text.find(unit)
        return found


class Story:
    """One dump: where its text opens, what its paragraphs and addresses say, and its lines folded."""

    def __init__(self, context: Context) -> None:
        self._book = context.ruleset.book
        self.blocks, self.verdicts = context.cleaned.blocks[:MAX_LINES], context.cleaned.verdicts[:MAX_LINES]
        self.paragraphs = [n for n in long_blocks(context, OPENING_CHARS) if n < MAX_LINES]
        self.sentences = [
            n for n in long_blocks(context, PARAGRAPH_CHARS) if n < MAX_LINES and _ends(self.blocks[n].text)
        ]
        shorter = self.paragraphs or [n for n in long_blocks(context, PARAGRAPH_CHARS) if n < MAX_LINES]
        self.opening = (shorter or [block.index for block in context.kept[:1] if block.index < MAX_LINES] or [0])[0]
        text = [self.blocks[n].text.casefold() for n in shorter[:BODY_BLOCKS]]
        self.opening_text, self.text = " ".join(text[:OPENING_BLOCKS]), " ".join(text)
        self.folded = [fold(b.text.replace("\xad", "")) if len(b.text) <= MAX_CHARS else "" for b in self.blocks]
        self.copies = Counter(self.folded)
        captured = next((b.index for b in context.cleaned.captured("title")), MAX_LINES)
        self.captured = captured if captured < len(self.blocks) else None
        self.levels = heading_levels(context.cleaned, MAX_LINES)
        self.is_headed = 1 in self.levels.values()
        self._shares: dict[int, tuple[float, float]] = {}
        self._first = _First(self.text)

    @cached_property
    def zone(self) -> range:
        """The lines around the opening of the text."""
        return range(max(0, self.opening - ABOVE), min(self.opening + BELOW, len(self.blocks)))

    def places(self) -> Iterator[int]:
        """Lines that may be the headline: those of the zone, the first, and the one that the cleaner took for it."""
        for n in sorted({*self.zone, 0, self.captured if self.captured is not None else 0}):
            text = self.blocks[n].text
            if not self.folded[n] or reading_length(text) < MIN_CHARS or _ADDRESS.match(text):
                continue
            if n == self.captured or (self._may_be_headline(n) and not self._may_be_paragraph(n)):
                yield n

    def _may_be_paragraph(self, n: int) -> bool:
        """Whether a line may as well be a short first paragraph: in a script without stops, with no byline or day below it
        and no other line that says the same.
        """
        if (
            not is_stopless(self.blocks[n].text)
            or self.copies[self.folded[n]] > 1
            or self.folded[n] in self.folded[0][1:]
        ):
            return False
        return not any(verdict.captured_as in _STATED for verdict in self.verdicts[n + 1 : n + 1 + STATED_BELOW])

    def _may_be_headline(self, n: int) -> bool:
        """Whether a line that the cleaner did not take for the headline may be it: no statement, sentence or menu."""
        text = self.blocks[n].text
        if 2 * sum(map(str.isalpha, text)) < len(text.replace(" ", "")) and not is_unspaced(text):
            return False  # a day in figures; the vowel signs of Thai and Burmese are no letters to Unicode
        ends = text.endswith(_ENDS) and self.copies[self.folded[n]] < 2 and not (n and self.folded[n] in self.folded[0])
        verdict = self.verdicts[n]
        states = verdict.reason in STATING and not (verdict.reason is Reason.CAPTION and verdict.captured_as is None)
        if verdict.reason is Reason.NAVIGATION and self._is_row(text):
            return False
        return not states and not ends and not _SPOKEN.fullmatch(text) and len(_GAP.findall(text.strip())) < MENU_GAPS

    def _is_row(self, text: str) -> bool:
        """Whether the line is all entries of a menu."""
        return self._book.find_labels(normalise(text)) is not None

    def shares(self, n: int) -> tuple[float, float]:
        """Shares of a line's words that the text has, and that its opening has; the first letters of a word stand for it."""
        known = self._shares.get(n)
        if known is None:
            known = self._shares[n] = self._shares_of(self.blocks[n].text)
        return known

    def _shares_of(self, line: str) -> tuple[float, float]:
        first, end = self._first, len(self.opening_text)
        units = units_of(line.replace("\xad", "").casefold())
        if not units:
            return 0.0, 0.0
        found = [at + len(unit) for unit in units if (at := first[unit]) >= 0]  # the text begins with its opening
        return len(found) / len(units), len([at for at in found if at <= end]) / len(units)

    def plain_between(self, first: int, end: int) -> int:
        """How many lines from `first` on, before `end`, state nothing."""
        return self._plain[end] - self._plain[first] if first < end else 0

    @cached_property
    def _plain(self) -> list[int]:
        """For every place how many lines above it state nothing."""
        plain = (verdict.captured_as is None and verdict.reason not in STATING for verdict in self.verdicts)
        return [0, *accumulate(plain)]

    def states_who_or_when(self, first: int, end: int) -> bool:
        """Whether a line from `first` on, before `end`, states who wrote it or when, and not of a live blog's entry."""
        at = bisect_left(self._stated, first)
        return at < len(self._stated) and self._stated[at] < end

    def to_statement(self, n: int) -> int:
        """How many lines below line `n` the next one states who wrote it or when; at most `STATED_WITHIN` + 1."""
        at = bisect_left(self._stated, n + 1)
        return min(self._stated[at] - n, STATED_WITHIN + 1) if at < len(self._stated) else STATED_WITHIN + 1

    @cached_property
    def _stated(self) -> list[int]:
        """The lines that state who or when, in order."""
        return [n for n, verdict in enumerate(self.verdicts) if _states_who_or_when(verdict)]

    def places_of(self, folded: str) -> list[int]:
        """Where a folded line stands."""
        return self._places.get(folded, [])

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for n, folded in enumerate(self.folded):
            found.setdefault(folded, []).append(n)
        return found

    @cached_property
    def labels(self) -> frozenset[int]:
        """Lines above the text as short as a menu's entries, which state nothing."""
        return frozenset(n for n in self._menu if len(self.blocks[n].text) < LABEL_CHARS)

    @cached_property
    def items(self) -> frozenset[int]:
        """Lines above the text that may be headlines in a list."""
        low, high = ITEM_CHARS
        long = (n for n in self._menu if low <= len(self.blocks[n].text) <= high)
        return frozenset(n for n in long if word_count(self.blocks[n].text) >= KICKER_WORDS)

    @cached_property
    def _menu(self) -> list[int]:
        return [n for n in range(min(self.opening, len(self.blocks))) if self.verdicts[n].reason not in STATING]

    @cached_property
    def echoes(self) -> frozenset[str]:
        """The folded lines in and around the zone, and the first."""
        return frozenset(folded for _, folded in self.around)

    def ends_another(self, folded: str) -> bool:
        """Whether a longer line in or around the zone, but the first, ends with a folded line."""
        lines, end = self._lines_around, folded + "\n"
        at = lines.find(end)
        while at > 0 and lines[at - 1] == "\n":
            at = lines.find(end, at + 1)
        return at > 0

    @cached_property
    def _lines_around(self) -> str:
        return "\n".join(("", *(folded for _, folded in self.around[1:]), ""))

    @cached_property
    def around(self) -> tuple[tuple[int, str], ...]:
        """(line, folded) of the lines in and around the zone, and of the first."""
        near = range(max(1, self.zone.start - BESIDE), min(self.zone.stop + BESIDE, len(self.blocks)))
        return ((0, self.folded[0]), *((n, self.folded[n]) for n in near)) if self.folded else ()

    @cached_property
    def endings(self) -> dict[str, list[str]]:
        """The lines in and around the zone, and the first, that another may end with, by their last characters."""
        found: dict[str, list[str]] = {}
        for n, _ in self.around:
            line = self.blocks[n].text
            if len(line) >= MIN_LINE and len(line.split(maxsplit=1)) > 1:
                found.setdefault(line[-END_CHARS:], []).append(line)
        return found

    @cached_property
    def notices(self) -> tuple[str, ...]:
        """The lines with a copyright sign, folded."""
        short = (block.text for block in self.blocks if len(block.text) < MAX_CHARS)
        return tuple(fold(text) for text in short if _COPYRIGHT.search(text))

    @cached_property
    def shared(self) -> str:
        """What a share button says that it shares, folded; empty if none does."""
        for block in self.blocks:
            sharing = _SHARING.match(block.text) if ":" in block.text else None
            if sharing is not None and word_count(block.text) > MIN_WORD:
                return fold(block.text[sharing.end() :])
        return ""

    @cached_property
    def address(self) -> str:
        """The words of the page's address, if it stands above everything."""
        for block in self.blocks[:TOP_LINES]:
            if _ADDRESS.match(block.text):
                slug = max(unquote(block.text).split("?")[0].split("/")[3:] or [""], key=lambda part: part.count("-"))
                if slug.count("-") >= 2:
                    return fold(re.sub(r"\.\w{2,5}$|[-_]|\d{5,}", " ", slug))
        return ""


def _states_who_or_when(verdict: Verdict) -> bool:
    if verdict.origin.family == STAMP:
        return False
    return verdict.captured_as in _STATED or verdict.reason is Reason.DATE_LINE or verdict.reason is Reason.BYLINE_LINE


def _ends(text: str) -> bool:
    return text.rstrip("\"'”’»“)）").endswith((*_ENDS, "!", "?", "…"))


def units_of(text: str) -> list[str]:
    """Words by their first letters; in scripts without spaces pairs of ideographs, four letters in a row."""
    words = (_WORD if text.isascii() or _SIGNED.search(text) is None else _SIGNED_WORD).findall(text)
    if text.isascii():
        return [word[:STEM] for word in words]
    units: list[str] = []
    for pattern, size in ((_IDEOGRAPHS, 2), (_UNSPACED, 4)):
        for run in pattern.findall(text):
            units += [run[at : at + size] for at in range(len(run) - size + 1)]
    units += [word[:STEM] for word in words if not (_IDEOGRAPHS.match(word) or _UNSPACED.match(word))]
    return units
