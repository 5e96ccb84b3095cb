"""Copyright notice, its holder, the licence, and the captions."""

from __future__ import annotations

import re

from pipeline.grammar.notices import copyright_holder
from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.field.folding import tidy
from pipeline.metadata.field.found import Found, resolve
from pipeline.model.addresses import is_licence
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.model.reasons import WarningCode

_YEAR = re.compile(r"(?:19|20)\d{2}")
_MAX_NOTICE = 300  # code points


def find(context: Context) -> Found:
    """Values: `copyright_notice`, `copyright_holder`, `license`, `captions`."""
    values: dict[str, object] = {}
    evidence: list[FieldEvidence] = []
    stated, is_refused = _license(context)
    for item in (_notice(context), stated):
        if item is not None:
            evidence.append(item)
            if item.chosen is not None:
                values[item.field] = item.chosen.value
    holder = resolve("copyright_holder", _holders(context, str(values.get("copyright_notice") or "")))
    if holder is not None and holder.chosen is not None:
        evidence.append(holder)
        values["copyright_holder"] = holder.chosen.value
    captions = tuple(dict.fromkeys(b.text for b in context.cleaned.captured("captions")))
    if captions:
        values["captions"] = captions
        evidence.append(FieldEvidence("captions", candidate("; ".join(captions), "line.caption", captions[0], 0.9)))
    return Found(values, tuple(evidence), (WarningCode.ADDRESS_REFUSED,) if is_refused else ())


def _notice(context: Context) -> FieldEvidence | None:
    """The site's notice: printed last as a rule; one that names a year and a holder before one that does not."""
    candidates = []
    for position, block in enumerate(reversed(context.cleaned.captured("copyright_notice"))):
        if len(block.text) <= _MAX_NOTICE:
            named = 0.1 * bool(copyright_holder(block.text)) + 0.05 * bool(_YEAR.search(block.text))
            confidence = max(0.5, 0.83 + named - 0.02 * position)
            candidates.append(candidate(block.text, "line.copyright", block.text, confidence))
    return resolve("copyright_notice", candidates)


def _holders(context: Context, notice: str) -> list[Candidate]:
    candidates = []
    holder = copyright_holder(notice) if notice else None
    if holder:
        candidates.append(candidate(holder, "line.copyright", notice, 0.93))
    for stated in context.main.values("copyrightHolder") if context.main else ():
        name = stated.get("name") if isinstance(stated, dict) else stated
        if isinstance(name, str) and 1 < len(tidy(name)) <= 80 and not name.startswith("http"):
            candidates.append(candidate(tidy(name), "json_ld.copyrightHolder", name, 0.92))
    return candidates


def _license(context: Context) -> tuple[FieldEvidence | None, bool]:
    """The licence, and whether anything stated as one was refused."""
    claims: list[tuple[str, str, float]] = []
    for stated in context.main.values("license") if context.main else ():
        text = stated.get("url") or stated.get("@id") or stated.get("name") if isinstance(stated, dict) else stated
        if isinstance(text, str):
            claims.append((text, "json_ld.license", 0.95))
    claims += [(href, "link.license", 0.95) for rel, href, _ in context.markup.links if "license" in rel.split()]
    meta = context.markup.meta("dcterms.license", "dc.rights.license", "license")
    if meta:
        claims.append((meta, "meta.license", 0.9))
    fine = [(tidy(text), method, text, c) for text, method, c in claims if tidy(text) and is_licence(text.strip())]
    refused = any(not is_licence(text.strip()) for text, _, _ in claims)
    return resolve("license", [candidate(*claim) for claim in fine]), refused
