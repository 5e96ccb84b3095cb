from pipeline.metadata.field.found import EVIDENCE_CHARS, resolve, shorten
from pipeline.model.evidence import Candidate


def candidate(value: str, confidence: float) -> Candidate:
    return Candidate(value, "test", value, confidence)


def test_the_surest_candidate_wins_and_the_losers_are_kept() -> None:
    result = resolve("title", [candidate("a", 0.5), candidate("b", 0.9), candidate("c", 0.9)])
    assert result is not None and result.chosen is not None
    assert result.chosen.value == "b"
    assert [c.value for c in result.losers] == ["c", "a"]


def test_below_the_threshold_nothing_is_chosen() -> None:
    result = resolve("title", [candidate("a", 0.5)], threshold=0.6)
    assert result is not None
    assert result.chosen is None
    assert [c.value for c in result.losers] == ["a"]


def test_no_candidate_is_no_evidence() -> None:
    assert resolve("title", []) is None


def test_evidence_is_one_short_line() -> None:
    assert shorten("a\n  b") == "a b"
    assert len(shorten("x" * 1000)) == EVIDENCE_CHARS
