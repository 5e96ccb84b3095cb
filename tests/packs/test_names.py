"""Agencies, given names and words of credits are data, whole and usable as they stand; a user's packs add to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cleaning import clean
from pipeline.errors import PackError
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind
from pipeline.metadata import describe
from pipeline.model.document import Hints, RawDocument
from pipeline.packs import Ruleset
from pipeline.packs.check import check_packs
from pipeline.packs.names import digest_names, remembered, shipped_names, using
from pipeline.segment import segment
from tests.fakes.rules import read_ruleset
from tests.metadata.pages import RULESET, page
from tests.packs.test_loader import write


class Recorder:
    """A digest that keeps what it was fed."""

    def __init__(self) -> None:
        self.fed = b""

    def update(self, data: bytes, /) -> None:
        self.fed += data


def test_every_form_of_an_agency_leads_to_it_and_to_no_other() -> None:
    names = shipped_names().agencies
    assert len(names) >= 100
    assert [form for name, forms in names.items() for form in (name, *forms) if agency(form) != name] == []


def test_given_names_are_single_folded_words_of_many_languages() -> None:
    names = shipped_names().given
    assert len(names) > 5_000
    assert [name for name in names if name != name.casefold() or " " in name or "," in name] == []
    for person in (
        "Jane Doe",
        "Götz Example",
        "Øystein Example",
        "Wanjiku Example",
        "Соломія Приклад",
        "Dr. Uta Example",
    ):
        assert has_given_name(person), person
    for place in ("Paris Saint-Germain", "Middle East", "Hope Street", "High Court"):
        assert not has_given_name(place), place


def test_a_rule_set_depends_on_them() -> None:
    recorder = Recorder()
    digest_names(recorder)
    assert b"names/agencies.toml" in recorder.fed
    assert b"names/given.toml" in recorder.fed


OWN = {
    "agencies.toml": '"Dunmorrow Press Agency" = ["Dunpress"]\n"Reuters" = ["Rooters"]\n',
    "given.toml": 'own = """xanthe\nqwillow"""\n',
    "credits.toml": '[editors]\nen = ["overseen by"]\n',
    "no_persons.toml": '[houses]\nen = ["waterworks"]\n',
    "sites.toml": '[generic]\nen = ["the front"]\n',
}


@pytest.fixture
def own(tmp_path: Path) -> Ruleset:
    for name, text in OWN.items():
        write(tmp_path, text, "names", name)
    return read_ruleset(packs_dir=tmp_path)


def test_a_users_names_are_added_to_the_shipped_ones(own: Ruleset) -> None:
    with using(own.names):
        assert [agency(name) for name in ("Dunpress", "Rooters", "AFP")] == [
            "Dunmorrow Press Agency", "Reuters", "Agence France-Presse"
        ]  # fmt: skip
        assert has_given_name("Qwillow Marsh") and has_given_name("Jane Marsh")
        assert name_kind("Marsh Waterworks") is NameKind.ORGANISATION
        byline = read_byline("By Jane Doe, overseen by: John Roe", own.languages)
        assert byline is not None and byline.persons == ("Jane Doe",)
    assert agency("Dunpress") is None
    assert name_kind("Marsh Waterworks") is NameKind.PERSON
    assert not has_given_name("Qwillow Marsh")
    assert own.digest != RULESET.digest


def test_rule_sets_with_different_names_do_not_mix_in_one_process(own: Ruleset) -> None:
    head = "<meta name=author content=Dunpress><meta property=og:site_name content='The Front'>"
    raw = RawDocument("a.html", "html", "text/html", page(head).encode(), hints=Hints(url="https://dun.example/a"))
    for rules, credited, outlet in ((RULESET, (), "The Front"), (own, ("Dunmorrow Press Agency",), None)) * 2:
        found = describe(clean(segment(raw), rules), rules).description
        assert (found.agencies, found.outlet) == (credited, outlet)


def test_what_is_remembered_is_remembered_for_the_names_in_force(own: Ruleset) -> None:
    asked: list[str] = []

    @remembered(maxsize=8)
    def ask(text: str) -> str | None:
        asked.append(text)
        return agency(text)

    assert [ask("Dunpress"), ask("Dunpress")] == [None, None]
    with using(own.names):
        assert [ask("Dunpress"), ask("Dunpress")] == ["Dunmorrow Press Agency"] * 2
    with using(shipped_names()):
        assert ask("Dunpress") is None
    assert asked == ["Dunpress"] * 2
    ask.cache_clear()
    assert (ask("Dunpress"), len(asked)) == (None, 3)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("agencies.toml", '"Dunpress" = "DPA"', "Dunpress: a list of the agency's other forms"),
        ("given.toml", 'own = ["xanthe"]', "own: one text of names"),
        ("credits.toml", '[editor]\nen = ["x"]', "editor: one of academic_titles, according"),
        ("credits.toml", '[editors]\nen = "x"', "editors: a table of lists by language"),
        ("agents.toml", "", "agents: files of names are agencies.toml, credits.toml"),
    ],
)
def test_a_faulty_file_of_names_is_told(tmp_path: Path, name: str, text: str, fault: str) -> None:
    write(tmp_path, text, "names", name)
    with pytest.raises(PackError, match=fault):
        read_ruleset(packs_dir=tmp_path)
    (remark,) = check_packs(tmp_path, RULESET).remarks
    assert remark.is_fault and fault in remark.message


def test_folders_that_are_read_are_no_strays(tmp_path: Path) -> None:
    write(tmp_path, OWN["agencies.toml"], "names", "agencies.toml")
    write(tmp_path, '[topics]\nnewsletter = "gazettino"\n', "functions", "xx.toml")
    assert check_packs(tmp_path, RULESET).remarks == ()
