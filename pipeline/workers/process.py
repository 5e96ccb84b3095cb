"""The worker's side: load the rules once, then answer requests until the pipe closes."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from multiprocessing.connection import Connection
from typing import Any

from pipeline.compiled import CompiledPatterns
from pipeline.errors import EnvironmentFault, NewswinnowError
from pipeline.model.document import DocumentKind, RawDocument
from pipeline.workers.limits import NOBODY, Slot, die_with, limit_memory, prepare_signals
from pipeline.workers.messages import BatchDone, Failed, OpenBatch, Ready, RunStage, StageDone, Start, WorkerConfig

# Long enough for every stage to have something to do, language detection included.
_SPECIMEN = "The council met on Monday. It voted to rebuild the bridge over the river, which was closed last winter."
_SPECIMENS: dict[DocumentKind, bytes] = {
    "text": f"{_SPECIMEN}\n\n{_SPECIMEN}\n".encode(),
    "html": f"<html><body><article><h1>Bridge</h1><p>{_SPECIMEN}</p><p>{_SPECIMEN}</p></article></body></html>".encode(),
}

# Objects that a collection waits for, instead of 700: a page makes some thousands that go by themselves, and looking
# through the young ones so often took 6 % of the time of pages.
_YOUNG_OBJECTS = 20_000


def main(patterns: CompiledPatterns) -> None:
    """Entry point of `python -m pipeline.workers PARENT PIPE SLOT`; `patterns` has begun."""
    parent, pipe, shared = (int(value) for value in sys.argv[1:4])
    prepare_signals()
    die_with(parent)
    gc.disable()  # until everything is loaded: collections would find nothing, and cost a fifth of the start
    connection: Connection[Any, Any] = Connection(pipe)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the coordinator has closed us
        _serve(connection, Slot(shared), patterns)
    # Not through the interpreter's teardown: its destructors cost time and have nothing to save.
    sys.stderr.flush()
    os._exit(0)


def _serve(connection: Connection[Any, Any], slot: Slot, patterns: CompiledPatterns) -> None:
    slot.set(NOBODY)
    with contextlib.suppress(Exception):  # what is wrong comes again, and is told then
        _load()  # without waiting for what shall be done: a run's first worker is there before that is known
    start: Start = connection.recv()
    if start.log:
        _write_to(start.log)
    worker = _Worker(start.config, slot)
    connection.send(_answered(worker.start))
    patterns.keep()  # before the first document: an expression may be made of its words
    while True:
        request = connection.recv()
        answer = _answered(worker.answer, request)
        connection.send(answer)
        if isinstance(answer, BatchDone):
            patterns.end()  # what a first batch did not ask for is rare


def _load() -> None:
    """The whole line: imported here so that its cost falls to the workers; and what ships beside the rules."""
    from pipeline.packs.shipped import read_shipped
    from pipeline.workers import guesses, stages  # noqa: F401

    read_shipped()


def _write_to(log: str) -> None:
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for output in (1, 2):
        os.dup2(descriptor, output)
    os.close(descriptor)


def _answered(function: Any, *arguments: Any) -> Any:
    try:
        return function(*arguments)
    except NewswinnowError as error:
        return Failed(error, traceback.format_exc())
    except Exception as error:
        message = f"A worker failed: {type(error).__name__}: {error}"
        return Failed(EnvironmentFault(message, "See the run's log; please report it."), traceback.format_exc())


class _Worker:
    def __init__(self, config: WorkerConfig, slot: Slot) -> None:
        self._config, self._slot = config, slot
        self._line: Any = None
        self._warm: set[DocumentKind] = set()

    def start(self) -> Ready:
        from pipeline.fingerprint import fingerprint
        from pipeline.workers import guesses, stages

        self._stages = stages
        self._guesses = guesses.Guesses()
        self._ruleset = self._config.rules.load()
        self._fingerprint = fingerprint(self._ruleset)
        limit_memory(self._config.memory_bytes)
        for kind in self._config.kinds:
            self._warm_up(kind)
        gc.enable()
        # The rules and modules live as long as the process: no collection need visit them, this one included (.06 s).
        gc.freeze()
        gc.set_threshold(_YOUNG_OBJECTS, *gc.get_threshold()[1:])
        return Ready(self._fingerprint)

    def answer(self, request: OpenBatch | RunStage) -> StageDone | BatchDone | None:
        if isinstance(request, OpenBatch):
            from pipeline.sinks import open_sink

            for kind in sorted({item.ref.kind for item in request.items} - self._warm):
                self._warm_up(kind)
            sink = open_sink(self._config.format, self._config.clean, request.shard)
            self._line = self._stages.BatchLine(
                request, self._config, self._ruleset, sink, self._slot, guesses=self._guesses
            )
            return None
        done: StageDone = self._line.run(request.stage)
        if request.stage != "write":
            return done
        results = self._line.results()
        self._line = None
        return BatchDone(done, results)

    def _warm_up(self, kind: DocumentKind) -> None:
        """Take a small document down the line: what is loaded with the first one counts against nobody's time limit."""
        from pipeline.line import process

        content = _SPECIMENS[kind]
        process(RawDocument("warm-up", kind, "text/plain", content), self._ruleset)
        self._warm.add(kind)
