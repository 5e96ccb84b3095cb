"""Bare names in a dump: lines beside the headline or the opening that hold a person's name and no lead.

Measured on 1,405 dumps with a known author (renderings of pages of 700 domains, and flattenings): a name whose first word
is a common given name and that stands alone of its kind is the author's in 86 of 100 such lines, one of several in 20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.grammar import find_dates
from pipeline.grammar.bylines.leads import is_led
from pipeline.grammar.bylines.names import Byline, read_byline
from pipeline.grammar.bylines.no_authors import is_contact_label, is_editor_label
from pipeline.grammar.bylines.words import CHECKED
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import may_open_with_name
from pipeline.grammar.persons.years import states_years
from pipeline.grammar.plain_line import may_be_relative
from pipeline.grammar.vocabulary import Vocabulary, vocabulary
from pipeline.metadata.authors.lines import MAX_CHARS, SPACELESS, DumpLines, bare, is_prose, is_whole
from pipeline.metadata.authors.statement import NAME, RARE_NAME, Claim
from pipeline.metadata.field.folding import fold
from pipeline.metadata.field.found import as_share
from pipeline.model.block import Block
from pipeline.model.reasons import Reason

# What a line asks for by its words is a button's: "Follow", "Sign in".
_BUTTONS = frozenset(
    (Reason.SHARE, Reason.NEWSLETTER, Reason.PAYWALL, Reason.CONSENT, Reason.CAPTCHA_OR_FORM, Reason.LANGUAGE_SWITCHER)
)
_COMMON, _RARE = 0.62, 0.3  # by whether the first word is a common given name
_BESIDE, _OWN_DATE, _NEXT_TO_DATE, _PRESENTED, _REPEATED = 0.08, 0.25, 0.13, 0.35, 0.1
_CROWDED = 0.3  # other names of the kind stand around: columnists, people of the story
# The headline is known and elsewhere, and no day is near. Of 5,244 dumps with one such name the author's of 7 outlets, others'
# of 9 (entries of menus, people of the story, other stories' authors); near the headline 38 of 43 lines name the authors.
_FAR_FROM_HEAD = 0.1
_RARE_STATED = 0.35  # a rare name under the headline beside the day: 26 of 31
_LISTED_DATE = 0.2  # with a day, away from headline and opening: an entry of a list, 1 of 14
_IN_STATEMENT = 0.8  # a common name between bars, day and clock: 27 of 33
_HOUSED = 0.7  # a rare name between headline and text, with the paper and the day; not measured
_MOST = 0.86
INITIAL_CHARS = 2  # of a word with its point
JOINED_CHARS = 5  # between two names, or around one
MOST_PARTS, PART_CHARS = 8, 120
DAY_ABOVE = 3  # lines
_DIGITS = re.compile(r"\d(?!\d*\s+[^\W\d_]{6,}$)")  # "2 Miscreants" is no date
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WIDE_BRACKETS = "（【［"  # in which East Asian papers sign
_NOISE = " ,.:;*_#0123456789\\"  # marks of lists and emphasis, counters of comments
_DASHES, _QUOTES = "-–—―", frozenset('"“”„«»‘’「」『』')
_PARTS = re.compile(r"\s*[|•·/–—]\s*|\s-\s|\s{2,}")


def bare_names(lines: DumpLines) -> Iterator[Claim]:
    """Claims of all lines that hold whole names, no lead and nothing else but days, roles and places."""
    found = [(index, byline) for index in _places(lines) if (byline := _bare_byline(lines, index)) is not None]
    alone = {
        byline.persons
        for index, byline in found
        if all(map(has_given_name, byline.persons)) and not _is_dated(lines.blocks[index].text)
    }
    for index, byline in found:
        yield _claim(lines, index, byline, crowded=bool(alone - {byline.persons}))
    for index in sorted(lines.beside - lines.captured - {index for index, _ in found}):
        yield from _in_statement(lines, index)


def _places(lines: DumpLines) -> list[int]:
    """Where bare names are looked for."""
    zone = (lines.near | {n for n in lines.behind if lines.is_roled(n)}) - lines.captured
    return [index for index in sorted(zone) if 0 <= index < len(lines.blocks)]


def _bare_byline(lines: DumpLines, index: int) -> Byline | None:
    block = lines.blocks[index]
    text = bare(lines.without_house(block.text))
    if len(block.text) > MAX_CHARS or not _may_state(lines, index) or not may_open_with_name(text):
        return None
    if states_years(text) and not _states_moment(lines, text):
        return None  # who is asked in the street
    byline = lines.clean(block)
    if byline is None or byline.lead or is_led(bare(block.text), lines.languages):
        return None
    if not all(map(is_whole, byline.persons)):
        return None
    if not text.lstrip(_WIDE_BRACKETS).startswith(byline.persons[0]):
        return None  # "Example Pictures/Jane Doe": a picture's credit
    labels = date_labels(vocabulary(lines.languages))
    if not labels.isdisjoint(map(fold, byline.persons)) or any(
        _is_calendar(person, lines) for person in byline.persons
    ):
        return None
    if any(map(lines.is_subject, byline.persons)) and not _is_stated_subject(lines, index, byline.persons):
        return None
    if _is_pictures(lines, block, byline.persons):
        return None
    if byline.agencies and not (_is_dated(block.text) or index in lines.headed):
        return None  # "Jane Doe / AP"
    return byline


def _is_calendar(name: str, lines: DumpLines) -> bool:
    """Whether all words of a name are months or days of the week: "May JUN Jul"."""
    known = vocabulary(lines.languages)
    words = [word.strip(".,").lower() for word in name.split()]
    return len(words) > 1 and all(word in known.months or word in known.weekdays for word in words)


def _is_pictures(lines: DumpLines, block: Block, persons: tuple[str, ...]) -> bool:
    """Whether a line credits or describes a picture: taken for a caption, without a day, and more than the names.

    None of 9 such lines of 9 outlets named an author; a name alone that is printed twice looks like a caption, too.
    """
    rest = len(bare(block.text)) - sum(map(len, persons))
    captioned = lines.verdicts[block.index].captured_as == "captions"
    return captioned and rest > JOINED_CHARS * len(persons) and not _is_dated(block.text)


def _is_stated_subject(lines: DumpLines, index: int, persons: tuple[str, ...]) -> bool:
    """Whether persons whom the text names, too, are stated as its authors: presented, above their role, with the day.

    All of 14 such lines named the authors; of the others beside the headline or the opening 25 of 41.
    """
    if index not in lines.beside or any(map(lines.is_titled, persons)) or not all(map(has_given_name, persons)):
        return False
    stated = any(mention.iso_day for mention in find_dates(lines.blocks[index].text, lines.languages))
    return stated or lines.is_roled(index) or all(map(lines.is_presented, persons))


def _may_state(lines: DumpLines, index: int) -> bool:
    """Whether a line stands where a byline may: no prose, no line of the text, nothing below somebody else's label."""
    verdict = lines.verdicts[index]
    stays = verdict.keep
    if verdict.reason in _BUTTONS and not verdict.is_guess:
        return False
    if stays and (index not in lines.beside or is_prose(lines.blocks[index].text)):
        return False
    if is_others_label(lines.above(index)) or lines.blocks[index].text.rstrip().endswith((":", "：")):
        return False  # "Edited by", "Jane Doe"; "JANE DOE, HOST:" speaks
    if lines.blocks[index].text[0] in _DASHES and _is_quoted(lines.above(index)):
        return False  # "– Jane Doe, 1949": who said what stands above
    below = lines.blocks[index + 1].text if index + 1 < len(lines.blocks) else ""
    return below.strip(" :：").casefold() not in lines.context.ruleset.signing_words  # "Jane Doe", "says:": a comment


def _is_quoted(text: str) -> bool:
    """Whether a line begins or ends with a quotation mark."""
    return text.strip()[:1] in _QUOTES or text.strip(" .")[-1:] in _QUOTES


def _claim(lines: DumpLines, index: int, byline: Byline, *, crowded: bool) -> Claim:
    block, persons = lines.blocks[index], byline.persons
    common = all(map(has_given_name, persons))
    beside, dated = index in lines.beside, _is_dated(block.text)
    roled = index in lines.behind and lines.is_roled(index)
    presented = roled or all(map(lines.is_presented, persons))
    share = (_COMMON if common else _RARE) + (_BESIDE if beside else 0.0)
    if not common and index in lines.under and _is_stated(lines, block, persons):
        share += _RARE_STATED
    elif common and dated:
        share += _OWN_DATE if beside else -_LISTED_DATE
    elif common and index in lines.dated:
        share += _NEXT_TO_DATE
    elif common and not presented:
        share -= _CROWDED if crowded else 0.0
        far = lines.under and index not in lines.near_head and not _has_day_near(lines, index)
        share -= _FAR_FROM_HEAD if far else 0.0
    share += _PRESENTED if presented else 0.0
    share += _REPEATED if common and lines.copies[bare(block.text)] > 1 else 0.0
    return Claim(persons, NAME if common else RARE_NAME, block.text, as_share(min(share, _MOST)))


def _has_day_near(lines: DumpLines, index: int) -> bool:
    """Whether the next line states a day, or one shortly above with no text between: the line belongs to a story's head."""
    below = lines.blocks[index + 1].text if index + 1 < len(lines.blocks) else ""
    if len(below) <= PART_CHARS and any(mention.iso_day for mention in find_dates(below, lines.languages)):
        return True
    for verdict in reversed(lines.verdicts[max(0, index - DAY_ABOVE) : index]):
        if verdict.keep:
            return False
        if verdict.reason is Reason.DATE_LINE:
            return True
    return False


def _is_stated(lines: DumpLines, block: Block, persons: tuple[str, ...]) -> bool:
    """Whether a day stands in a line behind the name, or beside a line that is nothing but the name."""
    housed = lines.without_house(block.text) != block.text
    if not housed and any(person[0] >= SPACELESS or len(person.split()[0]) <= INITIAL_CHARS for person in persons):
        return (
            False  # "N. N."; "Ni Jane Doe" is "by Jane Doe" in a language whose lead is not known; 石川県 is no person
        )
    rest = len(block.text) - sum(map(len, persons))
    beside = block.index in lines.dated or lines.is_above_place(block.index)
    if beside and (rest <= JOINED_CHARS * len(persons) or lines.is_role_behind(block.text, persons[-1])):
        return True
    words = vocabulary(lines.languages)
    ago = words.words("relative_words").intersection(fold(block.text).split()) if rest else frozenset()
    return len(ago) > 1 or any(mention.iso_day for mention in find_dates(block.text, lines.languages))


def _in_statement(lines: DumpLines, index: int) -> Iterator[Claim]:
    """The person between bars or beside the day in a line with one: "March 3, 2021 · 5 min · Jane Doe"."""
    if not 0 <= index < len(lines.blocks) or not _may_state(lines, index):
        return
    text = lines.blocks[index].text
    days = [m for m in find_dates(text, lines.languages) if m.iso_day] if len(text) <= PART_CHARS else []
    for day in reversed(days):
        text = f"{text[: day.start]} | {text[day.end :]}"
    parts = [part.strip(_NOISE + _DASHES) for part in _PARTS.split(text)]
    if not days or len(parts) > MOST_PARTS:
        return
    for part in parts:
        byline = read_byline(part, lines.languages) if has_given_name(part) else None
        if (
            byline is not None
            and not is_led(part, lines.languages)
            and byline.clean
            and byline.persons
            and part.startswith(byline.persons[0])
        ):
            if all(is_whole(name) and has_given_name(name) and not lines.is_subject(name) for name in byline.persons):
                yield Claim(byline.persons, NAME, lines.blocks[index].text, _IN_STATEMENT)
            return
    yield from _beside_house(lines, index)


def _beside_house(lines: DumpLines, index: int) -> Iterator[Claim]:
    """The persons of a line that names the paper, too, and the day: "Jane Doe, „Port Voice“, Monday, 3 March 2021"."""
    text = lines.blocks[index].text
    byline = lines.read_apart(lines.blocks[index]) if "," in text and index in lines.under else None
    if byline is None or not byline.clean or not text.startswith(byline.persons[:1]):
        return
    if all(is_whole(name) and not lines.is_subject(name) for name in byline.persons):
        yield Claim(byline.persons, NAME, text, _IN_STATEMENT if all(map(has_given_name, byline.persons)) else _HOUSED)


@lru_cache(maxsize=8)  # one for each rule set that is alive
def date_labels(words: Vocabulary) -> frozenset[str]:
    """Labels of dates, folded: they look like names ("Son Güncelleme")."""
    packs = words.languages.values()
    return frozenset(fold(label) for pack in packs for label in (*pack.published_labels, *pack.modified_labels))


def is_others_label(text: str) -> bool:
    """Whether a line labels whom to ask or who edited, not who wrote."""
    label = text.strip(" :：")
    return is_contact_label(text) or is_editor_label(text) or CHECKED.fullmatch(label) is not None


def _states_moment(lines: DumpLines, text: str) -> bool:
    """Whether figures of a line are a day's, a clock's or an age's ("3 hours ago"), and not somebody's years ("Jane Doe, 41")."""
    if not _is_dated(text):
        return False
    dated = any(day.day is not None for day in find_dates(text, lines.languages))
    return dated or ":" in text or may_be_relative(text, lines.languages)


def _is_dated(text: str) -> bool:
    """Whether digits stand in a line that are more than a year."""
    return bool(_DIGITS.search(_YEAR.sub("", text, count=1)) or len(_YEAR.findall(text)) > 1)
