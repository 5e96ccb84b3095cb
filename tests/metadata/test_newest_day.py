"""What is right until a day: a test for every night, which fails when somebody has to look at it again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.metadata.date.find import NEWEST_DAY


@pytest.mark.nightly
def test_the_newest_day_of_an_address_is_not_over() -> None:
    assert datetime.now(UTC).date().isoformat() <= NEWEST_DAY, "set it to the end of this year"
