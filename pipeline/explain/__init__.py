"""What `newswinnow explain` shows: one document's blocks with their verdicts, its fields with their evidence."""

from pipeline.explain.explanation import Explanation, as_json, explain
from pipeline.explain.render import render
from pipeline.explain.single import document_from_bytes, read_document

__all__ = ["Explanation", "as_json", "document_from_bytes", "explain", "read_document", "render"]
