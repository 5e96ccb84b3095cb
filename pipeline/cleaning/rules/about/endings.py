"""What agencies and desks set below the last paragraph: their name, initials, a mail address."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar.end_lines import ends_report
from pipeline.grammar.vocabulary import vocabulary
from pipeline.model.block import BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

END_LINES = 6  # below the last paragraph
PARAGRAPH_CHARS = 50.0  # a sentence of this length is a paragraph; Korean ones are short
CONFIDENCE = 0.95  # not measured: shapes that no text has below its last sentence
_SPARED = frozenset((BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW))


def find_endings(context: CleaningContext) -> Iterator[Proposal]:
    """Lines below the last paragraph that only end a report; nothing is captured, agencies are read from the lines."""
    last = next((line for line in reversed(context.lines) if _is_paragraph(line.index, context)), None)
    if last is None:
        return
    words = vocabulary(context.ruleset.languages)
    for line in context.lines[last.index + 1 : last.index + 1 + END_LINES]:
        if context.decided[line.index] is None and line.block.kind not in _SPARED and ends_report(line.text, words):
            yield Proposal(
                line.index,
                Reason.SOURCE_LINE,
                Origin("sign_off", "ending"),
                CONFIDENCE,
                quote(line.text),
                precise=True,
            )


def _is_paragraph(index: int, context: CleaningContext) -> bool:
    line = context.lines[index]
    return (
        line.sentence
        and line.length >= PARAGRAPH_CHARS
        and context.decided[index] is None
        and line.block.main is not False
    )
