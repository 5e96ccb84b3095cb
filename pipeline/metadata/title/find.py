"""The headline as printed, without the site's suffix and without a kicker; and the subtitle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.grammar.prose import word_count
from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.document.site_names import is_dense, title_parts
from pipeline.metadata.field.any_case import AnyCase
from pipeline.metadata.field.folding import fold, tidy
from pipeline.metadata.field.found import Found, Statement, resolve
from pipeline.metadata.title.dump import title_of_dump
from pipeline.metadata.title.kickers import DENSE_CHARS
from pipeline.metadata.title.page import HEADINGS, printed_headings
from pipeline.metadata.title.statement import (
    LONE_CHARS,
    MAX_TITLE_CHARS,
    OFF_STAGE,
    TITLE,
    Witness,
    find_witnesses,
    site_names,
)  # fmt: skip
from pipeline.metadata.title.unmarked import has_word_of, story_words, unmarked_headlines
from pipeline.model.evidence import Candidate, FieldEvidence, Origin

FLOOR = 0.4
"""Below this confidence there is no title."""
# Share of choices that were right on the 1,270 labelled pages with a title (annotators cut kickers that pages print
# as part of the headline, hence the separators), by how many families of places state exactly the printed H1.
_AGREED = {2: 0.96, 3: 0.98}
_KICKER_POSSIBLE = 0.89
_WITHOUT_OG = {0: 0.73, 1: 0.86}
_OTHER_HEADING = 0.83
_NO_HEADING = {0: 0.45, 1: 0.5, 2: 0.7, 3: 0.88}
_PRINTED_PART, _BEFORE_FOREIGN = 0.65, 0.75
MAX_PARTS, NEAR_TEXT = 6, 12
HEADLINE_WORDS = 4  # of one behind the site's name
OFF_BLOCK = frozenset(
    ("nav", "header", "menu", "breadcrumb", "footer", "related", "comments", "sidebar", "popup", "tags")
)
"""Marks of blocks in which no headline stands."""
_TAILED = 0.5  # a title with a tail that another place leaves out; it only orders the candidates
_KICKER = re.compile(r"[:|/–—]|\s-\s")

_SUBTITLE_CLASS = AnyCase(
    r"(?:sub-?_?(?:title|head)|standfirst|stand-first|(?:^|[\s_-])dec?k(?:[\s_-]|$)|sottotitolo|subtitulo|sous-?titre"
    r"|article__?-?(?:summary|description|excerpt|lead|chapo|dek|intro))"
)


def find(context: Context) -> Found:
    """Values: `title`, `subtitle`."""
    if not context.is_html:
        return title_of_dump(context)
    site = site_names(context)
    witnesses = find_witnesses(context, site)
    headings = _without_site_heading(printed_headings(context, witnesses, site), context)
    printed = list(_printed_part(context, headings))
    unmarked = [] if headings else list(unmarked_headlines(context, witnesses))
    stated = [*headings, *_stated(witnesses, printed), *printed, *unmarked]
    candidates = [statement.candidate(statement.value) for statement in stated]
    title = resolve("title", candidates, FLOOR)
    if title is None or title.chosen is None:
        return Found(evidence=(title,) if title else ())
    chosen = stated[candidates.index(title.chosen)]
    whole = any(witness.value == chosen.value and not witness.cut for witness in witnesses)
    if chosen.origin == TITLE and whole and not headings and not _tells_of_story(chosen.value, context):
        return Found(evidence=(replace(title, chosen=None, losers=(title.chosen, *title.losers)),))
    title = _measured(title, title.chosen, _share_right(chosen, title.chosen.confidence, witnesses))
    subtitle = _subtitle(context, chosen.value)
    values = {"title": chosen.value}
    evidence: list[FieldEvidence] = [title]
    if subtitle and subtitle.chosen:
        values["subtitle"] = subtitle.chosen.value
        evidence.append(subtitle)
    return Found(values, tuple(evidence))


def _tells_of_story(title: str, context: Context) -> bool:
    """Whether a whole `<title>` that nothing repeats has a word of the text: else it names a site, a viewer or a part of the site."""
    story = story_words(context)
    return not story or has_word_of(title, story)


def _measured(title: FieldEvidence, chosen: Candidate, share: float) -> FieldEvidence:
    """The same choice with the measured share of such choices that were right, instead of its score."""
    losers = tuple(replace(loser, confidence=min(loser.confidence, share)) for loser in title.losers)
    return FieldEvidence(title.field, replace(chosen, confidence=share), losers)


def _share_right(chosen: Statement[str], score: float, witnesses: list[Witness]) -> float:
    folded = fold(chosen.value)
    agreeing = {witness.family for witness in witnesses if witness.folded == folded}
    if chosen.origin.family != "h1":
        heading = chosen.origin.family in HEADINGS
        return min(score, _OTHER_HEADING if heading else _NO_HEADING[min(len(agreeing), 3)])
    if "og" not in agreeing:
        return _WITHOUT_OG[min(len(agreeing), 1)]
    if len(agreeing) == 1 or _KICKER.search(chosen.value):
        return _KICKER_POSSIBLE
    return _AGREED[min(len(agreeing), 3)]


@lru_cache(maxsize=4096)
def _is_subtitle_class(names: str) -> bool:
    return _SUBTITLE_CLASS.is_in(names)


def _stated(witnesses: list[Witness], printed: list[Statement[str]]) -> list[Statement[str]]:
    """What markup alone states, for pages that print the headline nowhere near it; `printed` is what stands there of it."""
    out, whole = [], frozenset(fold(statement.value) for statement in printed)
    for witness in witnesses:
        friends = sum(other.folded == witness.folded for other in witnesses) - 1
        base = (
            _TAILED
            if _is_tailed(witness, witnesses, whole)
            else 0.66
            if witness.origin != TITLE or witness.cut
            else 0.58
        )
        score = base * witness.confidence + 0.03 * min(friends, 3)
        out.append(Statement(witness.value, witness.origin, witness.value, score))
    return out


def _without_site_heading(headings: list[Statement[str]], context: Context) -> list[Statement[str]]:
    """Headings without an H1 that begins as `<title>` does, where another heading is what the title says behind a colon:
    blogs print "Site: Headline" as their title and their name as H1.
    """
    site, _, rest = tidy(context.markup.title or "").partition(": ")
    name, story = fold(site), fold(rest)
    if not name or not any(h.origin.family != "h1" and fold(h.value) == story for h in headings):
        return headings
    return [h for h in headings if h.origin.family != "h1" or not fold(h.value).startswith(name)]


def _printed_part(context: Context, headings: list[Statement[str]]) -> Iterator[Statement[str]]:
    """A line that the page prints and that its `<title>` begins or ends with, beside a separator: a headline in no heading.

    It goes before an H1 that has no word of it: a widget's.
    """
    parts = title_parts(tidy(context.markup.title or ""))
    if not 1 < len(parts) <= MAX_PARTS:
        return
    opening = context.kept[0].index if context.kept else 0
    near = context.cleaned.blocks[max(0, opening - NEAR_TEXT) : opening + NEAR_TEXT]
    behind = len(parts[-1]) > len(parts[0]) and (word_count(parts[-1]) >= HEADLINE_WORDS or is_dense(parts[-1]))
    for part in (parts[0], parts[-1]) if behind else parts[:1]:
        folded = fold(part)
        if len(folded) < (DENSE_CHARS if is_dense(part) else LONE_CHARS):
            continue
        for block in near:
            if len(block.text) < 2 * len(part) and fold(block.text) == folded and OFF_BLOCK.isdisjoint(block.marks):
                others = [fold(h.value).split() for h in headings]
                foreign = bool(others) and all(frozenset(folded.split()).isdisjoint(words) for words in others)
                share = _BEFORE_FOREIGN if foreign else _PRINTED_PART
                yield Statement(block.text, Origin("block", "title"), block.text, share)
                return


def _is_tailed(witness: Witness, witnesses: list[Witness], printed: frozenset[str]) -> bool:
    """Whether a witness is what another place states or the page prints, and something more behind a separator: a section,
    a site.
    """
    parts = title_parts(witness.value)
    heads = {fold(parts[0]), fold(witness.value.removesuffix(parts[-1]))} if len(parts) > 1 else set()
    return not heads.isdisjoint(printed) or any(w.folded in heads and w.origin != TITLE for w in witnesses)


def _subtitle(context: Context, title: str) -> FieldEvidence | None:
    """A subtitle element near the headline, or the markup's alternative headline."""
    candidates: list[Candidate] = []
    alternative = context.main.text("alternativeHeadline") if context.main else None
    folded_title = fold(title)
    if alternative and fold(alternative) != folded_title:
        candidates.append(candidate(alternative, "json_ld.alternativeHeadline", alternative, 0.8))
    for element in context.markup.elements:
        name = element.get("class") + " " + element.get("id")
        if _is_subtitle_class(name) or element.get("itemprop").lower() == "alternativeheadline":
            text = " ".join(element.text.split())
            if (
                10 <= len(text) < MAX_TITLE_CHARS
                and fold(text) != folded_title
                and not OFF_STAGE.intersection(element.within)
            ):
                candidates.append(candidate(text, "element.subtitle", name.strip(), 0.85))
                break
    return resolve("subtitle", candidates, 0.5)
