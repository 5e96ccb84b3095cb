"""The pictures of the README: a terminal with a run over the samples, and the report of it, made by the commands themselves."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS = 128
DOCUMENT = "pages/en/lighthouse-museum.html"
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_BAR = re.compile(r"[━╸╺]")


def make(samples: Path, folder: Path) -> list[Path]:
    """Write `terminal.svg`, and `report.png` where Chromium is; gives what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        shutil.copytree(samples, work / "raw")
        commands = (("run", "raw", "clean"), ("report", "clean"), ("export", "clean", "articles.xlsx"))
        text = "\n".join(f"$ newswinnow {' '.join(words)}\n{_said(words, work)}" for words in commands)
        (folder / "terminal.svg").write_text(_svg(text), "utf-8")
        made = [folder / "terminal.svg"]
        if chromium := shutil.which("chromium"):
            flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,860")
            page = f"{(work / 'clean/report.html').as_uri()}#document={DOCUMENT}"
            shot = (folder / "report.png").absolute()
            subprocess.run([chromium, *flags, "--virtual-time-budget=4000", f"--screenshot={shot}", page],
                           capture_output=True, check=True)  # fmt: skip
            made.append(folder / "report.png")
    return made


def _said(words: tuple[str, ...], folder: Path) -> str:
    """What a command leaves on a terminal: its lines but for the progress that it has taken away again."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm"}
    said = b""
    with subprocess.Popen([sys.executable, "-m", "pipeline", *words], cwd=folder, env=environment, stdout=slave,
                          stderr=slave, close_fds=True) as process:  # fmt: skip
        os.close(slave)
        while process.poll() is None or select.select([master], [], [], 0)[0]:
            if select.select([master], [], [], 0.2)[0]:
                try:
                    said += os.read(master, 65536)
                except OSError:
                    break
    os.close(master)
    plain = _ESCAPE.sub("", said.decode("utf-8", "replace"))
    lines = [line.rpartition("\r")[2] for line in plain.replace("\r\n", "\n").split("\n")]
    return "\n".join(line for line in lines if line.strip() and not _BAR.search(line)) + "\n"


def _svg(text: str) -> str:
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    for line in text.splitlines():
        style = "bold" if line.startswith("$ ") else ""
        console.print(Text(line, style=style), soft_wrap=False)
    # Without the fonts that it would fetch from elsewhere: the picture needs no network.
    return _FONT.sub("", console.export_svg(title="newswinnow", unique_id="newswinnow"))
