"""Cron lines: what can come is taken, a day that never comes is refused at once."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.flows.schedule import Schedule, parse_schedule


@pytest.mark.parametrize(
    "cron", ["0 0 31 2 *", "0 0 30 feb *", "0 0 31 4,6,9,11 *", "0 0 30-31 2 *", "15 4 31 FEB-FEB *"]
)
def test_days_that_never_come_are_refused(cron: str) -> None:
    with pytest.raises(UsageError, match="never comes"):
        parse_schedule(None, cron)


@pytest.mark.parametrize(
    "cron",
    ["0 */6 * * *", "0 0 29 2 *", "0 0 31 * *", "0 0 31 2 mon", "0 0 1,31 2 *", "0 0 28/2 2 *", "0 0 31 jan-mar *"],
)
def test_days_that_come_are_taken(cron: str) -> None:
    assert parse_schedule(None, cron) == Schedule(cron=cron)
