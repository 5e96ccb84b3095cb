"""Reading one document's bytes, within limits."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pipeline.model.document import Hints, RawDocument
from pipeline.model.reasons import QuarantineCode
from pipeline.sources.compression import corruption_errors, is_cut_off, open_plain, told
from pipeline.sources.kinds import MHTML, SIDE_SUFFIX
from pipeline.sources.mail import body_of_mail
from pipeline.sources.mhtml import NoPage, page_of_mhtml
from pipeline.sources.reference import DocumentRef
from pipeline.sources.saved import said_by_savers
from pipeline.sources.sniff import told_by_content

_HINTS = ("url", "fetched_at", "outlet", "language")
# A JSON line with its escapes may be longer than the text in it: so many times at most is read.
JSON_OVERHEAD = 2
# A side file holds four short strings; more than this is something else.
_LARGEST_SIDE_FILE = 1_000_000
# Of a line whose keys are other ones, so many are named.
_KEYS_SHOWN = 12
_NO_JSON = "The line is no JSON object: repair the line or remove it."
_NO_KEY = "Give the document's text or page under the key text or html, or name the key: --text-key, --html-key."


class SourceFault(Exception):
    """A document whose bytes cannot be had. A value for the quarantine, not an error of the run."""

    def __init__(self, code: QuarantineCode, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(code, message, details)
        self.code = code
        self.message = message
        self.details = details


def load(ref: DocumentRef, max_bytes: int) -> RawDocument:
    """Read a document and its hints.

    A page in a `.txt` is a page, and a text in an `.html` a text: `kind` and `media_type` say what the bytes are.
    `max_bytes` limits the bytes after decompression. Raises SourceFault (too_large, source_unreadable);
    EnvironmentFault if a store refuses everything, TransientFault if it does not answer.
    """
    content = _content(ref, max_bytes)
    beside = _side_values(ref) if ref.hints is None else {}
    hints = ref.hints if ref.hints is not None else hints_of(beside)
    (kind, media_type), charset = told_by_content(content, ref.kind, ref.media_type), ref.charset or _charset(beside)
    if media_type == MHTML:
        try:
            page = page_of_mhtml(content)
        except NoPage as error:
            raise _unreadable(ref, str(error)) from None
        content, media_type, charset = page.content, "text/html", page.charset or charset
        hints = _filled(hints, page.url, page.saved_at)
    if media_type == "text/plain" and (mail := body_of_mail(content)) is not None:
        content, kind, media_type, charset = mail.content, mail.kind, mail.media_type, "utf-8"
    if kind == "html" and not (hints.url and hints.fetched_at):
        hints = _filled(hints, *said_by_savers(content))
    return RawDocument(ref.uri, kind, media_type, content, charset, hints)


def _filled(hints: Hints, url: str | None, fetched_at: str | None) -> Hints:
    """With what a page says of itself where nothing beside it says so. The time belongs to the address that is taken."""
    if hints.url and url != hints.url:
        return hints
    return replace(hints, url=hints.url or url, fetched_at=hints.fetched_at or fetched_at)


def unread(ref: DocumentRef) -> RawDocument:
    """A document without its bytes, for the quarantine record of one that could not be read."""
    return RawDocument(ref.uri, ref.kind, ref.media_type, b"", ref.charset, ref.hints or Hints())


def _side_values(ref: DocumentRef) -> Any:
    """What the side file says; None for a broken one: hints are never truth, and a page is not lost over them."""
    if not ref.has_side_file:
        return {}
    try:
        with open_plain(ref.path + SIDE_SUFFIX, "", ref.store) as handle:
            return json.loads(handle.read(_LARGEST_SIDE_FILE))
    except (ValueError, RecursionError):
        return None
    except OSError:
        return {}


def _charset(values: Any) -> str | None:
    """The charset that the server stated, as `newswinnow fetch` keeps it."""
    value = values.get("charset") if isinstance(values, dict) else None
    return value.strip().lower() if isinstance(value, str) and value.strip() and value.isascii() else None


def hints_of(values: Any) -> Hints:
    """The known keys of a JSON object that hold non-empty text. What is no object, or has no text there, is refused."""
    if not isinstance(values, dict):
        return Hints(is_refused=True)
    stated = {key: value for key in _HINTS if (value := values.get(key)) is not None}
    found: dict[str, Any] = {key: value.strip() for key, value in stated.items() if _is_text(value) and value.strip()}
    return Hints(**found, is_refused=not all(map(_is_text, stated.values())))


def _is_text(value: object) -> bool:
    """False for all but texts, and for lone surrogates, which JSON can spell and UTF-8 cannot."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _content(ref: DocumentRef, max_bytes: int) -> bytes:
    if ref.fault:
        raise _unreadable(ref, ref.fault)
    if ref.length > max_bytes * (JSON_OVERHEAD if ref.json_key else 1):
        raise _too_large(ref, max_bytes)
    if ref.store and ref.size > max_bytes:
        raise _too_large(ref, max_bytes)  # nothing of it is fetched
    try:
        with open_plain(ref.path, ref.compression, ref.store) as stream:
            if ref.length >= 0:
                stream.seek(ref.offset)
                content = stream.read(ref.length)
            else:
                content = _read_up_to(stream, max_bytes + 1)
        if ref.compression == "zst" and len(content) <= max_bytes and is_cut_off(ref.path, ref.store):
            raise _unreadable(ref, "damaged zst data: the file is cut off")
    except OSError as error:
        raise _unreadable(ref, told(error, ref.compression)) from None
    except corruption_errors() as error:
        raise _unreadable(ref, f"damaged {ref.compression} data: {error}") from None
    if ref.json_key:
        content = _json_member(ref, content)
    if len(content) > max_bytes:
        raise _too_large(ref, max_bytes)
    return content


def _read_up_to(stream: Any, limit: int) -> bytes:
    """Read at most `limit` bytes; decompressors may give less than asked for at a time."""
    parts: list[bytes] = []
    left = limit
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _json_member(ref: DocumentRef, line: bytes) -> bytes:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _unreadable(ref, f"the line is no JSON: {str(error) or type(error).__name__}"[:200], _NO_JSON) from None
    if not isinstance(values, dict) or ref.json_key not in values:
        known = ", ".join(list(values)[:_KEYS_SHOWN]) if isinstance(values, dict) else "none: it is no object"
        raise _unreadable(ref, f"no key {ref.json_key}; keys are {known}"[:300], _NO_KEY)
    value = values[ref.json_key]
    if not isinstance(value, str):
        raise _unreadable(ref, f"{ref.json_key!r} is no text", _NO_KEY)
    return value.encode("utf-8", "surrogatepass")


def _too_large(ref: DocumentRef, max_bytes: int) -> SourceFault:
    message = f"The document is larger than {max_bytes} bytes. Raise --max-bytes if it is an article."
    return SourceFault(QuarantineCode.TOO_LARGE, message, (f"size on disk: {ref.size} bytes",))


def _unreadable(ref: DocumentRef, why: str, advice: str = "") -> SourceFault:
    message = f"The document cannot be read. {advice or _advice(why)}"
    return SourceFault(QuarantineCode.SOURCE_UNREADABLE, message, (why,))


def _advice(why: str) -> str:
    """What to do, by what is wrong."""
    said = why.lower()
    if any(word in said for word in ("permission", "access denied", "forbidden")):
        return "Give read permission."
    if "no such file" in said or "not found" in said:
        return "It is a link to nothing, or was removed meanwhile: put it back or remove the link."
    if any(word in said for word in ("jq -c", "iconv ", "pip install", "rename", "--text-key")):
        return "The details say what to do."
    if "encoded content" in said or "warc" in said:
        return "This record of the archive is damaged; the others are read. Fetch the archive again if it is whole elsewhere."
    if "damaged" in said or "cut off" in said or "truncated" in said:
        return "It is damaged: copy or fetch it again. What could be read before the damage is kept."
    return "Fetch it again, or check the disk and the permissions."
