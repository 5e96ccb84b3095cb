"""When it was published and changed: statements of the markup and of printed lines, their order, the choice."""
