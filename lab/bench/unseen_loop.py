"""`python -m lab.bench.unseen_loop SIDE FOLDER WARM`: one side over a folder's pages, each once; prints its cost as JSON.

SIDE is `ours` (`process()`), `metadata` or `text` (trafilatura with metadata, text only). The first WARM pages are a warm-up
and do not count: caches by content, which make a second pass over the same pages faster, are nothing that a crawl meets.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

SIDES = ("ours", "metadata", "text")


def main() -> None:
    """Read and process one page after the other; keep nothing."""
    side, folder, warm = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    run, pages = _side(side), sorted(folder.iterdir())
    spent = 0.0
    for number, path in enumerate(pages):
        content = path.read_bytes()
        begin = time.process_time()
        run(content)
        spent += (time.process_time() - begin) * (number >= warm)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    sys.stdout.write(
        json.dumps({"pages": len(pages) - warm, "cpu_seconds": round(spent, 4), "peak_mb": round(peak, 1)})
    )


def _side(name: str) -> Callable[[bytes], Any]:
    if name == "ours":
        from pipeline import RawDocument, load_ruleset, process

        rules = load_ruleset()
        return lambda content: process(RawDocument("page.html", "html", "text/html", content), rules)
    from trafilatura import bare_extraction, extract

    read = extract if name == "text" else partial(bare_extraction, with_metadata=True)
    return lambda content: read(content.decode("utf-8", "replace"))


if __name__ == "__main__":
    main()
