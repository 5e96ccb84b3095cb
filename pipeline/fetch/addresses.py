"""Addresses: as a list writes them (asked for like that), their key (what tells two pages apart), their site."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

from pipeline.model.addresses import CAMPAIGNS, DEFAULT_PORTS, without_marks

_WEB = re.compile(r"(https?):[/\\]*([^/\\?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# What browsers send as it is; everything else is percent-encoded. A percent sign stays, as the list wrote it.
_SENT_AS_IT_IS = "!$%&'()*+,-./:;=?@_~[]|"
_LONGEST = 8_000
# Marks of campaigns: they say where a reader came from, never which page it is. `ref`, `source` and the like are left
# alone, because there are sites whose pages differ by them.
_CAMPAIGNS = re.compile(CAMPAIGNS, re.ASCII)
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def written(address: str, base: str = "") -> str:
    """An address as it is asked for: absolute and in ASCII, otherwise as it stands; without fragment, and without the
    user name and password that a link may hold. "" for what is no address of the web.
    """
    text = _CONTROL.sub("", address.strip())
    if not text or len(text) > _LONGEST:
        return ""
    try:
        absolute = text if _WEB.match(text) else urljoin(base, text)
    except ValueError:
        return ""
    found = _WEB.fullmatch(absolute.partition("#")[0].strip())
    if found is None:
        return ""
    scheme, place, rest = found[1].lower(), _place(found[2]), found[3]
    if not place:
        return ""
    rest = rest if rest.startswith("/") else f"/{rest.lstrip(chr(92))}"
    return f"{scheme}://{place}{quote(rest, safe=_SENT_AS_IT_IS, errors='replace')}"


def _place(authority: str) -> str:
    """Host and port in ASCII; "" if there can be no such host."""
    try:
        pieces = urlsplit(f"//{authority.rpartition('@')[2].strip()}")
        host, port = pieces.hostname or "", pieces.port
    except ValueError:
        return ""
    if port == 0 or not host:
        return ""
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        host = _in_ascii(host)
    if not re.fullmatch(r"\[[0-9a-f:.]+\]|[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?", host):
        return ""
    return host if port is None else f"{host}:{port}"


def _in_ascii(host: str) -> str:
    """A host's name as the network knows it; "" if it cannot be."""
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""


def key(url: str) -> str:
    """What two addresses of one page have in common: scheme, default port, campaign marks, needless percent signs and an
    empty query do not count. Takes what `written` gave. It is never asked for.
    """
    scheme, _, rest = url.partition("://")
    place, slash, path = rest.partition("/")
    host, colon, port = place.rpartition(":") if re.search(r":\d+$", place) else (place, "", "")
    if port and int(port) == DEFAULT_PORTS[scheme]:
        colon, port = "", ""
    path, _, query = path.partition("?")
    kept = without_marks(query, _CAMPAIGNS)
    return _plain(f"https://{host.rstrip('.')}{colon}{port}{slash}{path}{'?' if kept else ''}{kept}")


def _plain(url: str) -> str:
    def one(match: re.Match[str]) -> str:
        byte = int(match[1], 16)
        return chr(byte) if byte in _UNRESERVED else match[0].upper()

    return re.sub(r"%([0-9A-Fa-f]{2})", one, url)


def host_of(url: str) -> str:
    """Host and port: what politeness is counted by."""
    return url.partition("://")[2].partition("/")[0]


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """The registered domain of a host, the same for `www.post.co.uk` and `post.co.uk`; an IP address is its own."""
    import tld

    name = re.sub(r":\d+$", "", host).rstrip(".")
    if name.startswith("[") or re.fullmatch(r"[\d.]+", name):
        return name
    known = tld.get_fld(f"https://{name}/", fail_silently=True)
    # Names within a company are in no list of public suffixes.
    return str(known) if known else ".".join(name.split(".")[-2:])
