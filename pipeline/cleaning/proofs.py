"""How sure it is what a line does, from the functions of its words counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.cleaning.quiet import LABEL_WORDS, LEAST_DENSE
from pipeline.model.reasons import Reason
from pipeline.packs.functions import Role, Sense
from pipeline.packs.lexicon import Word
from pipeline.packs.word_sums import unknown_words

COUNT_WORDS = 5  # of a sentence that counts things of a page
POLITE_DENSE = (
    0.5  # share of words of function in a sentence that asks or thanks, from which nothing else need be proved
)
NOTICE_WORDS = 32  # longer sentences are no proof inside the body: articles explain what apps and accounts do
# Of equally frequent subjects the first counts: to sign in in order to comment is about comments, by e-mail one shares, too.
_ORDER = (
    Reason.COMMENTS, Reason.CONSENT, Reason.PAYWALL, Reason.SHARE, Reason.NEWSLETTER, Reason.CAPTION,
    Reason.ADVERTISEMENT, Reason.LANGUAGE_SWITCHER, Reason.RELATED_LINKS, Reason.PROMO, Reason.COPYRIGHT,
    Reason.AUTHOR_BIO, Reason.TAGS, Reason.FOOTER, Reason.CAPTCHA_OR_FORM, Reason.NAVIGATION,
)  # fmt: skip
_RANK = {reason: rank for rank, reason in enumerate(_ORDER)}
_LIGHT = frozenset({Reason.CAPTCHA_OR_FORM, Reason.NAVIGATION})  # whatever is done on a page is done in forms and menus
# What a word says of its line's subject: as much as 1, but a hint or a general word; what belongs to whatever is done on a
# page; the article or the link with which something is done, unless the word says that it is shared; what is done with it.
_HINT, _GENERAL, _LIGHT_VOTE, _OBJECT, _DEED = 0.2, 0.3, 0.5, 0.6, 0.7
# Confidences, by how much is proved. CERTAIN, SURE and FAIR act inside the body, LIKELY at its edges; a NOTICE counts in
# articles that do not speak to their readers themselves.
CERTAIN, SURE, FAIR, LIKELY, NOTICE, WEAK = 0.97, 0.93, 0.88, 0.75, 0.65, 0.55


class Counts(NamedTuple):
    """The words of a line, counted by what they do."""

    topics: int  # different words of a subject
    light: int  # those of them that whatever is done on a page may have
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
    polite: bool = False  # it opens or ends with "please", "thank you" or "sorry"

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


def acts(word: Word) -> bool:
    """Whether a word asks or names a subject."""
    return word.sense is not None and word.sense.role in (Role.TOPIC, Role.ASK)


def count(words: Sequence[Word], numbers: int = 0) -> Counts:
    """A line's words, counted; `numbers` stand at its edges."""
    seen: set[str] = set()
    topics = light = general = asks = address = weak = glue = unknown = narrative = 0
    opens = alone = polite = False
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
                light += not sense.prompts and not sense.general and sense.topic in _LIGHT
                general += not sense.prompts and sense.general
            alone |= sense.alone
            opens |= sense.prompts and word.opens
        elif sense.role is Role.ADDRESS:
            address += 1
            polite |= sense.prompts and (word is words[0] or word is words[-1])
        elif sense.role is Role.WEAK:
            weak += 1
        elif sense.role is Role.NARRATIVE:
            narrative += 1
        else:
            glue += 1
    return Counts(topics, light, general, asks, address, weak, numbers, glue, unknown, narrative, opens, alone, polite)


def prove_label(counts: Counts, size: int) -> float:
    """How sure it is that a line that is no sentence is a label or a prompt."""
    if size > LABEL_WORDS or counts.narrative:
        return 0.0
    acting, told = counts.acting, counts.address + counts.numbers
    if not counts.unknown:
        if counts.content == 1:
            if counts.alone:
                return SURE
            return FAIR if counts.topics or (counts.general and counts.numbers) else WEAK  # "page 2 of 14"
        if counts.topics and acting > 1:
            return SURE
        return FAIR if counts.alone or counts.topics or told else LIKELY
    if counts.topics and counts.unknown == 1 and counts.numbers > 1 and acting == counts.topics:
        return FAIR  # "showing 3 of 12 comments"
    if counts.known >= 0.6 and counts.topics and counts.asks and (counts.address or counts.topics > 1):
        return FAIR
    if counts.known >= 0.75 and (counts.topics > 1 or (counts.topics and counts.asks)):
        return FAIR
    if counts.known >= 0.5 and acting and (counts.topics or counts.alone or acting > 1):
        return LIKELY if counts.asks or counts.address or counts.topics > 1 else WEAK
    return WEAK if counts.known >= 0.5 or (counts.asks and counts.address) else 0.0


def prove_sentence(counts: Counts, size: int) -> float:
    """How sure it is that a sentence is the site's word to its readers."""
    acting = counts.acting
    if counts.narrative or not (counts.topics or counts.opens or counts.polite):
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
    if counts.polite and counts.dense >= LEAST_DENSE:
        return CERTAIN if counts.dense >= POLITE_DENSE else LIKELY  # "please enter another value"
    if counts.numbers and not counts.unknown and size <= COUNT_WORDS:
        return LIKELY  # "12 articles in all."
    if counts.topics == counts.light and not counts.alone and counts.asks:
        return (
            WEAK if counts.dense >= 0.2 else 0.0
        )  # "you can see two counties from the top": what is done on hills, too
    if acting > 1 and counts.dense >= (0.3 if counts.address else 0.5) and speaks:
        return LIKELY
    if acting > 1 and counts.dense >= 0.5 and (counts.topics > 1 or counts.topics > counts.light):
        return LIKELY  # not "it is hard to take the next step and see no change": what is done on pages is done elsewhere, too
    return WEAK if acting and (speaks or counts.topics > 1) and counts.dense >= 0.2 else 0.0


def subjects_in(words: Iterable[Word]) -> tuple[str, ...]:
    """The different words that name a subject, in their order."""
    return tuple(dict.fromkeys([word.text for word in words if word.sense is not None and word.sense.subject]))


def subject_of(words: Sequence[Word], otherwise: Reason = Reason.NAVIGATION) -> Reason:
    """The subject that most words speak of."""
    votes: dict[Reason, float] = {}
    for word in words:
        if word.sense is not None and word.sense.topic:
            reason = Reason(word.sense.topic)
            votes[reason] = votes.get(reason, 0.0) + _vote(word.sense, reason)
    if not votes:
        return otherwise
    return min(votes, key=lambda reason: (-votes[reason], _RANK.get(reason, len(_RANK))))


def _vote(sense: Sense, reason: Reason) -> float:
    """How much a word says of its line's subject."""
    if sense.role is Role.WEAK:
        return _HINT
    if sense.general:
        return _DEED if sense.prompts else _GENERAL
    if reason in _LIGHT:
        return _LIGHT_VOTE
    return _OBJECT if reason is Reason.SHARE and not sense.prompts and not sense.alone else 1.0
