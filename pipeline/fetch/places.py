"""Where a page's file is, and putting it there."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.errors import EnvironmentFault
from pipeline.fetch.addresses import key, written
from pipeline.sinks.files import Files
from pipeline.sources.kinds import SIDE_SUFFIX

_LONGEST_PART = 80
_MOST_FOLDERS = 6
_UNSAFE = re.compile(r"[^A-Za-z0-9._~%+=,-]+")
_SUFFIXES = re.compile(r"\.(html?|php|aspx?|jsp|txt)$", re.IGNORECASE)
_DIGITS = 10  # hexadecimal, of the address's SHA-256: tells apart what has the same name


def page_path(source: str, url: str, *, is_text: bool) -> str:
    """Path below RAW: `<source>/<host>/<folders of the address>/<name>~<digest>.html`; never outside of RAW."""
    pieces = urlsplit(url)
    host = _part(pieces.netloc.rpartition("@")[2].lower().replace(":", "_"))
    *folders, name = [part for part in pieces.path.split("/") if part] or [""]
    name = _part(_SUFFIXES.sub("", name)) or "index"
    digest = hashlib.sha256(url.encode()).hexdigest()[:_DIGITS]
    suffix = ".txt" if is_text else ".html"
    return "/".join([source, host, *(_part(f) for f in folders[:_MOST_FOLDERS]), f"{name}~{digest}{suffix}"])


def _part(text: str) -> str:
    """One harmless part of a path."""
    part = _UNSAFE.sub("_", text)[:_LONGEST_PART]
    return "_" + part[1:] if part.startswith(".") else part


def put_page(raw: Path, path: str, content: bytes, facts: dict[str, str]) -> None:
    """Write a page and its side file, durably, the side file first. `facts` hold the page's `url`, and `asked`, the address
    that was asked for, if that led elsewhere.

    Raises EnvironmentFault if the place holds a page of another address, or the disk fails.
    """
    place, side = raw / path, raw / f"{path}{SIDE_SUFFIX}"
    files = Files(raw)
    known = files.read(side)
    holds = _addresses(known) if known is not None else []
    own = {key(facts[name]) for name in ("url", "asked") if name in facts}
    if holds and own.isdisjoint(key(written(other)) for other in holds):
        hint = "Move it away; nothing was overwritten."
        raise EnvironmentFault(f"{str(place)!r} holds another page: {holds[0]}.", hint)
    files.make_folder(place.parent)
    files.write(side, json.dumps(facts, ensure_ascii=False, indent=1).encode() + b"\n")
    files.write(place, content)
    files.flush()


def _addresses(side: bytes) -> list[str]:
    """The addresses that a side file names: that which was asked for, and that which answered."""
    try:
        values = json.loads(side)
    except ValueError:
        return []
    named = [values.get("asked"), values.get("url")] if isinstance(values, dict) else []
    return [url for url in named if isinstance(url, str)]
