"""The last stage: a described document becomes a typed record, or a quarantine record that says why not.

`gate` decides whether there is an article at all, `build` makes the records and their audit.
"""

from pipeline.validation.build import content_hash, quarantine, record_id, source_of, validate

__all__ = ["content_hash", "quarantine", "record_id", "source_of", "validate"]
