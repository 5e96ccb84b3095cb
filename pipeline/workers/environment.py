"""What a process of ours is started with, and how many there may be."""

from __future__ import annotations

import os
import site
from pathlib import Path

import pipeline


def worker_environment() -> dict[str, str]:
    """Our environment, with this very package on the path (an installed one already is)."""
    here = str(Path(pipeline.__file__).resolve().parent.parent)
    if here in site.getsitepackages():
        return dict(os.environ)
    before = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([here, before] if before else [here])}


def usable_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
