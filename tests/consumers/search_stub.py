"""As much of Elasticsearch's and OpenSearch's interface as their documentation says of bulk requests."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ACTIONS = {"index", "create"}  # those that a source follows; `update` and `delete` are not what an export sends
METADATA = {"_index", "_id", "routing", "require_alias", "pipeline", "version", "version_type"}


class Malformed(ValueError):
    """The request is not in the documented form."""


def read_bulk(body: bytes, content_type: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """(metadata, source) of every pair of lines. Raises Malformed for what the documentation does not allow."""
    if content_type.partition(";")[0].strip() != "application/x-ndjson":
        raise Malformed(f"Content-Type is {content_type}")
    if not body.endswith(b"\n"):
        raise Malformed("the last line must end with a newline")
    lines = body.removesuffix(b"\n").split(b"\n")
    if len(lines) % 2:
        raise Malformed("an action without a source")
    pairs = []
    for action_line, source_line in zip(lines[::2], lines[1::2], strict=True):
        action, source = json.loads(action_line), json.loads(source_line)
        if not isinstance(action, dict) or len(action) != 1 or not isinstance(source, dict):
            raise Malformed("an action is an object with one key, a source an object")
        ((name, metadata),) = action.items()
        if name not in ACTIONS or not set(metadata) <= METADATA:
            raise Malformed(f"unknown action or metadata: {action}")
        pairs.append((metadata, source))
    return pairs


class SearchStub:
    """Indexes in memory: what was created, and the documents by id."""

    def __init__(self) -> None:
        self.created: dict[str, Any] = {}
        self.documents: dict[str, dict[str, Any]] = {}
        self.versions: dict[str, int] = {}
        self.requests = 0
        self.refuses: str | None = None  # id of a document that is answered with an error
        self.address = ""

    def answer(self, method: str, path: str, body: bytes, content_type: str) -> tuple[int, dict[str, Any]]:
        name = path.strip("/").partition("/")[0]
        if method == "HEAD":
            return (200 if name in self.created else 404), {}
        if method == "PUT":
            self.created[name] = json.loads(body)
            return 200, {"acknowledged": True, "index": name}
        if not path.endswith("/_bulk"):
            return 405, {"error": "method not allowed"}
        try:
            pairs = read_bulk(body, content_type)
        except ValueError as error:
            return 400, {"error": {"type": "illegal_argument_exception", "reason": str(error)}, "status": 400}
        self.requests += 1
        items: list[dict[str, Any]] = []
        for metadata, source in pairs:
            items.append({"index": {"_id": metadata["_id"], "status": self._put(metadata, source)}})
        return 200, {"took": 1, "errors": any(item["index"]["status"] != 201 for item in items), "items": items}

    def _put(self, metadata: dict[str, Any], source: dict[str, Any]) -> int:
        """The status of one document: external versions are compared as the documentation says."""
        name = metadata["_id"]
        if name == self.refuses:
            return 400
        if "version" in metadata:
            if metadata.get("version_type") not in {"external", "external_gte"}:
                return 400
            least = self.versions.get(name, 0) + (metadata["version_type"] == "external")
            if metadata["version"] < least:
                return 409
            self.versions[name] = metadata["version"]
        self.documents[name] = source
        return 201


@contextmanager
def serve() -> Iterator[SearchStub]:
    """The stub behind an address on this machine."""
    stub = SearchStub()

    class Handler(BaseHTTPRequestHandler):
        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            status, answer = stub.answer(self.command, self.path, body, self.headers.get("Content-Type", ""))
            content = json.dumps(answer, separators=(",", ":")).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_HEAD = do_PUT = do_POST = _handle  # noqa: N815

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        stub.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
