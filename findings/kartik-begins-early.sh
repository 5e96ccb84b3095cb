#!/usr/bin/env bash
# bsdatetime 1.0.1, Bikram Sambat, beside nepali-datetime 1.0.8.5, bikram-sambat 0.2.0 and bsad-converter 1.1.0.
# Expected: one day for 1 Kartik 2083; the other three have 18 October 2026.
# Happens: its Ashwin has 30 days and theirs 31, so that Kartik is one too early (and so is Mangsir); Bhadra agrees.
# Matters: for two months of 2026 the same printed day is another one, depending on the package; neither says so.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check bsdatetime==1.0.1 nepali-datetime==1.0.8.5 bikram-sambat==0.2.0 bsad-converter==1.1.0
"$here/venv/bin/python" - <<'PY'
from datetime import date, timedelta

import nepali_datetime
from bikram_sambat.conversion import bs_to_ad as second
from bsad_converter import bs_to_ad as third
from bsdatetime import bs_to_ad

for month in (5, 6, 7, 8, 9):
    ours = bs_to_ad(2083, month, 1)
    first = nepali_datetime.date(2083, month, 1).to_datetime_date()
    assert first == second(2083, month, 1) == third(2083, month, 1), "changed: the others disagree"
    print(2083, month, "bsdatetime", ours, "the others", first)
    assert first - ours == timedelta(days=month in (7, 8)), "changed: bsdatetime has another day"
assert nepali_datetime.date(2083, 7, 1).to_datetime_date() == date(2026, 10, 18)
PY
