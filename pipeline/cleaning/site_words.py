"""How a sentence speaks for the site: who speaks to whom in it, what it asks and what it names, part by part.

Nothing here knows a sentence. A site says "you" and "we" and names what it offers or keeps: an account, a newsletter, comments.
A story tells of these in the third person and the past.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.cleaning.functions import FunctionReader
from pipeline.cleaning.proofs import acts, count, subject_of, subjects_in
from pipeline.cleaning.quotations import is_turn, quotes
from pipeline.grammar.prose import asks, telling_length
from pipeline.model.reasons import Reason
from pipeline.packs.functions import STOPS, UNSPACED, Role
from pipeline.packs.lexicon import Word
from pipeline.packs.normal import normalise
from pipeline.packs.person import Person

_PART = re.compile(r"(?<=[.!?…。！？।॥؟])[\s\u200b]*(?=\S)|\s[–—]\s")

_CLAUSE = re.compile(r"[,;،，、；]|\s[–—-]\s")
_SPEECH = 2  # so many unknown words in a clause behind what is said tell who says it
NAMED = 3  # so many subjects are no story's
NOTED = 2  # so many of a text that points at itself, or in front of a clause that says what follows
OFFERED = frozenset({Reason.PAYWALL, Reason.NEWSLETTER})  # what hints speak of in appeals
_FRAMES = frozenset({Reason.CONSENT, Reason.CAPTION, Reason.CAPTCHA_OR_FORM})  # of which nobody speaks aloud
BEHIND = 3  # so many characters behind a word that tells end no sentence with it
# Advertisers claim in parts without verbs; so does prose, so that a claim goes only beside a line of the site.
CLAIM_CHARS, CLAIM_PARTS, CLAIM_WORDS, CLAIM_PART_CHARS = 90, 3, 5, 36.0
NEAR_WORDS = 4  # of a line that points at its own text, from the first
# What a page shows; of "this plan" and "this payment" stories tell.
_SHOWN = frozenset(
    {Reason.CAPTION, Reason.SHARE, Reason.COMMENTS, Reason.RELATED_LINKS, Reason.AUTHOR_BIO, Reason.FOOTER}
)
_END = Word("", None, False)


def is_claim(text: str) -> bool:
    """Whether a line is three short parts or more with a stop each, such as a name, a day and what it is not."""
    if len(text) > CLAIM_CHARS or is_turn(text) or not text.endswith(tuple(STOPS)):
        return False
    parts = _PART.split(text)
    if len(parts) < CLAIM_PARTS:
        return False
    return all(len(part.split()) <= CLAIM_WORDS and telling_length(part) <= CLAIM_PART_CHARS for part in parts)


class SiteWord(NamedTuple):
    """What a sentence says as a site would; `spoken` are the different words by which it speaks to somebody or of itself."""

    spoken: frozenset[str]
    ours: bool  # the site speaks of itself, and to its reader
    words: tuple[str, ...]  # those that ask or name a subject
    idle: tuple[str, ...]  # those that labels add to them and that prove nothing: "three", "month"
    subjects: tuple[str, ...]
    prompts: int
    opens: bool  # a part begins with a request
    owned: bool  # a subject is the reader's: "your account"
    near: bool  # it points at its own text or what a page shows, and names two subjects: "this text is read by an artificial voice"; or claims what it offers
    named: bool  # it names a subject that says enough by itself
    hinted: bool  # a word may be one of a subject: "twenty kroner a month"
    pleads: bool  # it asks something for itself: "help us"
    told: bool  # a part tells a story, and speaks to nobody
    reason: Reason

    @property
    def addresses(self) -> bool:
        """Whether it speaks to somebody, be it by a request alone."""
        return bool(self.spoken) or (self.opens and len(self.subjects) > 1)

    @property
    def is_sure(self) -> bool:
        """Whether the sentence is the site's by itself, in an article that speaks to nobody and of something else."""
        if self.told:
            return False
        if self.pleads or self.owned or self.near or (len(self.spoken) > 1 and self.subjects):
            return True
        if self.spoken and (self.named or len(self.subjects) >= NAMED):
            return True
        if self.ours and self.hinted:
            return True
        return bool(self.spoken) and self.opens and (bool(self.subjects) or self.ours or self.prompts > 1)


def read_site_word(text: str, code: str, reader: FunctionReader) -> SiteWord | None:
    """What a sentence in a language says as a site would; None if somebody is quoted or says it, or it does nothing."""
    if is_turn(text) or quotes(text):
        return None
    person = reader.ruleset.lexicon.person(code)
    spoken: set[str] = set()
    words: list[Word] = []
    told = ours = theirs = owned = near = False
    for part in _PART.split(text):
        normal = normalise(part)
        if not normal:
            continue
        marks = reader.marks(part, normal, code)
        read = _words_of(normal, code, reader)
        tells = any(word.sense is not None and word.sense.role is Role.NARRATIVE for word in read)
        if (tells and not (marks and asks(part))) or is_speech(part, code, reader):  # "Was that not you?" tells nothing
            told = True
        spoken.update(marks)
        owned = owned or _is_owned(read, marks, person)
        near = near or _is_near(read, person)
        own = [mark for mark in marks if person.may_be_site((mark,))]
        ours, theirs = ours or bool(own), theirs or len(own) < len(marks) or (len(own) > 1 and not person.knows_house)
        words += read
    subjects = subjects_in(words)
    ours = ours and theirs
    enough = any(map(says_enough, words))
    near = (near and len(subjects) >= NOTED) or (
        enough and any(person.is_near(word.text) for word in words[:NEAR_WORDS])
    )
    near = near or (is_claim(text) and any(says_enough(word) and _is_offered(word) for word in words))
    told = told and not (ours and len(subjects) >= NAMED) and not (near and enough)
    acting = tuple(dict.fromkeys(word.text for word in words if acts(word)))
    if not spoken and not acting:
        return None
    prompts = {word.text for word in words if asks_for(word)}
    opens = any(word.opens and asks_for(word) for word in words)
    pleads = any(
        acts(word) and (person.is_house(word.text.split()[-1]) or (asks_for(word) and person.is_house(below.text)))
        for word, below in pairwise((*words, _END))
    )
    hinted = any(
        word.sense is not None and word.sense.role is Role.WEAK and word.sense.topic in OFFERED for word in words
    )
    found = (len(prompts), opens, owned, near, enough, hinted, pleads, told)
    idle = tuple(word.text for word in words if word.sense is not None and word.sense.role is Role.WEAK)
    return SiteWord(frozenset(spoken), ours, acting, idle, subjects, *found, subject_of(words, Reason.PROMO))


def _words_of(normal: str, code: str, reader: FunctionReader) -> list[Word]:
    """The words of a part up to one that tells; where verbs end sentences one within it tells of what is named behind it."""
    read = reader.words(normal, code)
    while read and (sense := read[-1].sense) and sense.role is Role.NARRATIVE and UNSPACED.match(read[-1].text):
        behind = "".join(reader.tokens(normal))[sum(len(word.text) for word in read) :]
        if len(behind) < BEHIND:
            break
        read = [*read[:-1], Word(read[-1].text, None, False), *reader.words(behind, code)]
    return read


def says_enough(word: Word) -> bool:
    """Whether a word names a subject by itself, as a request does not: "refusing everything" helps no strike."""
    sense = word.sense
    return sense is not None and sense.alone and not sense.prompts and sense.topic != Reason.AUTHOR_BIO


def names_rules(word: Word) -> bool:
    """Whether a word names by itself what a site's rules for comments say: "before it appears", "who wrote it answers for it"."""
    return says_enough(word) and word.sense is not None and word.sense.topic == Reason.COMMENTS


def _is_owned(words: Sequence[Word], marks: Container[str], person: Person) -> bool:
    """Whether a word of a subject is the reader's by the one beside it or by its own form."""
    for at, word in enumerate(words):
        if word.sense is None or not word.sense.subject or word.sense.general or word.sense.prompts:
            continue
        beside = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
        if any(one.text in marks and _is_readers(one, person) for one in beside):
            return True
        parts = word.text.split()
        if any(part in marks and not person.is_house(part) for part in parts):
            return True
    return False


def _is_readers(word: Word, person: Person) -> bool:
    """Whether a word of person is the reader's and no verb that names a subject or asks."""
    return not person.is_house(word.text) and (word.sense is None or word.sense.role is Role.ADDRESS)


def _is_near(words: Sequence[Word], person: Person) -> bool:
    """Whether one of the first words points at the next one, which names what a page shows."""
    pairs = [(word.text, word.sense) for word in words[:NEAR_WORDS]]
    topics = (
        at for at, (_, sense) in enumerate(pairs) if sense is not None and sense.subject and sense.topic in _SHOWN
    )
    return any(person.points(pairs, at) for at in topics)


def _names(text: str, code: str, reader: FunctionReader) -> bool:
    """Whether a clause names what says enough, or speaks to somebody of so much that what follows it is no speaker."""
    normal = normalise(text)
    words = reader.words(normal, code) if normal else []
    if any(says_enough(word) and word.sense is not None and word.sense.topic in _FRAMES for word in words):
        return True
    return len(subjects_in(words)) >= NOTED and bool(reader.marks(text, normal, code))


def _is_offered(word: Word) -> bool:
    return word.sense is not None and word.sense.topic in OFFERED


def asks_for(word: Word) -> bool:
    """Whether a word prompts."""
    return word.sense is not None and word.sense.prompts


def is_speech(text: str, code: str, reader: FunctionReader) -> bool:
    """Whether a clause behind the first speaks to nobody and of nothing that a site names: "you must go, laughed the baker".

    Behind a question mark nobody is named: "What do you think, who should pay?"
    """
    if asks(text):
        return False
    first, *others = _CLAUSE.split(text)
    for clause in others:
        normal = normalise(clause)
        words = reader.words(normal, code) if normal else []
        if not words or (words[0].sense is not None and words[0].sense.role is not Role.NARRATIVE):
            continue  # "… before the fish wake up": who speaks is named behind the verb
        counts = count(words)
        if counts.acting or reader.marks(clause, normal, code):
            continue
        if counts.narrative or (counts.unknown >= _SPEECH and counts.unknown > counts.glue):
            return counts.narrative > 0 or not _names(first, code, reader)
    return False
