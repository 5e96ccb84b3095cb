"""What was ingested: one row per document, kept beside the records. It alone decides what is new."""

from pipeline.ledger.place import open_for_run, open_to_read
from pipeline.ledger.rows import DocumentResult, Known, Totals
from pipeline.ledger.store import Ledger

__all__ = ["DocumentResult", "Known", "Ledger", "Totals", "open_for_run", "open_to_read"]
