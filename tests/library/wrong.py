"""What type checkers have to find: each line that is marked is wrong."""

from __future__ import annotations

import pipeline

record = pipeline.extract("<p>x</p>")
print(record.title)  # wrong: there may be no record
number: int = pipeline.export("clean", "out.parquet")  # wrong: a folder is a Path
pipeline.extract("<p>x</p>", kind="pdf")  # wrong: no such kind
for found in pipeline.read_records("clean"):
    total: int = found.title  # wrong: a title is text
