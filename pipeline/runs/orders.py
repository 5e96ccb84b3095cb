"""What settings mean for workers: how many, by which rules, within which limits."""

from __future__ import annotations

from pipeline.packs import RulesetChoice
from pipeline.settings import Settings
from pipeline.sinks.forgotten import tombstones
from pipeline.workers import WorkerConfig


def rules_of(settings: Settings) -> RulesetChoice:
    """The rules that a run with these settings uses."""
    packs, memory = settings.packs, settings.site_memory
    return RulesetChoice(settings.strictness, packs and packs.absolute(), memory and memory.absolute(), settings.html)


def worker_config(settings: Settings) -> WorkerConfig:
    """What the workers must be told."""
    return WorkerConfig(
        settings.clean.absolute(),
        settings.sink or settings.format,
        rules_of(settings),
        settings.max_bytes,
        settings.timeout_seconds,
        settings.memory_mb << 20,
        tombstones(settings.clean),
    )
