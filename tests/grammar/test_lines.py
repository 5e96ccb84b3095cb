from collections.abc import Mapping

import pytest

from pipeline.grammar import LineKind, read_line
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]

READ = [
    ("Published November 15th, 2018 - 06:00 GMT", LineKind.DATE, "November 15th, 2018 - 06:00 GMT"),
    ("Date: Sep 4, 2018", LineKind.DATE, "Sep 4, 2018"),
    ("December 28, 2017 at 2:07 pm", LineKind.DATE, "December 28, 2017 at 2:07 pm"),
    ("MON 25 - 11 - 2024", LineKind.DATE, "25 - 11 - 2024"),
    ("3. März 2021, 14:05 Uhr", LineKind.DATE, "3. März 2021, 14:05 Uhr"),
    ("الأحد 4 نوفمبر 2018", LineKind.DATE, "4 نوفمبر 2018"),
    ("2021年3月3日 14時05分", LineKind.DATE, "2021年3月3日 14時05分"),
    ("Updated 3:21 PM EDT, Thu May 4, 2023", LineKind.DATE, "3:21 PM EDT, Thu May 4, 2023"),
    ("Stand: 04.03.2021", LineKind.DATE, "04.03.2021"),
    ("Updated: 18 Nov 2019, 19:11", LineKind.DATE, "18 Nov 2019, 19:11"),
    ("09. 03. 2025, 11:42 Uhr Lesedauer: 4 Minuten", LineKind.DATE, "09. 03. 2025, 11:42 Uhr"),
    ("Published 15 hours ago", LineKind.DATE, ""),
    ("By Jane Doe", LineKind.BYLINE, "Jane Doe"),
    ("By JANE DOE and John Roe, Associated Press", LineKind.BYLINE, "JANE DOE and John Roe, Associated Press"),
    ("Von Max Muster", LineKind.BYLINE, "Max Muster"),
    ("Par Jeanne Exemple", LineKind.BYLINE, "Jeanne Exemple"),
    ("Jane Doe, Staff writer", LineKind.BYLINE, "Jane Doe, Staff writer"),
    ("Text: Erika Muster", LineKind.BYLINE, "Erika Muster"),
    ("Von Max Muster, 3. März 2021", LineKind.BYLINE, "Max Muster"),
    ("By Jane Doe | March 3, 2021 10:05 am", LineKind.BYLINE, "Jane Doe"),
    ("Source: The Example Post", LineKind.SOURCE, "The Example Post"),
    ("Quelle: dpa", LineKind.SOURCE, "dpa"),
    ("Smoke over the old town [Jane Doe/Anadolu Agency]", LineKind.CREDIT, "Jane Doe/Anadolu Agency"),
    ("A street in the capital (Shutterstock)", LineKind.CREDIT, "Shutterstock"),
    ("A man walks home (AP Photo/Jane Doe, File)", LineKind.CREDIT, "AP Photo/Jane Doe, File"),
    ("Photo: Jane Doe/Reuters", LineKind.CREDIT, "Jane Doe/Reuters"),
    ("REUTERS/Jane Doe", LineKind.CREDIT, "REUTERS/Jane Doe"),
    ("© Jane Doe / Getty Images", LineKind.CREDIT, "Jane Doe / Getty Images"),
    ("Image credit: Jane Doe", LineKind.CREDIT, "Jane Doe"),
    ("Der Hafen am Morgen. Foto: Max Muster", LineKind.CREDIT, "Foto: Max Muster"),
    ("Copyright @ 2021 The Example Post.", LineKind.COPYRIGHT, "The Example Post"),
    ("© 2024 Example Media. All rights reserved", LineKind.COPYRIGHT, "Example Media"),
    ("Copyright © 2019 Example Ltd", LineKind.COPYRIGHT, "Example Ltd"),
]

PROSE = [
    "Comments made by British Army Major General Felix Gedney indicate that the coalition will rely on the regime.",
    "The country joined the International Monetary Fund (IMF)",
    "The minister said that the talks would go on for as long as they are needed, and then left. (Reuters)",
    "By Friday night the storm had moved on",
    "By the Numbers",
    "In December 2018 he left.",
    "On 4 November 2018 the two sides signed the agreement in the capital",
    "1. May 2019: The company opens its first shop",
    "Von Angela bis Olaf",
    "From Russia with Love",
    "Portuguese / Spanish / English",
    "Related News",
    "54 minutes: United 0 City 2",
    "Copyright law is changing across the continent, and publishers are watching.",
    "Source: officials who asked not to be named. The ministry declined to comment",
    "The electronic patient record (ePA)",
    "2024",
    "Interview Notes",
    "Video: 4K with no crop",
    "      ",
]


@pytest.mark.parametrize(("line", "kind", "value"), READ)
def test_a_line_that_states_metadata_is_read(line: str, kind: LineKind, value: str, languages: Languages) -> None:
    reading = read_line(line, languages)
    assert reading is not None
    assert (reading.kind, reading.value) == (kind, value)
    assert 0 < reading.confidence <= 1
    assert reading.rule.startswith(kind.value)


@pytest.mark.parametrize("line", PROSE)
def test_prose_and_menus_are_no_metadata(line: str, languages: Languages) -> None:
    assert read_line(line, languages) is None


@pytest.mark.parametrize("line", ["March ⁰ 2021", "10⁻⁸ May", "² January ³", "①② März ⑨", "½ April 2020", "٣٤٥ مايو"])
def test_digits_that_are_no_decimals_do_no_harm(line: str, languages: Languages) -> None:
    assert read_line(line, languages) is None
