"""The outlet that a document credits."""

from __future__ import annotations

from pipeline.metadata.document.context import Context
from pipeline.metadata.field.found import Found, resolve, single
from pipeline.metadata.outlet.dump import outlets_of_dump
from pipeline.metadata.outlet.page import outlets_of_page

FLOOR = 0.5
"""Below this confidence no outlet is named."""


def find(context: Context) -> Found:
    """Value: `outlet`. Order: source line, the site's own statements and its profile, copyright notice; never prose."""
    if context.is_html:
        return single(resolve("outlet", outlets_of_page(context), FLOOR))
    return single(resolve("outlet", outlets_of_dump(context), FLOOR))
