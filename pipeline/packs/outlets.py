"""Outlet profiles: facts about a news organisation that a page or dump may name in another form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.packs.normal import normalise


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """One outlet. `names[0]` is the name as readers know it; the others are forms that also credit it."""

    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2
    language: str | None = None  # BCP 47
    time_zone: str | None = None  # IANA


class OutletIndex:
    """Looks profiles up by domain (a page's own or any parent domain) and by name."""

    def __init__(self, outlets: Iterable[OutletProfile]) -> None:
        self._by_domain: dict[str, OutletProfile] = {}
        self._by_name: dict[str, list[OutletProfile]] = {}
        for outlet in outlets:
            for domain in outlet.domains:
                self._by_domain.setdefault(domain, outlet)  # a user's profiles come first and win
            for name in dict.fromkeys(map(normalise, outlet.names)):
                self._by_name.setdefault(name, []).append(outlet)

    def of_domain(self, domain: str | None) -> OutletProfile | None:
        """The outlet of `news.example.org`, or of `example.org` if that has a profile; None if neither has."""
        labels = (domain or "").lower().split(".")
        for start in range(len(labels) - 1):
            outlet = self._by_domain.get(".".join(labels[start:]))
            if outlet is not None:
                return outlet
        return None

    def of_name(self, name: str) -> tuple[OutletProfile, ...]:
        """Every outlet that bears this name, or is also credited by it; several papers are called "The Star"."""
        return tuple(self._by_name.get(normalise(name), ()))
