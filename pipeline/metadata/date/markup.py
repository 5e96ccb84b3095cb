"""Dates that a page's markup states: JSON-LD, metas, marked elements, the address. Nothing judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.grammar import DateMention, parse_date
from pipeline.metadata.date.ranges import is_ranged
from pipeline.metadata.date.statement import DIGIT, MAX_PRINTED_CHARS, OFF_STAGE, DateReader, DateStatement, Role
from pipeline.metadata.document.main_node import ARTICLE_WEIGHT, MainNode, as_list, node_types, type_weight
from pipeline.metadata.field.any_case import AnyCase
from pipeline.metadata.field.folding import fold
from pipeline.model.evidence import Origin
from pipeline.model.markup import MarkedElement

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
SIDE_STAGE = frozenset(("sidebar", "aside", "nav", "author-bio"))  # only right beside the headline
_MODIFIED_WORD = re.compile(r"(?i)modif|updat|aktualis|changed|revis|mis-a-jour|maj\b")
_PUBLISHED_WORD = re.compile(r"(?i)publi|posted|created|entry-date|issued|veroeffentlicht|erschienen|pubdate")
_DATE_WORD = AnyCase(r"date|time|datum|fecha|published|posted|meta|byline|data\b|dato|pubdate|info")
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:([/\-_.])(0[1-9]|1[0-2]|[1-9](?=\D))\2(0[1-9]|[12]\d|3[01]|[1-9](?=\D|$))"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)  # without marks between them each part has two figures: seven in a row are a number
# The same with the month in letters, as one system writes it: `/2023/october/03/`.
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/([^\W\d_]{3,12})/(0?[1-9]|[12]\d|3[01])(?=/|$)")
_NEWS_TYPES = ("news", "report", "liveblog")
SURE_NODE = 0.8  # certainty of the choice of the main node
_META_MARKS = re.compile(r"[^a-z0-9]+")
BESIDE = range(-4, 6)  # marked elements from the headline on which an element in a sidebar counts
BESIDE_BLOCKS = 5  # blocks from it, beyond which such an element belongs to something else
MAX_LABEL_CHARS = 30  # a line that is the label of the day below it
MAX_BESIDE_DAY = 12  # of a kept block: more words beside a day that does not open it are a sentence
NEAR = range(-4, 9)  # the same for all others


class MarkupDates:
    """The statements of a page's markup."""

    def __init__(self, reader: DateReader) -> None:
        self.reader = reader

    def json_ld(self) -> Iterator[DateStatement]:
        """The main node's dates; other article nodes' only where there is no main node and they agree."""
        main = self.reader.context.main
        if main:
            sure = _node_kind(main)
            roles: tuple[tuple[str, Role], ...] = (("datePublished", "published"), ("dateModified", "modified"))
            for name, role in roles:
                yield from self._values(main.values(name)[:1], role, Origin("json_ld", sure, name))
            for name in ("dateCreated", "uploadDate"):
                yield from self._values(main.values(name)[:1], "published", Origin("json_ld", sure, name))
            return
        stated = [v for node in main.nodes if type_weight(node) for v in as_list(node.get("datePublished"))]
        days = {m.iso_day for v in stated if isinstance(v, str) and (m := parse_date(v))}
        if len(days) == 1:
            yield from self._values(stated[:1], "published", Origin("json_ld", "other", "datePublished"))

    def _values(self, values: list[object], role: Role, origin: Origin) -> Iterator[DateStatement]:
        for value in values:
            if isinstance(value, str | int):
                mention = self.reader.machine(str(value))
                if mention is not None:
                    yield DateStatement(mention, origin, str(value), role=role)

    def metas(self) -> Iterator[DateStatement]:
        """Metas for publication, loose ones, and those for changes; the usual keys first."""
        stated = [
            (_META_MARKS.sub("", key), content) for key, content in self.reader.context.markup.metas if _dated(content)
        ]
        stated.sort(key=lambda item: _FIRST_KEYS.index(item[0]) if item[0] in _FIRST_KEYS else len(_FIRST_KEYS))
        for key, content in stated:
            if _MODIFIED_META.fullmatch(key):
                yield from self._values([content], "modified", Origin("meta", "modified", key))
            elif _LOOSE_META.fullmatch(key):
                yield from self._values([content], "published", Origin("meta", "loose", key))
            elif _PUBLISHED_META.fullmatch(key):
                yield from self._values([content], "published", Origin("meta", "published", key))

    def elements(self) -> Iterator[DateStatement]:
        """Marked elements near the headline: `itemprop`, `<time>`, date-like classes."""
        elements = self.reader.context.markup.elements
        head = self._headline(elements)
        for position, element in enumerate(elements):
            marks = element.within[:6]
            distance = position - head if head is not None else None
            beside = distance is not None and distance in BESIDE
            if beside and not self._reaches(element, elements[head] if head is not None else None):
                beside = self._label_before(element) == "published"  # else a box with other stories behind a short text
            off = any(mark in OFF_STAGE or (mark in SIDE_STAGE and not beside) for mark in marks)
            if off and not _is_own_footer(element, marks):
                continue
            place = self._element(element, distance)
            if place is not None:
                yield place

    def _headline(self, elements: tuple[MarkedElement, ...]) -> int | None:
        title = fold(self.reader.context.known.title or "")
        heads = [n for n, e in enumerate(elements) if e.tag in ("h1", "h2", "h3") or "headline" in e.get("itemprop")]
        same = [n for n in heads if title and fold(elements[n].text) == title]
        first = next((n for n in heads if elements[n].tag == "h1"), None)
        return same[0] if same else first

    def _element(self, element: MarkedElement, distance: int | None) -> DateStatement | None:
        prop = element.get("itemprop").lower()
        names = f"{element.get('class')} {element.get('id')}"
        is_time = element.tag == "time"
        if not (is_time or "date" in prop or _is_date_class(names)):
            return None
        stated = element.get("datetime") or (element.get("content") if "date" in prop else "")
        mention = self.reader.machine(stated) if stated else None
        if mention is None and (hovered := parse_date(element.get("title"))) is not None:
            stated, mention = element.get("title"), hovered  # "2 days ago", with the moment as its tooltip
        text = element.text
        if mention is None and len(text) <= MAX_PRINTED_CHARS and DIGIT.search(text):
            languages = self.reader.context.ruleset.languages
            dated = [m for m in self.reader.find(text) if m.iso_day and (m.label or not is_ranged(text, m, languages))]
            labelled = [m for m in dated if m.label == "published"]
            mention = (labelled or dated or [None])[0]  # type: ignore[list-item]
        if mention is None or mention.iso_day is None or ("date" not in prop and self._is_prose(element, mention)):
            return None
        modified = (
            "modified" in prop
            or mention.label == "modified"
            or (bool(_MODIFIED_WORD.search(names)) and not _PUBLISHED_WORD.search(names))
        )
        if not modified and mention.label is None and is_time and element.block is not None:
            modified = (self._printed_label(element.block, mention) or self._label_before(element)) == "modified"
        kind = (
            "itemprop" if "datepublished" in prop or "datemodified" in prop or "datecreated" in prop
            else "time" if is_time and stated
            else "time_text" if is_time
            else "class"
        )  # fmt: skip
        near = "near" if distance is not None and distance in NEAR else "far"
        evidence = stated or text
        return DateStatement(
            mention,
            Origin("element", kind, near),
            evidence,
            role="modified" if modified else "published",
            distance=distance or 0,
            block=-1 if element.block is None else element.block,
        )

    def _reaches(self, element: MarkedElement, head: MarkedElement | None) -> bool:
        """Whether an element in a sidebar stands beside the headline in the order of the text, too."""
        kept = self.reader.context.kept
        if element.block is None or head is None or head.block is None or not kept:
            return True
        return element.block <= min(head.block + BESIDE_BLOCKS, kept[-1].index)

    def _label_before(self, element: MarkedElement) -> str | None:
        """The label of a marked day in the short line before it: `Published`, below it `3 March 2021`."""
        blocks = self.reader.context.cleaned.blocks
        day = element.text.split("\n")[-1]
        at = next(
            (n for n in (element.block, (element.block or 0) + 1) if n and n < len(blocks) and day in blocks[n].text), 0
        )
        if not at or not DIGIT.search(day) or len(blocks[at - 1].text) > MAX_LABEL_CHARS:
            return None
        return next((m.label for m in self.reader.find(f"{blocks[at - 1].text} {day}") if m.iso_day), None)

    def _is_prose(self, element: MarkedElement, mention: DateMention) -> bool:
        """Whether an element stands within a sentence of the text, which speaks of the day: "It meets again on …"."""
        cleaned = self.reader.context.cleaned
        if element.tag != "time" or element.block is None or not 0 <= element.block < len(cleaned.blocks):
            return False
        text, day = cleaned.blocks[element.block].text, " ".join(element.text.split())
        if not cleaned.verdicts[element.block].keep or not day or text.startswith(day):
            return False
        labelled = mention.label or self._printed_label(element.block, mention)
        return not labelled and len(text) - len(day) > MAX_BESIDE_DAY

    def _in_title(self, mention: DateMention) -> bool:
        title = self.reader.context.known.title or ""
        return any((m.month, m.day) == (mention.month, mention.day) for m in self.reader.find(title))

    def _printed_label(self, index: int, mention: DateMention) -> str | None:
        blocks = self.reader.context.cleaned.blocks
        if not 0 <= index < len(blocks) or len(blocks[index].text) > MAX_PRINTED_CHARS:
            return None
        return next((m.label for m in self.reader.find(blocks[index].text) if m.iso_day == mention.iso_day), None)

    def address(self) -> Iterator[DateStatement]:
        """A day in the path of the document's address."""
        for place, url in (
            ("canonical", self.reader.context.known.canonical_url),
            ("given", self.reader.context.known.url or self.reader.context.cleaned.segmented.raw.hints.url),
        ):
            spelled = _URL_MONTH.search((url or "").lower())
            named = (
                [m for m in self.reader.find(f"{spelled[3]} {spelled[2]} {spelled[1]}") if m.iso_day] if spelled else []
            )
            if named:
                yield DateStatement(named[0], Origin("url", place, "path"), spelled[0] if spelled else "")
                return
            match = _URL_DAY.search(url or "")
            if match is not None:
                mention = parse_date(f"{match[1]}-{int(match[3] or match[5]):02d}-{int(match[4] or match[6]):02d}")
                if mention is not None and mention.iso_day:
                    if match[2] != "/" and self._in_title(mention):
                        continue  # what the story is about
                    form = "path" if match[2] == "/" else "slug" if match[2] else "digits"
                    yield DateStatement(mention, Origin("url", place, form), match[0])
                    return


@lru_cache(maxsize=4096)
def _is_date_class(names: str) -> bool:
    return _DATE_WORD.is_in(names)


def _is_own_footer(element: MarkedElement, marks: tuple[str, ...]) -> bool:
    """Whether it is the line below a post that says when it was published: marked as that, with a machine's value."""
    if any((mark in OFF_STAGE and mark != "footer") or mark in SIDE_STAGE for mark in marks):
        return False
    named = "datepublished" in element.get("itemprop").lower() or "published" in element.get("class").lower().split()
    return named and any(parse_date(element.get(name)) for name in ("datetime", "content", "title"))


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


def _dated(content: str) -> bool:
    return len(content) <= 80 and DIGIT.search(content) is not None
