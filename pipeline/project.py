"""`newswinnow init`: a folder with everything a project of one's own needs, and nothing that hides anything."""

from __future__ import annotations

from pathlib import Path

from pipeline.config import CONFIG_NAME, template
from pipeline.errors import EnvironmentFault, UsageError

_PHRASES = """\
# Phrases of your own: lines that are boilerplate by their wording. The file's name is the language: en.toml, de.toml;
# und.toml is for all. Take the # off, change the texts, then run `newswinnow packs check packs`, and
# `newswinnow packs try "Join the debate on our page" raw` to see what it would touch.
#
# [[phrase]]
# id = "comments.on_our_page"                      # your name for it; it stands in every audit
# reason = "comments"                              # `newswinnow packs list` names the reasons
# texts = ["join the debate on our page"]          # whole lines, any letter case; "#" is any number
# examples = ["Join the debate on our page!"]      # must match
# counterexamples = ["Join the debate on our page, the mayor told readers, and they did."]  # must not
"""

_OUTLETS = """\
# Facts about outlets: the name as readers know it first, then other forms that credit it.
#
# [[outlet]]
# names = ["The Dunmorrow Post", "Dunmorrow Post"]
# domains = ["dunmorrowpost.example"]
# country = "IE"
# language = "en"
# time_zone = "Europe/Dublin"
"""

_IGNORED = """\
# What newswinnow makes can be made again.
/clean/
"""


def make_project(folder: Path) -> list[Path]:
    """Make raw/, clean/, packs/, newswinnow.toml and .gitignore; gives what was made. Files that are there stay.

    Raises UsageError if the folder has a newswinnow.toml already, EnvironmentFault if it cannot be written.
    """
    config = folder / CONFIG_NAME
    if config.exists():
        raise UsageError(f"{config} is there already.", "Give another folder, or edit that file.")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file.", "Give the name of a folder.")
    files = {
        config: template({"raw": "raw", "clean": "clean", "packs": "packs"}),
        folder / ".gitignore": _IGNORED,
        folder / "packs/phrases/und.toml": _PHRASES,
        folder / "packs/outlets/own.toml": _OUTLETS,
    }
    made: list[Path] = []
    try:
        for path in (folder / "raw", folder / "clean"):
            if not path.is_dir():
                path.mkdir(parents=True)
                made.append(path)
        for path, content in files.items():
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, "utf-8")
                made.append(path)
    except OSError as error:
        raise EnvironmentFault(f"{error.filename} cannot be made: {error.strerror}.", "Give another folder.") from None
    return made
