"""The schemas as they were released, and what has changed since."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.schema.compatibility import RANK, changes, required_bump
from pipeline.schema.generate import MODELS, render, schema, version_of

FOLDER = "released"
_NAME = re.compile(r"^(?P<name>[a-z]+)\.(?P<version>\d+\.\d+\.\d+)\.json$")

Version = tuple[int, int, int]


def released(schemas: Path) -> dict[str, dict[Version, Path]]:
    """The released files of each kind under a folder of schemas, by version, oldest first."""
    found: dict[str, dict[Version, Path]] = {}
    for path in sorted((schemas / FOLDER).glob("*.json")):
        if matched := _NAME.match(path.name):
            found.setdefault(matched["name"], {})[_parts(matched["version"])] = path
    return {name: dict(sorted(versions.items())) for name, versions in sorted(found.items())}


def breaches(schemas: Path, version: str | None = None) -> list[str]:
    """Breaking changes of today's schemas against every release of the same major version, as sentences.

    `version` is today's of all kinds, instead of each one's own. With a new major version everything may change, so there
    are none then.
    """
    out = []
    for name, versions in released(schemas).items():
        if name not in MODELS:
            out.append(f"{name}: released as {_dotted(max(versions))}, and there is no such file any more")
            continue
        major = _parts(version or version_of(name))[0]
        for number in (number for number in versions if number[0] == major):
            before = json.loads(versions[number].read_text("utf-8"))
            found = [change for change in changes(before, schema(name)) if change.bump == "major"]
            out += [f"{name} {_dotted(number)}: {change.where or '/'}: {change.what}" for change in found]
    return out


def release(schemas: Path, version: str | None = None) -> list[Path]:
    """Copy today's schemas to the released ones; returns the files that are new. `version` as for `breaches`.

    Raises UsageError if a schema has changed more than its version says since its last release: a released file is
    never written again, so a change needs a new version, and a breaking one a new major.
    """
    new = []
    for name in MODELS:
        today = version or version_of(name)
        number = _parts(today)
        earlier = {v: path for v, path in released(schemas).get(name, {}).items() if v <= number}
        if earlier:
            last, path = max(earlier.items())
            _check_bump(name, last, number, json.loads(path.read_text("utf-8")))
        if number not in earlier:
            new.append(schemas / FOLDER / f"{name}.{today}.json")
    for path in new:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(path.name.partition(".")[0]), "utf-8")
    return new


def _check_bump(name: str, last: Version, today: Version, before: dict[str, Any]) -> None:
    needed = required_bump(before, schema(name))
    raised = next((bump for bump, i in (("major", 0), ("minor", 1), ("patch", 2)) if today[i] != last[i]), "none")
    if RANK[raised] < RANK[needed]:  # type: ignore[index]
        raise UsageError(
            f"The {name} schema has changed since {_dotted(last)} in a way that asks for a new {needed} version.",
            f"Raise the version that {MODELS[name].__name__} writes (SCHEMA_VERSION in pipeline/model/version.py).",
        )


def _parts(version: str) -> Version:
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch


def _dotted(version: Version) -> str:
    return ".".join(map(str, version))
