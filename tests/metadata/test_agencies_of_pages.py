"""Agencies and authors that the words around a report credit, in the languages of the world."""

import pytest

from tests.metadata.pages import PROSE, described, page

H1 = "<h1>Bridge opens after two years</h1>"


@pytest.mark.parametrize(
    ("opening", "agencies"),
    [
        ("به گزارش ایسنا، پل تازه روز شنبه باز شد و مردم شهر از روی آن گذشتند.", ("ISNA",)),
        ("Новий міст відкрили в суботу після двох років ремонту, повідомляє Укрінформ.", ("Ukrinform",)),
        ("Nový most otevřeli v sobotu po dvou letech oprav, informuje ČTK.", ("ČTK",)),
        ("Пресс-секретарь рассказал Интерфаксу, что новый мост откроют в субботу утром.", ()),
    ],
)
def test_agencies_that_words_of_the_language_credit(opening: str, agencies: tuple[str, ...]) -> None:
    found = described(
        f"<html><body><article><h1>Bridge</h1><p>{opening}</p><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
    )
    assert found.agencies == agencies


def test_the_author_whom_a_sign_off_labels() -> None:
    end = f"{PROSE} AGERPRES/(AB - autor: Radu Munteanu, editor: Oana Pop)"
    found = described(page("", f"{H1}<p>{PROSE}</p>").replace("</article>", f"<p>{end}</p></article>"))
    assert found.authors == ("Radu Munteanu",)
