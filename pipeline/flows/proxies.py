"""Proxies as companies set them: Prefect's server on this machine is reached without one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_VARIABLES = ("http_proxy", "https_proxy", "all_proxy")
# What httpx, Prefect's client, knows; of any other ("socks://", as desktops set it) it makes an error for every request.
_KNOWN_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})


def direct_loopback(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Variables by which clients leave this machine's own servers out of any proxy.

    The names that `environ` already exempts stay exempt. A proxy of a kind that Prefect's client does not know is
    emptied, which counts as unset. Nothing is changed where no proxy is set.
    """
    proxies = {name: value for name, value in environ.items() if name.lower() in _VARIABLES and value}
    if not proxies:
        return {}
    exempt = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    names = [name.strip() for name in exempt.split(",") if name.strip()]
    listed = ",".join([*names, *(name for name in LOOPBACK if name not in names)])
    unknown = {name: "" for name, value in proxies.items() if urlsplit(value).scheme.lower() not in _KNOWN_SCHEMES}
    return {"NO_PROXY": listed, "no_proxy": listed, **unknown}
