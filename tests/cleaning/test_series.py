"""The same request below every item of a list, and facts told of every item."""

from __future__ import annotations

import pytest

from pipeline.line import trace
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset

RULES = load_ruleset()
LISTS = {
    "en": (
        "We read by each lamp for a fortnight and measured how warm the shade became after two hours.",
        {
            "Brightside Loom": "It throws an even circle on the page and leaves the rest of the room to the owls.",
            "Haldane Mini": "It weighs less than the book it lights, and the clip holds on covers of any thickness.",
            "Osprey Reader": "The arm stays where it is put, which no other lamp managed for a whole week.",
        },
        "Read our full {} review",
        "Check the price at lampshop.example",
        "Made of brass and glass",
    ),
    "fr": (
        "Pendant un mois nous avons acheté la même baguette à la même heure dans tout le canton.",
        {
            "Boulangerie Marchal": "La croûte chante dès la sortie du four et l'on entend le concert jusqu'au trottoir.",
            "Maison Querelle": "Ici la mie est grise, le levain bavard et la file d'attente plus longue que le comptoir.",
            "Moulin Vieux": "Le patron pétrit à la main parce que la machine fait trop de bruit pour son chien.",
        },
        "Lire le test complet de {}",
        "Commander sur painfrais.example",
        "Fermé le lundi",
    ),
    "tr": (
        "Bir ay boyunca aynı tıraşı üç ayrı dükkânda olduk ve her seferinde bardaktaki çayı saydık.",
        {
            "Berber Hamdi": "Aynanın karşısındaki koltuk elli yıllık, ama ustanın eli ondan daha yumuşak ve sabırlı.",
            "Rıza Usta": "Burada radyo hiç kapanmıyor ve her tıraş bir futbol maçı kadar uzun sürüyor.",
            "Salon Cemil": "Usta, müşterinin yüzüne bakmadan yaşını bilir ve bu konuda hiç yanılmadığını söyler.",
        },
        "Ayrıntılı inceleme için: {}",
        "randevual.example üzerinden randevu alın",
        "Pazar günleri kapalı",
    ),
}


def kept(language: str, *below: str, most: int = 3) -> set[str]:
    """What stays of a page whose items each have these lines below their text; prose and headings have to."""
    intro, items, *_ = LISTS[language]
    items = dict(list(items.items())[:most])
    body = f"<p>{intro}</p><p>{intro.replace(' ', ' … ', 1)}</p>"
    for name, told in items.items():
        body += f"<h2>{name}</h2><p>{told}</p>" + "".join(f"<p>{line.format(name)}</p>" for line in below)
    html = f"<html lang={language}><body><main><article><h1>{intro[:40]}</h1>{body}<h2>1965</h2><p>{intro}</p>"
    raw = RawDocument("a.html", "html", "text/html", f"{html}</article></main></body></html>".encode())
    texts = {block.text for block in trace(raw, RULES).cleaned.kept}
    assert {*items, *items.values()} <= texts
    return texts


@pytest.mark.parametrize("language", LISTS)
def test_what_leads_away_below_every_item_goes(language: str) -> None:
    _, items, review, order, _ = LISTS[language]
    texts = kept(language, review, order)
    assert not texts & {order, *(review.format(name) for name in items)}


@pytest.mark.parametrize("language", LISTS)
def test_what_is_told_of_every_item_stays(language: str) -> None:
    fact = LISTS[language][4]
    assert fact in kept(language, fact)


def test_a_sub_heading_with_the_name_of_every_item_stays() -> None:
    _, items, *_ = LISTS["en"]
    texts = kept("en", "What speaks for the {} lamp", "Nobody who tried it wanted to give it back to us.")
    assert {f"What speaks for the {name} lamp" for name in items} <= texts


@pytest.mark.parametrize("language", LISTS)
def test_of_two_items_both_lines_have_to_stand_side_by_side(language: str) -> None:
    _, items, review, order, _ = LISTS[language]
    texts = kept(language, review, order, most=2)
    assert not texts & {order, *(review.format(name) for name in items)}
    assert order in kept(language, order, most=2)


@pytest.mark.parametrize(
    ("language", "offer", "fact"),
    [
        ("en", "Lamps from £19 at Loom & Daughter", "Price: £19"),
        ("fr", "Dès 2 € chez Pain Retrouvé", LISTS["fr"][4]),
        ("tr", "Tıraş 90 ₺ Berberim uygulamasında", "Fiyat: 90 ₺"),
    ],
)
def test_a_price_and_who_asks_for_it_below_every_item_go(language: str, offer: str, fact: str) -> None:
    assert offer not in kept(language, offer)
    assert fact in kept(language, fact)
