"""Writing what a record says about its likes, and its number among the captures of its address, into records that are
there already, and nothing else of them.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.ledger.rows import Link
from pipeline.sinks.brought import ShardFormat, shard_formats
from pipeline.sinks.files import Files
from pipeline.sinks.layout import ARTICLES, record_path
from pipeline.sinks.packing import pack, unpack

# Keys at the top of a record. In JSON a quotation mark inside of a text follows a backslash, so that these can be
# nothing but keys; and no other object of a record has such keys.
_KEYS = re.compile(rb'"(near_)?duplicate_of":( ?)(?:null|"[^"]*")')
_REVISION = re.compile(rb'"revision":( ?)\d+')
_URI = re.compile(rb'"source":\{"uri":("(?:[^"\\]|\\.)*")')


def write_links(clean: Path, links: Sequence[Link], files: Files) -> None:
    """Rewrite records durably: files of their own, or (with a shard's name) the rows of one shard.

    Records that are not there are passed over. Raises EnvironmentFault.
    """
    shards = sorted({link.shard for link in links if link.shard})
    for link in links:
        if not link.shard:
            path = record_path(clean, ARTICLES, link.uri)
            content = files.read(path)
            if content is not None and (linked := _linked(content, link)) != content:
                files.write(path, linked)
    for shard in shards:
        _write_shard(clean / ARTICLES, shard, {link.uri: link for link in links if link.shard == shard}, files)
    files.flush()


def _linked(record: bytes, link: Link) -> bytes:
    """A record's JSON with other links and another revision."""

    def value(found: re.Match[bytes]) -> bytes:
        near, space = found[1] or b"", found[2]
        identity = link.near_duplicate_of if near else link.duplicate_of
        return b'"%bduplicate_of":%b%b' % (near, space, json.dumps(identity or None).encode())

    return _REVISION.sub(rb'"revision":\g<1>%d' % link.revision, _KEYS.sub(value, record), count=1)


def _write_shard(folder: Path, shard: str, links: dict[str, Link], files: Files) -> None:
    lines = folder / f"{shard}.jsonl"
    if (content := files.read(lines)) is not None:
        files.write(lines, _linked_lines(content, links))
    packed = folder / f"{shard}.jsonl.zst"
    if (content := files.read(packed)) is not None:
        files.write(packed, pack(_linked_lines(unpack(content), links)))
    table = folder / f"{shard}.parquet"
    if (content := files.read(table)) is not None:
        files.write(table, _linked_table(content, links))
    for form in shard_formats().values():
        brought = folder / f"{shard}{form.suffix}"
        if (content := files.read(brought)) is not None:
            files.write(brought, _linked_rows(content, links, form))


def _linked_rows(content: bytes, links: dict[str, Link], form: ShardFormat) -> bytes:
    rows = list(form.decode(content))
    for row in rows:
        if (link := links.get(row["source"]["uri"])) is not None:
            row["revision"] = link.revision
            row["duplicate_of"], row["near_duplicate_of"] = link.duplicate_of or None, link.near_duplicate_of or None
    return form.encode(rows)


def _linked_lines(content: bytes, links: dict[str, Link]) -> bytes:
    return b"".join(_linked_line(line, links) for line in content.splitlines(keepends=True))


def _linked_line(line: bytes, links: dict[str, Link]) -> bytes:
    found = _URI.search(line)
    link = links.get(json.loads(found[1])) if found is not None else None
    return line if link is None else _linked(line, link)


def _linked_table(content: bytes, links: dict[str, Link]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from pipeline.sinks.parquet import COMPRESSION

    table = pq.read_table(io.BytesIO(content))
    uris = [source["uri"] for source in table.column("source").to_pylist()]
    for name in ("duplicate_of", "near_duplicate_of", "revision"):
        values = zip(uris, table.column(name).to_pylist(), strict=True)
        column = [getattr(links[uri], name) or None if uri in links else value for uri, value in values]
        index = table.schema.get_field_index(name)
        field = table.schema.field(index)
        table = table.set_column(index, field, pa.array(column, field.type))
    out = io.BytesIO()
    pq.write_table(table, out, compression=COMPRESSION)
    return out.getvalue()
