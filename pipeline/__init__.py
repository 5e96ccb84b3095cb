"""newswinnow: raw scraped news in, typed article records out. Nothing is removed without a named reason.

    record = pipeline.extract(page, url="https://…")
    for record in pipeline.read_records("clean"): ...

`import newswinnow` gives the same module.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.exports import Selection, export
    from pipeline.extraction import extract
    from pipeline.line import process, trace
    from pipeline.model.document import Hints, RawDocument
    from pipeline.model.outcome import Outcome
    from pipeline.model.quarantine import QuarantineRecord
    from pipeline.model.record import ArticleRecord
    from pipeline.packs import Ruleset, load_ruleset
    from pipeline.records import read_records

__all__ = [
    "ArticleRecord",
    "Hints",
    "Outcome",
    "QuarantineRecord",
    "RawDocument",
    "Ruleset",
    "Selection",
    "__version__",
    "export",
    "extract",
    "load_ruleset",
    "process",
    "read_records",
    "trace",
]

if TYPE_CHECKING:
    __version__: str

_HOMES = {
    "ArticleRecord": "pipeline.model.record",
    "Hints": "pipeline.model.document",
    "Outcome": "pipeline.model.outcome",
    "QuarantineRecord": "pipeline.model.quarantine",
    "RawDocument": "pipeline.model.document",
    "Ruleset": "pipeline.packs",
    "Selection": "pipeline.exports",
    "export": "pipeline.exports",
    "extract": "pipeline.extraction",
    "load_ruleset": "pipeline.packs",
    "process": "pipeline.line",
    "read_records": "pipeline.records",
    "trace": "pipeline.line",
}


def __getattr__(name: str) -> Any:  # lazily, so that `newswinnow --help` imports next to nothing
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "__version__":
        return import_module("importlib.metadata").version("newswinnow")
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
