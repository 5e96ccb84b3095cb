"""Dumps as tools make them: Markdown, text browsers, mails, converters that break lines, prints. What the tool wrote goes."""

from __future__ import annotations

from collections import Counter
from textwrap import fill, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import ArticleRecord, Outcome, RawDocument, process
from pipeline.packs import load_ruleset
from pipeline.segment.text import segment_text

RULES = load_ruleset()

TITLE = "Weir keeper opens the lock by hand after motor fails"
PARAGRAPHS = (
    "The keeper of the upper weir opened the lock by hand on Sunday after the motor that moves its gates had burnt out "
    "during the night, and forty boats were waiting in the basin below.",
    "“We turned the wheel in shifts of ten minutes,” said Ines Roth, who has looked after the lock for eleven years. "
    "It took the four of them until noon to bring the last of the barges through the chamber.",
    "A new motor was ordered in the autumn, but the works that build it have not named a day. Until then the lock will "
    "be closed at night, the river board said, and skippers should expect to wait for an hour.",
    "The board will talk about a second motor at its meeting in March.",
)
CHINESE = (
    "上游水闸的看守人星期天用手打开了船闸，因为夜里推动闸门的马达烧坏了，下面的港池里有四十条船在等待通过。",
    "在这座船闸工作了十一年的罗琳说，他们四个人轮流转动手轮，每人十分钟，一直到中午才让最后一条货船通过闸室。",
    "新的马达去年秋天就已经订购，但是制造它的工厂还没有说明交货的日期。河务局表示，在那之前船闸夜间将会关闭。",
)


def ran(text: str) -> Outcome:
    return process(RawDocument("dump.txt", "text", "text/plain", text.encode()), RULES)


def article(text: str) -> ArticleRecord:
    record = ran(text).record
    assert isinstance(record, ArticleRecord), record
    return record


def ink(*texts: str) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def linked(paragraph: str, words: str) -> str:
    assert words in paragraph
    return paragraph.replace(words, f"[{words}](https://weir.example/tag/{words.split()[0]})")


MARKDOWN = f"""\
[Skip to content](#main)

*   [Home](https://weir.example/)
*   [Region](https://weir.example/region "All of the region")
*   [Sport](https://weir.example/sport)

# {TITLE}

By [Ines Marlow](https://weir.example/staff/marlow) 4 March 2026

![The lock on Sunday](https://weir.example/lock.jpg)

{linked(PARAGRAPHS[0], "upper weir")}

{linked(PARAGRAPHS[1], "Ines Roth").replace("four of them", "**four of them**")}

{PARAGRAPHS[2].replace("river board", "_river board_")}

{PARAGRAPHS[3]}

### Sign up to our newsletter

Related stories
---------------

*   [Ferry stays in the harbour for a third week](https://weir.example/1)
*   [Bridge keeper retires after forty years](https://weir.example/2)

[Show comments (14)](#comments)
"""


def test_of_markdown_only_the_words_stay() -> None:
    record = article(MARKDOWN)
    assert (record.title, record.authors, str(record.date_published)) == (TITLE, ["Ines Marlow"], "2026-03-04")
    assert record.paragraphs == list(PARAGRAPHS)


def test_every_sign_that_was_taken_off_is_in_the_audit_with_a_reason() -> None:
    outcome = ran(MARKDOWN)
    assert isinstance(outcome.record, ArticleRecord)
    assert outcome.audit is not None
    signs = [block for block in outcome.audit.blocks if block.rule == "dump.markdown"]
    assert "[ ](https://weir.example/tag/upper)" in [block.text for block in signs]
    assert {block.reason for block in signs} == {"crawl_header"}
    assert all(block.text in MARKDOWN or " " in block.text for block in signs)
    assert ink(*outcome.record.paragraphs, *(block.text for block in outcome.audit.blocks)) == ink(MARKDOWN)
    assert len({block.index for block in outcome.audit.blocks}) == len(outcome.audit.blocks)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("5. März: Die Schleuse bleibt **zu**.", "5. März: Die Schleuse bleibt zu."),  # a day is no number of a list
        ("12\\. März: Die Schleuse bleibt zu.", "12. März: Die Schleuse bleibt zu."),
        ("> Wir warten noch immer auf den *Motor*.", "Wir warten noch immer auf den Motor."),
        ("Ein Preis von 5 * 3 Euro und 2 * 7 Euro", "Ein Preis von 5 * 3 Euro und 2 * 7 Euro"),
        ("AT&amp;T und R\\&D", "AT&amp;T und R&D"),
        ('siehe [hier](https://a.example/b_(c) "Titel") und dort', "siehe hier und dort"),
        ("[und](https://und.example/und) und so weiter", "und und so weiter"),
        ("| Becken | **40** Boote |", "| Becken | 40 Boote |"),
        ('<div class="lead">Der Motor <b>brannte</b> aus</div>', "Der Motor brannte aus"),
        ("`Schleuse` und __Wehr__", "Schleuse und Wehr"),
        ("Es gab ~~zwölf~~ **zwei** Tote", "Es gab zwölf zwei Tote"),
        ("Kommt bald~~ sagte er ~ leise ~~", "Kommt bald~~ sagte er ~ leise ~~"),
        ("![Bild](a.jpg) Der Motor", "Der Motor"),
        ("Der Motor ![](b.png)brannte", "Der Motor brannte"),
        ("snake_case_name und 2 < 3", "snake_case_name und 2 < 3"),
    ],
)
def test_words_of_a_markdown_line(line: str, words: str) -> None:
    document = segment_text(
        RawDocument("a.md.txt", "text", "text/plain", f"# Titel\n\n[a](/b) [c](/d) [e](/f)\n\n{line}".encode())
    )
    assert [block.text for block in document.blocks] == ["Titel", "a c e", words]
    assert ink(*(b.text for b in document.blocks), *(b.text for b in document.signs)) == ink(document.text)


def test_a_table_of_markdown_is_read_row_by_row() -> None:
    text = "## Ergebnisse\n\n## Zeiten\n\n| Boot | Zeit |\n| --- | --- |\n| **Ines** | 4:10 |\n| Rosa | 4:12 |\n"
    document = segment_text(RawDocument("a.txt", "text", "text/plain", text.encode()))
    assert [block.text for block in document.blocks] == [
        "Ergebnisse",
        "Zeiten",
        "Boot | Zeit",
        "Ines | 4:10",
        "Rosa | 4:12",
    ]


def test_what_a_crawler_wrote_before_markdown_stays_a_line_each() -> None:
    text = f"---\ntitle: {TITLE}\ndate: 2026-03-04\n---\n\n# {TITLE}\n\n**Weir.** {PARAGRAPHS[0]}\n"
    document = segment_text(RawDocument("a.txt", "text", "text/plain", text.encode()))
    assert [block.text for block in document.blocks] == [
        f"title: {TITLE}", "date: 2026-03-04", TITLE, f"Weir. {PARAGRAPHS[0]}"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# 1 in the charts\n\nThe song stayed for a week.\n\n#weir #lock",
        "Prices: 3 * 4 ** 2\n\nThe keeper said [sic] that (and this is odd) all was well.",
        "- Bonjour, dit-il.\n- Bonjour, dit-elle.\n- Il pleut.",
        "Results\n-------\nnone",
        "A note [1] and another [2](see below) stand here.",
    ],
)
def test_plain_text_is_no_markdown(text: str) -> None:
    document = segment_text(RawDocument("a.txt", "text", "text/plain", text.encode()))
    assert document.signs == ()
    assert [b.text for b in document.blocks] == [line.strip() for line in text.split("\n") if line.strip()]


def numbered(paragraph: str, words: str, number: int) -> str:
    return paragraph.replace(words, f"[{number}]{words}")


def browser(width: int = 72) -> str:
    """A page as lynx dumps it."""
    body = [numbered(PARAGRAPHS[0], "upper weir", 6), numbered(PARAGRAPHS[1], "Ines Roth", 7), *PARAGRAPHS[2:]]
    wrapped = "\n\n".join(indent(fill(p, width, break_on_hyphens=False), "   ") for p in body)
    urls = "\n".join(f"   {n}. https://weir.example/{n}" for n in range(1, 11))
    return f"""\
   [1]Weir Courier
     * [2]Home
     * [3]Region
     * [4]Sport

         {TITLE}

   By [5]Ines Marlow 4 March 2026

{wrapped}

Related stories

     * [8]Ferry stays in the harbour for a third week
     * [9]Bridge keeper retires after forty years

   [10]Privacy policy

References

   Visible links
{urls}
"""


@pytest.mark.parametrize("width", [60, 72, 100])
def test_a_text_browsers_numbers_list_and_line_ends_are_taken_off(width: int) -> None:
    text = browser(width)
    outcome = ran(text)
    record = outcome.record
    assert isinstance(record, ArticleRecord)
    assert record.paragraphs == list(PARAGRAPHS)
    assert (record.title, record.authors, str(record.date_published)) == (TITLE, ["Ines Marlow"], "2026-03-04")
    assert outcome.audit is not None
    assert ink(*record.paragraphs, *(block.text for block in outcome.audit.blocks)) == ink(text)


def test_notes_of_an_encyclopedia_stay() -> None:
    text = "\n\n".join(f"{p}[{n}] It was so.[{n + 1}] And on." for n, p in zip((1, 3, 5), PARAGRAPHS, strict=False))
    assert segment_text(RawDocument("a.txt", "text", "text/plain", text.encode())).signs == ()


def test_addresses_behind_links_are_taken_off() -> None:
    body = "\n\n".join((
        PARAGRAPHS[0].replace("upper weir", "upper weir [https://weir.example/tag/weir]"),
        PARAGRAPHS[1].replace("Ines Roth", "Ines Roth <https://weir.example/roth>"),
        PARAGRAPHS[2].replace("river board", "river board ( https://board.example/ )"),
        PARAGRAPHS[3],
    ))  # fmt: skip
    record = article(f"{TITLE}\n\nBy Ines Marlow\n\n{body}\n\nUnsubscribe <https://weir.example/u>")
    assert record.paragraphs == list(PARAGRAPHS)


def test_an_address_that_an_author_printed_stays() -> None:
    text = PARAGRAPHS[0].replace("the basin", "the basin (https://weir.example/map)")
    assert "(https://weir.example/map)" in article("\n\n".join((TITLE, text, *PARAGRAPHS[1:]))).text


def test_chinese_lines_broken_at_a_width_are_joined_without_a_blank() -> None:
    wrapped = "\n\n".join("\n".join(p[n : n + 30] for n in range(0, len(p), 30)) for p in CHINESE)
    assert article(f"上游船闸马达烧坏，看守人用手开闸\n\n{wrapped}").paragraphs == list(CHINESE)


def test_a_hyphen_at_the_end_of_a_line_joins_without_a_blank() -> None:
    text = "\n".join(fill(p.replace("eleven years", "eleven-and-a-half-long years"), 64) for p in PARAGRAPHS[:3])
    text = text.replace("eleven-and-a-half-long", "eleven-and-a-\nhalf-long") if "-\n" not in text else text
    assert "- " not in article(f"{TITLE}\n\n{text}").text


@pytest.mark.parametrize(
    "lines",
    [
        # Headlines of about one length, with and without stops, and a poem.
        ["Ferry stays in the harbour for week", "Bridge keeper retires at sixty-four", "Weir motor burns out in the night",
         "Council votes on a second motor now", "Skippers wait for an hour at the lock"],
        ["岛上风灾损失增至九百万元之多", "渡轮公司因投诉增加冬季班次", "港口怎样失去最后一艘拖网船", "河务局今年三月讨论第二马达"],
        # Paragraphs of one sentence each, nearly as long as one another.
        ["The keeper of the upper weir opened the lock by hand on Sunday, as his father had done before the war.",
         "Forty boats were waiting in the basin below when the first of the barges came through at noon on Sunday.",
         "A new motor was ordered in the autumn, but the works that build it have not named a day for it so far.",
         "The board will talk about a second motor when it meets in March, and about the keeper's pay as well."],
        ["The lock is shut,", "the river slow,", "and forty boats", "have nowhere to go."],
    ],
)  # fmt: skip
def test_lines_that_are_no_paragraphs_are_not_joined(lines: list[str]) -> None:
    document = segment_text(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))
    assert [block.text for block in document.blocks] == lines


def test_paragraphs_cut_at_links_are_whole_again() -> None:
    cut = [
        TITLE, "By", "Ines Marlow", "4 March 2026",
        "The keeper of the", "upper weir", "opened the lock by hand on Sunday after the motor that moves its gates had burnt out",
        "during the night", ", and forty boats were waiting in the basin below.",
        "“We turned the wheel in shifts of ten minutes,” said", "Ines Roth", ", who has looked after the lock for eleven years.",
        *PARAGRAPHS[2:], "Related stories", "Ferry stays in the harbour for a third week",
    ]  # fmt: skip
    record = article("\n".join(cut))
    assert record.paragraphs[-3].endswith("said Ines Roth, who has looked after the lock for eleven years.")
    assert any(
        p.endswith("had burnt out during the night, and forty boats were waiting in the basin below.")
        for p in record.paragraphs
    )
    assert record.paragraphs[-2:] == list(PARAGRAPHS[2:])


def test_a_day_of_printing_is_no_day_of_publication() -> None:
    body = "\n".join(fill(p, 96) for p in PARAGRAPHS)
    text = f"29.11.26, 19:48\n\n{TITLE} | Weir Courier\n\nHome\n\n{TITLE}\nBy Ines Marlow\n{body}\n\nhttps://weir.example/a\n\n1/1\n\n\f"
    outcome = ran(text)
    record = outcome.record
    assert isinstance(record, ArticleRecord)
    assert (record.date_published, record.title, record.authors) == (None, TITLE, ["Ines Marlow"])
    assert record.paragraphs == list(PARAGRAPHS)
    assert outcome.audit is not None
    assert ("29.11.26, 19:48", "dump.tool") in [(block.text, block.rule) for block in outcome.audit.blocks]


def test_places_enclose_what_a_block_was_made_of() -> None:
    document = segment_text(RawDocument("a.txt", "text", "text/plain", browser().encode()))
    for block in (*document.blocks, *document.signs):
        source = document.text[block.start : block.end]
        assert not ink(block.text) - ink(source)


SIGNS = st.sampled_from(["# ", "**", "*", "_", "[a](b)", "[", "](", ")", "![x](y.jpg)", "> ", "- ", "1. ", "\n", "\n\n", "`", "```\n",
                         "<b>", "</b>", "&amp;", "\\*", "|", "| --- |\n", "---\n", "[1]", "[2]wort", "[3]", "::: x\n", "Wort ",
                         "水闸", "。", ", ", " ", "   ", "https://a.example ", "<https://a.example>", "{.c}"])  # fmt: skip


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_no_sign_and_no_word_is_lost_whatever_stands_together(text: str) -> None:
    whole = f"# A title\n\n[a](b) [c](d) [e](f)\n\n{text}"
    document = segment_text(RawDocument("a.txt", "text", "text/plain", whole.encode()))
    assert ink(*(b.text for b in document.blocks), *(b.text for b in document.signs)) == ink(document.text)


def test_a_byline_in_small_letters_is_no_part_of_the_headline_above() -> None:
    lines = ["Una macina torna a girare dopo settant'anni di silenzio", "di Livia Sartoretti", "sabato 7 marzo",
             "Riapre la strada del porto vecchio dopo la frana di marzo", "di Aldo Nievo", "Comincia la vendita dei biglietti per la festa del ponte",
             "di Rosa Clerici", "Altre notizie dal porto e dalla valle del mulino oggi", "a cura della redazione"]  # fmt: skip
    document = segment_text(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))
    assert [block.text for block in document.blocks] == lines
