"""The schemas of everything that is written out, as a product: JSON Schema, TypeScript, and what may change in them.

`schemas/<name>.v<major>.json` is the newest schema of a major version and `schemas/<name>.v<major>.d.ts` says the same to
TypeScript; files of older majors stay beside them. `schemas/released/<name>.<version>.json` are copies of what was
released, and the compatibility test compares with them.
"""

from pipeline.schema.compatibility import Bump, Change, changes, required_bump
from pipeline.schema.generate import (
    MODELS,
    file_name,
    render,
    render_typescript,
    schema,
    stale_schemas,
    write_schemas,
)
from pipeline.schema.released import breaches, release, released
from pipeline.schema.typescript import declarations

__all__ = [
    "MODELS", "Bump", "Change", "breaches", "changes", "declarations", "file_name", "release", "released", "render",
    "render_typescript", "required_bump", "schema", "stale_schemas", "write_schemas",
]  # fmt: skip
