"""Phrases that the functions of words have overtaken: which texts are named, and how a pack is rewritten without them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import tomli

from lab.redundant import Text, count_lines, redundant_texts, without_texts
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.packs.phrases import Phrase

ARTICLES = {
    "en": [
        "Ferry to the outer skerries sails again",
        "The ferry to the outer skerries sailed again on Tuesday after a winter at the yard in Brae.",
        "Its engine had been taken out in October, when a fisherman heard it knock across the bay.",
        "The islanders lived on what the mail boat brought, and the school closed for two weeks in January.",
        "On the first morning forty sheep and a piano went over, and the skipper rang the bell at every stone.",
        "The winter was the longest that anybody on the skerries remembers, and the hay had run out by March.",
    ]
}
PACK = """# A pack.

[[phrase]]
id = "one"
reason = "comments"
texts = '''
show # replies | brae by night | load comments
'''
examples = ["Show 3 replies", "Brae by night"]
counterexamples = ["Brae by night was dark."]

[[phrase]]
id = "two"
reason = "comments"
texts = "sort comments"
examples = ["Sort comments"]
"""


def test_what_functions_read_for_the_same_reason_is_redundant() -> None:
    phrases = (
        Phrase("known", "en", Reason.COMMENTS, ("show # replies", "brae by night")),
        Phrase("other", "en", Reason.PROMO, ("show more replies",)),
        Phrase("tail", "en", Reason.COMMENTS, ("recent comments",), opens_tail=True),
        Phrase("no.article", "de", Reason.COMMENTS, ("kommentare anzeigen",)),
    )
    found = redundant_texts(replace(load_ruleset(), phrases=phrases), ARTICLES)
    assert found == {Text("en", "known", "show # replies")}


def test_a_pack_is_rewritten_without_texts_their_examples_and_empty_tables(tmp_path: Path) -> None:
    gone = [Text("en", "one", "show # replies"), Text("en", "two", "sort comments"), Text("de", "one", "load comments")]
    written = without_texts(PACK, "en", gone)
    (table,) = tomli.loads(written)["phrase"]
    assert table["texts"] == "brae by night | load comments"
    assert table["examples"] == ["Brae by night"]
    assert table["counterexamples"] == ["Brae by night was dark."]
    assert without_texts(PACK, "fr", gone) == PACK
    (tmp_path / "en.toml").write_text(written, "utf-8")
    assert count_lines(tmp_path) == len(written.splitlines())


def test_a_phrase_whose_examples_went_gets_one_of_a_text_that_is_left() -> None:
    written = without_texts(PACK, "en", [Text("en", "one", "show # replies"), Text("en", "one", "brae by night")])
    assert tomli.loads(written)["phrase"][0]["examples"] == ["load comments"]
