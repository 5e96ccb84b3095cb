"""Text whose UTF-8 was read as another encoding ("cafÃ©", "Ø©"): signs in it that are halves of letters."""

from __future__ import annotations

# Encodings that UTF-8 is taken for on the way into a dump and that have © at A9, where UTF-8 has a part of é, ש and ة.
_TAKEN_FOR = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1254", "mac_roman")
_LONGEST = 4  # bytes of a letter in UTF-8


def last_copyright_sign(line: str) -> int:
    """Where the last © of a line stands that is a sign of its own, and not a byte of a misread letter; -1 if none does."""
    at = line.rfind("©")
    while at > 0 and not line[at - 1].isascii() and _is_of_letter(line, at):
        at = line.rfind("©", 0, at)
    return at


def _is_of_letter(line: str, at: int) -> bool:
    """Whether the sign is a byte of a letter of several; `Â©` is the sign itself, misread."""
    for start in range(max(0, at - _LONGEST + 1), at):
        for end in range(at + 1, start + _LONGEST + 1):
            if any(_read_again(line[start:end], name) not in ("", "©") for name in _TAKEN_FOR):
                return True
    return False


def _read_again(part: str, name: str) -> str:
    """The one letter that these characters are the bytes of, "" if they are none's."""
    try:
        letter = part.encode(name).decode()
    except UnicodeError:
        return ""
    return letter if len(letter) == 1 else ""
