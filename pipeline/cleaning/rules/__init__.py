"""The rules of the cleaner, a file for each kind: what a line does that none of the article's does, in four folders."""
