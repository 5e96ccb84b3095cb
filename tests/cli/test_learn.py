"""`newswinnow learn`, from a folder to a memory that `run` takes."""

from pathlib import Path

from typer.testing import CliRunner

from pipeline import load_ruleset
from pipeline.cli.app import app

STORIES = {
    "a.txt": "The lock keeper opened both gates by hand on Sunday, after the motor that moves them had burnt out.",
    "b.txt": "A barge with forty tonnes of gravel has been lying across the canal since the early hours of Monday.",
    "c.txt": "Swans have nested on the disused weir again, and the canal trust asks walkers to keep their dogs away.",
}


def test_learn_writes_a_memory_of_the_folder_lines(tmp_path: Path) -> None:
    folder = tmp_path / "raw" / "canal-post"
    folder.mkdir(parents=True)
    for name, sentence in STORIES.items():
        (folder / name).write_text(f"Canal Post\n{sentence}\nWrite to the lock house\n")
    (folder / "broken.txt").write_bytes(b"\x00\xff\x00\x01" * 50)
    result = CliRunner().invoke(app, ["learn", str(tmp_path / "raw"), str(tmp_path / "memory.json")])
    assert result.exit_code == 0, result.output
    assert "1 sites, 2 repeated lines" in result.output
    memory = load_ruleset(memory=tmp_path / "memory.json").memory
    assert memory.lines_of("canal-post/") == {"canal post": 3, "write to the lock house": 3}
