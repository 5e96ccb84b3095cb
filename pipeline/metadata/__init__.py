"""Metadata: candidates with evidence first, then one resolver per field that keeps the losers."""

from pipeline.metadata.describe import describe

__all__ = ["describe"]
