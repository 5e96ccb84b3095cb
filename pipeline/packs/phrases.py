"""Phrases: lines that are boilerplate by their wording. One TOML table each, with examples and counterexamples.

[[phrase]]
id = "comments.show"            # unique within the language; the rule is named phrase.en.comments.show
reason = "comments"             # from the closed list
match = "line"                  # line (whole normalised line, the default) | prefix | suffix | within | pattern | tokens
texts = "show comments | # comments"  # as printed, any case, | or line breaks between them (or a list);
                                # "#" is any number; with match = "pattern": a list of regular expressions
opens_tail = false              # true: a heading that opens a block of related links, comments, … behind the body
inline = false                  # true: a lead word that makes its line a link to another story ("READ: …")
button = false                  # true: what is pressed ("next", "show more"), and heads no part of an article or a menu
confidence = 0.99
examples = ["Show Comments"]                            # a test asserts that each matches
counterexamples = ["Comments made by Major General …"]  # and that none of these does

A phrase matches the WHOLE line unless `match` says otherwise. A prefix or suffix matches only lines of at most
`max_chars` characters (120 unless given) and must end, or begin, at the edge of a word. A text that may stand anywhere
`within` such a line is found by its longest word, so it wants spaces around that word. A sentence goes for a part of it,
where that part may stand in more than 120 characters, only if it speaks to the reader ("you", "our", a request). A lead
(`inline = true`) is a prefix that a colon, a dash or an arrow must follow in the line as printed. Patterns are searched
from the start of the normalised line and must reach its end. Tokens match lines of two or more of them and nothing else,
set apart by bars, slashes, commas or spaces ("Portuguese / Spanish / English"); a line may mix the tokens of one reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise
from pipeline.packs.patterns import Patterns

MatchMode = Literal["line", "prefix", "suffix", "within", "pattern", "tokens"]

# Lines longer than this are never compared: the longest shipped phrase has 170 characters.
MAX_PHRASE_CHARS = 400
# A row of a menu without signs between its entries has so many at least; one of them has at most so many words, a row so many.
LEAST_LABELS, LABEL_WORDS, MOST_LABEL_WORDS = 3, 3, 60
# Of a script that sets no spaces such a row has more entries, so that no headline is made of them, each of so many characters.
LEAST_GLUED, GLUED_CHARS, MOST_GLUED_CHARS = 5, 12, 120
_FIRST_UNSPACED = "\u0e00"
_OF_MENUS = frozenset({Reason.NAVIGATION, Reason.FOOTER, Reason.CAPTCHA_OR_FORM})
# Leading (trailing) characters by which prefixes (suffixes) are looked up, and those for texts shorter than that.
_KEY, _SHORT_KEY = 5, 2
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-zA-Z]+")  # the same in ASCII text, faster
_TOKEN_GAP = re.compile(r"\s*[/|,;·•>»]\s*|\s-\s|\s{2,}")
_LEAD_END = re.compile(r"\s*(?:[:>→►▶›]|-\s|\|\s)\s*\S")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One table of a phrase pack."""

    id: str
    language: str
    reason: Reason
    texts: tuple[str, ...]
    match: MatchMode = "line"
    opens_tail: bool = False
    inline: bool = False
    button: bool = False
    max_chars: int = 120
    confidence: float = 0.99
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def is_section(self) -> bool:
        """Whether it is a menu's entry, which may head a part of an article, too: "Education"."""
        return self.reason is Reason.NAVIGATION and not self.button

    @property
    def origin(self) -> Origin:
        """The rule in verdicts."""
        return Origin("phrase", self.language, self.id)

    @property
    def rule(self) -> str:
        """The rule's name in audits and for people."""
        return str(self.origin)


Bucket = list[tuple[str, Phrase]]
Buckets = dict[str, Bucket]
_NONE: Bucket = []


@dataclass(frozen=True)
class PhraseBook:
    """All phrases, compiled: a dictionary for whole lines, buckets for prefixes and suffixes, one pattern for the rest.

    Looking a line up costs one dictionary access and two bucket look-ups, however many phrases there are.
    """

    whole: dict[str, Phrase] = field(default_factory=dict)
    prefixes: Buckets = field(default_factory=dict)
    suffixes: Buckets = field(default_factory=dict)
    within: Buckets = field(default_factory=dict)
    expressions: tuple[str, ...] = ()
    pattern_phrases: tuple[Phrase, ...] = ()
    leads: Buckets = field(default_factory=dict)
    tokens: dict[str, Phrase] = field(default_factory=dict)

    @classmethod
    def compile(cls, phrases: Iterable[Phrase]) -> PhraseBook:
        """Build the book. Of two phrases with the same text the one that opens a tail wins, then the first."""
        book = cls()
        expressions: list[str] = []
        owners: list[Phrase] = []
        for phrase in phrases:
            if phrase.match == "pattern":
                expressions.extend(phrase.texts)
                owners.extend([phrase] * len(phrase.texts))
                continue
            for text in phrase.texts:
                if phrase.match == "tokens":
                    book.tokens.setdefault(text, phrase)
                elif phrase.inline:
                    book.leads.setdefault(_head(text), []).append((text, phrase))
                elif phrase.match == "prefix":
                    book.prefixes.setdefault(_head(text), []).append((text, phrase))
                elif phrase.match == "suffix":
                    book.suffixes.setdefault(_tail(text), []).append((text, phrase))
                elif phrase.match == "within":
                    book.within.setdefault(max(_WORD.findall(text), key=len), []).append((text, phrase))
                elif phrase.opens_tail and not book.whole.get(text, phrase).opens_tail:
                    book.whole[text] = phrase  # "# comments" is "comments": a heading, wherever it is a button, too
                else:
                    book.whole.setdefault(text, phrase)
        for buckets in (book.prefixes, book.suffixes, book.within, book.leads):
            for bucket in buckets.values():
                bucket.sort(key=lambda entry: -len(entry[0]))
        for buckets, short in (
            (book.prefixes, slice(_SHORT_KEY)),
            (book.leads, slice(_SHORT_KEY)),
            (book.suffixes, slice(-_SHORT_KEY, None)),
        ):
            _join_short(buckets, short)
        return replace(book, expressions=tuple(expressions), pattern_phrases=tuple(owners))

    def find(self, normal: str) -> Phrase | None:
        """The phrase that a normalised line is, or None; of several the surest, if the line is none as a whole."""
        phrase = self.whole.get(normal)
        if phrase is not None or not normal or len(normal) > MAX_PHRASE_CHARS:
            return phrase
        found = self._matches(normal)
        return max(found, key=_confidence) if found else None

    def _matches(self, normal: str) -> list[Phrase]:
        """The longest prefix, the longest suffix, what stands within, and the first pattern."""
        size = len(normal)
        matches: list[Phrase] = []
        heads, tails = self.prefixes, self.suffixes
        for text, phrase in heads.get(normal[:_KEY], _NONE) or heads.get(normal[:_SHORT_KEY], _NONE):
            if size <= phrase.max_chars and normal.startswith(text) and _is_edge(normal, len(text), text[-1]):
                matches.append(phrase)
                break
        for text, phrase in tails.get(normal[-_KEY:], _NONE) or tails.get(normal[-_SHORT_KEY:], _NONE):
            if size <= phrase.max_chars and normal.endswith(text) and _is_edge(normal, size - len(text) - 1, text[0]):
                matches.append(phrase)
                break
        words = _words_of(normal)
        known = self._triggers.intersection(words)
        for word in sorted(known, key=words.index) if known else ():
            for text, phrase in self.within.get(word, _NONE):
                if size <= phrase.max_chars and _stands_in(normal, text):
                    matches.append(phrase)
        if (pattern := self._find_pattern(normal, known)) is not None:
            matches.append(pattern)
        return matches

    def find_pattern(self, normal: str) -> Phrase | None:
        """The phrase of the first pattern that a normalised line matches; only those that can match it are tried."""
        return self._find_pattern(normal, self._triggers.intersection(_words_of(normal)))

    def _find_pattern(self, normal: str, words: Iterable[str]) -> Phrase | None:
        number = self._patterns.find(normal, words)
        return None if number is None else self.pattern_phrases[number]

    @cached_property
    def _patterns(self) -> Patterns:
        return Patterns(self.expressions)

    def find_lead(self, normal: str) -> Phrase | None:
        """The lead that opens a normalised line, if what follows it makes it one ("read: …", "[related: …]")."""
        normal = normal.lstrip("[(")
        leads = self.leads
        for text, phrase in leads.get(normal[:_KEY], _NONE) or leads.get(normal[:_SHORT_KEY], _NONE):
            if len(normal) <= phrase.max_chars and normal.startswith(text) and _LEAD_END.match(normal, len(text)):
                return phrase
        return None

    def find_tokens(self, normal: str) -> Phrase | None:
        """The phrase whose tokens, two or more, are all that a normalised line holds."""
        starts = self._token_starts
        if normal[:1] not in starts and normal[:2] not in starts and normal[:3] not in starts:
            return None
        first = _TOKEN_GAP.split(normal, maxsplit=1)[0]
        if first not in self.tokens and first.split(" ", 1)[0] not in self.tokens:
            return None
        parts = [part for part in _TOKEN_GAP.split(normal) if part]
        if any(part not in self.tokens for part in parts):
            parts = [word for part in parts for word in ([part] if part in self.tokens else part.split())]
        found = [self.tokens.get(part) for part in parts if part != "#"]
        kinds = {phrase.reason if phrase else None for phrase in found}
        return found[0] if len(found) > 1 and len(kinds) == 1 and None not in kinds else None

    def find_labels(self, normal: str) -> Phrase | None:
        """The first of the entries of a menu, three or more, that are all that a normalised line holds, with nothing between."""
        if " " not in normal:
            return self._find_glued(normal)
        words = normal.split(" ")
        if words[0] not in self._label_starts or not LEAST_LABELS <= len(words) <= MOST_LABEL_WORDS:
            return None
        found = self._entries(words, " ", range(LABEL_WORDS, 0, -1))
        return found[0] if len(found) >= LEAST_LABELS and all(phrase.is_section for phrase in found) else None

    def _find_glued(self, normal: str) -> Phrase | None:
        """The first of the entries of a menu, most of them sections, that are all of a line in a script without spaces."""
        if not normal[:1] >= _FIRST_UNSPACED or len(normal) > MOST_GLUED_CHARS:
            return None
        found = self._entries(normal, "", range(GLUED_CHARS, 1, -1))
        sections = [phrase for phrase in found if phrase.is_section]
        return sections[0] if len(found) >= LEAST_GLUED and 2 * len(sections) > len(found) else None

    def _entries(self, units: Sequence[str], joint: str, sizes: range) -> list[Phrase]:
        """The phrases of menus that `units` are one behind the other, the longest first; empty if one is none."""
        found: list[Phrase] = []
        at = 0
        while at < len(units):
            for size in sizes:
                phrase = self.whole.get(joint.join(units[at : at + size])) if at + size <= len(units) else None
                if phrase is not None and phrase.reason in _OF_MENUS:
                    break
            else:
                return []
            found.append(phrase)
            at += size
        return found

    @cached_property
    def _label_starts(self) -> frozenset[str]:
        return frozenset(text.split(" ", 1)[0] for text, phrase in self.whole.items() if phrase.is_section)

    @cached_property
    def _triggers(self) -> frozenset[str]:
        return frozenset((*self.within, *self._patterns.words))

    @cached_property
    def _token_starts(self) -> frozenset[str]:
        return frozenset(token[:3] for token in self.tokens)

    def match(self, line: str) -> Phrase | None:
        """As `find` and `find_lead` together, for a line as printed; this is what a pack's examples are run through."""
        normal = normalise(line)
        return self.find(normal) or self.find_lead(normal) or self.find_tokens(normal)


def _join_short(buckets: Buckets, short: slice) -> None:
    """Add the very short texts, behind the others, to what a longer key finds: one look-up for most lines."""
    for key, bucket in buckets.items():
        if len(key) == _KEY:
            bucket += buckets.get(key[short], ())


def _head(text: str) -> str:
    return text[:_KEY] if len(text) >= _KEY else text[:_SHORT_KEY]


def _tail(text: str) -> str:
    return text[-_KEY:] if len(text) >= _KEY else text[-_SHORT_KEY:]


def _words_of(normal: str) -> list[str]:
    return (_ASCII_WORD if normal.isascii() else _WORD).findall(normal)


def _confidence(phrase: Phrase) -> float:
    return phrase.confidence


def _stands_in(normal: str, text: str) -> bool:
    """Whether the text stands in the line with no letter directly before or behind it."""
    at = normal.find(text)
    while at >= 0:
        if _is_edge(normal, at - 1, text[0]) and _is_edge(normal, at + len(text), text[-1]):
            return True
        at = normal.find(text, at + 1)
    return False


def _is_edge(normal: str, at: int, neighbour: str) -> bool:
    """Whether the character at `at` does not continue the word of `neighbour`; scripts without spaces have no edges."""
    return not 0 <= at < len(normal) or not normal[at].isalnum() or ord(neighbour) > 0x0E00
