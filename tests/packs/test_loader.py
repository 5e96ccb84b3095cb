"""A broken pack is named by file, line and key; a user's packs add to the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PackError
from pipeline.grammar.bylines.leads import byline_words
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.persons.kind import PARTICLES
from pipeline.grammar.vocabulary import vocabulary
from pipeline.packs import load_ruleset
from pipeline.packs.normal import normalise
from tests.fakes.rules import read_ruleset

GOOD = """
[[phrase]]
id = "house.motto"
reason = "promo"
texts = "the paper that floats | the boat that prints"
examples = ["The paper that floats"]
"""


def write(folder: Path, text: str, kind: str = "phrases", name: str = "en.toml") -> Path:
    (folder / kind).mkdir(parents=True, exist_ok=True)
    (folder / kind / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ('reason = "promo"', 'reason = "propaganda"', 4, "reason: one of"),
        ('reason = "promo"', 'reasons = "promo"', 2, "reason: one of"),
        ("examples =", "exampels =", 6, "exampels: unknown key"),
        ('texts = "the paper that floats | the boat that prints"', 'texts = ""', 5, "texts: a list of at least one"),
        ('texts = "the paper that floats | the boat that prints"', "texts = 4", 5, "texts: a list of texts"),
        ('examples = ["The paper that floats"]', "", 2, "examples: at least one"),
        ('reason = "promo"', 'reason = "promo"\nconfidence = 3.0', 5, "confidence: a share"),
        ('reason = "promo"', 'reason = "promo"\nmatch = "fuzzy"', 5, "match: one of line"),
        ('reason = "promo"', 'reason = "promo"\nmatch = "pattern"\nopens_tail = "yes"', 6, "opens_tail: bool"),
        (
            'texts = "the paper that floats | the boat that prints"',
            'match = "pattern"\ntexts = ["(a"]',
            6,
            "texts: '(a' is no",
        ),
        ('examples = ["The paper that floats"]', 'examples = ["x"]\n' + GOOD, 3, "id: 'house.motto' occurs twice"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, line: int, expected: str) -> None:
    folder = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(PackError) as caught:
        load_ruleset(packs_dir=folder)
    assert f"phrases/en.toml, line {line}: {expected}" in caught.value.message


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"phrases/en\.toml: not TOML in UTF-8"):
        load_ruleset(packs_dir=write(tmp_path, "[[phrase"))


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such folder"):
        load_ruleset(packs_dir=tmp_path / "nowhere")


def test_user_packs_add_and_change_the_digest(tmp_path: Path) -> None:
    shipped = load_ruleset()
    rules = load_ruleset(packs_dir=write(tmp_path, GOOD))
    found = rules.book.match("The Boat That Prints!")
    assert found is not None
    assert found.id == "house.motto"
    assert len(rules.phrases) == len(shipped.phrases) + 1
    assert rules.digest != shipped.digest
    assert read_ruleset().digest == shipped.digest


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("» Show 12 Comments…", "show # comments"),
        ("Readers Comments (0)", "readers comments"),
        ("* Home", "home"),
        ("YOU  MAY ALSO\tLIKE:", "you may also like"),
        ("İlgili Haberler", "ilgili haberler"),
        ("أخبار ذات صلة", "اخبار ذات صلة"),
        ("…", ""),
    ],
)
def test_normal_form(printed: str, normal: str) -> None:
    assert normalise(printed) == normal
    assert normalise(normal) == normal


def test_a_user_s_pack_adds_what_leads_a_byline_and_joins_names(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/qaa.toml").write_text(
        'name = "Quay"\nbyline_leads = ["scribbled by", "quill"]\ncolon_leads = ["quill"]\n'
        'name_joiners = ["plus", "ande"]\nweak_joiners = ["ande"]\n',
        "utf-8",
    )
    ours, shipped = load_ruleset(packs_dir=tmp_path).languages, load_ruleset().languages
    assert read_byline("Scribbled by Jane Doe plus John Roe", ours).persons == ("Jane Doe", "John Roe")
    assert read_byline("Scribbled by Jane Doe plus John Roe", shipped) != read_byline("By Jane Doe, John Roe", shipped)
    assert read_byline("Quill: Jane Doe", ours).persons == ("Jane Doe",)
    assert read_byline("Quill: Jane Doe", ours).lead == "Quill"
    assert read_byline("By Jane Doe ande John Roe", ours).persons == ("Jane Doe", "John Roe")
    assert "ande" in byline_words(vocabulary(ours)).weak_joiners


def test_a_joiner_that_also_stands_in_surnames_is_weak() -> None:
    """Croatian "te", Slovenian "ter": "Hanneke te Velde" and "Joris ter Braak" are one person each."""
    packs = load_ruleset().languages.values()
    weak = {joiner for pack in packs for joiner in pack.weak_joiners}
    assert {joiner for pack in packs for joiner in pack.name_joiners if joiner in PARTICLES} <= weak


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Door Hanneke te Velde", ["Hanneke te Velde"]),
        ("Tekst: Wim te Brake en Joris ter Braak", ["Wim te Brake", "Joris ter Braak"]),
        ("Piše: Ana Horvat te Ivo Kos", ["Ana Horvat", "Ivo Kos"]),
        ("Piše: Hanneke te Velde", ["Hanneke te Velde"]),
        ("By Lotte te Riele and Jane Doe", ["Lotte te Riele", "Jane Doe"]),
    ],
)
def test_a_particle_of_a_surname_joins_no_two_persons(byline: str, authors: list[str]) -> None:
    found = read_byline(byline, load_ruleset().languages)
    assert found is not None
    assert list(found.persons) == authors
