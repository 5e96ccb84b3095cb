"""Days of pictures and of what takes place are no days of publication; short forms and posts that are quoted."""

import pytest

from pipeline.packs import Ruleset, load_ruleset
from tests.metadata.documents import of_dump, of_page

PROSE = "The quay was empty when the ferry came in, and nobody had told the crew that the bridge would stay closed until June."


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


@pytest.mark.parametrize(
    "line",
    [
        "Open dagen 3 t/m 5 mei 2023",
        "أيام مفتوحة من 3 إلى 5 مايو 2023",
        "3 से 5 मई 2023",
        "من 3 مايو 2023 إلى 15 مايو 2023 في قاعة البلدية",
        "Vom 3. Mai 2023 bis 15. Mai 2023 in der Halle",
        "Du 3 mai 2023 au 15 mai 2023 à la mairie",
        "一般公開 2023年5月3日〜5日",
        "开放日：2023年5月3日至5日",
        "Nyílt napok 2023. május 3–5.",
        "개방 2023년 5월 3일부터 5일",
        "វេទិកា ៣ ដល់ ៥ ឧសភា ២០២៣",
        "2023年3月3日，老渡口。陈家明摄",
        "คนงานซ่อมหลังคาท่าเรือเก่าริมแม่น้ำ 3 มีนาคม 2566",
        "ກຳມະກອນສ້ອມແປງຫຼັງຄາຂອງທ່າເຮືອເກົ່າ 3 ມີນາ 2023",
        "2023년 3월 3일 강마을 나루터. 사진=선우지안",
        "Το λιμάνι στις 3 Μαρτίου 2023. Φωτογραφία: Δήμητρα Βλάχου",
    ],
)
def test_ends_of_a_range_and_days_of_pictures_are_no_day_of_publication(line: str, rules: Ruleset) -> None:
    assert of_dump(f"Ferry comes in at night\n{line}\n{PROSE}\n{PROSE}", rules).date_published is None


def test_who_wrote_and_the_day_are_no_picture_in_a_script_without_spaces(rules: Ruleset) -> None:
    prose = "ท่าเรือว่างเปล่าเมื่อเรือเข้าเทียบ และไม่มีใครบอกลูกเรือว่าสะพานจะปิดจนถึงเดือนมิถุนายน ชาวบ้านจึงรออยู่ริมแม่น้ำทั้งคืน"
    text = f"เรือข้ามฟากเข้าเทียบท่ากลางดึก\nโดย มาลี ริมน้ำ 3 พฤษภาคม 2566\n{prose}\n{prose} อีกครั้ง"
    assert of_dump(text, rules).date_published == "2023-05-03"


@pytest.mark.parametrize("line", ["2023-05-03 - 12", "2023. május 3. – 18:42", "2023年5月3日 15条评论"])
def test_a_count_or_a_clock_behind_the_day_makes_no_range(line: str, rules: Ruleset) -> None:
    text = f"Ferry comes in at night\n{line}\n{PROSE}\n{PROSE}"
    assert of_dump(text, rules).date_published in ("2023-05-03", None)


@pytest.mark.parametrize(
    "signed", ["Опубликовала Агафья Рочева, 17 марта 2023", "Iris Sperl, 17. März 2023", "— 佐野光 2023年3月17日"]
)
def test_a_quoted_post_dates_nothing_but_itself(signed: str, rules: Ruleset) -> None:
    post = f"<blockquote><p>We still wait for the ferry.</p><p>{signed}</p></blockquote>"
    head = '<div><time datetime="2023-03-18">18.3.2023</time></div>'
    assert of_page("", f"{head}<p>{PROSE}</p>{post}", rules).date_published == "2023-03-18"
