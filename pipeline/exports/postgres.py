"""A table in PostgreSQL: `newswinnow export clean postgresql://user@host/news`.

The table `articles` in a schema of its own (`newswinnow`, or `--schema`), typed, every column described, `id` its primary
key. One transaction: readers see the table as it was until all is there, then as of the snapshot. Only rows that differ
are written, so that views, rights and indexes of yours stay. A table of that name that an export did not make is left
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.address import revealed, shown
from pipeline.errors import EnvironmentFault, UsageError, extra
from pipeline.exports.lines import json_line
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.exports.typed import DAYS, INSTANTS, LOCAL_TIMES, typed_row
from pipeline.ledger.postgres import check_address
from pipeline.model.record import ArticleRecord

if TYPE_CHECKING:
    import psycopg

SCHEMA = "newswinnow"
TABLE = "articles"
MARK = "Made by newswinnow export"
_CONNECT_SECONDS = 10
_KINDS = {
    **dict.fromkeys(DAYS, "date"),
    **dict.fromkeys(INSTANTS, "timestamptz"),
    **dict.fromkeys(LOCAL_TIMES, "timestamp"),
    **dict.fromkeys(("revision", "char_count", "word_count"), "bigint"),
    **dict.fromkeys(("authors", "agencies", "paragraphs", "captions", "tags", "warnings"), "text[]"),
    **dict.fromkeys(("removed", "provenance", "source", "pipeline"), "jsonb"),
    "language_confidence": "double precision",
    "is_accessible_for_free": "boolean",
}


def write_table(
    records: Iterable[ArticleRecord], address: str, columns: Sequence[str] = ALL_COLUMNS, schema: str = SCHEMA
) -> None:
    """Make the table say what the records say. Raises UsageError (no `id` among the columns, a table of somebody
    else's) and EnvironmentFault (no psycopg, the server); the table is then as it was.
    """
    try:
        import psycopg
    except ImportError:
        raise EnvironmentFault("An export to PostgreSQL needs psycopg.", extra("postgres")) from None
    check_address(address)
    if "id" not in columns:
        raise UsageError("A table in PostgreSQL needs the column id.", "Add it to --columns.")
    try:
        with psycopg.connect(
            revealed(address), connect_timeout=_CONNECT_SECONDS, application_name="newswinnow export"
        ) as session:
            _write(session, records, columns, schema)
    except psycopg.Error as error:
        said = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise EnvironmentFault(
            f"{shown(address)!r} cannot be written: {said}.",
            "Check the address, the server and the user's rights. The table is as it was.",
        ) from None


def _write(
    session: psycopg.Connection[Any], records: Iterable[ArticleRecord], columns: Sequence[str], schema: str
) -> None:
    from psycopg import sql

    place, names = sql.Identifier(schema, TABLE), sql.SQL(", ").join(map(sql.Identifier, columns))
    session.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
    session.execute("SELECT pg_advisory_xact_lock(hashtextextended('newswinnow export ' || %s, 0))", (schema,))
    session.execute("SET LOCAL TIME ZONE 'UTC'")
    _make_table(session, columns, schema)
    session.execute(sql.SQL("CREATE TEMPORARY TABLE incoming (LIKE {}) ON COMMIT DROP").format(place))
    with session.cursor().copy(sql.SQL("COPY incoming ({}) FROM STDIN").format(names)) as copy:
        for row in _rows(records, columns):
            copy.write_row(row)
    session.execute(
        sql.SQL("DELETE FROM {} AS old WHERE NOT EXISTS (SELECT FROM incoming WHERE incoming.id = old.id)").format(
            place
        )
    )
    put = sql.SQL(", ").join(sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in columns)
    session.execute(
        sql.SQL(
            "INSERT INTO {place} AS old ({names}) SELECT {names} FROM incoming ON CONFLICT (id) DO UPDATE SET {put}"
            " WHERE ROW(old.*) IS DISTINCT FROM ROW(EXCLUDED.*)"
        ).format(place=place, names=names, put=put)
    )


def _make_table(session: psycopg.Connection[Any], columns: Sequence[str], schema: str) -> None:
    """Make the table, unless one with these columns is there."""
    from psycopg import sql

    place = sql.Identifier(schema, TABLE)
    found = session.execute(
        "SELECT obj_description(c.oid), (SELECT array_agg(attname::text || ' ' || format_type(atttypid, NULL) ORDER BY attnum)"
        " FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped)"
        " FROM pg_class AS c WHERE c.relnamespace = to_regnamespace(quote_ident(%s)) AND c.relname = %s",
        (schema, TABLE),
    ).fetchone()
    if found is not None and not (found[0] or "").startswith(MARK):
        raise UsageError(
            f"The table {schema}.{TABLE} was not made by an export.", "Give the name of another schema: --schema NAME."
        )
    if found is not None and found[1] == [f"{name} {_kind(name, is_whole=True)}" for name in columns]:
        return
    if found is not None:
        session.execute(sql.SQL("DROP TABLE {}").format(place))
    kinds = sql.SQL(", ").join(
        sql.SQL("{} {}{}").format(
            sql.Identifier(name),
            sql.SQL(_kind(name)),
            sql.SQL(" PRIMARY KEY" if name == "id" else ""),
        )
        for name in columns
    )
    session.execute(sql.SQL("CREATE TABLE {} ({})").format(place, kinds))
    session.execute(
        sql.SQL("COMMENT ON TABLE {} IS {}").format(place, sql.Literal(f"{MARK}; replaced by the next one."))
    )
    for name in columns:
        column = sql.Identifier(schema, TABLE, name)
        said = sql.Literal(ArticleRecord.model_fields[name].description or "")
        session.execute(sql.SQL("COMMENT ON COLUMN {} IS {}").format(column, said))


def _kind(name: str, *, is_whole: bool = False) -> str:
    """A column's type, as it is written or (`is_whole`) as the server names it."""
    kind = _KINDS.get(name, "text")
    whole = {"timestamptz": "timestamp with time zone", "timestamp": "timestamp without time zone"}
    return whole.get(kind, kind) if is_whole else kind


def _rows(records: Iterable[ArticleRecord], columns: Sequence[str]) -> Iterator[list[Any]]:
    for record in records:
        row = typed_row(record, columns)
        yield [_value(row[name], is_json=_KINDS.get(name) == "jsonb") for name in columns]


def _value(value: Any, *, is_json: bool) -> Any:
    """PostgreSQL's texts cannot hold the character NUL; it becomes U+FFFD."""
    if is_json:
        return json_line(value).decode().replace("\\u0000", "\\ufffd")
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    return [part.replace("\0", "\ufffd") for part in value] if isinstance(value, list) else value
