"""The author of a site that bears a person's name: no staff, no byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.metadata.author_claims import Claim, is_namesake
from pipeline.metadata.context import Context
from pipeline.metadata.folding import squash
from pipeline.metadata.site import domain_forms, title_parts

_OWNER, _OWNER_LINES = 0.66, 8
_HONOURS = re.compile(r"^(?:(?:Dr|Prof)\.?\s+)+")


def owner_claims(context: Context) -> Iterator[Claim]:
    """The person whose name is the site's name and its address ("Jane Doe" on janedoe.example): no staff, no byline."""
    domain = context.known.get("outlet_domain")
    own = domain_forms(str(domain)) if domain else frozenset()
    lines = [block.text for block in context.cleaned.blocks[:_OWNER_LINES]]
    for text in dict.fromkeys(
        [*(name for _, name in context.declared_names), *title_parts(context.markup.title or ""), *lines]
    ):
        name = _HONOURS.sub("", text).strip(" /|·")
        if len(name) <= 40 and squash(name) in own and is_namesake(name):
            yield Claim((name,), "print", "site.owner", text, _OWNER)
            return
