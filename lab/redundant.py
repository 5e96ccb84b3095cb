"""Phrases that the functions of words have overtaken: texts without which the same lines leave for the same reason.

A text is redundant if its line leaves a neutral article for the same reason at three places (between paragraphs, behind the
last one, in a footer of its kind) when all texts that may be redundant are missing at once. Only whole lines that open no
tail are asked, and only languages that have an article.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from lab.bench.strings import BETWEEN, FOOTER_LINES, SEED, read_articles, verdicts_of
from pipeline.packs import Ruleset
from pipeline.packs.normal import normalise
from pipeline.packs.phrases import Phrase, PhraseBook

LINE_CHARS = 112  # of the texts of a phrase in a pack
_TABLE = "[[phrase]]\n"
_TEXTS = re.compile(r"^texts = (?:'''\n.*?'''|\"[^\"\n]*\"|\[.*?\])\n", re.MULTILINE | re.DOTALL)
_EXAMPLES = re.compile(r"^examples = \[.*?\]\n", re.MULTILINE | re.DOTALL)
# A language's further articles: one language in two scripts.
_SCRIPTS = {"sr": ("srl",), "zh": ("zht",)}


class Text(NamedTuple):
    """A text of a phrase: the phrase's language and id, and the text in its normal form."""

    language: str
    phrase: str
    text: str


def redundant_texts(ruleset: Ruleset, articles: Mapping[str, Sequence[str]] | None = None) -> set[Text]:
    """The texts of a rule set that its functions have overtaken."""
    articles = articles if articles is not None else read_articles()
    asked = [phrase for phrase in ruleset.phrases if _may_go(phrase) and phrase.language in articles]
    lost = {id(phrase) for phrase in asked}
    without = replace(ruleset, phrases=tuple(phrase for phrase in ruleset.phrases if id(phrase) not in lost))
    by_language: dict[str, list[Text]] = defaultdict(list)
    for phrase in asked:
        by_language[phrase.language] += (Text(phrase.language, phrase.id, text) for text in phrase.texts)
    return {text for texts in by_language.values() for text in _overtaken(texts, articles, ruleset, without)}


def _may_go(phrase: Phrase) -> bool:
    return phrase.match == "line" and not phrase.inline and not phrase.opens_tail


def _overtaken(
    texts: list[Text], articles: Mapping[str, Sequence[str]], ruleset: Ruleset, without: Ruleset
) -> Iterator[Text]:
    language = texts[0].language
    same = set(texts)
    for code in (language, *_SCRIPTS.get(language, ())):
        article = articles[code]
        for lines, places in _documents(texts, article):
            if same.isdisjoint(places):
                continue
            with_them, without_them = (verdicts_of(lines, rules) for rules in (ruleset, without))
            for text, at in places.items():
                one, other = with_them[at], without_them[at]
                if one.keep or other.keep or one.reason is not other.reason:
                    same.discard(text)
    yield from same


def _documents(texts: list[Text], article: Sequence[str]) -> Iterator[tuple[list[str], dict[Text, int]]]:
    """The article with each text between its paragraphs and behind them, and with footers of them."""
    printed = {text: text.text[:1].upper() + text.text[1:].replace("#", "12") for text in texts}
    for text in texts:
        yield [*article[:BETWEEN], printed[text], *article[BETWEEN:]], {text: BETWEEN}
        yield [*article, printed[text]], {text: len(article)}
    order = list(texts)
    random.Random(SEED).shuffle(order)  # noqa: S311
    for at in range(0, len(order), FOOTER_LINES):
        footer = order[at : at + FOOTER_LINES]
        yield [*article, *(printed[text] for text in footer)], {text: len(article) + n for n, text in enumerate(footer)}


def without_texts(source: str, language: str, gone: Iterable[Text]) -> str:
    """A phrase pack's TOML without some texts; a phrase without any is left out, examples of what went too."""
    by_phrase: dict[str, set[str]] = defaultdict(set)
    for text in gone:
        if text.language == language:
            by_phrase[text.phrase].add(text.text)
    head, *tables = source.split(_TABLE)
    kept = [_rewritten(table, by_phrase) for table in tables]
    return _TABLE.join([head, *(table for table in kept if table)])


def _rewritten(table: str, gone: Mapping[str, set[str]]) -> str:
    """One table; empty if nothing of it is left."""
    values: dict[str, Any] = tomli.loads(table)
    drop = gone.get(values["id"], set())
    if not drop:
        return table
    listed = values["texts"]
    texts = listed if isinstance(listed, list) else [one.strip() for one in re.split(r"[|\n]+", listed.strip())]
    left = [text for text in texts if normalise(text) not in drop]
    if not left:
        return ""
    lines = textwrap.wrap(" | ".join(left), LINE_CHARS, break_long_words=False, break_on_hyphens=False)
    lines = [line.removeprefix("| ").removesuffix(" |") for line in lines]
    block = f'texts = "{lines[0]}"\n' if len(lines) == 1 and '"' not in lines[0] else _block(lines)
    rewritten = _TEXTS.sub(lambda _: block, table, count=1)
    phrase = Phrase(values["id"], "", values["reason"], tuple(map(normalise, left)))
    book = PhraseBook.compile([phrase])
    examples = [line for line in values["examples"] if book.find(normalise(line))] or [left[0].replace("#", "12")]
    told = "[" + ", ".join(_quoted(line) for line in examples) + "]"
    return _EXAMPLES.sub(lambda _: f"examples = {told}\n", rewritten, count=1)


def _block(lines: list[str]) -> str:
    return "texts = '''\n" + "\n".join(lines) + "\n'''\n"


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


def count_lines(folder: Path) -> int:
    """Lines of a folder's packs."""
    return sum(len(path.read_text("utf-8").splitlines()) for path in sorted(folder.glob("*.toml")))
