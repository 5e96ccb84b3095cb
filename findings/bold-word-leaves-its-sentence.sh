#!/usr/bin/env bash
# langchain-text-splitters 1.1.3, which cuts pages for a search by meaning: two of its splitters for HTML, inline elements.
# Expected: "By Ana Silva of Selby." in its order; the pieces of one sentence stay one.
# Happens: HTMLHeaderTextSplitter puts the words of <b> and <a> behind the sentence, HTMLSemanticPreservingSplitter before it.
# Matters: names, links and stressed words are what a question asks for, and they stand beside the sentence that told of them.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check langchain-text-splitters==1.1.3 beautifulsoup4==4.15.0
"$here/venv/bin/python" - <<'PY'
import warnings

from langchain_text_splitters import HTMLHeaderTextSplitter, HTMLSemanticPreservingSplitter

warnings.simplefilter("ignore")
PAGE = "<html><body><h1>Dam holds</h1><p>By <b>Ana</b> Silva of <a href='/selby'>Selby</a>.</p></body></html>"


def words(splitter):
    found = " ".join(splitter.split_text(PAGE)[-1].page_content.split())
    print(splitter.__class__.__name__, "|", found)
    return found


HEADS = [("h1", "title")]
assert words(HTMLHeaderTextSplitter(HEADS)) == "By Silva of . Ana Selby", "changed: another order"
assert words(HTMLSemanticPreservingSplitter(headers_to_split_on=HEADS)) == "Ana Selby By Silva of ."
PY
