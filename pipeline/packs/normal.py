"""The normal form in which phrases and lines are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from string import digits

# Typographic variants that outlets use for the same phrase. Arabic hamza forms fold to the bare letter, because half of the
# outlets leave them out; keyboards mix the Persian and Urdu letters with the Arabic ones, Egypt the two forms of a last ya, and
# Hindi is printed with and without the dot below borrowed letters ("फ़ॉलो", "फॉलो"). The dotted capital I of Turkish would
# otherwise become two code points. Greek capitals are printed without accents ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ"), so that no word has any here.
_VARIANTS = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("أإآ", "ا"),
    **dict.fromkeys("یى", "ي"),
    "ک": "ك",
    "\u093c": "",
    **dict(zip("άέήίόύώϊϋΐΰΆΈΉΊΌΎΏΪΫ", "αεηιουωιυιυΑΕΗΙΟΥΩΙΥ", strict=True)),
    **dict.fromkeys("ⓒⒸ", "(c)"),  # NFKC would make a bare letter of the sign
    "İ": "i",
    "ё": "е",
    "ـ": "",
    "\u200b": "",
    "\u200c": "",
    "\u200e": "",
    "\u200f": "",
    "\u00ad": "",
    "\ufeff": "",
}
_VARIANT = re.compile(f"[{''.join(_VARIANTS)}]")  # few characters of a line are any: faster than `str.translate`
# List bullets that text renderers print; "o" only before a capital, because it is a word in Portuguese and Italian.
_BULLET = re.compile(r"(?:[*+•·▪‣◦●○■□►▶▸»›→✓✔|#>-]+|o(?= [A-Z0-9]))\s+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_ASCII_NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")  # the same in ASCII text, faster
# What a template should have filled in: "{count}", "{{ total }}", "%d", "%1$s".
_PLACEHOLDER = re.compile(r"\{\{?\s*[\w.$]+\s*\}?\}|(?<![\w%])%(?:\d\$)?[ds](?!\w)")
_EDGES = " \t.,:;!?¡¿…|<>»«›‹→←↓↑►▶▸▼▾•·*+=~_-/\\\"'©×✕✖⟩⟨。、：！？؟،؛।"
_COUNT = re.compile(r"(?:^[(\[]?#[)\]]?\s+|\s*[(\[]#[)\]]$|\s+#$)")


def without_bullet(text: str) -> str:
    """The line without the bullet that a text renderer put before it."""
    first = text[:1]
    if first.isalnum() and first != "o":
        return text
    found = _BULLET.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def normalise(text: str) -> str:
    """Lower case, NFKC, straight quotes, numbers and what stands for one as `#`, without bullets, counts, edges' punctuation.

    "» Show 12 Comments…", "Readers Comments (0)" give "show # comments", "readers comments". Runs in time linear
    in the text; idempotent.
    """
    if not text.isascii():
        text = _folded(text)
    text = without_bullet(text).lower()
    if text.isalpha():
        return text
    if "{" in text or "%" in text:
        text = _PLACEHOLDER.sub("0", text)
    if not text.isascii():
        text = _NUMBER.sub("#", text)
    elif any(map(text.__contains__, digits)):
        text = _ASCII_NUMBER.sub("#", text)
    return _trimmed(text)


def normalise_all(texts: Iterable[str]) -> tuple[str, ...]:
    """The normal forms of many texts without bullets and line breaks, at a fraction of the cost one by one."""
    together = _NUMBER.sub("#", _folded("\n".join(texts)).lower())
    return tuple(map(_trimmed, together.split("\n")))


def _folded(text: str) -> str:
    text = _VARIANT.sub(_plainer, text)
    if unicodedata.is_normalized("NFKC", text):
        return text
    return _VARIANT.sub(_plainer, unicodedata.normalize("NFKC", text))


def without_accents(expression: str) -> str:
    """A regular expression for normal forms without the accents that these do not have."""
    return _VARIANT.sub(lambda found: _VARIANTS[found[0]] if found[0].isalpha() else found[0], expression)


def _plainer(variant: re.Match[str]) -> str:
    return _VARIANTS[variant[0]]


def _trimmed(text: str) -> str:
    if "  " in text or not text.isprintable():  # of white space, only the plain space counts as printable
        text = " ".join(text.split())
    text = text.strip(_EDGES)
    if "#" in text and len(text) > 1 and (text[0] in "#([" or text[-1] in "#)]"):
        text = _COUNT.sub("", text).strip(_EDGES) or text
    return text


def normal_entries(entries: Iterable[str]) -> list[tuple[str, str]]:
    """Entries in their normal forms, without the stars, and as listed."""
    listed = list(entries)
    words = normalise_all(entry.strip("*") for entry in listed) if listed else ()
    # "*-vous" is "write-to-us" and no "rendezvous": the hyphen is a part of the ending.
    return [(f"-{word}" if entry.startswith("*-") else word, entry) for word, entry in zip(words, listed, strict=True)]
