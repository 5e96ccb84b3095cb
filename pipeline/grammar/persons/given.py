"""Common given names: evidence that capitalised words are a person's name (data: `packs/data/names`)."""

from __future__ import annotations

from pipeline.packs.names import known_names, remembered

_HAN = "\u3400"
_WHOLE = range(3, 7)  # signs of a Japanese name that no space parts
_TITLES = frozenset(("dr", "prof", "mr", "mrs", "ms", "sir", "dame", "lord", "lady", "dipl", "ing", "rev"))


@remembered(maxsize=4096)
def has_given_name(name: str) -> bool:
    """Whether the first word of a name (behind titles) is a common given name, or the name a Japanese one in one word."""
    if name[:1] >= _HAN and len(name) in _WHOLE:
        return is_whole_japanese(name)
    given = known_names().given
    for word in name.casefold().split():
        stripped = word.strip(".,'’")
        if stripped in _TITLES:
            continue
        plain = stripped.replace("ё", "е")  # Russian prints either
        return stripped in given or plain in given or stripped.partition("-")[0] in given
    return False


def is_whole_japanese(name: str) -> bool:
    """Whether a word is a common Japanese family name and what ends as given names do ("佐藤美紀", not "千葉県庁")."""
    words = known_names().credits
    if len(name) not in _WHOLE or name[-1] not in words["name_ends"]:
        return False
    return any(len(family) < len(name) and name.startswith(family) for family in words["family_names"])
