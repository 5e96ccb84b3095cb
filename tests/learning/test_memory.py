"""The outlets' line memory: what is learned, what is guarded against, and that order does not matter."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import load_ruleset
from pipeline.cleaning import clean
from pipeline.errors import PackError
from pipeline.learning import MAX_LINE_CHARS, SAMPLE, learn
from pipeline.model.document import Hints, RawDocument, SegmentedDocument
from pipeline.model.reasons import Reason
from pipeline.packs.memory import OutletMemory, SiteLines, site_of
from pipeline.segment.text import segment_text

MENU = ["Harbour Courier", "Ferries Markets Weather", "Harbour desk and night watch"]


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
    assert lines == {"harbour courier": 3, "ferries markets weather": 3, "harbour desk and night watch": 3}


def test_long_paragraphs_tell_stories_apart() -> None:
    """Teasers are sentences that pages share; what the stories say themselves may stand in few and long paragraphs."""
    teasers = [f"The {what} of the week was told by readers of this paper and by nobody else, they say." for what in
               ("storm", "catch", "wreck", "tide")]  # fmt: skip
    own = [[" ".join(story(100 * n + m) + story(100 * n + 50 + m)) for m in range(8)] for n in range(3)]
    assert min(len(paragraph) for paragraphs in own for paragraph in paragraphs) > MAX_LINE_CHARS
    told = [dump(f"courier/{n}.txt", [*own[n], *teasers], url=f"https://courier.example/{n}") for n in range(3)]
    assert learn(told).sites["courier.example"].stories == 3
    again = [dump(f"courier/{n}.txt", [*own[0], *teasers], url=f"https://courier.example/{n}") for n in range(3)]
    assert learn(again).sites == {}


def test_what_stories_open_with_is_counted_by_itself() -> None:
    notice = "Readers who are abroad may see an older edition of this page, for which the harbour desk apologises."
    told = [dump(f"c/{n}.txt", [MENU[0], notice, *story(n), MENU[1]], outlet="Courier") for n in range(3)]
    site = learn(told).sites["courier"]
    assert site.openings == {"harbour courier": 3, notice.lower().rstrip("."): 3}
    assert site.lines["ferries markets weather"] == 3


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


def test_a_memory_of_the_first_version_is_still_read(tmp_path: Path) -> None:
    old = {"version": 1, "sites": {"courier.example": {"stories": 4, "lines": [["harbour courier", 4]]}}}
    (tmp_path / "memory.json").write_text(json.dumps(old))
    site = OutletMemory.load(tmp_path / "memory.json").site("courier.example")
    assert (site.stories, site.lines, site.openings) == (4, {"harbour courier": 4}, {})


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


def kept(memory: OutletMemory, lines: list[str]) -> list[str]:
    cleaned = clean(
        dump("courier/9.txt", lines, url="https://courier.example/n/9"), replace(load_ruleset(), memory=memory)
    )
    return [block.text for block in cleaned.kept]


TEASER = "The ice factory on the north quay will close after ninety years, and its owner blames the price of power."


def remembering(**counts: int) -> OutletMemory:
    """A memory in which the teaser stood in `teaser` stories, a label in `label`, and `opened` stories began with it."""
    lines = {
        line: n
        for line, n in ((TEASER.lower().rstrip("."), counts["teaser"]), ("most shared", counts.get("label", 0)))
        if n
    }
    opened = {TEASER.lower().rstrip("."): counts["opened"]} if "opened" in counts else {}
    return OutletMemory.of({"courier.example": SiteLines(10, lines, opened)})


@pytest.mark.parametrize(
    ("counts", "lines", "goes"),
    [
        ({"teaser": 3}, [*story(9), TEASER], True),
        ({"teaser": 2}, [*story(9), TEASER], False),  # a paragraph of background that a second story uses again
        ({"teaser": 2, "label": 2}, [*story(9), "Most shared", TEASER], True),
        ({"teaser": 2, "label": 2}, [*story(9), "Most shared", story(8)[0], TEASER], False),
        ({"teaser": 5}, [TEASER, *story(9)], False),  # the story itself, which five others tease
        ({"teaser": 5, "opened": 2}, [TEASER, *story(9)], True),
    ],
)
def test_a_sentence_goes_only_where_other_pages_cannot_have_it_from_this_one(
    counts: dict[str, int], lines: list[str], goes: bool
) -> None:
    assert (TEASER not in kept(remembering(**counts), lines)) is goes


def test_the_memory_changes_no_other_verdict_but_names_what_was_a_guess() -> None:
    lines = [*story(9), "Harbour desk and night watch", "Lighthouse keeper wanted", *story(7)[:1]]
    document = dump("courier/9.txt", [*MENU, *lines, *MENU], url="https://courier.example/n/9")
    plain = clean(document, load_ruleset()).verdicts
    knowing = clean(document, replace(load_ruleset(), memory=learn(pages(4)))).verdicts
    changed = [(before, after) for before, after in zip(plain, knowing, strict=True) if before != after]
    assert changed
    for before, after in changed:
        assert before.keep or before.rule.startswith(("model.", "window.", "tail."))
        assert after.rule == "memory.site"


def test_the_title_of_a_story_that_others_link_to_stays_its_title() -> None:
    title = "Ice factory on the north quay to close after ninety years"
    lines = [title, TEASER, *story(9)]
    memory = OutletMemory.of({"courier.example": SiteLines(10, {title.lower(): 4})})
    document = dump("courier/9.txt", lines, url="https://courier.example/n/9")
    first = clean(document, replace(load_ruleset(), memory=memory)).verdicts[0]
    assert first.captured_as == "title"


def test_another_site_is_not_touched_and_the_digest_follows_the_memory(tmp_path: Path) -> None:
    learn(pages(4)).save(tmp_path / "memory.json")
    ruleset = load_ruleset(memory=tmp_path / "memory.json")
    other = dump("gazette/1.txt", [*story(1), MENU[2]], url="https://gazette.example/n/1")
    assert "memory.site" not in {verdict.rule for verdict in clean(other, ruleset).verdicts}
    assert ruleset.digest != load_ruleset().digest
