"""Which addresses of the network may be connected to: public ones, and those that the user names."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterable

from pipeline.errors import UsageError
from pipeline.fetch.background import beside

VARIABLE = "NEWSWINNOW_FETCH_ALLOW_PRIVATE"
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_ASSIGNED = ipaddress.IPv6Network("2000::/3")  # what public IPv6 addresses are taken from
# NAT64 (RFC 6052): the last four bytes are the IPv4 address that is connected to.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class NotPublic(Exception):
    """The address is of a private network. The message names it."""


def networks(names: Iterable[str]) -> tuple[Network, ...]:
    """Networks as written, `10.1.0.0/16` or `::1`. Raises ValueError that names the one that is none."""
    found = []
    for name in names:
        try:
            found.append(ipaddress.ip_network(name.strip(), strict=False))
        except ValueError:
            raise ValueError(f"{name.strip()!r} is no network such as 10.1.0.0/16") from None
    return tuple(found)


def networks_of_variable() -> tuple[Network, ...]:
    """The networks of NEWSWINNOW_FETCH_ALLOW_PRIVATE, separated by commas. Raises UsageError."""
    try:
        return networks(part for part in os.environ.get(VARIABLE, "").split(",") if part.strip())
    except ValueError as error:
        raise UsageError(f"The variable {VARIABLE} is off: {error}.", "Networks, separated by commas.") from None


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public network, also that which a translated one stands for."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(inner)
        if address not in _ASSIGNED:
            return False
    return address.is_global and not address.is_multicast


class Guard:
    """Says which addresses may be connected to."""

    def __init__(self, allowed: Iterable[Network]) -> None:
        self._allowed = tuple(allowed)

    def allows(self, address: Address) -> bool:
        """Whether it is public or allowed by the user."""
        mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        return is_public(address) or any((mapped or address) in network for network in self._allowed)

    async def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be connected to. Raises NotPublic if there are only others, OSError if there
        are none.
        """
        found = await beside(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        names = list(dict.fromkeys(str(row[4][0]).partition("%")[0] for row in found))
        allowed = [name for name in names if self.allows(ipaddress.ip_address(name))]
        if not allowed:
            where = host if host in names else f"{host} is {names[0]}, which"
            raise NotPublic(f"{where} is no public address, and allow_private does not name it")
        return allowed
