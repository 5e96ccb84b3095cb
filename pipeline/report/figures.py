"""The figures over all documents: what was removed, which fields are filled, languages, dates, outliers."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.report.documents import FIELDS, Article

BINS = 20  # of the removal share: steps of 5 %
# Tukey's fence: 1.5 interquartile ranges beyond the quartiles (Exploratory Data Analysis, 1977).
FENCE = 1.5
# Below this many documents quartiles say little, and no document is called an outlier.
FEWEST_FOR_OUTLIERS = 8
MOST_MONTHS = 48  # longer spans are shown by year
OUTLETS_SHOWN = 500


def shares(articles: Sequence[Article]) -> dict[str, Any]:
    """Histogram, median and fences of the removal share, with the number of documents beyond them."""
    bins = [0] * BINS
    for article in articles:
        bins[min(BINS - 1, int(article.share * BINS))] += 1
    low, high = fences(articles)
    median = statistics.median(a.share for a in articles) if articles else None
    return {"bins": bins, "median": median, "low": low, "high": high, "outliers": len(outliers(articles))}


def fences(articles: Sequence[Article]) -> tuple[float | None, float | None]:
    """Removal shares below the first or above the second are unusual in this corpus; None where nobody can be."""
    if len(articles) < FEWEST_FOR_OUTLIERS:
        return None, None
    first, _, third = statistics.quantiles((a.share for a in articles), n=4, method="inclusive")
    reach = FENCE * (third - first)
    low, high = first - reach, third + reach
    return (low if low > 0 else None), (high if high < 1 else None)


def outliers(articles: Sequence[Article]) -> frozenset[str]:
    """Uris of the documents of which unusually much or little was removed."""
    low, high = fences(articles)
    return frozenset(
        a.uri for a in articles if (low is not None and a.share < low) or (high is not None and a.share > high)
    )


def removed(articles: Iterable[Article]) -> list[list[Any]]:
    """`[reason, blocks, characters, documents]`, most blocks first."""
    blocks: Counter[str] = Counter()
    chars: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for article in articles:
        for reason, b, c in article.removed:
            blocks[reason] += b
            chars[reason] += c
            documents[reason] += 1
    return [[r, blocks[r], chars[r], documents[r]] for r in sorted(blocks, key=lambda r: (-blocks[r], r))]


def outlets(articles: Iterable[Article]) -> list[list[Any]]:
    """`[outlet, documents, mean removal share, [documents with each of FIELDS]]`, most documents first."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.outlet, []).append(article)
    rows: list[list[Any]] = [
        [name, len(group), _mean(group), [sum(field in a.filled for a in group) for field in FIELDS]]
        for name, group in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row[1], row[0]))[:OUTLETS_SHOWN]


def _mean(articles: Sequence[Article]) -> float:
    return round(statistics.fmean(a.share for a in articles), 4)


def languages(articles: Iterable[Article]) -> list[list[Any]]:
    """`[language or null, documents]`, most first."""
    counts = Counter(article.language for article in articles)
    return [[name, n] for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0] or ""))]


def dates(articles: Sequence[Article]) -> dict[str, Any]:
    """Documents per month of publication, or per year where the months are too many; gaps are zeros."""
    days = [article.date for article in articles if article.date]
    months = [int(day[:4]) * 12 + int(day[5:7]) - 1 for day in days]
    if not months:
        return {"unit": "month", "first": None, "counts": [], "without": len(articles)}
    by_year = max(months) - min(months) >= MOST_MONTHS
    units = [month // 12 for month in months] if by_year else months
    first = min(units)
    counts = [0] * (max(units) - first + 1)
    for unit in units:
        counts[unit - first] += 1
    return {
        "unit": "year" if by_year else "month",
        "first": first,
        "counts": counts,
        "without": len(articles) - len(days),
    }
