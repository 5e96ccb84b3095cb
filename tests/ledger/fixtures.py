"""A server per session, a schema per test. Imported by the conftest of every folder that needs them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from tests.ledger.server import running_server

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running_server() as address:
        yield address


@pytest.fixture
def database(postgres: str) -> str:
    """Address of an empty schema."""
    import psycopg

    name = f"test_{next(_numbers)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{postgres}?options=-csearch_path%3D{name}"
