"""Outlet profiles: facts about a news organisation that a page or dump may name in another form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """One outlet. `names[0]` is the name as readers know it; the others are forms that also credit it."""

    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2
    language: str | None = None  # BCP 47
    time_zone: str | None = None  # IANA
