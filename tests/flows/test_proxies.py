"""Proxies of companies: Prefect's server on this machine is reached without one, other addresses as the user says."""

from __future__ import annotations

import httpx
import pytest

from pipeline.flows.proxies import direct_loopback


def test_without_proxies_nothing_is_set() -> None:
    assert direct_loopback({}) == {}
    assert direct_loopback({"HTTP_PROXY": "", "NO_PROXY": "intra.example"}) == {}


def test_what_is_exempt_stays_so() -> None:
    found = direct_loopback({"HTTPS_PROXY": "http://proxy.example:3128", "no_proxy": "intra.example, 127.0.0.1"})
    assert found == dict.fromkeys(("NO_PROXY", "no_proxy"), "intra.example,127.0.0.1,localhost,::1")


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9", "socks://127.0.0.1:9"])
def test_a_client_can_be_made_and_asks_this_machine_directly(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", proxy)
    for name, value in direct_loopback().items():
        monkeypatch.setenv(name, value)
    with httpx.Client() as client:
        assert client._transport_for_url(httpx.URL("http://127.0.0.1:4200/api")) is client._transport
        is_direct = client._transport_for_url(httpx.URL("http://elsewhere.example/")) is client._transport
        assert is_direct == proxy.startswith("socks:")
