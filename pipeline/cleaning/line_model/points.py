"""Points in which an article is summed up above its first paragraph: no sentences, and no labels of the site."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar.prose import is_unspaced
from pipeline.model.reasons import Reason
from pipeline.packs.functions import UNSPACED

# Points in which Korean, French and English papers sum an article up above its first paragraph: so many lines, of which each
# shares some of its words with the article, and all together this much. On labelled news dumps all are the article's.
LEAST_POINTS, MOST_POINTS, POINT_CHARS = 2, 6, (8.0, 160.0)
POINT_SHARE, POINTS_SHARE = 0.2, 0.4
MARKED_SHARE = 0.3  # where the same bullet stands before each
# Three and more need not say so much again where nothing but the headline, who wrote it, when, and buttons stand above them,
# and half of them do. On labelled dumps of news only labels of buttons stand there besides.
HEADED_SHARE = 0.25
POINT_LABEL_CHARS = 30.0  # "In short:", "What's next?"
STEM, ENDING = 4, 2
_HEAD = frozenset(
    {Reason.BYLINE_LINE, Reason.DATE_LINE, Reason.SOURCE_LINE, Reason.SHARE, Reason.COMMENTS, Reason.PAYWALL}
)
BUTTON_CHARS = 14.0  # "Aa", "WA TG FB X"
HEAD_LINES, MOST_UNKNOWN = 14, 2  # looked at up to the headline; lines among them that no rule knows


def summary_lines(context: CleaningContext) -> frozenset[int]:
    """The lines directly above the first paragraph that sum the article up, point by point: nothing but what it says."""
    window = context.window
    if window is None or window.is_empty:
        return frozenset()
    run: list[Line] = []
    for line in reversed(context.lines[: window.first]):
        if context.decided[line.index] is not None or not (_is_point(line) or (run and _is_point_label(line))):
            break
        if run and _mark(line) != _mark(run[-1]):
            break  # a label above points that bullets mark
        run.append(line)
    points = [line for line in run if not _is_point_label(line)]
    if not LEAST_POINTS <= len(points) <= MOST_POINTS or run[-1].index == 0:
        return frozenset()
    headed = _is_below_head(context, run[-1].index)
    if context.decided[run[-1].index - 1] is None and not (headed or _mark(run[-1])):
        return frozenset()
    if _says_again(context, points, headed):
        return frozenset(line.index for line in run)
    return frozenset()


def _says_again(context: CleaningContext, points: Sequence[Line], headed: bool) -> bool:
    """Whether points say what the body says; `headed`: they stand where nothing but the article's head is above them."""
    marked = bool(_mark(points[0]))
    body = "".join(f" {word}" for word in body_words(context))
    shares = sorted(_point_share(line.text, body) for line in points)
    if headed and len(shares) > LEAST_POINTS:
        alike = sum(share >= POINT_SHARE for share in shares)
        return 2 * alike >= len(shares) and sum(shares) >= HEADED_SHARE * len(shares)
    if len(shares) > LEAST_POINTS and shares[0] < POINT_SHARE:
        shares = shares[1:]  # one of several points may say it in other words
    return shares[0] >= POINT_SHARE and sum(shares) >= (MARKED_SHARE if marked else POINTS_SHARE) * len(shares)


def _is_below_head(context: CleaningContext, index: int) -> bool:
    """Whether between the headline and a line nothing stands but who wrote it, when, and buttons."""
    unknown = 0
    for back, above in enumerate(reversed(context.decided[max(0, index - HEAD_LINES) : index])):
        if above is None:
            unknown += context.lines[index - 1 - back].length > BUTTON_CHARS  # "Topic: Rivers"
            if unknown > MOST_UNKNOWN or (back == 0 and unknown):
                return False
            continue
        if above.captured_as == "title":
            return True
        if above.reason not in _HEAD or above.is_guess:
            return False
    return False


def _is_point_label(line: Line) -> bool:
    """Whether a line heads points or parts them."""
    return line.length <= POINT_LABEL_CHARS and line.text[-1] in ":?：？"


def _mark(line: Line) -> str:
    """The bullet that stands before a line, if one does."""
    return line.block.text[0] if line.block.text != line.text else ""


def body_words(context: CleaningContext) -> frozenset[str]:
    """The words of the sentences within the body window."""
    window = context.window
    if window is None or window.is_empty:
        return frozenset()
    return vocabulary(line.text for line in context.lines[window.first : window.last + 1] if line.sentence)


def _share(words: frozenset[str], body: str) -> float:
    """The share of words of which the body has one that begins alike: many languages put endings to theirs."""
    return sum(f" {word[: max(STEM, len(word) - ENDING)]}" in body for word in words) / max(1, len(words))


def _point_share(text: str, body: str) -> float:
    """The same for a text, or what is covered of one without spaces."""
    words = vocabulary((text,))
    if not any(map(UNSPACED.match, words)):
        return _share(words, body)
    return covered(text, {word for word in words if f" {word}" in body})


def covered(text: str, told: Collection[str]) -> float:
    """The share of a text's signs that pairs of ideographs and kana cover; half of all pairs in it join two words."""
    found: set[int] = set()
    for word in filter(UNSPACED.match, told):
        at = text.find(word)
        while at >= 0:
            found.update(range(at, at + len(word)))
            at = text.find(word, at + 1)
    return len(found) / max(1, sum(map(str.isalnum, text)))


def _is_point(line: Line) -> bool:
    """Whether a line is short, but more than a label: where there are capitals, not all of its words have them."""
    low, high = POINT_CHARS
    if not low <= line.length <= high or line.is_long_sentence:
        return False
    if line.text == line.text.lower():  # a script without capitals
        return line.words > 1 or is_unspaced(line.text)
    return line.words > 2 and any(word.islower() and len(word) > 3 for word in line.text.split())
