"""How a note presents its author is a matter of the language packs, for notes on a line of their own and behind a name."""

from __future__ import annotations

from pathlib import Path

from pipeline.grammar.vocabulary import vocabulary
from pipeline.metadata.authors.notes import presents
from pipeline.packs import load_ruleset


def test_verbs_of_all_languages_present_a_person() -> None:
    verbs = vocabulary(load_ruleset().languages).words("presenting_words")
    for behind in (
        " is a reporter",
        ", schreibt über Wasser",
        " (42) ist Redakteurin",
        " är reporter",
        " Escribe de cine",
    ):
        assert presents(behind, verbs), behind
    for behind in (" said on Monday", " island tours", " sagte am Montag", ""):
        assert not presents(behind, verbs), behind


def test_a_user_s_pack_adds_to_them(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/qaa.toml").write_text(
        'name = "Quay"\npresenting_words = ["scribbles"]\nrole_words = ["quaymaster"]\n', "utf-8"
    )
    ours = vocabulary(load_ruleset(packs_dir=tmp_path).languages).words("presenting_words")
    assert presents(" scribbles for the Gazette", ours)
    assert presents(" is a reporter", ours)
    shipped = vocabulary(load_ruleset().languages).words("presenting_words")
    assert not presents(" scribbles for the Gazette", shipped)
