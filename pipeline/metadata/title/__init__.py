"""Headline and subtitle: statements of page and dump, and the choice among them."""
