"""The garbage collector rests while a document is worked on, and is left as it was found."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from pipeline import line
from pipeline.model.document import DescribedDocument, RawDocument
from pipeline.packs import Ruleset, load_ruleset

DUMP = RawDocument("dump.txt", "text", "text/plain", b"Ferry returns\n\nThe ferry returned to the valley on Monday.\n")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    found: list[bool] = []
    trace = line.trace

    def noting(raw: RawDocument, ruleset: Ruleset) -> DescribedDocument:
        found.append(gc.isenabled())
        return trace(raw, ruleset)

    monkeypatch.setattr(line, "trace", noting)
    yield found
    gc.enable()


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was_found(seen: list[bool], running: bool) -> None:
    rules = load_ruleset()
    gc.enable() if running else gc.disable()
    line.process(DUMP, rules)
    line.process(RawDocument("empty.txt", "text", "text/plain", b""), rules)
    assert seen == [False, False]
    assert gc.isenabled() is running


def test_a_crash_does_not_keep_it_from_running(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(raw: RawDocument, ruleset: Ruleset) -> DescribedDocument:
        raise ZeroDivisionError

    monkeypatch.setattr(line, "trace", crash)
    with pytest.raises(ZeroDivisionError):
        line.process(DUMP, load_ruleset())
    assert gc.isenabled()
