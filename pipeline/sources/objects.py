"""The objects of a store as a source: listed folder by folder in the order of their uris, read in blocks."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import IO, TYPE_CHECKING, Any, TypeVar

from pipeline.address import shown
from pipeline.errors import UsageError
from pipeline.sources.kinds import SIDE_SUFFIX, as_entry, classify, note_passed
from pipeline.sources.reference import Container, DocumentRef, printable_name
from pipeline.sources.store import Store, as_fault, connect, is_everywhere, patiently

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Read at a time. Nearly every document is one request; a container takes the memory of one block.
BLOCK = 8 << 20
# What a listing may tell about an object that changes with its bytes, best first.
_STAMPS = (
    "ETag", "etag", "md5Hash", "content_md5", "Content-MD5", "crc32c", "CRC", "LastModified", "last_modified",
    "Last-Modified", "updated", "mtime", "modified", "created", "date_time",
)  # fmt: skip
# Folders of a store are names that a server makes up; more than so many in one another are not entered.
_DEEPEST = 200
_Entry = dict[str, Any]
Result = TypeVar("Result")


def scan_address(address: str, passed: Counter[str] | None = None) -> Iterator[DocumentRef | Container]:
    """Every document and container under an address, or the one that it names, sorted by uri (code points).

    Reads no object. Takes memory for the names of one folder at a time; `passed` counts what is passed over, by kind.
    Raises UsageError if there is nothing at the address, EnvironmentFault if it cannot be listed, TransientFault if it does not answer.
    """
    store = connect(address, anew=True)
    root = store.root.rstrip("/")
    name = root.rpartition("/")[2]
    entry = _told(store, {"name": store.root}) if classify(name)[0] else {}
    if entry.get("type") == "file":
        found = _reference(store, {**entry, "name": store.root}, printable_name(name), {})
        if found is not None:
            yield found
        return
    yield from _walk(store, root, "", _listing(store, root), passed)


def open_object(address: str, path: str) -> IO[bytes]:
    """An object for reading from its beginning to its end.

    This and reading raise OSError for what is the object's own fault, EnvironmentFault if the store refuses
    everything, TransientFault if it does not answer.
    """
    store = connect(address)
    if getattr(store.system, "async_impl", False):
        return io.BufferedReader(_Blocks(_ranges(store, path)))
    handle = _ask(address, partial(store.system.open, path, "rb"))
    return io.BufferedReader(_Blocks(_parts(address, handle)))


def lives_here(address: str) -> bool:
    """Whether an address means something in this process only, so that no worker can read it."""
    return address.rpartition("::")[2].startswith("memory://")


def _ask(address: str, action: Callable[[], Result]) -> Result:
    """Ask a store for something of one object, patiently."""
    try:
        return patiently(action)
    except Exception as error:
        if is_everywhere(error):
            raise as_fault(error, address) from error
        if isinstance(error, OSError):
            raise
        raise OSError(0, f"{type(error).__name__}: {error}") from error


def _ranges(store: Store, path: str) -> Iterator[bytes]:
    """An object block by block, each by a request of its own, which is repeated if need be."""
    offset, size = 0, partial(store.system.info, path)
    while True:
        try:
            block = _ask(store.address, partial(store.system.cat_file, path, start=offset, end=offset + BLOCK))
        except OSError:
            if offset == 0 and _ask(store.address, size)["size"] == 0:  # an empty object has no first byte to ask for
                return
            raise
        yield block
        offset += len(block)
        if len(block) != BLOCK:  # its end; or a web server that knows no ranges, and has sent everything
            return
        if offset >= _ask(store.address, size)["size"]:
            return


def _parts(address: str, handle: IO[bytes]) -> Iterator[bytes]:
    """A file of a store that is no service of its own, such as an archive."""
    with handle:
        while part := _ask(address, partial(handle.read, BLOCK)):
            yield part


class _Blocks(io.RawIOBase):
    """A stream of blocks as a file that is read in order."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        super().__init__()
        self._blocks = blocks
        self._block, self._used, self._before = b"", 0, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._before + self._used

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer as far as the present block goes."""
        while self._used == len(self._block):
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._before += self._used
            self._block, self._used = block, 0
        view = memoryview(buffer).cast("B")
        part = self._block[self._used : self._used + len(view)]
        view[: len(part)] = part
        self._used += len(part)
        return len(part)


def _listing(store: Store, folder: str) -> list[_Entry]:
    place = folder + "/" * folder.startswith(("http://", "https://"))
    try:
        found: list[_Entry] = patiently(partial(store.system.ls, place, detail=True))
    except FileNotFoundError as error:
        if folder == store.root.rstrip("/"):
            raise as_fault(error, store.address) from None
        return []  # removed while the store was listed
    except Exception as error:
        raise as_fault(error, store.address) from error
    is_file = len(found) == 1 and found[0]["type"] == "file" and str(found[0]["name"]).rstrip("/") == folder
    if is_file and folder == store.root.rstrip("/"):
        message = f"{shown(store.address)!r} is no folder, and no kind of file that is read."
        raise UsageError(message, "Give its folder.")
    return found


def _walk(
    store: Store, folder: str, prefix: str, listing: list[_Entry], passed: Counter[str] | None
) -> Iterator[DocumentRef | Container]:
    entries = []
    for entry in listing:
        name, is_folder = str(entry["name"]), entry["type"] == "directory"
        within = name[len(folder) + 1 :] if folder else name.lstrip("/")
        if not name.startswith(folder):
            continue  # a link of a web page that leads elsewhere
        base = within.removesuffix("/") if name.startswith("http") else within
        if "/" in base or (not base and not is_folder):
            continue  # another link, or the mark that some tools leave for a folder
        shown = _component(base) + "/" * is_folder
        entries.append((shown, name.rstrip("/") if is_folder else name, base, entry))
    entries.sort(key=lambda item: item[0])
    names = {base: entry for _, _, base, entry in entries}
    for shown, name, base, entry in entries:
        if not base:
            why = "Names with an empty folder ('//') cannot be read: rename these objects."
            yield DocumentRef(f"{prefix}{shown}", name, "text", "application/octet-stream", fault=why)
        elif shown.endswith("/") and prefix.count("/") >= _DEEPEST:
            why = f"It is nested more than {_DEEPEST} folders deep, or its server lists folders without end."
            yield DocumentRef(f"{prefix}{shown}", name, "text", "application/octet-stream", fault=why)
        elif shown.endswith("/"):
            yield from _walk(store, name, prefix + shown, _listing(store, name), passed)
        elif not classify(base)[0]:
            note_passed(base, passed)
        elif (found := _reference(store, entry, prefix + shown, names)) is not None:
            yield found


def _reference(store: Store, entry: _Entry, uri: str, names: dict[str, _Entry]) -> DocumentRef | Container | None:
    path = str(entry["name"])
    name = path.rpartition("/")[2]
    entry = _told(store, entry)
    stamp, beside = _stamp(entry), names.get(name + SIDE_SUFFIX)
    if beside is not None and stamp:
        side = _stamp(_told(store, beside))
        stamp = f"{stamp}|{side}" if side else ""
    found = as_entry(uri, path, name, stamp, int(entry.get("size") or 0), has_side_file=beside is not None)
    return replace(found, store=store.address) if found is not None else None


def _told(store: Store, entry: _Entry) -> _Entry:
    """An object's entry with something to know it by, asked for if the listing does not say."""
    if _stamp(entry):
        return entry
    try:
        return {**entry, **patiently(partial(store.system.info, entry["name"]))}
    except FileNotFoundError as error:
        if entry["name"] == store.root:
            raise as_fault(error, store.address) from None
        return entry  # removed while the store was listed
    except Exception as error:
        raise as_fault(error, store.address) from error


def _stamp(entry: _Entry) -> str:
    """Changes whenever the object does; "" if the store does not say, and then its bytes have to be looked at."""
    value = next((entry[key] for key in _STAMPS if entry.get(key) is not None), None)
    return "" if value is None else f"{entry.get('size')}:{value}"


def _component(base: str) -> str:
    """One part of an object's name as part of a uri. Parts that would lead somewhere in a folder are spelt out."""
    if base in ("", ".", ".."):
        return f"{base.replace('.', '%2E') or '%'}~{hashlib.sha256(base.encode()).hexdigest()[:8]}"
    return printable_name(base)
