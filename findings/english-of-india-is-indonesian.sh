#!/usr/bin/env bash
# courlan 1.4.0, which picks the addresses that a crawler follows: an English paper with a section for each country.
# Expected: for language="en" the sections /in/, /ca/, /my/ and /uk/ are followed, as /us/ and /au/ are.
# Happens: they are refused, the codes are languages, too: in was Indonesian, ca is Catalan, my Burmese, uk Ukrainian.
# Matters: of an international paper whole countries are missing from the crawl, and those that are there seem to be all.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check courlan==1.4.0
"$here/venv/bin/python" - <<'PY'
from courlan import check_url

found = {name: check_url(f"https://valley.media/{name}/dam-holds", language="en") for name in "us au in ca my uk it".split()}
for name, kept in found.items():
    print(name, kept)
assert found["us"] and found["au"]
assert not any(found[name] for name in ("in", "ca", "my", "uk", "it")), "changed: a country is no language"
assert check_url("https://valley.media/in/dam-holds")
PY
