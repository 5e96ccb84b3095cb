"""What a writer is called, by which an author's box or biography is told."""

from __future__ import annotations

from functools import lru_cache

from pipeline.cleaning.functions import FunctionReader, function_reader
from pipeline.grammar.vocabulary import vocabulary
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset
from pipeline.packs.functions import entries
from pipeline.packs.normal import normalise_all

STEM, ENDING = 5, 2


def writers(ruleset: Ruleset) -> tuple[str, ...]:
    """How words begin for who writes a text, in all languages of a rule set."""
    return _writers(function_reader(ruleset))


@lru_cache(maxsize=8)  # one for each rule set that is alive
def _writers(reader: FunctionReader) -> tuple[str, ...]:
    """How words begin for who writes a text, in all languages of the reader's rules."""
    words = vocabulary(reader.ruleset.languages)
    known = set(words.words("roles") | words.words("byline_labels"))
    for pack in reader.ruleset.functions:
        known.update(entry.strip("!+~?*") for entry in entries(pack.topics.get(Reason.AUTHOR_BIO, "")))
    single = [word for word in normalise_all(sorted(known)) if word and " " not in word]
    caseless = [word for word in single if len(word) > 1 and word == word.upper()]
    return (*caseless, *{word[: max(STEM, len(word) - ENDING)] for word in single if len(word) >= STEM})
