"""Where the document stands: its URL, the canonical one, the outlet's domain."""

from __future__ import annotations

from pipeline.metadata.context import Context
from pipeline.metadata.found import Found


def find(context: Context) -> Found:
    """Values: `url`, `canonical_url`, `outlet_domain`."""
    url = context.cleaned.segmented.raw.hints.url
    return Found({"url": url}) if url else Found()
