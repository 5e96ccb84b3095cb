"""Stores of objects behind an fsspec address (`s3://bucket/raw`, `gs://…`, `https://…`, `zip://::raw.zip`): connecting,
and telling apart what will pass by itself, what the user must see to, and what is one object's own fault.

fsspec and the package for the protocol are imported when an address is used. Credentials, endpoints and other options
are those of that package: its own variables and files, and fsspec's (`FSSPEC_S3_ENDPOINT_URL` and the like).
"""

from __future__ import annotations

import errno
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pipeline.address import revealed, shown
from pipeline.errors import EnvironmentFault, NewswinnowError, TransientFault, UsageError, extra

EXTRA = "remote"  # the part of the package that this needs
# A passing fault is tried again after about so many seconds, more or less by half; the packages below have waited and
# tried by themselves already, so a few times are enough. A document's own time limit (30 s) must not run out over it.
RETRY_DELAYS = (0.3, 1.0, 3.0)
PATIENCE = 10.0
_JITTER = 0.5

_PASSING_NUMBERS = {
    errno.EAGAIN, errno.EBUSY, errno.EINTR, errno.ETIMEDOUT, errno.ECONNRESET, errno.ECONNABORTED, errno.ECONNREFUSED,
    errno.EPIPE, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN,
}  # fmt: skip
_PASSING_STATUS = {408, 425, 429, 500, 502, 503, 504}
# Classes of botocore, aiohttp and requests, by name: none of them need be installed.
_PASSING_CLASSES = {
    "EndpointConnectionError", "ConnectTimeoutError", "ReadTimeoutError", "ConnectionClosedError", "HTTPClientError",
    "ClientConnectionError", "ClientPayloadError", "ChunkedEncodingError", "ContentDecodingError", "IncompleteRead",
    "ResponseParserError", "ResponseStreamingError", "FSTimeoutError",
}  # fmt: skip
_NO_CREDENTIALS = {"NoCredentialsError", "PartialCredentialsError", "ProfileNotFound", "CredentialRetrievalError",
                   "TokenRetrievalError", "SSOTokenLoadError", "UnauthorizedSSOTokenError", "DefaultCredentialsError",
                   "RefreshError", "ClientAuthenticationError"}  # fmt: skip
# What a store answers when the key itself is the trouble; "AccessDenied" may concern one object only.
_BAD_KEY_CODES = {"ExpiredToken", "InvalidToken", "TokenRefreshRequired", "InvalidAccessKeyId", "SignatureDoesNotMatch",
                  "RequestTimeTooSkewed", "AuthorizationHeaderMalformed"}  # fmt: skip

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Store:
    """A connection. `root` is the address's own path in it, as its file system writes paths."""

    address: str
    system: Any  # an fsspec file system
    root: str


_open: dict[str, Store] = {}  # connections of this process: making one may cost a second


def is_address(raw: object) -> bool:
    """Whether RAW is an address and not a local folder."""
    return isinstance(raw, str) and "://" in raw


def connect(address: str, *, anew: bool = False) -> Store:
    """The store of an address, connected once per process; `anew`: forget what it said before.

    Raises UsageError for an address that is none, EnvironmentFault if a package is missing.
    """
    whole = revealed(address)
    if whole not in _open or anew:
        _open[whole] = _connect(address)
    return _open[whole]


def _connect(address: str) -> Store:
    protocol = address.partition("://")[0]
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise EnvironmentFault(f"Reading {protocol}:// needs fsspec.", extra(EXTRA)) from None
    try:
        if not protocol:
            raise ValueError("it names no protocol")  # noqa: TRY301  # said with the others
        system, root = url_to_fs(revealed(address), use_listings_cache=False, skip_instance_cache=True)
    except ImportError as error:
        raise EnvironmentFault(f"Reading {shown(address)!r} needs another package. {error}.", extra(EXTRA)) from None
    except ValueError as error:
        hint = "Give a folder, or an address such as s3://bucket/folder or zip://::raw.zip."
        raise UsageError(f"{shown(address)!r} cannot be used as an address: {error}.", hint) from None
    except Exception as error:
        raise as_fault(error, address) from error
    return Store(address, system, str(root))


def patiently(action: Callable[[], Result]) -> Result:
    """Do something with a store; what fails for a passing reason is tried again for a while, at uneven intervals."""
    began = time.monotonic()
    for delay in RETRY_DELAYS:
        try:
            return action()
        except Exception as error:
            if not is_passing(error) or time.monotonic() - began > PATIENCE:
                raise
        time.sleep(delay * random.uniform(1 - _JITTER, 1 + _JITTER))  # noqa: S311  # spreads the load, no secret
    return action()


def is_passing(error: BaseException) -> bool:
    """Whether a store's failure may pass by itself."""
    if isinstance(error, FileNotFoundError | PermissionError | NewswinnowError):
        return False
    if _status(error) in _PASSING_STATUS or isinstance(error, TimeoutError | ConnectionError):
        return True
    if isinstance(error, OSError) and error.errno in _PASSING_NUMBERS:
        return True
    return not _PASSING_CLASSES.isdisjoint(c.__name__ for c in type(error).__mro__)


def is_everywhere(error: BaseException) -> bool:
    """Whether a failure concerns the store or the credentials, and not the one object that was asked for."""
    return is_passing(error) or _lacks_credentials(error)


def as_fault(error: BaseException, address: str) -> NewswinnowError:
    """A store's failure in the words of this project."""
    where, protocol = repr(shown(address)), address.partition("://")[0]
    if isinstance(error, NewswinnowError):
        return error
    if isinstance(error, FileNotFoundError):
        return UsageError(f"There is nothing at {where}.", "Check the names of the bucket and the folder.")
    if _lacks_credentials(error):
        return EnvironmentFault(f"No valid credentials for {where}: {_line(error)}.", _credentials_hint(protocol))
    if isinstance(error, PermissionError):
        return EnvironmentFault(f"{where} may not be read: {_line(error)}.", _credentials_hint(protocol))
    if is_passing(error):
        hint = "Run again when it answers: what was committed is kept."
        return TransientFault(f"{where} does not answer: {_line(error)}.", hint)
    return EnvironmentFault(f"{where} cannot be read: {_line(error)}.", "Check the address and its options.")


def _credentials_hint(protocol: str) -> str:
    if protocol == "s3":
        return (
            "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; for a public bucket FSSPEC_S3_ANON=true."
        )
    return f"Give credentials as the package for {protocol}:// asks for them."


def _lacks_credentials(error: BaseException) -> bool:
    if not _NO_CREDENTIALS.isdisjoint(c.__name__ for c in type(error).__mro__):
        return True
    return _answer(error).get("Error", {}).get("Code") in _BAD_KEY_CODES or _status(error) == 401


def _answer(error: BaseException) -> dict[str, Any]:
    """What botocore keeps of a store's answer; s3fs hands it on as the cause of its own error."""
    for each in (error, error.__cause__):
        response = getattr(each, "response", None)
        if isinstance(response, dict):
            return response
    return {}


def _status(error: BaseException) -> int | None:
    """The HTTP status that a store answered with, if it did."""
    for value in (_answer(error).get("ResponseMetadata", {}).get("HTTPStatusCode"), getattr(error, "status", None),
                  getattr(error, "code", None)):  # fmt: skip
        if isinstance(value, int | str) and str(value).isdecimal():
            return int(value)
    return None


def _line(error: BaseException) -> str:
    """The error's first line; addresses in it are left out, since they may hold signatures."""
    words = (str(error).splitlines() or [""])[0].split()
    said = " ".join(word for word in words if "://" not in word).rstrip(".:")
    return said[:200] or type(error).__name__
