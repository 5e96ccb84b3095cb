"""The outlet of a text dump: what its lines credit. Never a name from the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.grammar import LineKind, read_line
from pipeline.grammar.firms import holds_form, without_form
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.vocabulary import vocabulary
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import title_parts
from pipeline.metadata.field.folding import fold
from pipeline.metadata.field.found import shorten
from pipeline.model.block import RECORD_OUTLET, Block, Verdict
from pipeline.model.evidence import Candidate
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise

# Share right on the flattened labelled pages, by how the outlet is named.
_SOURCE_LINE, _TAIL_SOURCE, _SLOGAN, _KNOWN_HOLDER, _HOLDER, _TITLE_SUFFIX, _ADDRESS, _DOMAIN = (
    0.95,
    0.4,
    0.93,
    0.9,
    0.6,
    0.92,
    0.9,
    0.93,
)
_SUFFIX = 0.75
_RECORDED = 0.97  # not measured: a field of a record says so
HEAD_LINES, TAIL_LINES = 12, 25
"""Lines of a dump, from the top and from the end, in which a source line or a slogan is looked for."""
MAX_LINE_CHARS = 300
MAX_NAME_CHARS, MAX_NAME_WORDS = 60, 6

# What companies call themselves besides their legal forms, which the packs list (`firm_forms`).
_COMPANY = re.compile(
    r"(?i)\b(?:holdings?|verlag\w*|media group|mediengruppe|publishing|publications|entertainment|digital|group|gruppe|editorial"
    r"|ediciones|network|partners|ventures|newspapers|companies|international)\b"
)
_COMPOUND = re.compile(r"[/,;@&]|\band\b|\bund\b|https?:")
_ADDRESS_LINE = re.compile(r"^https?://([\w.-]+)(?:/\S*)?$|^(?:www\.)([\w-]+(?:\.[\w-]+)+)$")


def outlets_of_dump(context: Context) -> list[Candidate]:
    """Candidates: source lines, slogans, addresses and titles of known outlets, copyright notices."""
    out: list[Candidate] = []
    blocks = context.cleaned.blocks
    edge = len(blocks) - TAIL_LINES
    for block, verdict in zip(blocks, context.cleaned.verdicts, strict=True):
        head = block.index < HEAD_LINES
        if len(block.text) <= MAX_LINE_CHARS and (head or block.index >= edge or verdict.reason is Reason.SOURCE_LINE):
            out.extend(_of_line(block, verdict, context, head=head))
    if blocks:
        out.extend(_of_first_line(blocks[0], context))
    out.extend(_of_holder(context))
    domain = context.known.outlet_domain
    profile = context.ruleset.outlet_index.of_domain(domain)
    if profile is not None:
        out.append(Candidate(profile.names[0], "profile.domain", shorten(domain or ""), _DOMAIN))
    return out


def _of_line(block: Block, verdict: Verdict, context: Context, *, head: bool) -> Iterator[Candidate]:
    if RECORD_OUTLET in block.marks:
        yield Candidate(block.text, "record.outlet", shorten(block.text), _RECORDED)
        return
    profile = context.ruleset.slogans.get(normalise(block.text))
    if profile is not None:
        yield Candidate(profile.names[0], "profile.slogan", shorten(block.text), _SLOGAN)
    address = _ADDRESS_LINE.match(block.text)
    if address and block.index < 3:
        profile = context.ruleset.outlet_index.of_domain(address.group(1) or address.group(2))
        if profile is not None:
            yield Candidate(profile.names[0], "profile.address", shorten(block.text), _ADDRESS)
    if verdict.keep and verdict.captured_as is None:
        return
    reading = read_line(block.text, context.ruleset.languages)
    if reading is None or reading.kind is not LineKind.SOURCE:
        return
    name = _printed_name(reading.value, context)
    if name is not None:
        known = bool(context.ruleset.outlet_index.of_name(name))
        yield Candidate(name, "line.source", shorten(block.text), _SOURCE_LINE if head or known else _TAIL_SOURCE)


def _printed_name(value: str, context: Context) -> str | None:
    """A source line's value as a name; an address becomes its outlet's name; agencies are no outlets."""
    parts = [part.strip() for part in re.split(r"[/,+&]| und | and | y | et ", value) if part.strip()]
    if not parts or all(agency(part) for part in parts):
        return None
    host = re.sub(r"^https?://|/.*$|^www\.", "", value.lower())
    profile = context.ruleset.outlet_index.of_domain(host) if "." in host and " " not in host else None
    if profile is not None:
        return profile.names[0]
    if not 2 <= len(value) <= MAX_NAME_CHARS or len(value.split()) > MAX_NAME_WORDS or "://" in value:
        return None
    return value if any(c.isalpha() for c in value) else None


def _of_first_line(block: Block, context: Context) -> Iterator[Candidate]:
    """The page's `<title>` is the first line of many dumps: its last part may be a known outlet's name."""
    parts = title_parts(block.text)
    if len(parts) > 1 and len(block.text) <= MAX_LINE_CHARS:
        for profile in context.ruleset.outlet_index.of_name(parts[-1])[:1]:
            yield Candidate(profile.names[0], "profile.title", shorten(block.text), _TITLE_SUFFIX)
        title = fold(context.known.title or "")
        suffix = parts[-1].strip()
        if title and fold(block.text).startswith(title) and fold(parts[0]) in title and _is_site_like(suffix, title):
            yield Candidate(suffix, "title.suffix", shorten(block.text), _SUFFIX)


def _is_site_like(name: str, title: str) -> bool:
    return (
        2 <= len(name) <= 40
        and len(name.split()) <= 5
        and fold(name) not in title
        and not any(c.isdigit() for c in name)
        and "." not in name
    )


def _of_holder(context: Context) -> Iterator[Candidate]:
    """Whom the copyright notice names; companies that own outlets are not outlets."""
    holder = context.known.copyright_holder
    if holder is None or len(holder) > MAX_NAME_CHARS:
        return
    profiles = context.ruleset.outlet_index.of_name(holder)
    if profiles:
        yield Candidate(profiles[0].names[0], "profile.copyright", shorten(holder), _KNOWN_HOLDER)
    elif name := _printed_alone(holder, context):
        yield Candidate(name, "line.copyright", shorten(holder), _HOLDER)
    elif not (_is_company(holder, context) or _COMPOUND.search(holder) or agency(holder)) and len(holder.split()) > 1:
        yield Candidate(holder, "line.copyright", shorten(holder), _HOLDER)


def _printed_alone(holder: str, context: Context) -> str | None:
    """The holder's name without the form of a company, where one of the first lines is nothing but this name: the masthead."""
    name = without_form(holder, vocabulary(context.ruleset.languages).words("firm_forms"))
    folded = fold(name)
    if name == holder or not folded:
        return None
    return name if any(fold(block.text) == folded for block in context.cleaned.blocks[:HEAD_LINES]) else None


def _is_company(name: str, context: Context) -> bool:
    forms = vocabulary(context.ruleset.languages).words("firm_forms")
    return _COMPANY.search(name) is not None or holds_form(name, forms)
