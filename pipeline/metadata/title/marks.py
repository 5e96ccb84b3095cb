"""What the tool that made a dump wrote about its headings: the signs of Markdown, lines below them, "Title:" before them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.grammar.vocabulary import Vocabulary, alternation, vocabulary
from pipeline.model.block import Block
from pipeline.model.document import CleanedDocument
from pipeline.packs.languages import LanguagePack

MARKDOWN = "markdown"
"""The mark of signs that were taken off a dump in Markdown."""
_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+\S")
_STARS = re.compile(r"(\*{2,6}) +(\S(?:.*\S)?) +\1")
"""As older converters set headings: six asterisks for the first level, one less for each further one."""
_UNDERLINE = re.compile(r"\s*\n[ \t]*(={3,}|-{3,})[ \t]*(?:\n|\Z)")
_UNDERLINED = re.compile(r"[ \t]*(={3,}|-{3,})[ \t]*")
_LEVELS = 7
_UNDERLINE_CHARS = 300  # behind a line in which its underline ends
_HEADING_CHARS = 400  # longer blocks are no headings


def heading_levels(cleaned: CleanedDocument, most: int) -> Mapping[int, int]:
    """The level of every heading among the first `most` blocks of a dump, 1 to 6, by its block's index.

    In a dump that is no Markdown as a whole only hashes and asterisks count.
    """
    segmented = cleaned.segmented
    is_markdown = bool(segmented.signs) and MARKDOWN in segmented.signs[0].marks
    if not is_markdown and "# " not in segmented.text and "** " not in segmented.text:
        return {}
    found = ((block.index, _level(block, segmented.text, is_markdown)) for block in cleaned.blocks[:most])
    return {index: level for index, level in found if level}


def _level(block: Block, source: str, is_markdown: bool) -> int:
    if len(block.text) > _HEADING_CHARS:
        return 0
    stars = _STARS.fullmatch(block.text) if block.text.startswith("**") else None
    if stars:
        return _LEVELS - len(stars[1])
    if not is_markdown or block.start is None or block.end is None:
        hashes = _HASHES.match(block.text)
        return len(hashes[1]) if hashes else 0
    printed = source[block.start : block.end]
    hashes = _HASHES.match(printed)
    if hashes:
        return len(hashes[1])
    above, _, last = printed[-_UNDERLINE_CHARS:].rpartition("\n")
    underline = _UNDERLINED.fullmatch(last) if above.strip() else None
    underline = underline or _UNDERLINE.match(source[block.end : block.end + _UNDERLINE_CHARS])
    return 0 if underline is None else 1 if underline[1].startswith("=") else 2


def without_stars(text: str) -> str:
    """A heading without the asterisks at both ends; any other text as it is."""
    stars = _STARS.fullmatch(text)
    return stars[2] if stars else text


def without_label(text: str, languages: Mapping[str, LanguagePack]) -> str:
    """What stands behind "Title:" in a line that begins so, without quotation marks around it; any other text as it is."""
    label = _label(vocabulary(languages)).match(text) if ":" in text or "：" in text else None
    if label is None:
        return text
    rest = text[label.end() :].strip()
    return rest[1:-1].strip() if len(rest) > 2 and rest[0] == rest[-1] and rest[0] in "\"'" else rest


@lru_cache(maxsize=8)  # one for each rule set that is alive
def _label(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{alternation(words.words('title_labels'))})\s*[:：]\s*(?=\S)")
