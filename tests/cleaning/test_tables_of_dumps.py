"""Tables in dumps: of two columns, ruled off or set one below the other, and with each cell on a line of its own."""

from __future__ import annotations

import pytest

from pipeline import ArticleRecord, RawDocument, load_ruleset, process

RULES = load_ruleset()
STORIES = {
    "en": (
        "Weir keeper opens the lock by hand",
        "The keeper of the upper weir opened the lock by hand on Sunday after the motor that moves its gates had burnt out.",
        "A new motor was ordered in the autumn, but the works that build it have not named a day, the river board said.",
        (("Gauge", "Level"), ("Upper weir", "412"), ("Town mill", "387")),
    ),
    "de": (
        "Schleuse am Wehr wieder offen",
        "Der Wärter am oberen Wehr hat die Schleuse am Sonntag von Hand geöffnet, nachdem der Motor der Tore ausgefallen war.",
        "Ein neuer Motor wurde im Herbst bestellt, doch das Werk hat noch keinen Tag genannt, teilte der Verband mit.",
        (("Pegel", "Stand"), ("Oberes Wehr", "412"), ("Stadtmühle", "387")),
    ),
    "ja": (
        "上流の堰で水門を手で開ける",
        "上流の堰の番人は日曜日、門を動かすモーターが夜のうちに焼けたため、水門を手で開けたと河川局が月曜日に発表した。",
        "新しいモーターは秋に注文されたが、製造する工場はまだ納期を示しておらず、それまで水門は夜間に閉まる予定だという。",
        (("観測所", "水位"), ("上流の堰", "412"), ("町の水車", "387")),
    ),
}


LINKS = "[Home](/) [Sport](/sport) [Weather](/weather)"


def ruled(rows: tuple[tuple[str, str], ...], style: str) -> list[str]:
    (one, two), *others = rows
    if style == "bars outside":
        return [f"| {one} | {two} |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in others)]
    if style == "empty head":
        return ["|  |  |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in rows)]
    return [f"{one}| {two}  ", "---|---  ", *(f"{a}| {b}  " for a, b in others)]


def body(*lines: str) -> list[str]:
    record = process(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode()), RULES).record
    assert isinstance(record, ArticleRecord), record
    return [line for line in record.text.split("\n") if line]


@pytest.mark.parametrize("style", ["bars outside", "empty head", "bars inside"])
@pytest.mark.parametrize("language", STORIES)
def test_all_rows_of_a_table_that_markdown_rules_off_stay(language: str, style: str) -> None:
    title, first, second, rows = STORIES[language]
    found = body(LINKS, "", f"# {title}", "", first, "", *ruled(rows, style), "", second)
    assert found == [first, *(f"{one} | {two}" for one, two in rows), second]


@pytest.mark.parametrize("gap", ["column", "tabs"])
@pytest.mark.parametrize("language", STORIES)
def test_all_rows_whose_second_cells_stand_in_a_column_stay(language: str, gap: str) -> None:
    title, first, second, rows = STORIES[language]
    width = max(len(one) for one, _ in rows) + 2
    table = [one.ljust(width) + two if gap == "column" else f"{one}\t\t{two}" for one, two in rows]
    found = body(title, "", first, "", *table, "", second)
    assert found[found.index(first) + 1 :] == [*table, second]


def test_a_list_of_other_stories_is_no_table_for_the_gap_behind_its_numbers() -> None:
    title, first, second, _ = STORIES["en"]
    others = ("1.  Council votes on new school", "2.  Hexley wins the cup at last", "3.  Rain to stay until Sunday")
    assert body(title, "", first, "", second, "", "Most read", "", *others) == [first, second]


def test_a_menu_with_bars_is_no_table_though_the_dump_has_one_elsewhere() -> None:
    title, first, second, rows = STORIES["en"]
    menu = ("Home | 24", "Sport | 12", "Weather | 3")
    found = body(
        LINKS, "", f"# {title}", "", first, "", *ruled(rows, "bars outside"), "", second, "", "## Most read", "", *menu
    )
    assert "Gauge | Level" in found
    assert not any("Sport" in line for line in found)


STACKS = {
    "en": (
        ("Party", "Seats", "Per cent"),
        ("Greens", "14", "31.2%"),
        ("Liberals", "11", "24.0%"),
        ("Labour", "9", "20.1%"),
    ),
    "de": (
        ("Verein", "Tore", "Punkte"),
        ("SV Oberwehr", "12:3", "14"),
        ("TuS Mühlau", "9:8", "11"),
        ("VfL Furt", "4:9", "5"),
    ),
    "ja": (
        ("候補者", "得票", "前回"),
        ("月見 太郎", "12,345", "9,876"),
        ("青葉 花子", "8,001", "7,654"),
        ("港 次郎", "3,210", "0"),
    ),
}


@pytest.mark.parametrize("is_ranked", [False, True])
@pytest.mark.parametrize("language", STACKS)
def test_cells_that_stand_one_below_the_other_stay(language: str, *, is_ranked: bool) -> None:
    title, first, second, _ = STORIES[language]
    head, *rows = STACKS[language]
    cells = [cell for rank, row in enumerate(rows, 1) for cell in ((str(rank), *row) if is_ranked else row)]
    found = body(title, "", first, "", *(() if is_ranked else head), *cells, "", second)
    assert found == [first, *(() if is_ranked else head), *cells, second]


def test_subjects_with_how_many_stories_they_have_are_no_table() -> None:
    title, first, second, _ = STORIES["en"]
    subjects = ("Sport", "24", "Weather", "12", "Culture", "3", "Travel", "1")
    assert body(title, "", first, "", second, "", "Subjects", "", *subjects) == [first, second]
