#!/usr/bin/env bash
# ural 1.6.2, made for the addresses of news: normalize_url, by which two addresses are found to be one page.
# Expected: article&sid=101 and article&sid=102 of PHP-Nuke, whose stories have their number in `sid`, are two; `id` is kept.
# Happens: `sid` is held to be a session and dropped: each story of such a site has one normalized address.
# Matters: the first story is kept, and all others are its duplicates.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check ural==1.6.2
"$here/venv/bin/python" - <<'PY'
from ural import canonicalize_url, normalize_url


def one(find, name):
    addresses = [find(f"https://valley.media/modules.php?name=News&file=article&{name}={number}") for number in (101, 102)]
    print(find.__name__, name, addresses)
    return len(set(addresses)) == 1


assert not one(normalize_url, "id") and not one(normalize_url, "p")
assert one(normalize_url, "sid"), "changed: the number of a story is kept"
assert not one(canonicalize_url, "sid")
PY
