"""An S3 server of this machine (moto's), for tests."""

from __future__ import annotations

import logging
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

BUCKET = "newsroom"


class S3:
    """A bucket on a running server, and the variables that lead to it."""

    def __init__(self, port: int) -> None:
        import boto3

        self.variables = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
        }
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=self.variables["AWS_ENDPOINT_URL"],
            aws_access_key_id="test",
            aws_secret_access_key="test",
            region_name="us-east-1",
        )
        self._client.create_bucket(Bucket=BUCKET)

    def put(self, key: str, content: bytes) -> None:
        self._client.put_object(Bucket=BUCKET, Key=key, Body=content)

    def delete(self, key: str) -> None:
        self._client.delete_object(Bucket=BUCKET, Key=key)

    def address(self, key: str = "raw") -> str:
        return f"s3://{BUCKET}/{key}"


@contextmanager
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3]:
    """Run a server on the loopback, in a thread of its own, with an empty bucket."""
    from moto.server import ThreadedMotoServer

    monkeypatch.setattr(logging.getLogger("werkzeug"), "level", logging.ERROR)
    # boto3 must not look for credentials of this machine.
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.delenv(name, raising=False)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        port = server.get_host_and_port()[1]
        # The servers of one process share what they hold.
        urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/reset", data=b"").close()
        found = S3(port)
        for name, value in found.variables.items():
            monkeypatch.setenv(name, value)
        yield found
    finally:
        server.stop()
