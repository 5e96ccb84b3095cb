"""The report in headless Chromium: what hostile documents say is shown and never run; keys and pointer work."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.correct import LineMark, ValueMark, read_marks
from pipeline.report import build
from pipeline.sinks.layout import ARTICLES
from tests.correct.ten import TIP, fill
from tests.flows.drive import ingest
from tests.report.browser import PATIENCE, Browser, chromium
from tests.report.corpus import outcome_rows, put

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

RUN = "document.documentElement.dataset.ran = 1"
ATTACKS = [
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror='{RUN}'>",
    f"<svg onload='{RUN}'><iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"javascript:{RUN}",
    f"\u2028{RUN}\u2029",
    f"<!--<script>{RUN}//",
    f"${{{RUN}}}`'\"",
    "{{script}}{{data}}",
    "\x00\ud800\ufffe\u202e",
    "__proto__",
]
OK = "https://orchard.example/late-frost"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report over records in which every text of a document is an attack."""
    clean = tmp_path_factory.mktemp("hostile")
    record, audit = outcome_rows("a.txt")
    assert audit is not None
    for number, attack in enumerate(ATTACKS):
        row, cut = _attacked(record, attack), _attacked(audit, attack)
        row["source"]["uri"] = cut["source"]["uri"] = f"{number}/{attack.replace('/', ':')}".replace("\0", "").replace(
            "\ud800", ""
        )
        row |= {"url": attack, "canonical_url": OK, "title": attack, "outlet": attack, "license": "javascript:alert(1)"}
        put(clean, row, cut)
    refused, audit = outcome_rows("refused.txt", "Short.\n")
    refused |= {"message": ATTACKS[0], "details": ATTACKS, "excerpt": ATTACKS[1]}
    put(clean, refused, audit)
    page = clean / "report.html"
    page.write_bytes(build(clean))
    return page


KEPT = ("schema_version", "reason", "code", "stage", "sha256", "fingerprint", "kind", "date_published", "field")


def _attacked(value: Any, attack: str, key: str = "") -> Any:
    """The same shape with every text replaced."""
    if isinstance(value, dict):
        return {name: _attacked(part, attack, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_attacked(part, attack, key) for part in value] or ([attack] if key in ("tags", "captions") else [])
    return attack if isinstance(value, str) and key not in KEPT else copy.copy(value)


def ran(browser: Browser) -> bool:
    return bool(browser.look("document.documentElement.dataset.ran !== undefined"))


SHOWN = """new Promise((done) => {
  const look = () => { const view = document.getElementById("view");
    if (view.dataset.shows === document.getElementById("view-path").textContent && view.dataset.shows !== undefined) done(1);
    else requestAnimationFrame(look); };
  look();
})"""


def click(browser: Browser, number: int) -> None:
    """Open a row's document, and wait until its view is unpacked."""
    browser.look("delete document.getElementById('view').dataset.shows")
    browser.look(f"document.querySelectorAll('#spacer .row')[{number}].click()")
    browser.look(SHOWN)


def test_the_alarm_works(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "open.html"
    page.write_text(f"<!doctype html><title>x</title>{ATTACKS[0]}", "utf-8")
    browser.open(page)
    assert ran(browser)


def test_nothing_a_document_says_is_run(browser: Browser, hostile: Path) -> None:
    browser.open(hostile)
    documents = len(ATTACKS) + 1
    assert browser.look("document.querySelectorAll('#spacer .row').length") == documents
    for number in range(documents):
        click(browser, number)
        assert browser.look("document.getElementById('view').open")
        assert browser.look("document.querySelectorAll('#lines li').length") > 0
        for event in ("mouseenter", "focus"):
            browser.look(f"document.querySelectorAll('.field').forEach((f) => f.dispatchEvent(new Event('{event}')))")
        browser.look("document.getElementById('view').close()")
    assert not ran(browser)
    assert browser.look("document.querySelectorAll('img, svg, iframe, object, embed, link, base').length") == 0
    assert (
        browser.look("[...document.scripts].filter((s) => !['application/json', 'text/plain'].includes(s.type)).length")
        == 1
    )
    assert browser.look("document.querySelectorAll('[onerror], [onload], [onclick]').length") == 0
    assert not browser.named("Page.javascriptDialogOpening")
    assert not browser.named("Runtime.exceptionThrown")
    assert not browser.named("Log.entryAdded"), "a violation of the policy would stand here"
    requested = {event["request"]["url"].partition("#")[0] for event in browser.named("Network.requestWillBeSent")}
    assert requested == {hostile.as_uri()}


def test_titles_are_shown_as_they_are(browser: Browser, hostile: Path) -> None:
    browser.open(hostile)
    shown = browser.look("[...document.querySelectorAll('#spacer .row b')].map((b) => b.textContent)")
    assert set(ATTACKS[:6]) < set(shown)


def test_only_web_addresses_become_links(browser: Browser, hostile: Path) -> None:
    browser.open(hostile)
    for number in range(len(ATTACKS)):
        click(browser, number)
        links = browser.look("[...document.querySelectorAll('#view a')].map((a) => [a.href, a.rel])")
        assert links == [[OK, "noopener noreferrer nofollow"]]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clean = tmp_path_factory.mktemp("plain")
    for number in range(40):
        record, audit = outcome_rows(f"paper/{number:02}.txt")
        put(clean, record | {"title": f"Frost report {number}", "language": "en" if number % 2 else "fr"}, audit)
    put(clean, *outcome_rows("paper/short.txt", "Short.\n"))
    page = clean / "report.html"
    page.write_bytes(build(clean))
    return page


FOCUS = "document.activeElement.id"
HITS = "document.getElementById('hits').textContent.split('.')[0]"


def test_everything_is_reached_by_keys(browser: Browser, plain: Path) -> None:
    browser.open(plain)
    browser.press("/", "3", "9")
    assert browser.look(FOCUS) == "search"
    assert browser.look(HITS) == "1 of 41 documents"
    browser.press("Escape")
    assert (browser.look(FOCUS), browser.look(HITS)) == ("list", "41 of 41 documents")
    browser.press("ArrowDown", "ArrowDown", "ArrowUp")
    assert browser.look("document.querySelector('[aria-selected=true] b').textContent") == "Frost report 1"
    browser.press("Enter")
    assert browser.look("document.getElementById('view').open")
    assert browser.look("document.getElementById('view-title').textContent") == "Frost report 1"
    browser.press("ArrowRight")
    assert browser.look("document.getElementById('view-title').textContent") == "Frost report 2"
    browser.press("Escape")
    assert not browser.look("document.getElementById('view').open")
    assert browser.look(FOCUS) == "list"
    browser.press("End")
    assert browser.look("document.querySelector('[aria-selected=true] .path').textContent") == "paper/short.txt"
    browser.press("Enter")
    browser.look(SHOWN)
    assert "text too short" in browser.look("document.getElementById('view-title').textContent")
    browser.press("Escape")


def test_filters_work_together(browser: Browser, plain: Path) -> None:
    browser.open(plain)
    for control, value, hits in (("by-language", "fr", 20), ("by-state", "records", 20), ("by-reason", "comments", 20)):
        browser.look(
            f"(() => {{ const c = document.getElementById('{control}'); c.value = '{value}';"
            " c.dispatchEvent(new Event('change')); })()"
        )
        assert browser.look(HITS) == f"{hits} of 41 documents"
    browser.press("/", "3", "8")
    assert browser.look(HITS) == "1 of 41 documents"


SPACED = """\
Orchard Weekly

Late\u00a0frost  spares the pears of Lower Fenwick

By Hanna Okafor

Growers in Lower Fenwick said on Monday that the late frost had spared their pear trees, Anadolu\u00a0Agency reports.
The cooperative expects to pick about four hundred tonnes, a little more than in the two years before.

Fruit | Frost | Fenwick
"""
LIT = "[...document.querySelectorAll('#lines li.lit mark')].map((mark) => mark.textContent)"


def _middle_of(browser: Browser, field: str) -> tuple[float, float]:
    """Where a field of the open record is on the screen."""
    x, y = browser.look(
        f"(() => {{ const f = [...document.querySelectorAll('#record .field')].find((f) => f.firstChild.textContent"
        f" === '{field}'); f.scrollIntoView({{block: 'nearest'}}); const r = f.getBoundingClientRect();"
        " return [r.x + r.width / 2, r.y + r.height / 2]; })()"
    )
    return x, y


@pytest.mark.parametrize("width", [400, 1280])
def test_pointing_at_a_field_shows_where_it_was_read(width: int, browser: Browser, tmp_path: Path) -> None:
    record, audit = outcome_rows("a.txt", SPACED)
    record |= {"tags": ["Fruit", "Fenwick"]}
    found = {"method": "line.tags", "evidence": "Fruit, Frost, Fenwick", "confidence": 0.9, "candidates": []}
    record["provenance"] = [p for p in record["provenance"] if p["field"] != "tags"] + [{"field": "tags", **found}]
    put(tmp_path, record, audit)
    page = tmp_path / "report.html"
    page.write_bytes(build(tmp_path))
    browser.send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    browser.open(page, "#document=a.txt")
    browser.look(SHOWN)
    for field, evidence in (
        ("title", "Late\u00a0frost  spares the pears of Lower Fenwick"),
        ("authors", "By Hanna Okafor"),
        ("tags", "Fruit | Frost | Fenwick"),
    ):
        x, y = _middle_of(browser, field)
        browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        assert browser.look(LIT) == [evidence], field
        browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=2)
        assert browser.look(LIT) == []
    browser.look("[...document.querySelectorAll('#record .field.has')][0].focus()")
    assert browser.look(LIT) != [], "keys do it too"
    agencies = next(item for item in record["provenance"] if item["field"] == "agencies")
    assert "Anadolu Agency" in agencies["evidence"], "printed with another space than its line"
    x, y = _middle_of(browser, "agencies")
    browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    assert "Anadolu\u00a0Agency" in browser.look(LIT)[-1]
    browser.send("Emulation.clearDeviceMetricsOverride")


MENU = "\n".join(f"Lane {number} of the orchard" for number in range(9))


def test_what_is_marked_becomes_a_file_that_the_command_reads(browser: Browser, tmp_path: Path) -> None:
    record, audit = outcome_rows("a.txt", SPACED)
    put(tmp_path, record, audit)
    page = tmp_path / "report.html"
    page.write_bytes(build(tmp_path))
    browser.open(page, "#document=a.txt")
    browser.look(SHOWN)
    kept = next(n for n, text in enumerate(lines_of(browser), 1) if text.startswith("Growers"))
    browser.look(f"document.querySelector('#lines li[data-number=\"{kept}\"] .marker').click()")
    browser.look(f"{field_of('title')}.querySelector('.marker').click()")
    browser.look(f"{field_of('title')}.querySelector('input').value = 'Frost spares the pears'")
    browser.look(f"{field_of('title')}.querySelector('form').requestSubmit()")
    browser.look(f"{field_of('authors')}.querySelector('.marker').click()")
    browser.look(f"{field_of('authors')}.querySelector('textarea').value = ''")
    browser.look(f"{field_of('authors')}.querySelector('form').requestSubmit()")
    assert browser.look("document.getElementById('save-marks').textContent") == "Save 3 marks"
    saved = browser.look(
        "(async () => { let saved = null; const make = URL.createObjectURL; URL.createObjectURL = (blob) => {"
        " saved = blob; return make(blob); }; document.getElementById('save-marks').click(); return saved.text(); })()"
    )
    (tmp_path / "marks.json").write_text(saved, "utf-8")
    assert read_marks(tmp_path / "marks.json") == [
        LineMark("a.txt", str(kept), goes=True),
        ValueMark("a.txt", "title", ("Frost spares the pears",)),
        ValueMark("a.txt", "authors", ()),
    ]
    assert not browser.named("Log.entryAdded"), "a violation of the policy would stand here"
    browser.look(f"document.querySelector('#lines li[data-number=\"{kept}\"] .marker').click()")
    assert browser.look("document.getElementById('save-marks').textContent") == "Save 2 marks"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A report at an address over ten documents, and the command that serves it."""
    fill(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean")
    command = [sys.executable, "-m", "pipeline", "report", "clean", "--serve", "--quiet"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def test_what_is_marked_in_a_served_page_is_mended_after_a_yes(
    browser: Browser, served: tuple[str, subprocess.Popen[str]], tmp_path: Path
) -> None:
    browser.visit(f"{served[0]}#document=dumps/slipway.txt")
    browser.look(SHOWN)
    line = next(n for n, text in enumerate(lines_of(browser), 1) if text.startswith(TIP))
    browser.look(f"document.querySelector('#lines li[data-number=\"{line}\"] .marker').click()")
    wait_for(browser, "document.getElementById('accept') !== null")
    shown = browser.look(SAID)
    assert "[[phrase]]" in shown
    assert "Changes elsewhere: 1 document; 0 more have it and stay the same" in shown
    assert not (tmp_path / "packs").exists()
    browser.look("document.getElementById('accept').click()")
    wait_for(browser, "document.getElementById('again') !== null")
    assert "2 done again: 2 changed, 0 the same." in browser.look(SAID)
    browser.visit(f"{served[0]}#document=dumps/slipway.txt")  # as its button does
    browser.look(SHOWN)
    assert browser.look(f"document.querySelector('#lines li[data-number=\"{line}\"]').className").startswith("cut")
    assert not browser.named("Log.entryAdded"), "a violation of the policy would stand here"
    assert not browser.named("Runtime.exceptionThrown")


def test_a_served_page_whose_command_has_ended_says_so(
    browser: Browser, served: tuple[str, subprocess.Popen[str]]
) -> None:
    browser.visit(f"{served[0]}#document=dumps/slipway.txt")
    browser.look(SHOWN)
    served[1].terminate()
    assert served[1].wait(PATIENCE) == 0
    browser.look(f"{field_of('title')}.querySelector('.marker').click()")
    browser.look(f"{field_of('title')}.querySelector('input').value = 'Another'")
    browser.look(f"{field_of('title')}.querySelector('form').requestSubmit()")
    wait_for(browser, "document.querySelector('#proposal [role=alert]') !== null")
    assert "does not answer" in browser.look(SAID)


SAID = "document.getElementById('proposal').innerText"


def wait_for(browser: Browser, condition: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not browser.look(condition):
        assert time.monotonic() < deadline, condition
        time.sleep(0.1)


def field_of(name: str) -> str:
    return f"[...document.querySelectorAll('#record .field')].find((f) => f.firstChild.textContent === '{name}')"


def lines_of(browser: Browser) -> list[str]:
    found: list[str] = browser.look(
        "[...document.querySelectorAll('#lines li[data-number]')].map((li) => li.textContent)"
    )
    return found


def test_runs_of_cut_lines_fold_and_open_where_a_field_points(browser: Browser, tmp_path: Path) -> None:
    record, audit = outcome_rows("a.txt", SPACED)
    assert audit is not None
    cut = {**audit["blocks"][0], "reason": "navigation", "captured_as": None}
    titled = {**cut, "text": record["title"], "reason": "title", "captured_as": "title"}
    blocks = [{**cut, "text": line, "index": n} for n, line in enumerate(MENU.splitlines())]
    put(
        tmp_path,
        record,
        {
            **audit,
            "blocks": [*blocks[:4], {**titled, "index": 4}, *({**b, "index": b["index"] + 1} for b in blocks[4:])],
        },
    )
    page = tmp_path / "report.html"
    page.write_bytes(build(tmp_path))
    browser.open(page, "#document=a.txt")
    browser.look(SHOWN)
    hidden = "document.querySelectorAll('#lines li[hidden]').length"
    assert browser.look(hidden) == 8
    assert browser.look("document.querySelector('#lines .fold').textContent") == "8 more lines cut: navigation, title"
    browser.look(f"{field_of('title')}.dispatchEvent(new Event('mouseenter'))")
    assert browser.look(LIT) == [record["title"]]
    assert browser.look(hidden) == 0


def test_a_search_brings_its_results_into_view_and_bare_rows_are_marked(browser: Browser, tmp_path: Path) -> None:
    for number in range(40):
        record, audit = outcome_rows(f"paper/{number:02}.txt")
        put(tmp_path, record | {"title": f"Frost report {number}"}, audit)
    page = tmp_path / "report.html"
    page.write_bytes(build(tmp_path, 20_000))
    browser.open(page)
    place = "document.getElementById('filters').getBoundingClientRect().top"
    assert browser.look(place) > browser.look("innerHeight")
    browser.press("/", "3")
    assert 0 <= browser.look(place) < browser.look("innerHeight") / 2
    browser.press("Escape")
    shown = browser.look("[...document.querySelectorAll('#spacer .row')].map((r) => r.textContent.includes('no view'))")
    assert 0 < sum(shown) < len(shown)


MANY = 50_000
READY_SECONDS = 2.0  # of the page's own CPU; wall time is the same on a machine with nothing else to do


def test_fifty_thousand_documents_are_ready_in_two_seconds(browser: Browser, tmp_path: Path) -> None:
    record, _ = outcome_rows("a.txt")
    shard = tmp_path / ARTICLES / "one.jsonl"
    shard.parent.mkdir()
    with shard.open("w", encoding="utf-8") as rows:
        for number in range(MANY):
            row = record | {"title": f"Frost report {number}", "outlet": f"Paper {number % 700}"}
            row["source"] = record["source"] | {"uri": f"{number % 97:02}/{number}.txt"}
            rows.write(json.dumps(row) + "\n")
    page = tmp_path / "report.html"
    page.write_bytes(build(tmp_path, 10_000_000))
    browser.send("Performance.enable", timeDomain="threadTicks")
    browser.open(page)
    assert 0 < _spent(browser) < READY_SECONDS
    assert browser.look(HITS) == f"{MANY:,} of {MANY:,} documents"
    assert browser.look("document.querySelectorAll('#spacer .row').length") < 50, "only what is seen is drawn"
    browser.press("/", "4", "9", "9", "9", "9")
    assert browser.look(HITS) == f"1 of {MANY:,} documents"
    browser.send("Performance.disable")


def _spent(browser: Browser) -> float:
    """Seconds of CPU of the page's thread."""
    found = {metric["name"]: metric["value"] for metric in browser.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"])


def test_all_documents_stand_in_the_order_of_their_paths(browser: Browser, tmp_path: Path) -> None:
    names = ["a.txt", "B.txt", "\ue000.txt", "\U0001f600.txt", "é.txt", "b.txt"]
    for name in names:
        put(tmp_path, *outcome_rows(name))
    for name in ("a1.txt", "\uffee.txt"):
        put(tmp_path, *outcome_rows(name, "Short.\n"))
    page = tmp_path / "report.html"
    page.write_bytes(build(tmp_path))
    browser.open(page)
    shown = browser.look("[...document.querySelectorAll('#spacer .row .path')].map((p) => p.textContent)")
    assert len(shown) == len(names) + 2
    assert browser.look(f"JSON.stringify({json.dumps(shown)}.sort())") == json.dumps(
        shown, ensure_ascii=False, separators=(",", ":")
    )


def test_rows_of_a_long_table_that_are_not_in_sight_come_later(browser: Browser, tmp_path: Path) -> None:
    for number in range(60):
        record, audit = outcome_rows(f"{number}.txt")
        put(tmp_path, record | {"outlet": f"Paper {number}", "outlet_domain": None}, audit)
    page = tmp_path / "report.html"
    page.write_bytes(build(tmp_path))
    browser.open(page)
    rows = "document.querySelectorAll('#outlets tbody tr').length"
    deadline = time.monotonic() + 60
    while browser.look(rows) < 60 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert browser.look(rows) == 60
    assert browser.look(
        "[...document.querySelectorAll('#outlets tbody th')].map((t) => t.textContent).includes('Paper 59')"
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_no_width_makes_the_page_scroll_sideways(width: int, browser: Browser, plain: Path) -> None:
    browser.open(plain)
    browser.send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    assert browser.look("document.documentElement.scrollWidth") <= width
    browser.send("Emulation.clearDeviceMetricsOverride")
