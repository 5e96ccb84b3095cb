#!/usr/bin/env bash
# wordllama 0.4.0.post1, static vectors of words for comparing lines of text; its wheel ships both the vectors and the tokenizer.
# Expected: with the wheel alone, and downloads refused, `WordLlama.load(disable_download=True)` works.
# Happens: FileNotFoundError: the tokenizer is looked for in a folder "tokenizer" of the package, and lies in "tokenizers".
# Matters: a pipeline without a way out, which installed the wheel for what it ships, has to load both files by itself, or copy one.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
export HOME="$here" XDG_CACHE_HOME="$here/cache" HF_HUB_OFFLINE=1
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check wordllama==0.4.0.post1
"$here/venv/bin/python" - <<'PY'
import shutil
from pathlib import Path

import wordllama
from wordllama import WordLlama

package = Path(wordllama.__file__).parent
shipped = sorted(path.relative_to(package).as_posix() for folder in ("weights", "tokenizers") for path in (package / folder).glob("l2_*"))
print("shipped:", shipped)
assert shipped == ["tokenizers/l2_supercat_tokenizer_config.json", "weights/l2_supercat_256.safetensors"]
try:
    WordLlama.load(disable_download=True)
except FileNotFoundError as error:
    print(error)
    assert "l2_supercat_tokenizer_config.json" in str(error)
else:
    raise SystemExit("changed: the wheel is enough")
shutil.copytree(package / "tokenizers", package / "tokenizer")
model = WordLlama.load(disable_download=True)
near, far = (model.similarity("The ferry was late.", other) for other in ("The boat was delayed.", "Sign up for our newsletter."))
print("with a copy:", round(near, 2), round(far, 2))
assert near > far
PY
