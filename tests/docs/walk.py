"""Walking through a document as a reader does: its files are written, its commands run in order, its answers compared."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.docs.generate import PROJECT
from tests.fakes.home import CACHE
from tests.fakes.patience import slowness

# A fenced block, and the file's name if the paragraph before it is nothing but that.
_BLOCK = re.compile(r"(?:^`([\w./-]+)`:\n\n)?^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_END = "NEWSWINNOW-END-OF-FILE"

# Runs a program that would go on for ever until it has left one manifest more, then ends it and all that it started.
_PRELUDE = """
manifests() { ls clean/runs/*.json 2>/dev/null | wc -l; }
end_group() {
  kill -TERM -- -$1 2>/dev/null || true
  for _ in $(seq 30); do kill -0 -- -$1 2>/dev/null || return 0; sleep 0.1; done
  kill -KILL -- -$1 2>/dev/null || true
}
until_it_ran() {
  before=$(manifests); setsid "$@" & pid=$!
  for _ in $(seq $LOOKS); do [ "$(manifests)" -gt "$before" ] && break; kill -0 $pid 2>/dev/null || break; sleep 0.2; done
  sleep 1; end_group $pid
  [ "$(manifests)" -gt "$before" ]
}
"""


@dataclass(frozen=True, eq=False)  # the same command may stand in a document twice
class Step:
    """One block of a document: its language, its text, and the file that it is, if it is one."""

    file: str
    language: str
    text: str


def steps(document: Path) -> list[Step]:
    """Every fenced block in its order, without the indent of the list that it stands in."""
    found = []
    for file, indent, language, text in _BLOCK.findall(document.read_text("utf-8")):
        lines = [line.removeprefix(indent) for line in text.splitlines(keepends=True)]
        found.append(Step(file, language, "".join(lines)))
    return found


def copy_of_the_project(folder: Path) -> Path:
    """A folder as a reader has it after cloning and `make run`: `.venv/bin` holds the commands."""
    project = folder / "newswinnow"
    project.mkdir()
    for name in ("raw", "schemas", "prefect.yaml"):
        source = PROJECT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, project / name)
    programs = project / ".venv/bin"
    programs.mkdir(parents=True)
    python = shlex.quote(sys.executable)
    scripts = {
        # What installs is not done again: the packages are those that the tests run with.
        "python": f'[ "$1 $2" = "-m pip" ] && exit 0; exec {python} "$@"',
        "newswinnow": f'exec {python} -m pipeline "$@"',
        "prefect": f'exec {python} -m prefect "$@"',
        "make": f'exec {shlex.quote(shutil.which("make") or "make")} --dry-run -C {shlex.quote(str(PROJECT))} "$@"',
    }
    for name, script in scripts.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    return project


def walk(document: list[Step], project: Path, more: Mapping[str, str] = MappingProxyType({})) -> list[tuple[Step, str]]:
    """Run the steps in one shell, as one reader would; gives every block of commands with what it printed.

    `more`: variables that the reader has set besides.
    """
    commands = [step for step in document if step.language == "sh"]
    script = ["set -e", _PRELUDE]
    for step in document:
        if step.language == "sh":
            number = commands.index(step)
            lines = [f"until_it_ran {x}" if " serve " in f"{x} " else x for x in step.text.splitlines()]
            script.append("{\n" + "\n".join(lines) + f"\n}} > {shlex.quote(str(project.parent / str(number)))} 2>&1")
        elif step.file:
            script.append(f"mkdir -p {shlex.quote(str(Path(step.file).parent))}")
            script.append(f"cat > {shlex.quote(step.file)} <<'{_END}'\n{step.text}{_END}")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    environment = {
        "PATH": f"{project / '.venv/bin'}:{os.environ['PATH']}", "HOME": str(project.parent), "LANG": "C.UTF-8",
        "PYTHONPATH": str(PROJECT), "PREFECT_SERVER_API_PORT": port, "COLUMNS": "300",
        # As after `make run`: what the first run on a machine unpacks is there. And one worker does: others test them.
        "XDG_CACHE_HOME": str(CACHE), "NEWSWINNOW_WORKERS": "1",
        "LOOKS": str(round(600 * slowness())),  # for a run of a program that would go on for ever
        **more,
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-c", "\n".join(script).replace("127.0.0.1:4200", f"127.0.0.1:{port}")],
        cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=600 * slowness(),
    )  # fmt: skip
    outputs = [project.parent / str(number) for number in range(len(commands))]
    said = [path.read_text("utf-8") if path.exists() else "" for path in outputs]
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\n" + "\n---\n".join(said)
    return list(zip(commands, said, strict=True))
