"""Which blocks of a page are its article, learned from a gold text that was annotated without knowing the blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")
_SHINGLE = 3
# Share of a block's shingles that the gold text must hold before the block may count as part of the article.
_COVERED = 0.5
_ROUNDS = 3
# Letters and digits of an annotated piece of a page that is looked for, and of a block that may be a part of one.
_LEAST_PIECE, _LEAST_PART = 8, 15


def tokens_of(text: str) -> list[str]:
    """Words, lower case; each ideograph or kana counts as one."""
    return _TOKEN.findall(text.lower())


def word_f1(text: str, golds: Iterable[str]) -> float:
    """F1 over the multiset of words; the best over the golds that count as right."""
    have = Counter(tokens_of(text))
    best = 0.0
    for gold in golds:
        want = Counter(tokens_of(gold))
        best = max(best, 2 * (have & want).total() / max(1, have.total() + want.total()))
    return best


def label_blocks(texts: Sequence[str], golds: Sequence[str]) -> list[bool]:
    """For each block: whether it belongs to the set of blocks whose words come closest (F1) to a gold text.

    A greedy climb over whole blocks. Only blocks whose word sequences stand in the gold text may be added, so that a
    menu does not count because its words are everyday ones; of two copies only one can gain. Of several golds that
    count as right the one that is reached best is taken.
    """
    blocks = [tokens_of(text) for text in texts]
    return max((_climb(blocks, tokens_of(gold)) for gold in golds if gold.strip()), key=lambda found: found[0])[1]


def label_parts(texts: Sequence[str], belonging: Iterable[str], foreign: Iterable[str]) -> list[bool | None]:
    """For each block: whether it belongs to the article as far as annotated pieces of a page say so; None where not.

    `belonging` are pieces that the article's text must hold, `foreign` such that it must not. A block counts that holds
    a piece or stands in one. Pieces and blocks so short that they stand anywhere are not looked for. Text that is said
    to belong and not to belong, belongs.
    """
    squashed = [_squash(text) for text in texts]
    found: list[bool | None] = [None] * len(squashed)
    for pieces, belongs in ((foreign, False), (belonging, True)):
        for piece in map(_squash, pieces):
            if len(piece) < _LEAST_PIECE:
                continue
            for index, block in enumerate(squashed):
                if piece in block or (len(block) >= _LEAST_PART and block in piece):
                    found[index] = belongs
    return found


def _squash(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}


def _may_belong(block: list[str], shingles: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    if len(block) < _SHINGLE:
        return tuple(block) in lines
    own = _shingles(block)
    return len(own & shingles) >= _COVERED * len(own)


def _climb(blocks: list[list[str]], gold: list[str]) -> tuple[float, list[bool]]:
    shingles = _shingles(gold)
    ngrams = {tuple(gold[i : i + n]) for n in (1, 2) for i in range(len(gold) - n + 1)}
    counts = [Counter(block) for block in blocks]
    allowed = [bool(block) and _may_belong(block, shingles, ngrams) for block in blocks]
    want = Counter(gold)
    chosen = [ok and len(block) >= _SHINGLE for ok, block in zip(allowed, blocks, strict=True)]
    have: Counter[str] = Counter()
    for count, taken in zip(counts, chosen, strict=True):
        if taken:
            have.update(count)
    size, overlap = have.total(), (have & want).total()
    for _ in range(_ROUNDS):
        before = overlap, size
        for index, count in enumerate(counts):
            if not allowed[index]:
                continue
            sign = -1 if chosen[index] else 1
            change = sum(min(have[w] + sign * n, want[w]) - min(have[w], want[w]) for w, n in count.items())
            total = sign * len(blocks[index])
            gain = _f1(overlap + change, size + total, len(gold)) - _f1(overlap, size, len(gold))
            if gain > 0 or (gain == 0 and sign < 0):
                chosen[index] = not chosen[index]
                overlap, size = overlap + change, size + total
                for word, number in count.items():
                    have[word] += sign * number
        if (overlap, size) == before:
            break
    return _f1(overlap, size, len(gold)), chosen


def _f1(overlap: int, predicted: int, reference: int) -> float:
    return 2 * overlap / (predicted + reference) if predicted + reference else 0.0
