"""Lines that are boilerplate by their wording: phrases, leads to other stories, lists of names, slogans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.own_line_ups import is_line_up
from pipeline.cleaning.quotations import is_quotation, opens_quotation
from pipeline.cleaning.rules.base import Proposal, is_subheading, quote
from pipeline.grammar.prose import FULL_STOPS, asks
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.phrases import Phrase

# What reserves rights is nobody's story, whomever it speaks to.
_FORMULAS = frozenset({Reason.COPYRIGHT, Reason.SYNDICATION_NOTE})
# A phrase that takes longer lines by a part of them may meet an article's sentence.
LABEL_CHARS = 120
_QUOTES = ('"', "“", "”", "„", "«", "»", "‘", "「", "『")
_DASHES = ("- ", "– ", "— ")
_LABEL = re.compile(r"[^\W\d_]+\s*(?::|\||\s[-–—]\s)")
_WORD = re.compile(r"[^\W\d_]+")
# A request at the beginning of a sentence: "… is a reporter. Follow her on Twitter."
_ASKS = re.compile(
    r"(?:^|[.!?…:|]\W{1,3})(?:Follow|E-?mail|Reach|Contact|Send|Sign up|Subscribe|Join|Get|Download|Like|Find|Read|Click)\b"
)
_FULL_STOPS = (*FULL_STOPS, '."', ".”", ".“", ".»", ".«")


def match_phrases(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that are a phrase of a language pack, whatever the document's language: pages mix them."""
    for line in context.undecided():
        phrase = line.phrase
        if (
            phrase is None
            or _is_quoted(line, phrase)
            or (phrase.match == "line" and is_subheading(line, phrase.reason, context))
        ):
            continue
        if _tells(line, phrase, context) or _answers(line, phrase, context):
            continue
        in_prose = _reaches_prose(phrase) and _is_among_sentences(line, context)
        if not in_prose or _speaks_to_readers(line, phrase, context):
            yield Proposal(line.index, phrase.reason, phrase.origin, phrase.confidence, quote(line.text), precise=True)


def match_leads(context: CleaningContext) -> Iterator[Proposal]:
    """Links to other stories set between paragraphs: "READ: …", "Lesen Sie auch: …"."""
    book = context.ruleset.book
    for line in context.undecided():
        if line.index in context.own and is_line_up(line.text):
            continue  # "TV: Seitz (4), …": a side whose name is a lead in some language
        if line.normal and (phrase := book.find_lead(line.normal)) and not _is_statement(line):
            yield Proposal(line.index, phrase.reason, phrase.origin, phrase.confidence, quote(line.text), precise=True)


def match_tokens(context: CleaningContext) -> Iterator[Proposal]:
    """Lines made up of nothing but listed names: languages, share buttons, menu items."""
    book = context.ruleset.book
    for line in context.undecided():
        if line.sentence or not line.normal:
            continue
        if phrase := book.find_tokens(line.normal) or book.find_labels(line.normal):
            yield Proposal(line.index, phrase.reason, phrase.origin, phrase.confidence, quote(line.text))


def match_slogans(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that are an outlet's slogan, from its profile."""
    slogans = context.ruleset.slogans
    for line in context.undecided():
        outlet = slogans.get(line.normal)
        if outlet is not None:
            evidence = f"{quote(line.text)} | {outlet.names[0]}"
            yield Proposal(
                line.index, Reason.SITE_BOILERPLATE, Origin("outlet", "slogan"), 0.98, evidence, precise=True
            )


def _tells(line: Line, phrase: Phrase, context: CleaningContext) -> bool:
    """Whether a sentence that holds a phrase goes on as a story: "We use cookies to reward children, the baker said."."""
    if not line.sentence or phrase.match in ("line", "tokens") or phrase.reason in _FORMULAS or phrase.opens_tail:
        return False
    return function_reader(context.ruleset).tells(line.normal)


def _answers(line: Line, phrase: Phrase, context: CleaningContext) -> bool:
    """Whether a button's word is somebody's answer: it ends as a sentence does, below a question or, behind a dash, below a
    paragraph. Choices of a form do not.
    """
    if phrase.match != "line" or not line.index or not line.text.endswith(_FULL_STOPS):
        return False
    above = context.lines[line.index - 1]
    return asks(above.text.rstrip('”"»')) or (line.block.text.startswith(_DASHES) and above.is_long_sentence)


def _is_statement(line: Line) -> bool:
    """Whether a single word and a full statement stand in the line: "Background: The dispute goes back to 1931, when …".

    Headlines of other stories end without a full stop.
    """
    label = _LABEL.match(line.text)
    return label is not None and line.is_long_sentence and line.text.endswith(_FULL_STOPS)


def _reaches_prose(phrase: Phrase) -> bool:
    """Whether a phrase takes lines of which it is a part, and these as long as paragraphs."""
    return phrase.match == "within" or (phrase.match in ("prefix", "suffix") and phrase.max_chars > LABEL_CHARS)


def _is_among_sentences(line: Line, context: CleaningContext) -> bool:
    """Whether a sentence stands between two others, as those of an article do, of which one at least is no phrase."""
    if not line.sentence or not 0 < line.index < len(context.lines) - 1:
        return False
    above, below = context.lines[line.index - 1], context.lines[line.index + 1]
    return above.sentence and below.sentence and not (above.phrase and below.phrase)


def _speaks_to_readers(line: Line, phrase: Phrase, context: CleaningContext) -> bool:
    """Whether a sentence that holds a phrase is the site's own word: it says "you" or "our" or asks, and nobody is quoted.

    Articles tell of privacy policies, community guidelines and newsletters, too.
    """
    if phrase.reason in _FORMULAS:
        return True
    if any(mark in line.text for mark in _QUOTES):
        return False
    words = frozenset(_WORD.findall(line.text.lower()))
    ruleset = context.ruleset
    speaks = not words.isdisjoint(ruleset.reader_words) or _ASKS.search(line.text) is not None
    return speaks and words.isdisjoint(ruleset.says_words)


def _is_quoted(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase stands in quotation marks, as its line does, or begins with them as part of one: somebody says it.

    "No." and "Cancel" answer in interviews, too; no button is printed in quotation marks.
    """
    within = phrase.match in ("prefix", "suffix", "within")
    return opens_quotation(line.text) if within else is_quotation(line.text)
