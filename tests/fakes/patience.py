"""How long is too long, on the machine and at the moment that a test runs."""

from __future__ import annotations

import os


def slowness() -> float:
    """How much slower than on an idle machine things go: runnable processes per core, at least 1."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
