"""Where a document's files are below CLEAN. The only place that turns a uri into a path."""

from __future__ import annotations

import hashlib
from pathlib import Path

ARTICLES = "articles"
AUDIT = "audit"
QUARANTINE = "quarantine"
HISTORY = "history"
RUNS = "runs"
LEDGER = "ledger.sqlite"
LOCK = ".lock"
FORGOTTEN = "forgotten.jsonl"
TEMPORARY = ".tmp"

# File systems stop at 255 bytes a component, and Linux at 4,096 bytes a path, of which CLEAN has some.
_LONGEST_COMPONENT = 255 - len(".json")
_LONGEST_URI = 2_500
# Python makes and removes folders by calling itself for each one above.
_DEEPEST = 200


def record_path(clean: Path, folder: str, uri: str) -> Path:
    """`clean/<folder>/<uri>.json`; never outside of the folder, whatever the uri says."""
    *folders, name = (_component(part) for part in _short(uri).split("/") if part not in ("", "."))
    return clean.joinpath(folder, *(_not_a_record(part) for part in folders), f"{name}.json")


def history_path(clean: Path, uri: str, revision: int) -> Path:
    """`clean/history/<uri>/<revision>.json`."""
    return record_path(clean, HISTORY, f"{_short(uri)}/{revision}")


def _short(uri: str) -> str:
    """A uri that is too deep for a path is cut, and a digest tells it apart."""
    if len(uri.encode()) <= _LONGEST_URI and uri.count("/") <= _DEEPEST:
        return uri
    kept = "/".join(uri.split("/")[: _DEEPEST // 2]).encode()[: _LONGEST_URI // 2].decode("utf-8", "ignore")
    return f"{kept.rstrip('/')}/~{hashlib.sha256(uri.encode()).hexdigest()}"


def _component(part: str) -> str:
    if part == "..":
        return "%2E%2E"
    part = part.replace("\0", "%00")
    if len(part.encode()) <= _LONGEST_COMPONENT:
        return part
    digest = hashlib.sha256(part.encode()).hexdigest()[:12]
    return part.encode()[: _LONGEST_COMPONENT - 13].decode("utf-8", "ignore") + "~" + digest


def _not_a_record(folder: str) -> str:
    """A raw folder named `a.txt.json` must not take the place of the record of `a.txt`."""
    return folder + "~" if folder.endswith(".json") else folder
