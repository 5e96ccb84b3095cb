"""Files and objects that hold many documents: JSON Lines, archives, tables, and formats of other packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Hints
from pipeline.sources.compression import corruption_errors, is_cut_off, told
from pipeline.sources.json_lines import NotLines, json_lines
from pipeline.sources.pieces import pieces
from pipeline.sources.reference import Container, DocumentRef, member_uri
from pipeline.sources.spool import Spool
from pipeline.sources.wacz import wacz
from pipeline.sources.warc import warc

_READERS = {"jsonl": json_lines, "warc": warc, "wacz": wacz}
# Above this a zstd container is not read a second time to see whether it is cut off.
_SMALL_CONTAINER = 10_000_000


def members(container: Container, spool: Spool, max_bytes: int) -> Iterator[DocumentRef]:
    """The documents of a container, in its order, with uris of their own.

    What cannot be taken apart (a damaged file) comes as one last reference with a fault, so that it is counted.
    Raises EnvironmentFault if the spool cannot be written or warcio is missing.
    """
    seen: set[int] = set()  # hashes of the ids, eight bytes each; an id that comes again gets a number
    numbers: dict[int, int] = {}  # the last number that such an id got: no name is tried twice
    reader = _READERS.get(container.format, pieces)
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
        yield _fault(container, told(error, container.compression or container.format))
    except corruption_errors() as error:
        yield _fault(container, f"damaged {container.compression} data: {error}")


def _is_cut_off_container(container: Container) -> bool:
    """Whether a small zstd container is cut off; large ones are not read twice for it."""
    return container.size <= _SMALL_CONTAINER and is_cut_off(container.path, container.store)


def _fault(container: Container, why: str) -> DocumentRef:
    return DocumentRef(
        container.uri, container.path, "text", "application/octet-stream", stamp=container.stamp, size=container.size,
        hints=Hints(), fault=why,
    )  # fmt: skip
