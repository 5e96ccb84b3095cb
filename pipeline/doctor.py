"""`newswinnow doctor`: whether everything that a run needs is there, and what to do about what is not."""

from __future__ import annotations

import base64
import fcntl
import locale
import os
import re
import shutil
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Literal

from pipeline.config import CONFIG_VARIABLE, PREFIX, Configuration, configure
from pipeline.errors import EnvironmentFault, NewswinnowError, extra
from pipeline.plugins import packages_of
from pipeline.settings import Settings

Status = Literal["ok", "warning", "problem"]

# A run of a million dumps writes about 6 GB; below the first figure the next run may fail, below the second it will.
_LITTLE_SPACE, _NO_SPACE = 2_000_000_000, 100_000_000
# The server is up in 2 s on an idle core; a run waits for it, but a minute means that something is wrong.
_SERVER_SECONDS = 60.0
_ANSWER_SECONDS = 10.0
_EXTRAS = {
    "parquet": ("pyarrow", "--format parquet, and snapshots"),
    "duckdb": ("duckdb", "export to DuckDB"),
    "remote": ("s3fs", "RAW at an address"),
    "fetch": ("protego", "newswinnow fetch"),
    "dask": ("prefect_dask", "--runner dask"),
    "bench": ("readability", "other extractors in newswinnow bench"),
    "training": ("lightgbm", "training the line model anew"),
}
_PROBE_DUMP = (
    "Harbour to close\n\nThe harbour of Dunmorrow will close on Monday for repairs to its quay, the council said."
)
_PROBE_PAGE = (
    "<html><body><article><h1>Harbour to close</h1><p>The harbour will close on Monday.</p></article></body></html>"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, and (unless all is well) what to do."""

    status: Status
    name: str
    message: str
    hint: str = ""


def examine(config: Path | None = None) -> Iterator[Finding]:
    """Every check, one after the other; those that wait (a server's start) last. Raises nothing of its own."""
    yield from _versions()
    try:
        found = configure({}, config)
    except NewswinnowError as error:
        yield Finding("problem", "settings", error.message, error.hint)
        found = Configuration(Settings.model_construct(), None, {})
    else:
        yield _settings(found)
    checks: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
        _terminal, _raw, _clean, _memory, _rules, _line, _extras, _formats, _prefect,
    )  # fmt: skip
    for check in checks:
        yield from check(found.settings)


def _versions() -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding("ok", "version", f"newswinnow {metadata.version('newswinnow')}, Python {python}, {sys.platform}")
    from packaging.requirements import Requirement

    off = []
    for line in metadata.requires("newswinnow") or ():
        wanted = Requirement(line)
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        try:
            version = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            off.append(f"{wanted.name} is missing")
        else:
            if not wanted.specifier.contains(version, prereleases=True):
                off.append(f"{wanted.name} is {version}, not {wanted.specifier}")
    if off:
        hint = "pip install --upgrade newswinnow, best in an environment of its own"
        yield Finding("problem", "packages", "; ".join(off), hint)
    else:
        yield Finding("ok", "packages", f"Prefect {metadata.version('prefect')} and the others are as asked for")


def _settings(found: Configuration) -> Finding:
    set_here = [name for name, origin in found.origins.items() if origin != "default"]
    unknown = sorted(
        name for name in os.environ
        if name.startswith(PREFIX) and name != CONFIG_VARIABLE and name.removeprefix(PREFIX).lower() not in found.origins
    )  # fmt: skip
    message = f"{found.file or 'no newswinnow.toml'}, {len(set_here)} settings of {len(found.origins)} are set"
    if unknown:
        hint = "They have no effect; `newswinnow init` writes a file that names all settings."
        return Finding("warning", "settings", f"{message}; unknown: {', '.join(unknown)}", hint)
    return Finding("ok", "settings", message)


def _terminal(_: Settings) -> Iterator[Finding]:
    encodings = {"standard output": sys.stdout.encoding or "?", "file names": sys.getfilesystemencoding()}
    off = [f"{what}: {name}" for what, name in encodings.items() if name.lower().replace("-", "") != "utf8"]
    if off:
        yield Finding("warning", "locale", "not UTF-8: " + ", ".join(off), "Set LANG=C.UTF-8 or PYTHONUTF8=1.")
    else:
        yield Finding("ok", "locale", f"UTF-8 ({locale.setlocale(locale.LC_CTYPE) or 'C'})")


def _raw(settings: Settings) -> Iterator[Finding]:
    from pipeline.sources import readable_kinds, scan

    try:
        some = next(iter(scan(settings.raw, exclude=settings.clean)), None)
    except NewswinnowError as error:
        yield Finding("warning", "raw", error.message, error.hint)
        return
    if some is None:
        yield Finding("warning", "raw", f"{settings.raw} holds no documents", readable_kinds())
    else:
        yield Finding("ok", "raw", f"{settings.raw}, beginning with {some.uri}")


def _clean(settings: Settings) -> Iterator[Finding]:
    place = settings.clean.absolute()
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    try:
        with tempfile.NamedTemporaryFile(dir=there, prefix=".newswinnow-doctor-") as probe:
            os.fsync(probe.fileno())
            fcntl.flock(probe.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        message = f"{settings.clean} cannot be written, or not locked: {error.strerror}"
        yield Finding("problem", "clean", message, "Give permission, or another CLEAN folder on a local disk.")
        return
    free = shutil.disk_usage(there).free
    message = f"{settings.clean} can be written, {free / 1e9:,.1f} GB free"
    hint = "A record and its audit take about twice the text of the document."
    yield Finding("problem" if free < _NO_SPACE else "warning" if free < _LITTLE_SPACE else "ok", "clean", message,
                  hint if free < _LITTLE_SPACE else "")  # fmt: skip


def _memory(settings: Settings) -> Iterator[Finding]:
    from pipeline.workers.environment import usable_cores

    workers = settings.workers or usable_cores()
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    message = f"{workers} workers of at most {settings.memory_mb:,} MB; the machine has {total / 1e9:,.1f} GB"
    if workers * settings.memory_mb * 1e6 > total:
        # Workers stay far below their limit (150 MB): only several monstrous documents at once would meet it.
        hint = "Fine for ordinary documents; for huge ones set fewer workers or a lower memory_mb."
        yield Finding("warning" if total < workers * 4e8 else "ok", "memory", message, hint)
    else:
        yield Finding("ok", "memory", message)


def _rules(settings: Settings) -> Iterator[Finding]:
    from pipeline.packs import load_ruleset

    try:
        rules = load_ruleset(settings.strictness, settings.packs, settings.site_memory, settings.html)
    except NewswinnowError as error:
        yield Finding("problem", "rules", error.message, error.hint)
        return
    own = f", your own from {settings.packs}" if settings.packs else ""
    counts = f"{len(rules.phrases)} phrases, {len(rules.languages)} languages, {len(rules.outlets)} outlets"
    yield Finding("ok", "rules", f"{counts}{own}; digest {rules.digest[:12]}")


def _line(settings: Settings) -> Iterator[Finding]:
    """The models are read, and one dump and one page go through the whole line."""
    from pipeline.line import process
    from pipeline.model.document import RawDocument
    from pipeline.packs import load_ruleset

    rules = load_ruleset(settings.strictness, html=settings.html)
    began = time.process_time()
    try:
        process(RawDocument("probe.txt", "text", "text/plain", _PROBE_DUMP.encode()), rules)
        process(RawDocument("probe.html", "html", "text/html", _PROBE_PAGE.encode()), rules)
    except Exception as error:  # noqa: BLE001  # whatever it is: the installation is broken
        message = f"a probe did not go through: {type(error).__name__}: {error}"
        yield Finding("problem", "models", message, "Install newswinnow anew: pip install --force-reinstall newswinnow")
        return
    yield Finding("ok", "models", f"loaded; a dump and a page went through in {time.process_time() - began:.1f} s")


def _extras(settings: Settings) -> Iterator[Finding]:
    wanted = {
        "parquet": settings.format == "parquet",
        "dask": settings.runner == "dask",
        "remote": "://" in str(settings.raw),
    }
    missing = [name for name, (module, _) in _EXTRAS.items() if util.find_spec(module) is None]
    for name in missing:
        if wanted.get(name):
            purpose = _EXTRAS[name][1]
            yield Finding("problem", "extras", f"{purpose} is set and needs {name}", extra(name))
    there = ", ".join(name for name in _EXTRAS if name not in missing) or "none"
    rest = "; not installed: " + ", ".join(f"{name} ({_EXTRAS[name][1]})" for name in missing) if missing else ""
    yield Finding("ok", "extras", f"installed: {there}{rest}")


def _formats(_: Settings) -> Iterator[Finding]:
    """What is read and written, what other packages add, and whether that can be loaded."""
    from pipeline.exports.registry import EXPORTS, GROUP, formats
    from pipeline.sinks import brought
    from pipeline.sinks.registry import SINKS
    from pipeline.sources import formats as sources

    yield _listed("sources", sources.GROUP, "pages, texts, archives and tables", sources.source_formats)
    yield _listed("sinks", brought.GROUP, f"{len(SINKS)} formats", brought.shard_formats)
    yield _listed("exports", GROUP, f"{len(EXPORTS)} formats", formats)


def _listed(name: str, group: str, shipped: str, load: Callable[[], object]) -> Finding:
    try:
        load()
    except NewswinnowError as error:
        return Finding("problem", name, error.message, error.hint)
    others = ", ".join(packages_of(group))
    return Finding("ok", name, shipped + (f", and of other packages: {others}" if others else ""))


def _prefect(settings: Settings) -> Iterator[Finding]:
    from pipeline.flows.server import LocalServer, configured_api

    api = configured_api()
    try:
        if api is not None:
            _ask(api, os.environ.get("PREFECT_API_AUTH_STRING", ""), _ANSWER_SECONDS)
            yield Finding("ok", "prefect", f"the server at {api} answers")
            return
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="newswinnow-doctor-", ignore_cleanup_errors=True) as folder:
            home = Path(folder)
            with LocalServer(home, home / "server.log") as server:
                environment = server.environment
                _ask(environment["PREFECT_API_URL"], environment["PREFECT_API_AUTH_STRING"], _SERVER_SECONDS)
    except (EnvironmentFault, OSError) as error:
        detail = error.reason if isinstance(error, urllib.error.URLError) else error
        if api is not None:
            hint = "Start it (`prefect server start`), or unset PREFECT_API_URL: then a run brings a server of its own."
            yield Finding("problem", "prefect", f"the server at {_shown(api)} does not answer: {detail}", hint)
        else:
            hint = "`pip check` tells whether Prefect's packages fit together."
            yield Finding("problem", "prefect", f"a server of our own does not start: {detail}", hint)
    else:
        yield Finding("ok", "prefect", f"a run brings its own server; it was up in {time.monotonic() - began:.1f} s")


def _ask(api: str, password: str, seconds: float) -> None:
    """One request for the server's health. Raises OSError if there is no good answer in time."""
    if not api.startswith(("http://", "https://")):
        raise EnvironmentFault(f"{api!r} is no address of a server")
    request = urllib.request.Request(f"{api.rstrip('/')}/health")  # noqa: S310
    if password:
        request.add_header("Authorization", "Basic " + base64.b64encode(password.encode()).decode())
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=seconds) as answer:
        answer.read()


def _shown(api: str) -> str:
    return re.sub(r"//[^/@]*@", "//", api)
