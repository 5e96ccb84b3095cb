"""The look at RAW before anything is made: it is there, the workers can read it, and something in it can be read."""

from __future__ import annotations

from collections import Counter

from pipeline.errors import UsageError
from pipeline.ledger import open_to_read
from pipeline.settings import Settings
from pipeline.sources import lives_here, readable_kinds, said_of, scan, shown


def check_raw(settings: Settings) -> None:
    """Raises UsageError if RAW is no place to read from, or holds files and none of a kind that is read.

    In a folder that was read before, that is no fault: its documents are gone.
    """
    if lives_here(str(settings.raw)):
        hint = "Give a folder or a store that other processes can reach."
        raise UsageError(f"{str(settings.raw)!r} is known to this process only.", hint)
    passed: Counter[str] = Counter()
    some = next(scan(settings.raw, settings.clean, passed), None)
    if some is not None or not passed:
        return
    ledger = open_to_read(settings.clean, settings.ledger)
    if ledger is None:
        raise UsageError(f"{shown(str(settings.raw))} holds nothing that is read: {said_of(passed)}.", readable_kinds())
    ledger.close()
