"""langdetect's own loader is the measure: the same shares, in an order that does not depend on the disk's."""

import pytest
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from pipeline.packs.ngrams import load_factory


def test_every_share_is_that_of_langdetect_s_own_loader() -> None:
    ours, theirs = load_factory(), DetectorFactory()
    theirs.load_profile(PROFILES_DIRECTORY)
    assert ours.langlist == sorted(theirs.langlist)
    order = [theirs.langlist.index(name) for name in ours.langlist]
    expected = {gram: [shares[place] for place in order] for gram, shares in theirs.word_lang_prob_map.items()}
    assert {gram: ours.word_lang_prob_map[gram] for gram in ours.word_lang_prob_map} == expected


def test_a_text_s_language_is_found_and_the_answer_does_not_change() -> None:
    factory = load_factory()
    answers = []
    for _ in range(3):
        detector = factory.create()
        detector.append("Der Rat beschloss am Montag, die Brücke über den Fluss wieder aufzubauen.")
        answers.append([(found.lang, found.prob) for found in detector.get_probabilities()])
    assert answers[0][0][0] == "de"
    assert answers == [answers[0]] * 3


def test_what_no_language_has_is_not_there() -> None:
    shares = load_factory().word_lang_prob_map
    assert "the" in shares
    assert "xqj" not in shares
    assert "" not in shares
    assert "then" not in shares  # only n-grams of up to three characters are counted
    with pytest.raises(KeyError):
        shares["xqj"]


def test_rows_are_forgotten_and_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    shares = load_factory().word_lang_prob_map
    expected = {gram: list(shares[gram]) for gram in ("the", "ich", "a")}
    monkeypatch.setattr("pipeline.packs.ngrams.REMEMBERED_ROWS", 1)
    assert "der" in shares
    assert len(shares._rows) == 1
    assert {gram: list(shares[gram]) for gram in expected} == expected
