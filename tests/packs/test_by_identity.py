"""What is made once of an object, and had again by whoever asks with the same."""

import pytest

from pipeline.packs import by_identity
from pipeline.packs.by_identity import ByIdentity


def test_the_same_object_gets_the_same_answer_and_an_equal_one_its_own() -> None:
    made = ByIdentity(list[int])
    one, equal = [1, 2], [1, 2]
    first = made(one)
    assert made(one) is first
    assert made(equal) == first
    assert made(equal) is not first
    assert list(made) == [first, made(equal)]


def test_a_process_that_makes_many_rule_sets_keeps_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_identity, "MOST", 3)
    made = ByIdentity(list[int])
    keys = [[number] for number in range(10)]
    assert [made(key) for key in keys] == keys
    assert len(list(made)) <= 3
    assert made(keys[-1]) is made(keys[-1])
