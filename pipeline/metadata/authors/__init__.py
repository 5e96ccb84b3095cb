"""Who wrote it: statements of the markup, of bylines on the page and in a dump, doubts, the choice."""
