"""The headline as printed, without the site's suffix and without a kicker; and the subtitle."""

from __future__ import annotations

from pipeline.metadata.context import Context, candidate
from pipeline.metadata.found import Found, resolve, single

FLOOR = 0.5


def find(context: Context) -> Found:
    """Values: `title`, `subtitle`."""
    candidates = [
        candidate(block.text, "line.title", block.text, 0.9) for block in context.cleaned.captured("title")[:1]
    ]
    if context.markup.title:
        candidates.append(candidate(context.markup.title, "title", context.markup.title, 0.6))
    return single(resolve("title", candidates, FLOOR))
