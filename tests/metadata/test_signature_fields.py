"""Fields of publishing systems whose class says "signature" or "journalist" in the site's language."""

import pytest

from tests.metadata.pages import described, page


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("field field-name-field-firma field-type-text", "Rosaura Belmonte"),  # Spanish, Drupal 7
        ("field--name-field-periodista field__item", "Rosaura Belmonte"),
        ("articolo-giornalista", "Ginevra Ferretti"),
        ("haber-muhabir", "Zeliha Karakuş"),
        ("artikel-wartawan", "Ratna Wijaya"),
        ("field-novinar", "Mirna Kovačević"),
    ],
)
def test_fields_of_signatures(field: str, name: str) -> None:
    html = page(
        "<title>The dam holds</title>", f"<h1>The dam holds</h1><div class='{field}'><div class=item>{name}</div></div>"
    )
    assert described(html).authors == (name,)


def test_a_company_is_no_signature() -> None:
    html = page(
        "<title>The dam holds</title>", "<h1>The dam holds</h1><div class='firma-info'>Baustoffe Nordtal GmbH</div>"
    )
    assert not described(html).authors
