"""What a heading of the site opens behind the last paragraph though it reads like prose: other stories' questions, a biography."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.about.biography import byline_words
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.site.edges import BOXES
from pipeline.cleaning.rules.stories.teasers import opens_box
from pipeline.cleaning.story_words import vocabulary as vocabulary_of
from pipeline.cleaning.writers import STEM, writers
from pipeline.grammar.persons.given import has_given_name
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.functions import tokens_of

HEADED, PRESENTED = Origin("tail", "headed"), Origin("author", "headed")
# On labelled dumps of news and blogs 244 of 244 such lines, and 11 of 11 sentences and labels of authors' boxes, are not the
# article's.
MOST_HEADED, HEADLINE_CHARS = 15, 130.0
OTHER_STORY = 0.34  # at most this share of a headline's words is the article's
HEADING_WORDS, HEADING_CHARS = 4, 40.0
LEAST_ABOVE, MOST_BELOW = 3, 3  # paragraphs above an author's box; sentences in it
_SAYS = ("function", "phrase")
_SPEAKERS = ("-", "–", "—", "“", "„", "«", '"', "「", "『")


def find_headed(context: CleaningContext) -> Iterator[Proposal]:
    """Open lines below the last paragraph under a heading of other stories, and below a heading that names the author."""
    long = context.paragraphs(context.lines)
    if len(long) < LEAST_ABOVE:
        return
    below = context.lines[long[-1].index + 1 :]
    heading = next((at for at, line in enumerate(below) if opens_box(context, line)), None)
    if heading is not None and len(below) - heading <= MOST_HEADED:
        yield from _headlines(context, below[heading], below[heading + 1 :], long)
    yield from _biography(context, long)


def _headlines(
    context: CleaningContext, heading: Line, lines: Sequence[Line], long: Sequence[Line]
) -> Iterator[Proposal]:
    story = vocabulary_of(line.text for line in long) - context.ruleset.function_words
    for line in lines:
        if context.decided[line.index] is not None or line.length > HEADLINE_CHARS or line.index in context.own:
            continue
        words = vocabulary_of((line.text,)) - context.ruleset.function_words
        if words and len(words & story) <= OTHER_STORY * len(words):
            evidence = f"under {quote(heading.text)!r}"
            yield Proposal(line.index, Reason.RELATED_LINKS, HEADED, 0.95, evidence, precise=True)


def _biography(context: CleaningContext, long: Sequence[Line]) -> Iterator[Proposal]:
    """The last sentences of a dump below a label that names nothing but who writes, and the label."""
    open_ = [line for line in context.undecided() if line.sentence]
    for size in range(1, min(MOST_BELOW, len(open_) - LEAST_ABOVE) + 1):
        box = open_[-size:]
        heading = context.lines[box[0].index - 1]
        if heading.sentence or heading.ended or box[-1].index - box[0].index >= size:
            continue
        if _names_author(context, heading) and _is_apart(context, box, long) and not _closes(context, heading, box):
            for line in (heading, *box):
                if context.decided[line.index] is None:
                    yield Proposal(line.index, Reason.AUTHOR_BIO, PRESENTED, 0.95, quote(line.text), precise=True)
            return


def _is_apart(context: CleaningContext, box: Sequence[Line], long: Sequence[Line]) -> bool:
    """Whether nobody speaks in the sentences, and they share little with the article."""
    if any(line.text.startswith(_SPEAKERS) for line in box):
        return False
    words = vocabulary_of(line.text for line in box) - context.ruleset.function_words
    story = vocabulary_of(line.text for line in long if line not in box)
    return len(words & story) <= OTHER_STORY * len(words)


def _closes(context: CleaningContext, heading: Line, box: Sequence[Line]) -> bool:
    """Whether a label ends the box above, the author's or another one: behind "Write to the author" the article may go on."""
    if _presents(context, box):
        return False
    above = context.lines[heading.index - 1]
    verdict = context.decided[above.index]
    return _presents(context, (above,)) or (verdict is not None and verdict.reason in BOXES)


def _presents(context: CleaningContext, lines: Sequence[Line]) -> bool:
    """Whether one of some sentences names a writer's trade, the byline's author, or somebody at its beginning."""
    words = {word for line in lines for word in tokens_of(line.normal or line.text.casefold())}
    if not words.isdisjoint(context.ruleset.trade_words) or not words.isdisjoint(byline_words(context)):
        return True
    return any(line.sentence and has_given_name(line.text.split(maxsplit=1)[0]) for line in lines)


def _names_author(context: CleaningContext, line: Line) -> bool:
    verdict = context.decided[line.index]
    if verdict is not None and (verdict.reason is not Reason.AUTHOR_BIO or verdict.origin.family not in _SAYS):
        return False
    if line.words > HEADING_WORDS or line.length > HEADING_CHARS or not line.normal:
        return False
    stems, spared = writers(context.ruleset), context.ruleset.function_words
    tokens = tokens_of(line.normal)
    written = [token for token in tokens if token.startswith(stems)]
    others = (token for token in tokens if token not in written and token not in spared)
    return bool(written) and (verdict is not None or not any(len(token) > STEM for token in others))
