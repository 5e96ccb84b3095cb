"""Which line of a dump is its headline: what other lines look like it, and when nothing is proof enough."""

from __future__ import annotations

import textwrap

import pytest

from pipeline.cleaning import clean
from pipeline.learned.choice import load_choice
from pipeline.metadata.document.context import Context
from pipeline.metadata.title.dump import lines_of
from pipeline.metadata.title.evidence import measures
from pipeline.metadata.title.story import Story
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset
from pipeline.packs.shipped import TITLE_MODEL, shipped_model
from pipeline.segment import segment
from tests.metadata.documents import BODY, of_dump

HEADLINE = "Council votes to rebuild the old lighthouse"
MENU = "Boats\nTides\nMarkets\nLetters\nWeather\nObituaries"


@pytest.mark.parametrize(
    "above",
    [
        "Herring prices fall for the third week in a row\nFerry to the islands stays in port until Friday",  # other stories
        "You decide how we use what your browser tells us",  # a pop-up
        "Everything that matters between the dunes and the port",  # a slogan
        "5 January 2026 / Local news / Ana Holt",  # a meta line
        "Home > Town hall > " + HEADLINE,  # breadcrumbs
    ],
)
def test_what_stands_above_the_headline_is_none(above: str, ruleset: Ruleset) -> None:
    assert of_dump(f"{above}\n{MENU}\n{HEADLINE}\nBy Ana Holt\n3 January 2026\n\n{BODY}", ruleset).title == HEADLINE


@pytest.mark.parametrize("meta", ["（原标题：议会决定重建旧灯塔）", "[Local news, harbour and lighthouse]"])
def test_a_line_in_brackets_below_the_headline_is_none(meta: str, ruleset: Ruleset) -> None:
    assert of_dump(f"{MENU}\n{HEADLINE}\n3 January 2026\n{meta}\n\n{BODY}", ruleset).title == HEADLINE


def test_without_a_line_that_much_speaks_for_there_is_no_title(ruleset: Ruleset) -> None:
    described = of_dump(f"{MENU}\nWrite to us\nOur app\n\n{BODY}", ruleset)
    assert described.title is None


def test_a_sites_name_that_the_dump_prints_elsewhere_is_cut_off(ruleset: Ruleset) -> None:
    dump = f"{HEADLINE} - Skerrow Lantern\n{MENU}\nBy Ana Holt\n3 January 2026\n\n{BODY}\n\n© 2026 Skerrow Lantern"
    assert of_dump(dump, ruleset).title == HEADLINE


def test_the_end_of_a_headline_is_no_sites_name(ruleset: Ruleset) -> None:
    dump = f"{HEADLINE} – what it will cost\nBy Ana Holt\n3 January 2026\n\n{BODY}\n\n© 2026 Skerrow Lantern"
    assert of_dump(dump, ruleset).title == f"{HEADLINE} – what it will cost"


def test_soft_hyphens_are_no_part_of_a_headline(ruleset: Ruleset) -> None:
    dump = f"{MENU}\nCouncil votes to re\xadbuild the old light\xadhouse\nBy Ana Holt\n3 January 2026\n\n{BODY}"
    assert of_dump(dump, ruleset).title == HEADLINE


def test_signs_of_markdown_are_no_part_of_a_headline(ruleset: Ruleset) -> None:
    assert of_dump(f"{MENU}\n# {HEADLINE}\nBy Ana Holt\n3 January 2026\n\n{BODY}", ruleset).title == HEADLINE


def test_blank_lines_around_a_line_speak_for_it(ruleset: Ruleset) -> None:
    text = f"{MENU}\nHerring prices fall again\n\n{HEADLINE}\n\n3 January 2026\n{BODY}"
    cleaned = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), ruleset)
    context = Context(cleaned, ruleset)
    apart = {
        value: (found["blank before"], found["blank after"]) for _, value, found in lines_of(Story(context), context)
    }
    assert (apart["Obituaries"], apart["Herring prices fall again"], apart[HEADLINE]) == ((0, 0), (0, 1), (1, 1))
    weights = load_choice(shipped_model(TITLE_MODEL)).weights
    assert weights["blank before"] > 0 < weights["blank after"]


@pytest.mark.parametrize("stop", list(".।॥۔።။។։"))
def test_every_script_s_full_stop_tells_sentences_from_a_headline(stop: str, ruleset: Ruleset) -> None:
    """A paragraph of two sentences and a headline without a stop, whatever ends sentences in the script."""
    text = f"{HEADLINE}\n\nአሮጌው ጣቢያ ተዘጋ{stop} አዲሱ ጣቢያ ነገ ይከፈታል{stop}\n\n{BODY}"
    context = Context(clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), ruleset), ruleset)
    story = Story(context)
    headline, sentences = (measures(story, n, ruleset.languages) for n in (0, 1))
    assert (headline["stop"], headline["sentences"]) == (False, False)
    assert (sentences["stop"], sentences["sentences"]) == (True, True)


@pytest.mark.parametrize(
    "heading",
    [
        f"# {HEADLINE}",
        f"#  {HEADLINE}",  # the converter keeps a blank of the page
        f"{HEADLINE}\n=====",
        f"****** {HEADLINE} ******",
    ],
)
def test_the_heading_of_the_first_level_is_the_headline(heading: str, ruleset: Ruleset) -> None:
    other = "Lighthouse, harbour and ferry: all that the council decided this week"
    dump = f"{MENU}\n\n{other}\n\n{heading}\n\n{BODY}\n\n## More\n\n## Of the harbour\n\nHerring prices fall"
    assert of_dump(dump, ruleset).title == HEADLINE


def test_a_heading_in_asterisks_stands_alone_in_a_dump_of_fixed_width(ruleset: Ruleset) -> None:
    body = "\n".join(textwrap.fill(paragraph, 79) for paragraph in BODY.split("\n\n") * 2)
    headline = "Council votes to rebuild the old lighthouse of the harbour"
    assert of_dump(f"{MENU}\n****** {headline} ******\nBy Ana Holt\n{body}", ruleset).title == headline


@pytest.mark.parametrize(
    ("dump", "line", "value"),
    [
        (f"Why {HEADLINE} - Skerrow Lantern\n{MENU}\n{HEADLINE}\nWhy {HEADLINE}", 8, f"Why {HEADLINE}"),
        (
            f"8 votes to rebuild the old lighthouse\n{MENU}\nVotes to rebuild the old lighthouse",
            0,
            "8 votes to rebuild the old lighthouse",
        ),
        (f"Port {HEADLINE}\n{MENU}\n{HEADLINE}", 0, HEADLINE),  # a kicker
        (f"{HEADLINE} __\n{MENU}", 0, HEADLINE),  # an icon
        (f"Town hall - {HEADLINE} | Lantern\n{MENU}", 0, f"Town hall - {HEADLINE}"),
    ],
)
def test_what_is_cut_off_a_line(dump: str, line: int, value: str, ruleset: Ruleset) -> None:
    cleaned = clean(segment(RawDocument("a.txt", "text", "text/plain", f"{dump}\n\n{BODY}".encode())), ruleset)
    context = Context(cleaned, ruleset)
    found = next(text for n, text, _ in lines_of(Story(context), context) if n == line)
    assert found == value


@pytest.mark.parametrize("line", ["Back to the news >", "« Herring prices fall again", "← All letters to the editor"])
def test_a_line_that_points_to_another_page_is_no_headline(line: str, ruleset: Ruleset) -> None:
    assert of_dump(f"{MENU}\n{HEADLINE}\n{line}\nBy Ana Holt\n3 January 2026\n\n{BODY}", ruleset).title == HEADLINE


@pytest.mark.parametrize(
    "line", [f"Local news{HEADLINE}By Ana Holt 5 January 2026", "本地新闻议会决定重建旧灯塔记者 李晓峰 2026年1月5日"]
)
def test_a_line_glued_of_kicker_headline_byline_and_day_is_no_headline(line: str, ruleset: Ruleset) -> None:
    assert of_dump(f"MenuBoatsTidesMarkets\n{line}\n{BODY}", ruleset).title is None


def test_the_first_half_of_a_sentence_with_a_link_is_no_headline(ruleset: Ruleset) -> None:
    broken = "议会星期一晚间投票决定，重建因两年前冬天一场暴风雨毁坏而关闭至今的\n旧灯塔\n，并为此拨款四百二十万元，工程预计将在明年春天之前全部完成。"
    dump = f"首页\n国际\n\n议会投票决定明年春天前重建旧灯塔\n记者\n李晓峰\n2026年1月5日\n\n{broken}\n\n在码头开放之前，渡轮将继续停靠在鱼市场的岸边，那里的乘客一直抱怨排队时间过长而且没有遮蔽的地方。营运商表示，从三月起每天将增加两个班次。"
    assert of_dump(dump, ruleset).title in (None, "议会投票决定明年春天前重建旧灯塔")
