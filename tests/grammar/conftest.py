from collections.abc import Mapping

import pytest

from pipeline.packs import load_ruleset
from pipeline.packs.languages import LanguagePack


@pytest.fixture(scope="session")
def languages() -> Mapping[str, LanguagePack]:
    return load_ruleset().languages
