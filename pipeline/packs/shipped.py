"""What ships or is installed with the package beside the packs. `load_ruleset` reads it, so that stages touch no files."""

from __future__ import annotations

from functools import lru_cache
from importlib import metadata, resources
from importlib.util import find_spec
from pathlib import Path

from pipeline.packs.langid import model
from pipeline.packs.names import shipped_names

BLOCK_MODEL = "html_blocks.json"
TITLE_MODEL = "titles.json"
# Packages whose version can change a record; those that only read HTML.
HTML_PACKAGES = ("trafilatura", "lxml")
DECIDING_PACKAGES = (*HTML_PACKAGES, "langdetect", "py3langid", "charset-normalizer", "webencodings")


def read_shipped() -> None:
    """Read all of it, once for the process: 40 ms. Whoever asks for a part of it later opens no file. Raises PackError."""
    shipped_model(BLOCK_MODEL)
    shipped_model(TITLE_MODEL)
    package_versions()
    model()
    language_profiles()
    shipped_names()


@lru_cache(maxsize=1)
def package_versions() -> tuple[tuple[str, str], ...]:
    """(name, version) of newswinnow and of the packages that can change a record."""
    return tuple((name, metadata.version(name)) for name in ("newswinnow", *DECIDING_PACKAGES))


def newswinnow_version() -> str:
    """The version that is installed."""
    return dict(package_versions())["newswinnow"]


@lru_cache(maxsize=4)
def shipped_model(name: str) -> str:
    """The text of a learned model that ships with the package."""
    return (resources.files("pipeline.packs") / "data" / "models" / name).read_text("utf-8")


@lru_cache(maxsize=1)
def language_profiles() -> tuple[bytes, ...]:
    """The files of langdetect's profiles, found without importing it, in the order of their names."""
    package = find_spec("langdetect")
    assert package is not None and package.origin is not None
    files = sorted((Path(package.origin).parent / "profiles").iterdir())
    return tuple(file.read_bytes() for file in files if file.is_file())
