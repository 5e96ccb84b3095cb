"""Pages that are no article whatever their text: of a person, of what was looked for, of a topic, of what is gone.

Their texts are sentences in a row like an article's. What tells them is what they say of themselves, how their address is
made, what their headline says, and teasers of other stories, each with a day of its own. Of 1,965 labelled pages, all of them
articles, one is refused by what stands here: its address leads to a front page now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qs, unquote, urlsplit

from pipeline.grammar.prose import reading_length
from pipeline.model.block import BlockKind
from pipeline.model.document import CleanedDocument, DescribedDocument
from pipeline.model.markup import Markup
from pipeline.model.reasons import Reason
from pipeline.packs.names import known_names

PERSON = "A page about a person. Ingest the articles that it links to."
LISTING = (
    "A page that lists what bears a label, was looked for or written by somebody. Ingest the articles that it links to."
)
ABOUT = "A page about the site, not an article."
GONE = "What stood here is gone or was not found. Look for the article at its new address."
TEASERS, TEASER_CHARS, TEASER_SHARE = 3, 300, 0.8
"""So many teasers make a list; the length of one in Latin-letter equivalents; the share of a body that they are."""
SHORT_BODY = 900.0
"""What explains that something is gone is shorter, in Latin-letter equivalents."""
FIRST_LINES, HEADLINE_CHARS = 12, 90  # among so many first lines of a dump stands its headline, no longer than this
HEAD_BLOCKS = 6  # above the first paragraph, among which an article's headline, byline and day stand
CODE_WORDS = 6  # of a headline that holds an error's number
LINKED = 0.9  # share of a heading inside a link
# Headings that are links, each over a short text, are teasers: from so many on, and where they head this share of the body,
# a page that does not call itself an article is the front of a section.
SECTION_TEASERS, SECTION_SHARE = 4, 0.8
_PERSONS = frozenset(("ProfilePage",))
_LISTINGS = frozenset(("SearchResultsPage", "CollectionPage"))
_ABOUT = frozenset(("AboutPage", "ContactPage"))
_CODE = re.compile(r"(?<![\w.,-])4(?:04|10)(?![\w.,-])")
_PAGE_PATH = re.compile(r"/(?:page|p|seite|pagina|strana|sida)?/?\d{1,4}$")  # the second page of a list, too
_SUFFIX = re.compile(r"\.\w{2,5}$")
_QUERIES = frozenset(("q", "query", "s", "search", "keyword", "keywords", "kw"))


def other_kind(described: DescribedDocument) -> str | None:
    """What a document is instead of an article, as a sentence for a person; None: nothing says that it is no article."""
    page = _Page(described)
    if page.is_gone:
        return GONE
    if described.raw.kind != "html" or page.states_article or page.is_signed:
        return None
    if page.declared & _PERSONS or page.og_type == "profile":
        return PERSON
    if page.declared & _ABOUT:
        return ABOUT
    if page.declared & _LISTINGS and (page.teasers >= TEASERS or "SearchResultsPage" in page.declared):
        return LISTING
    if page.is_listed("listings") or page.is_search:
        return LISTING
    calls_itself_article = page.og_type.startswith("article")
    if not calls_itself_article and page.is_listed("topics") and page.teasers >= TEASERS:
        return LISTING
    return LISTING if page.holds_only_teasers else None


def is_section_front(described: DescribedDocument) -> bool:
    """Whether a page's body is nothing but teasers: short texts, each under a heading that is a link."""
    cleaned = described.cleaned
    if _calls_itself_article(cleaned.segmented.markup):
        return False
    teasers: list[float] = []  # lengths of what is kept under each linked heading
    other = 0.0
    under = False
    for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True):
        if block.kind is BlockKind.HEADING:
            under = block.link_density >= LINKED
            if under:
                teasers.append(0.0)
        elif verdict.keep and under:
            teasers[-1] += reading_length(block.text)
        elif verdict.keep:
            other += reading_length(block.text)
    filled = [length for length in teasers if length]
    total = sum(filled)
    short = bool(filled) and max(filled) <= TEASER_CHARS
    return short and len(filled) >= SECTION_TEASERS and total >= SECTION_SHARE * (total + other)


def stated_above(cleaned: CleanedDocument) -> frozenset[str | None]:
    """The fields that the lines right above the text state."""
    first = next((n for n, verdict in enumerate(cleaned.verdicts) if verdict.keep), 0)
    return frozenset(verdict.captured_as for verdict in cleaned.verdicts[max(first - HEAD_BLOCKS, 0) : first])


def _calls_itself_article(markup: Markup) -> bool:
    """Whether a page's own statements say that it is an article or a posting."""
    if (markup.meta("og:type") or "").lower().startswith("article"):
        return True
    return any(map(_is_article_type, _json_ld_types(markup)))


def _json_ld_types(markup: Markup) -> frozenset[str]:
    """The types that a page's JSON-LD statements give themselves."""
    found: set[str] = set()
    for node in markup.json_ld:
        value = node.get("@type")
        found.update(name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str))
    return frozenset(found)


def _is_article_type(name: str) -> bool:
    """Whether a schema.org type is an article's or a posting's."""
    return name.endswith(("Article", "Posting", "Report", "Review"))


@dataclass(frozen=True, slots=True)
class _Teaser:
    linked: bool  # its heading is a link
    dated: bool  # a day or a time of its own stands below
    length: float  # of what stands below its heading, in Latin-letter equivalents
    kept: float  # of this, what is in the record's text


class _Page:
    """What one document says of its kind."""

    def __init__(self, described: DescribedDocument) -> None:
        self._described = described
        self._cleaned = described.cleaned
        self._markup = described.cleaned.segmented.markup
        self.og_type = (self._markup.meta("og:type") or "").lower()

    @cached_property
    def declared(self) -> frozenset[str]:
        return _json_ld_types(self._markup)

    @cached_property
    def states_article(self) -> bool:
        return any(map(_is_article_type, self.declared))

    @property
    def is_signed(self) -> bool:
        """Whether a byline and a day stand between the headline and the text, as above an article."""
        return {"byline", "date_published"} <= stated_above(self._cleaned)

    @cached_property
    def is_gone(self) -> bool:
        """Whether the headline of a short text that nobody signs says that something is gone."""
        if self.states_article or self.og_type.startswith("article") or self._described.description.authors:
            return False
        if self._body >= SHORT_BODY:
            return False
        return any(map(_says_gone, self._headlines))

    @cached_property
    def _body(self) -> float:
        return sum(reading_length(block.text) for block in self._cleaned.kept)

    @property
    def _headlines(self) -> Iterator[str]:
        for text in (self._described.description.title, self._markup.title):
            if text:
                yield text
        for element in self._markup.elements:
            if element.tag == "h1":
                yield element.text
        if self._described.raw.kind == "text":
            yield from (block.text for block in self._cleaned.blocks[:FIRST_LINES] if len(block.text) <= HEADLINE_CHARS)

    @cached_property
    def _segments(self) -> list[str]:
        """The last two parts of the page's own address, in words."""
        description = self._described.description
        path = urlsplit(description.canonical_url or description.url or "").path
        path = _PAGE_PATH.sub("", unquote(path).rstrip("/"))
        parts = [_SUFFIX.sub("", part) for part in path.split("/") if part]
        return [part.casefold().replace("-", " ").replace("_", " ") for part in parts[-2:]]

    def is_listed(self, kind: str) -> bool:
        """Whether the address ends in a word of a kind, or in one and a name behind it."""
        words = known_names().texts[kind]
        return any(part in words for part in self._segments)

    @property
    def is_search(self) -> bool:
        """Whether the address asks a question of the front page: "/?s=harbour"."""
        description = self._described.description
        parts = urlsplit(description.url or description.canonical_url or "")
        return parts.path.strip("/") == "" and not _QUERIES.isdisjoint(parse_qs(parts.query))

    @cached_property
    def _teasers(self) -> list[_Teaser]:
        found: list[_Teaser] = []
        heading: bool | None = None  # none yet, else whether it is a link
        dated, length, kept = False, 0.0, 0.0
        for block, verdict in zip(self._cleaned.blocks, self._cleaned.verdicts, strict=True):
            if block.kind is BlockKind.HEADING:
                if heading is not None:
                    found.append(_Teaser(heading, dated, length, kept))
                heading, dated, length, kept = block.link_density >= LINKED, False, 0.0, 0.0
            elif verdict.reason is Reason.DATE_LINE:
                dated = True
            elif heading is not None:
                size = reading_length(block.text)
                length += size
                kept += size if verdict.keep else 0.0
        if heading is not None:
            found.append(_Teaser(heading, dated, length, kept))
        return [teaser for teaser in found if 0 < teaser.length <= TEASER_CHARS]

    @cached_property
    def teasers(self) -> int:
        """How many headings stand over a short text, and are links or have a day below."""
        return sum(teaser.linked or teaser.dated for teaser in self._teasers)

    @cached_property
    def holds_only_teasers(self) -> bool:
        """Whether the text is what stands under headings that are links, each with a day of its own."""
        if self.og_type.startswith("article"):
            return False
        dated = [teaser for teaser in self._teasers if teaser.linked and teaser.dated]
        if len(dated) < TEASERS:
            return False
        headings = sum(
            reading_length(block.text)
            for block, verdict in zip(self._cleaned.blocks, self._cleaned.verdicts, strict=True)
            if verdict.keep and block.kind is BlockKind.HEADING
        )
        return sum(teaser.kept for teaser in dated) >= TEASER_SHARE * (self._body - headings)


def _says_gone(headline: str) -> bool:
    """Whether a headline says that a page, a story or a link is gone or was not found, or gives the error's number."""
    folded = headline.casefold().replace("’", "'")
    if _CODE.search(folded) and len(folded.split()) <= CODE_WORDS:
        return True
    texts = known_names().texts
    return any(word in folded for word in texts["gone"]) and any(word in folded for word in texts["things"])
