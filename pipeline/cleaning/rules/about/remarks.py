"""What a line below a text says of who wrote it or of the text itself, by what its words do.

A biography has words of the writer's trade and tells of a life; a note names the text and says how it came about or what was
wrong with it; a credit opens with what somebody did and goes on with names. None of that is proof where the story itself
speaks of such things, so that words that the story has do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from pipeline.cleaning.functions import FunctionReader
from pipeline.cleaning.line import Line
from pipeline.cleaning.quotations import is_turn, quotes
from pipeline.cleaning.rules.subjects import is_item, normal_of
from pipeline.cleaning.story_words import WORD_STEM, stems
from pipeline.grammar.end_lines import find_mail
from pipeline.grammar.persons.given import has_given_name
from pipeline.model.reasons import Reason
from pipeline.packs.by_identity import ByIdentity
from pipeline.packs.languages import LanguagePack
from pipeline.packs.remarks import HELPED, LIFE, MADE, TRADE, Remarks, spaced

REMARK_CHARS, UNNAMED_CHARS, CREDIT_CHARS = 420, 280, 200
UNNAMED_WORDS = 9  # of a sentence that names nobody, for each word of trade or life
OPENING = 4  # words with which a sentence without a subject says what somebody is or did
FEW_NAMES = 6  # words behind "with" of a sentence without a verb: a name and a place
NAME_WORDS, SAID = 2, 2  # of a name; so many different words of a kind are proof by themselves
OTHERS = 2  # words of a credit that are no names; one word opens one without a colon only if a given name follows and nothing ends
_COLONS = (":", "：")
_HANDLE = re.compile(r"(?:^|[\s(])@\w{3,}")
_WORD, _OPENING = re.compile(r"[^\W\d_]+"), re.compile(r"\w+")
_COUNT = re.compile(r"\d{1,3}[.,'\u2019\u00a0]\d{3}(?!\d)|\d{5}")  # of people or things: no year, no age
_ASKS = re.compile(r"[?？؟]")


def _behind(text: str, words: int) -> str:
    """What stands behind the first words of a text."""
    ends = [word.end() for word in islice(_WORD.finditer(text), words)]
    return text[ends[-1] :].lstrip(" .") if ends else text


remarks_of = ByIdentity[LanguagePack, Remarks](Remarks)


@lru_cache(maxsize=512)
def _stems_of_entry(entry: str) -> frozenset[str]:
    return stems((entry,), frozenset())


def _own(found: Iterable[str], story: frozenset[str]) -> list[str]:
    """The different entries of which the story does not have all words."""
    return [entry for entry in dict.fromkeys(found) if not (stems := _stems_of_entry(entry)) or not stems <= story]


class Closing:
    """What the lines below one article say of writers and texts: `story` are the stems of its words, `writers` its byline's words.

    Of lines that stand `within` it more is asked: it may tell of somebody new.
    """

    def __init__(
        self,
        reader: FunctionReader,
        spoken: str,
        story: frozenset[str],
        writers: frozenset[str],
        *,
        within: bool = False,
    ) -> None:
        self._within = within
        self._reader, self._spoken, self._story, self._writers = reader, spoken, story, writers
        pack = reader.ruleset.languages.get(spoken)
        self._remarks = None if pack is None or not pack.trade_remarks else remarks_of(pack)

    def names_text(self, line: Line) -> bool:
        """Whether a line calls something a text, or points at what is near with one of its first words."""
        text = spaced(self._reader.tokens(normal_of(line)))
        near = self._reader.ruleset.lexicon.person(self._spoken).is_near
        return any(map(near, text.split()[:OPENING])) or (self._remarks is not None and bool(self._remarks.text(text)))

    def read(self, line: Line) -> tuple[Reason, tuple[str, ...]] | None:
        """Why a line is a remark, and by which words; None if it is none."""
        if self._remarks is None or len(line.text) > REMARK_CHARS or is_turn(line.text) or is_item(line):
            return None
        normal = normal_of(line)
        opening = _OPENING.match(normal)
        if not line.sentence and not (opening and self._remarks.may_help(opening[0])):
            return None  # most labels
        tokens = self._reader.tokens(normal)
        kinds = self._remarks.kinds(tokens)
        may_note, may_present = kinds & MADE or "#" in normal, kinds & (TRADE | LIFE)
        if not (kinds & HELPED or may_note or may_present):
            return None
        text = spaced(tokens)
        if kinds & HELPED and (credit := self._credit(line, text)):
            return Reason.SYNDICATION_NOTE, (credit,)
        if not line.sentence or _ASKS.search(line.text):  # a reader's letter asks the desk for something
            return None
        if may_note and (note := self._note(line, text)):
            return Reason.SYNDICATION_NOTE, note
        if may_present and not quotes(line.text) and (biography := self._biography(line, text)):
            return Reason.AUTHOR_BIO, biography
        return None

    def _credit(self, line: Line, text: str) -> str:
        """What opens a line that goes on with names; nothing if it does not."""
        entry = self._remarks.helped(text) if self._remarks and len(line.text) <= CREDIT_CHARS else ""
        if not entry:
            return ""
        behind = _behind(line.text, len(_WORD.findall(entry)))
        colon = behind.startswith(_COLONS)
        names = _WORD.findall(behind)
        if not names:
            return ""
        if names[0].lower() == names[0].upper():  # a script without capitals
            return entry if colon and not line.sentence else ""
        if not (colon or names[0][0].isupper()):
            return ""
        spared = self._reader.ruleset.function_words
        others = sum(word[0].islower() and word not in spared for word in names)
        if others > OTHERS:
            return ""
        if " " not in entry and not colon:
            told = line.ended and (
                others or len(names) > FEW_NAMES or len(names) < NAME_WORDS or not names[1].istitle()
            )
            return "" if told or not (line.ended or has_given_name(behind)) else entry
        return entry

    def _note(self, line: Line, text: str) -> tuple[str, ...]:
        """The words by which a sentence is a note on the text."""
        assert self._remarks is not None
        made = _own(self._remarks.made(text), self._story)
        if not made:
            return self._broadcast(text)
        for entry in made:
            text = text.replace(entry, "")
        named = list(dict.fromkeys(self._remarks.text(text)))
        aired = self._reader.ruleset.lexicon.person(self._spoken).airs(text.split())
        labels = line.normal.startswith(made[0]) and _behind(line.text, len(_WORD.findall(made[0])))[:1] in _COLONS
        if len(made) + bool(named or aired) + labels < SAID or (len(made) < SAID and self._says(text)):
            return ()
        return (*made, *named)

    def _broadcast(self, text: str) -> tuple[str, ...]:
        """The words by which a sentence says when and where what it calls a text is broadcast: "hear the whole interview …"."""
        assert self._remarks is not None
        if "#" not in text:
            return ()  # most lines
        airs = self._reader.ruleset.lexicon.person(self._spoken).airs
        aired = _own((word for word in text.split() if airs((word,))), self._story)
        if not aired:
            return ()
        named = self._remarks.text(text)
        if len(aired) < SAID and not (named and self._remarks.text(" ".join(text.split()[:OPENING]))):
            return ()  # "the programme on paper of # pages" begins otherwise
        return (*aired, *named) if named and not self._says(text) else ()

    def _biography(self, line: Line, text: str) -> tuple[str, ...]:
        """The words by which a sentence presents who writes."""
        assert self._remarks is not None
        trade, life = _own(self._remarks.trade(text), self._story), _own(self._remarks.life(text), self._story)
        if not trade and len(life) < SAID:
            return ()
        name = self._name(line)
        if name and self._writers and self._writers.isdisjoint(name):
            return ()  # the byline names others
        named = (
            (name and self._story.isdisjoint(part[:WORD_STEM] for part in name))
            or find_mail(line.text)
            or _HANDLE.search(line.text)
        )
        said = len(trade) + len(life) + bool(named)
        if not named and (
            len(line.text) > UNNAMED_CHARS or line.words > UNNAMED_WORDS * said or _COUNT.search(line.text)
        ):
            return ()
        if said < SAID or not (trade or (named and len(life) >= SAID)):
            return ()
        if self._within and not (trade and self._is_told(text, len(trade) + len(life), bool(named))):
            return ()
        for entry in trade:
            text = text.replace(entry, "")
        return () if self._says(text) else (*trade, *life)

    def _is_told(self, text: str, entries: int, named: bool) -> bool:
        """Whether so many entries are a biography within an article: without a name it begins with one and has three."""
        assert self._remarks is not None
        if named:
            return entries >= SAID
        opening = " ".join(text.split(maxsplit=OPENING)[:OPENING])
        return entries > SAID and bool(self._remarks.trade(opening) or self._remarks.life(opening))

    def _name(self, line: Line) -> list[str]:
        """The first and the last name with which a sentence opens, in lower case; nothing if it opens with none."""
        words = [word for word in line.text.split(maxsplit=NAME_WORDS + 1)[:NAME_WORDS] if word[0].isupper()]
        parts = [part.lower() for word in words for part in _WORD.findall(word)]
        named = len(words) == NAME_WORDS and self._reader.ruleset.function_words.isdisjoint(parts)
        return parts if named else []  # not "Der Wirt", "In Leeds"

    def _says(self, text: str) -> bool:
        """Whether what else a sentence has reports speech."""
        return self._reader.reports(text.strip(), self._spoken)
