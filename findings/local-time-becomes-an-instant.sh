#!/usr/bin/env bash
# dlt 1.31.0 with DuckDB 2.0.1: records whose time is a local one, with no zone stated, as most pages print theirs.
# Expected: a text, or a timestamp without a zone: 2026-01-05 08:30, wherever that was.
# Happens: the column is a timestamp with a zone, and the time 08:30 of UTC, beside stories whose offset was stated.
# Matters: sorted by that column, stories of Tokyo and Denver stand hours off, and nothing says that the zone is a guess.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check 'dlt[duckdb]==1.31.0' duckdb==2.0.1
"$here/venv/bin/python" - <<'PY'
import os

os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
import dlt
import duckdb

STORIES = [{"id": 1, "printed": "2026-01-05T08:30:00"}, {"id": 2, "printed": "2026-01-05T17:30:00"}]
pipeline = dlt.pipeline("post", destination=dlt.destinations.duckdb("post.duckdb"), dataset_name="news", pipelines_dir="work")
pipeline.run(STORIES, table_name="story")
with duckdb.connect("post.duckdb") as database:
    ((kind, epoch),) = database.sql("select typeof(printed), epoch(printed) from news.story where id = 1").fetchall()
print(kind, epoch)
assert kind == "TIMESTAMP WITH TIME ZONE", "changed: another type"
assert epoch == 1767601800, "08:30 in UTC"
PY
