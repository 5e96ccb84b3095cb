"""References: small, picklable values that say where a document's bytes are. They travel; the bytes do not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import IO, Literal
from urllib.parse import quote

from pipeline.model.document import DocumentKind, Hints

Compression = Literal["", "gz", "zst", "xz", "bz2"]

# Longest id of a container's document that is used as it is; longer ones are cut and told apart by a digest.
# The output adds ".json" and file systems stop at 255 bytes.
LONGEST_ID = 150


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """Where one document is.

    `uri` names it (see RawDocument). `path` is the file to open: the raw file itself, or for a document out of a
    container a piece (`offset`, `length` bytes) of the container or of a spool file beside the output. `stamp`
    changes whenever the file or its side file does (size and mtime, or what a store tells of an object); "" for
    documents out of a container and where a store tells nothing: the digest decides. `hints` are None for plain files: the side file, if `has_side_file`, is read with the document.
    """

    uri: str
    path: str
    kind: DocumentKind
    media_type: str
    compression: Compression = ""
    stamp: str = ""
    size: int = 0
    has_side_file: bool = False
    offset: int = 0
    length: int = -1
    hints: Hints | None = None
    charset: str | None = None
    json_key: str = ""  # the piece is a JSON line and the content stands under this key
    fault: str = ""  # why it cannot be read, where that is known already
    store: str = ""  # address of the store in which `path` is an object; "": a local file


class Meter:
    """How many bytes of a file on the disk, packed as they are there, have been read: for progress and nothing else."""

    def __init__(self) -> None:
        self._handle: IO[bytes] | None = None
        self._last = 0

    def watch(self, handle: IO[bytes]) -> None:
        """From now on this handle's position counts."""
        self._handle = handle

    @property
    def position(self) -> int:
        """As of now, or of the last time that the handle could tell."""
        if self._handle is not None:
            try:
                self._last = max(self._last, self._handle.tell())
            except (OSError, ValueError):
                self._handle = None  # closed, or of a kind that cannot tell
        return self._last


@dataclass(frozen=True, slots=True)
class Keys:
    """Under which names rows (JSON lines, tables) hold a document: a page, or a text."""

    html: str = "html"
    text: str = "text"

    def of(self, values: object) -> str:
        """Which of the two names a row's document has; the text's if neither holds anything."""
        html, text = (values.get(self.html), values.get(self.text)) if isinstance(values, dict) else (None, None)
        if isinstance(html, str) and (html.strip() or not (isinstance(text, str) and text.strip())):
            return self.html
        return self.text

    def __str__(self) -> str:
        return f"{self.html} or {self.text}"


KEYS = Keys()


@dataclass(frozen=True, slots=True)
class Container:
    """A file that holds many documents."""

    uri: str
    path: str
    format: str  # jsonl, warc, wacz, or a name of `pipeline.sources.formats`
    compression: Compression
    stamp: str
    size: int
    store: str = ""
    meter: Meter | None = field(default=None, compare=False, repr=False)
    keys: Keys = KEYS

    def with_keys(self, keys: Keys) -> Container:
        """With its documents under other names. Read again if they are others than before: the stamp says so."""
        if keys == self.keys or self.format in ("warc", "wacz"):
            return self
        return replace(self, keys=keys, stamp=self.stamp and f"{self.stamp}|{keys.html}|{keys.text}")


def member_uri(container: str, identity: str) -> str:
    """`<container>/<id>` with the id as one harmless path component: no separators, no `..`, not too long."""
    name = quote(identity, safe=" !$&'()+,;=@~-_.", errors="surrogatepass")
    if name.strip(". ") == "":
        name = name.replace(".", "%2E").replace(" ", "%20") or "%00"
    if len(name) > LONGEST_ID:
        name = f"{name[:LONGEST_ID]}~{hashlib.sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    return f"{container}/{name}"


def printable_name(name: str) -> str:
    """A file name as it can stand in a record. Bytes that are no UTF-8 are escaped, and a digest keeps two apart."""
    try:
        name.encode()
    except UnicodeEncodeError:
        content = name.encode("utf-8", "surrogateescape")
        return f"{content.decode('utf-8', 'backslashreplace')}~{hashlib.sha256(content).hexdigest()[:8]}"
    return name
