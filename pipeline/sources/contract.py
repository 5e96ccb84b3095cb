"""What every source format keeps to, as a check that a package runs in its own tests.

from pipeline.sources.contract import check_source

def test_mbox() -> None:
    check_source("mbox", [Path("tests/one.mbox"), Path("tests/none.mbox")])
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pipeline.sources.containers import members
from pipeline.sources.folder import scan
from pipeline.sources.formats import SourceFormat, source_formats
from pipeline.sources.load import load
from pipeline.sources.reference import KEYS, Container, Keys
from pipeline.sources.spool import Spool

_LIMIT = 20_000_000
_KINDS = ("text/html", "application/xhtml+xml", "text/plain")


def check_source(name: str, samples: Iterable[Path], keys: Keys = KEYS) -> None:
    """Check the format of that name with files of it; one of them must hold a document.

    Raises AssertionError, saying what it does not keep to.
    """
    found = source_formats().get(name)
    assert found is not None, f"there is no source format {name!r}: is the package with its entry point installed?"
    assert found.suffixes, "a format has a suffix"
    assert all(s.startswith(".") and s == s.lower() for s in found.suffixes), "suffixes are small and begin with a dot"
    total = 0
    for sample in samples:
        content = sample.read_bytes()
        whole = _read(found, content, keys)
        total += len(whole)
        assert _read(found, content, keys) == whole, "the same bytes give the same documents under the same names"
        packed = _read(found, gzip.compress(content, mtime=0), keys, ".gz")
        assert packed == whole, "what is packed reads as what is not"
        _check_damage(found, content, keys)
    assert total, "one of the samples holds a document"


def _read(found: SourceFormat, content: bytes, keys: Keys, packed: str = "") -> list[tuple[str, str, bytes]]:
    """(name, media type, bytes) of every document that a run would get."""
    with tempfile.TemporaryDirectory(prefix="newswinnow-contract-") as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        (raw / f"sample{found.suffixes[0]}{packed}").write_bytes(content)
        (container,) = (entry for entry in scan(raw) if isinstance(entry, Container))
        spool = Spool(Path(folder) / "spool")
        refs = list(members(container.with_keys(keys), spool, _LIMIT))
        spool.cut()
        assert not [ref.fault for ref in refs if ref.fault], f"a sample can be read: {refs[-1].fault}"
        assert all(ref.media_type in _KINDS for ref in refs), f"media types are {', '.join(_KINDS)}"
        names = [ref.uri.removeprefix(container.uri) for ref in refs]
        assert len(set(names)) == len(names)
        return [(name, ref.media_type, load(ref, _LIMIT).content) for name, ref in zip(names, refs, strict=True)]


def _check_damage(found: SourceFormat, content: bytes, keys: Keys) -> None:
    """Bytes that are cut or are something else end in a fault that is said, and in no other exception."""
    for damaged in (content[: len(content) // 2], b"", b"\0nothing of the kind\xff" * 20):
        with tempfile.TemporaryDirectory(prefix="newswinnow-contract-") as folder:
            raw = Path(folder) / f"sample{found.suffixes[0]}"
            raw.write_bytes(damaged)
            (container,) = (entry for entry in scan(Path(folder)) if isinstance(entry, Container))
            for _ in members(container.with_keys(keys), Spool(Path(folder) / "spool"), _LIMIT):
                pass
