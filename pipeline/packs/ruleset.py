"""The rule set: all packs, checked and frozen, with one digest."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pipeline.model.reasons import Reason
from pipeline.packs.languages import LanguagePack
from pipeline.packs.outlets import OutletProfile
from pipeline.packs.phrases import Phrase

Strictness = Literal["safe", "balanced", "strict"]


@dataclass(frozen=True)
class Ruleset:
    """Everything that a run's decisions depend on besides the code. Build it with `load_ruleset()`."""

    phrases: tuple[Phrase, ...]
    languages: Mapping[str, LanguagePack]
    outlets: tuple[OutletProfile, ...]
    digest: str  # SHA-256 over every file that was read
    strictness: Strictness = "balanced"


def load_ruleset(strictness: Strictness = "balanced") -> Ruleset:
    """Read the shipped packs.

    Raises PackError, naming file, line, key and what was expected, if one is broken.
    """
    root = resources.files("pipeline.packs") / "data"
    digest = hashlib.sha256()
    phrases = [p for name, table in _tables(root / "phrases", digest) for p in _phrases(name, table)]
    languages = [_language(name, table) for name, table in _tables(root / "languages", digest)]
    outlets = [_outlet(table) for _, table in _tables(root / "outlets", digest)]
    return Ruleset(
        phrases=tuple(phrases),
        languages={pack.code: pack for pack in languages},
        outlets=tuple(outlets),
        digest=digest.hexdigest(),
        strictness=strictness,
    )


def _tables(folder: Traversable, digest: Any) -> Iterable[tuple[str, dict[str, Any]]]:
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            content = file.read_bytes()
            digest.update(f"{folder.name}/{file.name}\0".encode() + content)
            yield file.name.removesuffix(".toml"), tomllib.loads(content.decode())


def _phrases(language: str, table: dict[str, Any]) -> Iterable[Phrase]:
    for entry in table.get("phrase", []):
        lists: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
        yield Phrase(**{**lists, "reason": Reason(entry["reason"]), "language": language})


def _language(code: str, table: dict[str, Any]) -> LanguagePack:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    if "function_words" in values:
        values["function_words"] = frozenset(values["function_words"])
    return LanguagePack(code=code, **values)


def _outlet(table: dict[str, Any]) -> OutletProfile:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    return OutletProfile(**values)
