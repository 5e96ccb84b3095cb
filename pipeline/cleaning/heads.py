"""Where the body of a dump begins below a stated head: a headline with a byline or a date below it.

What a site says to its readers above the headline may be as long as the article and be read as its first paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cleaning.line import Line
from pipeline.cleaning.story_words import vocabulary
from pipeline.cleaning.window import Window
from pipeline.model.block import Verdict

_STATED = frozenset({"byline", "date_published"})
HEAD_LINES = 3  # from the headline to the line that states who wrote it or when, and from there to the first paragraph
HEADLINE_CHARS, HEADLINE_WORDS = (16.0, 200.0), 3
LEAST_BELOW, MOST_ABOVE = 2, 0.75  # paragraphs below the head; characters above it, of those below
OWN_TITLE, FOREIGN = 0.25, 0.2  # share of the headline's words that the text below has, and of those above, at most


def below_head(
    window: Window, lines: Sequence[Line], decided: Sequence[Verdict | None], openers: frozenset[int]
) -> Window:
    """The window without what stands above a head inside it and shares hardly a word with the text below it.

    The headline shares some, as a second story's does: so nothing above may state a headline, an author or a day, or be a tail
    heading (`openers`), and there is less of it than below. On 1,547 labelled dumps it takes seven lines above eight heads, all
    but one the site's.
    """
    stated = next((n for n, verdict in enumerate(decided) if verdict and verdict.captured_as in _STATED), None)
    if stated is None or not window.first < stated <= window.last:
        return window
    title = _headline(lines, decided, stated)
    below = [
        line for line in lines[stated + 1 : window.last + 1] if line.is_long_sentence and decided[line.index] is None
    ]
    if title is None or len(below) < LEAST_BELOW or below[0].index - stated > HEAD_LINES:
        return window
    above = [line for line in lines[window.first : title.index] if line.sentence]
    if not above or sum(line.length for line in above) > MOST_ABOVE * sum(line.length for line in below):
        return window
    if any(verdict and verdict.captured_as == "title" for verdict in decided[: title.index]):
        return window
    if not openers.isdisjoint(range(above[0].index, title.index)):
        return window
    article, words = vocabulary(line.text for line in below), vocabulary((title.text,))
    other = vocabulary(line.text for line in above)
    if len(words & article) < OWN_TITLE * len(words) or len(other & article) > FOREIGN * len(other):
        return window
    return Window(stated + 1, window.last, window.boxes)


def _headline(lines: Sequence[Line], decided: Sequence[Verdict | None], stated: int) -> Line | None:
    """The longest line that may be a headline right above a statement."""
    low, high = HEADLINE_CHARS
    near = [
        line
        for line in lines[max(0, stated - HEAD_LINES) : stated]
        if decided[line.index] is None
        and not line.ended
        and low <= line.length <= high
        and line.words >= HEADLINE_WORDS
    ]
    return max(near, key=lambda line: line.length, default=None)
