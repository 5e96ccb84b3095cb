#!/usr/bin/env bash
# Prefect 3.9.1, cache policy INPUTS: a task that was given a set of words, say the languages or sites that it is to read.
# Expected: one key for {"de", "fi", "pt"}, whatever process asks, as for a dict whose entries come in another order.
# Happens: each process has its own: a set is written in the order in which it is walked, and Python walks strings by a hash
# that is salted anew for each process. (A sorted list has one key, and so has the tuple of it.)
# Matters: a flow that runs each morning finds nothing of yesterday's in its cache and does all of it again, without a word.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
export PREFECT_HOME="$here/home" PREFECT_LOGGING_LEVEL=ERROR DO_NOT_TRACK=1
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check prefect==3.9.1
cat > key.py <<'PY'
from prefect.cache_policies import INPUTS


def key(value):
    return INPUTS.compute_key(task_ctx=None, inputs={"languages": value}, flow_parameters={})


LANGUAGES = ["de", "fi", "hi", "pt", "zh"]
print(key(set(LANGUAGES)), key(LANGUAGES), key({"pt": 1, "de": 2}) == key({"de": 2, "pt": 1}))
PY
for seed in 1 2 3; do PYTHONHASHSEED=$seed "$here/venv/bin/python" key.py; done > keys
cat keys
test "$(cut -d' ' -f2 keys | sort -u | wc -l)" = 1
test "$(cut -d' ' -f3 keys | sort -u)" = True
test "$(cut -d' ' -f1 keys | sort -u | wc -l)" -gt 1 || { echo "changed: a set has one key"; exit 1; }
