"""Putting the report together: data as JSON, one script, one style, one file.

All text in it is untrusted. It stands in the file only as JSON in data blocks, in which every `<` is an escape; the
script shows it through `textContent`; and a Content-Security-Policy allows exactly that script and that style, by
their SHA-256, and no connection to anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault, UsageError, folder_meant
from pipeline.packs.corrections import FIELDS as CORRECTABLE
from pipeline.packs.corrections import LISTS
from pipeline.report import drift, figures
from pipeline.report.details import PER_PACK, choose, packs, read_details
from pipeline.report.documents import (
    FAMILIES,
    FIELDS,
    REASONS,
    WARNINGS,
    Article,
    Quarantined,
    read_articles,
    read_quarantined,
)
from pipeline.sinks.layout import ARTICLES, QUARANTINE, RUNS
from pipeline.whole import write_whole

# Bytes of side-by-side views that are embedded, before they are packed: some 50,000 documents. The list is drawn before
# the browser has read them, so that they keep nobody waiting.
DETAIL_BYTES = 400_000_000
Follow = Callable[[Iterator[Article]], Iterator[Article]]
CONNECT = "; connect-src 'self'"  # what a page that is served may do beyond any other
_QUARANTINE_PART = 8  # an eighth of them, on top, for quarantined inputs


def write(clean: Path, out: Path, detail_bytes: int = DETAIL_BYTES, follow: Follow = iter) -> int:
    """Write the report over a CLEAN folder; gives the number of bytes. The same folder gives the same bytes.

    `follow` is given the articles as they are read, and gives them back as they pass.

    Raises UsageError if `clean` is not filled, RecordUnreadable for a broken record, EnvironmentFault if `out` cannot
    be written.
    """
    page = build(clean, detail_bytes, follow)
    try:
        _put(page, out)
    except OSError as error:
        raise EnvironmentFault(f"{out} cannot be written: {error.strerror}.", "Name another file.") from error
    return len(page)


def _put(page: bytes, out: Path) -> None:
    """Write a file as a whole, or leave what is there; a pipe, a device or a link is written to."""
    if out.is_symlink() or (out.exists() and not out.is_file()):
        out.write_bytes(page)
    else:
        write_whole(out, page)


def build(clean: Path, detail_bytes: int = DETAIL_BYTES, follow: Follow = iter, *, is_served: bool = False) -> bytes:
    """The report's bytes (UTF-8 HTML). `detail_bytes` bounds the embedded side-by-side views.

    A page that is served tells its server what is marked, and may connect to it; any other saves marks in a file.
    """
    if not any((clean / folder).is_dir() for folder in (ARTICLES, QUARANTINE, RUNS)):
        raise UsageError(
            f"{str(clean)!r} is no CLEAN folder.",
            folder_meant(clean, "Give a folder that `newswinnow run` has filled."),
        )
    articles, refused = list(follow(read_articles(clean))), list(read_quarantined(clean))
    outliers = figures.outliers(articles)
    chosen = choose(articles, outliers, detail_bytes)
    views = read_details(clean, chosen, detail_bytes // _QUARANTINE_PART)
    numbers = {uri: number for number, uri in enumerate(sorted(views))}
    data = {
        "runs": _manifests(clean),
        "fields": FIELDS,
        "reasons": REASONS,
        "families": {str(reason): family for reason, family in FAMILIES.items()},
        "warnings": WARNINGS,
        "removed": figures.removed(articles),
        "shares": figures.shares(articles),
        "outlets": figures.outlets(articles),
        "languages": figures.languages(articles),
        "dates": figures.dates(articles),
        "drift": drift.compare(clean, articles),
        "perPack": PER_PACK,
        "actions": {"fields": CORRECTABLE, "lists": LISTS},
        "sampled": len(views) < len(articles) + len(refused),
        **_tables(articles, refused, outliers, numbers),
    }
    return _assemble(data, [views[uri] for uri in sorted(views)], is_served=is_served)


def _manifests(clean: Path) -> list[dict[str, Any]]:
    """The manifests of the newest runs, newest first."""
    paths = sorted((clean / RUNS).glob("*.json"), reverse=True)[:2]
    try:
        return [json.loads(path.read_bytes()) for path in paths]
    except ValueError as error:
        raise UsageError(f"A manifest in {str(clean / RUNS)!r} is not JSON ({error}).", "Move it away.") from None


def _tables(
    articles: Sequence[Article], refused: Sequence[Quarantined], outliers: frozenset[str], numbers: dict[str, int]
) -> dict[str, Any]:
    """The lists of documents: an array each, with names that repeat replaced by their place in a table."""
    names = _table(a.outlet for a in articles)
    tongues = _table(a.language or "" for a in articles)
    messages = _table(q.message for q in refused)
    reason_bits = {name: 1 << bit for bit, name in enumerate(REASONS)}
    warning_bits = {name: 1 << bit for bit, name in enumerate(WARNINGS)}
    rows: list[list[Any]] = [
        [
            a.uri, a.title, names[a.outlet], tongues[a.language or ""], a.date, a.chars, round(a.share, 3),
            sum(reason_bits.get(reason, 0) for reason, _, _ in a.removed),
            sum(warning_bits.get(code, 0) for code in a.warnings),
            int(a.uri in outliers), numbers.get(a.uri, -1),
        ]
        for a in articles
    ]  # fmt: skip
    losses: list[list[Any]] = [
        [q.uri, q.code, q.stage, messages[q.message], int(q.retryable), q.bytes, numbers.get(q.uri, -1)]
        for q in refused
    ]
    return {
        "outletNames": list(names),
        "languageNames": list(tongues),
        "messages": list(messages),
        "articles": sorted(rows, key=_by_path),
        "quarantined": sorted(losses, key=_by_path),
    }


def _by_path(row: list[Any]) -> bytes:
    """The order in which JavaScript compares texts, so that the page finds them sorted."""
    return str(row[0]).encode("utf-16-be", "surrogatepass")


def _table(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(set(names)))}


def _assemble(data: dict[str, Any], views: Sequence[bytes], *, is_served: bool) -> bytes:
    assets = resources.files(__package__) / "assets"
    script, served, style = ((assets / name).read_bytes() for name in ("report.js", "served.js", "report.css"))
    if is_served:
        script = script.replace(b"/*served*/", served, 1)
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; base-uri 'none'; "
        f"form-action 'none'; require-trusted-types-for 'script'{CONNECT if is_served else ''}"
    )
    parts = {
        b"{{policy}}": policy.encode(),
        b"{{style}}": b"<style>" + style + b"</style>",
        b"{{data}}": _data_block("data", data),
        b"{{script}}": b"<script>" + script + b"</script>",
    }
    out: list[bytes] = []
    rest = (assets / "report.html").read_bytes()
    for mark, part in parts.items():  # each mark once, in this order: what was put in is never looked at again
        before, _, rest = rest.partition(mark)
        out += [before, part]
    before, _, rest = rest.partition(b"{{views}}")
    out.append(before)
    for number, pack in enumerate(packs(views)):
        out += [f'<script type="text/plain" id="views-{number}">'.encode(), pack, b"</script>\n"]
    return b"".join([*out, rest])


def _digest(content: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def _data_block(name: str, value: Any) -> bytes:
    """A script element that holds JSON and nothing that ends it, starts a comment in it, or is no UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    # A lone surrogate cannot be encoded; as \udXXX it is JSON again.
    return (
        f'<script type="application/json" id="{name}">'.encode()
        + text.encode("utf-8", "backslashreplace")
        + b"</script>"
    )
