"""Lines that are boilerplate by their shape: separators, glued labels, menus in one line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar.letters import CAPITALS, SMALL
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise

CODE, KEYWORDS = Origin("shape", "code"), Origin("shape", "keywords")

# A small letter directly followed by a capital: two labels whose markup is gone. "McDonald", "iPhone" have one joint.
_JOINT = re.compile(f"[{SMALL}][{CAPITALS}]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")  # letters of both cases stand there for other reasons
_SEAM = re.compile(f"(?<=[{SMALL}])(?=[{CAPITALS}])")
GLUED_JOINTS = 2
GLUED_MAX_CHARS = 200.0
# Of glued lines behind the first sentence with more words to a label most are the article's own lists.
TAG_WORDS = 2
_MENU, _BAR = re.compile(r"\s[|•·›»/>]\s"), re.compile("[|•·›»/>]")
_QUOTED = re.compile(r"«\s[^«»]+\s»")  # French sets spaces between its marks and what they quote
_VALUE = re.compile(r"[^\W\d_][^:：]*[:：]\s*\S")
KNOWN_MENU = 0.97  # every label is a listed phrase: as sure as the phrases
# On labelled news dumps all of 147 lines with so many words are boilerplate, of those with seven words half; sub-headings in
# capitals have up to seven.
CAPITALS_CHARS, CAPITALS_WORDS = 45.0, 8
# "{"unit":"top","size":[300,250]}": what a script was told. "boats,weather,fishing boats": keywords, as no sentence parts its
# words.
_CODE = re.compile(r"""[\[{].*["']?[\w-]+["']?\s?:\s?(?:["'\[{\d]|true|false|null).*[\]}][,;]?$""")
# "(function(){window.q=window.q||[];q.push('mid-2')})();", "googletag.cmd.push(function() { … });": calls of a script.
_CALL = re.compile(r"[\w$]\.[\w$.]+\s?(?:\(|=)|function\s?\w*\(|=>|\b(?:var|let|const)\s[\w$]+\s?=")
_CALL_SIGN, CALL_SHARE = re.compile(r"""[{}\[\]()"';=|&.]"""), 0.15
_CODE_SIGN = re.compile(r"""[{}\[\]"':,;=]""")
FOREIGN = 0.1  # of the words in settings the article has, at most
CODE_SHARE = 0.12  # of a line's characters are signs of code
_KEYWORDS = re.compile(r"[^\W\d_][^,.!?;:|\d]{1,39}(?:,[^\W\d_][^,.!?;:|]{1,39}){2,}")
# Two pictographs and more, each with its variants, and a count: "\U0001f44d 412 \U0001f525 88".
_REACTIONS = re.compile(
    r"(?:[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*\s?\d[\d.,]*[KkMmКк]?\s*){2,}"
)
MENU_BARS = 3  # three separators between short labels: a menu, a breadcrumb or a share bar


def find_capitals(context: CleaningContext) -> Iterator[Proposal]:
    """Long lines all in capitals that end like no sentence: links to other stories, between paragraphs or below them.

    Sub-headings in capitals are shorter. Where a document's own prose is in capitals, nothing is taken.
    """
    shouted = [line for line in context.undecided() if _is_shouted(line)]
    if not shouted or any(line.sentence and _is_shouted(line) for line in context.lines):
        return
    for line in shouted:
        if not line.sentence and not line.ended:
            yield Proposal(line.index, Reason.RELATED_LINKS, Origin("shape", "capitals"), 0.9, quote(line.text))


def _is_shouted(line: Line) -> bool:
    if line.length < CAPITALS_CHARS or line.words < CAPITALS_WORDS or line.length > GLUED_MAX_CHARS:
        return False
    return line.text.upper() == line.text and sum(c.isupper() for c in line.text) > line.length / 2


def find_separators(context: CleaningContext) -> Iterator[Proposal]:
    """Lines without a single letter or digit: rules, bullets, arrows."""
    for line in context.undecided():
        if (
            not line.block.text[0].isalnum()
            and not any(c.isalnum() for c in line.block.text[:200])
            and not any(c.isalnum() for c in line.block.text)
        ):
            yield Proposal(line.index, Reason.NAVIGATION, Origin("shape", "separator"), 0.9, quote(line.block.text))


def find_reactions(context: CleaningContext) -> Iterator[Proposal]:
    """Pictographs with a count behind each, and nothing else: how readers of a channel have reacted."""
    for line in context.undecided():
        if line.text[-1:].isdigit() and not line.text[0].isalnum() and _REACTIONS.fullmatch(line.text):
            yield Proposal(line.index, Reason.SHARE, Origin("shape", "reactions"), 0.97, quote(line.text), precise=True)


def find_glued_labels(context: CleaningContext) -> Iterator[Proposal]:
    """Labels run together without spaces ("WorldPoliticsEurope"), whose markup is gone: a menu before the first
    sentence, a list of tags behind it.
    """
    first = next((line.index for line in context.lines if line.sentence), len(context.lines))
    for line in context.undecided():
        if line.sentence or line.ended or line.length > GLUED_MAX_CHARS or _ADDRESS.fullmatch(line.text):
            continue
        joints = len(_JOINT.findall(line.text))
        if joints >= GLUED_JOINTS and (line.index < first or _are_tags(line, joints)):
            confidence = 0.86 if joints > GLUED_JOINTS else 0.7
            reason = Reason.NAVIGATION if line.index < first else Reason.TAGS
            yield Proposal(line.index, reason, Origin("shape", "glued_labels"), confidence, quote(line.text))


def find_code(context: CleaningContext) -> Iterator[Proposal]:
    """Lines of a script's settings, and keywords with commas and no spaces between them."""
    for line in context.undecided():
        text = line.block.text
        if text[0] in "{[" and text.rstrip(",;")[-1:] in "}]" and _CODE.match(text):
            if len(_CODE_SIGN.findall(text)) >= CODE_SHARE * len(text) and _is_foreign(line, context):
                yield Proposal(line.index, Reason.OUTSIDE_BODY, CODE, 0.97, quote(text), precise=True)
        elif text[-1] in ";)}" and "(" in text and _CALL.search(text):
            if len(_CALL_SIGN.findall(text)) >= CALL_SHARE * len(text) and _is_foreign(line, context):
                yield Proposal(line.index, Reason.OUTSIDE_BODY, CODE, 0.97, quote(text), precise=True)
        elif "," in text and ", " not in text and not line.ended and _KEYWORDS.fullmatch(text):
            yield Proposal(line.index, Reason.TAGS, KEYWORDS, 0.9, quote(text), precise=True)


def _is_foreign(line: Line, context: CleaningContext) -> bool:
    """Whether the article does not speak of what a line of code names, as one about programs does."""
    words = vocabulary((line.text,))
    article = vocabulary(one.text for one in context.undecided() if one.is_long_sentence and one is not line)
    return len(words & article) <= FOREIGN * len(words)


def _are_tags(line: Line, joints: int) -> bool:
    """Whether labels that are run together are as short as tags, or begin alike ("Share on …")."""
    if line.words <= TAG_WORDS * (joints + 1):
        return True
    openings = Counter(tuple(piece.split()[:2]) for piece in _SEAM.split(line.text) if piece.strip())
    return openings.most_common(1)[0][1] > joints / 2


def find_menus(context: CleaningContext) -> Iterator[Proposal]:
    """Several short labels in one line with bars between them; the reason is that of most of the known ones."""
    for line in context.undecided():
        if line.ended or line.length > 400 or not _BAR.search(line.text):
            continue
        parts = _MENU.split(_QUOTED.sub("…", line.text) if "«" in line.text else line.text)
        if len(parts) < 2 or sum(len(part) for part in parts) >= 25 * len(parts):
            continue
        if 2 * sum(_VALUE.match(part) is not None for part in parts) > len(parts):
            continue  # "Engine: 2 l | Weight: 1,200 kg"
        reasons = [phrase.reason for part in parts if (phrase := context.ruleset.book.find(normalise(part)))]
        if len(reasons) == len(parts):
            confidence = KNOWN_MENU
        elif len(parts) > MENU_BARS:
            confidence = 0.86
        else:
            continue
        reason = Counter(reasons).most_common(1)[0][0] if reasons else Reason.NAVIGATION
        yield Proposal(line.index, reason, Origin("shape", "menu"), confidence, quote(line.text))
