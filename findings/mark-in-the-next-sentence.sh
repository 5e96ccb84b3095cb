#!/usr/bin/env bash
# pysbd 0.3.4, Chinese, and sentencex 1.0.32, Japanese and Dutch: where a sentence ends beside a quotation mark.
# Expected: the mark that closes a quotation stays with it, and who speaks with what was said, as pysbd has it in Japanese;
# the apostrophe of "'s Avonds" (in the evening) begins its sentence.
# Happens: pysbd begins a Chinese sentence with the closing mark; sentencex parts 「逃げろ！」 from と言った ("he said"), and
# leaves the Dutch apostrophe at the end of the sentence before: "uur. '" and "s Avonds".
# Matters: quotations are what is looked for in news; these are without their end, or without who said them.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pysbd==0.3.4 sentencex==1.0.32
"$here/venv/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")
import pysbd
import sentencex

chinese = pysbd.Segmenter(language="zh", clean=False).segment("他说：“快跑！”然后离开了。")
japanese = pysbd.Segmenter(language="ja", clean=False).segment("彼は「逃げろ！」と言った。")
other = list(sentencex.segment("ja", "彼は「逃げろ！」と言った。"))
dutch = list(sentencex.segment("nl", "Hij vertrok om tien uur. 's Avonds kwam hij terug."))
print(chinese, japanese, other, dutch)
assert chinese == ["他说：“快跑！", "”然后离开了。"], "changed: another end in Chinese"
assert japanese == ["彼は「逃げろ！」と言った。"], "changed: another end in Japanese"
assert other == ["彼は「逃げろ！」", "と言った。"], "changed: another end in sentencex's Japanese"
assert dutch == ["Hij vertrok om tien uur. '", "s Avonds kwam hij terug."], "changed: another end in Dutch"
PY
