"""The commands of the laboratory: options and messages, no logic."""
