"""Where a CLEAN folder's ledger is: a file in it, or a PostgreSQL database that a note in it names."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from pipeline.address import shown
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.ledger.postgres import is_address
from pipeline.ledger.store import Ledger

FILE = "ledger.sqlite"
# Address (without its password) and identity of the ledger, for those that read CLEAN and for runs that are not told.
NOTE = "ledger.json"


@dataclass(frozen=True, slots=True)
class _Note:
    address: str
    identity: str


def open_for_run(clean: Path, address: str | None) -> Ledger:
    """The ledger of a folder that a run fills, made if there is none; nobody else may write it meanwhile.

    Raises UsageError if the address is none, or the folder and the database belong to others; EnvironmentFault.
    """
    note = _read_note(clean)
    if address is None and note is None:
        return Ledger(clean / FILE)
    address = address or (note.address if note is not None else "")
    if not is_address(address):
        raise UsageError(
            f"--ledger {shown(address)!r} is no address of a database.", "Such as postgresql://user@host/name."
        )
    if (clean / FILE).exists():
        raise UsageError(
            f"{str(clean)!r} has a ledger of its own ({FILE}).", "Use another CLEAN folder, or leave --ledger out."
        )
    ledger = Ledger(address, exclusive=True)
    try:
        _introduce(clean, ledger, note, shown(address))
    except BaseException:
        ledger.close()
        raise
    return ledger


def open_to_read(clean: Path, address: str | None = None) -> Ledger | None:
    """The ledger of a folder, None if it has none. Raises EnvironmentFault if it cannot be opened.

    A password that the database asks for and `address` does not have: psycopg takes it from PGPASSWORD or ~/.pgpass.
    """
    note = _read_note(clean)
    if note is not None:
        return Ledger(address or note.address)
    return Ledger(clean / FILE) if (clean / FILE).is_file() else None


def _introduce(clean: Path, ledger: Ledger, note: _Note | None, address: str) -> None:
    """Have folder and database know one another; refuse those that know others."""
    identity = ledger.identity
    if note is not None and identity in {note.identity, ""}:
        ledger.identity = note.identity
        return
    if identity:
        raise UsageError(
            f"The ledger {address!r} belongs to another folder than {str(clean)!r}.",
            "Name a database (or a schema, by ?options=-csearch_path%3DNAME) of its own for every CLEAN folder.",
        )
    # First the note: a run that is killed in between finds an identity that the database does not know yet.
    made = secrets.token_hex(8)
    _write_note(clean, _Note(address, made))
    ledger.identity = made


def _read_note(clean: Path) -> _Note | None:
    try:
        content = json.loads((clean / NOTE).read_bytes())
        return _Note(str(content["address"]), str(content["identity"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault(
            f"{str(clean / NOTE)!r} cannot be read: {error}.", "Name the database with --ledger."
        ) from None


def _write_note(clean: Path, note: _Note) -> None:
    content = json.dumps({"address": note.address, "identity": note.identity}, indent=1).encode() + b"\n"
    beside = clean / f".{NOTE}"
    try:
        with open(beside, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        beside.replace(clean / NOTE)
    except OSError as error:
        raise EnvironmentFault(
            f"{str(clean / NOTE)!r} cannot be written: {error.strerror}.", "Check the folder."
        ) from error
