"""Python, typed: values and where they were read.

python docs/examples/with_python.py
"""

import pipeline

for record in pipeline.read_records("clean"):
    seen = next((entry for entry in record.provenance if entry.field == "date_published"), None)
    if seen and record.date_published:
        print(f"{record.date_published}  {seen.method}  {seen.confidence:.2f}  {record.title}")
