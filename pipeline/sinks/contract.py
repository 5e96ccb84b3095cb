"""What a sink is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:  # a run's coordinator knows sinks, and loads no records
    from pipeline.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Former:
    """What an earlier run wrote for the same document."""

    kind: Literal["article", "quarantine"]
    revision: int
    content_hash: str = ""
    metadata_hash: str = ""
    shard: str = ""


class Sink(Protocol):
    """Writes the outcomes of one batch. `put` may buffer; after `flush` everything is durable under its final name.

    Putting the same outcome again changes nothing, so that an interrupted batch can simply be done again.
    Both raise EnvironmentFault (disk full, no permission).
    """

    def put(self, uri: str, outcome: Outcome, former: Former | None) -> str:
        """Write one document's outcome. Returns the shard that holds it, "" for sinks with a file per record."""
        ...

    def flush(self) -> None:
        """Make the batch durable."""
        ...
