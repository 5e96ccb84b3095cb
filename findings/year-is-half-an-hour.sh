#!/usr/bin/env bash
# pydantic2-schemaorg 0.3.0: datePublished in two of ISO 8601's forms, the year alone and the day without hyphens.
# Expected: "2026" and "20260105" as they are, as with "2026-01", or 5 January 2026.
# Happens: both are taken for seconds since 1970: 33 minutes past midnight of its first day, and 23 August of that year.
# Matters: of old stories archives often know the year alone; each of them is dated to one half-hour of 1970, to the second.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pydantic2-schemaorg==0.3.0 pydantic==2.14.4
"$here/venv/bin/python" - <<'PY'
import json

from pydantic2_schemaorg.NewsArticle import NewsArticle


def published(text):
    record = json.loads(NewsArticle(headline="Dam holds", datePublished=text).json(exclude_none=True))
    print(text, record)
    return record["datePublished"]


assert published("2026-01-05") == "2026-01-05"
assert published("2026-01") == "2026-01"
assert published("2026") == "1970-01-01T00:33:46+00:00", "changed: another date"
assert published("20260105") == "1970-08-23T11:48:25+00:00"
PY
