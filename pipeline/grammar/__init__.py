"""What a line says: dates, bylines, credits, source lines, copyright notices, datelines.

Pure functions from text (and language packs) to typed readings. The cleaner asks them which lines state metadata,
the metadata stage asks them for the values; so both agree on what a byline is.
"""

from pipeline.grammar.dates.machine import parse_date
from pipeline.grammar.dates.mention import DateMention
from pipeline.grammar.dates.worded import find_dates
from pipeline.grammar.line import LineKind, LineReading, read_line

__all__ = ["DateMention", "LineKind", "LineReading", "find_dates", "parse_date", "read_line"]
