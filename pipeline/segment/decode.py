r"""Bytes to text: byte order mark, declared charset, UTF-8, then detection; never a silent guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import numpy as np
import webencodings

from pipeline.model.reasons import QuarantineCode, WarningCode
from pipeline.segment.errors import SegmentError

_MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file; give it the suffix .gz"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file; give it the suffix .zst"),
    (b"\x7fELF", "a program"),
)
# gb18030 holds all of gbk, and pages that declare the smaller use the larger. big5hkscs is the web's big5.
_WIDER = {"gbk": "gb18030"}
# The web has these names, but no decoder that this project would follow (WHATWG Encoding Standard, 4.2).
_NO_DECODER = {"replacement", "x-user-defined"}
# Bytes of the beginning that are looked at to tell text from binary data and to detect an encoding.
SAMPLE_BYTES = 65_536
# Share of control bytes from which the sample is no text; text has none, images and programs have 10 % and more.
BINARY_SHARE = 0.05
# Share of NUL bytes in UTF-16 without a mark: half for Latin script, none in any single-byte text. All of them are high
# bytes, so that of every two places one has nearly none.
UTF16_NULS, UTF16_STRAY_NULS = 0.2, 0.01
# Broken UTF-8 is still UTF-8 if at most this share of its non-ASCII bytes are wrong (a cut or patched file).
BROKEN_SHARE = 0.05
# `<meta charset=…>`, `<meta … content="text/html; charset=…">`, `<?xml … encoding=…?>`; browsers look at 1,024 bytes,
# but pages put scripts before it.
_STATED = re.compile(rb"<(?:meta|\?xml)\s[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
STATED_WITHIN = 8_192
_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\x00")
# Characters that no text needs and JSON, XML and databases choke on; each becomes one space, so offsets stay.
_UNWANTED_BYTES = bytes(b for b in range(32) if b not in b"\t\n\r") + b"\x7f"
_ARRAY_BYTES = 8_192  # from here on counting in an array is faster
_FEED = re.compile("\f")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""Text with line ends read as `\n`, the encoding's name, what had to be guessed, and where form feeds stood."""

    text: str
    charset: str
    warnings: tuple[WarningCode, ...] = ()
    feeds: tuple[int, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Decode bytes; `declared` is the charset that the transport or the page states.

    Valid UTF-8 with characters beyond ASCII wins over a declaration of a single-byte charset: other text is never
    UTF-8 by chance. Control characters become spaces. Raises SegmentError(empty_input | undecodable).
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _tidy(content[len(mark) :].decode(marked, "replace"), marked)
    _refuse_binary(content)
    name, sample = _known(declared), content[:SAMPLE_BYTES]
    if 0 in sample and not (name or "").startswith("utf-16") and (wide := _unmarked_utf16(sample)):
        # before UTF-8 is tried: ASCII in UTF-16 is valid UTF-8, too
        return _tidy(content.decode(wide, "replace"), wide, WarningCode.CHARSET_GUESSED)
    text = _try(content, "utf-8")
    if text is not None and (declared is None or not content.isascii()):
        return _tidy(text, "utf-8", controls=_may_hold_controls(content))
    if name is not None and name.startswith("utf-16") and content.isascii() and 0 not in sample:
        name = None  # a declaration that could be read is not in UTF-16
    if name is not None and (stated := _try(content, name)) is not None:
        return _tidy(stated, name)
    if text is not None:
        return _tidy(text, "utf-8")
    return _detect(content)


def stated_charset(page: bytes) -> str | None:
    """The charset that a page's `<meta>` or XML declaration states within its first bytes; None if it states none."""
    found = _STATED.search(page[:STATED_WITHIN])
    return found.group(1).decode("ascii") if found else None


def _refuse_binary(content: bytes) -> None:
    if not content.strip(b" \t\r\n\f\v\0"):
        raise SegmentError(QuarantineCode.EMPTY_INPUT, "The file is empty. Fetch it again or remove it.")
    sample = content[:SAMPLE_BYTES]
    kind = next((kind for signature, kind in _SIGNATURES if sample.startswith(signature)), None)
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if kind is None and controls <= BINARY_SHARE * len(sample):
        return
    message = f"The bytes are {kind or 'binary data'}, no text. Give the text or the page itself, or remove the file."
    raise SegmentError(QuarantineCode.UNDECODABLE, message, (f"first bytes: {content[:16].hex(' ')}",))


def _known(declared: str | None) -> str | None:
    """Python's name of a declared charset, by the labels that browsers know (WHATWG) and no others; else None."""
    found = webencodings.lookup((declared or "").strip().strip("\"'"))
    if found is None or found.name in _NO_DECODER:
        return None
    name: str = found.codec_info.name
    return _WIDER.get(name, name)


def _try(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeError, LookupError):
        return None


def _detect(content: bytes) -> Decoded:
    """An encoding found from the bytes alone; the same bytes give the same answer."""
    sample = content[:SAMPLE_BYTES]
    replaced = content.decode("utf-8", "replace")
    beyond = len(content.translate(None, bytes(range(128))))
    if replaced.count("\ufffd") <= BROKEN_SHARE * beyond:
        return _tidy(replaced, "utf-8", WarningCode.CHARSET_REPLACED)
    from charset_normalizer import from_bytes  # lazily: valid UTF-8, nearly all of the input, does without

    best = from_bytes(sample).best()
    if best is None:
        message = "The bytes are no text in any known encoding. If they are, declare the charset in the side file."
        raise SegmentError(QuarantineCode.UNDECODABLE, message, (f"first bytes: {content[:16].hex(' ')}",))
    return _tidy(*_western(content, best.encoding), WarningCode.CHARSET_GUESSED)


def _unmarked_utf16(sample: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, by where its NULs stand: at odd places in little endian, at even ones in big."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd <= UTF16_NULS * len(sample) or min(even, odd) > UTF16_STRAY_NULS * len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _western(content: bytes, detected: str) -> tuple[str, str]:
    """The text and the name: of encodings that give the same text, the most common one."""
    text = content.decode(detected, "replace")
    same = _try(content, "cp1252")
    return (same, "cp1252") if same == text else (text, detected)


def _may_hold_controls(utf8: bytes) -> bool:
    """Whether valid UTF-8 may hold one of `_CONTROLS`; an eighth of the time of looking for them in the text."""
    if len(utf8) < _ARRAY_BYTES:
        return len(utf8.translate(None, _UNWANTED_BYTES)) < len(utf8) or _holds_noncharacter(utf8)
    codes = np.frombuffer(utf8, np.uint8)
    wanted = sum(int(np.count_nonzero(codes == code)) for code in b"\t\n\r")
    return int(np.count_nonzero(codes < 32)) > wanted or b"\x7f" in utf8 or _holds_noncharacter(utf8)


def _holds_noncharacter(utf8: bytes) -> bool:
    """Whether U+FFFE, U+FFFF or one of the 62 before them stand in it; single bytes are found 25 times as fast as pairs."""
    return b"\xef" in utf8 and b"\xef\xbf" in utf8


def _tidy(text: str, charset: str, *warnings: WarningCode, controls: bool = True) -> Decoded:
    text = text.lstrip("\ufeff")  # files that were marked twice, or joined, begin with several
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    feeds: tuple[int, ...] = ()
    if controls and _CONTROLS.search(text):
        feeds = tuple(found.start() for found in _FEED.finditer(text))
        text = _CONTROLS.sub(" ", text)
    if not text or text.isspace():
        raise SegmentError(QuarantineCode.EMPTY_INPUT, "The file is empty. Fetch it again or remove it.")
    if "\ufffd" in text and warnings != (WarningCode.CHARSET_REPLACED,):
        warnings = (*warnings, WarningCode.CHARSET_REPLACED)
    return Decoded(text, charset, warnings, feeds)
