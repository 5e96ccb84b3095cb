"""Function packs: every example is read for its reason, no counterexample is; a faulty pack names its line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.cleaning.functions import Reading, function_reader
from pipeline.cleaning.line import line_reader
from pipeline.cleaning.proofs import FAIR, LIKELY, acts, subject_of
from pipeline.errors import PackError
from pipeline.model.block import Block, BlockKind
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.packs.functions import FunctionPack, Role, Sense, Vocabulary, entries
from pipeline.packs.lexicon import Lexicon
from pipeline.packs.normal import normalise_all

RULES = load_ruleset()


def _read(text: str) -> Reading | None:
    line = line_reader(RULES).read([Block(0, text, BlockKind.PARAGRAPH)])[0]
    return function_reader(RULES).read(line.text, line.normal, line.sentence)


@pytest.mark.parametrize("pack", RULES.functions, ids=lambda pack: pack.code)
def test_examples_are_read_for_their_reason_and_counterexamples_are_not(pack: FunctionPack) -> None:
    for reason, lines in pack.examples.items():
        for text in entries(lines):
            reading = _read(text)
            assert reading is not None, text
            assert reading.reason == reason, (text, reading)
    for lines in pack.counterexamples.values():
        for text in entries(lines):
            reading = _read(text)
            assert reading is None or reading.confidence < LIKELY, (text, reading)


def test_every_language_with_a_pack_has_functions() -> None:
    assert set(RULES.languages) <= {pack.code for pack in RULES.functions}


def _words(text: str, **keys: object) -> list[tuple[str, Role | None]]:
    lexicon = Lexicon([FunctionPack("xx", **keys)], {})  # type: ignore[arg-type]
    return [(w.text, w.sense.role if w.sense else None) for w in lexicon.words(lexicon.tokens(text), "xx")]


def test_words_are_found_by_beginning_ending_and_together() -> None:
    keys = {"topics": {"comments": "comment* | *stories | sign up*"}, "address": ("you",)}
    assert _words("commentators sign upwards you liked backstories", **keys) == [
        ("commentators", Role.TOPIC),
        ("sign up", Role.TOPIC),
        ("you", Role.ADDRESS),
        ("liked", None),
        ("backstories", Role.TOPIC),
    ]


def test_a_word_behind_a_proclitic_is_found() -> None:
    assert _words("والتعليقات", proclitics=("وال",), topics={"comments": "تعليقات"}) == [("والتعليقات", Role.TOPIC)]


def test_words_of_a_script_without_spaces_are_found_within_a_run() -> None:
    found = _words("海の評論を表示", topics={"comments": "評論"}, ask=("表示",))
    assert found == [("海の", None), ("評論", Role.TOPIC), ("を", None), ("表示", Role.ASK)]


def test_a_pack_of_functions_replaces_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "en.toml").write_text("[topics]\ntags = 'zorb'\n", encoding="utf-8")
    rules = load_ruleset(packs_dir=tmp_path)
    assert [pack.topics for pack in rules.functions if pack.code == "en"] == [{"tags": "zorb"}]
    assert function_reader(rules).read("Zorb 12", "zorb #", False) is not None


def test_an_unknown_subject_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "en.toml").write_text("[topics]\nweather = 'rain'\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"functions/en.toml, line 2: weather"):
        load_ruleset(packs_dir=tmp_path)


def test_words_are_read_up_to_the_first_that_tells_a_story() -> None:
    keys = {"topics": {"comments": "comments | said goodbye"}, "narrative": ("said",)}
    assert _words("comments said comments", **keys) == [("comments", Role.TOPIC), ("said", Role.NARRATIVE)]
    assert _words("said goodbye comments", **keys) == [("said goodbye", Role.TOPIC), ("comments", Role.TOPIC)]


def test_the_longest_word_of_a_run_without_spaces_is_found_whatever_else_begins_so() -> None:
    packs = [
        FunctionPack("xx", topics={"comments": "評 | 評論 | 評論を見*"}),
        FunctionPack("yy", topics={"share": "表示"}),
    ]
    lexicon = Lexicon(packs, {})
    tokens = lexicon.tokens("海の評論を見る評判")
    words = lexicon.words(tokens, "xx")
    assert [(w.text, w.opens) for w in words] == [
        ("海の", True),
        ("評論を見", False),
        ("る", False),
        ("評", False),
        ("判", False),
    ]
    assert list(lexicon.lines([tokens])[0].likely) == ["xx"]


def test_a_language_is_a_candidate_by_what_follows_a_proclitic_and_by_an_ending() -> None:
    packs = [
        FunctionPack("xx", topics={"comments": "تعليقات"}, proclitics=("وال",)),
        FunctionPack("yy", topics={"share": "*ليقات"}, proclitics=("ب",)),
        FunctionPack("zz", topics={"share": "*ليقات"}),
    ]
    lexicon = Lexicon(packs, {})
    assert list(lexicon.lines([["والتعليقات"]])[0].likely[:3]) == ["xx", "yy"]


def test_a_word_of_one_language_says_more_than_words_that_many_have() -> None:
    shared = {"topics": {"comments": "banner | poster"}}
    packs = [FunctionPack(code, **shared) for code in ("aa", "bb", "cc")]  # type: ignore[arg-type]
    lexicon = Lexicon([*packs, FunctionPack("dd", weak=("zorb",), topics={"share": "poster"})], {})
    assert list(lexicon.lines([["banner", "poster", "zorb"]])[0].likely[:1]) == ["dd"]


def test_two_words_of_an_entry_beside_each_other_speak_for_its_language() -> None:
    packs = [FunctionPack("aa", topics={"share": "last"}), FunctionPack("bb", topics={"navigation": "last changes"})]
    lexicon = Lexicon(packs, {})
    assert list(lexicon.lines([["last", "changes"]])[0].likely[:1]) == ["bb"]


def test_a_language_s_words_are_brought_to_their_normal_form_together(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counting(texts: Iterable[str]) -> tuple[str, ...]:
        asked.append(1)
        return normalise_all(texts)

    monkeypatch.setattr("pipeline.packs.functions.normalise_all", counting)
    pack = FunctionPack(
        "xx", ("You",), ("Show",), topics={"comments": "Replies | !+Reply* | Sign-Up", "share": "~Post"}
    )
    words = Vocabulary(pack, ("The",))
    assert len(asked) == 1
    assert set(words.exact) == {"you", "show", "replies", "sign-up", "post", "the"}
    assert words.heads["reply"] == Sense(Role.TOPIC, "comments", prompts=True, alone=True)


def test_words_that_do_the_same_share_what_is_known_of_them() -> None:
    words = Vocabulary(FunctionPack("xx", topics={"comments": "reply | answer"}), ())
    assert words.exact["reply"] is words.exact["answer"]


def test_an_entry_with_an_apostrophe_is_found_as_several_words() -> None:
    assert _words("apunta't avui", topics={"newsletter": "apunta't"}) == [("apunta t", Role.TOPIC), ("avui", None)]


def test_hints_prove_nothing_and_name_the_subject_where_nothing_else_does() -> None:
    topics = {
        "caption": "!~listen",
        "paywall": "?yearly",
        "comments": "!~rate",
        "share": "article",
        "newsletter": "bulletin",
    }
    lexicon = Lexicon([FunctionPack("xx", topics=topics)], {})

    def read(text: str) -> tuple[Reason, bool]:
        words = lexicon.words(lexicon.tokens(text), "xx")
        return subject_of(words), any(word.sense is not None and word.sense.subject for word in words)

    assert read("yearly") == (Reason.PAYWALL, False)
    assert read("yearly bulletin") == (Reason.NEWSLETTER, True)
    assert read("listen article") == (Reason.CAPTION, True)
    assert read("rate bulletin") == (Reason.NEWSLETTER, True)
    assert [acts(word) for word in lexicon.words(["yearly", "listen"], "xx")] == [False, True]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Page 2 of 14", Reason.NAVIGATION),
        ("Strona 2 z 14", Reason.NAVIGATION),
        ("Pokazano 3 z 12 komentarzy", Reason.COMMENTS),
        ("Sayfa 2 / 14", Reason.NAVIGATION),
    ],
)
def test_counters_prove_what_a_general_word_or_a_subject_beside_one_unknown_word_does(
    text: str, reason: Reason
) -> None:
    reading = _read(text)
    assert reading is not None
    assert reading.reason is reason
    assert reading.confidence >= FAIR
