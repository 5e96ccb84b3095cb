"""robots.txt (RFC 9309) as it concerns one robot."""

from __future__ import annotations

import math
import re
from typing import Any

from pipeline.errors import EnvironmentFault, extra
from pipeline.fetch.addresses import key, written
from pipeline.fetch.plan import EXTRA

# RFC 9309: at least so much of a robots.txt has to be read.
MOST_BYTES = 512_000
_GROUP = re.compile(r"^[^\S\n]*user[- ]?agent[^\S\n]*(?::|[^\S\n])[^\S\n]*([^#\n]*).*$", re.IGNORECASE | re.MULTILINE)
_COMPATIBLE = re.compile(r"compatible;\s*([^\s/;)]+)", re.IGNORECASE)
# Stands for the names of other robots; no product token can be this.
_SOMEBODY_ELSE = "?"


def product_token(user_agent: str) -> str:
    """What a robots.txt calls this robot: `dunmorrow` of `dunmorrow/1.0 (+https://archive.example/robot)`."""
    token = re.split(r"[\s/]", user_agent, maxsplit=1)[0]
    named = _COMPATIBLE.search(user_agent) if token.lower() == "mozilla" else None
    return named[1] if named else token


class Robots:
    """The rules of one host."""

    def __init__(self, content: bytes, user_agent: str, place: str) -> None:
        """`content` as it was sent, perhaps with a byte order mark; `place` is its address. Raises EnvironmentFault if
        protego is missing.
        """
        self._token = product_token(user_agent).lower()
        text = "\n".join(content.decode("utf-8-sig", "replace").splitlines())
        self._rules = _parser()(_GROUP.sub(self._named, text))
        self.sitemaps = frozenset(key(url) for name in self._rules.sitemaps if (url := written(name, place)))

    def _named(self, line: re.Match[str]) -> str:
        """A group's line in which only this robot's exact name, or the asterisk, is left: the parser matches words of
        the whole name and beginnings of words, too.
        """
        name = line[1].strip().partition("/")[0].strip().lower()
        if name != "*":
            name = self._token if name.rstrip("*") == self._token else _SOMEBODY_ELSE
        return f"User-agent: {name}"

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return bool(self._rules.can_fetch(url, self._token))

    @property
    def delay(self) -> float:
        """Seconds between two requests that the host asks for; 0 if it does not say."""
        rate = self._rules.request_rate(self._token)
        asked = float(self._rules.crawl_delay(self._token) or 0)
        rated = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max((seconds for seconds in (asked, rated) if math.isfinite(seconds)), default=0.0)


def _parser() -> Any:
    try:
        from protego import Protego
    except ImportError as error:
        raise EnvironmentFault(f"Fetching needs {error.name}.", extra(EXTRA)) from None
    return Protego.parse
