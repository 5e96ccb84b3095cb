"""The documents of the line: what was read, what it was cut into, what was decided, what was found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from pipeline.model.addresses import is_address, is_words
from pipeline.model.block import Block, Verdict
from pipeline.model.description import Description
from pipeline.model.evidence import Origin
from pipeline.model.markup import Markup
from pipeline.model.reasons import Reason, WarningCode

DocumentKind = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What came beside a document (a side file, a feed, a WARC header, a caller): hints, never truth.

    What may not stand in a record (see `pipeline.model.addresses`) is None from the beginning, and `is_refused` says so.
    """

    url: str | None = None
    fetched_at: str | None = None  # RFC 3339
    outlet: str | None = None
    language: str | None = None  # BCP 47
    is_truncated: bool = False  # a crawler says that it did not get all of it
    is_refused: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no address, or no words."""
        for name, is_fine in _CHECKS.items():
            value = getattr(self, name)
            if value and not is_fine(value):
                object.__setattr__(self, name, None)
                object.__setattr__(self, "is_refused", True)


_CHECKS = {"url": is_address, "fetched_at": is_words, "outlet": is_words, "language": is_words}


@dataclass(frozen=True)
class RawDocument:
    """The bytes of one document and where they came from.

    `uri` is relative to the RAW folder, with `/` between parts, and names the document for good: for one out
    of a container it is `<container>/<id>`. `charset` is what the transport declared (an HTTP header), if anything.
    """

    uri: str
    kind: DocumentKind
    media_type: str
    content: bytes = field(repr=False)
    charset: str | None = None
    hints: Hints = Hints()

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class SegmentedDocument:
    r"""A document cut into blocks that together hold all of its visible text, in reading order.

    For a dump `text` is the decoded text with `\r\n` and `\r` read as `\n` and `Block.start`/`end` index into it;
    for HTML it is the blocks' texts joined by `\n`. `charset` is the encoding that decoded the bytes. `signs` are what the
    tool that made a dump wrote about its lines (addresses of links, marks of emphasis): the blocks do not hold it. Their
    index goes on behind the blocks', their first mark names the format.
    """

    raw: RawDocument
    charset: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    markup: Markup = field(repr=False, default=Markup())
    warnings: tuple[WarningCode, ...] = ()
    signs: tuple[Block, ...] = field(repr=False, default=())


# What the tool that made a dump wrote is known by its form, in a document that has it everywhere.
_SIGN = 0.99


@cache  # of the few formats that there are
def _of_a_sign(marks: tuple[str, ...]) -> Verdict:
    return Verdict(False, Reason.CRAWL_HEADER, Origin("dump", *marks[:1]), _SIGN)


@dataclass(frozen=True, slots=True)
class CleanedDocument:
    """A segmented document with one verdict for every block (`verdicts[i]` judges `blocks[i]`)."""

    segmented: SegmentedDocument
    verdicts: tuple[Verdict, ...] = field(repr=False)
    warnings: tuple[WarningCode, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.segmented.blocks

    @property
    def judged(self) -> Iterator[tuple[Block, Verdict]]:
        """Every block with its verdict, in reading order, and behind them the signs of the tool that made a dump."""
        yield from zip(self.segmented.blocks, self.verdicts, strict=True)
        yield from ((sign, _of_a_sign(sign.marks)) for sign in self.segmented.signs)

    @property
    def kept(self) -> tuple[Block, ...]:
        """The body, in reading order."""
        return tuple(b for b, v in zip(self.segmented.blocks, self.verdicts, strict=True) if v.keep)

    def captured(self, field_name: str) -> tuple[Block, ...]:
        """The blocks that were lifted out of the body because they state `field_name`, in reading order."""
        pairs = zip(self.segmented.blocks, self.verdicts, strict=True)
        return tuple(b for b, v in pairs if v.captured_as == field_name)


@dataclass(frozen=True, slots=True)
class DescribedDocument:
    """A cleaned document with its metadata, each value with its evidence."""

    cleaned: CleanedDocument
    description: Description = field(repr=False)

    @property
    def raw(self) -> RawDocument:
        return self.cleaned.segmented.raw
