"""The settings of a call: options before variables before `newswinnow.toml` before defaults.

The file is looked for in the working folder and those above it. Its keys are the names of `Settings`; relative paths in
it are relative to the file. Nothing is guessed: an unknown key or a wrong type ends the call and names file and line.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import SettingsError

from pipeline.address import shown
from pipeline.errors import UsageError, did_you_mean
from pipeline.settings import Settings

CONFIG_NAME = "newswinnow.toml"
# Names the file to read, as `--config` does.
CONFIG_VARIABLE = "NEWSWINNOW_CONFIG"
PREFIX = "NEWSWINNOW_"
# As alike as two swapped letters in a word of seven (0.86); "port" and "report" (0.8) are not.
_SLIP = 0.85

Origin = Literal["option", "variable", "file", "default"]


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a call, the file that was read (None: there is none), and where each setting came from."""

    settings: Settings
    file: Path | None
    origins: Mapping[str, Origin]


def configure(options: Mapping[str, Any], config: Path | None = None, folder: Path | None = None) -> Configuration:
    """Settings out of the given options (None: not given), the variables, and the configuration file.

    `config` names the file; without it NEWSWINNOW_CONFIG does, else it is looked for in `folder` (default: the working
    folder) and those above it. Raises UsageError that names what is off, where it stands and what was expected.
    """
    variables = _variables()
    named = config or (Path(os.environ[CONFIG_VARIABLE]) if os.environ.get(CONFIG_VARIABLE) else None)
    file = named or find_config(folder or Path.cwd())
    stated = read_config(file) if file is not None else {}
    given = {name: value for name, value in options.items() if value is not None}
    origins: dict[str, Origin] = {
        name: "option"
        if name in given
        else "variable"
        if name in variables
        else "file"
        if name in stated
        else "default"
        for name in Settings.model_fields
    }
    from_file = {name: value for name, value in stated.items() if origins[name] == "file"}
    try:
        return Configuration(Settings(**{**from_file, **given}), file, origins)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        what = {"variable": f"The variable {PREFIX}{name.upper()}"}.get(origins.get(name, ""), f"The setting {name!r}")
        raise UsageError(f"{what} is off: {first['msg']}, not {_shown(first['input'])}.", _meaning(name)) from None
    except SettingsError:  # before anything is checked: a list in a variable is JSON
        lists = [name for name in variables if "tuple" in str(Settings.model_fields[name].annotation)]
        what = " or ".join(f"{PREFIX}{name.upper()}" for name in lists)
        raise UsageError(
            f"The variable {what} is off: it is no list in JSON.", f"""Such as {what}='["2026/*.html"]'."""
        ) from None


def find_config(folder: Path) -> Path | None:
    """The nearest `newswinnow.toml` in `folder` or above it."""
    here = folder.absolute()
    return next((f / CONFIG_NAME for f in (here, *here.parents) if (f / CONFIG_NAME).is_file()), None)


def read_config(file: Path) -> dict[str, Any]:
    """The checked values of a configuration file, by the names of `Settings`. Raises UsageError."""
    try:
        source = file.read_text("utf-8")
        table = tomllib.loads(source)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", "`newswinnow init` writes one.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file} is not TOML in UTF-8: {error}.", 'A line reads: key = "text", or key = 4.') from None
    return {name: _checked(file, source, name, value) for name, value in table.items()}


def _checked(file: Path, source: str, name: str, value: Any) -> Any:
    place = f"{file}{_line(source, name)}"
    if name not in Settings.model_fields:
        hint = f"{did_you_mean(name, Settings.model_fields)} Known keys: {', '.join(Settings.model_fields)}."
        raise UsageError(f"{place}: unknown key {name!r}.", hint.strip())
    field = Settings.model_fields[name]
    try:
        # As JSON: strict about types, except that a text may be a path.
        shape: Any = Annotated[field.annotation, name, *field.metadata]
        TypeAdapter(shape).validate_json(json.dumps(value, default=_no_text), strict=True)
    except ValidationError as error:
        expected = error.errors(include_url=False)[0]["msg"]
        raise UsageError(f"{place}: {name}: {expected}, not {_shown(value)}.", _meaning(name)) from None
    is_path = _is_path(field) or name == "export"  # a path, or an address
    return _from(file, value) if is_path and isinstance(value, str) else value


def _shown(value: Any) -> str:
    """A value as it may be shown: without the passwords of addresses."""
    return repr(shown(value) if isinstance(value, str) else value)


def _no_text(_: Any) -> dict[str, Any]:
    """Stands for TOML's dates and times, which no setting takes."""
    return {}


def _from(file: Path, value: str) -> str:
    """A path in the file, seen from the working folder; addresses stay as they are."""
    if "://" in value:
        return value
    path = Path(value).expanduser()
    return str(path if file.absolute().parent == Path.cwd() else file.parent.absolute() / path)


def _is_path(field: FieldInfo) -> bool:
    return field.annotation is Path or Path in get_args(field.annotation)


def _line(source: str, name: str) -> str:
    setting = re.compile(rf"\s*\[*\s*['\"]?{re.escape(name)}['\"]?\s*[=\].]")
    number = next((n for n, line in enumerate(source.splitlines(), 1) if setting.match(line)), None)
    return f", line {number}" if number else ""


def _variables() -> frozenset[str]:
    """The settings that variables state. A variable that is nearly one is taken for a slip of the pen; others may be
    somebody else's (Kubernetes sets NEWSWINNOW_PORT for a service of that name).
    """
    names = {name.removeprefix(PREFIX).lower(): name for key in os.environ if (name := key.upper()).startswith(PREFIX)}
    names.pop(CONFIG_VARIABLE.removeprefix(PREFIX).lower(), None)
    for name in sorted(names.keys() - Settings.model_fields.keys()):
        if close := did_you_mean(name, Settings.model_fields, _SLIP):
            raise UsageError(
                f"There is no setting {names[name]}.", f"{close} That is {PREFIX} and the key in capitals."
            )
    return frozenset(names) & frozenset(Settings.model_fields)


def _meaning(name: str) -> str:
    field = Settings.model_fields.get(name)
    return field.description or "" if field else ""


_HEAD = """\
# Settings of newswinnow for this folder and those below it. Every key may be left out.
# Options of a command win over variables (NEWSWINNOW_WORKERS=2), variables over this file.
# Relative paths are relative to this file. `newswinnow doctor --verbose` shows what applies.
"""


def template(stated: Mapping[str, Any]) -> str:
    """A configuration file in which every key is explained; all but the `stated` ones are comments."""
    parts = [_HEAD]
    for name, field in Settings.model_fields.items():
        text = " ".join((field.description or "").split())
        choices = [json.dumps(value) for value in get_args(field.annotation) if isinstance(value, str)]
        text += f" One of {', '.join(choices)}." if choices else ""
        value = stated.get(name, field.default)
        if value is None:
            value = (field.examples or [""])[0]
            text += " Not set unless you set it."
        lines = textwrap.wrap(text, 98, initial_indent="# ", subsequent_indent="# ")
        setting = f"{name} = {json.dumps(str(value) if isinstance(value, Path) else value)}"
        parts.append("\n".join([*lines, setting if name in stated else f"# {setting}"]) + "\n")
    return "\n".join(parts)
