"""A folder as the examples expect it: `clean` made from the samples, docs/examples/ and schemas/, Node's packages."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
EXAMPLES = PROJECT / "docs" / "examples"
PATIENCE = 300  # seconds for one command
_COMMENT = re.compile(r"^\s*(?:#|--|//)?\s?")
_COMMANDS = ("newswinnow", "python", "bash", "duckdb", "sqlite3", "node", "npx")


def commands_of(example: Path) -> list[str]:
    """The command lines in the head of an example, in their order."""
    head = [_COMMENT.sub("", line) for line in example.read_text("utf-8").splitlines()[:8]]
    return [line for line in head if line.split(" ")[0] in _COMMANDS]


class Workshop:
    """Runs command lines in the folder, offline, as a reader of the examples would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "PYTHONPATH": str(PROJECT), "HF_HOME": str(folder / "cache"), "HF_HUB_OFFLINE": "1", "NO_COLOR": "1",
            "PYTHONUTF8": "1",
        }  # fmt: skip

    def run(self, line: str, **environment: str) -> str:
        """Standard output of one command line; fails with all that it printed if it does not end well."""
        words = shlex.split(line)
        standard_in = None
        if "<" in words:
            at = words.index("<")
            standard_in, words = (self.folder / words[at + 1]).read_text("utf-8"), words[:at]
        if words[0] == "duckdb":
            return self._duckdb(words[1], standard_in or "")
        programs = {
            "python": [sys.executable],
            "newswinnow": [sys.executable, "-m", "pipeline"],
            "npx": [],
        }
        argv = [*programs.get(words[0], [words[0]]), *words[1:]]
        if words[0] == "npx":
            argv[0] = str(self.folder / "node_modules" / ".bin" / argv[0])
        done = subprocess.run(
            argv, cwd=self.folder, env=self.environment | environment, input=standard_in, capture_output=True,
            text=True, encoding="utf-8", timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def _duckdb(self, database: str, statements: str) -> str:
        """DuckDB's shell is a program of its own; the library runs the same statements."""
        import duckdb

        with duckdb.connect(str(self.folder / database), read_only=True) as connection:
            return "\n".join("\t".join(map(str, row)) for row in connection.execute(statements).fetchall())


def install_node_packages(folder: Path) -> None:
    """What tests/consumers/package.json names, in exactly those versions, scripts left out."""
    shutil.copy(Path(__file__).parent / "package.json", folder)
    argv = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    subprocess.run(argv, cwd=folder, check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)
