"""Days in datelines, labels behind days, datelines on a line of their own, desks and agencies in bylines."""

import pytest

from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.datelines import read_dateline
from pipeline.grammar.dates.worded import find_dates
from pipeline.grammar.line import LineKind, read_line
from pipeline.packs import Ruleset
from tests.metadata.documents import BODY, of_dump

TITLE = "Council votes for a new lighthouse"


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("2026.03.03 09:10 更新", "ja", [("2026-03-03", "modified")]),
        ("2026-03-03 09:10 发布", "zh", [("2026-03-03", "published")]),
        ("2026年3月3日 公開 2026年3月4日 更新", "ja", [("2026-03-03", "published"), ("2026-03-04", "modified")]),
        ("2026年3月3日 更新日：2026年3月4日", "ja", [("2026-03-03", None), ("2026-03-04", "modified")]),
        ("公開 2026/03/03 09:10 更新 2026/03/04", "ja", [("2026-03-03", "published"), ("2026-03-04", "modified")]),
    ],
)
def test_labels_behind_and_before_days(
    ruleset: Ruleset, text: str, language: str, days: list[tuple[str, str | None]]
) -> None:
    assert [(m.iso_day, m.label) for m in find_dates(text, ruleset.languages, language)] == days


def test_a_day_of_change_behind_a_dash_makes_no_range(ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\n3. marts 2026 kl. 09:10 - Opdateret 4. marts 2026 kl. 10:00\n\n{BODY}\n", ruleset)
    assert (found.date_published, found.date_modified) == ("2026-03-03", "2026-03-04")


@pytest.mark.parametrize(
    "opening",
    [
        "Debrecen, 2026. március 3., kedd (MTI) - ",
        "BANDUNG, 3 March 2026, ANTARA - ",
    ],
)
def test_the_day_in_an_agencys_dateline_is_the_reports(ruleset: Ruleset, opening: str) -> None:
    assert of_dump(f"{TITLE}\n\n{opening}{BODY}\n", ruleset).date_published == "2026-03-03"


def test_a_dateline_on_a_line_of_its_own(ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\nGəncə, 3 mart, AZƏRTAC\n\n{BODY}\n", ruleset)
    assert (found.dateline, found.agencies) == ("Gəncə", ("AZERTAC",))
    assert of_dump(f"{TITLE}\n\nPetra Huber/APA\n\n{BODY}\n", ruleset).dateline is None


def test_a_notice_behind_the_text_credits_its_agency(ruleset: Ruleset) -> None:
    assert of_dump(f"{TITLE}\n\n{BODY}\n\n© 2026 AFP\n", ruleset).agencies == ("Agence France-Presse",)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Protokoll: Petra Huber", ("Petra Huber",)),
        ("Par notre envoyée spéciale Maude Perrin", ("Maude Perrin",)),
        ("Reportagem: Rita Moura", ("Rita Moura",)),
        ("Corresponsal: Laura Benítez", ("Laura Benítez",)),
        ("记者 欧阳思远 王芳", ("欧阳思远", "王芳")),
        ("دمشق - مراسل الموقع", ()),
    ],
)
def test_labels_of_persons_who_wrote_it(ruleset: Ruleset, text: str, persons: tuple[str, ...]) -> None:
    byline = read_byline(text, ruleset.languages)
    assert byline is not None
    assert byline.persons == persons


@pytest.mark.parametrize("line", ["Por EFE", "By AP", "Publié par La rédaction le 3 mars 2026"])
def test_bylines_of_agencies_and_newsrooms_leave_the_text(ruleset: Ruleset, line: str) -> None:
    reading = read_line(line, ruleset.languages)
    assert reading is not None
    assert reading.kind is LineKind.BYLINE


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [("(dpa/lno) - Die Brücke", "", "Deutsche Presse-Agentur"), ("حمص-سانا فتح الجسر", "حمص", "SANA")],
)
def test_two_more_openings(opening: str, place: str, agency: str) -> None:
    line = read_dateline(opening)
    assert line is not None
    assert (line.place, line.agency) == (place, agency)


def test_subjects_in_capitals_that_take_turns_are_no_places(ruleset: Ruleset) -> None:
    rest = BODY.split("\n\n")
    turns = f"Markets open flat\n\nSHARES: {rest[0]}\n\nGOLD: {rest[1]}\n\n{rest[2]}\n"
    assert of_dump(turns, ruleset).dateline is None
    assert of_dump(f"Markets open flat\n\nLISBON: {rest[0]}\n\n{rest[1]}\n\n{rest[2]}\n", ruleset).dateline == "LISBON"
