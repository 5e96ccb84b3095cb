"""Headlines that no heading holds and nothing states: a line above the text, or a picture's text, as on pages of the web's first years."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.grammar.prose import reading_length
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import title_parts
from pipeline.metadata.field.found import Statement
from pipeline.metadata.title.statement import LONE_CHARS, MAX_TITLE_CHARS, Witness
from pipeline.metadata.title.story import BODY_BLOCKS, STEM, units_of
from pipeline.model.evidence import PRINTED_TITLE, Origin

SHARED, MORE = 2, 2  # words of the text in the picture's; how many times the share of them in what the page states
STATED = 0.6  # share of them in a part of what the page states from which that is the headline
SHARE = 0.62  # not measured: no labelled page shows its headline so
_WITHIN = 6  # blocks between the picture and the text


def unmarked_headlines(context: Context, witnesses: list[Witness]) -> Iterator[Statement[str]]:
    """The line above the text, or else the picture's text, that has more words of the story than whatever the page states."""
    if not context.kept:
        return
    story = story_words(context)
    if any(
        _is_headline(part, story) for witness in witnesses for part in title_parts(witness.value) or (witness.value,)
    ):
        return
    stated = max((_share(witness.value, story) for witness in witnesses), default=0.0)
    for text, origin in (*_printed(context), *_pictured(context)):
        told = len(_words(text) & story) >= SHARED and _share(text, story) > MORE * stated
        if told and reading_length(text) >= LONE_CHARS and len(text) <= MAX_TITLE_CHARS:
            yield Statement(text, origin, text, SHARE)
            return


def _printed(context: Context) -> Iterator[tuple[str, Origin]]:
    """What the cleaner took for the headline."""
    blocks = zip(context.cleaned.blocks, context.cleaned.verdicts, strict=True)
    yield from ((block.text, PRINTED_TITLE) for block, verdict in blocks if verdict.origin == PRINTED_TITLE)


def _pictured(context: Context) -> Iterator[tuple[str, Origin]]:
    """The texts of the pictures right above the text, the nearest one first."""
    first = context.kept[0].index
    for element in reversed([element for element in context.markup.elements if element.tag == "img"]):
        if element.block is not None and 0 <= first - element.block <= _WITHIN:
            yield element.text, Origin("img", "alt")


def story_words(context: Context) -> frozenset[str]:
    """How the words of the first paragraphs begin, but for those of grammar."""
    found = frozenset().union(*(_words(block.text) for block in context.kept[:BODY_BLOCKS]))
    return found - {word[:STEM] for word in context.ruleset.function_words}


def has_word_of(text: str, story: frozenset[str]) -> bool:
    """Whether a text has one of the story's words."""
    return not _words(text).isdisjoint(story)


def _is_headline(part: str, story: frozenset[str]) -> bool:
    """Whether a part of what the page states is a headline of the story: most of its words are the story's."""
    return len(_words(part) & story) >= SHARED and _share(part, story) >= STATED


def _share(text: str, story: frozenset[str]) -> float:
    words = _words(text)
    return len(words & story) / max(len(words), 1)


def _words(text: str) -> frozenset[str]:
    return frozenset(units_of(text.casefold()))
