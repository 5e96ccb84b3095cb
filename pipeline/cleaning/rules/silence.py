"""Whether a page's article speaks to nobody, so that a sentence of it that does is the site's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import FunctionReader, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.quotations import quotes
from pipeline.cleaning.rules.subjects import language_of, normal_of
from pipeline.cleaning.site_words import read_site_word

# Guides and shops speak to their readers in a sixth of the paragraphs and more, and here and there. With these limits the rules
# that judge silent articles alone take, of what the segmenter had chosen on 500 labelled pages, three lines of sites and two that
# the labels call the article's: an affiliate notice and a form's name.
SPEAKING_SHARE, MOST_SITE, SITE_SHARE = 0.05, 6, 0.5
LEAST_PROSE, MOST_RUNS = 3, 2
TOLD = 0.17  # … and news tell what happened in a sixth, or one of a few, or quote somebody: not every language's verbs are known

_TOGETHER = 8  # paragraphs that are looked up at once: guides are told by the first ones


def is_silent(context: CleaningContext) -> bool:
    """Whether hardly a chosen paragraph speaks to somebody, but for a few that name what a site offers."""
    prose = [line for line in context.undecided() if line.is_long_sentence]
    spoken = language_of(context)
    if not spoken or len(prose) < LEAST_PROSE:
        return False
    reader = function_reader(context.ruleset)
    speaking = _speaking(prose, spoken, reader)
    if speaking is None:
        return False
    own = [line for line in speaking if not _is_of_site(line, spoken, reader)]
    if len(own) > max(1.0, SPEAKING_SHARE * len(prose)):
        return False
    telling = (line for line in prose if reader.tells(normal_of(line), spoken) or quotes(line.text))
    least = max(1, int(TOLD * len(prose)))
    return sum(1 for _ in islice(telling, least)) == least  # the others need not be read


def _speaking(prose: Sequence[Line], spoken: str, reader: FunctionReader) -> list[Line] | None:
    """The paragraphs that speak to somebody; None as soon as they are too many, or stand in too many places: a site has a box
    or two, a guide speaks here and there.
    """
    most = min(MOST_SITE, SITE_SHARE * len(prose))
    found: list[Line] = []
    runs, is_within = 0, False
    for start in range(0, len(prose), _TOGETHER):
        some = prose[start : start + _TOGETHER]
        reader.prepare(map(normal_of, some))
        for line in some:
            speaks = bool(reader.marks(line.text[:READ_LIMIT], normal_of(line), spoken))
            if speaks:
                found.append(line)
                runs += not is_within
            if len(found) > most or runs > MOST_RUNS:
                return None
            is_within = speaks
    return found


def _is_of_site(line: Line, spoken: str, reader: FunctionReader) -> bool:
    word = read_site_word(line.text, spoken, reader) if line.normal else None
    return word is not None and word.is_sure
