from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import ArticleRecord, read_records
from tests.consumers.workshop import EXAMPLES, PROJECT, Workshop, install_node_packages
from tests.flows.drive import ingest


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("workshop")
    ingest(PROJECT / "raw", folder / "clean")
    shutil.copytree(EXAMPLES, folder / "docs" / "examples")
    shutil.copytree(PROJECT / "schemas", folder / "schemas")
    return Workshop(folder)


@pytest.fixture(scope="session")
def node(workshop: Workshop) -> Workshop:
    install_node_packages(workshop.folder)
    return workshop


@pytest.fixture(scope="session")
def records(workshop: Workshop) -> list[ArticleRecord]:
    found = list(read_records(Path(workshop.folder) / "clean"))
    assert len(found) >= 18
    return found
