"""The author of a site that bears a person's name: no staff, no byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.metadata.authors.statement import OWNER, Claim, is_namesake
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import domain_forms, title_parts
from pipeline.metadata.field.folding import fold, squash

_OWNER, _OWNER_LINES = 0.66, 8
_HEAD_LINES = 3  # lines in which a personal page prints its owner's name above everything
_MIN_LABEL = 4  # letters of a first or last name that make a domain
_ABOUT = re.compile(r"(?i)^(?:about|über|à propos de|sobre|om)\s+")
_HONOURS = re.compile(r"^(?:(?:Dr|Prof)\.?\s+)+")


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
