"""What the newest run was told, for commands that go on from its records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.config import Configuration
from pipeline.settings import Settings
from pipeline.sinks.layout import RUNS

# What decides where documents are found, what their records say, and how they are written.
DECIDING = ("format", "ledger", "strictness", "html", "packs", "site_memory", "max_bytes")


def as_in_last_run(given: Configuration, clean: Path) -> Settings:
    """The settings of a call; what nobody set is as in the newest run over this CLEAN folder, if there was one."""
    told = _told(clean)
    unset = {name for name, origin in given.origins.items() if origin == "default"}
    found = {name: value for name, value in told.items() if name in unset}
    if not found:
        return given.settings
    kept = {name: getattr(given.settings, name) for name in Settings.model_fields if name not in found}
    return Settings(**{**kept, **found})


def _told(clean: Path) -> dict[str, Any]:
    runs = sorted((clean / RUNS).glob("*.json"))
    if not runs:
        return {}
    manifest = json.loads(runs[-1].read_bytes())
    options = dict(option.split("=", 1) for option in manifest["options"])
    found = {name: options[name] for name in DECIDING if options.get(name, "None") != "None"}
    raw = manifest["raw"]
    # An address is shown without what identifies its owner, and may not be usable again.
    return found if "://" in raw else found | {"raw": raw}
