"""Dates as papers and machines write them: words, figures, clocks, zones."""
