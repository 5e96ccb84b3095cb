"""A handful of documents done at once, without Prefect: nobody wants to wait for a server to see one line go."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.runs.manifest import Summary
from pipeline.runs.session import MakePool, Session
from pipeline.settings import Settings
from pipeline.workers import Pool
from pipeline.workers.messages import STAGES


def redo(settings: Settings, uris: Collection[str], pool: MakePool = Pool) -> Summary:
    """Do these documents of RAW again, as far as content or rules are others than the ledger knows, and nothing else.

    `pool` makes the workers. It is a run like any other: lock, ledger, manifest. Raises what a session raises.
    """
    with Session(settings, pool, frozenset(uris)) as session:
        session.start_workers()
        session.entered = True
        try:
            for chunk in session.chunks():
                session.begin(chunk)
                batch = session.pool.open(chunk.items, chunk.shard)
                session.commit(chunk, [batch.run(stage) for stage in STAGES])
            return session.finish("completed")
        except Exception:
            session.finish("failed")
            raise
