"""The library as others use it: one call, names that can be looked up, types that hold."""

from __future__ import annotations

import gc
import importlib.util
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import pipeline
from tests.flows.drive import article
from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE = article_page(ENGLISH, list(ENGLISH.paragraphs))


def test_a_page_and_a_text_give_a_record() -> None:
    record = pipeline.extract(PAGE, url="https://shorepost.example/a?utm_source=x")
    assert record is not None
    assert (record.source.kind, record.title) == ("html", ENGLISH.title)
    assert record.url == "https://shorepost.example/a?utm_source=x"
    dump = pipeline.extract(article("Ada Brook"))
    assert dump is not None
    assert (dump.source.kind, dump.title) == ("text", "Town council votes to rebuild the bridge")


def test_it_is_what_process_gives() -> None:
    record = pipeline.extract(PAGE)
    assert record is not None
    raw = pipeline.RawDocument(record.source.uri, "html", "text/html", PAGE.encode(), "utf-8")
    assert pipeline.process(raw, pipeline.load_ruleset()).record == record


@pytest.mark.parametrize("is_at_work", [True, False])
@pytest.mark.parametrize("content", [PAGE.encode(), b""])
def test_the_collector_waits_for_the_end_of_a_document_and_is_left_as_it_was(content: bytes, is_at_work: bool) -> None:
    rules = pipeline.load_ruleset()
    raw = pipeline.RawDocument("a.html", "html", "text/html", content)
    pipeline.process(raw, rules)
    woken: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        woken.append(phase)

    before, was_at_work = gc.get_threshold(), gc.isenabled()
    (gc.enable if is_at_work else gc.disable)()
    gc.set_threshold(50)  # a document makes more objects than that
    try:
        gc.collect()
        gc.callbacks.append(note)
        pipeline.process(raw, rules)
        gc.callbacks.remove(note)
        assert len(woken) <= 2  # at the very beginning, before the first value is made
        assert gc.isenabled() is is_at_work
    finally:
        gc.set_threshold(*before)
        (gc.enable if was_at_work else gc.disable)()


@pytest.mark.parametrize("content", ["", b"", "Too short.", b"\xff\xfe\x00", "<p></p>", "\ud800"])
def test_where_there_is_no_article_there_is_none(content: str | bytes) -> None:
    assert pipeline.extract(content) is None


def test_text_is_not_decoded_by_what_the_page_says_of_itself() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="koi8-r">').replace(ENGLISH.title, "Größe – was sie heißt")
    record = pipeline.extract(page)
    assert record is not None
    assert record.title == "Größe – was sie heißt"


@pytest.mark.parametrize(
    ("content", "kind"),
    [("\ufeff<!-- a --><!-- b -->\n<!DOCTYPE html>" + PAGE, "html"), (f"<div>{PAGE}</div>", "html"),
     (article("Ada") + "\n\n<p> is a tag.", "text"), ("<3 from the council\n\n" + article("Ada"), "text")],
)  # fmt: skip
def test_the_kind_is_seen_or_told(content: str, kind: str) -> None:
    record = pipeline.extract(content)
    assert record is not None
    assert record.source.kind == kind
    told = pipeline.extract(content, kind="text")
    assert told is None or told.source.kind == "text"


def test_documents_without_an_address_have_ids_of_their_own() -> None:
    one, two = pipeline.extract(article("Ada Brook")), pipeline.extract(article("Ben Ash"))
    assert one is not None
    assert two is not None
    assert one.id != two.id


def test_the_names_can_be_looked_up() -> None:
    assert [name for name in dir(pipeline) if not name.startswith("__")] == sorted(
        set(pipeline.__all__) - {"__version__"}
    )
    assert "__version__" in dir(pipeline)
    assert all(getattr(pipeline, name) is not None for name in pipeline.__all__)
    assert pipeline.__version__ == version("newswinnow")
    done = subprocess.run(
        [sys.executable, "-c", "import pipeline; help(pipeline)"], capture_output=True, text=True, check=True
    )
    for name in ("extract(", "read_records(", "class ArticleRecord", "VERSION"):
        assert name in done.stdout


def test_the_other_name_is_the_same_module() -> None:
    spec = importlib.util.spec_from_file_location("newswinnow", ROOT / "pipeline/_newswinnow/__init__.py")
    assert spec is not None
    assert spec.loader is not None
    kept = sys.modules.get("newswinnow")
    try:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
        assert sys.modules["newswinnow"] is pipeline
    finally:
        sys.modules.pop("newswinnow", None)
        if kept is not None:
            sys.modules["newswinnow"] = kept


CHECKERS = {
    "mypy": ("-m", "mypy", "--no-error-summary"),  # strict by pyproject.toml, with what `make types` has remembered
    "pyright": ("-m", "pyright", "--pythonpath", sys.executable),
}


@pytest.mark.slow
@pytest.mark.parametrize("checker", CHECKERS)
def test_type_checkers_see_the_types(checker: str) -> None:
    if importlib.util.find_spec(checker) is None:
        pytest.skip(f"{checker} is not installed")
    argv = [sys.executable, *CHECKERS[checker], str(HERE / "consumer.py"), str(HERE / "wrong.py")]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "consumer.py:" not in done.stdout, done.stdout
    marked = [n for n, line in enumerate((HERE / "wrong.py").read_text("utf-8").splitlines(), 1) if "# wrong" in line]
    told = {n for n in marked if f"wrong.py:{n}:" in done.stdout}
    assert told == set(marked), done.stdout
