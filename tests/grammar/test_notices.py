"""Copyright notices: whom they name, and that a formula is nobody's name."""

from __future__ import annotations

import pytest

from pipeline.grammar.notices import copyright_holder


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
    ],
)
def test_the_holder_beside_a_formula(line: str, holder: str) -> None:
    assert copyright_holder(line) == holder
