"""Labelled pages as training rows: labels, and the variants that only training sees."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from lab.training.html_pages import SEGMENT_SOURCE, Page, read_pages
from pipeline.segment.article.features import FEATURES

PARAGRAPHS = [
    f"On day {number} the walkers counted {number * 7} seals on the sandbank of Orrey, and wrote the number on a gate."
    for number in range(1, 15)
]


@pytest.fixture
def pages(tmp_path: Path) -> list[Page]:
    golds = []
    for name in ("one", "two"):
        body = "".join(f"<p>{name}: {text}</p>" for text in PARAGRAPHS)
        page = f"<html><body><nav>Home Sport</nav><article><h1>Seals of {name}</h1>{body}</article></body></html>"
        (tmp_path / f"{name}.html.gz").write_bytes(gzip.compress(page.encode()))
        text = "\n".join(f"{name}: {text}" for text in PARAGRAPHS)
        gold = {"id": name, "source": "aeb", "domain": f"{name}.example", "html": f"{name}.html.gz", "text": [text]}
        golds.append(json.dumps(gold))
    (tmp_path / "gold.jsonl").write_text("\n".join(golds), "utf-8")
    return list(read_pages(tmp_path))


def test_a_page_comes_with_labels_and_features(pages: list[Page]) -> None:
    first = pages[0]
    assert not first.variant
    assert [text for text, label in zip(first.texts, first.labels, strict=True) if label] == [
        f"one: {text}" for text in PARAGRAPHS
    ]
    assert first.rows.shape == (len(first.texts), len(FEATURES))


def test_every_page_has_a_variant_that_no_figure_counts(pages: list[Page]) -> None:
    assert [(page.id, page.whole) for page in pages] == [
        ("one", True), ("one", False), ("two", True), ("two", False)
    ]  # fmt: skip
    varied = pages[3]
    assert [t for t, label in zip(varied.texts, varied.labels, strict=True) if label] == [
        f"two: {t}" for t in PARAGRAPHS
    ]
    assert all(np.isfinite(page.rows).all() for page in pages)


def test_variants_stay_on_their_page_s_side_of_every_fold(pages: list[Page]) -> None:
    for folds, salt in ((5, ""), (4, "inner ")):
        assert all(
            page.fold(folds, salt) == other.fold(folds, salt)
            for page in pages
            for other in pages
            if page.id == other.id
        )


def test_of_a_page_with_annotated_parts_only_their_blocks_are_labelled(tmp_path: Path) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "<p>Write to the wardens of the gate.</p><p>Imprint</p>"
    (tmp_path / "three.html.gz").write_bytes(gzip.compress(f"<html><body>{body}</body></html>".encode()))
    parts = {"with": [PARAGRAPHS[0][:40], PARAGRAPHS[3]], "without": ["Write to the wardens"]}
    gold = {"id": "three", "source": SEGMENT_SOURCE, "domain": "three.example", "html": "three.html.gz", **parts}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold), "utf-8")
    [page] = read_pages(tmp_path)
    assert not page.whole
    assert page.known is not None
    assert [text for text, known in zip(page.texts, page.known, strict=True) if known] == [
        PARAGRAPHS[0], PARAGRAPHS[3], "Write to the wardens of the gate."
    ]  # fmt: skip
    assert [text for text, label in zip(page.texts, page.labels, strict=True) if label] == [
        PARAGRAPHS[0], PARAGRAPHS[3]
    ]  # fmt: skip
