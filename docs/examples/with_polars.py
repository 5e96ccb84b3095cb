"""Polars: the newest article of every outlet, without reading the texts.

newswinnow export clean articles.parquet
python docs/examples/with_polars.py
"""

import polars as pl

articles = pl.scan_parquet("articles.parquet")

newest = articles.drop_nulls(["outlet", "date_published"]).sort("date_published").group_by("outlet").last()
for outlet, day, title in newest.select("outlet", "date_published", "title").sort("outlet").collect().iter_rows():
    print(f"{day}  {outlet}: {title}")
