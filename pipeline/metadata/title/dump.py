"""The headline of a text dump: the line that the cleaner lifted out, or one that other lines bear witness to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pipeline.grammar.prose import reading_length, word_count
from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.document.layout import OPENING_CHARS, long_blocks
from pipeline.metadata.document.site_names import title_parts
from pipeline.metadata.field.folding import fold, overlap
from pipeline.metadata.field.found import Found, resolve
from pipeline.model.block import Block, Verdict
from pipeline.model.evidence import Candidate
from pipeline.model.reasons import Reason

# Share right on the flattened labelled pages.
_CAPTURED, _CAPTURED_WITNESSED, _WITNESSED, _REPEATED, _ADDRESSED = 0.72, 0.97, 0.89, 0.86, 0.84
# The same of lines of the header; few dumps each (4 to 16 of 543), so that they only order the candidates.
_SHARED, _PRINTED_AGAIN, _ABOVE_STANDFIRST, _BELOW_KICKER, _ABOVE_HEADER, _FIRST = 0.88, 0.8, 0.75, 0.75, 0.6, 0.5
_ABOVE_HEADER_FIRST, _ALIKE = 0.76, 0.78
SAME_STORY = 0.4
"""Word overlap of a page's `<title>` and the headline printed far below it, from which they tell the same story."""
MAX_LONGER = 1.4  # times the length of the `<title>`; a caption says more
ABOVE_STANDFIRST, MAX_MARK = 3, 4
"""Lines above a standfirst among which its headline stands; characters of a list's mark."""
FLOOR = 0.4
MAX_PARTS = 12  # a first line with more separators is a menu, and taking it apart is quadratic
MIN_CHARS, MAX_CHARS = 12, 300
MIN_WORDS = 4
"""Of a first line that comes again: a shorter one is an entry of a menu."""
_MARKERS = ("*", "+", "-", "•", "·", ">", "»", "#")
TOP_LINES = 3
"""A page's `<title>` and its address stand in the first lines of a dump, if at all."""
ADDRESS_ALIKE = 0.75
"""Word overlap of a line and an address's last part from which the line is its headline."""
MAX_LINE = 240
"""Of a line of the header that may be the headline."""
MAX_LINES = 800
MAX_FRONT = 60
_CRUMBS = "»›>/|"
_NUMBER = re.compile(r"^(?:\d{1,2}\.\s+|[*+•·–-]\s+)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}.{0,20}(?:AM|PM|GMT|UTC|Uhr)|(?:19|20)\d\d,? ?\d{1,2}:\d{2}")
_SITE = re.compile(r"(?i)(?:www\.)?[\w-]+\.[a-z]{2,4}")
_OTHER_KIND = frozenset((Reason.DATE_LINE, Reason.BYLINE_LINE, Reason.SOURCE_LINE, Reason.CAPTION, Reason.AUTHOR_BIO))
# Phrases of the packs that are a picture's buttons.
_IMAGE_BUTTONS = frozenset(("image_ui", "image_ui.gallery", "image_ui.count", "image_ui.player", "image_ui.copyright"))
_NO_TITLE = frozenset(
    (Reason.SHARE, Reason.NAVIGATION, Reason.PROMO, Reason.CONSENT, Reason.NEWSLETTER, Reason.ADVERTISEMENT)
)

# What share buttons print before the headline: "Share this story: Harbour closed".
_SHARING = re.compile(
    r"(?i)^[*+•·–-]?\s*(?:share|teilen|partager|compartir|comparta|compartilhar|condividi|delen?|dela|del|jaa|udostępnij|поделиться)\b[^:]{0,25}:\s+(?=\S)"
)
_HEADER_FIELDS = ("byline", "date_published")  # what a header states; menus have dates, too
_GAP = re.compile(r"\s{2,}")  # what is left of breadcrumbs whose marks were pictures
_CRUMB_PARTS = 3
_SENTENCES = re.compile(r"[.!?]\s+[^\W\d_a-zà-ÿ]|^…")
_STANDFIRST = re.compile(r"^…|[.!?]\s+[^.!?]+\?$")  # goes on from a headline, or ends in a question of its own
FIRST_BEFORE = 6
"""Lines before the opening of a dump that begins with its headline."""
ZONE_BEFORE, ZONE_BEHIND, ABOVE_HEADER, FAR_HEADER = 12, 6, 4, 50
"""Lines before and behind the opening among which the headline stands, and before a byline or a date."""

_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")


def title_of_dump(context: Context) -> Found:
    """Values: `title`, `subtitle`."""
    witnesses = tuple(_witnesses(context))
    candidates = [*_captured(context, witnesses), *_witnessed(context, witnesses)]
    if not any(found.confidence > _PRINTED_AGAIN for found in candidates):
        candidates += _of_header(context)
    title = resolve("title", candidates, FLOOR)
    if title is None or title.chosen is None:
        return Found()
    return Found({"title": title.chosen.value}, (title,))


def _witnesses(context: Context) -> Iterator[tuple[str, str]]:
    """(kind, folded text): the first line without what stands behind a separator, and addresses' last parts."""
    for block in context.cleaned.blocks[:MAX_LINES]:
        sharing = _SHARING.match(block.text)
        if sharing is not None and word_count(block.text) > MIN_WORDS:
            yield "shared", fold(block.text[sharing.end() :])
            break
    for block in context.cleaned.blocks[:TOP_LINES]:
        if _ADDRESS.match(block.text):
            slug = max(unquote(block.text).split("?")[0].split("/")[3:] or [""], key=lambda part: part.count("-"))
            if slug.count("-") >= 2:
                yield "address", fold(re.sub(r"\.\w{2,5}$|[-_]|\d{5,}", " ", slug))
        elif block.index == 0:
            parts = title_parts(block.text)
            text = block.text
            while 1 < len(parts) <= MAX_PARTS and parts[-1] in text:
                text = text[: text.rindex(parts[-1])].strip().strip("|-–—·•:»/").strip()
                parts = parts[:-1]
                if reading_length(text) >= MIN_CHARS:
                    yield "title", fold(text)
            if (
                parts
                and len(parts) <= MAX_PARTS
                and _SITE.fullmatch(parts[0].strip())
                and reading_length(parts[-1]) >= MIN_CHARS
            ):
                yield "title", fold(parts[-1])  # "example.org | Section | Headline"
            said = word_count(block.text) >= MIN_WORDS and "www." not in block.text and not _SHARING.match(block.text)
            if said and not block.text.startswith(_MARKERS):
                yield "line", fold(block.text)


def _captured(context: Context, witnesses: tuple[tuple[str, str], ...]) -> Iterator[Candidate]:
    for block in context.cleaned.captured("title")[:1]:
        if _CLOCK.search(block.text) or _is_below_picture(block.index, context):
            continue  # a line of times and dates, or a caption
        text = _trimmed(_without_crumbs(block.text), context)
        if not text:
            continue
        folded = fold(text)
        backed = any(kind == "title" and witness == folded for kind, witness in witnesses)
        yield candidate(text, "line.title", block.text, _CAPTURED_WITNESSED if backed else _CAPTURED)


def _is_below_picture(index: int, context: Context) -> bool:
    """Whether the line above is a picture's button ("Enlarge image"): what stands below tells what it shows."""
    return index > 0 and context.cleaned.verdicts[index - 1].origin.shape in _IMAGE_BUTTONS


def _without_crumbs(text: str) -> str:
    """The last part of a line whose parts stand far from each other, if it can be a headline; else nothing."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    if len(parts) < _CRUMB_PARTS:
        return text
    return parts[-1] if word_count(parts[-1]) >= MIN_WORDS else ""


def _of_header(context: Context) -> Iterator[Candidate]:
    """Lines of the header above the text: one that stands there again, the one above a standfirst or a byline."""
    blocks, verdicts = context.cleaned.blocks, context.cleaned.verdicts
    captured = next((b.index for b in context.cleaned.captured("title")), None)
    opening = next((n for n in long_blocks(context, OPENING_CHARS) if n > 0), None)
    if opening is None:
        return
    if captured is None and opening <= FIRST_BEFORE and _may_be_title(blocks[0], verdicts[0]):
        yield candidate(_trimmed(blocks[0].text, context), "line.first", blocks[0].text, _FIRST)
    zone = range(max(0, opening - ZONE_BEFORE), min(opening + ZONE_BEHIND, len(blocks)))
    lines = [n for n in zone if _may_be_title(blocks[n], verdicts[n])]
    stated = {field: next((n for n in zone if verdicts[n].captured_as == field), None) for field in _HEADER_FIELDS}
    header = next((n for n in stated.values() if n is not None), None)
    if header is None:  # a list of other things stands between header and text
        far = range(zone.start - 1, max(-1, zone.start - FAR_HEADER), -1)
        header = next((n for n in far if verdicts[n].captured_as == "byline"), None)
    if captured is not None:
        for place in (captured - 1, captured + 1):
            if place in lines and _stands_again(place, captured, context):
                line = blocks[place].text
                yield candidate(_trimmed(line, context), "line.printed_again", line, _PRINTED_AGAIN)
    if captured is not None and _SENTENCES.search(blocks[captured].text):
        top = header if header is not None and header < captured else captured
        reach = ABOVE_STANDFIRST if _STANDFIRST.search(blocks[captured].text) else 1
        above = _nearest(range(top - 1, max(-1, top - 1 - reach), -1), context)
        if above is not None:
            line = blocks[above].text
            yield candidate(_trimmed(line, context), "line.above_standfirst", line, _ABOVE_STANDFIRST)
    if captured is not None and captured + 1 in lines and word_count(blocks[captured].text) < MIN_WORDS:
        line = blocks[captured + 1].text
        yield candidate(_trimmed(line, context), "line.below_kicker", line, _BELOW_KICKER)
    if captured is not None and captured < opening - ZONE_BEFORE:
        yield from _alike(captured, range(max(captured + 1, opening - FAR_HEADER), opening + 1), context)
    if header is not None:
        above = _nearest(range(header - 1, max(-1, header - 1 - ABOVE_HEADER), -1), context)
        if above is not None:
            line = blocks[above].text
            behind = captured is not None and captured > header and _places(blocks[captured], context) == 1
            share = _ABOVE_HEADER_FIRST if behind else _ABOVE_HEADER
            yield candidate(_trimmed(line, context), "line.above_header", line, share)


def _nearest(places: range, context: Context) -> int | None:
    """The first of these lines that may be a headline."""
    blocks, verdicts = context.cleaned.blocks, context.cleaned.verdicts
    return next((n for n in places if _may_be_title(blocks[n], verdicts[n])), None)


def _places(block: Block, context: Context) -> int:
    """How often a line stands in the dump, list marks aside."""
    text = fold(_NUMBER.sub("", block.text))
    near = (b for b in context.cleaned.blocks[:MAX_LINES] if abs(len(b.text) - len(block.text)) <= MAX_MARK)
    return sum(fold(_NUMBER.sub("", b.text)) == text for b in near)


def _alike(captured: int, places: range, context: Context) -> Iterator[Candidate]:
    """The line above the text that says the same in other words as a first line far above: the printed headline.

    The first line of such a dump is the page's `<title>`, which is often made for search engines.
    """
    blocks, verdicts = context.cleaned.blocks, context.cleaned.verdicts
    stated = fold(blocks[captured].text)
    best, likeness, longest = None, SAME_STORY, MAX_LONGER * len(stated)
    for n in places:
        text = blocks[n].text
        may = _may_be_title(blocks[n], verdicts[n]) or (verdicts[n].keep and not text.endswith((".", ":")))
        if may and MIN_CHARS <= len(text) <= longest and fold(text) not in stated:
            alike = overlap(fold(text), stated)
            if alike > likeness:
                best, likeness = text, alike
    if best is not None:
        yield candidate(_trimmed(best, context), "line.alike", best, _ALIKE)


def _stands_again(index: int, captured: int, context: Context) -> bool:
    """Whether the line above the captured one comes again elsewhere, and the captured one is longer and does not."""
    blocks = context.cleaned.blocks
    if len(blocks[index].text) >= len(blocks[captured].text):
        return False
    above, below = (fold(_NUMBER.sub("", blocks[n].text)) for n in (index, captured))
    places: dict[str, list[int]] = {above: [], below: []}
    for block in blocks[:MAX_LINES]:
        if (
            len(block.text) <= MAX_CHARS
            and reading_length(block.text) >= MIN_CHARS
            and (text := fold(_NUMBER.sub("", block.text))) in places
        ):
            places[text].append(block.index)
    return len(places[below]) == 1 and any(abs(n - index) > 1 for n in places[above])


def _may_be_title(block: Block, verdict: Verdict) -> bool:
    """Whether a line of the header has a headline's length and words, and is neither a sentence nor of another kind."""
    text = block.text
    if (
        reading_length(text) < MIN_CHARS
        or len(text) > MAX_LINE
        or word_count(text) < MIN_WORDS
        or text.startswith(_MARKERS)
    ):
        return False
    if 2 * sum(map(str.isalpha, text)) < len(text.replace(" ", "")):
        return False  # a day in figures
    named = verdict.reason in _NO_TITLE and not verdict.is_guess
    if named or verdict.reason in _OTHER_KIND or _CLOCK.search(text) or _SITE.fullmatch(text):
        return False
    if len(_GAP.split(text)) >= _CRUMB_PARTS:
        return False
    return not (text.endswith((".", ":")) or _SENTENCES.search(text))


def _trimmed(text: str, context: Context) -> str:
    """A headline without a list's number, the breadcrumbs glued to its front and the site's name behind a separator."""
    text = _NUMBER.sub("", text)
    index = context.ruleset.outlet_index
    parts = title_parts(text)
    while 1 < len(parts) <= MAX_PARTS and parts[-1] in text and word_count(parts[0]) >= MIN_WORDS:
        barred = text[: text.rindex(parts[-1])].rstrip().endswith("|") and word_count(parts[-1]) < MIN_WORDS
        if not (barred or index.of_name(parts[-1].strip()) or _SITE.fullmatch(parts[-1].strip())):
            break
        text = text[: text.rindex(parts[-1])].strip().strip("|-–—·•:»/").strip()
        parts = parts[:-1]
    for block in context.cleaned.blocks[:MAX_LINES]:
        line = block.text
        if MIN_CHARS <= len(line) < len(text) and text.endswith(line) and len(line.split()) > 1:
            front = text[: -len(line)]
            if len(front) <= MAX_FRONT and (front.rstrip()[-1:] in _CRUMBS or front[-1:].isalpha()):
                return line  # "HomeNewsHarbour closed", "Home » News » Harbour closed"
    return text


def _witnessed(context: Context, witnesses: tuple[tuple[str, str], ...]) -> Iterator[Candidate]:
    """Lines behind the first that the page's title or address repeats; the first line if it comes again."""
    if not witnesses:
        return
    shares = {"title": _WITNESSED, "line": _REPEATED, "shared": _SHARED}
    for block, verdict in zip(context.cleaned.blocks[1:MAX_LINES], context.cleaned.verdicts[1:MAX_LINES], strict=True):
        if (
            reading_length(block.text) < MIN_CHARS
            or len(block.text) > MAX_CHARS
            or verdict.reason in _NO_TITLE
            or _SITE.fullmatch(block.text)
        ):
            continue
        folded = fold(block.text)
        for kind, text in witnesses:
            if kind == "address":
                if overlap(folded, text) >= ADDRESS_ALIKE:
                    yield candidate(block.text, "line.address", block.text, _ADDRESSED)
            elif folded == text:
                yield candidate(block.text, f"line.{kind}_again", block.text, shares[kind])
