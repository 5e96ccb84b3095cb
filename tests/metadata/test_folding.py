"""ASCII takes a way of its own; it must lead to the same place."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.vocabulary import _WORD, words_of
from pipeline.metadata.field.folding import fold
from pipeline.packs.normal import _NUMBER, normalise

LINES = st.text(st.characters(max_codepoint=127))


@given(LINES)
def test_folding_does_not_depend_on_whether_all_is_ascii(text: str) -> None:
    assert fold(f"{text} é").removesuffix("é").rstrip() == fold(text)


@given(LINES)
def test_words_are_runs_of_letters(text: str) -> None:
    assert words_of(text) == _WORD.findall(text)


@given(st.text(st.sampled_from("09.,:#()[] ab"), min_size=1))
def test_normal_forms_do_not_depend_on_whether_all_is_ascii(text: str) -> None:
    inner = f"a{text}a"  # nothing is cut from its edges
    assert normalise(f"{inner} é") == f"{normalise(inner)} é"
    assert not any(character.isdigit() for character in normalise(inner))
    assert normalise(inner) == " ".join(_NUMBER.sub("#", inner).split())
