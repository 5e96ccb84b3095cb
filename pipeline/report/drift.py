"""Drift: how documents of one outlet come out now, beside how they came out before.

Two comparisons, each as far as CLEAN keeps what it needs. *Arrivals*: the documents that the newest run with new
documents met for the first time, beside those of earlier runs; when a publisher changes its pages, its new
documents lose fields or suddenly lose more or less text. *Revisions*: documents that were done again and came out
different, beside their former revision (kept in `history` by the format json only).
"""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.ledger import open_to_read
from pipeline.report.documents import FIELDS, Article, article_of
from pipeline.sinks.layout import history_path

# A difference is pointed out when it would come by chance about once in 400 comparisons (normal approximation of two
# proportions), and is large enough to matter to a reader.
_DEVIATIONS = 3.0
_LARGE = 0.1
_FEWEST = 5  # documents on either side; with fewer nothing is pointed out


def compare(clean: Path, articles: Sequence[Article]) -> dict[str, Any]:
    """Both comparisons: `arrivals` and `revisions`, each with `rows` per outlet and the runs that it is about."""
    first_runs: dict[str, str] = {}
    if (found := open_to_read(clean)) is not None:
        with found as ledger:
            first_runs = ledger.first_runs()
    runs = sorted({first_runs[a.uri] for a in articles if a.uri in first_runs})
    newest = runs[-1] if len(runs) > 1 else None
    now = [a for a in articles if newest and first_runs.get(a.uri) == newest]
    before = [a for a in articles if newest and first_runs.get(a.uri, newest) < newest]
    pairs = [(former, a) for a in articles if a.revision > 1 and (former := _former(clean, a)) is not None]
    return {
        "arrivals": {"run": newest, "earlier": len(runs) - 1 if newest else 0, "rows": _rows(before, now)},
        "revisions": {"documents": len(pairs), "rows": _rows([f for f, _ in pairs], [a for _, a in pairs])},
    }


def _former(clean: Path, article: Article) -> Article | None:
    path = history_path(clean, article.uri, article.revision - 1)
    try:
        return article_of(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError):
        return None  # not kept, or of an older kind: then there is nothing to compare


def _rows(before: Iterable[Article], now: Iterable[Article]) -> list[dict[str, Any]]:
    """One row per outlet that has documents on both sides; what stands out first."""
    old, new = _by_outlet(before), _by_outlet(now)
    rows = [_row(name, old[name], new[name]) for name in new if name in old]
    return sorted(rows, key=lambda row: (-len(row["notable"]), -row["now"], row["outlet"]))


def _by_outlet(articles: Iterable[Article]) -> Mapping[str, list[Article]]:
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.outlet, []).append(article)
    return groups


def _row(outlet: str, before: Sequence[Article], now: Sequence[Article]) -> dict[str, Any]:
    nulls = []
    notable = []
    for index, field in enumerate(FIELDS):
        missing = sum(field not in a.filled for a in before), sum(field not in a.filled for a in now)
        nulls.append([round(missing[0] / len(before), 4), round(missing[1] / len(now), 4)])
        if _stands_out(missing[0], len(before), missing[1], len(now)):
            notable.append(index)
    return {
        "outlet": outlet,
        "before": len(before),
        "now": len(now),
        "share": [round(statistics.fmean(a.share for a in side), 4) for side in (before, now)],
        "share_notable": _shares_differ(before, now),
        "nulls": nulls,
        "notable": notable,
    }


def _stands_out(k1: int, n1: int, k2: int, n2: int) -> bool:
    difference = abs(k1 / n1 - k2 / n2)
    if min(n1, n2) < _FEWEST or difference < _LARGE:
        return False
    pooled = (k1 + k2) / (n1 + n2)
    return difference >= _DEVIATIONS * math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))


def _shares_differ(before: Sequence[Article], now: Sequence[Article]) -> bool:
    if min(len(before), len(now)) < _FEWEST:
        return False
    sides = [[a.share for a in side] for side in (before, now)]
    difference = abs(statistics.fmean(sides[0]) - statistics.fmean(sides[1]))
    spread = math.sqrt(sum(statistics.variance(side) / len(side) for side in sides))
    return difference >= max(_LARGE, _DEVIATIONS * spread)
