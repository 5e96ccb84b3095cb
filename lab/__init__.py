"""The laboratory: benchmarks, training and checks for those who work on newswinnow; not part of the wheel."""
