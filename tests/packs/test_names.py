"""Agencies and given names are data, whole and usable as they stand in their files."""

from __future__ import annotations

from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.packs.names import agency_names, digest_names, given_names


class Recorder:
    """A digest that keeps what it was fed."""

    def __init__(self) -> None:
        self.fed = b""

    def update(self, data: bytes, /) -> None:
        self.fed += data


def test_every_form_of_an_agency_leads_to_it_and_to_no_other() -> None:
    names = agency_names()
    assert len(names) >= 100
    assert [form for name, forms in names.items() for form in (name, *forms) if agency(form) != name] == []


def test_given_names_are_single_folded_words_of_many_languages() -> None:
    names = given_names()
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
