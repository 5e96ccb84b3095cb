"""Heads of dumps: what stands between the headline and the text states fields and is no text."""

from __future__ import annotations

import pytest

from pipeline.extraction import extract
from pipeline.model.record import ArticleRecord
from tests.metadata.pages import RULESET

TEXTS = {
    "ru": (
        "Паром к дальним островам снова ходит",
        "Паром к дальним островам после зимы на верфи во вторник утром снова вышел в море с полным трюмом груза.",
        "Двигатель сняли осенью, когда рыбак услышал его стук с другого берега залива и рассказал об этом капитану.",
        "В первое утро через залив переправили сорок овец и пианино, и капитан звонил в колокол у каждой скалы.",
    ),
    "zh": (
        "外岛渡船冬修后重新开航",
        "经过一个冬天的检修，开往外岛的渡船星期二清晨重新驶出港口，船上载满了过冬的货物和返乡的岛民。",
        "去年十月，一名渔民在海湾对岸听到了发动机的异响，船员随后把它拆下来送进了北边的船厂修理。",
        "开航第一天早上，四十只羊和一架钢琴过了海湾，船长在每一块礁石旁都敲响了那口旧铜钟，岛民站在岸边。",
    ),
    "es": (
        "El transbordador de las islas vuelve a navegar",
        "El transbordador de las islas volvió a hacerse a la mar el martes tras pasar el invierno en el astillero.",
        "El motor se desmontó en otoño, cuando un pescador oyó sus golpes desde la otra orilla de la bahía de Tarno.",
        "La primera mañana cruzaron cuarenta ovejas y un piano, y el capitán tocó la campana junto a cada roca.",
    ),
    "no": (
        "Fergen til ytterøyene går igjen",
        "Fergen til ytterøyene gikk tirsdag morgen ut igjen etter en vinter på verftet i Brannvik med full last om bord.",
        "Motoren ble tatt ut i oktober, da en fisker hørte den banke fra den andre siden av fjorden og sa fra om det.",
        "Den første morgenen ble førti sauer og et piano fraktet over, og skipperen ringte med klokken ved hvert skjær.",
    ),
}


def record_of(language: str, *head: str) -> ArticleRecord:
    title, *paragraphs = TEXTS[language]
    record = extract("\n\n".join((title, *head, *paragraphs)), rules=RULESET)
    assert record is not None
    assert not set(head) & set(record.paragraphs)
    return record


@pytest.mark.parametrize(
    ("language", "line", "agency"),
    [
        ("ru", "18.07.2025 16:12 | Источник: ТАСС", "TASS"),
        ("zh", "发布时间：2025-07-18 16:12:33 来源：新华社", "Xinhua"),
        ("es", "18/07/2025 16:12 - Fuente: EFE", "EFE"),
    ],
)
def test_a_day_and_a_source_share_a_line(language: str, line: str, agency: str) -> None:
    record = record_of(language, line)
    assert (record.date_published, list(record.agencies)) == ("2025-07-18", [agency])


def test_a_role_below_a_name_that_is_not_known_goes_with_it() -> None:
    assert (
        record_of("no", "Torbjørg Liavik", "Journalist", "Publisert: 18.07.2025 16:12").date_published == "2025-07-18"
    )


def test_a_mail_address_below_a_byline_is_its_author_s() -> None:
    record = record_of("es", "Por Práxedes Manrubia", "praxedes@gaceta.example", "18/07/2025")
    assert list(record.authors) == ["Práxedes Manrubia"]


@pytest.mark.parametrize(
    ("language", "line"),
    [("ru", "18 июля 2025, 16:12 | Агриппина Бережная"), ("es", "18 de julio de 2025 – Práxedes Manrubia, EFE")],
)
def test_a_day_and_a_name_that_is_not_known_are_no_text(language: str, line: str) -> None:
    assert record_of(language, line).date_published == "2025-07-18"


def test_a_zone_in_brackets_credits_no_picture() -> None:
    record = record_of("es", "Published: Fri, 18 Jul 2025 04:12 PM (IST)")
    assert (record.date_published, list(record.captions)) == ("2025-07-18", [])
