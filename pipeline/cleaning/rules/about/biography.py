"""The author's biography behind the article: it names the author of the byline, or somebody of whom the article does not
speak, and what he or she is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.quotations import OPENERS
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import language_of
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import PARTICLES
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# A biography opens with the author's first and last name …
NAME_WORDS, OPENING_WORDS = 2, 4
MORE_CHARS, LINK_WORDS = 200.0, 8  # a second sentence about the author, and a link to all of his or her texts
# … in a sentence of some length, with at most so many long sentences of the body below it.
LEAST_WORDS, MOST_BELOW = 6, 2
# On labelled dumps of news and blogs all but a few such lines are boilerplate, from 33 of 35 pages.
CONFIDENCE = 0.96
_WORD = re.compile(r"[^\W\d_]{2,}")
# "Ines Vallborg covers courts as a reporter for …": a name, a verb that presents, and a trade of journalists soon behind. On
# labelled dumps of news and blogs 15 of 17 such lines, whose names stand in no other sentence, are no part of the article
# (the other two are biographies, too).
NAME_MOST, ROLE_WITHIN = 4, 12
_HANGUL = re.compile("[\uac00-\ud7a3]")
_DASHES = frozenset("–—-")
_ARTICLE = re.compile(r"(?:[OA]|E[ln]|L[ae]|Na|D(?:er|ie)|[ΟΗ])\s(?=[^\W\d_])")
BELOW_NAME, LEAST_ABOVE = Origin("author", "below_name"), 3
ON_TEXT = Origin("author", "on_text")


def find_biographies(context: CleaningContext) -> Iterator[Proposal]:
    """Sentences at the end that open with the byline's author and name a role ("is a columnist")."""
    author = byline_words(context)
    yield from _below_name(context, author)
    yield from _above_name(context, author)
    yield from _above_link(context, author)
    below = 0
    for line in reversed(list(context.undecided())):
        if below > MOST_BELOW:
            break
        if line.words < LEAST_WORDS:
            named = False
        elif author:
            named = _names(line, author, context) or _calls(line, author, context) or _writes(line, author, context)
        else:
            named = _presents(line, context)
        if named:
            yield Proposal(
                line.index, Reason.AUTHOR_BIO, Origin("author", "biography"), CONFIDENCE, quote(line.text), precise=True
            )
        else:
            below += line.is_long_sentence and context.zone(line.index) == "inside"
    yield from _beside_others(context, author)
    yield from _on_text(context)


def _on_text(context: CleaningContext) -> Iterator[Proposal]:
    """Sentences below a biography that point at the text: "This essay first appeared in …"."""
    taken = [at for at, one in enumerate(context.decided) if one and one.origin.family == "author"]
    below = context.lines[taken[-1] + 1 :] if taken else ()
    if any(line.is_long_sentence and line.length > MORE_CHARS for line in below):
        return
    for line in below:
        if line.sentence and line.normal and context.decided[line.index] is None:
            person = context.ruleset.lexicon.person(language_of(context))
            if person.is_near(line.normal.split(maxsplit=1)[0]):
                yield Proposal(line.index, Reason.SYNDICATION_NOTE, ON_TEXT, CONFIDENCE, quote(line.text), precise=True)


def _below_name(context: CleaningContext, author: frozenset[str]) -> Iterator[Proposal]:
    """The last sentences of a dump below a line that is nothing but the name of the byline's author."""
    last: list[Line] = []
    for line in reversed(context.lines):
        if line.sentence and context.decided[line.index] is None:
            last.append(line)
        if len(last) > MOST_BELOW or len(author) < NAME_WORDS:
            return
        if not last or line.sentence or line.words > NAME_MOST or any(map(str.isdigit, line.text)):
            continue  # "11:20Jane Doe" is an entry's
        words = _WORD.findall(line.text.lower())
        if len(words) >= NAME_WORDS and author.issuperset(words) and last[-1].index == line.index + 1:
            if sum(one.is_long_sentence for one in context.lines[: line.index]) < LEAST_ABOVE:
                return
            for one in last:
                yield Proposal(one.index, Reason.AUTHOR_BIO, BELOW_NAME, CONFIDENCE, quote(one.text), precise=True)
            return


def _above_name(context: CleaningContext, author: frozenset[str]) -> Iterator[Proposal]:
    """The sentence between the author's biography and a link that names him or her: "She teaches …", "All texts by …"."""
    for above, line, below in zip(context.lines, context.lines[1:], context.lines[2:], strict=False):
        if not line.sentence or line.length > MORE_CHARS or below.sentence or below.ended:
            continue
        if context.decided[line.index] is not None or context.decided[above.index] is not None or not author:
            continue
        words = _WORD.findall(below.text.lower())
        linked = len(author.intersection(words)) >= NAME_WORDS and len(words) <= LINK_WORDS
        if linked and (_calls(above, author, context) or _names(above, author, context)):
            yield Proposal(line.index, Reason.AUTHOR_BIO, BELOW_NAME, CONFIDENCE, quote(line.text), precise=True)


def _above_link(context: CleaningContext, author: frozenset[str]) -> Iterator[Proposal]:
    """Short paragraphs right above a link to all texts by the byline's author, from the first that opens with that name on."""
    lines = context.lines
    for link in lines if len(author) >= NAME_WORDS else ():
        words = () if link.sentence or link.ended or link.words > LINK_WORDS else _WORD.findall(link.text.lower())
        if len(author.intersection(words)) < NAME_WORDS or author.issuperset(words):
            continue
        verdict = context.decided[link.index]
        if verdict is not None and verdict.captured_as is not None:
            continue
        told = list(takewhile(lambda one: _may_tell(one, context), reversed(lines[: link.index])))[:MOST_BELOW][::-1]
        first = next((at for at, one in enumerate(told) if _opens_with(one, author, context)), len(told))
        above = lines[: told[first].index] if first < len(told) else ()
        if sum(one.is_long_sentence and context.decided[one.index] is None for one in above) < LEAST_ABOVE:
            continue
        for one in told[first:]:
            if context.decided[one.index] is None:
                yield Proposal(one.index, Reason.AUTHOR_BIO, BELOW_NAME, CONFIDENCE, quote(one.text), precise=True)


def _may_tell(line: Line, context: CleaningContext) -> bool:
    verdict = context.decided[line.index]
    open_ = verdict is None or verdict.reason is Reason.AUTHOR_BIO
    return open_ and line.sentence and line.length <= MORE_CHARS and not line.text.startswith(OPENERS)


def _opens_with(line: Line, author: frozenset[str], context: CleaningContext) -> bool:
    """Whether a line was taken for a biography, or opens with a part of the author's name."""
    opening = _WORD.match(line.text)
    return context.decided[line.index] is not None or (opening is not None and opening[0].lower() in author)


def _writes(line: Line, author: frozenset[str], context: CleaningContext) -> bool:
    """Whether a sentence opens with the author's whole name and a verb that presents, and the article names neither."""
    words = line.text[:400].split()
    verb = next((at for at, word in enumerate(words[: NAME_MOST + 1]) if not word[:1].isupper()), 0)
    if verb < NAME_WORDS or words[verb] not in context.ruleset.presenting_words:
        return False
    name = [part for word in words[:verb] for part in _WORD.findall(word.lower())]
    behind = {part for word in words[verb + 1 :] for part in _WORD.findall(word.lower())}
    if not author.issuperset(name) or not context.ruleset.says_words.isdisjoint(behind):
        return False
    if function_reader(context.ruleset).tells(words[verb]) and words[verb] not in context.ruleset.says_words:
        return False  # "was on the ferry": the article tells of its author
    others = (one.text.lower() for one in context.undecided() if one.is_long_sentence and one.index != line.index)
    return not any(part in text for text in others for part in name)


def _names(line: Line, author: frozenset[str], context: CleaningContext) -> bool:
    """Whether a sentence opens with the author's name and tells a role."""
    text = line.text[:400].lower()
    first = [word[0] for word in islice(_WORD.finditer(text), OPENING_WORDS)]
    if len(first) > 1 and first[0] in author and _HANGUL.match(first[1]):
        return first[1].startswith(
            tuple(context.ruleset.role_words)
        )  # a name is one word, and a particle ends the next
    if not first or first[0] not in author or len(author.intersection(first)) < NAME_WORDS:
        return False
    return not context.ruleset.role_words.isdisjoint(_WORD.findall(text))


def _calls(line: Line, author: frozenset[str], context: CleaningContext) -> bool:
    """Whether one of the last sentences opens with the author's given name, which stands in no other sentence."""
    text = _ARTICLE.sub("", line.text)  # "O Domingos", "La Carme"
    opening = _WORD.match(text)
    if opening is None or not line.sentence or opening[0].lower() not in author or not opening[0].istitle():
        return False
    words = text.split(maxsplit=2)
    if len(words) < NAME_WORDS or not (has_given_name(opening[0]) or _opens_byline(opening[0], context)):
        return False
    if words[1][0].isupper() and (not line.normal or function_reader(context.ruleset).tells(line.normal)):
        return False  # by the whole name articles tell of people
    others = (one.text for one in context.undecided() if one.is_long_sentence and one.index != line.index)
    return not any(opening[0] in text for text in others)


def _opens_byline(word: str, context: CleaningContext) -> bool:
    """Whether a name in a line of nothing but the authors' names begins with a word."""
    for line, verdict in zip(context.lines, context.decided, strict=True):
        if verdict is not None and verdict.origin.family == "byline":
            words = line.text.split()
            if any(
                one == word and two[0].isupper() and (at == 0 or not words[at - 1][0].isupper())
                for at, (one, two) in enumerate(pairwise(words))
            ):
                return True
    return False


def _beside_others(context: CleaningContext, author: frozenset[str]) -> Iterator[Proposal]:
    """Sentences right beside a biography that hold the given name of another author, which stands in no other sentence."""
    for one, two in pairwise(context.lines):
        for taken, line in ((one, two), (two, one)):
            verdict = context.decided[taken.index]
            if verdict is None or verdict.reason is not Reason.AUTHOR_BIO or context.decided[line.index] is not None:
                continue
            if line.sentence and context.zone(line.index) == "inside" and _is_called_in(line, author, context):
                yield Proposal(
                    line.index,
                    Reason.AUTHOR_BIO,
                    Origin("author", "biography"),
                    CONFIDENCE,
                    quote(line.text),
                    precise=True,
                )


def _is_called_in(line: Line, author: frozenset[str], context: CleaningContext) -> bool:
    named = [word for word in line.text.split() if word.lower() in author and _opens_byline(word, context)]
    others = [one.text for one in context.undecided() if one.is_long_sentence and one.index != line.index]
    return bool(named) and not any(word in text for text in others for word in named)


def _presents(line: Line, context: CleaningContext) -> bool:
    """Whether a sentence presents somebody as a journalist of whom no other sentence of the dump speaks."""
    words = line.text[:400].split()
    small = (at for at, word in enumerate(words[: NAME_MOST + 1]) if not word[0].isupper())
    verb = next((at for at in small if words[at] not in PARTICLES), 0)  # "Sanne de Wit is …"
    if verb < NAME_WORDS or (verb > NAME_WORDS and has_given_name(words[1]) and not has_given_name(words[0])):
        return False  # "Mayor Ines Vallborg has asked …": whom articles name by their office
    ruleset = context.ruleset
    if words[verb] not in ruleset.presenting_words and words[verb] not in _DASHES:
        return False
    behind = (part for word in words[verb : verb + ROLE_WITHIN] for part in _WORD.findall(word.lower()))
    if ruleset.trade_words.isdisjoint(behind):
        return False
    name = {part for word in words[:verb] for part in _WORD.findall(word.lower())} - ruleset.function_words
    others = (one.text.lower() for one in context.undecided() if one.is_long_sentence and one.index != line.index)
    return len(name) >= NAME_WORDS and not any(part in text for text in others for part in name)


def byline_words(context: CleaningContext) -> frozenset[str]:
    """The words of the captured bylines that are no roles and no function words.

    A given name stays that is one in other languages than the document's: "Ada" is one in Turkish.
    """
    found: set[str] = set()
    for line, verdict in zip(context.lines, context.decided, strict=True):
        if verdict is None or verdict.reason is not Reason.BYLINE_LINE:
            continue
        if verdict.captured_as == "byline" or verdict.origin.family == "byline":
            found.update(_WORD.findall(line.text.lower()))
    ruleset = context.ruleset
    if common := found & ruleset.function_words:
        pack = ruleset.languages.get(language_of(context))
        own = pack.function_words if pack is not None else ruleset.function_words
        found -= {word for word in common if word in own or not has_given_name(word.capitalize())}
    return frozenset(found - ruleset.role_words)
