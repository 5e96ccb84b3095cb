"""Which news organisation the document credits, on pages and in dumps."""
