"""A server for `lab torture` that gives a folder as a store of objects, and fails now and then."""

from __future__ import annotations

import contextlib
import random
import threading
import time
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

# Shares of the requests that are refused for now, cut off, or answered late.
_BUSY, _CUT, _LATE = 0.1, 0.05, 0.05
_LATE_SECONDS = 0.5


@contextlib.contextmanager
def failing_store(folder: Path, seed: int) -> Iterator[str]:
    """Serve a folder on the loopback meanwhile; gives its address."""
    handler = partial(_Failing, random.Random(seed), directory=str(folder))  # noqa: S311  # moments, not secrets
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Failing(SimpleHTTPRequestHandler):
    def __init__(self, chance: random.Random, *args: Any, **kwargs: Any) -> None:
        self._chance = chance
        self._cut = False
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:  # noqa: N802  # the library's name
        luck = self._chance.random()
        if luck < _BUSY:
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        self._cut = _BUSY <= luck < _BUSY + _CUT
        if luck > 1 - _LATE:
            time.sleep(_LATE_SECONDS)
        with contextlib.suppress(ConnectionError):
            super().do_GET()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """The body; of a cut-off one a part."""
        if not self._cut:
            super().copyfile(source, outputfile)
            return
        content = source.read()
        outputfile.write(content[: self._chance.randrange(len(content) + 1)])
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""
