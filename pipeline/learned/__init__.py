"""The evaluation of learned trees, for lines and for blocks."""
