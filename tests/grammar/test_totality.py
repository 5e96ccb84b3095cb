"""The readers take any text: they answer or say None, they never raise, and a span is always what it says."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.grammar import find_dates, parse_date, read_line
from pipeline.grammar.datelines import read_dateline
from pipeline.packs import load_ruleset
from pipeline.packs.languages import LanguagePack

LANGUAGES: Mapping[str, LanguagePack] = load_ruleset().languages
PIECES = st.sampled_from(
    [
        "By ", "Von ", "Jane Doe", "Photo: ", "(", ")", "[", "]", "/", " - ", "©", "2021", "31", "30.02.", "Feb ", "März ",
        "listopada ", "12:30", " pm", " GMT", "+25:00", "Updated ", "Published: ", "Reuters", "İ", "٤", "年", "月", "日",
        "3", "\u200b", "\u00a0", "and ", ", ", "Copyright ", "Source: ", "ago ", ":", ".", "T", "Z", "'18", "ß", "½", "²",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=14).map("".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_line_is_read_or_refused(text: str) -> None:
    reading = read_line(text, LANGUAGES)
    assert reading is None or 0 < reading.confidence <= 1
    line = read_dateline(text)
    assert line is None or line.place or line.agency or line.persons


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_has_dates_that_exist_and_stand_in_it(text: str) -> None:
    for mention in find_dates(text, LANGUAGES):
        assert text[mention.start : mention.end] == mention.text
        assert mention.iso_day is None or len(mention.iso_day) == 10
        assert mention.instant is None or mention.instant.endswith("Z")


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_machine_value_is_read_or_refused(text: str) -> None:
    mention = parse_date(text)
    assert mention is None or mention.precision is not None
