"""From a page's bytes to blocks: parse, walk, marks, tables, markup, what scripts hold."""
