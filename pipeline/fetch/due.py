"""When a page is asked for: it is new, its date has changed, it failed some time ago, or it is young."""

from __future__ import annotations

import enum

from pipeline.fetch.state import HAD, Call, Page

_DAY, _HOUR = 86_400.0, 3_600.0
# Statuses and outcomes that pass by themselves; the others are an answer, which may be wrong or change all the same.
_PASSING = {"408", "425", "429", "no answer", "timeout", "damaged", "unasked 304", "host left alone"}
# A page that failed waits for so long after its first failure, four times as long after each further one, and at most
# for a week; or for 1, 2, 4 … calls (2, 4, 8 … after an answer such as 404), if these come sooner.
_FIRST_PAUSE, _LONGEST_PAUSE = _HOUR, 7 * _DAY
# A page is young in its first quarter of an hour, then asked again whenever it has become a quarter older.
_YOUNG, _OLDER = 900.0, 0.25


class Due(enum.IntEnum):
    """Why a page is asked for; the smaller comes first."""

    NEW = 0
    CHANGED = 1
    AGAIN = 2
    YOUNG = 3


def is_passing(state: str) -> bool:
    """Whether an outcome speaks of a fault that passes by itself."""
    return state in _PASSING or (len(state) == 3 and state.startswith("5"))


def due(page: Page | None, stamp: str, call: Call, recheck_days: float) -> Due | None:
    """Why a page is to be asked for in this call, whose list gives it `stamp` now; None if it is not."""
    if page is None or not page.state:
        return Due.NEW
    if call.pass_began <= page.asked_at <= call.began:
        return None  # asked for in a call that was killed, and that this one finishes
    if stamp != page.stamp:
        return Due.CHANGED
    since = max(call.began - page.asked_at, 0.0)
    if page.state != HAD:
        return Due.AGAIN if since >= _pause(page.tries) or call.number - page.asked_in >= _calls(page) else None
    age = page.asked_at - page.first_seen
    if not 0 <= call.began - page.first_seen < recheck_days * _DAY:
        return None
    return Due.YOUNG if age < _YOUNG or since >= _OLDER * age else None


def _pause(tries: int) -> float:
    return float(min(_FIRST_PAUSE * 4.0 ** min(tries - 1, 10), _LONGEST_PAUSE))


def _calls(page: Page) -> int:
    growth = 1 << min(max(page.tries, 1), 30)
    return growth // 2 if is_passing(page.state) else growth
