"""A run's milestones in the log of its page: what there is to do, every tenth of it, and how it ended."""

from __future__ import annotations

import logging
from typing import Any

from prefect.logging import get_run_logger

from pipeline.runs.session import Session

_STEPS = 10
_NAME = "milestones"


class Milestones:
    """Writes them, where somebody can look; costs a dozen lines a run."""

    def __init__(self, session: Session) -> None:
        self._session, self._shown = session, 0
        self._log: Any = None
        if session.is_shown:
            run: Any = get_run_logger()
            self._log = run.getChild(_NAME)
            self._log.logger.setLevel(logging.INFO)  # also where Prefect's own notes are not wanted

    def begin(self) -> None:
        """What there is to do."""
        survey = self._session.survey
        again = f", {survey.todo - survey.new:,} of them again" if survey.todo > survey.new else ""
        inside = f" and {survey.containers:,} archives" if survey.containers else ""
        self.say(f"To do: {survey.todo:,} documents{again}{inside}; {survey.unchanged:,} are unchanged.")

    def move(self) -> None:
        """A line, if another tenth is done."""
        step = int(_STEPS * self._session.share)
        if step > self._shown:
            self._shown = step
            self.say(f"{100 * step // _STEPS} %: {self._session.counts.line()}")

    def say(self, text: str) -> None:
        """A line of any kind."""
        if self._log is not None:
            self._log.info(text)
