"""Proxies on the loopback, for tests: HTTP (absolute addresses) and SOCKS 5, both of which connect to one site only."""

from __future__ import annotations

import base64
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Proxy:
    """The running proxy: what it was asked for, and with which credentials."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.credentials: list[str] = []
        self.port = 0


def _pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65_536):
            sink.sendall(data)
    except OSError:
        pass
    finally:
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def _join(client: socket.socket, site: socket.socket) -> None:
    back = threading.Thread(target=_pump, args=(site, client), daemon=True)
    back.start()
    _pump(client, site)
    back.join(5)


def _exactly(client: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size and (part := client.recv(size - len(data))):
        data += part
    return data


def _socks(proxy: Proxy, client: socket.socket, site_port: int) -> None:
    _, methods = _exactly(client, 2)
    if 2 in _exactly(client, methods):
        client.sendall(b"\x05\x02")
        name = _exactly(client, _exactly(client, 2)[1])
        password = _exactly(client, _exactly(client, 1)[0])
        proxy.credentials.append(f"{name.decode()}:{password.decode()}")
        client.sendall(b"\x01\x00")
    else:
        client.sendall(b"\x05\x00")
    kind = _exactly(client, 4)[3]
    host = socket.inet_ntoa(_exactly(client, 4)) if kind == 1 else _exactly(client, _exactly(client, 1)[0]).decode()
    port = int.from_bytes(_exactly(client, 2), "big")
    proxy.asked.append(f"{host}:{port}")
    with socket.create_connection(("127.0.0.1", site_port)) as site:
        client.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        _join(client, site)


def _http(proxy: Proxy, client: socket.socket, site_port: int) -> None:
    head = b""
    while b"\r\n\r\n" not in head and (part := client.recv(4096)):
        head += part
    line, *headers = head.decode("latin-1").split("\r\n")
    method, address, _ = line.split(" ")
    proxy.asked.append(address)
    for header in headers:
        name, _, value = header.partition(": ")
        if name.lower() == "proxy-authorization":
            proxy.credentials.append(base64.b64decode(value.split()[1]).decode())
    path = "/" + address.partition("://")[2].partition("/")[2]
    with socket.create_connection(("127.0.0.1", site_port)) as site:
        kept = [h for h in headers if not h.lower().startswith(("proxy-", "connection"))]
        site.sendall("\r\n".join([f"{method} {path} HTTP/1.1", "Connection: close", *kept]).encode("latin-1"))
        answer = b""
        while b"\r\n\r\n" not in answer and (part := site.recv(65_536)):
            answer += part
        # One request a connection: a client that is not told sends its next one into a closing connection.
        client.sendall(answer.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
        _join(client, site)


@contextmanager
def proxying(kind: str, site_port: int) -> Iterator[Proxy]:
    """A proxy of a kind, `http` or `socks5`, in front of a site's port."""
    proxy = Proxy()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError, IndexError, ValueError):
                (_socks if kind == "socks5" else _http)(proxy, self.request, site_port)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        proxy.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield proxy
        server.shutdown()
