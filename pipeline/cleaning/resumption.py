"""Articles that go on behind a long box of links: the body window then ends too early."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cleaning.line import Line
from pipeline.cleaning.story_words import vocabulary
from pipeline.cleaning.window import WITHIN, Window
from pipeline.model.block import Verdict
from pipeline.model.reasons import Reason

# A run of sentences behind a box of so many lines at most goes on with the article if it is as long as this and shares as many
# of its words with the body. On labelled dumps of 150 news domains 10 of 10 that do are the article's (of 3 articles), on
# blogs 5 of 10, the others comments without a heading. Weak evidence; 499 dumps of other domains come out the same without it.
BOX_LINES, RUN_CHARS, RUN_SENTENCES, SHARED = 25, 300, 2, 0.33
LEAST_BOX = 4  # fewer lines are a sub-heading or a caption
_COMMENT = "comments"


def resumed(
    window: Window,
    lines: Sequence[Line],
    decided: Sequence[Verdict | None],
    openers: frozenset[int],
    site: frozenset[int],
) -> Window:
    """The window with what goes on behind boxes of links; arguments as for `find_window`. Linear in the lines."""
    if window.is_empty:
        return window
    words: frozenset[str] = frozenset()
    last, boxes = window.last, list(window.boxes)
    for run in _runs(lines[last + 1 :], decided, openers, site):
        if run[0].index - last > BOX_LINES:
            break
        if len(run) < RUN_SENTENCES or sum(line.length for line in run) < RUN_CHARS:
            continue
        words = words or vocabulary(
            line.text
            for line in lines[window.first : window.last + 1]
            if line.is_long_sentence and decided[line.index] is None
        )
        own = vocabulary(line.text for line in run)
        if len(own & words) < SHARED * len(own):
            break
        if run[0].index - last > LEAST_BOX:
            boxes.append((last + 1, run[0].index - 1))
        last = run[-1].index
    return Window(window.first, last, tuple(boxes))


def _runs(
    lines: Sequence[Line], decided: Sequence[Verdict | None], openers: frozenset[int], site: frozenset[int]
) -> Iterator[list[Line]]:
    """Runs of open sentences, up to where comments begin; what stands between paragraphs ends none."""
    run: list[Line] = []
    for line in lines:
        verdict = decided[line.index]
        if _begins_comments(line, verdict, openers):
            break
        if verdict is None and line.sentence and line.index not in site:
            run.append(line)
        elif run and (verdict is None or verdict.reason not in WITHIN):
            yield run
            run = []
    if run:
        yield run


def _begins_comments(line: Line, verdict: Verdict | None, openers: frozenset[int]) -> bool:
    if verdict is not None and (verdict.reason is Reason.COMMENTS or verdict.origin.family == _COMMENT):
        return True
    return line.index in openers and line.phrase is not None and line.phrase.reason is Reason.COMMENTS
