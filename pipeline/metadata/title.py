"""The headline as printed, without the site's suffix and without a kicker; and the subtitle."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.metadata.context import Context, candidate
from pipeline.metadata.dump_titles import title_of_dump
from pipeline.metadata.folding import fold, overlap, squash, tidy
from pipeline.metadata.found import Found, resolve
from pipeline.metadata.site import SiteNames, title_parts
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.model.markup import MarkedElement

FLOOR = 0.4
"""Below this confidence there is no title."""
MAX_TITLE_CHARS = 400
H1_ALIKE, OTHER_ALIKE = 0.55, 0.78
"""How like a witness (0 to 1) a heading must be. By eye over the labelled pages: below, lists and teasers win."""
LONE_CHARS = 12
"""A page's only H1 of this length is its headline even if the markup words it otherwise (for search engines)."""

# Share of choices that were right on the 1,270 labelled pages with a title (annotators cut kickers that pages print
# as part of the headline, hence the separators), by how many families of places state exactly the printed H1.
_AGREED = {2: 0.96, 3: 0.98}
_KICKER_POSSIBLE = 0.89
_WITHOUT_OG = {0: 0.73, 1: 0.86}
_OTHER_HEADING = 0.83
_NO_HEADING = {0: 0.45, 1: 0.5, 2: 0.7, 3: 0.88}
_KICKER = re.compile(r"[:|/–—]|\s-\s")

_STATED = (
    # (meta, weight as a witness of the headline)
    ("og:title", 1.0),
    ("twitter:title", 0.9),
    ("citation_title", 1.0),
    ("parsely-title", 1.0),
    ("sailthru.title", 0.95),
    ("dc.title", 0.9),
    ("dcterms.title", 0.9),
    ("headline", 0.95),
    ("title", 0.8),
)
_OFF_STAGE = frozenset(("comments", "related", "sidebar", "aside", "nav", "footer", "author_bio", "caption"))
_HEADLINE_CLASS = re.compile(r"(?i)(?:head(?:line|ing)|title|titulo|titre|titolo|überschrift|entry-title)")
_SUBTITLE_CLASS = re.compile(
    r"(?i)(?:sub-?_?(?:title|head)|standfirst|stand-first|(?:^|[\s_-])dec?k(?:[\s_-]|$)|sottotitolo|subtitulo|sous-?titre"
    r"|article__?-?(?:summary|description|excerpt|lead|chapo|dek|intro))"
)
# Sections that sites print behind a headline.
_SECTIONS = frozenset(
    (
        "opinion",
        "news",
        "politics",
        "business",
        "sport",
        "sports",
        "world",
        "world news",
        "politics news",
        "uk news",
        "us news",
        "local news",
        "national",
        "technology",
        "science",
        "culture",
        "entertainment",
        "health",
        "lifestyle",
        "travel",
        "money",
        "editorial",
        "analysis",
        "politik",
        "wirtschaft",
        "kultur",
        "panorama",
        "nachrichten",
        "politique",
        "économie",
        "société",
        "monde",
        "política",
        "economía",
        "cultura",
        "deportes",
        "opinión",
        "cronaca",
        "politica",
        "economia",
        "spettacoli",
    )
)
_TAIL = re.compile(r"\s+[|/–·]\s+")
_PREFIXED = re.compile(r"^(?:title|titel|headline)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Witness:
    """A place that states the headline apart from the printed one."""

    text: str
    folded: str
    method: str
    weight: float
    cut: bool  # a suffix was cut off


def find(context: Context) -> Found:
    """Values: `title`, `subtitle`."""
    if not context.is_html:
        return title_of_dump(context)
    site = site_names(context)
    witnesses = _witnesses(context, site)
    candidates = [*_printed(context, witnesses, site), *_stated(witnesses)]
    title = resolve("title", candidates, FLOOR)
    if title is None or title.chosen is None:
        return Found(evidence=(title,) if title else ())
    title = _measured(title, title.chosen, witnesses)
    assert title.chosen is not None
    subtitle = _subtitle(context, title.chosen.value)
    values = {"title": title.chosen.value}
    evidence: list[FieldEvidence] = [title]
    if subtitle and subtitle.chosen:
        values["subtitle"] = subtitle.chosen.value
        evidence.append(subtitle)
    return Found(values, tuple(evidence))


def _measured(title: FieldEvidence, chosen: Candidate, witnesses: list[_Witness]) -> FieldEvidence:
    """The same choice with the measured share of such choices that were right, instead of its score."""
    share = _share_right(chosen, witnesses)
    losers = tuple(replace(loser, confidence=min(loser.confidence, share)) for loser in title.losers)
    return FieldEvidence(title.field, replace(chosen, confidence=share), losers)


def _share_right(chosen: Candidate, witnesses: list[_Witness]) -> float:
    folded = fold(chosen.value)
    agreeing = {_family(witness.method) for witness in witnesses if witness.folded == folded}
    if not chosen.method.startswith("h1"):
        return min(chosen.confidence, _OTHER_HEADING if chosen.method[0] == "h" else _NO_HEADING[min(len(agreeing), 3)])
    if "og" not in agreeing:
        return _WITHOUT_OG[min(len(agreeing), 1)]
    if len(agreeing) == 1 or _KICKER.search(chosen.value):
        return _KICKER_POSSIBLE
    return _AGREED[min(len(agreeing), 3)]


def _family(method: str) -> str:
    return "og" if method in ("meta.og:title", "meta.twitter:title") else method.split(".")[0]


def site_names(context: Context) -> SiteNames:
    """The site's names as declared on the page, and its domain."""
    names = [name for _, name in context.declared_names]
    return SiteNames(names, context.known.get("outlet_domain"))


def cut_suffix(text: str, site: SiteNames) -> str:
    """A stated title without the site's name before or behind it. Nothing else goes."""
    for _ in range(3):
        parts = title_parts(text)
        if len(parts) < 2:
            break
        if (site.matches(parts[-1]) and not text.startswith(parts[-1])) or (
            fold(parts[-1]) in _SECTIONS and len(parts[0]) > LONE_CHARS
        ):
            text = text[: text.rindex(parts[-1])]
        elif site.matches(parts[0]) and len(parts[0]) < 0.6 * len(text):
            text = text[text.index(parts[0]) + len(parts[0]) :]
        else:
            break
        text = text.strip().strip("|-–—·•»:~/<").strip()
    return text


def _witnesses(context: Context, site: SiteNames) -> list[_Witness]:
    texts: list[tuple[str, str, float]] = []
    if context.main:
        headline = context.main.text("headline", "name")
        if headline:
            texts.append((headline, "json_ld.headline", 1.0 * context.main.certainty))
    metas = context.markup.metas
    for name, weight in _STATED:
        content = next((value for key, value in metas if key == name and value.strip()), None)
        if content:
            texts.append((tidy(content), f"meta.{name}", weight))
    if context.markup.title:
        texts.append((tidy(context.markup.title), "title", 0.8))
    out = []
    for text, method, weight in texts:
        cut = cut_suffix(text, site)
        folded = fold(cut)
        if folded and len(cut) <= MAX_TITLE_CHARS and not site.matches(cut):
            out.append(_Witness(cut, folded, method, weight, cut != text))
    return out


def _printed(context: Context, witnesses: list[_Witness], site: SiteNames) -> list[Candidate]:
    """Headings and headline-like elements, scored by what the witnesses say."""
    out: list[Candidate] = []
    heads = [e for e in context.markup.elements if e.tag == "h1"]
    headings = frozenset(fold(e.text) for e in context.markup.elements if e.tag in ("h1", "h2"))
    known = frozenset(word for witness in witnesses for word in witness.folded.split())
    lone = sum(1 for e in heads if not _OFF_STAGE.intersection(e.within)) == 1
    for element in context.markup.elements:
        weight = _heading_weight(element)
        if not weight or not element.text or len(element.text) > MAX_TITLE_CHARS:
            continue
        if element.tag != "h1" and not _may_be_alike(element.text, known):
            continue
        if _OFF_STAGE.intersection(element.within):
            weight -= 0.25
        text, likeness, witness = _best_part("\n".join(map(tidy, element.text.split("\n"))), witnesses)
        text = cut_suffix(_cut_tail(_PREFIXED.sub("", _cut_kicker(text, witnesses)), witnesses, headings), site)
        folded = fold(text)
        if not folded or (site.matches(text) and likeness < 1):
            continue
        only = lone and element in heads and weight == 1.0
        if only and (not witnesses or len(folded) >= LONE_CHARS):
            confidence = 0.72 + 0.27 * likeness
        elif likeness >= (H1_ALIKE if element.tag == "h1" else OTHER_ALIKE):
            confidence = weight * (0.62 + 0.37 * likeness)
        else:
            continue
        method = f"{element.tag}.{witness.method}" if witness and likeness >= H1_ALIKE else element.tag
        out.append(candidate(text, method, element.text, confidence))
    return out


def _may_be_alike(text: str, known: frozenset[str]) -> bool:
    """Whether half of a heading is words of the witnesses; no likeness that counts has less, unless lines are cut off."""
    words = fold(text).split()
    return len(words) < 5 or sum(map(known.__contains__, words)) * 2 >= len(words) or "\n" in text


def _cut_tail(text: str, witnesses: list[_Witness], headings: frozenset[str]) -> str:
    """A heading without what stands behind a separator, if the first part alone is what else the page states."""
    match = _TAIL.search(text)
    if match is None:
        return text
    first = fold(text[: match.start()])
    stated = sum(witness.folded == first for witness in witnesses)
    whole = fold(text)
    if len(first) >= LONE_CHARS and (
        stated > 1 or (first in headings and not any(w.folded == whole and w.method != "title" for w in witnesses))
    ):
        return text[: match.start()].strip()
    return text


def _cut_kicker(text: str, witnesses: list[_Witness]) -> str:
    """A heading without the words before the headline that two witnesses state: a kicker set in the same heading."""
    folded = fold(text)
    for witness in witnesses:
        if folded.endswith(" " + witness.folded) and len(witness.folded) >= max(LONE_CHARS, 0.4 * len(folded)):
            friends = sum(other.folded == witness.folded for other in witnesses)
            if friends > 1 and not any(other.folded == folded for other in witnesses):
                return witness.text
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
    return _HEADLINE_CLASS.search(names) is not None


@lru_cache(maxsize=4096)
def _is_subtitle_class(names: str) -> bool:
    return _SUBTITLE_CLASS.search(names) is not None


def _best_part(text: str, witnesses: list[_Witness]) -> tuple[str, float, _Witness | None]:
    """The run of lines of a heading that is most like a witness: kicker and headline often share one heading."""
    lines = text.split("\n")
    whole = " ".join(lines)
    runs = [whole]
    if 1 < len(lines) <= 5:
        runs += [
            " ".join(lines[i:j]) for i in range(len(lines)) for j in range(len(lines), i, -1) if j - i < len(lines)
        ]
    glued = next(
        (w for w in witnesses if squash(w.text) == squash(whole) and w.text.count(" ") > whole.count(" ")), None
    )
    if glued is not None:  # only the spaces differ: lost where the page set kicker and headline apart
        return glued.text, 1.0, glued
    best: tuple[str, float, _Witness | None] = (whole, 0.0, None)
    for run in runs:
        folded = fold(run)
        for witness in witnesses:
            likeness = _likeness(folded, witness.folded) * (0.9 + 0.1 * witness.weight)
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


def _stated(witnesses: list[_Witness]) -> list[Candidate]:
    """What markup alone states, for pages that print the headline nowhere near it."""
    out = []
    for witness in witnesses:
        friends = sum(other.folded == witness.folded for other in witnesses) - 1
        base = 0.66 if witness.method != "title" or witness.cut else 0.58
        out.append(
            candidate(witness.text, witness.method, witness.text, base * witness.weight + 0.03 * min(friends, 3))
        )
    return out


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
                and not _OFF_STAGE.intersection(element.within)
            ):
                candidates.append(candidate(text, "element.subtitle", name.strip(), 0.85))
                break
    return resolve("subtitle", candidates, 0.5)
