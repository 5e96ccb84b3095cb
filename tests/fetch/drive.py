"""What the tests of fetching share: a plan for a site, and what came out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.fetch import FetchPlan, Tally
from tests.fetch.site import Site


def plan(site: Site, *sources: dict[str, Any], **settings: Any) -> FetchPlan:
    """A plan with one source, whose feed is /feed unless told otherwise."""
    given = sources or ({"feeds": [site.url("/feed")]},)
    tables = [{"name": "post", "outlet": "Dunmorrow Post", **source} for source in given]
    values = {"user_agent": "newswinnow-test/1.0 (+https://example.org)", "delay_seconds": 0, "source": tables}
    return FetchPlan.model_validate({**values, **settings})


def pages(raw: Path) -> dict[str, bytes]:
    """Pages below RAW by the address in their side file."""
    sides = raw.rglob("*.meta.json")
    return {
        json.loads(s.read_bytes())["url"]: s.with_name(s.name.removesuffix(".meta.json")).read_bytes() for s in sides
    }


def counts(tally: Tally) -> tuple[int, int, int, int, int]:
    return tally.new, tally.changed, tally.unchanged, tally.refused, tally.failed
