"""pandas: words per language.

newswinnow export clean articles.parquet
python docs/examples/with_pandas.py
"""

import pandas as pd

articles = pd.read_parquet("articles.parquet")

print(articles.groupby("language")["word_count"].sum().to_string(header=False))
