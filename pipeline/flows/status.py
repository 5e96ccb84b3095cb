"""What the ledger knows, and what a run would do. Reads only; needs no lock and no Prefect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError, folder_meant
from pipeline.fingerprint import fingerprint
from pipeline.flows.plan import Plan
from pipeline.flows.session import rules_of
from pipeline.ledger import Ledger
from pipeline.settings import Settings
from pipeline.sinks.layout import LEDGER, RUNS


def survey(settings: Settings, *, with_raw: bool) -> dict[str, Any]:
    """Counts of the ledger; with RAW also what a run would do with it. Raises UsageError if there is no ledger."""
    with _ledger(settings.clean) as ledger:
        totals = ledger.totals()
        runs = sorted(path.stem for path in (settings.clean / RUNS).glob("*.json"))
        found: dict[str, Any] = {
            "articles": totals.articles,
            "quarantined": totals.quarantined,
            "gone": totals.gone,
            "quarantine codes": dict(totals.codes),
            "interrupted": len(ledger.in_flight()),
            "last run": runs[-1] if runs else "none",
        }
        if with_raw:
            rules = fingerprint(rules_of(settings).load())
            plan = Plan(settings.raw, settings.clean, ledger, rules, settings.force, settings.limit).survey()
            found["a run would"] = {
                "do new documents": plan.new,
                "do documents again": plan.todo - plan.new,
                "read containers": plan.containers,
                "leave unchanged": plan.unchanged,
                "find gone": plan.gone,
            }
    return found


def changes(clean: Path, run_id: str) -> Iterator[dict[str, Any]]:
    """Documents whose record was made or changed by that run or a later one, in uri order."""
    with _ledger(clean) as ledger:
        for known in ledger.changed_since(run_id):
            yield {"uri": known.uri, "outcome": known.outcome, "revision": known.revision, "id": known.record_id}


def _ledger(clean: Path) -> Ledger:
    if not (clean / LEDGER).is_file():
        raise UsageError(
            f"There is no ledger in {str(clean)!r}.",
            folder_meant(clean, "Give a folder that `newswinnow run` has filled."),
        )
    return Ledger(clean / LEDGER)
