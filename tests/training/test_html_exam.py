"""The whole way of a page under models by fold: who judges whom, and what is counted."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from lab.training.html_exam import ANSWERS, Exam, examine, render
from pipeline.packs import load_ruleset
from pipeline.segment.article.features import Shape
from pipeline.segment.article.model import BlockModel

BODY = [
    f"In week {n} the keepers of Orrey moved lamp number {n * 3} to the north pier, where {n + 2} boats wait for it."
    for n in range(1, 12)
]


class Certain:
    """Takes every paragraph, or nothing."""

    def __init__(self, share: float) -> None:
        self.share = share

    def probabilities(self, shape: Shape, _rows: NDArray[np.float32]) -> NDArray[np.float64]:
        return np.array([self.share if text in BODY else 0.0 for text in shape.table.texts])


def _exam(tmp_path: Path, sources: dict[str, str], shares: list[float]) -> Exam:
    golds = []
    for domain, source in sources.items():
        page = "<html><body><nav>Home</nav>" + "".join(f"<p>{text}</p>" for text in BODY) + "<p>Read also: gulls</p>"
        (tmp_path / f"{domain}.gz").write_bytes(gzip.compress(page.encode()))
        gold = {"id": domain, "source": source, "domain": domain, "html": f"{domain}.gz"}
        gold |= {"text": ["\n".join(BODY)], "with": BODY[:2], "without": ["Read also: gulls"]}
        golds.append(json.dumps(gold))
    (tmp_path / "gold.jsonl").write_text("\n".join(golds), "utf-8")
    models = [cast("BlockModel", Certain(share)) for share in shares]
    return examine(tmp_path, models, load_ruleset())


def test_each_page_is_judged_by_the_model_of_its_fold(tmp_path: Path) -> None:
    domains = [f"d{n}.example" for n in range(8)]
    exam = _exam(tmp_path, dict.fromkeys(domains, "aeb"), [0.99, 0.0])
    assert {zlib.crc32(domain.encode()) % 2 for domain in domains} == {0, 1}
    assert exam.f1["aeb"]["cleaned"] == [1.0 if zlib.crc32(d.encode()) % 2 == 0 else 0.0 for d in domains]
    rows = {row["source"]: row for row in exam.rows()}
    low = sum(zlib.crc32(domain.encode()) % 2 for domain in domains)
    assert (rows["all"]["pages"], rows["all"]["cleaned under .5"]) == (8, low)
    assert rows["all"]["trafilatura"] > 0.9


def test_annotated_parts_count_apart(tmp_path: Path) -> None:
    exam = _exam(tmp_path, {"one.example": "trafilatura", "two.example": "fundus"}, [0.99])
    assert dict(exam.parts["cleaned"]) == {"in": 2, "foreign": 0}
    assert list(exam.f1) == ["fundus"]
    table = render(exam).splitlines()
    assert [line.split()[0] for line in table[1:]] == ["fundus", "all", "trafilatura"]
    assert all(name in table[0] for name in ANSWERS)
