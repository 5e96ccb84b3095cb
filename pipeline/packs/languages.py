"""Facts about a language that reading dates, bylines and lines needs. One TOML file each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.packs.calendars import Calendar


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language. All words are lower case in NFC."""

    code: str  # BCP 47
    name: str
    months: dict[str, int] = field(default_factory=dict)  # full and short names -> 1 to 12
    weekdays: tuple[str, ...] = ()
    day_order: Literal["dmy", "mdy", "ymd"] = "dmy"  # of all-numeric dates
    function_words: frozenset[str] = frozenset()  # the most frequent words: prose has them, menus do not
    reader_words: frozenset[str] = frozenset()  # how a site speaks to its readers: "you", "your", "we", "our"
    says_words: frozenset[str] = frozenset()  # the last word of a comment's signature: "says", "writes"
    byline_leads: tuple[str, ...] = ()  # "by", "written by", "von"
    byline_labels: tuple[str, ...] = ()  # nouns that lead a byline only with a colon: "author:", "text:"
    byline_prepositions: tuple[
        str, ...
    ] = ()  # little words that lead a byline in this language's own documents only: "na"
    own_joiners: tuple[str, ...] = ()  # between names behind such a word: "at", which is no joiner elsewhere
    byline_tails: tuple[str, ...] = ()  # verbs behind the name that make a byline of it: "Jane Doe skrifar"
    colon_leads: tuple[str, ...] = ()  # leads that are ordinary words, of this language or another: only with a colon
    weak_joiners: tuple[str, ...] = ()  # joiners that also stand inside one name ("Ortega y Gasset")
    place_colon: bool = False  # papers set the place before a colon where the report begins: "சென்னை: …"
    signed_below: bool = False  # papers print the author's bare name below the text
    name_joiners: tuple[str, ...] = ()  # between the last two of several authors: "and", "und"
    published_labels: tuple[str, ...] = ()  # "published", "posted on", "date"
    modified_labels: tuple[str, ...] = ()  # "updated", "last modified"
    title_labels: tuple[str, ...] = ()  # what tools print before a headline, with a colon: "title", "titel"
    source_labels: tuple[str, ...] = ()  # "source", "quelle"
    credit_words: tuple[str, ...] = ()  # "photo", "image credit", "foto"
    credit_names: tuple[str, ...] = ()  # whom photos are credited to: agencies, archives, "handout"
    roles: tuple[str, ...] = ()  # "staff writer", "correspondent": cut from bylines
    role_words: tuple[str, ...] = ()  # other words that roles beside a name are made of: "senior", "for", "ph.d."
    presenting_words: tuple[str, ...] = ()  # verbs behind the name of an author whom a note presents: "is", "covers"
    # What is said below a text, or between its paragraphs, entries with bars between them (see `pipeline/packs/remarks.py`):
    trade_remarks: str = ""  # what writers are and do: "correspondent", "writes about"
    life_remarks: str = ""  # what biographies tell: "lives in", "studied", "since #"
    made_remarks: str = ""  # how a text came about, and what is wrong with it: "earlier version", "translated by"
    text_remarks: str = ""  # what texts are called: "article", "interview"
    helped_remarks: str = ""  # what opens a line that names who helped: "additional reporting by"
    sold_remarks: str = ""  # what offers of goods, courses and jobs say: "free shipping", "apply by", "instead of #"
    date_words: tuple[str, ...] = ()  # stand within a date or between day and time: "at", "um", "Uhr", "de"
    am_words: tuple[str, ...] = ()  # before noon
    pm_words: tuple[str, ...] = ()  # after noon
    noon_words: tuple[str, ...] = ()  # around noon: eleven stays, one is 13
    night_words: tuple[str, ...] = ()  # at night: ten is 22, two stays, twelve is 0
    relative_words: tuple[str, ...] = ()  # "ago", "hours", "vor": a line of these states no day
    clock_leads: tuple[str, ...] = ()  # before an hour: with one of them "14.05" is a time: "kl.", "klo", "godz."
    clock_tails: tuple[str, ...] = ()  # behind an hour, with the same effect: "uhr", "uur", "ч", "น."
    hour_signs: tuple[str, ...] = ()  # between hour and minute: "h" of "14h05", "u" of "12u30"
    hour_parts: dict[str, int] = field(
        default_factory=dict
    )  # behind the sign of an hour, or its tail -> minutes: "半" of "8時半", "et demie" of "8 heures et demie"
    weekday_numbers: dict[str, int] = field(
        default_factory=dict
    )  # names -> 1 (Monday) to 7, where they tell day from month
    unreckoned_months: tuple[
        str, ...
    ] = ()  # of calendars that are printed beside the day and not reckoned: "পৌষ", "טבת"
    calendar_words: tuple[
        str, ...
    ] = ()  # single words of such calendars: eras, fortnights, market days: "বঙ্গাব্দ", "पक्ष"
    ago_words: tuple[str, ...] = ()  # what a relative time has and a length of time has not: "ago", "vor", "zilizopita"
    range_words: tuple[str, ...] = ()  # between the first and the last of some days: "to", "bis", "al"
    goes_on_words: tuple[str, ...] = ()  # by which a note says that the text goes on: "continues", "weiter", "(suite)"
    firm_forms: tuple[
        str, ...
    ] = ()  # of companies as their names print them, without points and blanks: "GmbH", "Srl", "株式会社"
    ad_words: tuple[str, ...] = ()  # how words begin that name advertisements: "advert", "werbe"
    reading_words: tuple[str, ...] = ()  # "min read", "Lesezeit": often printed beside the date
    calendars: tuple[Calendar, ...] = ()  # every one of `calendars/`, in every pack: readers are handed packs only
