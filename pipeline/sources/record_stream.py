"""The bytes of a WARC file record by record: after damage, on at the next record.

A record that is damaged costs itself. What comes behind it is found by the next member of a `.gz`, or by the next line
that begins as a record does; where the file can be read anew, from behind the damaged record's own head, so that a
length that is too large swallows nothing.
"""

from __future__ import annotations

import re
import zlib
from typing import IO

from pipeline.sources.compression import corruption_errors

_PIECE = 1 << 16
_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/"
_HEAD = re.compile(rb"WARC/\d\.\d+\r?\n\Z")
# Bytes of a damaged member that are kept to look for the next one in: its damage may show late.
_KEPT = 1 << 20
# Longest line of a record's head; anything longer is no head.
_LONGEST_LINE = 1 << 16
# Of a head all lines together: the largest known have some kilobytes.
_LONGEST_HEAD = 1 << 20


class Damaged(Exception):
    """What is read does not go on as it should; `RecordStream.resume` finds where it does."""


class _Members:
    """The members of a gzip file, one after the other; damage in one does not reach the next."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._data = b""
        self._used = bytearray()  # what the present member has taken
        self._member: zlib._Decompress | None = None
        self.begun = 0  # members so far

    def read(self, _size: int) -> bytes:
        """The next bytes, b"" at the end. Raises zlib.error and EOFError."""
        while True:
            if not self._data:
                self._data = self._raw.read(_PIECE)
            if self._member is None:
                self._data = self._data.lstrip(b"\0")
                if not self._data:
                    if not (more := self._raw.read(_PIECE)):
                        return b""
                    self._data = more
                    continue
                self._used.clear()
                self.begun += 1
                self._member = zlib.decompressobj(31)
            given = self._data
            found = self._member.decompress(given, _PIECE)
            self._data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if len(self._used) < _KEPT:
                self._used += given[: len(given) - len(self._data)]
            if self._member.eof:
                self._member = None
            if found:
                return found
            if not given:
                raise EOFError("the file is cut off")

    def resume(self) -> bool:
        """Go to the next member that begins with a record; False if there is none."""
        data, self._member = bytes(self._used[1:]) + self._data, None
        if not self._used:
            data = data[1:]
        self._used.clear()
        while True:
            start = data.find(_GZIP)
            while start >= 0:
                if len(data) - start < _PIECE:
                    data, start = data[start:] + self._raw.read(_PIECE), 0
                if _begins_record(data[start:]):
                    self._data = data[start:]
                    return True
                start = data.find(_GZIP, start + 1)
            more = self._raw.read(_PIECE)
            if not more:
                self._data = b""
                return False
            data = data[-2:] + more


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data[:_PIECE], len(_RECORD)) == _RECORD
    except zlib.error:
        return False


class RecordStream:
    """A file's plain bytes, for reading record by record.

    Reading raises Damaged where the bytes underneath are damaged, and EnvironmentFault or TransientFault as a store does.
    """

    def __init__(self, stream: IO[bytes], *, is_gzip: bool, can_rewind: bool) -> None:
        """`stream`: as it is stored if it `is_gzip`, else decompressed. `can_rewind`: it can be read anew."""
        self._stream, self._can_rewind = stream, can_rewind
        self._source: _Members | IO[bytes] = _Members(stream) if is_gzip else stream
        self._members = self._source if isinstance(self._source, _Members) else None
        self._kept, self._at = b"", 0  # what was read ahead, and how much of it is taken
        self._offset = 0  # in the whole
        self._head = 0  # bytes of the head that is being read
        self._held = b""  # the beginning of a record that was met inside another
        self.is_inside = False  # of a record; set by the reader

    def tell(self) -> int:
        return self._offset

    @property
    def member(self) -> int:
        """Number of the gzip member that is being read; 0 where there are none."""
        return self._members.begun if self._members is not None else 0

    def _more(self) -> bytes:
        if self._held:
            raise Damaged("cut off: the next record begins inside it")
        before = self.member
        try:
            found = self._source.read(_PIECE)
        except OSError as error:
            raise Damaged(error.strerror or str(error)) from None
        except corruption_errors() as error:
            raise Damaged(str(error)) from None
        if self.is_inside and self.member != before and found.startswith(_RECORD):
            self._held = found
            raise Damaged("cut off: the next record begins inside it")
        return found

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, some at least unless it is the end."""
        if self._at >= len(self._kept):
            self._kept, self._at = self._more(), 0
        part = self._kept[self._at :] if size < 0 else self._kept[self._at : self._at + size]
        self._at += len(part)
        self._offset += len(part)
        return part

    def readline(self, length: int | None = None) -> bytes:
        """A line of a head with its end, or as much as one may be long. Raises Damaged if the head does not end."""
        line = self._line(length)
        self._head += len(line)
        if self._head > _LONGEST_HEAD:
            raise Damaged("a head that does not end")
        return line

    def _line(self, length: int | None = None) -> bytes:
        most = min(length or _LONGEST_LINE, _LONGEST_LINE)
        while (end := self._kept.find(b"\n", self._at, self._at + most)) < 0 and len(self._kept) - self._at < most:
            if not (more := self._more()):
                break
            self._kept, self._at = self._kept[self._at :] + more, 0
        if self._at >= len(self._kept):
            return b""
        return self.read(end + 1 - self._at if end >= 0 else most)

    def push_back(self, line: bytes) -> None:
        """Have what was read last come again."""
        self._kept, self._at = line + self._kept[self._at :], 0
        self._offset -= len(line)

    def next_head(self) -> bytes:
        """Read over blank lines; the first line of what comes, which is still to be read; b"" at the end."""
        while (line := self._line()) in (b"\r\n", b"\n"):
            pass
        self.push_back(line)
        self._head = 0
        return line

    def resume(self, behind: int) -> bool:
        """After damage: go to the next record, looked for from offset `behind` on if that is possible."""
        self.is_inside = False
        if self._held:
            self._kept, self._at, self._held = self._held, 0, b""
            return True
        if self._members is not None:
            return self._is_at_record() or self._members.resume()
        if self._can_rewind:
            self._stream.seek(behind)
            self._kept, self._at, self._offset = b"", 0, behind
        return self._is_at_record()

    def _is_at_record(self) -> bool:
        """Go to what next begins a record, at the beginning of a line or behind the rest of a cut one; False at the end, and at damage."""
        try:
            while line := self._line():
                if (head := _HEAD.search(line)) is not None:
                    self.push_back(line[head.start() :])
                    return True
        except Damaged:
            self._kept, self._at = b"", 0
        return False
