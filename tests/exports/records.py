"""Records to export: one with every field, one that says as little as a record can."""

from __future__ import annotations

import json
from pathlib import Path
from types import NoneType
from typing import get_args

from pipeline.model.record import ArticleRecord

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "article.json"

FULL = ArticleRecord.model_validate_json(EXAMPLE.read_text("utf-8"))
BARE = ArticleRecord.model_validate(
    json.loads(EXAMPLE.read_text("utf-8"))
    | {name: None for name, field in ArticleRecord.model_fields.items() if NoneType in get_args(field.annotation)}
    | {"authors": [], "agencies": [], "captions": [], "tags": [], "removed": [], "provenance": []}
    | {"id_basis": "source_uri", "completeness": "unknown", "id": "9c28bc7b-f58a-516f-9aa2-f47f8b8a7c7f"}
)
