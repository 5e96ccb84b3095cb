"""Is there an article at all? A consent wall, an index page or a stub must not become a record."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.grammar.prose import DENSE_WEIGHT, SENTENCE_CHARS, is_sentence_like, reading_length
from pipeline.model.document import DescribedDocument
from pipeline.model.reasons import QuarantineCode, Reason
from pipeline.validation.page_kinds import is_section_front, other_kind, stated_above

# Shortest body that is taken for an article, in Latin-letter equivalents. The shortest of 930 articles with labelled
# text has 342; agency flashes of two sentences stay above 150.
MIN_BODY = 150
# A body shorter than this is doubted where something else speaks against it.
SHORT_BODY = 500
# Prose: sentence-like blocks of this many Latin-letter equivalents and more.
PROSE_LINE = 40
# A dump without two sentences in a row and below this share of prose is a list of headlines. Of 1,547 labelled dumps
# 11 are bodies without any prose: two articles that are lists, in six flattenings. On pages links decide.
MIN_PROSE_SHARE = 0.05
# A page's body whose characters stand in links to this share is a list of teasers, where it is no running prose either:
# no labelled article of 930 is like that.
INDEX_LINK_SHARE = 0.6
INDEX_PROSE_SHARE = 0.5
RUNNING_PROSE = 3  # sentence-like blocks in a row
# A front page's teasers are short: a block of this length under a bare host is an article's, however few there are.
LONG_PROSE = 200
# Consent text outweighs a short body.
CONSENT_SHARE = 0.5
_ARTICLE, _CONSENT = frozenset(("article", "main")), "consent"  # marks of blocks
# Removed prose (outside the body or by wording) against kept prose: beyond this the choice of the body is doubted.
TOO_MUCH_REMOVED = 12.0
# No text of fewer code points has the length of prose: in dense scripts one counts as 2.5 letters.
_LEAST_PROSE = int(SENTENCE_CHARS / DENSE_WEIGHT)
# Reasons that say nothing about the body: threads and lists may be many times its length.
_FOREIGN = frozenset({Reason.COMMENTS, Reason.RELATED_LINKS, Reason.CONSENT, Reason.SITE_BOILERPLATE, Reason.REPEATED})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document gets no article record: the code, a message for a person, the facts."""

    code: QuarantineCode
    message: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """Sizes in Latin-letter equivalents."""

    body: float
    prose: float
    prose_blocks: int  # sentence-like blocks
    longest_prose: float
    prose_run: int  # most sentence-like blocks in a row
    links: float  # body characters inside links
    consent: float
    removed_prose: float

    def facts(self) -> tuple[str, ...]:
        return (
            f"body length: {self.body:.0f} (at least {MIN_BODY})",
            f"share of prose in the body: {self.prose / max(1.0, self.body):.2f}",
            f"sentences in a row: {self.prose_run}",
            f"share of the body inside links: {self.links / max(1.0, self.body):.2f}",
            f"consent text: {self.consent:.0f}",
            f"removed prose: {self.removed_prose:.0f}",
        )


def refuse(described: DescribedDocument) -> Refusal | None:
    """Decide whether a described document is an article; None: it is."""
    shape = _measure(described)
    code, message = _judge(described, shape)
    return Refusal(code, message, shape.facts()) if code is not None else None


def _judge(described: DescribedDocument, shape: _Shape) -> tuple[QuarantineCode, str] | tuple[None, str]:
    share = shape.prose / max(1.0, shape.body)
    if (kind := other_kind(described)) is not None:
        return QuarantineCode.NOT_AN_ARTICLE, kind
    walled = shape.body < SHORT_BODY and shape.prose_blocks < RUNNING_PROSE  # short posts may stand beside a notice
    if shape.consent > CONSENT_SHARE * (shape.body + shape.consent) and walled and not _stands_apart(described):
        return QuarantineCode.CONSENT_WALL, "A cookie or consent notice, not the article. Fetch it with consent given."
    if shape.body < SHORT_BODY and shape.removed_prose > TOO_MUCH_REMOVED * max(shape.body, MIN_BODY):
        message = "Far more prose was removed than kept. Run `newswinnow explain` on it and report the rule at fault."
        return QuarantineCode.TOO_MUCH_REMOVED, message
    scarce = shape.prose_run < RUNNING_PROSE and shape.longest_prose < LONG_PROSE
    if _is_front_page(described) and scarce:
        return QuarantineCode.NOT_AN_ARTICLE, "A front page or section page. Ingest the articles that it links to."
    if described.raw.kind == "html" and is_section_front(described):
        return QuarantineCode.NOT_AN_ARTICLE, "The front of a section. Ingest the articles that it links to."
    scattered = shape.body >= MIN_BODY and shape.prose_run < RUNNING_PROSE
    if scattered and shape.links > INDEX_LINK_SHARE * shape.body and share < INDEX_PROSE_SHARE:
        return QuarantineCode.NOT_AN_ARTICLE, "A list of links, not an article. Ingest the pages that it links to."
    if scattered and described.raw.kind == "text" and share < MIN_PROSE_SHARE and shape.prose_run < 2:
        return QuarantineCode.NOT_AN_ARTICLE, "Headlines or fragments without prose, not an article."
    if shape.body < MIN_BODY:
        if not shape.body:
            message = "Nothing is left of the text after cleaning. Run `newswinnow explain` on it to see why."
            return QuarantineCode.NOT_AN_ARTICLE, message
        message = "Too short to be an article. If it is one, check with `newswinnow explain` what was removed."
        return QuarantineCode.TEXT_TOO_SHORT, message
    return None, ""


def _measure(described: DescribedDocument) -> _Shape:
    cleaned = described.cleaned
    body = prose = links = consent = removed = longest_prose = 0.0
    run = longest = blocks = 0
    for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True):
        text = block.text
        if verdict.keep:
            length = reading_length(text)
            body += length
            links += length * block.link_density
            if length >= PROSE_LINE and is_sentence_like(text, PROSE_LINE):
                prose += length
                blocks += 1
                run += 1
                longest = max(longest, run)
                longest_prose = max(longest_prose, length)
            else:
                run = 0
        elif verdict.reason is Reason.CONSENT:
            consent += reading_length(text)
        elif (
            len(text) >= _LEAST_PROSE
            and verdict.captured_as is None
            and verdict.reason not in _FOREIGN
            and is_sentence_like(text)
        ):
            removed += reading_length(text)
    return _Shape(body, prose, blocks, longest_prose, longest, links, consent, removed)


def _stands_apart(described: DescribedDocument) -> bool:
    """Whether a short body is plainly not the rest of a notice: it stands below a headline and a byline or a date, or, on a page,
    in the article's element and the notice in one of its own.
    """
    cleaned = described.cleaned
    pairs = list(zip(cleaned.blocks, cleaned.verdicts, strict=True))
    kept = [block for block, verdict in pairs if verdict.keep]
    if not kept or sum(reading_length(block.text) for block in kept) < MIN_BODY:
        return False
    if any(_CONSENT in block.marks for block in kept):
        return False
    if described.raw.kind == "html":
        notices = [
            block for block, verdict in pairs if verdict.reason is Reason.CONSENT and len(block.text) >= PROSE_LINE
        ]
        in_article = all(_ARTICLE & set(block.marks) for block in kept)
        if in_article and all(_CONSENT in block.marks and not _ARTICLE & set(block.marks) for block in notices):
            return True
    stated = stated_above(cleaned)
    return "title" in stated and not stated.isdisjoint(("byline", "date_published"))


def _is_front_page(described: DescribedDocument) -> bool:
    """Whether the page's own address is that of a site or declares itself one."""
    address = described.description.canonical_url or described.description.url
    parts = urlsplit(address) if address else None
    return parts is not None and bool(parts.netloc) and parts.path.strip("/") == "" and not parts.query
