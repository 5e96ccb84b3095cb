"""A line for every run that ends over a CLEAN folder, as long as somebody listens."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from pipeline.model.counted import counted
from pipeline.sinks.layout import RUNS

_POLL_SECONDS = 1.0


class Announcer:
    """Calls `say` with a line whenever a manifest appears that was not there before. A context manager."""

    def __init__(self, clean: Path, say: Callable[[str], None]) -> None:
        self._runs, self._say = clean / RUNS, say
        self._known = self._manifests()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="announcer", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _manifests(self) -> set[Path]:
        return {path for path in self._runs.glob("*.json") if not path.name.startswith(".")}

    def _listen(self) -> None:
        while not self._ended.wait(_POLL_SECONDS):
            self._look()
        self._look()

    def _look(self) -> None:
        for path in sorted(self._manifests() - self._known):
            self._known.add(path)
            self._say(line_of(json.loads(path.read_bytes())))


def line_of(manifest: dict[str, Any]) -> str:
    """`2026-05-03 06:00Z  completed in 12 s: 120 documents: 3 records, 1 quarantined, 116 unchanged`."""
    began, ended = (datetime.fromisoformat(manifest[name]) for name in ("started_at", "ended_at"))
    parts = [counted(manifest["records"], "record", ",")]
    parts += [f"{manifest[name]:,} {name}" for name in ("quarantined", "unchanged")]
    parts += [f"{manifest[name]:,} {name.replace('_', ' ')}" for name in ("gone", "not_reached") if manifest[name]]
    again = manifest["again_changed"] + manifest["again_same"]
    parts += [f"{again:,} done again, {manifest['again_changed']:,} of them changed"] if again else []
    took = f"{(ended - began).total_seconds():.0f} s"
    done = f"{manifest['status']} in {took}: {counted(manifest['inputs'], 'document', ',')}"
    return f"{began:%Y-%m-%d %H:%MZ}  {done}: {', '.join(parts)}"
