"""Pages as users get them, segmented and cleaned, by block models that saw no page of their domains; beside trafilatura."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.training.html_labels import word_f1
from lab.training.html_pages import SEGMENT_SOURCE, TEXT_SOURCES
from pipeline.cleaning import clean
from pipeline.model.document import Hints, RawDocument
from pipeline.packs import Ruleset
from pipeline.segment.article.model import BlockModel
from pipeline.segment.errors import SegmentError
from pipeline.segment.html import segment_html

ANSWERS = ("trafilatura", "chosen", "cleaned")


@dataclass
class Exam:
    """Word F1 of each page by source and answer, and the annotated parts that each answer held or left out."""

    f1: defaultdict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: {name: [] for name in ANSWERS})
    )
    parts: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in ANSWERS})

    def rows(self) -> Iterator[dict[str, Any]]:
        """A row a source, `all`, and one for the annotated parts; F1 of each answer, and pages below .5."""
        every = {name: [f1 for scores in self.f1.values() for f1 in scores[name]] for name in ANSWERS}
        for source, scores in (*sorted(self.f1.items()), ("all", every)):
            pages = len(scores["cleaned"])
            yield {
                "source": source,
                "pages": pages,
                **{name: sum(scores[name]) / max(1, pages) for name in ANSWERS},
                **{f"{name} under .5": sum(f1 < 0.5 for f1 in scores[name]) for name in ANSWERS},
            }
        if any(self.parts.values()):
            f1 = {name: 2 * n["in"] / max(1, 2 * n["in"] + n["lost"] + n["foreign"]) for name, n in self.parts.items()}
            yield {"source": f"{SEGMENT_SOURCE} (segments)", **f1}

    def take(self, gold: dict[str, Any], texts: dict[str, str]) -> None:
        """Score the answers to one page."""
        golds = [text for text in gold.get("text") or () if text.strip()]
        for name, text in texts.items():
            if gold["source"] == SEGMENT_SOURCE:
                flat = " ".join(text.split())
                for part in gold["with"]:
                    self.parts[name]["in" if " ".join(part.split()) in flat else "lost"] += 1
                self.parts[name]["foreign"] += sum(" ".join(part.split()) in flat for part in gold["without"])
            elif golds:
                self.f1[gold["source"]][name].append(word_f1(text, golds))


def examine(data: Path, models: Sequence[BlockModel], ruleset: Ruleset, limit: int | None = None) -> Exam:
    """Each page of `gold.jsonl` by the model of its domain's fold: `models[crc32(domain) % len(models)]`."""
    exam = Exam()
    with (data / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [gold for gold in map(json.loads, lines) if gold["source"] in (*TEXT_SOURCES, SEGMENT_SOURCE)]
    for gold in golds[:limit]:
        content = gzip.decompress((data / gold["html"]).read_bytes())
        raw = RawDocument("page.html", "html", "text/html", content, None, Hints(url=gold.get("url")))
        model = models[zlib.crc32(gold["domain"].encode()) % len(models)]
        exam.take(gold, {"trafilatura": _trafilatura(raw), **_answers(raw, model, ruleset)})
    return exam


def _answers(raw: RawDocument, model: BlockModel, ruleset: Ruleset) -> dict[str, str]:
    try:
        segmented = segment_html(raw, model)
    except SegmentError:
        return {"chosen": "", "cleaned": ""}
    chosen = "\n".join(block.text for block in segmented.blocks if block.main)
    return {"chosen": chosen, "cleaned": "\n".join(block.text for block in clean(segmented, ruleset).kept)}


def _trafilatura(raw: RawDocument) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(raw.content, url=raw.hints.url, with_metadata=True)
    return "" if found is None or isinstance(found, dict) else found.text or ""


def render(exam: Exam) -> str:
    """The rows as a table."""
    lines = [f"{'':<24}{'pages':>6}" + "".join(f"{name:>13}" for name in ANSWERS) + "   pages under .5, likewise"]
    for row in exam.rows():
        low = " / ".join(str(row[f"{name} under .5"]) for name in ANSWERS) if "pages" in row else ""
        scores = "".join(f"{row[name]:>13.4f}" for name in ANSWERS)
        lines.append(f"{row['source']:<24}{row.get('pages', ''):>6}{scores}   {low}")
    return "\n".join(lines)
