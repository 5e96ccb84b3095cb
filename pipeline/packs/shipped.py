"""What ships or is installed with the package, read once: the stages touch no files themselves."""

from __future__ import annotations

from functools import lru_cache
from importlib import metadata, resources


@lru_cache(maxsize=1)
def newswinnow_version() -> str:
    """The version that is installed; looking it up reads a file, 0.25 ms a time."""
    return metadata.version("newswinnow")


def shipped_model(name: str) -> str:
    """The text of a learned model that ships with the package."""
    return (resources.files("pipeline.packs") / "data" / "models" / name).read_text("utf-8")
