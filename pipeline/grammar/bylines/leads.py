"""What marks a text as a byline: the leads ("By", "Von", "Written by") of all languages, and the words of one rule set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.grammar.bylines.east_asian import EAST_ASIAN, reporters
from pipeline.grammar.bylines.no_authors import caseless
from pipeline.grammar.bylines.words import GLUED_LEAD, MONTHS, PREAMBLE
from pipeline.grammar.letters import IN_WORD
from pipeline.grammar.vocabulary import Vocabulary, vocabulary, words_of
from pipeline.packs.languages import LanguagePack
from pipeline.packs.names import known_names

MAX_BYLINE_CHARS = 220
"""A longer text is prose or an author's biography. The longest byline among the labelled pages has 160."""
MAX_LEAD_CHARS = 30
STRONG_LEADS = (
    "by",
    "von",
    "par",
    "por",
    "door",
    "oleh",
    "بقلم",
    "автор",
)  # leads that also stand behind a date or label
COLONS = ":：=＝/・፡៖։՝"
"""What stands between a label and the name in the world's scripts; in those of South-East Asia a dash between spaces, too."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_DAY_LETTERS = 4  # shorter names of days and months are names of people, too ("Per", "Tor", "May")
_LABEL_END, _LABEL_WORDS = re.compile(r"(?<=[^\W\d_])\s?[:：]\s+(?=\S)"), 3
_JOINING_MARKS = "&、，،"
_MARK, _FIGURE = re.compile(r"\s*[|•·]\s*|\s+[-–—/]+\s+|,\s+"), re.compile(r"\d")
_DAY = re.compile(r"\d\D+\d")  # two numbers, or more


@dataclass(frozen=True, slots=True)
class BylineWords:
    """The words and patterns of bylines of one set of language packs."""

    leads: frozenset[str]
    labels: frozenset[str]  # those of the leads that want a colon
    lead: re.Pattern[str]
    inner_lead: re.Pattern[str]
    prepositions: Mapping[str, frozenset[str]]  # by language: leads that other languages have in names and prose
    own_joiners: Mapping[str, re.Pattern[str]]
    tails: frozenset[str]  # verbs behind a name that make a byline of it
    openers: frozenset[str]  # the leads' first words, a cheap look before the pattern is tried
    opening: frozenset[str]  # the same as a pattern that ignores case sees them
    joiner: re.Pattern[str]
    joining: frozenset[str]  # the first words of joiners, as a pattern that ignores case sees them
    weak_joiners: frozenset[str]  # both sides must be whole names
    roles: frozenset[str]
    role_phrase: re.Pattern[str] | None
    role_openers: frozenset[str]  # the first words of roles of several words
    small: frozenset[str]  # the most frequent words of all languages
    date_labels: frozenset[str]  # words that lead a day or a reading time: "erstellt", "lesezeit"
    days: frozenset[str]  # names of weekdays that are nobody's name
    dating: frozenset[str]  # what stands in a day and its label: months, weekdays, "published"
    day_words: frozenset[str]  # what stands between a name and the day's number: months and weekdays of one word

    def may_join(self, text: str) -> bool:
        """Whether a text may hold what joins two names: a cheap look, as the pattern is tried at every space."""
        return not self.joining.isdisjoint(caseless(text).split()) or any(map(text.__contains__, _JOINING_MARKS))


@lru_cache(maxsize=8)
def byline_words(known: Vocabulary) -> BylineWords:
    """The words of the language packs' bylines; built once per vocabulary."""
    packs = known.packs
    labels = {label for pack in packs for label in pack.byline_labels}.union(known_names().credits["texts"])
    leads = dict.fromkeys(lead for pack in packs for lead in pack.byline_leads)
    labels -= leads.keys()  # what another language writes without a colon needs none
    leads.update(dict.fromkeys(sorted(labels)))
    for label in known_names().credits["editors"]:
        leads.pop(label, None)  # who edited or translated it is no author
    for label in known_names().credits["desks"]:
        if label not in labels:  # nor is the newsroom; "reporter" is a desk alone, and a lead with a colon and a name
            leads.pop(label, None)
    joiners = dict.fromkeys(joiner for pack in packs for joiner in pack.name_joiners)
    roles = [role for pack in packs for role in pack.roles]
    phrases = "|".join(re.escape(role) for role in sorted(roles, key=len, reverse=True) if " " in role)
    either = "|".join(re.escape(lead) for lead in sorted(leads, key=len, reverse=True))
    strong = "|".join(re.escape(lead) for lead in STRONG_LEADS)
    joined = "|".join(re.escape(joiner) for joiner in sorted(joiners, key=len, reverse=True))
    return BylineWords(
        frozenset(lead.casefold() for lead in leads),
        frozenset(label.casefold() for label in (*labels, *known.words("colon_leads"))),
        re.compile(rf"(?i)^(?:{either})(?=[\s{COLONS}])(\s*[{COLONS}]+\s*|(?<=[\u0e00-\uffff])\s+[-–—]\s+|\s+)"),
        re.compile(rf"(?i)(?<=[\s|•·,–-])(?:(?:written|posted|published) )?(?:{strong})\s*:?\s+(?=\S)"),
        {pack.code: frozenset(pack.byline_prepositions) for pack in packs if pack.byline_prepositions},
        {pack.code: re.compile(rf"\s+(?:{'|'.join(pack.own_joiners)})\s+") for pack in packs if pack.own_joiners},
        known.words("byline_tails"),
        frozenset(first[0] for lead in leads if (first := _FIRST_WORD.match(lead.casefold()))),
        frozenset(first[0] for lead in leads if (first := _FIRST_WORD.match(caseless(lead)))),
        re.compile(rf"(?i)\s*,?\s+({joined})\s+|\s*({'|'.join(_JOINING_MARKS)})\s*"),
        frozenset(caseless(joiner.split()[0]) for joiner in joiners),
        known.words("weak_joiners"),
        known.words("role_words").union(role.casefold() for role in roles if " " not in role),
        re.compile(rf"(?i)(?<!{IN_WORD})(?:{phrases})(?!{IN_WORD})") if phrases else None,
        frozenset(letter_runs(role)[0] for role in roles if " " in role),
        known.function_words,
        known.label_words | known.reading,
        frozenset(day for day in known.weekdays if " " in day or len(day) >= _DAY_LETTERS),
        known.label_words.union(known.reading, known.fillers, known.weekdays, known.months),
        frozenset(word for word in (*known.weekdays, *known.months) if len(word) >= _DAY_LETTERS),
    )


def is_led(text: str, languages: Mapping[str, LanguagePack]) -> bool:
    """Whether a text starts as a byline does ("By …", "March 3 by …"): cheap, to be asked of many lines."""
    words = byline_words(vocabulary(languages))
    text = text.lstrip(" *-–—•·|[(")
    text = unelided(text, words)
    folded = text[: MAX_BYLINE_CHARS + 1].casefold()
    if text[:1] in "BbVvPp" and GLUED_LEAD.match(text):
        return True
    if (text[:1] >= EAST_ASIAN or (text[:1].isdigit() and not text.isascii())) and reporters(text):
        return True
    first = _FIRST_WORD.match(folded)
    if first and (first[0] in words.openers or folded[0] > "\u0dff") and words.lead.match(text):
        return True
    if len(text) > MAX_BYLINE_CHARS:
        return False
    if cut_tail(folded, words)[0] is not None:
        return True
    for lead in STRONG_LEADS:
        if lead in folded and (f"{lead} " in folded or f"{lead}:" in folded):
            return words.inner_lead.search(text) is not None
    return folded[:1].isdigit() and not folded[-1:].isdigit() and _behind_day(text, words)[0] is not None


def lead_of(text: str, words: BylineWords) -> re.Match[str] | None:
    """The lead that opens a text; it is looked for where the first word is one's, or no word or of a script without spaces."""
    first = _FIRST_WORD.match(text)
    if first is not None and text[0] <= "\u0dff" and caseless(first[0]) not in words.opening:
        return None
    return words.lead.match(text)


def byline_openers(languages: Mapping[str, LanguagePack]) -> frozenset[str]:
    """The first words of all leads, in lower case."""
    return byline_words(vocabulary(languages)).openers


def is_lead(text: str, languages: Mapping[str, LanguagePack]) -> bool:
    """Whether a text is nothing but what leads a byline ("Article by", "Autor:"): the name stands on the next line."""
    if not 2 <= len(text) <= MAX_LEAD_CHARS:
        return False
    return text.strip(" :：").casefold().replace("(s)", "") in byline_words(vocabulary(languages)).leads


def cut_lead(text: str, words: BylineWords) -> tuple[str | None, str]:
    """(lead, the text behind it) of a byline; (None, the text) if it has no lead."""
    lead, rest = None, text
    for _ in range(2):  # "Posted by: By Jane Doe"
        match = lead_of(rest, words)
        if not match:
            break
        word = match.group(0)[: -len(match.group(1))].strip()
        folded = word.casefold()
        if folded in words.labels and not match.group(1).strip():
            break
        lead, rest = lead or word, rest[match.end() :]
    if lead is None:
        match = words.inner_lead.search(text)
        if match and _is_preamble(text[: match.start()]):
            lead, rest = match.group(0).strip(" :"), text[match.end() :]
        elif not text[-1:].isdigit() and _FIGURE.search(text):
            lead, rest = _behind_day(text, words)
    return lead, rest


def _behind_day(text: str, words: BylineWords) -> tuple[str | None, str]:
    """(lead, the text behind it) of a byline behind nothing but the day: "18 юли 2025, 16:12 | Автор: Jane Doe"."""
    for mark in _MARK.finditer(text):
        match = lead_of(text[mark.end() :], words)
        if match is None:
            continue
        lead = match[0][: -len(match[1])].strip()
        if lead.casefold() in words.labels and not match[1].strip():
            continue
        if _DAY.search(text, 0, mark.start()) is None:
            return None, text  # an item of a list: "3 | Von Trapp"
        if _is_day_before(text[: mark.start()], words):
            return lead, text[mark.end() + match.end() :]
        return None, text
    return _labelled_behind_day(text, words)


def _labelled_behind_day(text: str, words: BylineWords) -> tuple[str | None, str]:
    """The same where nothing but a space stands before a label with a colon: "18 July 2025, 16:12 Author: Jane Doe"."""
    for colon in _LABEL_END.finditer(text):
        before = text[: colon.start()].split(" ")
        for count in range(1, min(_LABEL_WORDS, len(before) - 1) + 1):
            label = " ".join(before[-count:])
            if label.casefold() in words.leads and _is_day_before(" ".join(before[:-count]), words):
                return label, text[colon.end() :]
    return None, text


def _is_day_before(text: str, words: BylineWords) -> bool:
    """Whether what stands before a label is a day and what leads to it, and nothing else."""
    folded = (word.strip(".,:()[]") for word in text.casefold().replace("/", " ").split())
    return _DAY.search(text) is not None and all(
        len(word) < _DAY_LETTERS or word[0].isdigit() or word in words.dating for word in folded
    )


def _is_preamble(text: str) -> bool:
    """Whether what stands before an inner "by" is a date, a time, or a word or two of labels."""
    words = (word.strip(".,:|-–—•·()") for word in text.casefold().replace("/", " ").split())  # "Samstag/Sonntag"
    return all(word in PREAMBLE or len(word) <= 2 or word[0].isdigit() or word[:3] in MONTHS for word in words)


_ELIDED = re.compile(r"\b([dD])['’](?=[^\W\d_a-z])")


def unelided(text: str, words: BylineWords) -> str:
    """A byline whose lead ends in a preposition that lost its vowel before the name, with it: "Texte d’Odile Doe"."""
    cut = _ELIDED.search(text, 0, MAX_LEAD_CHARS) if "'" in text or "’" in text else None
    if cut is None:
        return text
    whole = f"{text[: cut.end() - 1]}e {text[cut.end() :]}"
    led = words.lead.match(whole)
    return whole if led is not None and led.end() == cut.end() + 1 else text


def cut_tail(text: str, words: BylineWords) -> tuple[str | None, str]:
    """(verb, the text before it) where one behind a name makes a byline of it ("Jane Doe skrifar"); else (None, the text)."""
    for count in (1, 2):
        before, *tail = text.rsplit(" ", count)
        if len(tail) == count and " ".join(tail).casefold() in words.tails:
            return " ".join(tail), before
    return None, text


def cut_preposition(text: str, words: BylineWords, language: str | None) -> tuple[str | None, str]:
    """(lead, the text behind it) of a little word that leads bylines in documents of `language`; else (None, the text)."""
    first, _, rest = text.partition(" ")
    code = (language or "").split("-")[0].lower()
    if not rest or first.rstrip(COLONS).casefold() not in words.prepositions.get(code, frozenset()):
        return None, text
    own = words.own_joiners.get(code)
    return first, own.sub(", ", rest.strip()) if own else rest.strip()


def preposed_in(text: str, languages: Mapping[str, LanguagePack]) -> tuple[str, ...]:
    """The languages in whose documents the first word of a text leads a byline as a little word."""
    first = text.partition(" ")[0].rstrip(COLONS).casefold()
    known = byline_words(vocabulary(languages)).prepositions
    return tuple(code for code, words in known.items() if first in words)


def letter_runs(text: str) -> list[str]:
    """All runs of letters in a text, as a pattern that ignores case sees them."""
    return words_of(caseless(text))
