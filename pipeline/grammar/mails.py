"""Subjects of mails that were answered or passed on: "Fwd: …", "AW: …"."""

from __future__ import annotations

import re

from pipeline.packs.names import known_names, remembered


@remembered(1)
def _prefixes() -> re.Pattern[str]:
    words = "|".join(map(re.escape, known_names().credits["mail_prefixes"]))
    return re.compile(rf"(?:(?:{words})\s?[:：]\s*)+", re.IGNORECASE)


def is_passed_on(subject: str) -> bool:
    """Whether a subject says that its mail is an answer, or holds another one."""
    return _prefixes().match(subject) is not None


def bare_subject(subject: str) -> str:
    """A subject without what mail programs put before it, however often."""
    match = _prefixes().match(subject)
    return subject if match is None else subject[match.end() :]
