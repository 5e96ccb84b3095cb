#!/usr/bin/env bash
# goose3 3.1.22: a story of 2019 whose <time datetime> prints the day without its year, as sites do with a recent one.
# Expected: 5 January 2019, 08:30 at +09:00, as the attribute says.
# Happens: the attribute is not looked at; the printed "Jan 5" is parsed, and the year is the one in which the page is read.
# Matters: each story of an archive is of this year, and of another one when the archive is read again.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check goose3==3.1.22
"$here/venv/bin/python" - <<'PY'
from datetime import date

from goose3 import Goose

TEXT = "<p>The dam above the town held through the night, and the road is open again, said the mayor on Monday.</p>" * 4
HEAD = "<!doctype html><html><head><title>Dam holds</title></head><body><article><h1>Dam holds</h1>"
found = []
for printed in ("Jan 5", "Jan 5, 2019", "on Saturday evening"):
    time = f'<time datetime="2019-01-05T08:30:00+09:00">{printed}</time>'
    story = Goose({"enable_image_fetching": False}).extract(raw_html=f"{HEAD}{time}{TEXT}</article></body></html>")
    found.append(story.publish_datetime_utc and story.publish_datetime_utc.isoformat())
    print(printed, "->", story.publish_date, found[-1])
assert found[0].startswith(f"{date.today().year}-01-05T00:00"), "changed: another year"
assert found[1].startswith("2019-01-05T00:00"), "changed: another clock"
assert found[2] is None, "changed: words become an instant"
PY
