"""The day on which somebody kept a copy of a page, or looked at it, is not the day of its publication."""

from __future__ import annotations

import pytest

from tests.metadata.pages import described, page

LINES = {
    "fr": ["Capturé le 12 mars 2019", "Copie enregistrée le 12 mars 2019 à 04:17:52", "Archive du 12 mars 2019"],
    "en": ["Archived on 12 March 2019", "Saved on March 12, 2019 at 04:17:52", "Retrieved 12 March 2019"],
    "de": ["Archiviert am 12. März 2019", "Momentaufnahme vom 12. März 2019"],
    "ru": ["Архивировано 12 марта 2019", "Копия от 12 марта 2019"],
    "tr": ["12 Mart 2019 tarihinde arşivlendi"],
    "ja": ["2019年3月12日に保存", "2019年3月12日取得"],
    "ko": ["2019년 3월 12일에 보관됨"],
    "zh": ["快照时间 2019年3月12日"],
    "ar": ["أرشفت في 12 مارس 2019"],
}


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in LINES.items() for line in lines])
def test_the_day_of_a_copy_dates_no_article(language: str, line: str) -> None:
    html = page(body=f"<h1>Dam holds through the night</h1><div>{line}</div>").replace("lang=en", f"lang={language}")
    assert described(html).date_published is None


@pytest.mark.parametrize(
    "lines", ["Published 3 March 2018, archived 12 March 2019", "3 mars 2018</div><div>Archivé le 12 mars 2019", "2018年3月3日</div><div>2019年3月12日に保存"]
)  # fmt: skip
def test_the_day_beside_it_does(lines: str) -> None:
    assert (
        described(page(body=f"<h1>Dam holds through the night</h1><div>{lines}</div>")).date_published == "2018-03-03"
    )
