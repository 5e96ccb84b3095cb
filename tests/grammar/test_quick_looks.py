"""The cheap looks in front of the readers: what they pass over is nothing that a reader would find."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from pipeline import load_ruleset
from pipeline.grammar import find_dates
from pipeline.grammar.bylines import no_authors, pictures, sign_offs
from pipeline.grammar.bylines import words as byline_patterns
from pipeline.grammar.bylines.leads import BylineWords, byline_words
from pipeline.grammar.bylines.names import Byline, read_byline
from pipeline.grammar.bylines.sign_offs import is_sign_off
from pipeline.grammar.bylines.words import CHECKED, CREDIT, INTERVIEWED
from pipeline.grammar.line import forget_lines, read_line
from pipeline.grammar.persons.agencies import agency_index
from pipeline.grammar.persons.kind import NameKind, may_open_with_name, name_kind
from pipeline.grammar.plain_line import is_plain, is_silent, may_be_relative, may_state_time
from pipeline.grammar.vocabulary import Vocabulary, fold, vocabulary
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


_SOURCE_WORD = re.compile(r"[^\W\d_]{2,}")
BYLINE_FORMS = ("{} Jane Dunmorrow", "{}: Jane Dunmorrow", "Jane Dunmorrow, {} by Ana Roe", "By Jane Dunmorrow {}: Ana Roe",
                "Jane Dunmorrow {} mit Ana Roe", "({}) Jane Dunmorrow", "Jane Dunmorrow Jane Dunmorrow | {}")  # fmt: skip


def test_no_byline_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    languages = load_ruleset().languages
    sources = (CREDIT.pattern, CHECKED.pattern, INTERVIEWED.pattern)
    terms = {word for source in sources for word in _SOURCE_WORD.findall(source.replace("\\b", " "))}
    terms |= byline_words(vocabulary(languages)).leads | set(known_names().credits["desks"]) | {"İsinulat ni", "edıted"}
    cased = sorted({*terms, *map(str.title, terms), *map(str.upper, terms)})[::5]
    lines = [form.format(term) for term in cased for form in BYLINE_FORMS]
    forget_lines()
    quick = [read_byline(line, languages) for line in lines]
    monkeypatch.setattr("pipeline.grammar.bylines.names.may_hold", lambda pattern, stems: True)
    monkeypatch.setattr("pipeline.grammar.bylines.names.lead_of", lambda text, words: words.lead.match(text))
    monkeypatch.setattr("pipeline.grammar.bylines.leads.lead_of", lambda text, words: words.lead.match(text))
    monkeypatch.setattr("pipeline.grammar.bylines.no_authors._may_name_desk", lambda text: True)
    forget_lines()
    assert quick == [read_byline(line, languages) for line in lines]
    assert sum(byline is not None and bool(byline.persons) for byline in quick) > len(lines) // 2
    forget_lines()


def test_no_second_name_and_nothing_beside_a_name_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    languages = load_ruleset().languages
    joiners = {joiner for pack in languages.values() for joiner in pack.name_joiners} | {"&", "、", "，", "ﬁ"}
    lines = [f"Jane Doe{gap}{cased}{gap}Ana Roe" for joiner in sorted(joiners) for gap in (" ", ", ", "")
             for cased in (joiner, joiner.upper(), joiner.title())]  # fmt: skip
    lines += [f"Jane Doe {beside} Ana Roe" for beside in (
        "WWW.example.org", "https://example.org/a", "jane@example.org", "jane [at] example.org", "@janedoe", "©", "( )", "»",
        "FOLLOW her", "3 March 2021", "March 3", "on Tue, 3.4.2021", "| Updated 12:30", "२ मार्च", "2026年1月2日",
    )]  # fmt: skip
    lines += [
        "By Jane Doe3 March 2021",
        "Jane Doe03.04.2021",
        "Dec 17, 2025Jane Doe",
        "Jane Doe２０２６",
        "Jane DoeUpdated",
    ]
    forget_lines()
    quick = [read_byline(line, languages) for line in lines]
    monkeypatch.setattr(BylineWords, "may_join", lambda words, text: True)
    monkeypatch.setattr(byline_patterns, "_NOISY", re.compile(""))
    monkeypatch.setattr(byline_patterns, "_FIGURE", re.compile(""))
    forget_lines()
    assert quick == [read_byline(line, languages) for line in lines]
    assert sum(byline is not None and len(byline.persons) == 2 for byline in quick) > len(joiners)
    forget_lines()


class _Everything(frozenset[str]):
    def __contains__(self, word: object) -> bool:
        return True


END_FORMS = ("{}", "{}: Jane Doe", "{} Jane Doe", "Jane Doe, {}", "Oslo – {}", "[{}, Delhi]", "({})", "{} (Delhi)")


def test_no_desk_and_no_editor_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    languages, words = load_ruleset().languages, known_names().credits
    terms = (*words["desks"], *words["editors"], *words["ends"], *words["according"])
    cased = (*terms, *map(str.title, terms), *map(str.upper, terms))
    lines = [form.format(term) for form in END_FORMS for term in cased]
    forget_lines()
    quick = [read_line(line, languages) for line in lines]
    monkeypatch.setattr("pipeline.grammar.line.may_end_report", lambda folded: True)
    monkeypatch.setattr(no_authors, "_editor_openers", _Everything)
    forget_lines()
    assert quick == [read_line(line, languages) for line in lines]
    assert sum(found is not None for found in quick) > len(lines) // 3
    forget_lines()


DATE_FORMS = ("3 {} 2021", "{} 3, 2021", "On 3 {} 2021 at 14:05", "3-{}-21", "{} 2021", "rev. {}3 of 12")


def test_no_day_with_a_month_in_letters_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    languages = load_ruleset().languages
    words = vocabulary(languages)
    lines = [form.format(month) for form in DATE_FORMS for month in (*words.months, *words.calendar_months)]
    lines += ["5 I 2026", "5.XI.2026", "2026. VI. 5.", "2026 01 05", "2026-01-05T10:00Z", "3/4/21", "3 . 4 . 2021"]
    quick = [find_dates(line, languages) for line in lines]
    monkeypatch.setattr("pipeline.grammar.dates.worded.may_hold_day", lambda folded, words: True)
    assert quick == [find_dates(line, languages) for line in lines]
    assert sum(map(bool, quick)) > len(lines) // 2


@pytest.mark.parametrize("line", ["12 thg 1, 2026", "12 Thang ba 2026", "5 Mean Fomhair 2025"])
def test_a_line_with_a_month_of_several_words_without_accents_is_a_date(line: str) -> None:
    found = read_line(line, load_ruleset().languages)
    assert found is not None
    assert found.states_day


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


STATING = ("byline_leads", "byline_labels", "byline_tails", "roles", "source_labels", "credit_words", "credit_names")
DATING = ("months", "relative_words", "ago_words", "published_labels", "modified_labels", "hour_signs", "clock_tails")
LINE_FORMS = ("{}", "{} Jana Nová", "Jane Doe {}", "The council of {} met")
DATE_FORMS = ("3 {} 2026", "{} 3", "Läst 3 {}", "Cập nhật {} 12.30")


def _lines_of_words() -> list[str]:
    """Lines of every word that packs list for lines that state something, alone and among others, also as titles print it."""
    packs = load_ruleset().languages.values()
    stating = [*_terms(), *(term for terms in known_names().credits.values() for term in terms)]
    stating += [word for pack in packs for name in STATING for word in getattr(pack, name)]
    dating = [word for pack in packs for name in DATING for word in getattr(pack, name)]
    dating += [month for pack in packs for calendar in pack.calendars for month in calendar.months]
    lines = [form.format(term) for form in LINE_FORMS for term in dict.fromkeys(stating)]
    return [*lines, *(t.title() for t in stating), *(f.format(t) for f in DATE_FORMS for t in dict.fromkeys(dating))]


def _may_state_time(folded: str, words: Vocabulary) -> bool:
    return not folded.isascii() or may_state_time(folded, words)


def test_no_line_that_states_something_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    languages = load_ruleset().languages
    lines = _lines_of_words()
    forget_lines()
    quick = [read_line(line, languages) for line in lines]
    monkeypatch.setattr("pipeline.grammar.line.is_silent", lambda line, folded, words: False)
    monkeypatch.setattr("pipeline.grammar.line.may_state_time", _may_state_time)
    forget_lines()
    missed = [line for line, found in zip(lines, quick, strict=True) if read_line(line, languages) != found]
    forget_lines()
    assert missed == []
    assert sum(found is not None for found in quick) > len(lines) / 20


@pytest.mark.parametrize(
    "line", ["Ferry crews call off strike", "Über uns", "Ледокол вышел в море", "Rowing at the lake"]
)
def test_a_menu_entry_or_headline_is_told_at_a_glance(line: str) -> None:
    assert is_silent(line, fold(line), vocabulary(load_ruleset().languages))


@pytest.mark.parametrize(
    "line", ["By Jane Doe", "Reuters", "Nyhetsredaktionen", "Přeložila Jana Nová", "3 March", "© Doe"]
)
def test_a_line_that_states_something_is_not_silent(line: str) -> None:
    assert not is_silent(line, fold(line), vocabulary(load_ruleset().languages))


def test_no_label_of_an_editor_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = (
        "{}: Jane Doe",
        "Jane Doe / {}：陈怡君",
        "文/李晓峰 {}/周敏",
        "Jane Doe | {} John Roe",
        "({}: John Roe)",
        "Ana Roe · {} Bo Ek",
    )
    labels = known_names().credits["editors"]
    texts = [
        form.format(shape) for form in forms for label in labels for shape in (label, label.upper(), label.title())
    ]
    quick = [(no_authors.before_editors(text), no_authors.names_editor(text)) for text in texts]
    monkeypatch.setattr(
        no_authors, "_may_label_editor", lambda text: any(map(text.__contains__, no_authors.EDITOR_MARKS))
    )
    assert quick == [(no_authors.before_editors(text), no_authors.names_editor(text)) for text in texts]
    assert sum(before != text for (before, _), text in zip(quick, texts, strict=True)) > len(labels)


def test_no_joiner_of_names_is_passed_over() -> None:
    words = byline_words(vocabulary(load_ruleset().languages))
    joiners = {joiner for pack in load_ruleset().languages.values() for joiner in pack.name_joiners}
    forms = ("Jane Doe {} Ana Roe", "Jane Doe, {} Ana Roe", "Jane Doe{}Ana Roe", "{} Jane Doe")
    cased = {*joiners, *map(str.upper, joiners), *map(str.title, joiners), "&", "、", "，", "،"}
    lines = [form.format(joiner) for joiner in sorted(cased) for form in forms]
    joined = [line for line in lines if words.joiner.search(line)]
    assert len(joined) > 2 * len(joiners)
    assert all(map(words.may_join, joined))
    assert not words.may_join("Jane Dunmorrow")


def test_no_agency_behind_words_that_credit_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = known_names().credits["according"]
    parts = [f"{term}{gap}{name}" for term in terms for gap in (" ", ": ") for name in ("Reuters", "AFP", "Dunmorrow")]
    parts += [part.upper() for part in parts]
    quick = [sign_offs.credited(part) for part in parts]
    monkeypatch.setattr(sign_offs, "_opening_of", lambda text: next(iter(sign_offs._according_openings())))
    assert quick == [sign_offs.credited(part) for part in parts]
    assert sum(found is not None for found in quick) > len(terms)


def test_no_age_in_front_of_a_headline_is_passed_over() -> None:
    languages = load_ruleset().languages
    ages = {f"{count} {word}" for pack in languages.values() for word in pack.ago_words for count in (2, 15)}
    ages |= {
        f"{word} 3 {near}" for pack in languages.values() for word in pack.ago_words for near in pack.relative_words
    }
    read = [age for age in sorted(ages) if (found := read_line(age, languages)) and found.rule == "date.relative"]
    assert len(read) > len(languages)
    assert all(may_be_relative(age, languages) and may_be_relative(f"{age} Harbour", languages) for age in read)
    assert not may_be_relative("12 boats left the harbour", languages)


CREDITED = (
    "Tekst Ana Lind, {} Bo Ek",
    "Ana Lind / {}: Bo Ek",
    "Ana Lind, {} by Bo Ek",
    "{} Bo Ek",
)


def test_no_credit_of_pictures_in_a_byline_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word for pictures, of all languages, in capitals too: its first run of letters stands whole in the text."""
    known = vocabulary(load_ruleset().languages)
    words = sorted(known.words("credit_words"))
    texts = [form.format(printed) for form in CREDITED for word in words for printed in (word, word.upper())]
    quick = [pictures.without_pictures(text, known, byline_patterns.stems_of(text)) for text in texts]
    monkeypatch.setattr(pictures, "words_of", lambda folded: pictures._picture_runs(known))
    assert quick == [pictures.without_pictures(text, known, byline_patterns.stems_of(text)) for text in texts]
    assert any(found != text for found, text in zip(quick, texts, strict=True))
