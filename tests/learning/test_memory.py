"""The outlets' line memory: what is learned, what is guarded against, and that order does not matter."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import load_ruleset
from pipeline.cleaning import clean
from pipeline.errors import PackError
from pipeline.learning import SAMPLE, learn
from pipeline.model.document import Hints, RawDocument, SegmentedDocument
from pipeline.model.reasons import Reason
from pipeline.packs.memory import OutletMemory, site_of
from pipeline.segment.text import segment_text

MENU = ["Harbour Courier", "Ferries Markets Weather", "Write to the harbour desk"]


def dump(name: str, lines: list[str], **hints: str) -> SegmentedDocument:
    return segment_text(RawDocument(name, "text", "text/plain", "\n".join(lines).encode(), hints=Hints(**hints)))


def story(number: int) -> list[str]:
    return [
        (
            f"Ferry {'abcdefghijklmnopqrstuvwxyz'[number % 26]}{'abcdefghijklmnopqrstuvwxyz'[number // 26 % 26]} ran aground"
            " on the outer sandbank early on Monday, and its forty passengers were taken off by the pilot boat."
        ),
        (
            f"Its captain, who has {'abcdefghijklmnopqrstuvwxyz'[number % 26] * (1 + number // 26)} years at sea, said that"
            " the buoy which marks the bank had been dark for weeks before the night of the accident."
        ),
    ]


def pages(count: int, site: str = "https://courier.example/n") -> list[SegmentedDocument]:
    return [dump(f"courier/{n}.txt", [MENU[0], *story(n), *MENU[1:]], url=f"{site}/{n}") for n in range(count)]


def test_lines_of_several_stories_are_remembered_and_prose_is_not() -> None:
    lines = learn(pages(3)).lines_of("courier.example")
    assert lines == {"harbour courier": 3, "ferries markets weather": 3, "write to the harbour desk": 3}


def test_a_story_stored_twice_teaches_nothing() -> None:
    same = [dump(f"courier/{n}.txt", [*MENU, *story(1)], url=f"https://courier.example/{n}") for n in range(3)]
    assert learn(same).sites == {}


def test_the_order_of_the_documents_does_not_matter_even_beyond_the_sample() -> None:
    many = pages(SAMPLE + 50)
    assert learn(many).digest == learn(many[::-1]).digest
    assert learn(many).sites["courier.example"].stories == SAMPLE


def test_the_site_is_the_host_else_the_outlet_else_the_folder() -> None:
    assert site_of(dump("a/b.txt", ["x"], url="https://www.courier.example:8443/n/1")) == "courier.example"
    assert site_of(dump("a/b.txt", ["x"], outlet="Harbour Courier")) == "harbour courier"
    assert site_of(dump("a/b.txt", ["x"])) == "a/"
    assert site_of(dump("b.txt", ["x"])) is None
    assert site_of(dump("a/b.txt", ["x"], url="https://[broken/1")) == "a/"


def test_a_memory_survives_the_disk_byte_for_byte(tmp_path: Path) -> None:
    memory = learn(pages(4))
    memory.save(tmp_path / "memory.json")
    again = OutletMemory.load(tmp_path / "memory.json")
    assert again.sites == memory.sites
    assert again.digest == memory.digest


@pytest.mark.parametrize("content", ["", "[]", json.dumps({"version": 99, "sites": {}}), '{"version": 1}'])
def test_a_broken_memory_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    (tmp_path / "memory.json").write_text(content)
    with pytest.raises(PackError, match=r"memory\.json"):
        OutletMemory.load(tmp_path / "memory.json")
    with pytest.raises(PackError, match=r"absent\.json"):
        OutletMemory.load(tmp_path / "absent.json")


def test_the_cleaner_drops_what_is_remembered_and_nothing_else() -> None:
    ruleset = replace(load_ruleset(), memory=learn(pages(4)))
    fresh = dump("courier/9.txt", [MENU[0], *story(9), *MENU[1:]], url="https://courier.example/n/9")
    cleaned = clean(fresh, ruleset)
    assert [block.text for block in cleaned.kept] == story(9)
    named = {v.rule for b, v in zip(cleaned.blocks, cleaned.verdicts, strict=True) if b.text in MENU}
    assert named == {"memory.site"}
    assert {v.reason for v in cleaned.verdicts if v.rule == "memory.site"} == {Reason.SITE_BOILERPLATE}


def test_another_site_is_not_touched_and_the_digest_follows_the_memory(tmp_path: Path) -> None:
    learn(pages(4)).save(tmp_path / "memory.json")
    ruleset = load_ruleset(memory=tmp_path / "memory.json")
    other = dump("gazette/1.txt", [*story(1), MENU[2]], url="https://gazette.example/n/1")
    assert "memory.site" not in {verdict.rule for verdict in clean(other, ruleset).verdicts}
    assert ruleset.digest != load_ruleset().digest
