"""Checking a user's folder of packs: every fault at once, and what is no fault but worth knowing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.errors import PackError, did_you_mean
from pipeline.packs.corrections import correction_tables, read_correction
from pipeline.packs.loader import (
    PackFile,
    PackFolder,
    outlet_tables,
    phrase_tables,
    read_calendar,
    read_function_pack,
    read_language,
    read_outlet,
    read_phrase,
)
from pipeline.packs.names import checked_names
from pipeline.packs.outlets import OutletProfile
from pipeline.packs.phrases import Phrase, PhraseBook
from pipeline.packs.ruleset import Ruleset

KINDS = ("phrases", "languages", "functions", "calendars", "outlets", "names", "corrections")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a pack. A fault keeps it from being used, or from ever matching; a note does not."""

    is_fault: bool
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What a folder holds, and what there is to say about it."""

    phrases: int
    languages: int
    outlets: int
    corrections: int
    remarks: tuple[Remark, ...]

    @property
    def faults(self) -> int:
        """How many remarks are faults."""
        return sum(remark.is_fault for remark in self.remarks)


def check_packs(path: Path, shipped: Ruleset) -> PackCheck:
    """Check a folder of packs beside the shipped rules. Raises PackError only if there is no such folder."""
    folder = PackFolder.of_user(path, hashlib.sha256())
    remarks = list(_strays(path))
    counts = dict.fromkeys(KINDS, 0)
    for kind in KINDS:
        for name in folder.names(kind):
            try:
                file = folder.read(kind, name)
                found = list(_READERS[kind](file, shipped))
            except PackError as error:
                remarks.append(Remark(True, error.message, error.hint))
                continue
            counts[kind] += sum(remark is None for remark in found)
            remarks.extend(remark for remark in found if remark is not None)
    return PackCheck(counts["phrases"], counts["languages"], counts["outlets"], counts["corrections"], tuple(remarks))


def _strays(path: Path) -> Iterator[Remark]:
    """What the loader passes over in silence."""
    for entry in sorted(path.iterdir()):
        if entry.is_dir() and entry.name not in KINDS and not entry.name.startswith("."):
            hint = did_you_mean(entry.name, KINDS) or f"Folders are called {', '.join(KINDS)}."
            yield Remark(True, f"{entry}/: no kind of pack; nothing in it is read", hint)
        elif entry.suffix == ".toml":
            yield Remark(True, f"{entry}: not in {_either(KINDS)}; it is not read", "Move it.")
        elif entry.is_dir() and entry.name in KINDS:
            for file in sorted(entry.iterdir()):
                if file.suffix != ".toml" and not file.name.startswith(".") and file.suffix != ".md":
                    yield Remark(False, f"{file}: not .toml; it is not read", "Rename it if it is a pack.")


def _phrases(file: PackFile, shipped: Ruleset) -> Iterator[Remark | None]:
    """None for every sound phrase, remarks for the others; and so below."""
    seen: set[str] = set()
    for table in phrase_tables(file):
        try:
            phrase = read_phrase(file, table, seen)
        except PackError as error:
            yield Remark(True, error.message, error.hint)
            continue
        yield None
        yield from _matches(file, phrase)
        yield from _overlaps(file, phrase, shipped)


def _matches(file: PackFile, phrase: Phrase) -> Iterator[Remark]:
    book = PhraseBook.compile([phrase])
    near = phrase.id
    for line in phrase.examples:
        if book.match(line) is None:
            hint = 'A phrase is the whole line unless match = "prefix", "suffix", "within", "pattern" or "tokens".'
            yield Remark(True, file.fault("examples", f"{line!r} is not matched", near).message, hint)
    for line in phrase.counterexamples:
        if book.match(line) is not None:
            hint = "Make the phrase longer or narrower: that line would be cut."
            yield Remark(True, file.fault("counterexamples", f"{line!r} is matched", near).message, hint)
    if not phrase.counterexamples:
        hint = "A sentence of prose that begins or ends alike shows that prose is safe."
        yield Remark(False, file.fault("id", f"{phrase.id!r} has no counterexamples", near).message, hint)


def _overlaps(file: PackFile, phrase: Phrase, shipped: Ruleset) -> Iterator[Remark]:
    near = phrase.id
    rules = {found.rule: found for line in phrase.examples if (found := shipped.book.match(line)) is not None}
    for rule, found in sorted(rules.items()):
        what = "already does this" if found.reason == phrase.reason else f"calls it {found.reason}; yours wins"
        yield Remark(False, file.fault("id", f"the shipped {rule} {what}", near).message)


def _language(file: PackFile, shipped: Ruleset) -> Iterator[Remark | None]:
    pack = read_language(file)
    yield None
    months = sorted(word for word, number in pack.months.items() if not 1 <= number <= 12)
    if months:
        yield Remark(True, file.fault("months", f"1 to 12 is expected for {', '.join(months)}").message)
    if (former := shipped.languages.get(pack.code)) is not None:
        keys = [k for k in former.__dataclass_fields__ if getattr(former, k) and not getattr(pack, k)]
        rest = f"; it leaves out {', '.join(keys)}" if keys else ""
        yield Remark(False, f"{file.path}: replaces the shipped {former.name} as a whole{rest}")


def _functions(file: PackFile, _shipped: Ruleset) -> Iterator[Remark | None]:
    read_function_pack(file)
    yield None


def _names(file: PackFile, _shipped: Ruleset) -> Iterator[Remark | None]:
    checked_names(file)
    yield None


def _calendar(file: PackFile, shipped: Ruleset) -> Iterator[Remark | None]:
    calendar = read_calendar(file)
    yield None
    if not calendar.languages and not calendar.eras:
        hint = 'languages = ["th"], or a sign in [eras].'
        yield Remark(False, f"{file.path}: neither a language nor a sign of an era; it is never read", hint)


def _outlets(file: PackFile, shipped: Ruleset) -> Iterator[Remark | None]:
    for table in outlet_tables(file):
        try:
            profile = read_outlet(file, table)
        except PackError as error:
            yield Remark(True, error.message, error.hint)
            continue
        yield None
        yield from _facts(file, profile)
        for domain in profile.domains:
            former = shipped.outlet_index.of_domain(domain)
            if former is not None and former.names[0] != profile.names[0]:
                yield Remark(False, f"{file.path}: {domain} is {former.names[0]!r} in the shipped packs; yours wins")


def _facts(file: PackFile, profile: OutletProfile) -> Iterator[Remark]:
    near = profile.names[0]
    for domain in profile.domains:
        if not _HOST.fullmatch(domain) or domain.startswith("www."):
            expected = f"a host such as 'post.example' is expected, not {domain!r}"
            yield Remark(True, file.fault("domains", expected, near).message, "No https://, no www., no path.")
    if profile.country is not None and not _COUNTRY.fullmatch(profile.country):
        yield Remark(True, file.fault("country", f"two capital letters are expected, not {profile.country!r}", near).message,
                     "ISO 3166-1: IE, DE, JP.")  # fmt: skip
    if profile.time_zone is not None:
        try:
            ZoneInfo(profile.time_zone)
        except (OSError, KeyError, ValueError):  # ZoneInfoNotFoundError is a KeyError
            expected = f"a name such as 'Europe/Dublin' is expected, not {profile.time_zone!r}"
            yield Remark(True, file.fault("time_zone", expected, near).message, "See the IANA time zone database.")


def _corrections(file: PackFile, _shipped: Ruleset) -> Iterator[Remark | None]:
    seen: set[str] = set()
    for kind, table in correction_tables(file):
        try:
            read_correction(file, kind, table, seen)
        except PackError as error:
            yield Remark(True, error.message, error.hint)
            continue
        yield None


def _either(kinds: tuple[str, ...]) -> str:
    *others, last = (f"{kind}/" for kind in kinds)
    return f"{', '.join(others)} or {last}"


_READERS = {
    "phrases": _phrases, "languages": _language, "functions": _functions, "calendars": _calendar, "outlets": _outlets,
    "names": _names, "corrections": _corrections,
}  # fmt: skip
