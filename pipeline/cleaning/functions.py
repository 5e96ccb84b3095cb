"""What a line does: prompts, notices and labels of a page, read from the functions of its words.

A label is proved by how much of it is known: two words of function and nothing else ("sort by newest"), a number and one of
them ("12 replies"). A sentence needs more: words of function that make up much of it, and that it speaks to the reader or
begins with a request; and nothing in it may tell a story or report speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.cleaning.quiet import LABEL_WORDS, LEAST_DENSE, SENTENCE_WORDS, is_no_label, is_no_notice
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset
from pipeline.packs.functions import Role
from pipeline.packs.lexicon import Word
from pipeline.packs.word_sums import unknown_words

NOTICE_WORDS = 32  # longer sentences are no proof inside the body: articles explain what apps and accounts do
LANGUAGES = 3  # so many of the likeliest languages are tried
# Of equally frequent subjects the first counts: to sign in in order to comment is about comments.
_ORDER = (
    Reason.COMMENTS, Reason.CONSENT, Reason.PAYWALL, Reason.NEWSLETTER, Reason.SHARE, Reason.CAPTION,
    Reason.ADVERTISEMENT, Reason.RELATED_LINKS, Reason.PROMO, Reason.COPYRIGHT, Reason.AUTHOR_BIO, Reason.TAGS,
    Reason.LANGUAGE_SWITCHER, Reason.FOOTER, Reason.CAPTCHA_OR_FORM, Reason.NAVIGATION,
)  # fmt: skip
_RANK = {reason: rank for rank, reason in enumerate(_ORDER)}
_LIGHT = frozenset({Reason.CAPTCHA_OR_FORM, Reason.NAVIGATION})  # whatever is done on a page is done in forms and menus
_HEADINGS = frozenset({Reason.NAVIGATION, Reason.FOOTER, Reason.LANGUAGE_SWITCHER})  # one word of them may head a list
_NUMBER = re.compile(r"\d")
_QUOTE = re.compile('["“”„«»‘「『]')
_DASHES = ("-", "–", "—")
_ADDRESS = re.compile(r"https?:\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_RESULT = re.compile(r"%\s?\d|\d\s?%")
# Confidences, by how much is proved. CERTAIN, SURE and FAIR act inside the body, LIKELY at its edges; a NOTICE counts in
# articles that do not speak to their readers themselves.
CERTAIN, SURE, FAIR, LIKELY, NOTICE, WEAK = 0.97, 0.93, 0.88, 0.75, 0.65, 0.55
# Longer paragraphs that speak to the reader are articles' or letters', and so are those that do little else than tell.
NOTICE_CHARS, NOTICE_DENSE = 320, 0.2
_TURN = re.compile(r"[A-Z]{1,3}:\s")  # questions and answers of interviews


class Reading(NamedTuple):
    """What a line does, how sure that is (0 to 1), in which language, and the words that decided."""

    reason: Reason
    confidence: float
    language: str
    words: tuple[str, ...]
    subjects: tuple[str, ...]  # those of the words that name a subject


class _Counts(NamedTuple):
    topics: int  # different words of a subject
    general: int  # different words of a subject that are general
    asks: int  # words of prompting, those of a subject included
    address: int
    weak: int
    numbers: int
    glue: int
    unknown: int
    narrative: int
    opens: bool  # a sentence of it begins with a prompt
    alone: bool  # a word that is enough by itself

    @property
    def content(self) -> int:
        return self.topics + self.general + self.asks + self.weak + self.unknown

    @property
    def acting(self) -> int:
        return self.topics + self.general + self.asks

    @property
    def known(self) -> float:
        return (self.acting + self.weak) / max(self.content, 1)

    @property
    def dense(self) -> float:
        """Share of words of function."""
        return self.acting / max(self.content, 1)


class FunctionReader:
    """Reads what lines do under one rule set, and remembers them."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self._lexicon = ruleset.lexicon
        # One line is asked for its functions and its voice.
        self._tokens = lru_cache(maxsize=1024)(self._lexicon.tokens)
        self._codes = lru_cache(maxsize=1024)(self._candidates)
        self._says = {code: pack.says_words for code, pack in ruleset.languages.items()}
        self.read = lru_cache(maxsize=8192)(self._read)
        self.notice = lru_cache(maxsize=2048)(self._notice)
        self.voice = lru_cache(maxsize=2048)(self._voice)

    def _candidates(self, normal: str, most: int) -> list[str]:
        return self._lexicon.candidates(self._tokens(normal), most)

    def _read(self, text: str, normal: str, sentence: bool) -> Reading | None:
        if sentence and _QUOTE.search(text):
            return None
        tokens = self._tokens(normal)
        if len(tokens) > (SENTENCE_WORDS if sentence else 3 * LABEL_WORDS) or not self._lexicon.acts(tokens):
            return None
        if not sentence and ((" " not in text and _ADDRESS.fullmatch(text)) or ("%" in text and _RESULT.search(text))):
            return None  # an address is no label, and shares of votes are an article's
        best: Reading | None = None
        numbered = _NUMBER.search(text) is not None  # counts at the edges are not in the normal form
        for code in self._codes(normal, 1 if sentence else LANGUAGES):
            found = self._read_in(tokens, code, sentence, numbered)
            if found is not None and text.endswith((":", "：")) and len(found.subjects) < (3 if sentence else 2):
                found = found._replace(confidence=min(found.confidence, WEAK))  # what follows is the article's list
            if found is not None and (best is None or found.confidence > best.confidence):
                best = found
        return best

    def _voice(self, text: str, normal: str) -> int:
        """How many different words of a sentence that is no quotation are those of a site that speaks to its readers."""
        if text.startswith(_DASHES) or _TURN.match(text) or _QUOTE.search(text):
            return 0
        tokens = self._tokens(normal)
        if not self._lexicon.may_speak(text, tokens):
            return 0
        codes = self._codes(normal, 1)
        return len(self._lexicon.languages[codes[0]].voice(text, tokens)) if codes else 0

    def _notice(self, text: str, normal: str) -> Reading | None:
        """What a sentence does that speaks to the reader, by "you" and "we" or by one of them and a word of function."""
        speaks = self.voice(text, normal) if len(text) <= NOTICE_CHARS else 0
        if not speaks or self.tells(normal):
            return None
        tokens = self._tokens(normal)
        code = self._codes(normal, 1)[0]
        words = self._lexicon.words(tokens, code)
        counts = _count(words)
        if speaks < 2 and not counts.acting:
            return None
        if counts.acting + speaks < NOTICE_DENSE * (counts.content + speaks):
            return None
        subjects = tuple(dict.fromkeys(word.text for word in words if word.sense is not None and word.sense.topic))
        decided = tuple(dict.fromkeys(word.text for word in words if _acts(word)))
        decided += self._lexicon.languages[code].voice(text, tokens)
        return Reading(_reason(words, Reason.PROMO), NOTICE, code, decided, subjects)

    def tells(self, normal: str) -> bool:
        """Whether a line tells a story or reports speech, in the likeliest language of its words."""
        tokens = self._tokens(normal)
        codes = self._codes(normal, 1)
        if codes and not self._says.get(codes[0], frozenset()).isdisjoint(tokens):
            return True
        words = self._lexicon.words(tokens, codes[0]) if codes else []
        return any(word.sense is not None and word.sense.role is Role.NARRATIVE for word in words)

    def _read_in(self, tokens: list[str], code: str, sentence: bool, numbered: bool) -> Reading | None:
        if sentence and not self._says.get(code, frozenset()).isdisjoint(tokens):
            return None  # somebody says it
        if self._lexicon.says_nothing(tokens, code):
            return None
        sums = self._lexicon.sums(tokens, code)
        if sums is not None and (is_no_notice(sums) if sentence else is_no_label(sums)):
            return None
        words = self._lexicon.words(tokens, code, SENTENCE_WORDS if sentence else LABEL_WORDS)
        counts = _count(words)
        if not counts.acting or (not sentence and len(words) > LABEL_WORDS):
            return None
        if sentence:
            confidence = _sentence(counts, len(words))
        else:
            counts = counts._replace(numbers=counts.numbers + numbered)
            confidence = _label(counts, len(words))
            if counts.acting == 1 and confidence == FAIR and not counts.alone and _reason(words) in _HEADINGS:
                confidence = LIKELY
        if not confidence:
            return None
        decided = tuple(dict.fromkeys(word.text for word in words if _acts(word)))
        subjects = tuple(dict.fromkeys(word.text for word in words if word.sense is not None and word.sense.topic))
        return Reading(_reason(words), confidence, code, decided, subjects)


def _acts(word: Word) -> bool:
    return word.sense is not None and word.sense.role in (Role.TOPIC, Role.ASK)


def _count(words: Sequence[Word]) -> _Counts:
    seen: set[str] = set()
    topics = general = asks = address = weak = numbers = glue = unknown = narrative = 0
    opens = alone = False
    for word in words:
        sense = word.sense
        if word.text == "#":
            numbers += 1
        elif sense is None:
            unknown += unknown_words(word.text)
        elif sense.role is Role.TOPIC or sense.role is Role.ASK:
            if word.text not in seen:
                seen.add(word.text)
                asks += sense.prompts
                topics += not sense.prompts and not sense.general
                general += not sense.prompts and sense.general
            alone |= sense.alone
            opens |= sense.prompts and word.opens
        elif sense.role is Role.ADDRESS:
            address += 1
        elif sense.role is Role.WEAK:
            weak += 1
        elif sense.role is Role.NARRATIVE:
            narrative += 1
        else:
            glue += 1
    return _Counts(topics, general, asks, address, weak, numbers, glue, unknown, narrative, opens, alone)


def _label(counts: _Counts, size: int) -> float:
    """How sure it is that a line that is no sentence is a label or a prompt."""
    if size > LABEL_WORDS or counts.narrative:
        return 0.0
    acting, told = counts.acting, counts.address + counts.numbers
    if not counts.unknown:
        if counts.content == 1:
            if counts.alone:
                return SURE
            return FAIR if counts.topics else WEAK
        if counts.topics and acting > 1:
            return SURE
        return FAIR if counts.alone or counts.topics or told else LIKELY
    if counts.known >= 0.6 and counts.topics and counts.asks and (counts.address or counts.topics > 1):
        return FAIR
    if counts.known >= 0.75 and (counts.topics > 1 or (counts.topics and counts.asks)):
        return FAIR
    if counts.known >= 0.5 and acting and (counts.topics or counts.alone or acting > 1):
        return LIKELY if counts.asks or counts.address or counts.topics > 1 else WEAK
    return WEAK if counts.known >= 0.5 or (counts.asks and counts.address) else 0.0


def _sentence(counts: _Counts, size: int) -> float:
    """How sure it is that a sentence is the site's word to its readers."""
    acting = counts.acting
    if counts.narrative or not (counts.topics or counts.opens):
        return 0.0
    speaks = bool(counts.address) + counts.opens
    if not counts.unknown and counts.topics and (acting > 1 or counts.address or counts.alone):
        return CERTAIN
    if size <= NOTICE_WORDS:
        if counts.topics > 1 and acting > 2 and counts.dense >= 0.5 and speaks:
            return CERTAIN
        if acting > 1 and counts.dense >= 0.6 and (counts.topics > 1 or (counts.topics and speaks)):
            return CERTAIN
        if counts.topics > 2 and counts.dense >= 0.4 and counts.address > 1:
            return CERTAIN
    if acting > 1 and counts.dense >= (0.3 if counts.address else 0.5) and speaks:
        return LIKELY
    if acting > 1 and counts.dense >= 0.5:
        return LIKELY
    return WEAK if acting and (speaks or counts.topics > 1) and counts.dense >= LEAST_DENSE else 0.0


def _reason(words: Sequence[Word], otherwise: Reason = Reason.NAVIGATION) -> Reason:
    """The subject that most words speak of."""
    votes: dict[Reason, float] = {}
    for word in words:
        if word.sense is not None and word.sense.topic:
            reason = Reason(word.sense.topic)
            worth = 0.3 if word.sense.general else 0.5 if reason in _LIGHT else 1.0
            votes[reason] = votes.get(reason, 0.0) + worth
    if not votes:
        return otherwise
    return min(votes, key=lambda reason: (-votes[reason], _RANK.get(reason, len(_RANK))))


_readers: dict[int, FunctionReader] = {}
_MOST_READERS = 8


def function_reader(ruleset: Ruleset) -> FunctionReader:
    """The reader of a rule set; the same for the same rule set."""
    reader = _readers.get(id(ruleset))
    if reader is None or reader.ruleset is not ruleset:
        if len(_readers) >= _MOST_READERS:
            _readers.clear()
        reader = _readers[id(ruleset)] = FunctionReader(ruleset)
    return reader
