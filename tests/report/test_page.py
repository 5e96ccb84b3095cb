"""The file as a whole: complete, the same every time, and closed against what documents say."""

from __future__ import annotations

import base64
import hashlib
import re
import resource
import signal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.report import build
from pipeline.report.page import write
from tests.flows.drive import article, ingest
from tests.report.corpus import data_of, outcome_rows, put, view_of

ASSETS = Path(__file__).parents[2] / "pipeline" / "report" / "assets"
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\u2028\u2029\x00\ud800",
    "]]>&amp;'\"`${1}",
    "{{script}}",
]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    raw, clean = folder / "raw", folder / "clean"
    raw.mkdir()
    for name in ("one", "two", "three"):
        (raw / f"{name}.txt").write_text(article(f"Person {name}"), "utf-8")
    (raw / "empty.txt").touch()
    ingest(raw, clean)
    return clean


@pytest.mark.parametrize("form", ["json", "jsonl", "parquet"])
def test_every_format_is_reported_alike(form: str, clean: Path, tmp_path: Path) -> None:
    other = tmp_path / "clean"
    ingest(clean.parent / "raw", other, format=form)
    one, two = data_of(build(clean)), data_of(build(other))
    for key in ("articles", "quarantined", "removed", "outlets", "languages", "dates", "messages"):
        assert one[key] == two[key]
    assert view_of(build(other), 0) == view_of(build(clean), 0)


def test_the_counts_are_the_runs(clean: Path) -> None:
    data = data_of(build(clean))
    run = data["runs"][0]
    assert (run["inputs"], run["records"], run["quarantined"]) == (4, 3, 1)
    assert (len(data["articles"]), len(data["quarantined"])) == (3, 1)
    assert {r["reason"]: r["blocks"] for r in run["removed"]} == {row[0]: row[1] for row in data["removed"]}


def test_the_same_folder_gives_the_same_bytes(clean: Path) -> None:
    assert build(clean) == build(clean)


def test_too_little_room_leaves_views_out_and_says_so(clean: Path) -> None:
    page = build(clean, 0)
    assert data_of(page)["sampled"]
    assert b'id="views-0"' not in page
    assert not data_of(build(clean))["sampled"]


def test_the_command_writes_into_the_folder(clean: Path) -> None:
    done = CliRunner().invoke(app, ["report", str(clean)])
    assert done.exit_code == 0
    assert (clean / "report.html").read_bytes() == build(clean)
    assert "report.html" in done.output


def test_a_folder_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no CLEAN folder"):
        build(tmp_path)


def test_hostile_text_stays_inside_its_block(tmp_path: Path) -> None:
    record, audit = outcome_rows("a.txt")
    plain = len(re.findall(rb"<script|</script|<!--", _built(tmp_path / "plain", record, audit)))
    assert audit is not None
    blocks = [b | {"text": "".join(HOSTILE)} for b in audit["blocks"]]
    hostile = record | {"title": "".join(HOSTILE), "outlet": HOSTILE[0], "paragraphs": HOSTILE, "text": "x"}
    page = _built(tmp_path / "hostile", hostile, audit | {"blocks": blocks})
    assert len(re.findall(rb"<script|</script|<!--", page)) == plain
    assert page.count("\u2028".encode()) == 0
    assert data_of(page)["articles"][0][1] == "".join(HOSTILE), "nothing is lost either"


def _built(clean: Path, record: dict[str, object], audit: dict[str, object] | None) -> bytes:
    put(clean, record, audit)
    return build(clean)


def test_the_policy_allows_our_script_and_style_and_nothing_else(clean: Path) -> None:
    page = build(clean).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    digests = [hashlib.sha256((ASSETS / name).read_bytes()).digest() for name in ("report.js", "report.css")]
    script, style = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    assert policy[1].startswith(f"default-src 'none'; script-src {script}; style-src {style};")
    assert "unsafe" not in policy[1]
    assert page.index("Content-Security-Policy") < page.index("<style")


def test_the_script_has_no_way_to_run_text() -> None:
    script, served = (
        re.sub(r"^\s*//.*$", "", (ASSETS / name).read_text("utf-8"), flags=re.MULTILINE)
        for name in ("report.js", "served.js")
    )
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "DOMParser"):
        assert word not in script + served
    assert not re.search(r"\b(src|srcdoc|fetch|XMLHttpRequest|import)\b", script)
    assert re.findall(r"\b(?:src|srcdoc|fetch|XMLHttpRequest|import)\b.*", served) == [
        'fetch(what, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content) });'
    ]


def test_only_a_served_page_has_a_way_to_its_server(clean: Path) -> None:
    page, served = build(clean).decode(), build(clean, is_served=True).decode()
    script = re.search(r"<script>(.*?)</script>", served, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in served
    assert [("fetch(" in text, "connect-src" in text) for text in (page, served)] == [(False, False), (True, True)]


COLOURS = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: str) -> None:
    style = (ASSETS / "report.css").read_text("utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)", 1)
    colours = dict(COLOURS.findall(light)) | (dict(COLOURS.findall(dark)) if scheme == "dark" else {})
    pairs = [
        (name, ground)
        for name in ("ink", "soft", "accent", "bad", "furniture", "promotion", "around", "stated", "place")
        for ground in ("paper", "card", "wash")
    ]
    for name, ground in [*pairs, ("mark-ink", "mark")]:
        one, two = sorted((luminance(colours[name]), luminance(colours[ground])))
        assert (two + 0.05) / (one + 0.05) >= 4.5, f"{name} on {ground}"


def test_a_page_that_cannot_be_written_leaves_the_former_one(tmp_path: Path) -> None:
    (tmp_path / "clean/runs").mkdir(parents=True)
    out = tmp_path / "report.html"
    write(tmp_path / "clean", out)
    former = out.read_bytes()

    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    told = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(former) // 2, most[1]))  # as a disk that fills up meanwhile
    try:
        with pytest.raises(EnvironmentFault, match="cannot be written"):
            write(tmp_path / "clean", out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
        signal.signal(signal.SIGXFSZ, told)
    assert out.read_bytes() == former
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean", "report.html"]
