"""The look at RAW before anything is made: it is there, the workers can read it, and something in it can be read.

It is the beginning of the one listing of a run: what has been listed for it is not listed again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.ledger import open_to_read
from pipeline.settings import Settings
from pipeline.sources import (
    Container,
    DocumentRef,
    Keys,
    Only,
    OtherKeys,
    check_first_lines,
    lives_here,
    readable_kinds,
    said_of,
    scan,
    shown,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """What RAW holds. The entries can be taken once; `passed` counts, as they are taken, the files that are not read."""

    entries: Iterator[DocumentRef | Container]
    passed: Counter[str]


def listing(raw: Path | str, clean: Path, only: tuple[str, ...] = ()) -> Listing:
    """RAW, listed as it is asked for. Taking entries raises what `scan` does."""
    passed: Counter[str] = Counter()
    return Listing(scan(raw, clean, passed, Only(only)), passed)


def begin_listing(settings: Settings) -> Listing:
    """RAW, listed up to its first document.

    Raises UsageError if RAW is no place to read from, lies in CLEAN or CLEAN in it, or holds files and none of a kind that is read. In a folder that
    was read before, that is no fault: its documents are gone.
    """
    if lives_here(str(settings.raw)):
        hint = "Give a folder or a store that other processes can reach."
        raise UsageError(f"{str(settings.raw)!r} is known to this process only.", hint)
    if isinstance(settings.raw, Path):
        if not settings.raw.is_dir():
            next(scan(settings.raw))  # says so, by the name that was given
        _check_apart(settings.raw, settings.clean, is_part=bool(settings.only))
    found = listing(place_of(settings.raw), settings.clean, settings.only)
    first = next(found.entries, None)
    if first is not None:
        return Listing(chain([first], found.entries), found.passed)
    if settings.only and not found.passed:
        hint = "Patterns are paths below RAW; * does not cross folders, ** does."
        raise UsageError(f"Nothing in {str(settings.raw)!r} is called {' or '.join(settings.only)}.", hint)
    if found.passed:
        ledger = open_to_read(settings.clean, settings.ledger)
        if ledger is None:
            what = said_of(found.passed)
            raise UsageError(f"{shown(str(settings.raw))} holds nothing that is read: {what}.", readable_kinds())
        ledger.close()
    return found


def _check_apart(raw: Path, clean: Path, *, is_part: bool) -> None:
    """What a run writes must be nobody's input, and its input nothing that it replaces or removes.

    Where single files or patterns are meant, RAW is only the folder that they stand in: CLEAN may lie there (`newswinnow
    run page.html clean`), and is not entered.
    """
    one, other = raw.resolve(), clean.resolve()
    if one == other:
        raise UsageError("RAW and CLEAN are the same folder.", "Give two folders.")
    is_within = other.is_relative_to(one) and not is_part
    if is_within or one.is_relative_to(other):
        inner, outer = ("CLEAN", "RAW") if is_within else ("RAW", "CLEAN")
        hint = "Give two folders of which none is in the other, such as news/raw and news/clean."
        raise UsageError(f"{inner} lies in {outer}: {str(clean if inner == 'CLEAN' else raw)!r}.", hint)


def place_of(raw: Path | str) -> Path | str:
    """RAW wherever the process stands: an absolute folder, or an address."""
    return raw if isinstance(raw, str) else raw.absolute()


def keys_of(settings: Settings) -> Keys:
    """Under which keys rows hold their documents."""
    return Keys(settings.html_key, settings.text_key)


def check_keys(containers: Iterable[Container], max_bytes: int) -> None:
    """Raises UsageError if there is nothing but JSON Lines whose documents stand under other keys: then the keys are
    wrong, and not the files. Reads no further than the first file that is something else.
    """
    found: OtherKeys | None = None
    name = ""
    for container in containers:
        if container.format != "jsonl":
            return
        try:
            check_first_lines(container, max_bytes)
        except OtherKeys as error:
            found, name = found or error, name or container.uri
        except Exception:  # the run says what ails it  # noqa: BLE001
            return
        else:
            return
    if found is not None:
        raise UsageError(f"{name} cannot be read: {found}.", "Nothing was written.")
