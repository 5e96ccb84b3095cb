"""Where a document states its dates: structured data, marked elements, printed lines, the address. Nothing judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from pipeline.grammar import DateMention, find_dates, parse_date, read_line
from pipeline.grammar.lines import LineKind
from pipeline.metadata.context import Context
from pipeline.metadata.folding import fold
from pipeline.metadata.structured import ARTICLE_WEIGHT, MainNode, as_list, node_types, type_weight
from pipeline.model.block import Block
from pipeline.model.markup import MarkedElement
from pipeline.model.reasons import Reason

Role = Literal["published", "modified"]

# Keys of metas without their separators ("article:published_time" -> "articlepublishedtime").
_PUBLISHED_META = re.compile(
    r"(?:article|ogarticle|og|bt|rnews|vr|gs|shareaholic|cxense\w*|sailthru|parsely|dc|dcterms|w|iso8601|news|citation)?"
    r"\w{0,12}(?:published(?:time|date|at|on)?|publishe?d?(?:date|time)|pub(?:lication)?date|datepublished|dateissued|issued|onlinedate"
    r"|firstpublished|postdate|dateoriginal|creationdate|createat|displaydate)"
)
_LOOSE_META = re.compile(
    r"(?:dc|dcterms|citation|article|sailthru|og|search)?(?:date|datecreated|created|timestamp|releasedate|daterelease)|p(?:date|time)"
)
_MODIFIED_META = re.compile(
    r"\w{0,20}(?:modified(?:time|date)?|updated(?:time|date)?|dateupdated|lastmod|moddate|revised|lastupdate)"
)
_FIRST_KEYS = ("articlepublishedtime", "ogpublishedtime", "datepublished")  # where several metas differ
OFF_STAGE = frozenset(("comments", "related", "footer", "caption", "figure"))  # never the article's own date
SIDE_STAGE = frozenset(("sidebar", "aside", "nav", "author_bio"))  # only right beside the headline
_OFF_REASONS = frozenset((Reason.COMMENTS, Reason.RELATED_LINKS, Reason.CRAWL_HEADER, Reason.COPYRIGHT))
_MODIFIED_WORD = re.compile(r"(?i)modif|updat|aktualis|changed|revis|mis-a-jour|maj\b")
_PUBLISHED_WORD = re.compile(r"(?i)publi|posted|created|entry-date|issued|veroeffentlicht|erschienen|pubdate")
_DATE_WORD = re.compile(r"(?i)date|time|datum|fecha|published|posted|meta|byline|data\b|dato|pubdate|info")
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d{2})([/\-_.]?)(0[1-9]|1[0-2]|[1-9](?=\D))\2(0[1-9]|[12]\d|3[01]|[1-9](?=\D|$))(?!\d)"
)
_NEWS_TYPES = ("news", "report", "liveblog")
SURE_NODE = 0.8  # certainty of the choice of the main node
MAX_PRINTED_CHARS = 220  # a block that states the date beside the headline; longer ones are prose
HEAD_BEFORE, HEAD_AFTER = 6, 14  # blocks before and behind the headline among which its date is looked for
DUMP_BEFORE = 25  # lines above a dump's body: flattened headers hold a word a line
HEAD_BEHIND_START = 5  # blocks behind the first line of the body: bylines and dates are often taken for body
MAX_TIMED_INSIDE_CHARS = 90  # the same beside a day with a time of day, which prose rarely gives
TAIL_WHOLE = 4  # blocks behind the body in which a line that is nothing but a date counts
TAIL = 5  # blocks behind the body in which a labelled date counts
MAX_INSIDE_CHARS = 60  # text beside an unlabelled date in its line
MAX_KEPT_INSIDE_CHARS = 25  # the same in a dump's kept line; a page's cleaner has taken its date lines out
MAX_LABELLED_CHARS = 90  # a longer kept line with a label is prose ("published on 3 March, the report says …")
MIN_LEAD_CHARS, LEAD_CHARS = 60, 60  # of a first paragraph that may open with the date; of its opening
_LEAD_MARK = re.compile(r"\s*(?:[)\]]|[-–—:|.]\s)")
_LONG = 180  # code points of a kept block that is surely body text


@dataclass(frozen=True, slots=True)
class Place:
    """One statement of a date: where it stands (`method`), what it says, and the text it was read from."""

    mention: DateMention
    role: Role
    method: str
    evidence: str
    distance: int = 0  # blocks from the headline, for printed ones


class Places:
    """All statements of a document, by where they stand."""

    def __init__(self, context: Context, language: str | None) -> None:
        self.context = context
        self.language = language
        self._known: dict[str, list[DateMention]] = {}  # elements and blocks repeat each other's texts

    def all(self) -> list[Place]:
        """Every statement, structured ones first."""
        if not self.context.is_html:
            found = [*self.printed(), *self.address()]
        else:
            found = [*self.json_ld(), *self.metas(), *self.elements(), *self.printed(), *self.address()]
        strong = [p for p in found if p.role == "published" and not p.method.endswith(_WEAK)]
        return found if strong else [*found, *self._lone(found)]

    def _lone(self, found: list[Place]) -> Iterator[Place]:
        """Where nothing stands near the headline: the only labelled day, or the only marked one, of the whole page."""
        labelled: list[Place] = []
        for block in self.context.cleaned.blocks:
            text = block.text
            if len(text) <= MAX_PRINTED_CHARS and _YEAR.search(text) and not OFF_STAGE.intersection(block.marks):
                if self.context.cleaned.verdicts[block.index].reason in _OFF_REASONS:
                    continue
                stated = [m for m in self._find(text) if m.iso_day and m.label == "published"]
                labelled += [Place(m, "published", "line.lone", text) for m in stated]
        if len({p.mention.iso_day for p in labelled}) == 1:
            yield labelled[0]
        far = [p for p in found if p.method.endswith(".far") and p.role == "published"]
        if len({p.mention.iso_day for p in far}) == 1:
            yield replace(far[0], method="element.lone")

    # -------------------------------------------------------------------------------------- structured

    def json_ld(self) -> Iterator[Place]:
        """The main node's dates; other article nodes' only where there is no main node and they agree."""
        main = self.context.main
        if main:
            sure = _node_kind(main)
            for name, role in (("datePublished", "published"), ("dateModified", "modified")):
                yield from self._values(main.values(name)[:1], role, f"json_ld.{sure}.{name}")
            for name in ("dateCreated", "uploadDate"):
                yield from self._values(main.values(name)[:1], "published", f"json_ld.{sure}.{name}")
            return
        stated = [v for node in main.nodes if type_weight(node) for v in as_list(node.get("datePublished"))]
        days = {m.iso_day for v in stated if isinstance(v, str) and (m := parse_date(v))}
        if len(days) == 1:
            yield from self._values(stated[:1], "published", "json_ld.other.datePublished")

    def _values(self, values: list[object], role: str, method: str) -> Iterator[Place]:
        for value in values:
            if isinstance(value, str | int):
                mention = self._machine(str(value))
                if mention is not None:
                    yield Place(mention, "modified" if role == "modified" else "published", method, str(value))

    def _machine(self, value: str) -> DateMention | None:
        """A machine value, or one that people write where a machine's was expected."""
        parsed = parse_date(value)
        if parsed is not None or len(value) > 60:
            return parsed
        found = [m for m in self._find(value) if m.iso_day]
        return found[0] if len(found) == 1 else None

    def _find(self, text: str) -> list[DateMention]:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = find_dates(text, self.context.ruleset.languages, self.language)
        return found

    def metas(self) -> Iterator[Place]:
        """Metas for publication, loose ones, and those for changes; the usual keys first."""
        stated = [(_META_MARKS.sub("", key), content) for key, content in self.context.markup.metas if _dated(content)]
        stated.sort(key=lambda item: _FIRST_KEYS.index(item[0]) if item[0] in _FIRST_KEYS else len(_FIRST_KEYS))
        for key, content in stated:
            if _MODIFIED_META.fullmatch(key):
                yield from self._values([content], "modified", f"meta.modified.{key}")
            elif _LOOSE_META.fullmatch(key):
                yield from self._values([content], "published", f"meta.loose.{key}")
            elif _PUBLISHED_META.fullmatch(key):
                yield from self._values([content], "published", f"meta.published.{key}")

    # -------------------------------------------------------------------------------------- marked elements

    def elements(self) -> Iterator[Place]:
        """Marked elements near the headline: `itemprop`, `<time>`, date-like classes."""
        elements = self.context.markup.elements
        head = self._headline(elements)
        for position, element in enumerate(elements):
            marks = element.within[:6]
            distance = position - head if head is not None else None
            beside = distance is not None and -4 <= distance <= 5
            if any(mark in OFF_STAGE or (mark in SIDE_STAGE and not beside) for mark in marks):
                continue
            place = self._element(element, distance)
            if place is not None:
                yield place

    def _headline(self, elements: tuple[MarkedElement, ...]) -> int | None:
        title = fold(str(self.context.known.get("title") or ""))
        heads = [n for n, e in enumerate(elements) if e.tag in ("h1", "h2", "h3") or "headline" in e.get("itemprop")]
        same = [n for n in heads if title and fold(elements[n].text) == title]
        first = next((n for n in heads if elements[n].tag == "h1"), None)
        return same[0] if same else first

    def _element(self, element: MarkedElement, distance: int | None) -> Place | None:
        prop = element.get("itemprop").lower()
        names = f"{element.get('class')} {element.get('id')}"
        is_time = element.tag == "time"
        if not (is_time or "date" in prop or _DATE_WORD.search(names)):
            return None
        stated = element.get("datetime") or (element.get("content") if "date" in prop else "")
        mention = self._machine(stated) if stated else None
        text = element.text
        if mention is None and len(text) <= MAX_PRINTED_CHARS and _DIGIT.search(text):
            dated = [m for m in self._find(text) if m.iso_day]
            labelled = [m for m in dated if m.label == "published"]
            mention = (labelled or dated or [None])[0]  # type: ignore[list-item]
        if mention is None or mention.iso_day is None:
            return None
        modified = (
            "modified" in prop
            or mention.label == "modified"
            or (bool(_MODIFIED_WORD.search(names)) and not _PUBLISHED_WORD.search(names))
        )
        if not modified and mention.label is None and is_time and element.block is not None:
            modified = self._printed_label(element.block, mention) == "modified"
        kind = (
            "itemprop" if "datepublished" in prop or "datemodified" in prop or "datecreated" in prop
            else "time" if is_time and stated
            else "time_text" if is_time
            else "class"
        )  # fmt: skip
        near = "near" if distance is not None and -4 <= distance <= 8 else "far"
        evidence = stated or text
        return Place(
            mention, "modified" if modified else "published", f"element.{kind}.{near}", evidence, distance or 0
        )

    def _printed_label(self, index: int, mention: DateMention) -> str | None:
        blocks = self.context.cleaned.blocks
        if not 0 <= index < len(blocks) or len(blocks[index].text) > MAX_PRINTED_CHARS:
            return None
        return next((m.label for m in self._find(blocks[index].text) if m.iso_day == mention.iso_day), None)

    # -------------------------------------------------------------------------------------- printed lines

    @cached_property
    def title_blocks(self) -> tuple[int, ...]:
        """Indices of the blocks that print the headline (breadcrumbs and lists repeat it), at most three."""
        title = fold(str(self.context.known.get("title") or ""))
        if not title:
            return ()
        low, high = len(title), 2 * len(title) + 40  # folding drops marks, so that the printed title is no shorter
        blocks = self.context.cleaned.blocks
        same = [b.index for b in blocks if low <= len(b.text) < high and _prints(fold(b.text), title)]
        return tuple(same[:3])

    @cached_property
    def body_start(self) -> int:
        """Index of the first kept block that is surely body text."""
        kept = self.context.cleaned.kept
        first = next((b.index for b in kept if len(b.text) >= _LONG), None)
        return first if first is not None else kept[0].index if kept else len(self.context.cleaned.blocks)

    @cached_property
    def body_end(self) -> int:
        """Index of the last kept block."""
        kept = self.context.cleaned.kept
        return kept[-1].index if kept else -1

    def printed(self) -> Iterator[Place]:
        """Dates printed beside the headline, and labelled ones right behind the body.

        A dump has no structure: there every line above the body counts as standing beside the headline.
        """
        blocks, start = self.context.cleaned.blocks, self.body_start
        distances: dict[int, int] = {}
        for anchor in (*self.title_blocks, start) if not self.context.is_html else self.title_blocks or (start,):
            low, high = anchor - HEAD_BEFORE, anchor + HEAD_AFTER
            if self.context.is_html:
                high = min(max(start, anchor) + HEAD_BEHIND_START, high)
            elif anchor == start:
                low, high = start - DUMP_BEFORE, start + HEAD_BEHIND_START
            for index in range(max(0, low), min(high, len(blocks))):
                if index not in distances or abs(index - anchor) < abs(distances[index]):
                    distances[index] = index - anchor
        for index in sorted(distances):
            yield from self._lines(blocks[index], "head", distances[index])
        behind = [b for b in blocks[self.body_end + 1 : self.body_end + 1 + TAIL] if b.index not in distances]
        tail = [place for block in behind for place in self._lines(block, "tail", block.index - self.body_end)]
        alone = len({p.mention.iso_day for p in tail if p.role == "published"}) == 1  # else a list of other stories
        yield from (p for p in tail if alone or p.method.endswith("labelled"))
        yield from self._lead()

    def _lead(self) -> Iterator[Place]:
        """A date that opens the first paragraph: `(18.01.2018) …`, `27.1.2022 - …`."""
        first = next((b for b in self.context.cleaned.kept if len(b.text) >= MIN_LEAD_CHARS), None)
        if first is None:
            return
        head = first.text[:LEAD_CHARS]
        if _DIGIT.search(head[:20]):
            mention = next((m for m in self._find(head) if m.iso_day and m.start <= 3), None)
            if mention is not None and _LEAD_MARK.match(head[mention.end :]):
                yield Place(mention, "published", "line.lead", head)

    def _lines(self, block: Block, zone: str, distance: int) -> Iterator[Place]:
        verdict = self.context.cleaned.verdicts[block.index]
        text = block.text
        if len(text) > MAX_PRINTED_CHARS or _DIGIT.search(text) is None or verdict.reason in _OFF_REASONS:
            beside = verdict.reason is Reason.RELATED_LINKS and zone == "head" and abs(distance) <= HEAD_BEFORE + 2
            if not beside or len(text) > MAX_LABELLED_CHARS:
                return
        dated = [m for m in self._find(text) if m.iso_day]
        if verdict.reason is Reason.RELATED_LINKS:
            dated = [m for m in dated if m.label or m.hour is not None]
        if verdict.reason is Reason.CAPTION:  # a caption's day is the picture's; one with a time of day is the story's
            dated = [m for m in dated if m.hour is not None and abs(distance) <= 2]
        if not dated:
            return
        reading = read_line(text, self.context.ruleset.languages)
        whole = reading is not None and reading.kind in (LineKind.DATE, LineKind.BYLINE)
        title = str(self.context.known.get("title") or "")
        spare = len(text) - (len(title) if title and text.startswith(title) else 0)
        for mention in dated[:3]:
            timed = MAX_TIMED_INSIDE_CHARS if mention.hour is not None else 0
            kept = 0 if self.context.is_html else MAX_KEPT_INSIDE_CHARS
            most = max(timed, kept if verdict.keep else MAX_INSIDE_CHARS)
            stated = mention.label is not None and (whole or not verdict.keep or len(text) <= MAX_LABELLED_CHARS)
            shape = "labelled" if stated else "whole" if whole else "inside"
            if shape == "inside" and (zone == "tail" or spare - len(mention.text) > most):
                continue
            if zone == "tail" and shape == "whole" and distance > TAIL_WHOLE:
                continue
            role: Role = "modified" if mention.label == "modified" else "published"
            yield Place(mention, role, f"line.{zone}.{shape}", text, distance)

    # -------------------------------------------------------------------------------------- the address

    def address(self) -> Iterator[Place]:
        """A day in the path of the document's address."""
        for method, url in (
            ("url.canonical", self.context.known.get("canonical_url")),
            ("url.given", self.context.known.get("url") or self.context.cleaned.segmented.raw.hints.url),
        ):
            match = _URL_DAY.search(str(url or ""))
            if match is not None:
                mention = parse_date(f"{match[1]}-{int(match[3]):02d}-{int(match[4]):02d}")
                if mention is not None and mention.iso_day:
                    form = "path" if match[2] == "/" else "slug" if match[2] else "digits"
                    yield Place(mention, "published", f"{method}.{form}", match[0])
                    return


_WEAK = (".far", "page.datePublished", "tail.labelled", "tail.whole")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_META_MARKS = re.compile(r"[^a-z0-9]+")


def _node_kind(main: MainNode) -> str:
    """What the main node is: `main` for news, `article` for any other article, `page`, or `doubtful`.

    A bare WebPage's date is that of a static page's making; blogs' and shops' articles often carry one that the page
    does not show. Alone they state no day of publication.
    """
    if main.certainty < SURE_NODE:
        return "doubtful"
    if type_weight(main.node) < ARTICLE_WEIGHT:
        return "page"
    return "main" if any(word in kind for kind in node_types(main.node) for word in _NEWS_TYPES) else "article"


def _prints(text: str, title: str) -> bool:
    """Whether a folded block is the headline, alone or with a few words beside it."""
    return text == title or (len(title) > 15 and (text.startswith(title) or text.endswith(title)))


def _dated(content: str) -> bool:
    return len(content) <= 80 and _DIGIT.search(content) is not None
