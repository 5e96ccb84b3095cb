"""Learning the outlets' line memory from a corpus, in one pass whose result does not depend on the order."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.grammar.prose import is_sentence_like
from pipeline.model.document import SegmentedDocument
from pipeline.packs.memory import OutletMemory, SiteLines, site_of
from pipeline.packs.normal import normalise

# Documents remembered per site: those whose address has the smallest digest, whatever their order. A line that stands
# on one page in twenty is found among 200 with a probability above 99.9 %.
SAMPLE = 200
# A line is remembered when it stands in this many different stories.
MIN_STORIES = 2
# Longer lines are prose or legal notices; a menu's longest entries stay below.
MAX_LINE_CHARS = 400
# Two documents tell the same story when they share this share of the shorter one's sentences …
SAME_STORY_SHARE = 0.4
# … not counting sentences that stand in more than this share of the site's documents (and in more than three): those
# are notices, not stories.
NOTICE_SHARE = 0.2
NOTICE_DOCUMENTS = 3


@dataclass(frozen=True, slots=True)
class _Page:
    """One document's lines, normalised; the sentences among them, and the lines down to the first of those, by themselves."""

    lines: frozenset[str]
    sentences: frozenset[str]
    opening: frozenset[str]


def learn(documents: Iterable[SegmentedDocument]) -> OutletMemory:
    """Count, per site, in how many different stories each line stands.

    Takes segmented documents (pages or dumps), gives the memory of every site with at least two stories. Stories
    stored twice count once. Memory is bounded by SAMPLE documents a site.
    """
    samples: defaultdict[str, list[tuple[int, str, _Page]]] = defaultdict(list)
    for document in documents:
        site = site_of(document)
        if site is None:
            continue
        key = -int.from_bytes(hashlib.sha256(document.raw.uri.encode("utf-8", "replace")).digest()[:8], "big")
        sample = samples[site]
        if len(sample) < SAMPLE:
            heapq.heappush(sample, (key, document.raw.uri, _page(document)))
        elif key > sample[0][0]:
            heapq.heapreplace(sample, (key, document.raw.uri, _page(document)))
    sites = {
        site: _count([page for *_, page in sorted(sample, key=lambda s: s[1])]) for site, sample in samples.items()
    }
    return OutletMemory.of({site: known for site, known in sites.items() if known.lines})


def _page(document: SegmentedDocument) -> _Page:
    lines: set[str] = set()
    sentences: set[str] = set()
    opening: set[str] = set()
    for block in document.blocks:
        line = normalise(block.text[:MAX_LINE_CHARS])
        if any(c.isalpha() for c in line):
            if len(block.text) <= MAX_LINE_CHARS:
                lines.add(line)
                if not sentences:
                    opening.add(line)
            if is_sentence_like(block.text):
                sentences.add(line)
    return _Page(frozenset(lines), frozenset(sentences), frozenset(opening))


def _count(pages: list[_Page]) -> SiteLines:
    stories = _stories(pages)
    counts: Counter[str] = Counter()
    opened: Counter[str] = Counter()
    for story in stories:
        counts.update(frozenset[str]().union(*(page.lines for page in story)))
        opened.update(frozenset[str]().union(*(page.opening for page in story)))
    return SiteLines(len(stories), _recurring(counts), _recurring(opened))


def _recurring(counts: Counter[str]) -> dict[str, int]:
    return {line: n for line, n in sorted(counts.items()) if n >= MIN_STORIES}


def _stories(pages: list[_Page]) -> list[list[_Page]]:
    """Group the pages that tell the same story."""
    spread = Counter(sentence for page in pages for sentence in page.sentences)
    limit = max(NOTICE_DOCUMENTS, NOTICE_SHARE * len(pages))
    told = [frozenset(s for s in page.sentences if spread[s] <= limit) for page in pages]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentences in enumerate(told):
        for sentence in sentences:
            holders[sentence].append(number)
    leader = list(range(len(pages)))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for number, sentences in enumerate(told):
        shared = Counter(other for sentence in sentences for other in holders[sentence] if other > number)
        for other, count in shared.items():
            if count >= SAME_STORY_SHARE * max(1, min(len(sentences), len(told[other]))):
                leader[find(other)] = find(number)
    groups: defaultdict[int, list[_Page]] = defaultdict(list)
    for number, page in enumerate(pages):
        groups[find(number)].append(page)
    return [groups[number] for number in sorted(groups)]
