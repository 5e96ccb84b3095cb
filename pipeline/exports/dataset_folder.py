"""A dataset folder as Hugging Face reads it: Parquet files, and a card whose features give every column its type.

    datasets.load_dataset("OUT", split="train")

The card says what the columns hold and where they come from. It claims no licence: the texts are their publishers'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from pipeline.exports.parquet import typed_schema
from pipeline.exports.parquet import write as write_parquet
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.model.record import ArticleRecord
from pipeline.model.version import SCHEMA_VERSION

# Some 500 MB of articles in a file, which is what the hub asks for.
ROWS_OF_A_FILE = 200_000
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_DTYPES = {"double": "float64", "date32[day]": "date32"}  # Arrow's other names are the features' own


def write(records: Iterable[ArticleRecord], destination: Path, columns: Sequence[str] = ALL_COLUMNS) -> None:
    """Make the folder. Raises EnvironmentFault if pyarrow is missing."""
    schema = typed_schema(columns)
    languages: Counter[str] = Counter()
    noted = _Noted(records, languages)
    data = destination / "data"
    data.mkdir(parents=True)
    number = 0
    for number, rows in enumerate(_files(noted), 1):
        write_parquet(rows, data / f"train-{number:05d}.parquet", columns)
    if not number:
        write_parquet([], data / "train-00001.parquet", columns)
    (destination / "README.md").write_text(card(schema, noted.count, languages), "utf-8")


def _files(records: Iterable[ArticleRecord]) -> Iterator[Iterable[ArticleRecord]]:
    """The records of each file; each is to be taken before the next one is asked for."""
    rows = iter(records)
    for first in rows:
        yield chain([first], islice(rows, ROWS_OF_A_FILE - 1))


class _Noted(Iterable[ArticleRecord]):
    """Counts what passes, by language."""

    def __init__(self, records: Iterable[ArticleRecord], languages: Counter[str]) -> None:
        self._records, self._languages, self.count = records, languages, 0

    def __iter__(self) -> Iterator[ArticleRecord]:
        for record in self._records:
            self.count += 1
            if record.language:
                self._languages[record.language.partition("-")[0]] += 1
            yield record


def card(schema: Any, count: int, languages: Counter[str]) -> str:
    """README.md: the head in YAML with the features of an Arrow schema, then prose.

    `languages` counts records by language code.
    """
    size = next((label for limit, label in _SIZES if count < limit), "n>1M")
    head = ["---", "pretty_name: News articles", "license: other", "license_name: the-publishers"]
    # Quoted: to YAML a plain `no` is false.
    head += ["language:", *(f'- "{code}"' for code in sorted(languages))] if languages else []
    head += ["size_categories:", f"- {size}", "task_categories:", "- text-generation", "- summarization"]
    head += [
        "configs:",
        "- config_name: default",
        "  data_files:",
        "  - split: train",
        "    path: data/train-*.parquet",
    ]
    head += ["dataset_info:", "  features:", *(f"  {line}" for line in _features(schema)), "---"]
    spoken = ", ".join(f"{code} {number:,}" for code, number in languages.most_common()) or "none recognised"
    rows = [
        f"| `{name}` | {_cell(field.description)} |"
        for name, field in ArticleRecord.model_fields.items()
        if name in schema.names
    ]
    return "\n".join([*head, "", _PROSE.format(count=count, spoken=spoken, version=SCHEMA_VERSION), *rows, ""])


_PROSE = """# News articles

{count:,} news articles as typed records (schema {version}), made from raw pages and text dumps by newswinnow. By language:
{spoken}.

Navigation, advertising, related links and other boilerplate were removed from the text, each with a reason that
`removed` counts. `null` means that the document does not say; an empty list, that nothing was found. `provenance` tells
for every field where its value was read and how often such values are right, so wrong ones can be filtered out.

The texts belong to their publishers; `copyright_notice` and `license` hold what the documents say. Respect takedown
requests: `id` and `url` find a record.

| column | meaning |
|---|---|"""


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _features(fields: Iterable[Any]) -> Iterator[str]:
    for field in fields:
        yield f"- name: {field.name}"
        yield from (f"  {line}" for line in _feature(field.type))


def _feature(kind: Any) -> list[str]:
    """The lines that give an Arrow type: `dtype: x`, `list: x`, or features nested under `list:` or `struct:`."""
    import pyarrow.types

    if pyarrow.types.is_struct(kind):
        return ["struct:", *_features(kind)]
    if pyarrow.types.is_list(kind):
        item = kind.value_type
        return ["list:", *_features(item)] if pyarrow.types.is_struct(item) else [f"list: {_dtype(item)}"]
    return [f"dtype: {_dtype(kind)}"]


def _dtype(kind: Any) -> str:
    return _DTYPES.get(str(kind), str(kind))
