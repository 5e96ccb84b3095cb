"""Who is connected to: public addresses, what the user allows, and proxies; and that what comes back is bounded."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import sys
import zlib
from pathlib import Path
from typing import Any

import brotli
import pytest
import zstandard

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.fetch import fetch
from pipeline.fetch.public import VARIABLE, Guard, is_public, networks
from tests.fetch.drive import plan
from tests.fetch.proxy import proxying
from tests.fetch.site import Site


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("64:ff9b::5db8:d822", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.31.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False),
        ("::", False), ("fe80::1", False), ("fd00::1", False), ("ff02::1", False), ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("2001:db8::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_exceptions_are_networks() -> None:
    guard = Guard(networks(["10.1.0.0/16", "::1"]))
    allowed = ["10.1.2.3", "::1", "::ffff:10.1.2.3"]
    for address in [*allowed, "10.2.0.1", "::2", "127.0.0.1"]:
        assert guard.allows(ipaddress.ip_address(address)) is (address in allowed)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "127.1"])
def test_a_list_of_a_private_address_is_not_asked_for(
    site: Site, raw: Path, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    site.feed("/feed", {})
    with pytest.raises(
        EnvironmentFault, match=r"is no public address, and allow_private does not name it|could not be"
    ):
        fetch(plan(site, {"feeds": [site.at(host, "/feed")]}), raw)
    assert site.since() == []


def test_exceptions_of_the_plan_and_the_variable(site: Site, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.feed("/feed", {})
    monkeypatch.setenv(VARIABLE, "")
    assert fetch(plan(site, allow_private=["127.0.0.0/8"]), raw).lists == 1
    monkeypatch.setenv(VARIABLE, " 10.0.0.0/8 , 127.0.0.1,")
    assert fetch(plan(site), raw).lists == 1
    monkeypatch.setenv(VARIABLE, "the office")
    with pytest.raises(UsageError, match="'the office' is no network"):
        fetch(plan(site), raw)


def named(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> list[str]:
    """Name servers that know these names; what was looked up, in order. A name's addresses take turns."""
    real, asked = socket.getaddrinfo, []

    def look(host: Any, port: Any, *args: Any, **facts: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in names:
            return real(host, port, *args, **facts)
        asked.append(name)
        address = names[name].pop(0) if len(names[name]) > 1 else names[name][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    return asked


@pytest.mark.parametrize("hop", ["feed", "page", "robots"])
def test_the_address_is_checked_on_every_hop(site: Site, raw: Path, hop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "127.0.0.1")
    named(monkeypatch, {"inside.example": ["127.0.0.2"], "outside.example": ["127.0.0.1"]})
    target = site.at("inside.example", "/there")
    site.feed("/feed", {site.at("outside.example", "/one"): ""})
    site.put("/one", "<p>one")
    path = {"feed": "/feed", "page": "/one", "robots": "/robots.txt"}[hop]
    site.put(path, "", status=302, headers={"Location": target})
    notes: list[str] = []
    try:
        tally = fetch(plan(site, {"feeds": [site.at("outside.example", "/feed")]}), raw, tell=notes.append)
    except EnvironmentFault:
        assert hop in ("feed", "robots")
    else:
        assert (tally.new, tally.failed) == (0, 1)
    assert any("inside.example is 127.0.0.2, which is no public address" in note for note in notes)
    assert not any("inside" in host for host in site.hosts)


def test_a_name_that_changes_its_address_gains_nothing(site: Site, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "127.0.0.1")
    asked = named(monkeypatch, {"turning.example": ["127.0.0.1", "127.0.0.1", "127.0.0.2"]})
    site.feed("/feed", {})
    assert fetch(plan(site, {"feeds": [site.at("turning.example", "/feed")]}), raw).lists == 1
    assert asked == ["turning.example"]  # what was checked is what is connected to, for as long as the connection lasts
    site.put("/robots.txt", "", headers={"Connection": "close"})
    with pytest.raises(EnvironmentFault, match=r"turning\.example is 127\.0\.0\.2"):
        fetch(plan(site, {"feeds": [site.at("turning.example", "/feed")]}), raw)


@pytest.mark.parametrize("kind", ["http", "socks5", "socks5h"])
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY"])
def test_the_proxy_of_the_environment_is_used(
    site: Site, raw: Path, kind: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if variable == "HTTP_PROXY":
        monkeypatch.setenv(variable.lower(), "")
        variable = "http_proxy"  # the other one may be a header of a request, and is not believed in a CGI script
    site.feed("/feed", {"/one": ""})
    site.put("/one", "<p>one")
    with proxying(kind.rstrip("h"), int(site.address.rpartition(":")[2])) as proxy:
        monkeypatch.setenv(variable, f"{kind}://ed:Sal%40mon7@127.0.0.1:{proxy.port}")
        assert fetch(plan(site), raw).new == 1
        assert proxy.asked
        assert set(proxy.credentials) == {"ed:Sal@mon7"}
        before = len(proxy.asked)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert fetch(plan(site), raw).unchanged == 1
        assert len(proxy.asked) == before


def test_private_addresses_are_not_asked_of_a_proxy(site: Site, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    with proxying("http", int(site.address.rpartition(":")[2])) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(EnvironmentFault, match="is no public address"):
            fetch(plan(site), raw)
        # A name that only the proxy knows is asked of it.
        site.feed("/feed", {})
        assert fetch(plan(site, {"feeds": ["http://only-outside.invalid/feed"]}), raw).lists == 1
        assert proxy.asked == ["http://only-outside.invalid/robots.txt", "http://only-outside.invalid/feed"]


@pytest.mark.parametrize(
    "address", ["socks4://ed:Salmon7@h:1", "ftp://ed:Salmon7@h:1", "http://ed:Salmon7@:x", "http://"]
)
def test_a_proxy_that_cannot_be_used_is_said_without_its_password(
    site: Site, raw: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("all_proxy", address)
    with pytest.raises(EnvironmentFault, match="proxy that the environment names") as fault:
        fetch(plan(site), raw)
    assert "Salmon7" not in str(fault.value)


def test_what_socks_needs_is_said(site: Site, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:9")
    monkeypatch.setitem(sys.modules, "socksio", None)
    with pytest.raises(EnvironmentFault, match="needs socksio") as fault:
        fetch(plan(site), raw)
    assert "newswinnow[fetch]" in fault.value.hint


def test_a_proxy_that_is_not_there_is_an_environment(site: Site, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("http://127.0.0.1:9", "socks5://127.0.0.1:9"):
        monkeypatch.setenv("all_proxy", address)
        with pytest.raises(EnvironmentFault, match="No feed or sitemap could be read"):
            fetch(plan(site), raw)


PACKED = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("coding", PACKED)
def test_limits_hold_while_a_page_is_unpacked(site: Site, raw: Path, coding: str) -> None:
    site.feed("/feed", {"/fine": "", "/large": "", "/cut": ""})
    fine, large = PACKED[coding](b"<p>" + b"fine " * 300), PACKED[coding](b"<p>" + bytes(300_000))
    headers = {"Content-Encoding": coding}
    site.put("/fine", fine, headers=headers)
    site.put("/large", large, headers=headers)
    site.put("/cut", fine[:-3], headers=headers)
    tally = fetch(plan(site, max_bytes=2_000), raw)
    assert (tally.new, tally.failures) == (1, {"too large": 1, "damaged": 1})
    (page,) = raw.rglob("*.html")
    assert page.read_bytes() == b"<p>" + b"fine " * 300
    offered = site.requests[-1]["Accept-Encoding"].split(", ")
    assert set(offered) <= set(PACKED)


def test_what_is_packed_without_a_word_is_unpacked(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": ""})
    site.replies["/feed"].body = gzip.compress(str(site.replies["/feed"].body).encode())
    site.put("/one", gzip.compress(b"<p>one"), media_type="text/html, text/html")
    assert fetch(plan(site), raw).new == 1
    assert [page.read_bytes() for page in raw.rglob("*.html")] == [b"<p>one"]
