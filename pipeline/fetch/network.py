"""The way out: connections of httpcore to public addresses, or through the proxy that the environment names."""

from __future__ import annotations

import importlib
import ipaddress
import os
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass

import httpcore

from pipeline.errors import EnvironmentFault, extra
from pipeline.fetch.plan import EXTRA
from pipeline.fetch.public import Guard, NotPublic

_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
# One at a time is asked of a host; this many hosts side by side.
_CONNECTIONS = 64
_KEPT_SECONDS = 30.0
Pool = httpcore.AsyncConnectionPool | httpcore.AsyncHTTPProxy | httpcore.AsyncSOCKSProxy


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to what the guard allows. The name is looked up once, here, and the address that was checked is the one
    that is connected to, so that a name that changes its address in between gains nothing.
    """

    def __init__(self, guard: Guard) -> None:
        self._guard, self._backend = guard, httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises NotPublic, OSError or httpcore's errors."""
        error: Exception | None = None
        for address in await self._guard.addresses(host, port):
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = error or failed
        raise error or OSError(f"{host} has no address")

    async def sleep(self, seconds: float) -> None:
        """As httpcore asks for it."""
        await self._backend.sleep(seconds)


class Network:
    """Sends requests. No cookies, no credentials, no redirects of its own."""

    def __init__(self, guard: Guard) -> None:
        """Raises EnvironmentFault if a proxy is named that cannot be used."""
        self._guard, self._context = guard, _context()
        self._direct = httpcore.AsyncConnectionPool(
            self._context, None, _CONNECTIONS, _CONNECTIONS, _KEPT_SECONDS, network_backend=GuardedBackend(guard)
        )
        self._names = getproxies_environment()
        self._proxies: dict[str, Pool] = {}
        for scheme in ("http", "https"):
            if address := self._names.get(scheme) or self._names.get("all"):
                self._proxies[scheme] = self._proxy(address)

    def _proxy(self, address: str) -> Pool:
        try:
            pieces = urlsplit(address if "://" in address else f"http://{address}")
            host, port = pieces.hostname or "", pieces.port or _PORTS.get(pieces.scheme, 0)
        except ValueError:
            host, port, pieces = "", 0, urlsplit("")
        if not host or not port or pieces.scheme not in _PORTS:
            # The address itself may hold a password, and is not shown.
            raise EnvironmentFault(
                f"The proxy that the environment names cannot be used (its kind is {pieces.scheme or 'not stated'!r}).",
                "HTTP_PROXY, HTTPS_PROXY and ALL_PROXY take http://, https:// and socks5://.",
            )
        socks = pieces.scheme.startswith("socks")
        url = httpcore.URL(scheme=b"socks5" if socks else pieces.scheme, host=host, port=port, target="/")
        auth = (unquote(pieces.username), unquote(pieces.password or "")) if pieces.username else None
        limits = {"max_connections": _CONNECTIONS, "keepalive_expiry": _KEPT_SECONDS}
        if not socks:
            return httpcore.AsyncHTTPProxy(url, auth, ssl_context=self._context, **limits)  # type: ignore[arg-type]
        try:
            importlib.import_module("socksio")  # httpcore's own import would come at the first request
        except ImportError:
            raise EnvironmentFault("The environment names a SOCKS proxy, which needs socksio.", extra(EXTRA)) from None
        return httpcore.AsyncSOCKSProxy(url, auth, self._context, **limits)  # type: ignore[arg-type]

    async def _pool(self, url: httpcore.URL) -> Pool:
        host, scheme = url.host.decode(), url.scheme.decode()
        proxy = self._proxies.get(scheme)
        if proxy is None or proxy_bypass(f"{host}:{url.port or _PORTS[scheme]}"):
            return self._direct
        await self._check_for_proxy(host, url.port or _PORTS[scheme])
        return proxy

    async def _check_for_proxy(self, host: str, port: int) -> None:
        """The proxy connects, so the address cannot be checked for certain; what is known of it here is. A name that only
        the proxy knows passes.
        """
        try:
            await self._guard.addresses(host, port)
        except OSError:
            if _is_number(host):
                raise NotPublic(f"{host} is no public address") from None

    @asynccontextmanager
    async def ask(self, url: str, headers: list[tuple[bytes, bytes]]) -> AsyncIterator[httpcore.Response]:
        """One GET; the body is read within. Raises NotPublic, OSError and httpcore's errors."""
        place = httpcore.URL(url)
        pool = await self._pool(place)
        async with pool.stream("GET", place, headers=headers) as response:
            yield response

    async def close(self) -> None:
        """Close all connections."""
        for pool in (self._direct, *self._proxies.values()):
            await pool.aclose()


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _context() -> ssl.SSLContext:
    """Certificates of certifi, or those that the environment names, as companies that look into TLS need it."""
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if not file and not folder:
        return httpcore.default_ssl_context()
    try:
        return ssl.create_default_context(cafile=file or None, capath=folder or None)
    except OSError as error:
        hint = "They name a file and a folder of certificates."
        raise EnvironmentFault(f"SSL_CERT_FILE or SSL_CERT_DIR cannot be used: {error}.", hint) from None
