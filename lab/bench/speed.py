"""How fast the line is, stage by stage, beside a peer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from time import process_time
from typing import Any

from lab.bench.peers import Peer
from pipeline.cleaning import clean
from pipeline.fingerprint import fingerprint
from pipeline.line import process
from pipeline.metadata import describe
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset
from pipeline.segment import SegmentError, segment
from pipeline.validation import validate

STAGES = ("segment", "clean", "describe", "validate")


@dataclass(frozen=True, slots=True)
class Speed:
    """One measurement, medians over the rounds; seconds are CPU seconds of one process."""

    documents: int
    kilobytes: float
    rounds: int
    documents_per_second: float
    milliseconds_per_document: float
    stage_milliseconds: dict[str, float]
    peer: str
    peer_documents_per_second: float
    ratio: float  # our documents per second over the peer's, the median of the rounds' ratios
    lowest_ratio: float
    highest_ratio: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure(documents: Sequence[RawDocument], ruleset: Ruleset, peer_name: str, peer: Peer, rounds: int) -> Speed:
    """Time `process()`, its stages and a peer over the same documents, `rounds` times, after one round to warm up."""
    ours, theirs, stages = [], [], []
    _round(documents[: max(1, len(documents) // 4)], ruleset, peer)
    for _ in range(rounds):
        mine, other, parts = _round(documents, ruleset, peer)
        ours.append(mine)
        theirs.append(other)
        stages.append(parts)
    count = len(documents)
    ratios = sorted(other / mine for mine, other in zip(ours, theirs, strict=True))
    return Speed(
        documents=count,
        kilobytes=round(sum(len(raw.content) for raw in documents) / 1024, 1),
        rounds=rounds,
        documents_per_second=round(count / median(ours), 1),
        milliseconds_per_document=round(1000 * median(ours) / count, 3),
        stage_milliseconds={n: round(1000 * median(part[n] for part in stages) / count, 3) for n in STAGES},
        peer=peer_name,
        peer_documents_per_second=round(count / median(theirs), 1),
        ratio=round(median(ratios), 3),
        lowest_ratio=round(ratios[0], 3),
        highest_ratio=round(ratios[-1], 3),
    )


def _round(documents: Sequence[RawDocument], ruleset: Ruleset, peer: Peer) -> tuple[float, float, dict[str, float]]:
    """CPU seconds of `process()`, of the peer, and of each stage, over all documents."""
    mine = other = 0.0
    parts = dict.fromkeys(STAGES, 0.0)
    for number, raw in enumerate(documents):
        if number % 2:  # neither side always finds the other's data warm in the caches
            mine += _timed(lambda raw=raw: process(raw, ruleset))  # type: ignore[misc]
            other += _timed(lambda raw=raw: peer(raw))  # type: ignore[misc]
        else:
            other += _timed(lambda raw=raw: peer(raw))  # type: ignore[misc]
            mine += _timed(lambda raw=raw: process(raw, ruleset))  # type: ignore[misc]
        for name, seconds in _stages(raw, ruleset).items():
            parts[name] += seconds
    return mine, other, parts


def _timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _stages(raw: RawDocument, ruleset: Ruleset) -> dict[str, float]:
    start = process_time()
    try:
        segmented = segment(raw, ruleset.html)
    except SegmentError:
        return {"segment": process_time() - start}
    cut = process_time()
    cleaned = clean(segmented, ruleset)
    judged = process_time()
    described = describe(cleaned, ruleset)
    found = process_time()
    validate(described, fingerprint(ruleset))
    times = (start, cut, judged, found, process_time())
    return {name: times[i + 1] - times[i] for i, name in enumerate(STAGES)}
