"""The cheap looks in front of the readers: what they pass over is nothing that a reader would find."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline import load_ruleset
from pipeline.grammar.bylines import sign_offs
from pipeline.grammar.bylines.names import Byline, read_byline
from pipeline.grammar.bylines.sign_offs import is_sign_off
from pipeline.grammar.line import forget_lines, read_line
from pipeline.grammar.persons.agencies import agency_index
from pipeline.grammar.persons.kind import NameKind, may_open_with_name, name_kind
from pipeline.grammar.plain_line import is_plain
from pipeline.grammar.vocabulary import Vocabulary
from pipeline.packs.languages import LanguagePack
from pipeline.packs.names import known_names

FORMS = ("({})", "/{}/", "({}/AFP)", "- {} / AFP", "{} and AFP", "[{}]", "© {} / dpa", "{}", "with {}, 3.5.2026")


def _terms() -> tuple[str, ...]:
    """What sign-offs are made of: every agency, end marks, codes."""
    words = known_names().credits
    names = (key.upper() if len(key) <= 4 and key.isascii() else key for key in agency_index())
    return (*names, *words["ends"], *words["according"], "-30-", "###", "mkl/ pdr/", "1150105")


def test_no_sign_off_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = _terms()
    lines = [form.format(term) for form in FORMS for term in terms]
    quick = [is_sign_off(line) for line in lines]
    monkeypatch.setattr(sign_offs, "_may_sign", lambda text: True)
    assert quick == [is_sign_off(line) for line in lines]
    assert sum(quick) > len(agency_index())


def test_no_sign_off_behind_a_sentence_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = _terms()
    others = ("The ferry stays in port", "(Editing by Jane Doe)", "AGERPRES/(AS - autor: Ana Roe)", "Ana Roe, Reuters")
    lines = [f"The boats left. {form.format(term)}" for form in FORMS for term in (*terms, *others)]
    sign_offs.read_sign_off.cache_clear()
    quick = [sign_offs.read_sign_off(line) for line in lines]
    monkeypatch.setattr(sign_offs, "_may_be_tail", lambda rest, bare: True)
    sign_offs.read_sign_off.cache_clear()
    assert quick == [sign_offs.read_sign_off(line) for line in lines]
    assert sum(found is not None for found in quick) > len(agency_index())


def test_most_sentences_behind_a_stop_are_told_at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(sign_offs, "credited", looked.append)
    text = "The storm closed the harbour. Ferries stay in port until Monday"
    assert sign_offs.cut_sign_off(text) == text
    assert looked == []


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe", "JANE DOE", "Ana de la Cruz", "van der Berg Tom", "Jean d'Ormont", "Omar al-Sabel",
        "Jane (Mary) Doe", "О. Н. Иванова", "ნინო კახელი", "محمد الصالح", "张三丰", "Nguyễn Hoài An", "Ludwig von Ruhland",
        "J.-P. Marchetti", "Seán Ó Duinn", "राम कुमार",
    ],
)  # fmt: skip
def test_a_line_that_begins_with_a_name_is_looked_at(name: str) -> None:
    assert name_kind(name) in (NameKind.PERSON, NameKind.MONONYM)
    assert may_open_with_name(f"{name}, reporter")


@pytest.mark.parametrize("text", ["Ferry crews call off strike", "the council met", "12 replies", "Comments", "", "…"])
def test_a_sentence_does_not_begin_with_a_name(text: str) -> None:
    assert not may_open_with_name(text)


def test_a_line_is_read_once_until_lines_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    languages = load_ruleset().languages
    asked: list[str] = []

    def look(folded: str, words: Vocabulary) -> bool:
        asked.append(folded)
        return is_plain(folded, words)

    monkeypatch.setattr("pipeline.grammar.line.is_plain", look)
    forget_lines()
    for _ in range(2):
        assert read_line("By Jane Dunmorrow", languages) is not None
    forget_lines()
    assert read_line("By Jane Dunmorrow", languages) is not None
    assert asked == ["by jane dunmorrow"] * 2


def test_a_headline_beside_a_date_is_not_read_as_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def watch(text: str, languages: Mapping[str, LanguagePack]) -> Byline | None:
        read.append(text)
        return read_byline(text, languages)

    monkeypatch.setattr("pipeline.grammar.bylines.line.read_byline", watch)
    languages = load_ruleset().languages
    forget_lines()
    assert read_line("Ferry Crews Of The Lower Lake Walk Out Again | 3 March 2021", languages) is None
    assert read == []
    named = read_line("Jane Dunmorrow | 3 March 2021", languages)
    assert named is not None
    assert named.rule == "byline.beside_date"
    assert read == ["Jane Dunmorrow"]
