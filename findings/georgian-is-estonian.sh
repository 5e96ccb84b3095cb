#!/usr/bin/env bash
# langdetect 1.0.9: headlines in Georgian, Armenian and Chinese characters, with the probability that it gives for them.
# Expected: Georgian and Armenian, which it does not know, raise or are improbable, as with Amharic; Chinese is Chinese.
# Happens: Georgian and Armenian are Estonian, and a headline in the characters of Taiwan Korean, all at more than .9999.
# Matters: a threshold on the probability, which is what it is for, lets all three through as another country's news.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check langdetect==1.0.9
"$here/venv/bin/python" - <<'PY'
from langdetect import DetectorFactory, LangDetectException, detect_langs

DetectorFactory.seed = 0
HEADLINES = {"ka": "პრეზიდენტი დღეს ჟურნალისტებს შეხვდა", "hy": "Նախագահն այսօր հանդիպեց լրագրողների հետ"}
HEADLINES |= {"zh": "總統府今日召開記者會", "ja": "首相、米大統領と電話会談", "am": "ጠቅላይ ሚኒስትሩ ዛሬ ከጋዜጠኞች ጋር ተገናኙ"}
found = {}
for language, words in HEADLINES.items():
    try:
        first = detect_langs(words)[0]
        found[language] = (first.lang, first.prob > 0.999)
    except LangDetectException:
        found[language] = ("none", True)
    print(language, words, "->", found[language])
want = {"ka": "et", "hy": "et", "zh": "ko", "ja": "ko", "am": "none"}
assert found == {language: (other, True) for language, other in want.items()}, "changed: other languages"
PY
