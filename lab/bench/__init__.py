"""Measuring: documents per second of the line and of its stages, beside other extractors in the same run.

CPU time of this process, not the clock: the figures then depend little on what else the machine does. Work is
interleaved document by document, so that a slower moment hits both sides.
"""
