"""WARC files, read as streams: pages as they were answered, and texts that others made of them (WET)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.errors import EnvironmentFault
from pipeline.model.document import DocumentKind, Hints
from pipeline.sources.compression import open_plain
from pipeline.sources.encodings import EncodingDamaged, decoded, read_some
from pipeline.sources.load import hints_of
from pipeline.sources.record_stream import Damaged, RecordStream
from pipeline.sources.reference import Compression, Container, DocumentRef
from pipeline.sources.sniff import looks_like_page
from pipeline.sources.spool import Spool

_PAGES = ("text/html", "application/xhtml+xml")
_READ = (*_PAGES, "text/plain")
# What a record's own head says of a response; such a type says nothing about the page.
_NO_TYPE = ("", "application/octet-stream", "unknown/unknown", "application/http")


# What warcio raises beside its own errors where a header is missing that it takes for granted.
_WARCIO_TRIPS = (AttributeError, TypeError, LookupError)


@dataclass(slots=True)
class Losses:
    """What was damaged in an archive."""

    records: int = 0  # read so far
    reasons: list[str] = field(default_factory=list)

    @property
    def message(self) -> str:
        shown = "; ".join(self.reasons[:3]) + ("; …" if len(self.reasons) > 3 else "")
        return f"damaged WARC, {len(self.reasons)} records lost of {self.records + len(self.reasons)} or more: {shown}"


def warc(container: Container, spool: Spool, max_bytes: int) -> Iterator[tuple[str, DocumentRef]]:
    """(identity, reference) of every page and text. Damage costs the record it is in.

    Raises OSError at the end if records were lost, saying how many; EnvironmentFault if warcio is missing.
    """
    losses = Losses()
    is_gzip = container.compression == "gz"
    packed: Compression = "" if is_gzip else container.compression
    with open_plain(container.path, packed, container.store, container.meter) as opened:
        stream = RecordStream(opened, is_gzip=is_gzip, can_rewind=not container.compression and not container.store)
        yield from read_records(stream, container, spool, max_bytes, losses)
    if losses.reasons:
        raise OSError(0, losses.message)


def read_records(
    stream: RecordStream, container: Container, spool: Spool, max_bytes: int, losses: Losses
) -> Iterator[tuple[str, DocumentRef]]:
    """(identity, reference) of every page and text of one stream of records. What is damaged is noted in `losses`."""
    try:
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.recordloader import ArcWarcRecordLoader
    except ImportError:
        raise EnvironmentFault("Reading WARC files needs warcio.", "pip install warcio") from None
    loader = ArcWarcRecordLoader(verify_http=False)
    is_arc: bool | None = None
    while True:
        behind = stream.tell()
        try:
            head = stream.next_head()
            if not head:
                break
            is_arc = head.startswith(b"filedesc:") if is_arc is None else is_arc
            behind = stream.tell() + len(head)
            _check(head, is_arc, "no record where one should begin")
            stream.is_inside = True
            found = _document(loader.parse_record_stream(stream), container, spool, max_bytes, losses.records + 1)
            stream.is_inside = False
            _check_end(stream, is_arc)
        except (Damaged, ArchiveLoadFailed, EOFError, ValueError, *_WARCIO_TRIPS) as error:
            losses.reasons.append(f"at byte {behind}: {(str(error).splitlines() or [''])[0]}"[:120])
            if not stream.resume(behind):
                break
            continue
        losses.records += 1
        if found is not None:
            yield found


def _check(head: bytes, is_arc: bool, why: str) -> None:
    """Raise Damaged if a record's first line is none; none at all is the end."""
    if head and not is_arc and not head.startswith(b"WARC/"):
        raise Damaged(why)


def _check_end(stream: RecordStream, is_arc: bool) -> None:
    """Raise Damaged if what follows shows that the record's length or its bytes are wrong.

    Damage in what comes next, behind the blank lines or in another gzip member, is not this record's.
    """
    member = stream.member
    try:
        end = stream.readline()
    except Damaged:
        if stream.member == member:
            raise
        return
    if end in (b"\r\n", b"\n"):
        try:
            stream.next_head()  # reads to the member's end, where its check sum is
        except Damaged:
            if stream.member == member:
                raise
        return
    stream.push_back(end)
    _check(end, is_arc, "a record's length is wrong")


def _document(
    record: Any, container: Container, spool: Spool, max_bytes: int, number: int
) -> tuple[str, DocumentRef] | None:
    """The record's document, its bytes in the spool; None if it holds none. Reads the record to its end."""
    length = record.rec_headers.get_header("Content-Length") or record.rec_headers.get_header("length") or ""
    if not length.strip().isdecimal():
        raise Damaged("a record without a length")
    found = _found(record, container, spool, max_bytes, number)
    _read_over(record)
    return found


def _found(
    record: Any, container: Container, spool: Spool, max_bytes: int, number: int
) -> tuple[str, DocumentRef] | None:
    kind_of_record, http = record.rec_type, record.http_headers
    if kind_of_record not in ("response", "resource", "conversion"):
        return None
    if kind_of_record == "response" and (http is None or not _is_success(http)):
        return None
    headers = http if http is not None else record.rec_headers
    media_type = _media_type(headers)
    if media_type not in _READ and media_type not in _NO_TYPE:
        return None
    content: bytes | None = None
    fault = ""
    try:
        content = _payload(record, max_bytes)
    except EncodingDamaged as error:
        fault = str(error)  # the others are read all the same
    if media_type not in _READ:
        if content is None or not looks_like_page(content):
            return None
        media_type = "text/html"
    kind: DocumentKind = "html" if media_type in _PAGES else "text"
    ref = DocumentRef(
        "", container.path, kind, media_type, charset=_charset(headers), fault=fault, hints=_hints(record)
    )
    if content is not None:
        path, offset, size = spool.put(content)
        ref = replace(ref, path=path, offset=offset, length=size, size=size)
    identity = record.rec_headers.get_header("WARC-Record-ID") or f"record-{number}"
    return identity.strip("<>").removeprefix("urn:uuid:"), ref


def _payload(record: Any, max_bytes: int) -> bytes:
    """The body without transfer and content encodings; one byte more than allowed if it is too large.

    Raises EncodingDamaged, and Damaged if the archive is.
    """
    encodings = ""
    if record.http_headers is not None:
        encodings = record.http_headers.get_header("Content-Encoding") or ""
        record.http_headers.remove_header("Content-Encoding")  # warcio's own decoders hide damage
    return read_some(decoded(record.content_stream(), encodings), max_bytes + 1)


def _read_over(record: Any) -> None:
    """Read what is left of a record, to see whether it is all there."""
    rest = record.raw_stream
    while rest.limit > 0 and rest.read(1 << 20):
        pass
    if rest.limit > 0:
        raise Damaged("the file is cut off")


def _media_type(headers: Any) -> str:
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _is_success(headers: Any) -> bool:
    """Error pages and redirects are no articles."""
    return str(headers.get_statuscode()).startswith("2")


def _charset(headers: Any) -> str | None:
    for part in (headers.get_header("Content-Type") or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower() or None
    return None


def _hints(record: Any) -> Hints:
    """Address, day of the capture, and whether the crawler says that it has not all of the page."""
    headers, http = record.rec_headers, record.http_headers
    url = (headers.get_header("WARC-Target-URI") or headers.get_header("uri") or "").strip().strip("<>")
    found = hints_of({"url": url, "fetched_at": headers.get_header("WARC-Date")})
    is_part = http is not None and str(http.get_statuscode()) == "206"
    return replace(found, is_truncated=is_part or bool(headers.get_header("WARC-Truncated")))
