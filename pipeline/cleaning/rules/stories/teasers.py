"""Other stories' headlines: glued into one line, under a heading between paragraphs, as a run of bullets with kickers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar.letters import CAPITALS, is_small
from pipeline.grammar.prose import asks, is_unspaced, telling_length
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# Where one headline ends and the next begins without a space: "…kommtKanalfest", "…noch?Strom", "…packt aus: 3Wer".
_LOWER = rf"[^\W\d_{CAPITALS}]"
_SEAM = re.compile(rf"(?<={_LOWER}{_LOWER}|[^\W\d_][?!;؟]|[{CAPITALS}]{{2}}|{_LOWER}[.])(?=[{CAPITALS}]{_LOWER})")
_ASCII_SEAM = re.compile(
    r"(?<=[a-z]{2}|[a-zA-Z][?!;]|[A-Z]{2}|[a-z][.])(?=[A-Z][a-z])"
)  # the same in ASCII text, faster
# … and where a kicker in capitals opens each of them: "KOCHEN: Suppe ohne TopfREISEN: Mit dem Rad ans Meer".
_IN_CAPITALS = re.compile(rf"[{CAPITALS}]{{3}}[{CAPITALS} ]{{0,20}}:\s")
_KICKED_SEAM = re.compile(rf"(?<={_LOWER}|[\d?!;؟.])(?={_IN_CAPITALS.pattern})")
_WIDE = re.compile(r"[ \u00a0]{3,}|\t+")
_SLASHED, _SLASH = re.compile(r"\s[/¦•·]\s"), (" / ", " ¦ ", " • ", " · ")
_GAP = re.compile(r"[ \u00a0]{3}|\t")
_NO_ENDS = (".", ",", ";", ":")
LEAST_PIECES = 3  # two seams; one may be a brand's name
PIECE_CHARS = 20.0  # headlines have as many on average, names and labels fewer
PIECE_WORDS = 3
ENDED_CHARS = 300  # longer lines that end with a stop are paragraphs
LEAST_KICKED = 2  # pieces with a kicker in capitals each
# A heading of related stories between two paragraphs opens a box of at most so many headlines.
BOX_LINES = 6
# Longer lines without a full stop are as often standfirsts and cut paragraphs: of those of labelled dumps a third is main text.
HEADLINE_CHARS = 78.0
STATED_BELOW = 3  # lines below a headline among which its byline or day stands
_BULLET = re.compile(r"\s*[-–—*•·▪►▶>»→]+\s")
# A word or three, a colon and what happened: the headlines of a list of other stories.
_KICKER = re.compile(rf"[{CAPITALS}\u0590-\u1fff][^:.!?]{{1,28}}(?::\s|\s[-–—|]\s)\S+(?:\s\S+){{2,}}")
LEAST_BULLETS, MOST_BULLETS = 2, 5
# The words of other stories' headlines are not the article's: at most this share. Lists of terms and what they mean have more.
OTHER_STORY, OTHER_KICKED = 0.2, 0.4
# Bullets between two paragraphs that nothing introduces and that look like headlines are other stories' in all of six runs on labelled
# dumps of news, whose words the story has up to two thirds; the one of an article shares all of them.
PLAIN_STORY, PLAIN_WORDS, PLAIN_CHARS = 0.3, 3, (15.0, 110.0)


def find_glued_headlines(context: CleaningContext) -> Iterator[Proposal]:
    """Lines of three and more headlines with nothing or with a wide gap between them; they end like a sentence only by
    their last headline.
    """
    for line in context.undecided():
        kicked = split_kicked(line.block.text)
        pieces = kicked or split_glued(line.block.text)
        if pieces:
            # Items of an article's list are glued, too, but do not ask: inside the body only where one of them does.
            sure = any(map(asks, pieces)) or _is_stranger(context, line, kicked=bool(kicked))
            yield Proposal(
                line.index,
                Reason.RELATED_LINKS,
                Origin("teaser", "glued"),
                0.96 if sure else 0.7,
                quote(" ¦ ".join(pieces)),
                precise=True,
            )


def _is_stranger(context: CleaningContext, line: Line, *, kicked: bool) -> bool:
    """Whether most words of headlines with kickers are not the story's, or nearly none of others' below the last paragraph."""
    prose = [one for one in context.undecided() if one.is_long_sentence and one is not line]
    if not prose or (prose[-1].index > line.index and not kicked):
        return False
    words = context.stems([line])
    return len(words & context.stems(prose)) <= (OTHER_KICKED if kicked else OTHER_STORY) * len(words)


def split_kicked(text: str) -> list[str]:
    """The headlines that are glued into a line, each with a kicker in capitals and a colon; nothing if it is no such line."""
    if ":" not in text or _IN_CAPITALS.match(text.strip()) is None or text.count(":") < LEAST_KICKED:
        return []
    pieces = [piece.strip() for piece in _KICKED_SEAM.split(text.strip())]
    if len(pieces) < LEAST_KICKED or sum(map(len, pieces)) < PIECE_CHARS * len(pieces):
        return []
    return pieces if all(_IN_CAPITALS.match(piece) and _is_headline(piece) for piece in pieces) else []


def split_glued(text: str) -> list[str]:
    """The headlines that are glued into a line, of which the last may end with a stop; nothing if it is no such line."""
    stripped = text.strip()
    if len(stripped) < LEAST_PIECES * PIECE_CHARS or ". " in stripped:
        return []  # too short, or one piece would be no headline
    ends = stripped.endswith(_NO_ENDS) and not asks(stripped)
    if ends and (stripped[-1] != "." or len(stripped) > ENDED_CHARS):
        return []
    seams = [_ASCII_SEAM if text.isascii() else _SEAM]
    if _GAP.search(text):
        seams.insert(0, _WIDE)
    if any(sign in text for sign in _SLASH):
        seams.insert(0, _SLASHED)
    for seam in seams:
        pieces = [piece.strip().removesuffix(".") for piece in seam.split(stripped[:-1] if ends else stripped)]
        if len(pieces) > LEAST_PIECES and pieces[0].count(" ") + 1 < PIECE_WORDS:
            pieces = pieces[1:]  # what they are headed by
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
    """Runs of bullets between or behind paragraphs that are headlines with a kicker ("- Trains: who pays") of other stories, and
    bullets between two paragraphs that nothing introduces and the story has nothing of.
    """
    yield from _plain_bullets(context)
    yield from _bullets_above(context)
    run: list[Line] = []
    for line in (*context.lines, None):
        if line is not None and context.decided[line.index] is None and _is_kicked(line):
            run.append(line)
            continue
        if LEAST_BULLETS <= len(run) <= MOST_BULLETS and _stands_alone(context, run):
            for item in run:
                yield Proposal(item.index, Reason.RELATED_LINKS, Origin("teaser", "bullets"), 0.9, quote(item.text))
        run = []


def _plain_bullets(context: CleaningContext) -> Iterator[Proposal]:
    """The only bullets above the last paragraph of a dump, between two, if they look like headlines and the story has nothing of
    them.
    """
    bullets = [line for line in context.undecided() if _BULLET.match(line.block.text)]
    if len(bullets) > LEAST_BULLETS:  # those behind the text go by their place
        end = next((n for n in range(len(context.lines) - 1, 0, -1) if context.lines[n].is_long_sentence), 0)
        bullets = [line for line in bullets if line.index < end]
    if not LEAST_BULLETS <= len(bullets) <= MOST_BULLETS or not all(map(_may_be_headline, bullets)):
        return  # most dumps
    first, last = bullets[0].index, bullets[-1].index
    if last - first >= len(bullets) or not first or last + 1 == len(context.lines):
        return
    above, below = context.lines[first - 1], context.lines[last + 1]
    if not (above.is_long_sentence and below.is_long_sentence) or above.text.endswith((":", "：")):
        return
    others = (line for line in context.undecided() if line.sentence)
    words = context.stems(bullets)
    if len(words & context.stems([*context.titles(), *others])) <= PLAIN_STORY * len(words):
        for item in bullets:
            yield Proposal(item.index, Reason.RELATED_LINKS, Origin("teaser", "bullets"), 0.9, quote(item.text))


def _bullets_above(context: CleaningContext) -> Iterator[Proposal]:
    """Bullets above a headline that has its byline or day right below: latest news, with or without first sentences."""
    titles = context.titles()
    if not titles:
        return
    at = titles[-1].index
    below = [verdict for verdict in context.decided[at + 1 : at + 1 + STATED_BELOW] if verdict is not None]
    if not any(verdict.captured_as in ("byline", "date_published") for verdict in below):
        return
    bullets = [line for line in context.lines[:at] if _BULLET.match(line.block.text)]
    paragraphs = sum(line.is_long_sentence and context.decided[line.index] is None for line in context.lines[at:])
    if len(bullets) < LEAST_BULLETS or paragraphs < LEAST_BULLETS:
        return
    for item in bullets:
        if context.decided[item.index] is None:
            yield Proposal(
                item.index, Reason.RELATED_LINKS, Origin("teaser", "bullets"), 0.9, quote(item.text), precise=True
            )


def _may_be_headline(line: Line) -> bool:
    low, high = PLAIN_CHARS
    text = line.text
    wordy = line.words >= PLAIN_WORDS or is_unspaced(text)
    return (
        wordy and low <= telling_length(text) <= high and not line.ended and not is_small(text[0]) and ";" not in text
    )


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
