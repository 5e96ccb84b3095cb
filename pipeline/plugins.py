"""What other packages bring: values that they name as entry points."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar

from pipeline.errors import EnvironmentFault

T = TypeVar("T")


def brought(group: str, kind: type[T], what: str) -> dict[str, T]:
    """The values of one group, by name. What is broken raises EnvironmentFault naming the package; `what` is for that."""
    return {point.name: _load(point, kind, what) for point in sorted(entry_points(group=group), key=lambda p: p.name)}


def packages_of(group: str) -> list[str]:
    """What is brought, and by which package in which version, for people; nothing is loaded."""
    points = sorted(entry_points(group=group), key=lambda p: p.name)
    return [f"{p.name} ({p.dist.name} {p.dist.version})" for p in points if p.dist is not None]


def _load(point: EntryPoint, kind: type[T], what: str) -> T:
    package = point.dist.name if point.dist is not None else "?"
    try:
        loaded = point.load()
    except Exception as error:
        raise EnvironmentFault(
            f"The {what} {point.name!r} of the package {package} cannot be loaded: {error}.",
            f"Mend it, or pip uninstall {package}.",
        ) from error
    if not isinstance(loaded, kind):
        hint = f"The entry point has to name a {kind.__module__}.{kind.__name__}."
        raise EnvironmentFault(f"{point.value} of the package {package} is no {kind.__name__}.", hint)
    return loaded
