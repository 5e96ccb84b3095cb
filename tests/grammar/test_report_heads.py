"""Openings of reports with place, day, agency and house in the orders of the world's papers."""

import pytest

from pipeline.grammar.datelines import read_dateline
from pipeline.grammar.report_heads import read_head


@pytest.mark.parametrize(
    ("opening", "place", "agencies"),
    [
        ("Самара. 3 марта. ИНТЕРФАКС - Новый мост открыт", "Самара", ("Interfax",)),
        ("ТВЕРЬ, 3 мар - РИА Новости. Новый мост открыт", "ТВЕРЬ", ("RIA Novosti",)),
        ("Ош, 03.03.26. /Кабар/. Жаңы көпүрө ачылды", "Ош", ("Kabar News Agency",)),
        ("Gəncə. 3 mart. REPORT.AZ/ Yeni körpü açılıb", "Gəncə", ("Report News Agency",)),
        ("(AGI) - Torino, 3 mar. - Il ponte riapre", "Torino", ("AGI",)),
        ("(AdnKronos) - Il ponte riapre", "", ("Adnkronos",)),
        ("AGI - Il ponte riapre", "", ("AGI",)),
        ("EFE.- El puente reabre", "", ("EFE",)),
        ("March 3 (UPI) -- The bridge is open again", "", ("United Press International",)),
        ("BRIDGETOWN, Barbados, March 3, CMC – The bridge", "BRIDGETOWN, Barbados", ("CMC",)),
        ("UTRECHT (ANP/Belga) - De brug is weer open", "UTRECHT", ("ANP", "Belga")),
        ("وطنية - صور - فتح الجسر الجديد", "صور", ("NNA",)),
        ("نابلس 3-3-2026 وفا- فتح الجسر الجديد", "نابلس", ("WAFA",)),
        ("هرات (پژواک، ۱۲ حوت ۱۴۰۴): پل تازه", "هرات", ("Pajhwok",)),
        ("لاہور۔3مارچ (اے پی پی): نیا پل", "لاہور", ("APP",)),
        ("BANDUNG, HARIAN.com - Jembatan dibuka", "BANDUNG", ()),
        ("HARIAN.CO.ID, BANDUNG -- Jembatan dibuka", "BANDUNG", ()),
    ],
)
def test_openings_of_reports(opening: str, place: str, agencies: tuple[str, ...]) -> None:
    line = read_dateline(opening)
    assert line is not None
    assert (line.place, tuple(name for name in (line.agency, *line.others) if name)) == (place, agencies)


@pytest.mark.parametrize(
    "prose",
    [
        "The ferry – Reuters reported – sails again.",
        "In 2019 (Reuters) - it was",
        "Apple (AP) shares rose on Monday",
        "On March 3 (AP) the bridge opened",
        "LONDON (AP) and Paris (AFP) were",
        "Britain, Reuters said, opened a bridge",
        "AFP, AP and Reuters are agencies",
        "Beta, Gamma - three letters of the alphabet",
        "Shop.com, Maker - both said on Monday",
        "Trend: the sea rises",
    ],
)
def test_prose_is_no_opening(prose: str) -> None:
    assert read_head(prose) is None


@pytest.mark.parametrize(
    ("opening", "place", "agency", "persons"),
    [
        ("Ayşe KAYA- Mert GÜL/İZMİR, (DHA)- Yeni köprü", "İZMİR", "DHA", ("Ayşe KAYA", "Mert GÜL")),
        ("【パリ=山口恵子】新しい橋が開通した。", "パリ", None, ("山口恵子",)),
        ("［大阪 3日 ロイター］ - 新しい橋が開通した。", "大阪", "Reuters", ()),
        ("【3月3日 AFP】新しい橋が開通した。", "", "Agence France-Presse", ()),
    ],
)
def test_openings_with_reporters(opening: str, place: str, agency: str | None, persons: tuple[str, ...]) -> None:
    line = read_dateline(opening)
    assert line is not None
    assert (line.place, line.agency, line.persons) == (place, agency, persons)
