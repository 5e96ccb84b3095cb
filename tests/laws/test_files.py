"""The line touches no files: all that ships is read with the rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The stages' code and what they import late is loaded first, rules are read, and then nothing more is opened.
_PROGRAM = """
import importlib, pkgutil, sys
from pathlib import Path
import langdetect.detector_factory, py3langid.langid, trafilatura
import pipeline
from pipeline import RawDocument, load_ruleset, process
for stage in ("grammar", "segment", "cleaning", "metadata", "validation", "packs"):
    package = importlib.import_module(f"pipeline.{stage}")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
documents = [
    (folder.name, file.suffix, file.read_bytes())
    for folder in sorted(Path(sys.argv[1]).iterdir()) if folder.is_dir()
    for file in sorted(folder.glob("source.*"))
][:: int(sys.argv[2])]
rules = load_ruleset()
touched = []

def watch(event, arguments):
    if event not in ("open", "os.mkdir", "os.rename", "os.remove", "tempfile.mkstemp"):
        return
    if not str(arguments[0]).endswith((".py", ".pyc", ".so")):  # Python's own modules for rare encodings
        touched.append((event, str(arguments[0])))

sys.addaudithook(watch)
kinds = set()
for name, suffix, content in documents:
    kind = "html" if suffix == ".html" else "text"
    kinds.add((kind, type(process(RawDocument(name, kind, f"text/{kind}", content), rules)).__name__))
for event in touched:
    print(*event)
print(*sorted({kind for kind, _ in kinds}))
"""


def test_no_document_opens_a_file_once_the_rules_are_there() -> None:
    argv = [sys.executable, "-c", _PROGRAM, str(ROOT / "tests/golden"), "7"]
    found = subprocess.run(argv, capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.splitlines() == ["html text"]
