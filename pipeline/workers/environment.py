"""What a process of ours is started with."""

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
