"""Lines that go by what their words do, and lines of articles that speak of the same things and stay."""

from __future__ import annotations

import pytest

from pipeline.cleaning.clean import clean
from pipeline.model.block import Verdict
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLE = (
    "Ferry to the outer skerries sails again",
    "The ferry to the outer skerries sailed again on Tuesday after a winter at the yard in Brae.",
    "Its engine had been taken out in October, when a fisherman heard it knock across the bay.",
    "The islanders lived on what the mail boat brought, and the school closed for two weeks in January.",
    "On the first morning forty sheep and a piano went over, and the skipper rang the bell at every stone.",
)


def _verdicts(lines: tuple[str, ...]) -> dict[str, Verdict]:
    raw = RawDocument("a.txt", "text", "text/plain", "\n\n".join(lines).encode())  # type: ignore[arg-type]
    cleaned = clean(segment(raw), RULES)
    return {block.text: verdict for block, verdict in zip(cleaned.segmented.blocks, cleaned.verdicts, strict=True)}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Show older replies to this comment", "comments"),
        ("Measure advertising performance", "consent"),
        ("Please enter a valid e-mail address.", "captcha_or_form"),
        ("Unlock unlimited access for subscribers", "paywall"),
        ("Benachrichtige mich über neue Kommentare", "comments"),
        ("Измерение эффективности рекламы", "consent"),
        ("返信をさらに表示", "comments"),
        ("Oynatma hızı", "caption"),
    ],
)
def test_a_line_between_paragraphs_goes_by_what_it_does(line: str, reason: str) -> None:
    verdict = _verdicts((*ARTICLE[:3], line, *ARTICLE[3:]))[line]
    assert not verdict.keep
    assert verdict.reason == reason
    assert verdict.rule.startswith("function.")
    assert verdict.evidence


@pytest.mark.parametrize(
    "line",
    [
        "Sign in here, the purser said, and he pushed the heavy book across the desk.",
        "We use cookies to bribe the children, the cook said with a laugh.",
        "He subscribed to the newsletter of the lifeboat club and read every comment in it.",
    ],
)
def test_a_sentence_that_tells_stays_wherever_it_stands(line: str) -> None:
    for at in range(2, len(ARTICLE) + 1):
        assert _verdicts((*ARTICLE[:at], line, *ARTICLE[at:]))[line].keep, at


def test_an_article_about_accounts_keeps_its_sentences() -> None:
    own = (
        "The bank of Brae will close every account that has no password after the summer, its board decided in May.",
        "Forty islanders have an account there, and few of them ever chose a password, as the clerk knows their faces.",
    )
    line = "Check your account and change your password."
    assert _verdicts((*ARTICLE[:2], *own, line, *ARTICLE[2:]))[line].keep


def test_what_went_by_its_place_gets_the_reason_that_its_words_name() -> None:
    verdict = _verdicts((*ARTICLE, "Harbour 7", "Brae 12", "Our members", "Skerry 4"))["Our members"]
    assert (verdict.keep, verdict.reason) == (False, "paywall")
