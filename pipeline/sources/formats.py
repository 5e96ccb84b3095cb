"""Files that hold many documents, by format: those that are read here, and those of other packages.

A package of yours makes RAW hold a format of its own. It names a `SourceFormat` as an entry point:

    [project.entry-points."newswinnow.sources"]
    mbox = "my_package.mbox:MBOX"        # MBOX = SourceFormat("my_package.mbox", "mail folders", (".mbox",))

whose module has

    def read(stream: IO[bytes], keys: Keys) -> Iterator[Piece]

`stream` is the file without its compression (`.mbox.gz`), wherever RAW is; it can be rewound if `needs_seek` says so. A
`Piece` is one document. The same bytes must give the same pieces under the same names. What is damaged raises
`ValueError` or `OSError`, when what could be read has been given. Run `pipeline.sources.contract.check_source("mbox", …)`
in your tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import IO

from pipeline.errors import EnvironmentFault
from pipeline.model.document import Hints
from pipeline.plugins import brought
from pipeline.sources.reference import Keys

NO_HINTS = Hints()
GROUP = "newswinnow.sources"


@dataclass(frozen=True, slots=True)
class Piece:
    """A document out of a file. `name` tells it from the others, in whatever order they come: an id or an address."""

    name: str
    content: bytes
    media_type: str = "text/html"  # text/plain for what is no page
    charset: str | None = None
    hints: Hints = NO_HINTS


Reader = Callable[[IO[bytes], Keys], Iterator[Piece]]


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """A format. `module` is imported when it is met, and has the `read` function; names that end in one of `suffixes`,
    with or without that of a compression, are of this format. `needs_seek`: the stream must be rewound.
    """

    module: str
    says: str
    suffixes: tuple[str, ...]
    needs_seek: bool = False

    @property
    def read(self) -> Reader:
        """The module's function. Raises EnvironmentFault if there is none."""
        try:
            found: Reader = import_module(self.module).read
        except (ImportError, AttributeError) as error:
            raise EnvironmentFault(
                f"The source format in {self.module!r} cannot be loaded: {error}.", "Install its package anew."
            ) from error
        return found


SHIPPED: dict[str, SourceFormat] = {
    "parquet": SourceFormat("pipeline.sources.parquet", "tables, a row a document", (".parquet",), needs_seek=True),
    "arrow": SourceFormat("pipeline.sources.arrow", "tables as `datasets` saves them", (".arrow",)),
}


@cache
def source_formats() -> dict[str, SourceFormat]:
    """The shipped formats, and those of other packages (entry points of `newswinnow.sources`), which take no shipped
    one's name or suffix. What is broken raises EnvironmentFault naming the package.
    """
    return {**brought(GROUP, SourceFormat, "source format"), **SHIPPED}
