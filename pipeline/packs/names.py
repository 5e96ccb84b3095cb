"""Names as data: wire agencies with the forms they are credited by, and common given names of many languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from pipeline.packs.loader import Digest, PackFile, PackFolder

AGENCIES, GIVEN, CREDITS = "agencies", "given", "credits"


class _Unread:
    """A digest that nobody asks for."""

    def update(self, data: bytes, /) -> None:
        """Take bytes and forget them."""


def digest_names(digest: Digest) -> None:
    """Feed the files to a rule set's digest: a record depends on them."""
    for _ in _files(digest):
        pass


@lru_cache(maxsize=1)
def agency_names() -> Mapping[str, tuple[str, ...]]:
    """Agency -> the other forms (abbreviations, own-language names) that bylines and credits use. Raises PackError."""
    return {name: tuple(forms) for name, forms in _table(AGENCIES).items()}


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names, in lower case. Raises PackError."""
    return frozenset(name for names in _table(GIVEN).values() for name in names.split())


@lru_cache(maxsize=1)
def credit_terms() -> Mapping[str, tuple[str, ...]]:
    """Words of credits over all languages, folded: `editors` (labels), `desks`, `labels`. Raises PackError."""
    return {
        kind: tuple(
            sorted({term.casefold() for terms in languages.values() for term in terms}, key=lambda t: (-len(t), t))
        )
        for kind, languages in _table(CREDITS).items()
    }


def _files(digest: Digest) -> Iterator[PackFile]:
    return PackFolder(resources.files("pipeline.packs") / "data", digest).files("names")


def _table(stem: str) -> dict[str, Any]:
    return next(file.table for file in _files(_Unread()) if file.stem == stem)
