"""Where well-known libraries of the field are surprising: what this product does with the same input.

findings/README.md lists every such surprise with its test; those that have one elsewhere are not repeated here.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow.parquet
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.errors import UsageError
from pipeline.exports import EXPORTS
from pipeline.fetch.addresses import key, written
from pipeline.fetch.lists import parse_feed
from pipeline.flows.schedule import parse_schedule
from pipeline.ledger.sketches import likeness, mark_of
from pipeline.line import process
from pipeline.metadata.language import primary
from pipeline.model.document import RawDocument
from pipeline.model.record import ArticleRecord
from pipeline.packs import Ruleset, load_ruleset
from pipeline.sources import Container, Spool, members, scan
from tests.exports.records import BARE, FULL
from tests.metadata.documents import BODY, of_page

HINDI = (
    "नगर परिषद ने सोमवार को कहा कि नदी पर बने पुराने पुल की मरम्मत का काम अगले महीने शुरू होगा और गर्मियों तक चलेगा।",
    "परिषद के अनुसार यातायात को उत्तरी पुल से भेजा जाएगा और मरम्मत के दौरान पैदल रास्ता खुला रहेगा।",
)
CHINESE = (
    "市政府周一表示，横跨河流的老桥因发现两处桥墩开裂而关闭，车辆将改走北桥，维修工作预计持续到夏天。",
    "市长在发布会上说，将请独立专家检查全部桥梁，并在下个月向市民公布检查的结果和维修的费用。",
)
PUBLISHED = '<meta property="article:published_time" content="2026-03-04T22:30:00-05:00">'


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


def record_of(content: str, ruleset: Ruleset, uri: str = "a.html") -> ArticleRecord:
    html = uri.endswith(".html")
    raw = RawDocument(uri, "html" if html else "text", "text/html" if html else "text/plain", content.encode())
    record = process(raw, ruleset).record
    assert isinstance(record, ArticleRecord), record
    return record


def page(language: str, title: str, *body: str) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f"<!doctype html><html lang={language}><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def test_the_day_in_an_address_does_not_overrule_the_stated_time(ruleset: Ruleset) -> None:
    address = "https://harbour.example/2026/03/05/lighthouse"
    printed = of_page(PUBLISHED, "<time>March 4, 2026</time>", ruleset, url=address)
    assert printed.date_published == "2026-03-04"


@pytest.mark.parametrize(
    ("language", "line", "body"),
    [
        ("hi", "प्रकाशित: ०५/०३/२०२६", HINDI),
        (
            "ar",
            "نشر في: ٠٥/٠٣/٢٠٢٦",
            (
                "قال مجلس المدينة يوم الاثنين إن أعمال إصلاح الجسر القديم فوق النهر ستبدأ الشهر المقبل وستستمر حتى الصيف.",
                "وأضاف المجلس أن حركة المرور ستحول إلى الجسر الشمالي إلى أن تنتهي الأعمال في نهاية الصيف.",
            ),
        ),
    ],
)
def test_native_digits_keep_day_and_month(language: str, line: str, body: tuple[str, ...], ruleset: Ruleset) -> None:
    assert record_of(page(language, body[0][:40], line, *body), ruleset).date_published == "2026-03-05"


def test_parquet_says_the_local_day_and_a_late_value_under_its_type(tmp_path: Path) -> None:
    local = FULL.model_copy(
        update={
            "date_published": "2026-03-04",
            "datetime_published": "2026-03-05T03:30:00Z",
            "datetime_published_local": "2026-03-04T22:30:00",
        }
    )
    EXPORTS["parquet"].write([BARE] * 3 + [local], tmp_path / "a.parquet")
    last = pyarrow.parquet.read_table(tmp_path / "a.parquet").to_pylist()[-1]
    assert last["date_published"] == date(2026, 3, 4)
    assert last["datetime_published"] == datetime(2026, 3, 5, 3, 30, tzinfo=UTC)
    assert last["datetime_published_local"] == datetime(2026, 3, 4, 22, 30)  # noqa: DTZ001 - local, without a zone


def test_of_a_feed_nothing_becomes_an_articles_value() -> None:
    """A feed's dates, summaries and authors are not read at all: its entries say which pages to fetch."""
    feed = b"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>t</title>
    <link>https://post.example/</link><item><title>Dam holds</title><link>https://post.example/n/1</link>
    <pubDate>4. maaliskuuta</pubDate><media:content url="https://post.example/p.jpg">
    <media:description>A photo of the dam</media:description></media:content></item></channel></rss>"""
    (only,) = parse_feed(feed, "https://post.example/feed").pages
    assert (only.url, only.stamp) == ("https://post.example/n/1", "4. maaliskuuta")


def test_a_query_without_an_equals_sign_is_part_of_an_address(ruleset: Ruleset) -> None:
    assert written("https://post.example/news?104882") == "https://post.example/news?104882"
    assert key("https://post.example/news?104882") != key("https://post.example/news?104883")
    canonical = '<link rel="canonical" href="https://post.example/news?104882">'
    record = record_of(page("en", "Dam holds", *BODY.split("\n\n")).replace("</head>", f"{canonical}</head>"), ruleset)
    assert record.canonical_url == "https://post.example/news?104882"


def test_a_zone_of_three_meanings_gives_a_day_but_no_instant(ruleset: Ruleset) -> None:
    line = "Published: 5 March 2026, 10:15 IST"
    record = record_of(page("en", "Council votes for a new lighthouse", line, *BODY.split("\n\n")), ruleset)
    assert record.date_published == "2026-03-05"
    assert record.datetime_published is None


def test_records_of_a_warc_in_one_gzip_member_are_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for number in range(3):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = io.BytesIO(f"<p>Page {number}</p>".encode())
        writer.write_record(
            writer.create_warc_record(f"https://post.example/{number}", "response", body, http_headers=headers)
        )
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(out.getvalue()))
    (container,) = (entry for entry in scan(tmp_path) if isinstance(entry, Container))
    found = list(members(container, Spool(tmp_path.parent / "spool"), 100_000))
    assert not any(reference.fault for reference in found)
    assert len(found) == 3


def test_words_inside_time_stay_in_the_text(ruleset: Ruleset) -> None:
    sentence = 'The council meets again on <time datetime="2026-03-09">Monday, 9 March</time> in the old hall to vote.'
    record = record_of(page("en", "Council votes for a new lighthouse", *BODY.split("\n\n"), sentence), ruleset)
    assert record.paragraphs[-1] == "The council meets again on Monday, 9 March in the old hall to vote."


def test_a_brief_of_short_paragraphs_is_an_article(ruleset: Ruleset) -> None:
    brief = (
        "Two trains were late on Monday.",
        "A tree lay on the line at Feld.",
        "Nobody was hurt, the railway said.",
        "The line is open again since noon.",
        "Tickets stay good until Tuesday.",
    )
    assert record_of(page("en", "Two trains late", *brief), ruleset).paragraphs == list(brief)


@pytest.mark.parametrize("declared", ["ja", "ar", "th", "zh-CN", "xx"])
def test_a_wrong_language_of_the_page_costs_no_text(declared: str, ruleset: Ruleset) -> None:
    body = BODY.split("\n\n")
    record = record_of(page(declared, "Council votes for a new lighthouse", *body), ruleset)
    assert record.paragraphs == body
    assert primary(record.language or "") == "en"


def test_a_schedule_has_no_zone_whose_clocks_change() -> None:
    """A cron line goes to Prefect without a zone, a span has no clock, and the third kind of schedule is refused."""
    from prefect.client.schemas.schedules import construct_schedule

    cron = parse_schedule(None, "30 2 * * *").cron
    assert construct_schedule(cron=cron, timezone=None).timezone in (None, "UTC")
    assert parse_schedule("24h", None).every == timedelta(days=1)
    with pytest.raises(UsageError):
        parse_schedule(None, "RRULE:FREQ=DAILY;BYHOUR=2;BYMINUTE=30")


def test_the_sketch_of_a_text_is_the_same_bytes_in_every_version() -> None:
    """What a ledger keeps must go on matching: a change of these bytes needs a new schema of the ledger."""
    sketch = mark_of(None, BODY).sketch
    assert hashlib.sha256(sketch).hexdigest() == "ca5e23c9ffac62ae14f220d862aeb9817c510ec7e00807ecf871a94801ba4b82"


def test_vowel_signs_tell_hindi_words_apart() -> None:
    left, right = "दिन की बात " * 3 + " ".join(HINDI), "दान का बीत " * 3 + " ".join(HINDI).replace("ि", "ा")
    assert mark_of(None, left).digest != mark_of(None, right).digest
    assert likeness(mark_of(None, left).sketch, mark_of(None, right).sketch) < 0.9


def test_a_chinese_name_of_two_characters_is_an_author(ruleset: Ruleset) -> None:
    assert record_of(page("zh", "老桥关闭", "记者 王伟", *CHINESE), ruleset).authors == ["王伟"]


def test_a_names_last_vowel_sign_stays(ruleset: Ruleset) -> None:
    stated = '<meta name="author" content="सीता अधिकारी"><script type="application/ld+json">{"@type": "NewsArticle", '
    stated += '"headline": "पुल बंद", "author": {"@type": "Person", "name": "सीता अधिकारी"}}</script>'
    content = page("hi", "पुल बंद", *HINDI).replace("</head>", f"{stated}</head>")
    assert record_of(content, ruleset).authors == ["सीता अधिकारी"]


@pytest.mark.parametrize("stated", ["January 5, 2026", "2026-01-05", "2026-01-05T23:30:00"])
def test_a_day_is_the_same_on_every_machine(stated: str, ruleset: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    html = page("en", "Dam holds after the long flood", *BODY).replace(
        "<head>", f'<head><meta property="article:published_time" content="{stated}">'
    )
    seen = []
    for zone in ("Asia/Tokyo", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        seen.append(record_of(html, ruleset))
    monkeypatch.undo()
    time.tzset()
    assert seen[0] == seen[1]
    assert seen[0].date_published == "2026-01-05"


@pytest.mark.parametrize(
    ("language", "stated", "day"),
    [("es", "5 de enero de 2026", "2026-01-05"), ("de", "08.01.2026", "2026-01-08")],
)
def test_a_day_in_words_or_figures_is_read_as_its_language_writes_it(
    language: str, stated: str, day: str, ruleset: Ruleset
) -> None:
    html = page(language, "Dam holds after the long flood", *BODY).replace(
        "<head>", f'<head><meta property="article:published_time" content="{stated}">'
    )
    assert record_of(html, ruleset).date_published == day


@pytest.mark.parametrize(
    "line",
    [
        "<span>5 January 2026</span><a href=/ana>Ana Lopes</a>",
        "By <span>Ana Lopes</span><span>5 January 2026</span>",
        "<a href=/ana>Ana Lopes</a><time>5 January 2026</time>",
    ],
)
def test_pieces_whose_blanks_were_minified_away_are_read_one_by_one(line: str, ruleset: Ruleset) -> None:
    plain = page("en", "Dam holds after the long flood", *BODY)
    record = record_of(plain.replace("</h1>", f"</h1><div>{line}</div>"), ruleset)
    assert (record.authors, record.date_published) == (["Ana Lopes"], "2026-01-05")
