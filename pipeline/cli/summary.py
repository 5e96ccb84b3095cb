"""What a run says at its end to a person at a terminal: where things are, what is missing and why, what to do next."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from pipeline.model.counted import counted

if TYPE_CHECKING:
    from pipeline.runs.manifest import Summary
    from pipeline.settings import Settings

# More than this share of the documents in quarantine is worth a warning whatever is allowed.
_MANY = 0.5
# With fewer documents a run takes as long as its start does, and a rate would say how fast that is.
_FEWEST_FOR_A_RATE = 200


def lines(summary: Summary, settings: Settings) -> Iterator[str]:
    """The summary above the last line, for standard error."""
    counts, clean = summary.counts, settings.clean
    if counts.records:
        yield f"Records      {clean}/articles; what was cut, and why: {clean}/audit"
    if counts.quarantined:
        codes = ", ".join(f"{code} {number:,}" for code, number in counts.codes.most_common())
        yield f"Quarantined  {counts.quarantined:,}: {codes}; what to do: {clean}/quarantine"
    if again := counts.again_changed + counts.again_same:
        yield f"Done again   {again:,}: {counts.again_changed:,} changed, {counts.again_same:,} the same"
    done = counts.records + counts.quarantined
    rate = (
        f", {done / summary.seconds:,.1f} documents a second" if done >= _FEWEST_FOR_A_RATE and summary.seconds else ""
    )
    yield f"Took         {spoken(summary.seconds)}{rate}"
    if step := _next(summary, settings):
        yield f"Next         {step}"


def _next(summary: Summary, settings: Settings) -> str:
    if summary.status != "completed":
        return "the same command goes on from here"
    if not summary.inputs:
        return ""
    if not summary.counts.records and not summary.counts.unchanged:
        return "`newswinnow explain FILE` shows why a document is no article"
    look = "" if settings.report else f"`newswinnow report {settings.clean}` shows every document; "
    return f"{look}`newswinnow export {settings.clean} articles.xlsx` makes one file of them"


def warning(summary: Summary) -> str:
    """A sentence if most of what was done is in quarantine, else ""."""
    counts = summary.counts
    done = counts.records + counts.quarantined
    if not done or counts.quarantined <= _MANY * done:
        return ""
    code, number = counts.codes.most_common(1)[0]
    return (
        f"More than half is in quarantine: {counts.quarantined:,} of {counted(done, 'document', ',')}, {number:,} as {code}. "
        "Is RAW what was meant?"
    )


def refuse_unexported(summary: Summary) -> None:
    """End the command with the fault's exit code, and its message on standard error, if the export could not be made."""
    if summary.unexported is not None:
        sys.stderr.write(f"newswinnow: The export was not made: {summary.unexported}\n")
        raise typer.Exit(summary.unexported.exit_code)


def is_too_much(summary: Summary, most: float | None) -> bool:
    """Whether more is in quarantine than `most`: a number of documents, or below 1 a share of what was done."""
    counts = summary.counts
    if most is None:
        return False
    is_share = 0 < most < 1
    return counts.quarantined > (most * (counts.records + counts.quarantined) if is_share else most)


def spoken(seconds: float) -> str:
    """`4.2 s`, `3 min 20 s`, `2 h 5 min`."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"
