"""A headline in a script that sets no stops: a short first paragraph is none, and stays in the text."""

import pytest

from pipeline.extraction import extract

STORIES = {
    "th": (
        "ชาวบ้านท่าลมได้ลำธารคืนหลังสี่สิบปี",
        "หลังจากอยู่ในท่อนานสี่สิบปี ลำธารหลังสวนผักก็ไหลอย่างเปิดอีกครั้งแล้วเมื่อวันอังคาร",
        [
            "รถขุดยกท่อคอนกรีตขึ้นทีละท่อน ชาวสวนที่รอมาตั้งแต่เช้าช่วยกันนับเสียงดัง มีทั้งหมดสองร้อยสิบเอ็ดท่อน และไม่มีท่อนใดอยู่ในสภาพสมบูรณ์เลย",
            "จังหวัดออกเงินให้สองในสาม ส่วนที่เหลือมาจากการจับสลากและมรดกที่ไม่มีใครคาดคิด ไม่มีใครรู้ว่าใครซื้อสลากใบที่ถูกรางวัล",
            "ฤดูใบไม้ผลิหน้าโรงเรียนจะปลูกต้นหลิวริมตลิ่ง คนละต้นสำหรับเด็กทุกคน จนกว่าจะถึงตอนนั้นรั้วจะกันแพะไว้ อย่างน้อยก็ส่วนใหญ่",
        ],
    ),
    "lo": (
        "ຊາວບ້ານທ່າລົມໄດ້ຫ້ວຍຄືນຫຼັງສີ່ສິບປີ",
        "ຫຼັງຈາກຢູ່ໃນທໍ່ດົນສີ່ສິບປີ ຫ້ວຍຫຼັງສວນຜັກກໍໄຫຼເປີດອີກຄັ້ງໜຶ່ງແລ້ວໃນວັນອັງຄານ",
        [
            "ລົດຂຸດຍົກທໍ່ຄອນກຣີດຂຶ້ນເທື່ອລະທ່ອນ ຊາວສວນທີ່ລໍຖ້າມາແຕ່ເຊົ້າຊ່ວຍກັນນັບສຽງດັງ ມີທັງໝົດສອງຮ້ອຍສິບເອັດທ່ອນ ແລະ ບໍ່ມີທ່ອນໃດຢູ່ໃນສະພາບສົມບູນເລີຍ",
            "ແຂວງອອກເງິນໃຫ້ສອງໃນສາມ ສ່ວນທີ່ເຫຼືອມາຈາກການຈັບສະຫຼາກແລະມໍລະດົກທີ່ບໍ່ມີໃຜຄາດຄິດ ບໍ່ມີໃຜຮູ້ວ່າໃຜຊື້ສະຫຼາກໃບທີ່ຖືກລາງວັນ",
            "ລະດູໃບໄມ້ປົ່ງໜ້າ ໂຮງຮຽນຈະປູກຕົ້ນຫຼິວຢູ່ແຄມຝັ່ງ ຄົນລະຕົ້ນສຳລັບເດັກທຸກຄົນ ຈົນກວ່າຈະຮອດຕອນນັ້ນ ຮົ້ວຈະກັນແບ້ໄວ້ ຢ່າງໜ້ອຍກໍສ່ວນໃຫຍ່",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_first_paragraph_is_no_headline(language: str, count: int) -> None:
    _, short, paragraphs = STORIES[language]
    text = [short, *paragraphs[: count + 1]]
    record = extract("\n\n".join(text))
    assert record is not None
    assert (record.title, record.paragraphs) == (None, text)


@pytest.mark.parametrize("language", STORIES)
def test_a_long_first_paragraph_is_no_headline(language: str) -> None:
    paragraphs = STORIES[language][2]
    record = extract("\n\n".join(paragraphs))
    assert record is not None
    assert (record.title, record.paragraphs) == (None, paragraphs)


@pytest.mark.parametrize("language", STORIES)
def test_a_day_below_says_that_a_line_is_the_headline(language: str) -> None:
    title, short, paragraphs = STORIES[language]
    record = extract("\n\n".join([title, "12/03/2024", short, *paragraphs]))
    assert record is not None
    assert (record.title, record.paragraphs) == (title, [short, *paragraphs])


def test_a_headline_is_told_again_by_the_first_paragraph() -> None:
    title = "เทศบาลท่าลมเริ่มเดินเรือไฟฟ้าในคลองสายเก่า"
    first = "เทศบาลตำบลท่าลมเริ่มเดินเรือไฟฟ้าในคลองสายเก่าเมื่อวันจันทร์ โดยให้ประชาชนนั่งฟรีเป็นเวลาสามเดือนเต็มก่อนจะเก็บค่าโดยสาร"
    record = extract("\n\n".join([title, first, *STORIES["th"][2]]))
    assert record is not None
    assert (record.title, record.paragraphs[0]) == (title, first)
