"""What a line does: prompts, notices and labels of a page, read from the functions of its words.

A label is proved by how much of it is known: two words of function alone ("sort by newest"), a number and one ("12 replies").
A sentence needs more: many words of function, a request or the reader, and nothing that tells a story or reports speech.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.cleaning.line_languages import label_codes, sentence_codes
from pipeline.cleaning.proofs import (
    CERTAIN,
    FAIR,
    LIKELY,
    NOTICE,
    SURE,
    WEAK,
    acts,
    count,
    prove_label,
    prove_sentence,
    subject_of,
    subjects_in,
)
from pipeline.cleaning.quiet import LABEL_WORDS, SENTENCE_WORDS, is_no_label, is_no_notice
from pipeline.cleaning.quotations import is_quotation, is_turn, quote_in, quotes
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset
from pipeline.packs.by_identity import ByIdentity
from pipeline.packs.functions import Role
from pipeline.packs.lexicon import Word
from pipeline.packs.normal import normalise_all
from pipeline.packs.word_index import ACTS, LineWords

REMEMBERED_LINES = 1024  # of which the words are kept; a long dump's are looked up in several goes
LANGUAGE_PARAGRAPHS, LANGUAGE_CHARS = 3, 160  # so much of a document tells its language
_HEADINGS = frozenset({Reason.NAVIGATION, Reason.FOOTER, Reason.LANGUAGE_SWITCHER})  # one word of them may head a list
_APPEALS = frozenset({Reason.PAYWALL, Reason.PROMO, Reason.NEWSLETTER})
_NUMBER, _RESULT = re.compile(r"\d"), re.compile(r"%\s?\d|\d\s?%")
_ADDRESS = re.compile(r"https?:\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_GOES_ON = ("…", "...")  # what is still to come behind a label: "Loading…", "Advanced search…"
# Longer paragraphs that speak to the reader are articles' or letters', and so are those that do little else than tell.
NOTICE_CHARS, NOTICE_DENSE = 320, 0.2
# Words of what a site says of its reader's things, and up to what happened to them.
STATUS_TOKENS, STATUS_OPENING = 16, 4
NAMED_SHARE = 1 / 3  # of a line's words name its subject, where it goes by its place anyway
_NOTHING: frozenset[str] = frozenset()
# One word of these is no notice where nothing is asked for: a friend and a search are in stories, too.
_SIDES = frozenset({Reason.NAVIGATION, Reason.SHARE, Reason.CAPTCHA_OR_FORM})
# Subjects of which "this article" is: notes on a story point at it, too.
_STORY = frozenset({Reason.SHARE, Reason.RELATED_LINKS})


class Reading(NamedTuple):
    """What a line does, how sure that is (0 to 1), in which language, and the words that decided."""

    reason: Reason
    confidence: float
    language: str
    words: tuple[str, ...]
    subjects: tuple[str, ...]  # those of the words that name a subject


class FunctionReader:
    """Reads what lines do under one rule set, and remembers them."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self._lexicon = ruleset.lexicon
        self._words: dict[str, LineWords] = {}  # of the normal forms of this document's lines, and of a few before
        self._says = {code: frozenset(normalise_all(pack.says_words)) for code, pack in ruleset.languages.items()}
        self._spoken = lru_cache(maxsize=64)(self._spoken_in)  # asked by every rule that reads
        self.read = lru_cache(maxsize=8192)(self._read)
        self.notice = lru_cache(maxsize=2048)(self._notice)
        self.voice = lru_cache(maxsize=2048)(self._voice)
        self.marks = lru_cache(maxsize=2048)(self._marks)

    def language_of(self, lines: Iterable[tuple[str, str]]) -> str:
        """The language of most of a document's first paragraphs, each as printed and in its normal form; perhaps empty."""
        return self._spoken(*openings_of(lines))

    def _spoken_in(self, *openings: str) -> str:
        self.prepare(openings)
        votes: Counter[str] = Counter()
        for opening in openings:  # a short one is as likely in several languages: what is likely in all of them counts
            votes.update({code: 1 / at for at, code in enumerate(self._line(opening).likely, 1)})
        return max(votes, key=votes.__getitem__, default="")

    def prepare(self, normals: Iterable[str]) -> None:
        """Look up the words of many lines, in their normal forms, which will be asked for: cheaper than one by one."""
        new = [normal for normal in dict.fromkeys(normals) if normal not in self._words]
        if not new:
            return
        if len(self._words) + len(new) > REMEMBERED_LINES:
            self._words.clear()
        self._words.update(zip(new, self._lexicon.lines(list(map(self._lexicon.tokens, new))), strict=True))

    def content(self, normal: str, code: str) -> tuple[str, ...]:
        """The words of a line that ask, name a subject or are unknown in a language."""
        words = self.words(normal, code)
        return tuple(word.text for word in words if word.text != "#" and (word.sense is None or acts(word)))

    def asks(self, normal: str, spoken: str = "") -> bool:
        """Whether a word of a label prompts in one of its likeliest languages, or its document's."""
        line = self._line(normal)
        words = (word for code in label_codes(line.likely, spoken) for word in self._lexicon.words_of(line, code))
        return any(word.sense is not None and word.sense.prompts for word in words)

    def subject(self, normal: str, code: str) -> Reading | None:
        """The subject that a line names or hints at, where nothing is proved of what it does: a share of its words at least."""
        words = self._lexicon.words_of(self._line(normal), code) if code else []
        counts = count(words)
        named = tuple(dict.fromkeys(word.text for word in words if word.sense is not None and word.sense.topic))
        if counts.narrative or not named or len(named) < NAMED_SHARE * counts.content:
            return None
        return Reading(subject_of(words), WEAK, code, named, named if counts.topics else ())

    def _marks(self, text: str, normal: str, code: str) -> tuple[str, ...]:
        """The different words of a line that is no quotation by which somebody speaks to somebody in a language."""
        return () if is_turn(text) or quotes(text) else self._lexicon.marks(text, self._line(normal), code)

    def says_nothing(self, normal: str, code: str) -> bool:
        """Whether a line surely neither asks nor names a subject in a language, or tells a story; False proves nothing."""
        return self._lexicon.says_nothing(self._line(normal), code)

    def words(self, normal: str, code: str) -> list[Word]:
        """What each word of a line does in a language, up to the first that tells a story."""
        line = self._words.get(normal)
        return self._lexicon.words(self.tokens(normal), code) if line is None else self._lexicon.words_of(line, code)

    def points(self, words: Sequence[Word], code: str) -> bool:
        """Whether a word of a line points at something near that a site names: "this page", "this vote"."""
        pairs = [(word.text, word.sense) for word in words]
        points = self._lexicon.person(code).points
        topics = ((at, sense.subject) for at, (_, sense) in enumerate(pairs) if sense is not None)
        return any(topic and topic not in _STORY and points(pairs, at) for at, topic in topics)

    def tokens(self, normal: str) -> list[str]:
        """The words, numbers and full stops of a line; of a clause that is not looked up nothing else need be known."""
        line = self._words.get(normal)
        return self._lexicon.tokens(normal) if line is None else line.tokens

    def reports(self, normal: str, code: str) -> bool:
        """Whether a line says that somebody said something."""
        return self._says_in(self._line(normal), code)

    def _line(self, normal: str) -> LineWords:
        line = self._words.get(normal)
        if line is None:
            self.prepare((normal,))
            line = self._words[normal]
        return line

    def _read(self, text: str, normal: str, sentence: bool, spoken: str = "") -> Reading | None:
        line = self._line(normal)
        size = len(line.tokens)
        if size > (SENTENCE_WORDS if sentence else 3 * LABEL_WORDS) or not line.flags & ACTS:
            return None
        if quotes(text) if sentence else is_quotation(text) and text[0] != "»":  # "» Shop «" are arrows
            return None
        shares = not sentence and "%" in text and _RESULT.search(text) is not None
        if not sentence and " " not in text and _ADDRESS.fullmatch(text):
            return None  # an address is no label
        numbered = _NUMBER.search(text) is not None  # counts at the edges are not in the normal form
        opens_list = text.endswith((":", "："))
        best: _Proof | None = None
        codes = sentence_codes(line.likely[:1], spoken) if sentence else label_codes(line.likely, spoken)
        for code in codes:
            found = self._prove(line, code, sentence, numbered)
            if found is None or (shares and found.reason is not Reason.CAPTION):
                continue  # shares of votes are an article's, a player tells how much it has loaded
            if opens_list and len(found.subjects) < (3 if size > 6 else 2):
                found = found._replace(confidence=min(found.confidence, WEAK))  # what follows is the article's list
            if found.confidence == WEAK and not sentence and text.endswith(_GOES_ON):
                found = found._replace(confidence=LIKELY)
            if best is None or found.confidence > best.confidence:
                best = found
                if found.confidence >= (CERTAIN if sentence else SURE):
                    break  # no other language proves more
        return None if best is None else best.reading

    def _voice(self, text: str, normal: str, spoken: str = "") -> int:
        """How many different words of a sentence that is no quotation are those of a site that speaks to its readers."""
        if is_turn(text) or quote_in(text) is not None:
            return 0
        line = self._line(normal)
        if not self._lexicon.may_speak(text, line):
            return 0
        codes = sentence_codes(line.likely[:1], spoken)
        return max((len(self._lexicon.languages[code].voice(text, line.tokens)) for code in codes), default=0)

    def _notice(self, text: str, normal: str, spoken: str = "") -> Reading | None:
        """What a sentence does that speaks to the reader, by "you" and "we" or by one of them and a word of function."""
        speaks = self.voice(text, normal, spoken) if len(text) <= NOTICE_CHARS else 0
        if not speaks:
            return None
        line = self._line(normal)
        codes = sentence_codes(line.likely[:1], spoken)
        if self.tells(normal) and not all(self._is_status(line, code) for code in line.likely[:1]):
            return None
        return next(filter(None, (self._notice_in(text, line, code) for code in codes)), None)

    def _notice_in(self, text: str, line: LineWords, code: str) -> Reading | None:
        voice = self._lexicon.languages[code].voice(text, line.tokens)
        words = self._lexicon.words_of(line, code)
        counts = count(words)
        if not voice or (len(voice) < 2 and not counts.acting):
            return None
        if counts.acting + len(voice) < NOTICE_DENSE * (counts.content + len(voice)):
            return None
        if counts.acting == 1 and not (counts.asks or counts.alone or counts.general) and subject_of(words) in _SIDES:
            return None
        decided = tuple(dict.fromkeys(word.text for word in words if acts(word)))
        return Reading(subject_of(words, Reason.PROMO), NOTICE, code, decided + voice, subjects_in(words))

    def _is_status(self, line: LineWords, code: str) -> bool:
        """Whether a short line that may tell a story says in one language what became of something of its reader's.

        "Your session has expired", "your comment was deleted": it begins with "your" and the name of a subject, and goes on
        with what happened.
        """
        if len(line.tokens) > STATUS_TOKENS or self._says_in(line, code):
            return False
        opening = self._lexicon.languages[code].sense(line.tokens[0])
        if opening is None or opening.role is not Role.ADDRESS:
            return False
        words = self._lexicon.words_of(line, code)  # up to the one that tells
        return len(words) <= STATUS_OPENING and any(word.sense and word.sense.role is Role.TOPIC for word in words)

    def tells(self, normal: str, spoken: str = "") -> bool:
        """Whether a line tells a story or reports speech, in the likeliest language of its words or its document's."""
        line = self._line(normal)
        # Most paragraphs tell in their document's language; their own need not be found.
        return bool(spoken and self._tells_in(line, spoken)) or any(self._tells_in(line, c) for c in line.likely[:1])

    def _tells_in(self, line: LineWords, code: str) -> bool:
        return self._lexicon.tells(line, code) or self._says_in(line, code)

    def _says_in(self, line: LineWords, code: str) -> bool:
        return not self._says.get(code, _NOTHING).isdisjoint(line.tokens)

    def _prove(self, line: LineWords, code: str, sentence: bool, numbered: bool) -> _Proof | None:
        if self._lexicon.says_nothing(line, code) or (sentence and self._says_in(line, code)):
            return None  # or somebody says it
        sums = self._lexicon.sums(line, code)
        if sums is not None and (is_no_notice(sums) if sentence else is_no_label(sums)):
            return None
        words = self._lexicon.words_of(line, code, SENTENCE_WORDS if sentence else LABEL_WORDS)
        counts = count(words, numbered)
        if not counts.acting or (not sentence and len(words) > LABEL_WORDS):
            return None
        if sentence:
            confidence = prove_sentence(counts, len(words))
            if confidence == WEAK and counts.alone and counts.opens and subject_of(words) in _APPEALS:
                confidence = LIKELY  # "Keep the paper afloat: become a member for three pounds a month."
        else:
            confidence = prove_label(counts, len(words))
            if confidence == FAIR and counts.acting == 1 and not (counts.alone or counts.numbers):
                confidence = LIKELY if subject_of(words) in _HEADINGS else FAIR
        return _Proof(confidence, code, words) if confidence else None


class _Proof(NamedTuple):
    """How sure it is what a line does, by its words in one language."""

    confidence: float
    language: str
    words: Sequence[Word]

    @property
    def reason(self) -> Reason:
        return subject_of(self.words)

    @property
    def subjects(self) -> tuple[str, ...]:
        return subjects_in(self.words)

    @property
    def reading(self) -> Reading:
        """What the line does."""
        acting = dict.fromkeys(word.text for word in self.words if acts(word))
        return Reading(self.reason, self.confidence, self.language, tuple(acting), self.subjects)


def openings_of(lines: Iterable[tuple[str, str]]) -> list[str]:
    """What tells the language of paragraphs: how the first of them begin, in their normal forms."""
    return [(normal or text.casefold())[:LANGUAGE_CHARS] for text, normal in islice(lines, LANGUAGE_PARAGRAPHS)]


function_reader = ByIdentity(FunctionReader)
"""The reader of a rule set; the same for the same rule set."""
