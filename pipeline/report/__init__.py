"""What `newswinnow report` writes: one HTML file that shows what is in a CLEAN folder, and what was done to it."""

from pipeline.report.page import DETAIL_BYTES, build, write

__all__ = ["DETAIL_BYTES", "build", "write"]
