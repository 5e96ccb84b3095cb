"""Numbers beside what they count, as people write them."""

from __future__ import annotations


def counted(number: int, word: str, form: str = "") -> str:
    """`1 record`, `2 records`; with the form `,` also `2,000 records`."""
    return f"{number:{form}} {word}{'' if number == 1 else 's'}"
