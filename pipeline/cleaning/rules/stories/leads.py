"""Links to other stories between paragraphs whose lead no phrase lists: a label of related stories, and then a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import Reading, function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import FAIR, SURE
from pipeline.cleaning.rules.base import Proposal
from pipeline.cleaning.rules.subjects import language_of, look_up_all
from pipeline.grammar.prose import FULL_STOPS, is_unspaced
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise

# "Read also: …", "[Related] …", ">> More on this: …": a label of a few words in brackets or before a colon or an arrow.
_LEAD = re.compile(
    r"[^\w\s]{0,3}\s*(?P<label>[^\s:：|►▶›»>→\])】][^:：|►▶›»>→\])】]{2,38}?)\s*[:：|►▶›»>→\])】]+\s*(?P<rest>\S.*)"
)
# "관련기사 …": scripts without capitals set a lead apart by a space alone.
_CASELESS_LEAD = re.compile(r"(?P<label>[^\W\d_A-Za-z]{3,6})\s(?P<rest>\S.*)")
_HANGUL_OR_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
LEAD_CHARS, LABEL_WORDS = 260.0, 6
HEADLINE_WORDS, HEADLINE_CHARS = 2, 8  # of what follows; in scripts without spaces so many characters
_BRACKETS = ("[", "(", "【", "［")
_STOPS = (*FULL_STOPS, '."', ".”", ".“", ".»", ".«")
CONFIDENCE = 0.95


def match_function_leads(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that open with a label of related stories, all of whose words are known as such, and go on as a headline."""
    opened = [
        (line, label := match["label"].strip(), normalise(label))
        for line in context.undecided()
        if (match := _opened(line)) is not None
    ]
    if not opened:
        return
    look_up_all(context, (normal for _, _, normal in opened))
    reader, spoken = function_reader(context.ruleset), language_of(context)
    for line, label, normal in opened:
        reading = reader.read(label, normal, False, spoken)
        bracketed = line.block.text.startswith(_BRACKETS) or _CASELESS_LEAD.fullmatch(line.text) is not None
        if reading is not None and _names_stories(reading, bracketed or " " in label):
            rule = Origin("function", reading.language, "lead")
            evidence = " | ".join(reading.words)
            yield Proposal(line.index, Reason.RELATED_LINKS, rule, CONFIDENCE, evidence, precise=True)


def _opened(line: Line) -> re.Match[str] | None:
    """The label and the headline of a line that has the shape of a link; a paragraph that ends with a stop is none."""
    if not line.normal or line.length > LEAD_CHARS or (line.is_long_sentence and line.text.endswith(_STOPS)):
        return None
    match = _LEAD.match(line.block.text)
    if match is None and not line.ended and _HANGUL_OR_HAN.match(line.text):
        match = _CASELESS_LEAD.match(line.text)
    if match is None or match["label"].count(" ") >= LABEL_WORDS:
        return None
    rest = match["rest"]
    wordy = len(rest) >= HEADLINE_CHARS if is_unspaced(rest) else rest.count(" ") + 1 >= HEADLINE_WORDS
    return match if wordy else None


def _names_stories(reading: Reading, plain: bool) -> bool:
    """Whether a label is one of related stories: a bare word that may head an article's list ("Posts") is no proof."""
    return reading.reason is Reason.RELATED_LINKS and (
        reading.confidence >= SURE or (reading.confidence >= FAIR and plain)
    )
