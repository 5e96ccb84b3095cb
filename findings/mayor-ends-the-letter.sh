#!/usr/bin/env bash
# email-reply-parser 0.5.12 (PyPI) and 2.3.9 (npm), mail-parser-reply 1.36, quotequail 0.5.4: newsletters in plain text.
# Expected: a story in which somebody wrote something stays whole: no line of it begins with ">", nobody answered anybody.
# Happens: "On Tuesday the mayor wrote:" begins an older message: the rest is cut; to quotequail the mayor is its sender.
# Matters: what is kept of newsletters with these tools breaks off where a story begins to quote.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check email-reply-parser==0.5.12 mail-parser-reply==1.36 quotequail==0.5.4
npm install --silent --no-fund --no-audit --ignore-scripts email-reply-parser@2.3.9 > /dev/null
cat > letter.txt <<'TXT'
The dam at Selby held on Monday.

On Tuesday the mayor wrote:

The town will build a second dam.
TXT
"$here/venv/bin/python" - <<'PY'
from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as Multilingual
from quotequail import unwrap

LETTER = open("letter.txt").read()
FIRST = "The dam at Selby held on Monday."
short = EmailReplyParser.parse_reply(LETTER).strip()
other = Multilingual(languages=["en"]).parse_reply(text=LETTER).strip()
print("email-reply-parser:", short)
print("mail-parser-reply:", other)
assert short == other == FIRST, "changed: the story is whole"
german = unwrap("Der Damm hielt.\n\nAm Dienstag schrieb der Bürgermeister:\n\nEin zweiter Damm wird gebaut.\n")
print("quotequail:", german)
assert german["from"] == "der Bürgermeister"
assert german["date"] == "Dienstag"
assert "wrote" not in unwrap(LETTER)["text"]
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const found = require('email-reply-parser');
const Parser = found.default || found;

const kept = new Parser().read(readFileSync('letter.txt', 'utf8')).getVisibleText().trim();
console.log('email-reply-parser (npm):', kept);
assert.equal(kept, 'The dam at Selby held on Monday.', 'changed: the story is whole');
JS
node look.cjs
