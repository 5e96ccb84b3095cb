"""The small learned model of lines: what it measures, what it says, and where an article begins and ends."""
