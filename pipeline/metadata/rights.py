"""Copyright notice, its holder, the licence, and the captions."""

from __future__ import annotations

import re

from pipeline.grammar.notices import copyright_holder
from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.field.folding import tidy
from pipeline.metadata.field.found import Found, resolve
from pipeline.model.evidence import Candidate, FieldEvidence

_YEAR = re.compile(r"(?:19|20)\d{2}")
_MAX_NOTICE = 300  # code points


def find(context: Context) -> Found:
    """Values: `copyright_notice`, `copyright_holder`, `license`, `captions`."""
    values: dict[str, object] = {}
    evidence: list[FieldEvidence] = []
    for item in (_notice(context), _license(context)):
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
    return Found(values, tuple(evidence))


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


def _license(context: Context) -> FieldEvidence | None:
    candidates = []
    for stated in context.main.values("license") if context.main else ():
        text = stated.get("url") or stated.get("@id") or stated.get("name") if isinstance(stated, dict) else stated
        if isinstance(text, str) and tidy(text):
            candidates.append(candidate(tidy(text), "json_ld.license", text, 0.95))
    candidates += [
        candidate(href.strip(), "link.license", href, 0.95)
        for rel, href, _ in context.markup.links
        if "license" in rel.split() and href.strip()
    ]
    meta = context.markup.meta("dcterms.license", "dc.rights.license", "license")
    if meta:
        candidates.append(candidate(tidy(meta), "meta.license", meta, 0.9))
    return resolve("license", candidates)
