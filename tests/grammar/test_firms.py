"""Forms of companies in names: one list, that of the packs."""

import pytest

from pipeline.grammar.firms import holds_form, is_firm, without_form
from pipeline.grammar.vocabulary import vocabulary
from pipeline.packs import load_ruleset

FORMS = vocabulary(load_ruleset().languages).words("firm_forms")


@pytest.mark.parametrize(
    "name",
    ["Kaibote GmbH", "Quay Pvt. Ltd.", "QUAY PTY LTD", "Muelle S.L.", "Nabrzeże Sp. z o.o.", "ООО «Причал»", "Кей ЕООД", "Molo s. r. o.",
     "岸辺新聞株式会社", "(주)나루", "บริษัท ท่าเรือ จำกัด", "Bến Cảng TNHH", "რიფი შპს", "Kápolna Kft.", "רציף בע\"מ", "Πρόβλητα Α.Ε."],
)  # fmt: skip
def test_a_name_holds_the_form_of_a_company(name: str) -> None:
    assert holds_form(name, FORMS)


@pytest.mark.parametrize(
    "name", ["The Quay Courier", "Der Kaibote", "El Correo del Muelle", "Kurier Nabrzeżny", "岸辺新聞", "나루일보"]
)
def test_a_paper_s_name_holds_none(name: str) -> None:
    assert not holds_form(name, FORMS)


def test_an_advertiser_begins_or_ends_with_it() -> None:
    assert is_firm("Kaibote GmbH", FORMS) and is_firm("ООО Причал", FORMS)
    assert not is_firm("Ag ist kein Name", FORMS) and not is_firm("GmbH", FORMS)


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Kaibote GmbH & Co. KG", "Kaibote"), ("Kaibote UG (haftungsbeschränkt)", "Kaibote"), ("Quay Media Pty. Ltd.", "Quay Media"),
        ("Parti Hírlap Kft.", "Parti Hírlap"), ("Parti Hírlap Zrt", "Parti Hírlap"), ("Nabrzeże Sp. z o.o.", "Nabrzeże"),
        ("Ranta-Sanomat Oy", "Ranta-Sanomat"), ("Kajnytt AS", "Kajnytt"), ("Molo, a. s.", "Molo"), ("ООО «Причал»", "Причал"),
        ("ТОВ Причал", "Причал"), ("PT Dermaga Tbk", "Dermaga"), ("SARL Le Quai", "Le Quai"), ("岸辺新聞株式会社", "岸辺新聞"),
        ("临溪晚报有限公司", "临溪晚报"), ("नदी समाचार प्रा. लि.", "नदी समाचार"), ("UAB „Kopų aidas“", "Kopų aidas"),
        ("株式会社岸辺新聞", "岸辺新聞"), ("(주)나루일보", "나루일보"), ("İskele A.Ş.", "İskele"), ("Molo S.R.L.", "Molo"),
        ("L’Eco della Valdrana Società Cooperativa", "L’Eco della Valdrana"), ("El Muelle S. Coop.", "El Muelle"),
        ("Le Quai SCIC", "Le Quai"), ("Kajen ekonomisk förening", "Kajen"), ("مرفأ الأخبار ذ.م.م", "مرفأ الأخبار"),
        ("El Muelle S. de R.L. de C.V.", "El Muelle"), ("Bến Cảng Công ty Cổ phần", "Bến Cảng"),
        ("บริษัท ท่าเรือ จำกัด (มหาชน)", "ท่าเรือ"), ("નદી સમાચાર પ્રા. લિ.", "નદી સમાચાર"), ("ОсОО «Жээк»", "Жээк"),
        ("ባሕር ዳር ዜና ኃ.የተ.የግ.ማ.", "ባሕር ዳር ዜና"), ("اسکله نیوز (سهامی خاص)", "اسکله نیوز"), ("Quay Media (Pvt.) Ltd.", "Quay Media"),
    ],
)  # fmt: skip
def test_a_name_without_the_form_of_its_company(stated: str, name: str) -> None:
    assert without_form(stated, FORMS) == name


@pytest.mark.parametrize(
    "name",
    [
        "Todo se sabe",
        "As de Guía",
        "Kako se",
        "Ad Weekly",
        "Co",
        "GmbH",
        "Sve o moru",
        "Der Kaibote",
        "Il Molo",
        "Se og Hør",
        "Abendblatt",
        "AB",
    ],
)
def test_words_of_a_name_are_no_form(name: str) -> None:
    assert without_form(name, FORMS) == name
