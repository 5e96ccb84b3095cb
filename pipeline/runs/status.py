"""What the ledger knows, and what a run would do. Reads only; needs no lock and no Prefect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError, folder_meant
from pipeline.fingerprint import fingerprints, parts
from pipeline.ledger import Ledger, open_to_read
from pipeline.runs.ids import first_run_since
from pipeline.runs.orders import rules_of
from pipeline.runs.plan import Cause, Plan
from pipeline.runs.raw import keys_of, listing
from pipeline.settings import Settings
from pipeline.sinks.forgotten import tombstones
from pipeline.sinks.layout import RUNS

_REASONS: dict[Cause, str] = {
    "changed": "the raw file is another",
    "rules": "rules that could affect them are others",
    "interrupted": "a run was interrupted at them",
    "retry": "what was wrong may have passed",
    "back": "they had vanished and are back",
    "forced": "of --force",
}


def survey(settings: Settings, *, with_raw: bool) -> dict[str, Any]:
    """Counts of the ledger; with RAW also what a run would do with it. Raises UsageError if there is no ledger."""
    with _ledger(settings.clean, settings.ledger) as ledger:
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
            identity = rules_of(settings).identify()
            rules = fingerprints(identity)
            gone_for_good = tombstones(settings.clean)
            plan = Plan(
                ledger,
                rules,
                settings.force,
                settings.limit,
                gone_for_good,
                None,
                keys_of(settings),
                bool(settings.only),
            ).survey(listing(settings.raw, settings.clean, settings.only))
            found["a run would"] = {
                "do new documents": plan.new,
                "do documents again": plan.todo - plan.new,
                "read containers": plan.containers,
                "leave unchanged": plan.unchanged,
                "find gone": plan.gone,
            }
            found["passed over"] = dict(sorted(plan.passed.items()))
            found["documents are done again because"] = {
                reason: plan.causes[cause] for cause, reason in _REASONS.items() if plan.causes[cause]
            }
            now, then = parts(identity), ledger.rules()
            changed = sorted(name for name in {*now, *then} if now.get(name) != then.get(name))
            found["rules that are others than in the last run"] = changed if then else []
    return found


def changes(clean: Path, since: str, address: str | None = None) -> Iterator[dict[str, Any]]:
    """Documents whose record was made or changed by the run `since` or a later one, in uri order.

    `since` is a run's id or a time (`2024-05-31`, `2024-05-31T08:00Z`; UTC unless it says otherwise): then the runs
    count that began at that time or later. Raises UsageError if it is neither.
    """
    first = _first_run(since)
    with _ledger(clean, address) as ledger:
        for known in ledger.changed_since(first):
            yield {"uri": known.uri, "outcome": known.outcome, "revision": known.revision, "id": known.record_id}


def _first_run(since: str) -> str:
    first = first_run_since(since)
    if first is None:
        hint = "Give a run's id (see CLEAN/runs), or a time such as 2024-05-31 or 2024-05-31T08:00Z."
        raise UsageError(f"--changed-since {since!r} is neither a run nor a time.", hint)
    return first


def _ledger(clean: Path, address: str | None) -> Ledger:
    ledger = open_to_read(clean, address)
    if ledger is None:
        raise UsageError(
            f"There is no ledger in {str(clean)!r}.",
            folder_meant(clean, "Give a folder that `newswinnow run` has filled."),
        )
    return ledger
