"""The rules of the cleaner, a file for each kind."""
