"""A line of a dump as a headline: without list marks, breadcrumbs, a kicker glued to its front and the site's name."""

from __future__ import annotations

import re

from pipeline.grammar import find_dates
from pipeline.grammar.letters import is_small
from pipeline.grammar.prose import reading_length, word_count
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import title_parts
from pipeline.metadata.field.folding import fold
from pipeline.metadata.title.marks import without_label, without_stars
from pipeline.metadata.title.story import END_CHARS, MIN_LINE, Story

MAX_PARTS = 12  # a line with more separators is a menu, and taking it apart is quadratic
MIN_WORDS, CRUMB_PARTS = 4, 3
MAX_FRONT = 60
"""Characters of what stands before the end of a line that another line says."""
SITE_CHARS = 40
DAY_CHARS = 12  # of a line's beginning, in which a day in front of the headline has figures
_NUMBER = re.compile(r"^(?:\d{1,2}\.\s+|[*+•·–-]\s+|#{1,6}\s+)+")
_MARKS = re.compile(r"^[_*]{2,}\s+|\s+[_*]{2,}$")  # what is left of icons, or of emphasis
_GAP = re.compile(r"\s{2,}")  # what is left of breadcrumbs whose marks were pictures
_CRUMBS = "»›>/|"
_EDGES = "|-–—·•:»/ "
_DOMAIN = re.compile(r"(?i)(?:www\.)?[\w-]+\.[a-z]{2,4}")


def trimmed(text: str, story: Story, context: Context) -> str:
    """The headline in a line, empty if nothing of the line can be one. `story` are the lines of the same dump."""
    text = _last_crumb(without_stars(text.replace("\xad", "")))
    if not text[:1].isalpha():
        text = _NUMBER.sub("", text)
    if "_" in text or "*" in text:
        text = _MARKS.sub("", text)
    text = _without_day(without_label(text, context.ruleset.languages), context)
    return _without_front(_without_site(text, story, context), story) if text else ""


def is_domain(text: str) -> bool:
    """Whether a text is a domain and nothing else."""
    return _DOMAIN.fullmatch(text.strip()) is not None


def _without_day(text: str, context: Context) -> str:
    """A line without the day glued to its front: "Dec 18, 2025 Harbour closed until Monday". "March 3, 2021: …" is a headline."""
    if not any(map(str.isdigit, text[:DAY_CHARS])):
        return text
    day = next((day for day in find_dates(text, context.ruleset.languages) if day.iso_day), None)
    if day is None or day.start > 1 or day.hour is not None:
        return text
    rest = text[day.end :].lstrip(_EDGES.replace(":", "") + ",")
    whole = word_count(rest) >= MIN_WORDS and reading_length(rest) >= MIN_LINE
    return rest if whole and not is_small(rest[0]) and rest[0].isalpha() else text


def _last_crumb(text: str) -> str:
    """The last part of a line whose parts stand far from each other, if it can be a headline; else nothing."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    if len(parts) < CRUMB_PARTS:
        return text
    return parts[-1] if word_count(parts[-1]) >= MIN_WORDS else ""


def _without_site(text: str, story: Story, context: Context) -> str:
    """A line without the site's name and section behind separators; "example.org | Headline" without the domain."""
    parts = title_parts(text)
    if len(parts) > MAX_PARTS:
        return text
    if len(parts) > 1 and is_domain(parts[0]) and reading_length(parts[-1]) >= MIN_LINE:
        return parts[-1].strip()
    while len(parts) > 1 and parts[-1] in text and word_count(text[: text.rindex(parts[-1])]) >= MIN_WORDS:
        barred = text[: text.rindex(parts[-1])].rstrip().endswith("|") and word_count(parts[-1]) < MIN_WORDS
        if not (barred or _is_site(parts[-1].strip(), story, context)):
            break
        text = text[: text.rindex(parts[-1])].strip(_EDGES)
        parts = parts[:-1]
    return text


def _is_site(part: str, story: Story, context: Context) -> bool:
    """Whether a short text behind a separator names the site: a known one, a domain, or one that the dump prints alone
    or behind its copyright sign.
    """
    if context.ruleset.outlet_index.of_name(part) or is_domain(part):
        return True
    folded = fold(part)
    if not folded or len(part) > SITE_CHARS or is_small(part[0]):
        return False
    return story.copies[folded] > 0 or any(folded in notice for notice in story.notices)


def _without_front(text: str, story: Story) -> str:
    """A line without what stands before its end, where a line of its own says just this end.

    "HomeNewsHarbour closed", "Home » News » Harbour closed", "Port Harbour closed until Monday".
    """
    for line in story.endings.get(text[-END_CHARS:], ()):
        if len(line) < len(text) and text.endswith(line):
            front = text[: -len(line)]
            apart = front.rstrip()[-1:] in _CRUMBS or front[-1:].isalpha()
            kicker = (
                front[-2:-1].isalpha()
                and front[-1:] == " "
                and not is_small(line[0])
                and word_count(line) >= MIN_WORDS
                and not _stands_whole(text, story)
            )
            if len(front) <= MAX_FRONT and (apart or kicker):
                return line
    return text


def _stands_whole(text: str, story: Story) -> bool:
    """Whether another line says all of it, or the first line begins with it: what stands in front is no kicker."""
    folded = fold(text)
    return story.copies[folded] > 1 or story.folded[0].startswith(f"{folded} ")
