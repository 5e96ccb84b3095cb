"""Cleaning annotates, it never deletes: every block gets a verdict with a reason, a rule and its evidence."""

from pipeline.cleaning.clean import clean

__all__ = ["clean"]
