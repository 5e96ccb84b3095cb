"""Raised digits and fractions never make another number."""

import pytest

from tests.segment.test_html_blocks import blocks_of

HALF = "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("About 10<sup>6</sup> herrings passed.", "About 10⁶ herrings passed."),
        ("Kaum 10<sup>-3</sup> Gramm blieben.", "Kaum 10⁻³ Gramm blieben."),
        ("Il a couru 3<sup>1</sup>/<sub>2</sub> lieues.", "Il a couru 3¹/₂ lieues."),
        ("En 2019<sup>4</sup> se cerró.", "En 2019⁴ se cerró."),
        (f"Hlasovala {HALF} obce.", "Hlasovala 1/2 obce."),
        (f"Plavba trvá 2{HALF} hodiny.", "Plavba trvá 2 1/2 hodiny."),
        ("約<math><msup><mn>10</mn><mn>8</mn></msup></math>個です。", "約10⁸個です。"),
        # Units, notes behind words, ordinals and formulas stay.
        ("It covers 10 km<sup>2</sup>.", "It covers 10 km2."),
        ("As he wrote<sup>3</sup> once.", "As he wrote3 once."),
        ("Am 5<sup>th</sup> Pier.", "Am 5th Pier."),
        ("CO<sub>2</sub> monte.", "CO2 monte."),
        ("Page 10 <sup>6</sup> again.", "Page 10 6 again."),
    ],
)
def test_raised_digits_behind_digits(markup: str, text: str) -> None:
    assert [block.text for block in blocks_of(f"<p>{markup}</p>")] == [text]
