"""What a record depends on besides its input: code version, rules, models, schema. One digest."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import metadata

from pipeline.model.record import SCHEMA_VERSION
from pipeline.packs import Ruleset

# Packages whose version can change a record.
DECIDING_PACKAGES = ("trafilatura", "lxml", "langdetect", "py3langid", "charset-normalizer")


@lru_cache(maxsize=1)
def package_versions() -> tuple[tuple[str, str], ...]:
    """(name, version) of newswinnow and of the packages that can change a record."""
    return tuple((name, metadata.version(name)) for name in ("newswinnow", *DECIDING_PACKAGES))


@lru_cache(maxsize=64)
def _digest(rules_digest: str, strictness: str) -> str:
    parts = [SCHEMA_VERSION, rules_digest, strictness, *(f"{n}={v}" for n, v in package_versions())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def fingerprint(ruleset: Ruleset) -> str:
    """SHA-256 over everything that a record depends on besides its input; equal fingerprints give equal records."""
    return _digest(ruleset.digest, ruleset.strictness)
