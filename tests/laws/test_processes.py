"""Laws 5 and 9 beyond one process: hash seeds, worker counts and batches change no byte, and the counts add up."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laws.documents import article_page, footer, menu
from tests.laws.pieces import LANGUAGES, ODD_LINES

ROOT = Path(__file__).parents[2]
DIGEST = """
import hashlib, sys
from pathlib import Path
from pipeline import load_ruleset, process
from lab.bench.corpus import read_folder
ruleset, digest = load_ruleset(), hashlib.sha256()
for raw in read_folder(Path(sys.argv[1])):
    outcome = process(raw, ruleset)
    digest.update(outcome.record.model_dump_json().encode())
    digest.update(outcome.audit.model_dump_json().encode() if outcome.audit else b"-")
print(digest.hexdigest())
"""


def write_samples(raw: Path) -> int:
    """A folder of good, odd and bad documents; returns how many."""
    (raw / "deep" / "er").mkdir(parents=True)
    for language in LANGUAGES:
        lines = list(language.paragraphs)
        markup = article_page(language, lines, before=menu(language), after=footer(language))
        (raw / f"{language.code}.html").write_text(markup, "utf-8")
        dump = [*language.menu, language.title, language.date, language.byline, *lines, *language.footer]
        (raw / "deep" / f"{language.code}.txt").write_text("\n\n".join(dump), "utf-8")
    (raw / "deep" / "er" / "odd.txt").write_text("\n".join(ODD_LINES), "utf-8")
    (raw / "empty.txt").write_bytes(b"")
    (raw / "binary.html").write_bytes(bytes(range(256)) * 20)
    (raw / "stub.txt").write_text("Soon.\n", "utf-8")
    return 2 * len(LANGUAGES) + 4


def run(raw: Path, clean: Path, *options: str) -> dict[str, int | str]:
    """`newswinnow run` as a process of its own; returns the manifest that it wrote."""
    known = set((clean / "runs").glob("*.json"))
    command = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = set((clean / "runs").glob("*.json")) - known
    manifest: dict[str, int | str] = json.loads(path.read_text("utf-8"))
    return manifest


def written(clean: Path) -> dict[str, str]:
    """Digest of every record, audit and quarantine file."""
    files = (path for kind in ("articles", "audit", "quarantine") for path in (clean / kind).rglob("*.json"))
    return {p.relative_to(clean).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_the_hash_seed_of_the_process_changes_no_byte(tmp_path: Path) -> None:
    write_samples(tmp_path)
    seeds = ("0", "1", "4242")
    command = [sys.executable, "-c", DIGEST, str(tmp_path)]
    digests = {
        subprocess.run(
            command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in seeds
    }
    assert len(digests) == 1
    assert len(digests.pop().strip()) == 64


@pytest.mark.slow
@pytest.mark.usefixtures("prefect")
def test_workers_and_batches_change_no_byte_and_every_input_ends_as_exactly_one_thing(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    inputs = write_samples(raw)
    first = run(raw, clean, "--workers", "1", "--batch-size", "100")
    files = written(clean)
    many = run(raw, tmp_path / "many", "--workers", "3", "--batch-size", "2")
    assert first["inputs"] == many["inputs"] == inputs
    assert files == written(tmp_path / "many")

    ends = {
        kind: {name.removeprefix(f"{kind}/").removesuffix(".json") for name in files if name.startswith(kind)}
        for kind in ("articles", "quarantine")
    }
    assert ends["articles"] & ends["quarantine"] == set()
    assert ends["articles"] | ends["quarantine"] == {p.relative_to(raw).as_posix() for p in raw.rglob("*.*")}
    assert (first["inputs"], first["records"], first["quarantined"]) == (
        inputs,
        len(ends["articles"]),
        len(ends["quarantine"]),
    )

    again = run(raw, clean)
    assert (again["unchanged"], again["records"], again["quarantined"]) == (inputs, 0, 0)
    assert written(clean) == files

    (raw / "stub.txt").unlink()
    (raw / "empty.txt").write_text((raw / "deep" / "en.txt").read_text("utf-8"), "utf-8")
    (raw / "new.txt").write_bytes(b"")
    third = run(raw, clean, "--workers", "1")
    assert (third["inputs"], third["unchanged"], third["gone"]) == (inputs, inputs - 2, 1)
    assert (third["records"], third["quarantined"]) == (1, 1)
    assert "articles/empty.txt.json" in written(clean)
    assert "quarantine/empty.txt.json" not in written(clean)
