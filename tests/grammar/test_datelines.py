import pytest

from pipeline.grammar.datelines import read_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("BEIRUT: The government said on Monday that it would", "BEIRUT", None),
        ("LONDON (Reuters) - Britain said on Monday that it", "LONDON", "Reuters"),
        ("WASHINGTON (AP) — The president said", "WASHINGTON", "Associated Press"),
        ("Berlin (dpa) – Die Bundesregierung hat", "Berlin", "Deutsche Presse-Agentur"),
        ("PARIS, March 3 (Reuters) - The French government", "PARIS", "Reuters"),
        ("(ANSA) - ROMA, 03 MAR - Il governo ha", "ROMA", "ANSA"),
        ("KYIV, Ukraine — The war", "KYIV, Ukraine", None),
        ("THUNDER BAY, Ont. — Two ferries", "THUNDER BAY, Ont.", None),
        ("BOWIE, Md. — The school board", "BOWIE, Md.", None),
        ("SÃO PAULO — O governo", "SÃO PAULO", None),
    ],
)
def test_datelines_are_read(text: str, place: str, agency: str | None) -> None:
    line = read_dateline(text)
    assert line is not None
    assert (line.place, line.agency) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The company said that it would",
        "NASA: The agency said",
        "The company (AP) said it would",
        "Geneva: The talks will go on",
        "In 2019 (Reuters) - it was",
        "EU leaders - who met on Monday - said",
        "US: The dollar fell",
    ],
)
def test_labels_and_prose_are_no_datelines(text: str) -> None:
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("አዲስ አበባ፣ ጥር 3/2018 (ኢዜአ) አዲሱ ድልድይ ተከፈተ።", "አዲስ አበባ", "ENA"),
        ("माघ ३, पोखरा (रासस) । नयाँ पुल खुल्यो ।", "पोखरा", "RSS"),
        ("شیراز - خبرگزاری مهر: پل تازه باز شد", "شیراز", "Mehr News Agency"),
        ("TORINO – ANSA – Il ponte riapre", "TORINO", "ANSA"),
    ],
)
def test_datelines_with_other_marks(opening: str, place: str, agency: str) -> None:
    line = read_dateline(opening)
    assert line is not None
    assert (line.place, line.agency) == (place, agency)


def test_an_agency_between_dashes_in_prose_is_no_dateline() -> None:
    assert read_dateline("The ferry – Reuters reported – sails again in March.") is None
