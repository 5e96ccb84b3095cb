#!/usr/bin/env bash
# abbr2words 0.2.16, which writes abbreviations out before texts are read aloud or compared, by the language that is stated.
# Expected: "Mo. bis Fr., So." are Monday to Friday, and Sunday, "av. J.-C." is before Christ; what is not known stays.
# Happens: with a comma it is "Montag bis Frau", Monday to Mrs.; Christ has an avenue, and 3 M€ are 3 molar euros.
# Matters: the languages and abbreviations are stated to be read in their context; the words are real ones, and no mark is left.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check abbr2words==0.2.16
"$here/venv/bin/python" - <<'PY'
from abbr2words import abbr2words


def written(language, text):
    found = abbr2words(text, lang=language)
    print(language, text, "|", found)
    return found


assert written("de", "Am 5. Jan. kam Dr. Weber.") == "Am 5. Januar kam Doktor Weber."
assert written("de", "Mo. bis Fr. offen") == "Montag bis Freitag offen"
assert written("de", "Mo. bis Fr., So. zu") == "Montag bis Frau, Sonntag zu", "changed: a day beside a day is one"
assert written("de", "So. Das war es.") == "Sonntag Das war es."
assert written("fr", "en 50 av. J.-C.") == "en 50 avenue J.-C."
assert written("fr", "un budget de 3 M€") == "un budget de 3 molaire€"
PY
