"""Readers' comments between names with the age of what they wrote, above their texts or below; other stories have ages, too."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()
THREADS = {
    "en": (("mudlark7 2 days ago", "About time. I have written to them since the spring of the floods."), ("Kate_P 21 hours ago", "Who is to pay for it, that is what I would like to hear.")),
    "de": (("moosfreund7 vor 2 Tagen", "Wird auch Zeit. Seit dem Hochwasser schreibe ich denen."), ("kathi_p vor 21 Stunden", "Und wer zahlt das alles, das möchte ich gern hören.")),
    "fr": (("tartine44 il y a 2 jours", "Il était temps. Je leur écris depuis la crue."), ("la_kathi il y a 21 heures", "Et qui va payer, voilà ce que je voudrais entendre.")),
    "es": (("tartana7 hace 2 días", "Ya era hora. Les escribo desde la riada."), ("la_kathi hace 21 horas", "Y quién va a pagar, eso quisiera oír.")),
    "ru": (("болотник7 2 дня назад", "Давно пора. Пишу им с самого паводка."), ("katya_p 21 час назад", "А кто заплатит, вот что хотелось бы услышать.")),
    "pl": (("mokradlo7 2 dni temu", "Najwyższy czas. Piszę do nich od powodzi."), ("kasia_p 21 godzin temu", "A kto za to zapłaci, to chciałabym usłyszeć.")),
}  # fmt: skip


def kept(*lines: str) -> list[str]:
    document = clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
    return [block.text for block in document.kept]


@pytest.mark.parametrize("language", THREADS)
def test_comments_below_their_signatures_leave(language: str) -> None:
    title, *text = ARTICLES[language]
    thread = [line for signature, comment in THREADS[language] for line in (signature, comment)]
    assert kept(title, "2021-05-03", *text, *thread) == text


@pytest.mark.parametrize("language", THREADS)
def test_comments_above_signatures_with_votes_leave(language: str) -> None:
    title, *text = ARTICLES[language]
    (one, first), (two, second) = THREADS[language]
    signed = [
        f"{one.partition(' ')[0]} | {one.partition(' ')[2]} | 14 ▲ 0 ▼",
        f"{two.partition(' ')[0]} | {two.partition(' ')[2]} | 3 ▲ 9 ▼",
    ]
    assert kept(title, "2021-05-03", *text, first, signed[0], second, signed[1]) == text


def test_one_signature_and_writers_with_ages_prove_nothing() -> None:
    title, *text = ARTICLES["en"]
    (signature, comment), _ = THREADS["en"]
    assert comment in kept(title, "2021-05-03", *text, signature, comment)
    told = (
        "Ada Berg 2 hours ago",
        "The gates of the lock were open again on Saturday at noon.",
        "Tom Marsh 3 hours ago",
        "Divers found a crack in the lower gate on Friday.",
    )
    assert set(told[1::2]) <= set(kept(title, "2021-05-03", *text, *told))
