"""What looks like cards of other stories and is an article's: people asked in the street, readers' letters, entries of a day.

Headlines of other stories are no names with years and no times of day, and their abstracts tell; they do not say "I".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.grammar.persons.years import states_years

LEAST_ASKED, SPOKEN_SHARE = 2, 0.5
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[^\W\d_.]{1,4}\.?){0,3}")  # "3.05pm GMT", "14:05 Uhr"


def are_spoken(context: CleaningContext, labels: Sequence[Line], texts: Sequence[Line], spoken: str) -> bool:
    """Whether cards of `labels` and `texts` are the article's; `spoken` is the document's language, empty if not known."""
    if sum(states_years(line.text) for line in labels) >= LEAST_ASKED:
        return True
    if sum(_CLOCK.fullmatch(line.text) is not None for line in labels) >= LEAST_ASKED:
        return True
    return bool(texts) and _says(context, texts, spoken) >= max(LEAST_ASKED, SPOKEN_SHARE * len(texts))


def _says(context: CleaningContext, texts: Sequence[Line], spoken: str) -> int:
    """How many texts say "I" or "my", and not "we" as a house does of itself or "you" as one does to its readers."""
    if not spoken or spoken not in context.ruleset.lexicon.languages:
        return 0
    lexicon, reader = context.ruleset.lexicon, function_reader(context.ruleset)
    person, said = lexicon.person(spoken), 0
    for line in texts:
        tokens = reader.tokens(line.normal) if line.normal else ()
        marks = person.marks(tokens, lexicon.languages[spoken].sense, line.text) if tokens else ()
        said += (
            bool(marks) and not any(map(person.is_house, marks)) and not reader.voice(line.text, line.normal, spoken)
        )
    return said
