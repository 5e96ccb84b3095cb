"""The metadata stage: one module per field, run in a fixed order, put together here."""

from __future__ import annotations

from pipeline.metadata import access, address, agencies, dateline, labels, language
from pipeline.metadata import rights as notices
from pipeline.metadata.authors import find as authors
from pipeline.metadata.corrected import corrected
from pipeline.metadata.date import find as dates
from pipeline.metadata.document.context import Context, Finder
from pipeline.metadata.field.found import Found
from pipeline.metadata.outlet import find as outlet
from pipeline.metadata.title import find as title
from pipeline.model.description import Description
from pipeline.model.document import CleanedDocument, DescribedDocument
from pipeline.packs import Ruleset
from pipeline.packs.memory import site_of
from pipeline.packs.names import using

# A module may read what the ones before it found (`Context.known`). To add a field: one module with
# `find(context) -> Found`, one line here.
FINDERS: tuple[Finder, ...] = (
    address.find,
    language.find,
    title.find,
    notices.find,
    outlet.find,
    authors.find,
    dates.find,
    dateline.find,
    agencies.find,
    labels.find,
    access.find,
)


def describe(cleaned: CleanedDocument, ruleset: Ruleset) -> DescribedDocument:
    """Find every metadata field of a cleaned document, reading all blocks and the markup."""
    context = Context(cleaned, ruleset)
    founds: list[Found] = []
    with using(ruleset.names):
        for find in FINDERS:
            founds.append(find(context))
            context = context.knowing(founds[-1].values)
    evidence = tuple(item for one in founds for item in one.evidence)
    warnings = tuple(code for one in founds for code in one.warnings)
    found = Description(**context.values, evidence=evidence, warnings=warnings)
    if ruleset.corrections:
        raw, site = cleaned.segmented.raw, site_of(cleaned.segmented) or ""
        found = corrected(found, ruleset.corrections.values_for(raw.uri, site))
    return DescribedDocument(cleaned, found)
