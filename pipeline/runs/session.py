"""One run, without Prefect: lock, ledger, plan, workers, counts, manifest. The flow drives it batch by batch."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Self

from pipeline.fingerprint import fingerprints, parts
from pipeline.ledger import open_for_run
from pipeline.ledger.rows import FORGOTTEN as FORGOTTEN_CODE
from pipeline.ledger.rows import MAX_ATTEMPTS, DocumentResult
from pipeline.runs.ahead import AnyBatch, EarlyBatch, first_of
from pipeline.runs.batches import FIRST_BATCH, LARGEST_BATCH, batch_sizes, chunks, one_size
from pipeline.runs.counts import Counts
from pipeline.runs.ids import next_run_id
from pipeline.runs.linking import Linking
from pipeline.runs.lock import FolderLock
from pipeline.runs.manifest import Status, Summary, write_manifest
from pipeline.runs.orders import rules_of, worker_config
from pipeline.runs.plan import Bundle, Chunk, Plan, Survey, bundles
from pipeline.runs.prune import check_prune
from pipeline.runs.raw import begin_listing, check_keys, keys_of
from pipeline.runs.remains import Remains
from pipeline.runs.todo import Todo
from pipeline.settings import Settings
from pipeline.sinks.brought import shard_format
from pipeline.sinks.files import Files
from pipeline.sinks.forgotten import put_copies, tombstones
from pipeline.sinks.layout import RUNS, TEMPORARY
from pipeline.sources import Container, Meter, Spool, members
from pipeline.workers import BatchDone, Pool, StageDone, WorkerConfig, WorkItem, usable_cores

MakePool = Callable[[WorkerConfig, int, Path], Pool]


class Session:
    """A run in progress. Open it in the main thread; only the coordinator uses it."""

    def __init__(self, settings: Settings, pool: MakePool = Pool, only: frozenset[str] | None = None) -> None:
        """Take the lock, open the ledger, recover from an interrupted run, survey. `pool` makes the workers.

        `only`: do these uris and nothing else, and call nothing gone.

        Raises UsageError (no RAW folder), EnvironmentFault (unwritable CLEAN, a lock that is held), PackError.
        """
        self.settings = settings
        self.started = datetime.now(UTC)
        self.counts = Counts()
        self.summary: Summary | None = None
        self.interrupted = False
        self.is_shown = True  # whether somebody can look at Prefect's pages while it runs
        self.entered = False  # whether the flow's own code has begun
        self.finished = False  # whether the manifest is written
        self.linking: Linking | None = None  # once all documents are done
        self.survey = Survey()
        self._members_seen = 0
        self._settled = self._counted = False
        self._shards = self._containers_bytes = self._files_bytes = 0
        self._bundles: Iterator[Bundle] | None = None
        self._begun: list[EarlyBatch] = []  # before anybody asked for them
        self._early: dict[str, tuple[Chunk, EarlyBatch]] = {}
        self.on_progress: Callable[[Counts], None] = lambda counts: None
        if settings.sink is not None:
            shard_format(settings.sink)  # says so, if there is none
        raw = begin_listing(settings)
        identity = rules_of(settings).identify()
        rules = fingerprints(identity)
        self.fingerprint = rules.all
        self._rules = parts(identity)
        with ExitStack() as stack:
            stack.enter_context(FolderLock(settings.clean))
            self.ledger = stack.enter_context(open_for_run(settings.clean, settings.ledger))
            Files.make_folder(settings.clean / RUNS)
            self.run_id = next_run_id(settings.clean, self.ledger, self.started)
            stack.push(self._tell_interruption)
            self._remains = Remains(settings.clean, self.ledger)
            in_doubt = self._remains.doubt()
            self._forgotten = tombstones(settings.clean)
            self._todo = stack.enter_context(Todo(settings.clean))
            keys, chosen = keys_of(settings), bool(settings.only)
            self.plan = Plan(self.ledger, rules, settings.force, settings.limit, self._forgotten, only, keys, chosen)
            self.survey = self.plan.survey(raw, self._todo, in_doubt)
            self._remains.recover(in_doubt, self.survey, self.plan.is_partial)
            if not self.survey.todo and not self.survey.unchanged:
                check_keys(self._todo.containers, settings.max_bytes)
            check_prune(settings, self.ledger, self.survey, self.run_id)
            self.workers = settings.workers or usable_cores()
            needed = self.workers if self.survey.containers else -(-self.survey.todo // FIRST_BATCH)
            self.workers = max(1, min(self.workers, needed))  # for a handful of documents one is enough
            config = replace(worker_config(settings), kinds=tuple(sorted(self.survey.kinds)))
            self.pool = stack.enter_context(pool(config, self.workers, self.log))
            self._stack = stack.pop_all()

    @property
    def log(self) -> Path:
        """Where Prefect's notes and tracebacks, and the workers' and the server's, go."""
        return self.settings.clean / RUNS / f"{self.run_id}.log"

    @property
    def is_idle(self) -> bool:
        """Whether no document is to be done and no record to be linked."""
        return self.survey.is_idle and not self.ledger.duplicates.is_unsettled

    @property
    def share(self) -> float:
        """How much of what is to do has been done, 0 to 1: of the documents, of containers the bytes."""
        survey = self.survey
        done, whole = (self.counts.bytes, survey.bytes) if survey.containers else (self.counts.reached, survey.todo)
        return min(done / max(whole, 1), 1.0)

    def log_error(self, error: BaseException) -> None:
        """Put a traceback into the log. Raises nothing: a disk that takes no log is told by what it was to be about."""
        with suppress(OSError), open(self.log, "a", encoding="utf-8") as handle:
            handle.write("".join(traceback.format_exception(error)))

    def start_workers(self, most: int | None = None) -> None:
        """Start, without waiting, those that work not yet begun needs; there are at most so many until this is called again."""
        if not self.survey.is_idle and self.settings.runner == "threads":
            left = self.survey.todo - sum(len(chunk.items) for chunk, _ in self._early.values())
            self.pool.warm(most, self.workers if self.survey.containers else -(-left // FIRST_BATCH))

    def chunks(self) -> Iterator[Chunk]:
        """The batches, made as they are asked for."""
        given, survey = self.settings.batch_size, self.survey
        sizes = one_size(given) if given else batch_sizes(survey.todo, self.workers, survey.kinds)
        for batch in chunks(self._todo.documents, sizes):
            yield Chunk(batch, self._next_shard())
        if self.survey.containers:
            spool = Spool((self.settings.clean / TEMPORARY).absolute())
            for container in self._todo.containers:
                yield from self._container_chunks(container, spool)

    def bundles(self) -> Iterator[Bundle]:
        """The batches in the tasks that do them, those first that are under way already. Asked for once."""
        if self._bundles is None:
            least = self.survey.todo / self.settings.batch_size if self.settings.batch_size else 0
            self._bundles = bundles(self.chunks(), max(self.survey.batches, least))
        return self._bundles

    def work_ahead(self, most: int) -> None:
        """Begin up to so many batches of single files now, before anybody asks for them with `open`."""
        if self.survey.todo and self.settings.runner == "threads":
            early, self._bundles = first_of(self.bundles(), most)
            for chunk in early:
                self.begin(chunk)
                batch = EarlyBatch(self.pool.open(chunk.items, chunk.shard))
                self._begun.append(batch)
                self._early[chunk.shard] = chunk, batch

    def open(self, chunk: Chunk) -> AnyBatch:
        """The batch of a chunk, to be taken through the stages."""
        early = self._early.pop(chunk.shard, None)
        return self.pool.open(chunk.items, chunk.shard) if early is None else early[1]

    def _next_shard(self) -> str:
        self._shards += 1
        return f"{self.run_id}-{self._shards:06d}"

    def _container_chunks(self, container: Container, spool: Spool) -> Iterator[Chunk]:
        """One container's batches. One is held back, to tell the last from the others."""
        left = None if self.settings.limit is None else max(self.settings.limit - self._inputs(), 0)
        meter, before = Meter(), self._containers_bytes
        self._containers_bytes += container.size
        refs = members(replace(container, meter=meter), spool, self.settings.max_bytes)
        if (only := self.plan.only) is not None:
            refs = (ref for ref in refs if ref.uri in only)
        if left is not None:
            refs = islice(refs, left)
        held: Chunk | None = None
        intact = not self.plan.is_partial
        sizes = one_size(self.settings.batch_size or LARGEST_BATCH)
        for batch in chunks((WorkItem(ref, None, self.settings.force) for ref in refs), sizes):
            if held is not None:
                yield held
            known = self.ledger.find(item.ref.uri for item in batch)
            items = tuple(replace(item, known=known.get(item.ref.uri)) for item in batch)
            intact = intact and not any(item.ref.fault and item.ref.uri == container.uri for item in items)
            held = Chunk(items, self._next_shard(), container.uri, spool.cut(), read=before + meter.position)
        if held is not None:
            read = before + container.size if intact else held.read
            yield replace(held, ends=container if intact else None, read=read)
        elif intact:
            self._remains.container_read(container, self.run_id, self.fingerprint)

    def begin(self, chunk: Chunk) -> None:
        """Put down in the ledger that a batch is on its way."""
        if chunk.shard in self._early:
            return  # it was put down when it was begun
        if chunk.container:
            self._members_seen += len(chunk.items)
        self.ledger.begin(item.ref.uri for item in chunk.items)

    def commit(self, chunk: Chunk, done: Iterable[StageDone | BatchDone]) -> None:
        """Put down in the ledger what a batch ended as, from the stages' answers; its files are durable already."""
        for answer in done:
            self.counts.add_time(answer.done if isinstance(answer, BatchDone) else answer)
            if isinstance(answer, BatchDone):
                self._keep_away(answer.results, chunk.container)
                self.ledger.commit(answer.results, chunk.container, self.fingerprint, self.run_id)
                for result in answer.results:
                    self.counts.add(result)
                    if result.uri == chunk.container and result.attempts >= MAX_ATTEMPTS:
                        # Damaged for good: it is not read in every run to come. Its stamp tells when it is another.
                        self.ledger.put_container(chunk.container, result.stamp, self.fingerprint)
        self.counts.batches += 1
        if chunk.container:
            self.counts.bytes = max(self.counts.bytes, self._files_bytes + chunk.read)
        else:
            self._files_bytes += sum(item.ref.size for item in chunk.items)
            self.counts.bytes = self._files_bytes
        if chunk.spool:
            Path(chunk.spool).unlink(missing_ok=True)
        if chunk.ends is not None:
            self._remains.container_read(chunk.ends, self.run_id, self.fingerprint)
        self.on_progress(self.counts)

    def _keep_away(self, results: Iterable[DocumentResult], container: str) -> None:
        """An article that was taken down and came under another name is known by that name, too, from now on."""
        copies = [r for r in results if r.code == FORGOTTEN_CODE and not self._forgotten.cover(r.uri)]
        if copies:
            put_copies(self.settings.clean, ((r.record_id, r.uri, container) for r in copies))

    def interrupt(self) -> None:
        """Stop soon: workers are killed, what was committed stays."""
        self.interrupted = True
        self.pool.abort()

    def finish(self, status: Status) -> Summary:
        """Count what was not touched, mark what vanished, link duplicates if it was not done yet, write the manifest."""
        if not self._counted:
            self.counts.unchanged += self.survey.unchanged
            self._counted = True  # should it end another way after all, they are not counted twice
        if status == "interrupted":
            self._keep_early()
        if status == "completed":
            self.settle()
            status = "interrupted" if self.interrupted else status
            if not self.interrupted and not self.plan.is_partial:
                self.ledger.put_rules(self._rules)
        inputs = self._inputs()
        manifest = self.settings.clean / RUNS / f"{self.run_id}.json"
        seconds = (datetime.now(UTC) - self.started).total_seconds()
        self.summary = Summary(status, self.counts, inputs, manifest, self.survey.passed, seconds)
        write_manifest(self.summary, self.settings, self.run_id, self.started, self.fingerprint)
        self.finished = True
        return self.summary

    def _keep_early(self) -> None:
        """Batches that were done before anybody asked for them are whole: they count."""
        while self._early:
            _, (chunk, batch) = self._early.popitem()
            if answers := batch.answers:
                self.commit(chunk, answers)

    def _tell_interruption(self, kind: type[BaseException] | None, *_: object) -> None:
        """A signal while all is got ready, or while nobody else looks: the manifest says so."""
        if kind is not None and not issubclass(kind, Exception) and not self.finished:
            self.finish("interrupted")

    def settle(self) -> None:
        """After the last batch: mark what vanished; then every record says which others have its text. Done once."""
        if self._settled:
            return
        if not self.plan.is_partial:  # else not all of RAW was looked at
            vanished, prune = self._todo.vanished, self.settings.prune
            self.counts.gone = self._remains.mark_gone(self.survey, vanished, self.run_id, prune=prune)
        self._settled = True
        found = self.ledger.duplicates
        self.linking = Linking(lambda: found.left, lambda: self.on_progress(self.counts), lambda: not self.interrupted)
        found.settle(self.run_id, self.linking.goes_on)
        self._remains.write_links(self.linking.goes_on)

    def close(self) -> None:
        """End the workers, close the ledger, free the lock."""
        if any(batch.is_at_work for batch in self._begun):
            self.pool.abort()
        for batch in self._begun:
            batch.join()
        self._stack.close()
        shutil.rmtree(self.settings.clean / TEMPORARY, ignore_errors=True)
        if self.log.exists() and not self.log.stat().st_size:
            self.log.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._tell_interruption(kind)
        self.close()

    def _inputs(self) -> int:
        """Documents met so far; those of a container count as their batches begin."""
        return self.survey.todo + self.survey.unchanged + self._members_seen
