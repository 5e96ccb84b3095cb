"""How a segmenter says that a document cannot be cut: a value for the quarantine, raised within the stage only."""

from __future__ import annotations

from pipeline.model.reasons import QuarantineCode


class SegmentError(Exception):
    """Bad data. `pipeline.line` turns it into a quarantine record; it never reaches a caller of `process`."""

    def __init__(self, code: QuarantineCode, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(code, message, details)
        self.code = code
        self.message = message
        self.details = details
