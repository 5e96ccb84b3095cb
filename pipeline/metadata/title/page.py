"""Printed headings of a page that may be its headline, scored by what the witnesses say."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.grammar.prose import reading_length
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import SiteNames, title_parts
from pipeline.metadata.field.any_case import AnyCase
from pipeline.metadata.field.folding import fold, overlap, squash, tidy
from pipeline.metadata.field.found import Statement
from pipeline.metadata.title.kickers import SEPARATORS, cut_kicker
from pipeline.metadata.title.statement import (
    LONE_CHARS,
    MAX_TITLE_CHARS,
    OFF_STAGE,
    TITLE,
    Witness,
    cut_suffix,
    is_marked,
)
from pipeline.model.evidence import Origin
from pipeline.model.markup import MarkedElement

H1_ALIKE, OTHER_ALIKE = 0.55, 0.78
"""How like a witness (0 to 1) a heading must be. By eye over the labelled pages: below, lists and teasers win."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements that are headings; other elements may be marked as the headline."""

_HEADLINE_CLASS = AnyCase(r"(?:head(?:line|ing)|title|titulo|titre|titolo|überschrift|entry-title)")
_STORY = frozenset(("article", "main"))
_ASIDE = OFF_STAGE - {"nav", "popup"}
_FOR_SEARCH = re.compile(r"(?i)(?:^|[\s_-])seo|seo(?:$|[\s_-])")  # a heading that is written for search engines
_LINKED = 0.6  # of the characters of a row of links, the marks between them aside
_OFF = 0.25  # what a heading is worth less off the story's stage
_MARKED_ALIKE = 0.25  # of a heading marked as the article's: another story's has next to no word in common
BADGE, _LABEL_ENDS = 2, (":", "|", "•", "·", "–", "—")
"""Characters of a badge behind a headline ("R" for readers who pay), and what stands between a label and the headline."""
_BEHIND_LONE = 0.02  # how far a heading that is only like a witness stays behind the page's only H1
# What sites print behind a headline in its heading: where a link leads, how many comments there are.
_COUNTS = re.compile(r"(?:\s+\([\w-]+(?:\.[\w-]+)+\))?(?:\s+\(?\d{1,4}\)?)?$")
_TAIL = re.compile(r"\s+[|/–·]\s+")
_PREFIXED = re.compile(r"^(?:title|titel|headline)\s*:\s*", re.IGNORECASE)


def printed_headings(context: Context, witnesses: list[Witness], site: SiteNames) -> list[Statement[str]]:
    """Headings and headline-like elements, scored by what the witnesses say."""
    out: list[Statement[str]] = []
    elements = context.markup.elements
    heads = [e for e in elements if e.tag == "h1"]
    headings = frozenset(fold(e.text) for e in elements if e.tag in ("h1", "h2"))
    known = frozenset(word for witness in witnesses for word in witness.folded.split())
    rivals = _rivals(elements, witnesses)
    made = frozenset(e for e in heads if _is_made(e, context)) if rivals else frozenset()
    lone = sum(1 for e in heads if not _is_off_stage(e, rivals, made)) == 1
    marked = next((e for e in elements if e.tag in ("h1", "h2") and _is_headline(e)), None)
    end = context.kept[-1].index if context.kept else 0
    headline = 0.0  # the confidence of the page's only H1
    for element in elements:
        weight = _heading_weight(element)
        if not weight or not element.text or len(element.text) > MAX_TITLE_CHARS:
            continue
        if element.tag != "h1" and element is not marked and not _may_be_alike(element.text, known):
            continue
        if _is_off_stage(element, rivals, made):
            weight -= _OFF
        agreed = _agreed_part(element, context) if element.tag == "h1" else None
        text, likeness, witness = (
            (agreed, 1.0, None)
            if agreed
            else _best_part("\n".join(map(_printed_line, element.text.split("\n"))), witnesses)
        )
        text, part = cut_kicker(text.lstrip(SEPARATORS).removeprefix("- "), witnesses, element)
        likeness = 1.0 if part else likeness
        text = cut_suffix(_cut_tail(_PREFIXED.sub("", text), witnesses, headings), site)
        folded = fold(text)
        only = lone and element in heads and weight == 1.0
        own = site.equals(text) if only and "main" in element.within else site.matches(text)
        if not folded or (own and likeness < 1) or (likeness < H1_ALIKE and _is_elsewhere(element, end)):
            continue
        if only and _is_long_enough(folded, witnesses, context):
            confidence = 0.72 + 0.27 * likeness
            headline = confidence
        elif element is marked and likeness >= _MARKED_ALIKE and "\n" not in element.text:
            confidence = max(0.72, weight * (0.62 + 0.37 * likeness))
        elif likeness >= (H1_ALIKE if element.tag == "h1" else OTHER_ALIKE):
            confidence = weight * (0.62 + 0.37 * likeness)
        else:
            continue
        if headline and element.tag != "h1" and not any(w.folded == folded for w in witnesses):
            confidence = min(confidence, headline - _BEHIND_LONE)
        origin = Origin(element.tag)
        if witness and likeness >= H1_ALIKE:
            origin = Origin(element.tag, witness.origin.family, witness.origin.place)
        out.append(Statement(text, origin, element.text, confidence))
    return out


def _agreed_part(element: MarkedElement, context: Context) -> str | None:
    """The part of an H1 that `<title>` and og:title state beside other things, where neither states the H1 as it stands.

    In front of it the H1 has nothing or a label with its mark, behind it nothing or a badge that is glued to it.
    """
    title, social = context.markup.title, context.markup.meta("og:title")
    text = " ".join(element.text.split())
    folded = fold(text)
    if not title or not social or folded in fold(title) or folded in fold(social):
        return None
    own = frozenset(title_parts(tidy(title)))
    for part in title_parts(tidy(social)):
        before, found, behind = text.partition(part)
        labelled = not before or before.rstrip()[-1:] in _LABEL_ENDS
        if found and part in own and len(part) >= LONE_CHARS and labelled and len(behind) <= BADGE and behind.isalnum():
            return part
    return None


def _is_long_enough(folded: str, witnesses: list[Witness], context: Context) -> bool:
    """Whether a page's only H1 may be its headline by its length: a short one that its title has may be a site's name."""
    if not witnesses or len(folded) >= LONE_CHARS:
        return True
    return reading_length(folded) >= LONE_CHARS and folded not in fold(context.markup.title or "")


def _is_off_stage(element: MarkedElement, rivals: frozenset[str], made: frozenset[MarkedElement]) -> bool:
    """Whether a heading stands in a list or a sidebar; one of the H1s `made` for search only beside a rival."""
    if element.tag != "h1":
        return not OFF_STAGE.isdisjoint(element.within)
    return not _ASIDE.isdisjoint(element.within) or (element in made and not rivals <= {fold(element.text)})


def _is_made(element: MarkedElement, context: Context) -> bool:
    """Whether an H1 is made for search engines: it says so, nobody sees it, or it stands in the way to the page, among links."""
    if (
        element.get("unseen")
        or "nav" in element.within
        or _FOR_SEARCH.search(f"{element.get('class')} {element.get('id')}") is not None
    ):
        return True
    blocks = context.cleaned.blocks
    path = (blocks[element.block].path or "") if element.block is not None else ""
    box = path.rpartition("/")[0] + "/"
    beside = [b for b in blocks if b.index != element.block and f"{b.path}/".startswith(box)]
    return bool(beside) and all(b.link_density >= _LINKED for b in beside)


def _rivals(elements: tuple[MarkedElement, ...], witnesses: list[Witness]) -> frozenset[str]:
    """Headings of the story, other than H1, that JSON-LD or a meta states word for word."""
    stated = {w.folded for w in witnesses if w.origin != TITLE}
    printed = (
        fold(part)
        for e in elements
        if e.tag in ("h2", "h3") and OFF_STAGE.isdisjoint(e.within)
        for part in (e.text, *e.text.split("\n"))
    )
    return frozenset(text for text in printed if text in stated and len(text) >= LONE_CHARS)


def _is_elsewhere(element: MarkedElement, end: int) -> bool:
    """Whether a heading stands in a dialog or behind the text, where widgets are."""
    return "popup" in element.within or (element.block is not None and element.block > end)


def _printed_line(line: str) -> str:
    """A line of a heading, tidied; a lone tag in it is what readers see ("Thirty years of <br>")."""
    return " ".join(line.split()) if "<" in line and "</" not in line else tidy(line)


def _is_headline(element: MarkedElement) -> bool:
    """Whether a heading inside the article, and not among other stories, is marked as its headline."""
    if "article" not in element.within or OFF_STAGE.intersection(element.within):
        return False
    return is_marked(element)


def _may_be_alike(text: str, known: frozenset[str]) -> bool:
    """Whether half of a heading is words of the witnesses; no likeness that counts has less, unless lines are cut off."""
    words = fold(text).split()
    return len(words) < 5 or sum(map(known.__contains__, words)) * 2 >= len(words) or "\n" in text


def _cut_tail(text: str, witnesses: list[Witness], headings: frozenset[str]) -> str:
    """A heading without what stands behind a separator, if the first part alone is what else the page states."""
    bare = _COUNTS.sub("", text, count=1)
    if bare != text and sum(witness.folded == fold(bare) for witness in witnesses) > 1:
        return bare
    match = _TAIL.search(text)
    if match is None:
        return text
    first = fold(text[: match.start()])
    stated = sum(witness.folded == first for witness in witnesses)
    whole = fold(text)
    if len(first) >= LONE_CHARS and (
        stated > 1 or (first in headings and not any(w.folded == whole and w.origin != TITLE for w in witnesses))
    ):
        return text[: match.start()].strip()
    return text


def _heading_weight(element: MarkedElement) -> float:
    if element.tag == "h1":
        return 1.0
    if element.get("itemprop").lower() in ("headline", "name headline"):
        return 0.98
    if element.tag in ("h2", "h3") and element.get("itemprop") == "name":
        return 0.9
    marked = _is_headline_class(element.get("class") + " " + element.get("id"))
    if element.tag == "h2":
        return 0.9 if marked else 0.85
    return 0.88 if marked and element.tag in ("h3", "h4", "div", "span", "p", "a", "strong") else 0.0


@lru_cache(maxsize=4096)
def _is_headline_class(names: str) -> bool:
    return _HEADLINE_CLASS.is_in(names)


def _best_part(text: str, witnesses: list[Witness]) -> tuple[str, float, Witness | None]:
    """The run of lines of a heading that is most like a witness: kicker and headline often share one heading."""
    lines = text.split("\n")
    whole = " ".join(lines)
    runs = [whole]
    if 1 < len(lines) <= 5:
        runs += [
            " ".join(lines[i:j]) for i in range(len(lines)) for j in range(len(lines), i, -1) if j - i < len(lines)
        ]
        runs = [run for run in runs if not run.endswith(":")]
    told = fold(whole) if len(lines) > 1 else ""  # how marks stand between its parts, a witness knows
    glued = next(
        (
            w
            for w in witnesses
            if (told and w.folded == told)
            or (squash(w.value) == squash(whole) and w.value.count(" ") > whole.count(" "))
        ),
        None,
    )
    if glued is not None:  # only the spaces differ: lost where the page set kicker and headline apart
        return glued.value, 1.0, glued
    best: tuple[str, float, Witness | None] = (whole, 0.0, None)
    for run in runs:
        folded = fold(run)
        for witness in witnesses:
            likeness = _likeness(folded, witness.folded) * (0.9 + 0.1 * witness.confidence)
            if likeness > best[1] + 1e-9:
                best = (run, likeness, witness)
    return best


def _likeness(printed: str, stated: str) -> float:
    if printed == stated:
        return 1.0
    short, long = (printed, stated) if len(printed) <= len(stated) else (stated, printed)
    if len(short) >= 12 and (long.startswith(short + " ") or long.endswith(" " + short)):
        return 0.8 + 0.15 * len(short) / len(long)
    return 0.95 * overlap(printed, stated)
