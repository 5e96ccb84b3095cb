"""How papers of the world print a day, where the order, the words around it or the script are their own."""

from collections.abc import Mapping

import pytest

from pipeline.grammar import LineKind, find_dates, read_line
from pipeline.packs import Ruleset, load_ruleset
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]
RULES: Ruleset = load_ruleset()

POLISH_OR_CROATIAN = {"lip", "lis", "srp"}  # short names of different months
LINES = [
    ("lt", "2026 m. sausio 5 d. 12:30", "2026-01-05T12:30"),
    ("lt", "Atnaujinta 2026 m. rugpjūčio 15 d.", "2026-08-15"),
    ("lv", "2026. gada 5. janvārī, plkst. 12.30", "2026-01-05T12:30"),
    ("et", "5. jaanuar 2026, kell 12.30", "2026-01-05T12:30"),
    ("sl", "ponedeljek, 5. januarja 2026, ob 12.30", "2026-01-05T12:30"),
    ("ca", "dilluns, 5 d'octubre de 2026 a les 12:30", "2026-10-05T12:30"),
    ("ca", "5 d’abril de 2026", "2026-04-05"),
    ("gl", "Luns, 5 de xaneiro de 2026 ás 12:30", "2026-01-05T12:30"),
    ("eu", "2026ko urtarrilaren 5a, 12:30", "2026-01-05T12:30"),
    ("sq", "E hënë, 5 janar 2026, ora 12:30", "2026-01-05T12:30"),
    ("bs", "Ponedjeljak, 5. augusta 2026. u 12:30", "2026-08-05T12:30"),
    ("mk", "понеделник, 5 јануари 2026 во 12:30", "2026-01-05T12:30"),
    ("be", "Апублікавана 5 лютага 2026, 12:30", "2026-02-05T12:30"),
    ("ka", "2026 წლის 5 იანვარი, 12:30", "2026-01-05T12:30"),
    ("hy", "2026 թ. հունվարի 5, 12:30", "2026-01-05T12:30"),
    ("az", "5 yanvar 2026-cı il, saat 12:30", "2026-01-05T12:30"),
    ("kk", "2026 жылғы 5 қаңтар, 12:30", "2026-01-05T12:30"),
    ("ky", "2026-жылдын 5-январы, 12:30", "2026-01-05T12:30"),
    ("ky", "2025-жылдын 18-июлу", "2025-07-18"),
    ("ky", "5-январь, 2026 12:30", "2026-01-05T12:30"),
    ("uz", "2026-yil 5-yanvar, 12:30", "2026-01-05T12:30"),
    ("mn", "2026 оны 1-р сарын 5, 12:30", "2026-01-05T12:30"),
    ("mn", "2026 оны 11 сарын 5", "2026-11-05"),
    ("mn", "2026 оны арван нэгдүгээр сарын 5", "2026-11-05"),
    ("bn", "প্রকাশ: ০৫ জানুয়ারি ২০২৬, সকাল ১০:৩০", "2026-01-05T10:30"),
    ("ur", "پیر 05 جنوری 2026", "2026-01-05"),
    ("ta", "பதிவு செய்த நாள்: 05 ஜனவரி 2026", "2026-01-05"),
    ("te", "సోమవారం, 5 జనవరి 2026", "2026-01-05"),
    ("mr", "सोमवार, ५ जानेवारी २०२६ रोजी", "2026-01-05"),
    ("gu", "સોમવાર, ૫ જાન્યુઆરી ૨૦૨૬", "2026-01-05"),
    ("kn", "ಸೋಮವಾರ, 5 ಜನವರಿ 2026", "2026-01-05"),
    ("ml", "തിങ്കളാഴ്ച, 5 ജനുവരി 2026", "2026-01-05"),
    ("pa", "ਸੋਮਵਾਰ, 5 ਜਨਵਰੀ 2026", "2026-01-05"),
    ("si", "2026 ජනවාරි 5", "2026-01-05"),
    ("th", "วันจันทร์ที่ 5 ม.ค. 2026 เวลา 12.30 น.", "2026-01-05T12:30"),
    ("km", "ថ្ងៃចន្ទ ទី០៥ ខែមករា ឆ្នាំ២០២៦", "2026-01-05"),
    ("my", "၂၀၂၆ ခုနှစ် ဇန်နဝါရီလ ၅ ရက်", "2026-01-05"),
    ("lo", "ວັນຈັນ ທີ 5 ມັງກອນ 2026", "2026-01-05"),
    ("ms", "Isnin, 5 Mac 2026, 12:30", "2026-03-05T12:30"),
    ("tl", "Enero 5, 2026 | 12:30", "2026-01-05T12:30"),
    ("sw", "Jumatatu, Januari 5, 2026", "2026-01-05"),
    ("am", "ሰኞ ጃንዩወሪ 5, 2026", "2026-01-05"),
    ("ps", "05 جنوري 2026", "2026-01-05"),
    ("cy", "Dydd Llun, 5 Ionawr 2026", "2026-01-05"),
    ("ga", "Dé Luain, 5 Meán Fómhair 2026", "2026-09-05"),
    ("so", "Isniin, 5 Janaayo 2026", "2026-01-05"),
]


@pytest.mark.parametrize(("language", "line", "day"), LINES)
def test_a_date_line_is_read_as_printed(language: str, line: str, day: str | None) -> None:
    found = [m.local or m.iso_day for m in find_dates(line, RULES.languages, language) if m.iso_day]
    assert found == ([] if day is None else [day])
    if day is not None:
        reading = read_line(line, RULES.languages)
        assert reading is not None
        assert reading.kind is LineKind.DATE


def test_no_months_full_name_is_a_frequent_word_of_another_language() -> None:
    """Short forms may be ("des", "tra"): a number beside them is proof enough, and they were so before."""
    both = {
        (month, other.code)
        for pack in RULES.languages.values()
        for month in pack.months
        for other in RULES.languages.values()
        if len(month) > 3 and month in other.function_words and month not in other.months
    }
    assert both == set()


def test_a_month_of_one_language_stays_one_where_another_means_a_different_one() -> None:
    [polish] = find_dates("20 listopada 2024", RULES.languages, "pl")
    [croatian] = find_dates("20. listopada 2024.", RULES.languages, "hr")
    assert (polish.month, croatian.month) == (11, 10)
    meanings: dict[str, set[int]] = {}
    for pack in RULES.languages.values():
        for month, number in pack.months.items():
            meanings.setdefault(month, set()).add(number)
    assert {month for month, numbers in meanings.items() if len(numbers) > 1} == {
        "listopad",
        "listopada",
        *POLISH_OR_CROATIAN,
    }
