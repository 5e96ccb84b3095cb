"""Other stories' headlines: glued into one line, under a heading between paragraphs, as a run of bullets with kickers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar.letters import CAPITALS
from pipeline.grammar.prose import asks
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# Where one headline ends and the next begins without a space: "…kommtKanalfest", "…noch?Strom", "…packt aus: 3Wer".
_LOWER = rf"[^\W\d_{CAPITALS}]"
_SEAM = re.compile(rf"(?<={_LOWER}{_LOWER}|[^\W\d_][?!;؟])(?=[{CAPITALS}]{_LOWER})")
_ASCII_SEAM = re.compile(r"(?<=[a-z]{2}|[a-zA-Z][?!;])(?=[A-Z][a-z])")  # the same in ASCII text, faster
_WIDE = re.compile(r"[ \u00a0]{3,}|\t+")
_GAP = re.compile(r"[ \u00a0]{3}|\t")
_NO_ENDS = (".", ",", ";", ":")
LEAST_PIECES = 3  # two seams; one may be a brand's name
PIECE_CHARS = 20.0  # headlines have as many on average, names and labels fewer
PIECE_WORDS = 3
# A heading of related stories between two paragraphs opens a box of at most so many headlines.
BOX_LINES = 6
# Longer lines without a full stop are as often standfirsts and cut paragraphs: of those of labelled dumps a third is main text.
HEADLINE_CHARS = 78.0
_BULLET = re.compile(r"\s*[-–—*•·▪►▶>»→]+\s")
# A word or three, a colon and what happened: the headlines of a list of other stories.
_KICKER = re.compile(rf"[{CAPITALS}\u0590-\u1fff][^:.!?]{{1,28}}(?::\s|\s[-–—|]\s)\S+(?:\s\S+){{2,}}")
LEAST_BULLETS, MOST_BULLETS = 2, 5
# The words of other stories' headlines are not the article's: at most this share. Lists of terms and what they mean have more.
OTHER_STORY = 0.2


def find_glued_headlines(context: CleaningContext) -> Iterator[Proposal]:
    """Lines of three and more headlines with nothing or with a wide gap between them; they end like a sentence only by
    their last headline.
    """
    for line in context.undecided():
        pieces = split_glued(line.block.text)
        if pieces:
            # Items of an article's list are glued, too, but do not ask: inside the body only where one of them does.
            confidence = 0.96 if any(asks(piece) for piece in pieces) else 0.7
            yield Proposal(
                line.index,
                Reason.RELATED_LINKS,
                Origin("teaser", "glued"),
                confidence,
                quote(" ¦ ".join(pieces)),
                precise=True,
            )


def split_glued(text: str) -> list[str]:
    """The headlines that are glued into a line; nothing if it is no such line."""
    stripped = text.strip()
    if (
        len(stripped) < LEAST_PIECES * PIECE_CHARS
        or ". " in stripped
        or (stripped.endswith(_NO_ENDS) and not asks(stripped))
    ):
        return []  # too short, or one piece would be no headline
    own = _ASCII_SEAM if text.isascii() else _SEAM
    for seam in (_WIDE, own) if _GAP.search(text) else (own,):
        pieces = [piece.strip() for piece in seam.split(text)]
        if len(pieces) < LEAST_PIECES or sum(map(len, pieces)) < PIECE_CHARS * len(pieces):
            continue
        if all(_is_headline(piece) for piece in pieces):
            return pieces
    return []


def _is_headline(piece: str) -> bool:
    return piece.count(" ") + 1 >= PIECE_WORDS and (asks(piece) or not piece.endswith(_NO_ENDS)) and ". " not in piece


def find_boxes(context: CleaningContext) -> Iterator[Proposal]:
    """Headlines between a heading of related stories and the paragraph with which the article goes on."""
    for line in context.lines:
        if not opens_box(context, line) or context.zone(line.index) is not Zone.INSIDE:
            continue
        box: list[Line] = []
        for below in context.lines[line.index + 1 : line.index + 2 + BOX_LINES]:
            if below.is_long_sentence:
                for item in box if len(box) <= BOX_LINES else ():
                    evidence = f"under {quote(line.text)!r}"
                    yield Proposal(
                        item.index, Reason.RELATED_LINKS, Origin("teaser", "box"), 0.96, evidence, precise=True
                    )
                break
            if context.decided[below.index] is None:
                if (below.sentence and below.ended) or below.length > HEADLINE_CHARS:
                    break
                box.append(below)


def opens_box(context: CleaningContext, line: Line) -> bool:
    """Whether a line was taken as a heading of other stories and not as one of them."""
    verdict = context.decided[line.index]
    if verdict is None or verdict.reason is not Reason.RELATED_LINKS or line.is_long_sentence:
        return False
    return verdict.origin.family == "function" or (line.phrase is not None and line.phrase.opens_tail)


def find_bullets(context: CleaningContext) -> Iterator[Proposal]:
    """Runs of bullets between or behind paragraphs that are headlines with a kicker ("- Trains: who pays") of other stories."""
    run: list[Line] = []
    for line in (*context.lines, None):
        if line is not None and context.decided[line.index] is None and _is_kicked(line):
            run.append(line)
            continue
        if LEAST_BULLETS <= len(run) <= MOST_BULLETS and _stands_alone(context, run):
            for item in run:
                yield Proposal(item.index, Reason.RELATED_LINKS, Origin("teaser", "bullets"), 0.9, quote(item.text))
        run = []


def _is_kicked(line: Line) -> bool:
    return not line.ended and _BULLET.match(line.block.text) is not None and _KICKER.match(line.text) is not None


def _stands_alone(context: CleaningContext, run: Sequence[Line]) -> bool:
    """Whether a paragraph, and not a line that introduces a list, stands above the run."""
    above = context.lines[run[0].index - 1] if run[0].index else None
    if above is None or not above.is_long_sentence or above.text.endswith((":", "：")):
        return False
    words = vocabulary(item.text for item in run)
    body = vocabulary(line.text for line in context.undecided() if line.sentence)
    return len(words & body) <= OTHER_STORY * len(words)
