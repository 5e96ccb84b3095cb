"""Who wrote it, behind a label without a colon on the last line."""

import pytest

from pipeline.extraction import extract

STORIES = {
    "de": ("Die Kleingärten haben ihren Bach zurück", "Der Bach hinter den Kleingärten in Marrow fließt nach vierzig Jahren wieder offen, und die letzte Biegung wurde am Dienstag fertig.", "Bagger hoben die Betonteile einzeln heraus, und die Gärtner, die seit dem Morgen gewartet hatten, zählten laut mit."),
    "fi": ("Palstat saivat puronsa takaisin", "Marron palstojen takana virtaava puro on taas avoin neljänkymmenen putkivuoden jälkeen, ja viimeinen mutka valmistui tiistaina.", "Kaivurit nostivat betonirenkaat yksi kerrallaan, ja viljelijät, jotka olivat odottaneet aamusta, laskivat ääneen."),
    "sv": ("Odlarna får tillbaka sin bäck", "Bäcken bakom kolonilotterna i Marum rinner öppet igen efter fyrtio år i rör, och den sista kröken blev klar i tisdags före regnet.", "Grävmaskiner lyfte betongdelarna en efter en, och odlarna som hade väntat sedan morgonen räknade högt."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "line", "authors"),
    [
        ("de", "Text Hedda Brunn", ["Hedda Brunn"]),
        ("fi", "Teksti Aino Virtanen", ["Aino Virtanen"]),
        ("sv", "Text Astrid Lindqvist", ["Astrid Lindqvist"]),
        ("sv", "Text Astrid Lindqvist och Erik Holm", ["Astrid Lindqvist", "Erik Holm"]),
        ("sv", "Foto Astrid Lindqvist", []),
        ("sv", "Text Kiruna Gruva", []),
        ("de", "Text Bild Ton", []),
    ],
)
def test_a_label_without_a_colon_below_the_text(language: str, line: str, authors: list[str]) -> None:
    record = extract("\n\n".join([*STORIES[language], line]))
    assert record is not None
    assert record.authors == authors
