"""Files and objects that hold many documents: JSON Lines and WARC, read as streams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from pipeline.errors import EnvironmentFault
from pipeline.model.document import Hints
from pipeline.sources.compression import corruption_errors, is_cut_off, open_plain
from pipeline.sources.encodings import EncodingDamaged, decoded, read_some
from pipeline.sources.json_lines import NotLines, json_lines
from pipeline.sources.load import hints_of
from pipeline.sources.reference import Container, DocumentRef, member_uri
from pipeline.sources.spool import Spool

# Above this a zstd container is not read a second time to see whether it is cut off.
_SMALL_CONTAINER = 10_000_000


def members(container: Container, spool: Spool, max_bytes: int) -> Iterator[DocumentRef]:
    """The documents of a container, in its order, with uris of their own.

    What cannot be taken apart (a damaged file) comes as one last reference with a fault, so that it is counted.
    Raises EnvironmentFault if the spool cannot be written or warcio is missing.
    """
    seen: set[int] = set()  # hashes of the ids, eight bytes each; an id that comes again gets a number
    numbers: dict[int, int] = {}  # the last number that such an id got: no name is tried twice
    reader = json_lines if container.format == "jsonl" else _warc
    try:
        for identity, ref in reader(container, spool, max_bytes):
            name = identity
            if hash(name) in seen:
                number = numbers.get(hash(identity), 1)
                while hash(name) in seen:
                    number += 1
                    name = f"{identity}~{number}"
                numbers[hash(identity)] = number
            seen.add(hash(name))
            yield replace(ref, uri=member_uri(container.uri, name))
        if container.compression == "zst" and _is_cut_off_container(container):
            yield _fault(container, "damaged zst data: the file is cut off")
    except NotLines as error:
        yield _fault(container, str(error))
    except OSError as error:
        yield _fault(container, error.strerror or str(error))
    except corruption_errors() as error:
        yield _fault(container, f"damaged {container.compression} data: {error}")


def _is_cut_off_container(container: Container) -> bool:
    """Whether a small zstd container is cut off; large ones are not read twice for it."""
    return container.size <= _SMALL_CONTAINER and is_cut_off(container.path, container.store)


_Identified = Iterator[tuple[str, DocumentRef]]


def _warc(container: Container, spool: Spool, max_bytes: int) -> _Identified:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise EnvironmentFault("Reading WARC files needs warcio.", "pip install warcio") from None
    number = 0
    with open_plain(container.path, container.compression, container.store) as stream:
        watched = _Watched(stream)
        try:
            for record in ArchiveIterator(watched):
                number += 1
                headers = record.http_headers
                media_type = _media_type(headers) if headers is not None else ""
                if record.rec_type != "response" or media_type not in _READ or not _is_success(headers):
                    continue
                identity = record.rec_headers.get_header("WARC-Record-ID") or f"record-{number}"
                ref = DocumentRef(
                    "", container.path, "text" if media_type == "text/plain" else "html", media_type,
                    charset=_charset(headers), hints=_warc_hints(record.rec_headers),
                )  # fmt: skip
                try:
                    path, offset, length = spool.put(_payload(record, max_bytes))
                    ref = replace(ref, path=path, offset=offset, length=length, size=length)
                except EncodingDamaged as error:
                    ref = replace(ref, fault=str(error))  # the others are read all the same
                yield identity.strip("<>").removeprefix("urn:uuid:"), ref
            if watched.error is not None:
                raise watched.error
        except (ArchiveLoadFailed, *corruption_errors()) as error:
            raise OSError(0, f"damaged WARC after {number} records: {str(error).splitlines()[0]}") from None


class _Watched:
    """A stream that remembers what went wrong in reading it: warcio takes that for the end of the file."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            self.error = error
            raise
        except corruption_errors() as error:
            self.error = error
            raise

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()


_READ = ("text/html", "application/xhtml+xml", "text/plain")


def _payload(record: Any, max_bytes: int) -> bytes:
    """The body without transfer and content encodings; one byte more than allowed if it is too large.

    Raises EncodingDamaged, and EOFError if the archive ends in the middle.
    """
    encodings = record.http_headers.get_header("Content-Encoding") or ""
    record.http_headers.remove_header("Content-Encoding")  # warcio's own decoders hide damage
    try:
        content = read_some(decoded(record.content_stream(), encodings), max_bytes + 1)
    except EncodingDamaged:
        _read_over(record.raw_stream)
        raise
    if len(content) <= max_bytes:
        _read_over(record.raw_stream)
    return content


def _read_over(rest: Any) -> None:
    """Read what is left of a record, to see whether it is all there."""
    while rest.limit > 0 and rest.read(1 << 20):
        pass
    if rest.limit > 0:
        raise EOFError("the file is cut off")


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


def _warc_hints(headers: Any) -> Hints:
    return hints_of({"url": headers.get_header("WARC-Target-URI"), "fetched_at": headers.get_header("WARC-Date")})


def _fault(container: Container, why: str) -> DocumentRef:
    return DocumentRef(
        container.uri, container.path, "text", "application/octet-stream", size=container.size, hints=Hints(), fault=why
    )
