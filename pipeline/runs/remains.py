"""What earlier runs left: documents in doubt after a kill, records that RAW no longer has, links not yet written."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.ledger import Ledger
from pipeline.runs.plan import Survey
from pipeline.sinks.files import Files
from pipeline.sinks.layout import TEMPORARY
from pipeline.sinks.links import write_links
from pipeline.sinks.removal import remove_files
from pipeline.sources import Container


class Remains:
    """Of one CLEAN folder and its ledger."""

    def __init__(self, clean: Path, ledger: Ledger) -> None:
        self._clean, self._ledger = clean, ledger

    def doubt(self) -> frozenset[str]:
        """After a run that was killed: what is known about the bytes of its documents is in doubt. Returns their uris."""
        shutil.rmtree(self._clean / TEMPORARY, ignore_errors=True)
        self.write_links(lambda: True)
        in_flight = frozenset(self._ledger.in_flight())
        self._ledger.doubt(in_flight)
        return in_flight

    def recover(self, in_doubt: frozenset[str], survey: Survey, is_partial: bool) -> None:
        """Of these documents, those that RAW no longer has leave no files. What a part of RAW does not have may be there."""
        committed = self._ledger.find(in_doubt)
        absent = in_doubt - survey.present - committed.keys()
        if not is_partial:
            self._remove_files(sorted(absent))
            absent = frozenset()
        self._ledger.recover(in_doubt - absent)

    def remove(self, uris: list[str]) -> None:
        """Leave nothing of documents: their files, then their rows."""
        self._remove_files(uris)
        self._ledger.forget(uris)

    def container_read(self, container: Container, run_id: str, fingerprint: str) -> None:
        """All of a container's documents are committed: what it no longer holds is gone."""
        vanished = self._ledger.unseen_members(container.uri, run_id)
        if container.uri in vanished:  # it was damaged, and is no more
            self.remove([container.uri])
            vanished.remove(container.uri)
        self._ledger.mark_gone(vanished)
        self._ledger.put_container(container.uri, container.stamp, fingerprint)

    def mark_gone(self, survey: Survey, vanished: Iterable[str], run_id: str, *, prune: bool) -> int:
        """Mark what RAW no longer has; returns how many documents of earlier runs are not there now."""
        lost = [uri for uri in self._ledger.containers() if uri not in survey.present_containers]
        gone = [uri for container in lost for uri in self._ledger.unseen_members(container, run_id)]
        self._ledger.mark_gone([*gone, *vanished], lost)
        if prune:
            removed = [known.uri for known in self._ledger.gone()]
            self.remove(removed)
            return len(removed)
        return self._ledger.totals().gone

    def write_links(self, goes_on: Callable[[], bool]) -> None:
        """Write into records which others have their text, while `goes_on` says so."""
        files = Files(self._clean)
        for links in self._ledger.duplicates.unlinked():
            if not goes_on():
                return
            write_links(self._clean, links, files)
            self._ledger.duplicates.linked(links)

    def _remove_files(self, uris: list[str]) -> None:
        files = Files(self._clean)
        remove_files(self._clean, uris, files)
        files.flush()
