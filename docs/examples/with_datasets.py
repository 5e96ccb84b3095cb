"""Hugging Face datasets: the English articles, typed by the card's features.

newswinnow export clean news-dataset --format hf-dataset
python docs/examples/with_datasets.py
"""

from datasets import load_dataset

articles = load_dataset("news-dataset", split="train")

english = articles.filter(lambda article: article["language"] == "en")
for article in english.select_columns(["title", "authors"]):
    print(article["title"], article["authors"])
