"""Lines that credit authors: their leads, their names, the words of roles."""
