"""Copyright notices: whom they name, and that a formula is nobody's name."""

from __future__ import annotations

import pytest

from pipeline.grammar.notices import copyright_holder, is_owned, read_copyright


@pytest.mark.parametrize(
    "line",
    [
        "جميع الحقوق محفوظة © 2023",
        "© 2023 جميع الحقوق محفوظة",
        "All rights reserved © 2021",
        "Alle Rechte vorbehalten © 2019",
        "Все права защищены © 2021",
        "Minden jog fenntartva © 2021",
        "保留所有权利 © 2020",
        "כל הזכויות שמורות © 2020",
        "Všechna práva vyhrazena © 2018",
    ],
)
def test_a_formula_is_no_holder(line: str) -> None:
    assert copyright_holder(line) is None


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("The Marlow Post © 2020. All Rights Reserved", "The Marlow Post"),
        ("Tous droits réservés © Le Courrier 2019", "Le Courrier"),
        ("版权所有：北河日报 © 2020", "北河日报"),
        ("© 2020 北河日报 版权所有", "北河日报"),
        ("© Bản quyền thuộc về Báo Sông Hồng 2019", "Báo Sông Hồng"),
        ("© 2024 Dagbladpers Noord B.V. Alle rechten voorbehouden.", "Dagbladpers Noord B.V."),
        ("© 2024 Editrice Laguna S.p.A. Tutti i diritti riservati", "Editrice Laguna S.p.A."),
        ("© 2024 Marlow Press Ltd. All rights reserved.", "Marlow Press Ltd"),
    ],
)
def test_the_holder_beside_a_formula(line: str, holder: str) -> None:
    assert copyright_holder(line) == holder


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("版权所有 © 松溪日报社", "松溪日报社"),
        ("版權所有：松溪日報社", "松溪日報社"),
        ("ⓒ 강변일보, 무단전재 및 재배포 금지", "강변일보"),
        ("(c) River Post 2024", "River Post"),
    ],
)
def test_signs_of_the_world_are_notices(line: str, holder: str) -> None:
    found = read_copyright(line, line.lower())
    assert found is not None
    assert found[0] == holder
    assert is_owned(line) is line.startswith("版")


@pytest.mark.parametrize(
    "line",
    [
        "(c) the second bridge of the 2021 plan is not to be built.",
        "(c) No bridge shall be built before the ferry has been sold.",
    ],
)
def test_an_item_of_a_list_is_no_notice(line: str) -> None:
    assert read_copyright(line, line.lower()) is None


@pytest.mark.parametrize("line", ["(Copyright, 2017, Quay Newspapers Ltd.)", "[Copyright 2017 Quay Newspapers Ltd.]"])
def test_notices_in_brackets(line: str) -> None:
    found = read_copyright(line, line.lower())
    assert found is not None
    assert found[0] == "Quay Newspapers Ltd"


def test_a_sentence_in_brackets_about_a_copyright_is_none() -> None:
    line = "(Copyright law was changed in 1911, and nobody noticed.)"
    assert read_copyright(line, line.lower()) is None
