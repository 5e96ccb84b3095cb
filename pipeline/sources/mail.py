"""A mail that was saved as a text: its body without MIME's codes, below the lines of its head (RFC 5322, RFC 2045)."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default as default_policy

from pipeline.grammar.mails import bare_subject, is_passed_on
from pipeline.model.document import DocumentKind

# A head's lines, and what tells that the body below is coded: nothing else is opened.
_HEAD_CHARS = 20_000
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:From \S+[^\n]*\n)?[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_FIELDS = re.compile(
    rb"^(from|to|subject|date|message-id|return-path|received|reply-to|mime-version):[ \t]?\S",
    re.IGNORECASE | re.MULTILINE,
)
_CODED = re.compile(
    rb"^content-type:[ \t]*multipart/|^content-transfer-encoding:[ \t]*(?:quoted-printable|base64)|^content-type:[ \t]*text/html",
    re.IGNORECASE | re.MULTILINE,
)
LEAST_FIELDS = 3  # different ones, among them who wrote and what of, or when
# What a reader sees of a head.
_SHOWN = ("From", "Date", "Subject")
_PUBLISHED = "article:published_time"
_TITLE = re.compile(r"<title[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailBody:
    """What a mail says: a text below the lines of its head, or a page whose title is its subject; in UTF-8."""

    content: bytes
    kind: DocumentKind
    media_type: str


def body_of_mail(content: bytes) -> MailBody | None:
    """The body of a mail whose parts are coded, the plain one before the page; None for all else, and for a mail that
    stands there as it is read.
    """
    if not _BEGINS.match(content):
        return None
    head = re.split(rb"\r?\n\r?\n", content[:_HEAD_CHARS].lstrip(), maxsplit=1)[0]
    fields = {found.lower() for found in _FIELDS.findall(head)}
    if len(fields) < LEAST_FIELDS or b"from" not in fields or fields.isdisjoint((b"subject", b"date")):
        return None
    if not (_CODED.search(head) or b"=?" in head):
        return None
    try:
        message = BytesParser(policy=default_policy).parsebytes(content.lstrip().removeprefix(b"\xef\xbb\xbf"))
        part = message.get_body(("plain", "html"))
        text = part.get_content() if part is not None else None
    except (ValueError, LookupError, AttributeError, TypeError, UnicodeError):
        return None  # damaged: it is read as it stands
    if not isinstance(text, str) or not text.strip():
        return None
    lines = [f"{name}: {value}" for name in _SHOWN if (value := _shown(message, name))]
    if part is not None and part.get_content_type() == "text/html":
        return MailBody((_stated(message, text) + text).encode("utf-8", "replace"), "html", "text/html")
    return MailBody("\n".join([*lines, "", text]).encode("utf-8", "replace"), "text", "text/plain")


def _stated(message: EmailMessage, page: str) -> str:
    """What the head says of a page that does not say it itself: its subject, and its day unless it was forwarded."""
    subject, stated = _shown(message, "Subject"), ""
    if subject and not _TITLE.search(page):
        stated += f"<title>{html.escape(bare_subject(subject))}</title>\n"
    sent = getattr(message.get("Date"), "datetime", None)
    if sent is not None and sent.tzinfo is not None and not is_passed_on(subject) and _PUBLISHED not in page:
        stated += f'<meta property="{_PUBLISHED}" content="{sent.isoformat()}">\n'
    return stated


def _shown(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())
