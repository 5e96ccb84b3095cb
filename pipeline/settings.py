"""Settings of a run, read once at the edge (see `pipeline.config`) and handed down."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipeline.address import Address


def _of_store(address: Address) -> Address:
    if "://" not in address:
        raise ValueError("no address")
    return address


# What is no local path: it stays as it is written.
StoreAddress = Annotated[Address, AfterValidator(_of_store)]

_PERCENT = re.compile(r"\s*(\d{1,2}(?:\.\d+)?)\s*%\s*")


def _without_secret(place: Address) -> Address:
    """It is used when the run is over, by whoever reads its settings anew."""
    if place.has_secret:
        raise ValueError("an address without its password, please; it may stand in PGPASSWORD or ~/.pgpass")
    return place


def _share(value: object) -> object:
    """`5%` as 0.05; a number of documents is whole."""
    if isinstance(value, str) and (found := _PERCENT.fullmatch(value)):
        return float(found[1]) / 100
    try:
        number = float(value)  # type: ignore[arg-type]  # what is no number, pydantic refuses
    except (TypeError, ValueError):
        return value
    if number > 1 and number != int(number):
        raise ValueError("a whole number of documents, or a share below 1, please")
    return value


class Settings(BaseSettings):
    """Everything that a run can be told. The command line's options carry the same names."""

    model_config = SettingsConfigDict(
        env_prefix="NEWSWINNOW_", frozen=True, extra="forbid", use_attribute_docstrings=True, hide_input_in_errors=True
    )

    raw: Path | SkipJsonSchema[StoreAddress] = Path("raw")
    """Folder of raw documents, or an address that fsspec knows, such as `s3://bucket/raw`."""
    clean: Path = Path("clean")
    """Folder to fill."""
    ledger: Address | None = Field(default=None, examples=["postgresql://user@host/newswinnow"])
    """PostgreSQL database that keeps the ledger, `postgresql://…`; without one it is a file in CLEAN."""
    format: Literal["json", "jsonl", "jsonl.zst", "parquet"] = "json"
    """One JSON file per record, or shards per batch."""
    sink: str | None = Field(default=None, examples=["avro"])
    """A format of shards that an installed package brings, instead of `format`."""
    strictness: Literal["safe", "balanced", "strict"] = "balanced"
    """Thresholds of the cleaner."""
    html: Literal["best", "fast"] = "best"
    """How the article of a page is found: `best` asks trafilatura about the pages in doubt, `fast` asks nobody."""
    packs: Path | None = Field(default=None, examples=["packs"])
    """Folder of your own rule packs, which come before the shipped ones."""
    site_memory: Path | None = Field(default=None, examples=["site-memory.json"])
    """Line memory written by `newswinnow learn`: lines that a site repeats under different stories are dropped."""
    workers: int = Field(default=0, ge=0)
    """Worker processes; 0: as many as there are usable cores."""
    runner: Literal["threads", "dask"] = "threads"
    """Where the flow's tasks run: in this process, or on a Dask cluster (needs prefect-dask)."""
    dask_address: str | None = Field(default=None, examples=["tcp://127.0.0.1:8786"])
    """Address of a Dask scheduler, such as `tcp://127.0.0.1:8786`; without one, Dask starts a local cluster."""
    batch_size: int = Field(default=0, ge=0)
    """Documents per task; 0: chosen so that a run stays under 500 task runs."""
    max_bytes: int = Field(default=20_000_000, ge=1)
    """Largest document that is read, in bytes."""
    html_key: str = Field(default="html", min_length=1)
    """In JSON Lines and tables: under which key or column a page stands."""
    text_key: str = Field(default="text", min_length=1)
    """In JSON Lines and tables: under which key or column a text stands."""
    timeout_seconds: float = Field(default=30.0, gt=0)
    """Time limit per document."""
    memory_mb: int = Field(default=2048, ge=256)
    """Memory limit per worker process."""
    force: bool = False
    """Redo everything, whatever the ledger says."""
    prune: bool = False
    """Remove the records of documents that have vanished from RAW."""
    prune_share: float = Field(default=0.5, ge=0, le=1)
    """With prune: stop, and remove nothing, if more than this share of all known documents has vanished; 1: never stop."""
    limit: int | None = Field(default=None, ge=1, examples=[1000])
    """Stop after so many documents."""
    only: tuple[str, ...] = ()
    """Only documents of these paths below RAW, such as `2026/*.html` or `**/*.warc.gz`; nothing else is looked at or gone."""
    max_quarantine: Annotated[float | None, BeforeValidator(_share)] = Field(default=None, ge=0, examples=[0.05])
    """Exit with 1 if more documents than this are quarantined; below 1 it is a share of what was done: 0.05, `5%`."""
    report: bool = False
    """Write CLEAN/report.html after every run: a page that shows what was kept, cut, found and quarantined."""
    export: Annotated[Address, AfterValidator(_without_secret)] | None = Field(
        default=None, examples=["articles.parquet"]
    )
    """OUT of an export after every run, as of `newswinnow export`; an address without its password."""
    # For the command `serve` alone: no parameters of a run.
    every: SkipJsonSchema[str | None] = Field(default=None, exclude=True, examples=["6h"])
    """How often `newswinnow serve` runs: 30m, 6h, 1d12h."""
    cron: SkipJsonSchema[str | None] = Field(default=None, exclude=True, examples=["0 */6 * * *"])
    """Or when: a cron line of five fields, in UTC. Only one of the two may be set."""

    @property
    def is_partial(self) -> bool:
        """Whether a run looks at a part of RAW only: nothing can be said of what it does not meet."""
        return self.limit is not None or bool(self.only)
