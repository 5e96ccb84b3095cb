"""Goldens: documents with the record that they must give.

Each is a folder with `meta.json` (what it shows, hints), `expected.json`, and `source.txt` or `source.html`;
a sample of raw/ is not copied, its golden names it in `meta.json` as `raw`.
"""
