"""Strings that programs print on pages, each as the only odd line of a neutral article: which of them leave, and why.

Comment systems, consent dialogs, players and share buttons print the same lines on thousands of sites. A file of strings has
one JSON object a line: {"language", "reason", "concept", "text"}; `reason` is one of `Reason`, or "player".
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.cleaning import clean
from pipeline.model.block import Verdict
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset
from pipeline.segment import segment

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "strings.jsonl"
ARTICLES = DATA / "neutral_articles.json"
FOOTER_LINES = 8
BETWEEN = 3  # the title and so many paragraphs less one stand above a line between paragraphs
SEED = 7  # of the order in which strings become footers
# The languages of which half of the world's news pages are; the others have smaller packs.
BIG = frozenset({"en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru"})
# Beside the reason itself, what a reader would accept: a dialog to sign in may belong to comments or to a paywall.
FITTING: Mapping[str, frozenset[str]] = {
    reason: frozenset({reason, *others.split()})
    for reason, others in {
        "author_bio": "related_links",
        "captcha_or_form": "comments paywall navigation newsletter",
        "comments": "captcha_or_form",
        "consent": "footer",
        "copyright": "footer",
        "footer": "navigation copyright consent",
        "language_switcher": "navigation",
        "navigation": "footer related_links",
        "newsletter": "promo paywall",
        "paywall": "promo newsletter captcha_or_form",
        "player": "caption navigation",
        "promo": "newsletter paywall",
        "related_links": "navigation promo",
        "share": "navigation promo",
        "tags": "navigation",
    }.items()
}
POSITIONS = ("between", "behind", "footer", "reason", "fits")


class Printed(NamedTuple):
    """A string as a program prints it."""

    language: str
    reason: str
    concept: str
    text: str


class Outcome(NamedTuple):
    """What became of a string: whether it left at each place, and for which reason behind the last paragraph."""

    string: Printed
    between: bool
    behind: bool
    footer: bool
    reason: str

    @property
    def right(self) -> bool:
        """Whether the reason is the one expected."""
        return self.reason == self.string.reason or (self.string.reason == "player" and self.reason == "caption")

    @property
    def fits(self) -> bool:
        """Whether the reason is one that a reader would accept."""
        return self.right or self.reason in FITTING.get(self.string.reason, frozenset())


@dataclass(frozen=True, slots=True)
class Coverage:
    """Outcomes of many strings; `without` are languages of strings for which there is no article."""

    outcomes: Sequence[Outcome]
    without: Counter[str] = field(default_factory=Counter)

    def shares(self, outcomes: Iterable[Outcome] | None = None) -> dict[str, float]:
        """Share of strings that left at each place, and whose reason is right or fits, 0 to 1."""
        some = list(self.outcomes if outcomes is None else outcomes)
        rows = [(one.between, one.behind, one.footer, one.right, one.fits) for one in some]
        return {
            name: sum(values) / max(1, len(some))
            for name, values in zip(POSITIONS, zip(*rows, strict=True) if rows else ((),) * 5, strict=True)
        }

    def by(self, key: str) -> dict[str, list[Outcome]]:
        """Outcomes by an attribute of their strings, in its order."""
        found: dict[str, list[Outcome]] = defaultdict(list)
        for one in self.outcomes:
            found[getattr(one.string, key)].append(one)
        return dict(sorted(found.items()))

    def as_json(self) -> dict[str, Any]:
        """Everything but the strings, as JSON values."""
        parts = {
            key: {name: self.shares(some) for name, some in self.by(key).items()} for key in ("language", "concept")
        }
        return {"strings": len(self.outcomes), "all": self.shares(), "without_article": dict(self.without), **parts}


def read_strings(path: Path = SAMPLE) -> list[Printed]:
    """The strings of a JSON Lines file."""
    lines = path.read_text("utf-8").splitlines()
    return [Printed(**{key: row[key] for key in Printed._fields}) for row in map(json.loads, filter(None, lines))]


def read_articles(path: Path = ARTICLES) -> dict[str, list[str]]:
    """Neutral articles by language: a headline and five paragraphs each."""
    articles: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    return articles


def measure_strings(
    strings: Iterable[Printed], ruleset: Ruleset, articles: Mapping[str, Sequence[str]] | None = None
) -> Coverage:
    """Put each string into the article of its language, and look what becomes of it.

    Between the second and third paragraph and behind the last one it stands alone; the footers are of `FOOTER_LINES` strings
    of one language, drawn at random, each once.
    """
    articles = articles if articles is not None else read_articles()
    known: dict[str, list[Printed]] = defaultdict(list)
    without: Counter[str] = Counter()
    for string in strings:
        if string.language in articles:
            known[string.language].append(string)
        else:
            without[string.language] += 1
    outcomes = [one for language, some in sorted(known.items()) for one in _outcomes(some, articles[language], ruleset)]
    return Coverage(outcomes, without)


def _outcomes(strings: list[Printed], article: Sequence[str], ruleset: Ruleset) -> Iterator[Outcome]:
    order = list(range(len(strings)))
    random.Random(SEED).shuffle(order)  # noqa: S311
    gone: dict[int, bool] = {}
    for at in range(0, len(order), FOOTER_LINES):
        places = order[at : at + FOOTER_LINES]
        verdicts = verdicts_of([*article, *(strings[place].text for place in places)], ruleset)
        gone.update((place, not verdict.keep) for place, verdict in zip(places, verdicts[len(article) :], strict=True))
    for place, string in enumerate(strings):
        between = verdicts_of([*article[:BETWEEN], string.text, *article[BETWEEN:]], ruleset)[BETWEEN]
        behind = verdicts_of([*article, string.text], ruleset)[-1]
        yield Outcome(string, not between.keep, not behind.keep, gone[place], str(behind.reason or ""))


def verdicts_of(lines: Sequence[str], ruleset: Ruleset) -> tuple[Verdict, ...]:
    """A dump's verdicts, a line each."""
    cleaned = clean(segment(RawDocument("strings.txt", "text", "text/plain", "\n\n".join(lines).encode())), ruleset)
    if len(cleaned.verdicts) != len(lines):
        raise ValueError(f"the string is no single line: {lines!r}")
    return cleaned.verdicts


def render_coverage(coverage: Coverage, languages: bool = False, concepts: bool = False) -> str:
    """Tables for people: all, nine big languages and the others; perhaps each language and concept."""
    big = [one for one in coverage.outcomes if one.string.language in BIG]
    others = [one for one in coverage.outcomes if one.string.language not in BIG]
    rows = [("all", list(coverage.outcomes)), ("nine big", big), ("others", others)]
    if languages:
        rows += coverage.by("language").items()
    if concepts:
        rows += coverage.by("concept").items()
    head = f"{'per cent of strings that leave':<36}{'strings':>8}" + "".join(f"{name:>9}" for name in POSITIONS)
    told = [
        f"{name:<36}{len(some):>8}" + "".join(f"{100 * share:>9.1f}" for share in coverage.shares(some).values())
        for name, some in rows
        if some
    ]
    if coverage.without:
        told.append(f"no article in: {', '.join(sorted(coverage.without))}")
    return "\n".join([head, *told])


def render_kept(coverage: Coverage) -> str:
    """The strings that stay between paragraphs or behind them, a line each: places, language, reasons, concept, text."""
    return "\n".join(
        f"{'between' if not one.between else '':<8}{'behind' if not one.behind else '':<7}{one.string.language:<4}"
        f"{one.string.reason}/{one.reason or '-'}  {one.string.concept}  {one.string.text}"
        for one in coverage.outcomes
        if not (one.between and one.behind)
    )
