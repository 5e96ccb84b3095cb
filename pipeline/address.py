"""Addresses of stores and databases, whose secrets show in none of their string forms."""

from __future__ import annotations

import re
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

# Between the links of a chain, such as `zip://a.txt::https://…`; not within `[::1]`.
_CHAIN = re.compile(r"::(?=[A-Za-z][\w+.\-]*(?:://|::|$))")
DATABASES = ("postgresql://", "postgres://")
_HOST = re.compile(r"(?:[\w.\-]*|\[[0-9A-Fa-f:.%]+\])(?::\d*)?(?:,[\w.\-]+(?::\d*)?)*")
_QUERY = re.compile(r"[\w.\-]+=[^&]*(?:&[\w.\-]+=[^&]*)*")
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SECRET_KEYS = ("password", "sslpassword")


class Address(str):
    """An address. As a text, in every form, it has no password, key or signature; `revealed` gives it whole.

    A copy that is made of the text (JSON, a manifest, Prefect's parameters) has lost them; pickling keeps them.
    """

    __slots__ = ("_whole",)
    _whole: str

    def __new__(cls, whole: str) -> Self:
        """Of an `Address` or a text."""
        made = super().__new__(cls, shown(whole))
        made._whole = revealed(whole)
        return made

    @property
    def whole(self) -> str:
        """With its secrets."""
        return self._whole

    @property
    def has_secret(self) -> bool:
        """Whether anything of it does not show."""
        return self._whole != str(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._checked, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string"}

    @classmethod
    def _checked(cls, value: Any) -> Self:
        if not isinstance(value, str):
            raise ValueError("an address is a text")  # noqa: TRY004  # what pydantic takes for a fault of the value
        return cls(value)


def revealed(address: str) -> str:
    """The address with its secrets: for what connects, and nothing else."""
    return address.whole if isinstance(address, Address) else address


def shown(address: str) -> str:
    """An address as it may stand in messages and manifests. Of stores the user goes, too, and the whole query."""
    return "::".join(_without_secrets(part) for part in _CHAIN.split(str(address)))


def is_well_formed(address: str) -> bool:
    """Whether it can be told where user and password end: their signs are percent-encoded."""
    rest = revealed(address).partition("://")[2]
    if _LOOSE_PERCENT.search(rest.rpartition("@")[0]):
        return False
    user, host, path, query = _pieces(rest)
    return (
        "@" not in user
        and _HOST.fullmatch(host) is not None
        and (not user or ("@" not in path and "#" not in path))
        and (not query or "@" not in query or _QUERY.fullmatch(query) is not None)
    )


def _without_secrets(part: str) -> str:
    protocol, mark, rest = part.partition("://")
    if not mark:
        return part
    if not is_well_formed(part):
        host = rest.rpartition("@")[2] if "@" in rest else ""
        return f"{protocol}://{host}" if _HOST.match(host) and "@" in rest else f"{protocol}://…"
    user, host, path, query = _pieces(rest)
    if part.startswith(DATABASES):
        user = user.partition(":")[0]
        query = "&".join(pair for pair in query.split("&") if pair.partition("=")[0] not in _SECRET_KEYS)
        return f"{protocol}://{user}{'@' if user else ''}{host}{path}{'?' if query else ''}{query}"
    return f"{protocol}://{host}{path}{'?…' if query else ''}" if user or query else part


def _pieces(rest: str) -> tuple[str, str, str, str]:
    """User with password, host with port, path, and query of what stands behind `://`."""
    authority = re.split("[/?#]", rest, maxsplit=1)[0]
    user, _, host = authority.rpartition("@")
    path, _, query = rest[len(authority) :].partition("?")
    return user, host, path, query
