"""Kickers: words that a page sets in front of its headline, in the same heading."""

from __future__ import annotations

import re

from pipeline.metadata.document.site_names import is_dense, title_parts
from pipeline.metadata.field.folding import fold, without_article
from pipeline.metadata.title.statement import LONE_CHARS, TITLE, Witness
from pipeline.model.markup import MarkedElement

MAX_KICKER_CHARS, DENSE_CHARS = 40, 6
"""Of a kicker, and of a headline in Chinese, Japanese or Korean behind it."""
SEPARATORS = " \t\u00a0:|/–—·•"
_SIGNS = f"{SEPARATORS}+*›»>-"  # a subscriber's sign between kicker and headline
_BARS = ("|", "｜", "¦", "•", "·", "/", "—", "–", " -", "】", "》")
_KICKER = re.compile(r"([^:|–—]{2,40}?)(?:\s*[:|]|\s[-–—/])\s+(?=\S)")


def cut_kicker(text: str, witnesses: list[Witness], element: MarkedElement) -> tuple[str, bool]:
    """(a heading without the words before the headline, whether its markup sets these apart).

    The markup sets the kicker apart and a witness states the rest alone. Or no witness states the whole; the markup marks the
    kicker, or two witnesses state the rest alone, or one states it behind another kicker.
    """
    if part := _stated_part(element, witnesses):
        return part, True
    return _cut_words(text, witnesses, element.get("kicker")), False


def _stated_part(element: MarkedElement, witnesses: list[Witness]) -> str:
    """The last parts of a heading, if the first is no more than a kicker and a witness states just the others, or them in
    front of it; else nothing.
    """
    parts = [value for name, value in element.attributes if name == "part"]
    for n in range(1, len(parts)):
        front, rest = " ".join(parts[:n]), " ".join(parts[n:])
        least = DENSE_CHARS if is_dense(rest) else LONE_CHARS
        if len(rest) < least or len(front) > min(MAX_KICKER_CHARS, len(rest)):
            continue
        folded, kicker = fold(rest), fold(parts[0])
        for witness in witnesses:
            behind = witness.folded.removeprefix(f"{folded} ")
            # "Headline - Kicker | Site": the same kicker behind it.
            if witness.folded == folded or (kicker and behind != witness.folded and behind.startswith(kicker)):
                return rest.lstrip(_SIGNS)
    return ""


def _cut_words(text: str, witnesses: list[Witness], kicker: str) -> str:
    whole = {fold(text), fold(without_article(text))}
    if any(witness.folded in whole for witness in witnesses):
        return text
    rest = text.removeprefix(kicker).lstrip(SEPARATORS).removeprefix("- ")
    if kicker and text.startswith(kicker) and len(rest) >= LONE_CHARS:
        return rest
    front, rest = _kicker_parts(text)
    for witness in witnesses if rest else ():
        other, same = _kicker_parts(witness.value)
        if same and fold(rest) in (fold(same), fold(title_parts(same)[0])) and not fold(front).endswith(fold(other)):
            return rest
    folded = fold(text)
    for witness in witnesses:
        if folded.endswith(" " + witness.folded) and len(witness.folded) >= max(LONE_CHARS, 0.4 * len(folded)):
            friends = sum(other.folded == witness.folded for other in witnesses)
            barred = witness.origin != TITLE and _is_parted(text, witness.value)
            if friends > 1 or barred:
                return witness.value
    return text


def _is_parted(text: str, rest: str) -> bool:
    """Whether a bar stands before the rest of a heading, and few words before the bar."""
    front = text[: -len(rest)].rstrip() if text.endswith(rest) else ""
    return front.endswith(_BARS) and len(front) <= MAX_KICKER_CHARS


def _kicker_parts(text: str) -> tuple[str, str]:
    """(kicker, headline) of a text that has a few words before a separator; two empty strings if it has none."""
    match = _KICKER.match(text)
    if match is None or len(text) - match.end() < LONE_CHARS:
        return "", ""
    return match[1], text[match.end() :]
