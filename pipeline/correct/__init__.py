"""`newswinnow correct`: a person marks what is wrong; here it becomes the smallest rule that mends it."""

from pipeline.correct.desk import Desk
from pipeline.correct.marks import LineMark, Mark, ValueMark, read_marks
from pipeline.correct.regressions import Checked, check
from pipeline.correct.work import Corrector, Proposal

__all__ = ["Checked", "Corrector", "Desk", "LineMark", "Mark", "Proposal", "ValueMark", "check", "read_marks"]
