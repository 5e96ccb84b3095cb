"""Drives a session as the flow does, without Prefect: the same steps, one batch after the other.

The work is done in this process (tests/fakes/pool.py); `pool=Pool` takes real workers.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.runs.manifest import Summary
from pipeline.runs.session import MakePool, Session
from pipeline.settings import Settings
from pipeline.workers.messages import STAGES
from tests.fakes.pool import InlinePool

ARTICLE = """{title}

The council of Northmarsh voted on Monday to rebuild the old bridge over the river Ann, {name} said.

Work will begin in the spring and is expected to take two years, according to the plan that was put before the members.

The bridge was closed last winter after engineers had found cracks in two of its five arches.
"""


def article(name: str, title: str = "Town council votes to rebuild the bridge") -> str:
    """A dump that gives a record; `name` makes it one of a kind."""
    return ARTICLE.format(title=title, name=name)


def ingest(raw: Path, clean: Path, pool: MakePool = InlinePool, **options: object) -> Summary:
    """One run over RAW, with one worker unless told otherwise."""
    settings = Settings(raw=raw, clean=clean, **{"workers": 1, **options})  # type: ignore[arg-type]
    with Session(settings, pool) as session:
        for chunk in session.chunks():
            session.begin(chunk)
            batch = session.pool.open(chunk.items, chunk.shard)
            session.commit(chunk, [batch.run(stage) for stage in STAGES])
        return session.finish("completed")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of the output that has to be reproducible, with its bytes."""
    places = [folder / name for name in ("articles", "audit", "quarantine", "history")]
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for f in places for p in sorted(f.rglob("*")) if p.is_file()
    }
