"""Who wrote it and who only edited it, and nameless desks, in languages with few papers among the labelled pages."""

from collections.abc import Mapping

import pytest

from pipeline.grammar import LineKind, read_line
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.no_authors import is_desk_line
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]


@pytest.mark.parametrize(
    "line",
    [
        "Redacció",
        "Erredakzioa",
        "Redaksia Online",
        "নিজস্ব প্রতিবেদক, চট্টগ্রাম",
        "ক্রীড়া প্রতিবেদক",
        "ঢাকা, নিজস্ব প্রতিবেদক",
        "സ്വന്തം ലേഖകൻ",
        "న్యూస్ డెస్క్",
        "ન્યૂઝ ડેસ્ક",
        "ਨਿਊਜ਼ ਡੈਸਕ",
        "आमच्या प्रतिनिधीकडून",
        "हाम्रो संवाददाता, पोखरा",
        "அப்படியே: ",
        "Mwandishi Wetu, Arusha",
        "Uredništvo",
        "Uudistetoimetus",
        "რედაქცია",
        "اسٹاف رپورٹر",
        "Haber Merkezi",
    ],
)
def test_a_desk_alone_on_a_line_is_nobody_and_no_text(line: str, languages: Languages) -> None:
    if line.endswith(": "):
        assert not is_desk_line(line)
        return
    reading = read_line(line, languages)
    assert reading is not None and reading.kind is LineKind.BYLINE
    byline = read_byline(line, languages)
    assert byline is None or not byline.persons


@pytest.mark.parametrize(
    "line",
    [
        "Jane Harrow, newsroom",
        "Redacció nova per al poble",
        "The newsroom was dark",
        "Redaktion und Verlag ziehen um",
        "Toimetus kolib majja 7",
    ],
)
def test_a_line_that_tells_of_a_desk_is_none(line: str) -> None:
    assert not is_desk_line(line)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Toimetas: Liis Mägi", "et"),
        ("Përktheu: Besa Gashi", "sq"),
        ("Թարգմանիչ՝ Լիլիթ Գրիգորյան", "hy"),
        ("Prevedla: Nina Zupan", "sl"),
        ("Urednica: Nina Zupan", "sl"),
        ("Golygydd: Siân Parry", "cy"),
        ("Eagarthóir: Síle Nic Dhonncha", "ga"),
        ("Itzultzailea: Jone Agirre", "eu"),
        ("Таржимон: Нодира Юсупова", "uz"),
        ("Орчуулсан: Болормаа", "mn"),
        ("Mhariri: Neema Mushi", "sw"),
        ("Þýðandi: Guðrún Helgadóttir", "is"),
        ("ترتیب و ادارت: نادیہ", ""),
        ("අනුවාදය", ""),
        ("Vertaler: Elna Botha", "af"),
        ("Преведе: Ана Костова", "mk"),
    ],
)
def test_who_edited_or_translated_is_no_author(line: str, label: str, languages: Languages) -> None:
    byline = read_byline(line, languages)
    assert byline is None or not byline.persons or not label
    if label:
        assert read_line(line, languages).kind is LineKind.EDITOR  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "language", "persons"),
    [
        ("Nga Besa Gashi", "sq", ("Besa Gashi",)),
        ("Na Neema Juma", "sw", ("Neema Juma",)),
        ("Gan Siân Parry, Gohebydd Materion Gwledig", "cy", ("Siân Parry",)),
        ("Le Síle Ní Bhriain", "ga", ("Síle Ní Bhriain",)),
        ("De Andrei Popa, 4 martie 2025", "ro", ("Andrei Popa",)),
        ("Ni Ana Santos", "tl", ("Ana Santos",)),
        ("Per Laia Soler", "ca", ("Laia Soler",)),
    ],
)
def test_little_words_lead_bylines_in_their_own_language_only(
    line: str, language: str, persons: tuple[str, ...], languages: Languages
) -> None:
    own, other = read_byline(line, languages, language=language), read_byline(line, languages, language="vi")
    assert own is not None and own.persons == persons and own.lead
    assert other is None or other.lead is None


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Guðrún Helgadóttir skrifar", "Guðrún Helgadóttir"),
        ("Elif Demir yazdı", "Elif Demir"),
        ("Karin Lund skriver", "Karin Lund"),
    ],
)
def test_a_verb_behind_a_whole_name_makes_a_byline(line: str, person: str, languages: Languages) -> None:
    reading, byline = read_line(line, languages), read_byline(line, languages)
    assert reading is not None and reading.kind is LineKind.BYLINE
    assert byline is not None and byline.persons == (person,)


@pytest.mark.parametrize(
    "line", ["Snorri skrifar", "Hun skriver", "Det er hun som skriver", "Barnet som aldri skriver"]
)
def test_a_verb_behind_anything_else_does_not(line: str, languages: Languages) -> None:
    assert read_line(line, languages) is None


def test_a_lead_of_several_words_needs_no_colon(languages: Languages) -> None:
    reading = read_line("Isinulat ni Ana Santos", languages)
    assert reading is not None and reading.kind is LineKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "Traduzione di Ginevra Ferri",
        "Oversatt av Ragnhild Tveit",
        "Tłum. Jagna Wilkosz",
        "사진 이서연",
        "摄影 陈小禾",
        "Šéfredaktorka: Jitka Dvořáčková",
    ],
)
def test_a_label_that_asks_for_a_name_needs_no_colon(line: str, languages: Languages) -> None:
    assert read_byline(line, languages) is None


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("Un reportage d’Ondine Maréchal", ("Ondine Maréchal",)),
        ("Texte d'Ondine Maréchal", ("Ondine Maréchal",)),
        ("Entretien réalisé par Ondine Maréchal", ("Ondine Maréchal",)),
        ("As told to Hannah Lindqvist", ("Hannah Lindqvist",)),
        ("Words: Hannah Lindqvist", ("Hannah Lindqvist",)),
        ("Kovács Réka írása", ("Kovács Réka",)),
        ("מאת: תמר שגיא ונועם פלד", ("תמר שגיא", "נועם פלד")),
        ("كتب: سامر عودة وخالد منصور", ("سامر عودة", "خالد منصور")),
        ("文＝石川美里", ("石川美里",)),
        ("記者林書安/綜合報導", ("林書安",)),
        ("【记者陈小禾高雄报导】", ("陈小禾",)),
        ("Dec 17, 2025 Hannah Lindqvist and Peter Marsh", ("Hannah Lindqvist", "Peter Marsh")),
    ],
)
def test_persons_in_forms_of_their_languages(line: str, persons: tuple[str, ...], languages: Languages) -> None:
    byline = read_byline(line, languages)
    assert byline is not None and byline.persons == persons


@pytest.mark.parametrize("line", ["كتب: محمد أحمد وليد حسن", "דנה כהן ורד לוי"])
def test_a_name_that_begins_with_that_letter_is_one(line: str, languages: Languages) -> None:
    byline = read_byline(line, languages)
    assert byline is None or len(byline.persons) <= 2


@pytest.mark.parametrize("line", ["Par Le Courrier avec AFP", "Equipo de Investigación", "القسم السياسي", "綜合外電"])
def test_papers_and_desks_are_no_persons(line: str, languages: Languages) -> None:
    byline = read_byline(line, languages)
    assert byline is not None and byline.persons == ()


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("A cura della Dott.ssa Ginevra Alparone, PhD, specialista in allergologia", ("Ginevra Alparone",)),
        ("Von Prof. Dr. med. Gesine Albers, Fachärztin für Kinderheilkunde", ("Gesine Albers",)),
        ("Автор: к.м.н. Милана Ветрова, врач-педиатр", ("Милана Ветрова",)),
        ("Милана Ветрова, доктор медицинских наук, профессор", ("Милана Ветрова",)),
        ("بقلم: د. ريم الخالدي، أستاذة الطب الوقائي", ("د. ريم الخالدي",)),
        ("डॉ. सुनीता राजवंश, हृदय रोग विशेषज्ञ", ("डॉ. सुनीता राजवंश",)),
        ("ThS.BS. Đặng Hoài Thu, Bệnh viện Nhi", ("Đặng Hoài Thu",)),
        ("Par le Dr Maëlle Corvaisier, médecin généraliste", ("Maëlle Corvaisier",)),
    ],
)
def test_titles_and_what_a_titled_person_is_are_no_part_of_the_name(
    text: str, persons: tuple[str, ...], languages: Languages
) -> None:
    found = read_byline(text, languages)
    assert found is not None
    assert (found.persons, found.clean) == (persons, True)


@pytest.mark.parametrize(
    ("line", "person", "house"),
    [
        (
            "Austėja Mikalajūnė – Kopų aidas – penktadienis, 2023 m. kovo 17 d., 9.45 val.",
            "Austėja Mikalajūnė",
            "Kopų aidas",
        ),
        ("Jitske Dijkshoorn – De Waddenklok – vrijdag 17 maart 2023", "Jitske Dijkshoorn", "De Waddenklok"),
        ("Kadri Rebasoo – Saare Hääl – reede, 17. märts 2023", "Kadri Rebasoo", "Saare Hääl"),
        ("Nurhayat Çınarlı - Körfez Sesi - Cuma, 17 Mart 2023 18:42", "Nurhayat Çınarlı", "Körfez Sesi"),
        ("நெடுமாறன் செல்வம் | அலையோசை | 17 மார்ச் 2023", "நெடுமாறன் செல்வம்", "அலையோசை"),
        ("司徒若兰 - 临溪晚报 - 2023年3月17日", "司徒若兰", "临溪晚报"),
    ],
)
def test_a_name_between_a_person_and_the_day_is_the_papers(
    line: str, person: str, house: str, languages: Languages
) -> None:
    found = read_byline(line, languages)
    assert found is not None
    assert (found.persons, found.organisations, found.clean) == ((person,), (house,), True)
    read = read_line(line, languages)
    assert read is not None
    assert read.kind is LineKind.BYLINE


@pytest.mark.parametrize(
    ("line", "house"),
    [
        (
            "Por Hanna Lorca y Pedro Olmo - La Voz del Muelle - el martes, 12 de marzo de 2024, a las 11:08",
            "La Voz del Muelle",
        ),
        ("Par Jeanne Roche et Luc Morel - La Voix du Port - le mardi, 12 mars 2024, à 11h08", "La Voix du Port"),
        ("Von Jana Roth und Peter Moll - Der Kaibote - am Dienstag, 12. März 2024, um 11:08 Uhr", "Der Kaibote"),
    ],
)
def test_the_paper_stands_before_a_day_with_little_words(line: str, house: str, languages: Languages) -> None:
    found = read_byline(line, languages)
    assert found is not None
    assert house not in found.persons
    assert len(found.persons) == len(("one", "two"))


def test_two_common_names_before_the_day_are_two_persons(languages: Languages) -> None:
    found = read_byline("Hannah Lindqvist – Peter Holm – 17 March 2023", languages)
    assert found is not None
    assert found.persons == ("Hannah Lindqvist", "Peter Holm")


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("از مهرانگیز دادخواه", ("مهرانگیز دادخواه",)),
        ("از بهمن طاهریان و سیمین رستگار", ("بهمن طاهریان", "سیمین رستگار")),
    ],
)
def test_a_persian_preposition_leads_a_byline_in_persian(
    text: str, persons: tuple[str, ...], languages: Languages
) -> None:
    found = read_byline(text, languages, language="fa")
    assert found is not None
    assert found.persons == persons


@pytest.mark.parametrize(
    "text", ["נועה אלקריב | יום רביעי, 9 באפריל 2025, 18:42", "נועה אלקריב, יום רביעי 9 באפריל 2025"]
)
def test_a_weekday_with_the_word_for_a_day_is_nobody(text: str, languages: Languages) -> None:
    found = read_byline(text, languages)
    assert found is not None
    assert found.persons == ("נועה אלקריב",)
