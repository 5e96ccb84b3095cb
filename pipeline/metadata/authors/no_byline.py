"""Who wrote it where no byline says so: whom the lines below the text sign, and whose site it is.

Below the text a reporter signs with the agency, where no picture stands; in some languages anybody who wrote it. A site that
bears a person's name has no staff, and no byline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.grammar.bylines.leads import byline_words
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.sign_offs import MAX_SIGNED, signed_reporters
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.prose import reading_length
from pipeline.grammar.vocabulary import vocabulary
from pipeline.metadata.authors.statement import OWNER, Claim, is_namesake
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import ASIDE
from pipeline.metadata.document.site_names import domain_forms, title_parts
from pipeline.metadata.field.folding import fold, squash
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

BEHIND_TEXT = 4  # blocks behind the last paragraph
_ENDING = frozenset((Reason.COPYRIGHT, Reason.SHARE, Reason.COMMENTS))
"""What begins the site's lines below an article."""
_CAPITALISED = re.compile(
    r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?(?: (?:d[aei]l?|van|von|de la) | )[^\W\d_a-z]['’]?[^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+)?"
)
_PARAGRAPH_CHARS = 60
_SIGNED, _BARE, _ALONE = 0.8, 0.7, 0.65  # not measured: few labelled pages have either
_OWNER, _OWNER_LINES = 0.66, 8
_HEAD_LINES = 3  # lines in which a personal page prints its owner's name above everything
_MIN_LABEL = 4  # letters of a first or last name that make a domain
_ABOUT = re.compile(r"(?i)^(?:about|über|à propos de|sobre|om)\s+")
_HONOURS = re.compile(r"^(?:(?:Dr|Prof)\.?\s+)+")


def signed_claims(context: Context) -> Iterator[Claim]:
    """The reporters of the one such line behind the last paragraph; several lines are credits of pictures."""
    last = next((b.index for b in reversed(context.kept) if reading_length(b.text) >= _PARAGRAPH_CHARS), None)
    if last is None:
        return
    below = [b for b in context.cleaned.blocks[last + 1 : last + 1 + BEHIND_TEXT] if ASIDE.isdisjoint(b.marks)]
    if below and (named := _bare(below[0].text, context) or _labelled(below[0].text, context)):
        yield Claim(named, Origin("line", "signed"), below[0].text, _BARE)
    elif (end := context.kept[-1].index + 1) < len(context.cleaned.blocks) and (named := _alone(end, context)):
        yield Claim(named, Origin("line", "signed", "alone"), context.cleaned.blocks[end].text, _ALONE)
    found = {block.text: persons for block in below if (persons := signed_reporters(block.text))}
    if len(found) == 1 and not any(signed_reporters(b.text) for b in context.cleaned.blocks[:last]):
        ((text, persons),) = found.items()
        yield Claim(persons, Origin("line", "signed"), text, _SIGNED)


def _bare(text: str, context: Context) -> tuple[str, ...]:
    """The persons of a line of nothing but names, in a language whose papers set the author's there."""
    language = context.ruleset.languages.get((context.known.language or "").split("-")[0])
    if language is None or not language.signed_below or len(text) > MAX_SIGNED:
        return ()
    byline = read_byline(text, context.ruleset.languages)
    if byline is None or not byline.clean or byline.lead:
        return ()
    others = [block.text for block in context.kept if block.text != text]
    named = any(person.split()[-1] in other for person in byline.persons for other in others)
    whole = all(" " in person and has_given_name(person) for person in byline.persons)
    return byline.persons if whole and not named else ()  # whom the text names may be its keyword


def _alone(index: int, context: Context) -> tuple[str, ...]:
    """The person of a dump's line of nothing but a name, which ends the article: the site's own lines follow, or nothing.

    Only in languages whose papers sign there: the name need not be a common one.
    """
    text = context.cleaned.blocks[index].text.strip()
    language = context.ruleset.languages.get((context.known.language or "").split("-")[0])
    if language is None or not language.signed_below:
        return ()
    if context.is_html or not _CAPITALISED.fullmatch(text) or context.known.title is None:
        return ()
    below = context.cleaned.verdicts[index + 1 : index + 2]
    own = context.cleaned.verdicts[index]
    if any(verdict.reason not in _ENDING or verdict.is_guess for verdict in below):
        return ()
    if not (own.keep or own.is_guess or own.reason is Reason.OUTSIDE_BODY):
        return ()
    byline = read_byline(text, context.ruleset.languages)
    if byline is None or not byline.clean or byline.lead or byline.persons != (text,):
        return ()
    family = text.split()[-1]
    named = sum(family in other.text for other in context.cleaned.blocks)
    return byline.persons if named == 1 else ()


def _labelled(text: str, context: Context) -> tuple[str, ...]:
    """The persons behind a label that elsewhere takes a colon: "Text Astrid Lindqvist"."""
    label, _, rest = text.partition(" ")
    languages = context.ruleset.languages
    if len(text) > MAX_SIGNED or label.casefold() not in byline_words(vocabulary(languages)).labels:
        return ()
    byline = read_byline(rest, languages)
    if byline is None or not byline.clean or byline.lead:
        return ()
    return byline.persons if all(" " in person and has_given_name(person) for person in byline.persons) else ()


def owner_claims(context: Context) -> Iterator[Claim]:
    """The person whose site it is: no staff, no byline.

    Either the name is the address ("Jane Doe" on janedoe.example), or the page's first lines print the name, and the
    address is its first or last part or the copyright notice names the same person.
    """
    domain = context.known.outlet_domain
    own = domain_forms(domain) if domain else frozenset()
    holder = context.known.copyright_holder or ""
    lines = [_ABOUT.sub("", block.text) for block in context.cleaned.blocks[:_OWNER_LINES]]
    lines += [_ABOUT.sub("", b.text) for b in context.cleaned.blocks if len(b.text) <= 40 and _ABOUT.match(b.text)]
    stated = [*(name for _, name in context.declared_names), *title_parts(context.markup.title or ""), holder]
    for text in dict.fromkeys([*stated, *lines]):
        name = _name(text)
        if len(name) <= 40 and squash(name) in own and is_namesake(name):
            yield Claim((name,), OWNER, text, _OWNER)
            return
    labels = frozenset((domain or "").lower().split(".")[:2])
    for text in lines[:_HEAD_LINES]:
        name = _name(text)
        if len(name) <= 40 and name != context.known.title and is_namesake(name):
            parts = {part for part in fold(name).split() if len(part) >= _MIN_LABEL}
            if not parts.isdisjoint(labels) or fold(holder) == fold(name):
                yield Claim((name,), OWNER, text, _OWNER)
                return


def _name(text: str) -> str:
    """A line that may be nothing but a name, without honours and signs around it."""
    return _HONOURS.sub("", text).strip(" /|·")
