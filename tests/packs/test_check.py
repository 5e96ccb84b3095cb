"""`check_packs`: every fault of a user's folder at once, by file and line; what is no fault is a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PackError
from pipeline.packs import load_ruleset
from pipeline.packs.check import PackCheck, check_packs
from tests.packs.test_loader import GOOD, write

SHIPPED = load_ruleset()
SAFE = GOOD + 'counterexamples = ["The paper that floats is printed in Dunmorrow on Mondays, its readers say."]\n'


def check(folder: Path) -> PackCheck:
    return check_packs(folder, SHIPPED)


def faults(folder: Path) -> list[str]:
    return [remark.message for remark in check(folder).remarks if remark.is_fault]


def test_a_sound_pack_has_nothing_to_say(tmp_path: Path) -> None:
    write(tmp_path, SAFE)
    write(tmp_path, 'names = ["The Floating Paper"]\ndomains = ["floating.example"]\n', "outlets", "own.toml")
    found = check(tmp_path)
    assert (found.phrases, found.outlets, found.faults, found.remarks) == (1, 1, 0, ())


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    second = SAFE.replace("house.motto", "house.second").replace('"promo"', '"propaganda"')
    write(tmp_path, SAFE.replace("examples =", "exampels =", 1) + second)
    write(tmp_path, 'names = ["A"]\ndomains = ["https://a.example/"]\ntime_zone = "Mars/North"\n', "outlets", "a.toml")
    write(tmp_path, "[[phrase", name="de.toml")
    found = faults(tmp_path)
    assert len(found) == 5
    assert f"{tmp_path}/phrases/de.toml: not TOML" in found[0]
    assert "en.toml, line 6: exampels: unknown key; Did you mean 'examples'?" in found[1]
    assert "en.toml, line 11: reason: one of" in found[2]
    assert "a.toml, line 2: domains: a host" in found[3]
    assert "a.toml, line 3: time_zone: a name such as" in found[4]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("The paper that floats\"]\ncounter", "The paper sinks\"]\ncounter", "line 6: examples: 'The paper sinks' is not"),
        ('["The paper that floats is', '["The paper that floats", "is', "line 7: counterexamples: 'The paper that"),
        ('id = "house.motto"', "id='house.motto'\ncolour = 1", "line 4: colour: unknown key"),
    ],
)  # fmt: skip
def test_examples_and_counterexamples_are_tried(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SAFE
    (found,) = faults(write(tmp_path, SAFE.replace(old, new)))
    assert message in found


def test_what_would_be_passed_over_in_silence_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, SAFE, "phrase")
    (tmp_path / "en.toml").write_text(SAFE)
    assert [remark.hint for remark in check(tmp_path).remarks] == ["Move it.", "Did you mean 'phrases'?"]


def test_notes_say_what_the_shipped_rules_do_already(tmp_path: Path) -> None:
    text = SAFE.replace("the paper that floats | the boat that prints", "show comments").replace(
        'examples = ["The paper that floats"]', 'examples = ["Show Comments"]', 1
    )
    write(tmp_path, text)
    write(tmp_path, "name = 'Deutsch'\n", "languages", "de.toml")
    found = check(tmp_path)
    assert found.faults == 0
    language, phrase = sorted(remark.message for remark in found.remarks)
    assert "replaces the shipped Deutsch as a whole; it leaves out months" in language
    assert "the shipped phrase.en.comments.show calls it comments; yours wins" in phrase


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such folder"):
        check(tmp_path / "none")
