"""The line: one pure function from a raw document to its outcome. No IO, clock, randomness, logging, Prefect."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.cleaning import clean
from pipeline.fingerprint import fingerprints
from pipeline.metadata import describe
from pipeline.model.document import DescribedDocument, RawDocument
from pipeline.model.outcome import Outcome
from pipeline.packs import Ruleset
from pipeline.packs.memory import site_of
from pipeline.segment import SegmentError, segment
from pipeline.validation import quarantine, validate


def trace(raw: RawDocument, ruleset: Ruleset) -> DescribedDocument:
    """Run the line up to validation and return every intermediate value.

    Raises SegmentError if the document cannot be cut into blocks.
    """
    return describe(clean(segment(raw, ruleset.html), ruleset), ruleset)


def process(raw: RawDocument, ruleset: Ruleset) -> Outcome:
    """Turn one raw document into an article record or a quarantine record, and its audit.

    Never raises for bad data: any bytes give an outcome.
    """
    with _uncollected():  # until the document's other values are gone: the collector need not walk through them
        return follow(raw, ruleset)[1]


def follow(raw: RawDocument, ruleset: Ruleset) -> tuple[DescribedDocument | None, Outcome]:
    """As `process`, with every intermediate value beside the outcome; None where the document cannot be cut into blocks."""
    with _uncollected():
        try:
            described = trace(raw, ruleset)
        except SegmentError as error:
            return None, quarantine(raw, error.code, error.message, details=error.details)
        site = site_of(described.cleaned.segmented) or ""
        return described, validate(described, fingerprints(ruleset).of(raw.kind, site, raw.uri), ruleset.names)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold Python's collector back within this block, if it is at work.

    A document's values hold no circles: all of them go when nobody has them any more. The collector, which the blocks of one
    document wake several times, would look for circles in them and, ever again, in the whole rule set: a twentieth of the
    time of a page.
    """
    is_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_at_work:
            gc.enable()
