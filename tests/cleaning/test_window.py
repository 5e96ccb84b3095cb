"""The body window of dumps: what stands between the paragraphs of an article does not end it."""

from __future__ import annotations

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
TITLE = "Von Lindau nach Rom in elf Stunden"
BODY = (
    "Der Anbieter Alpenstern will vom 11. Dezember an täglich einen Nachtzug von Lindau nach Rom anbieten.",
    "Der Zug soll um 20.14 Uhr abfahren und am nächsten Morgen in Rom ankommen. Vorgesehen sind vier Schlafwagen.",
    "»Wir haben 38.000 Vorbestellungen«, sagte Geschäftsführer Paul Reinhold. »Das reicht, um zu überstehen.«",
    "Die Konkurrenz schaut genau hin. Die Bundesbahn hatte ihre Verbindung eingestellt, weil sie sich nicht rechnete.",
    "Der Fahrgastverband begrüßte das Angebot, mahnte aber verlässliche Anschlüsse an.",
)


def kept(*lines: str) -> list[str]:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


def test_a_box_of_related_links_does_not_end_the_body() -> None:
    box = ("Lesen Sie auch", "Warum Nachtzüge so selten pünktlich sind", "Bahn bestellt 40 neue Schlafwagen")
    menu = ("Startseite", "Wirtschaft", "Verkehr")
    tail = ("Mehr zum Thema", "Reisen mit der Bahn: Was man wissen muss", "Impressum", "Datenschutz", "Kontakt")
    assert kept(*menu, TITLE, *BODY[:3], *box, *BODY[3:], *tail) == list(BODY)


def test_a_sentence_in_inverted_guillemets_belongs_to_the_body_behind_an_advertisement() -> None:
    assert kept(TITLE, *BODY[:2], "ANZEIGE", BODY[2], "Impressum", "Datenschutz", "Kontakt") == list(BODY[:3])


def test_prompts_between_paragraphs_do_not_end_the_body() -> None:
    body = (
        "Le bruit de la scie couvre la radio. Il est 7 heures, et Jean Roux a déjà dégrossi douze paires de sabots.",
        "« On n’a jamais manqué de commandes », dit-il en essuyant ses lunettes. « C’est de bras que l’on manque. »",
        "L’atelier emploie quatre personnes, dont deux apprentis. Le chiffre d’affaires atteint 210 000 euros.",
        "La chambre de métiers a reçu trois candidatures. Aucune n’a abouti.",
    )
    prompts = ("Lire aussi : Artisanat : la transmission en panne", "Article réservé à nos abonnés")
    tail = ("Contribuer", "Mentions légales", "Charte du Groupe", "Politique de confidentialité")
    assert kept(*body[:2], *prompts, *body[2:], *tail) == list(body)


def test_summaries_of_other_stories_behind_the_body_are_not_reached() -> None:
    teasers = (
        "Mehr zum Thema",
        "Bahn bestellt 40 neue Schlafwagen",
        "Die Fahrzeuge sollen in drei Jahren geliefert werden …",
        "Warum Nachtzüge so selten pünktlich sind",
        "Ein Besuch im Betriebswerk …",
        "Impressum",
    )
    assert kept(TITLE, *BODY, *teasers) == list(BODY)


def test_a_consent_dialog_longer_than_a_short_article_is_not_the_body() -> None:
    article = (
        "Der Nachtzug von Lindau nach Rom fährt vom 11. Dezember an täglich, teilte der Anbieter am Montag in Lindau mit.",
        "Vorgesehen sind vier Schlafwagen, die Fahrt dauert elf Stunden.",
    )
    dialog = (
        "Wir speichern Informationen auf Ihrem Gerät, damit wir Ihnen Inhalte zeigen können, die zu Ihnen passen; Sie "
        "können Ihre Auswahl in unseren Einstellungen jederzeit ändern.",
        "Wenn Sie zustimmen, geben wir Ihre Daten an unsere Partner weiter, die sie mit anderen Angaben verbinden, die Sie "
        "ihnen bereitgestellt haben.",
        "Sie können Ihre Einwilligung bei uns widerrufen, ohne dass Ihnen daraus Nachteile entstehen, und unsere Seiten "
        "weiterhin nutzen.",
    )
    menu = ("Startseite", "Wirtschaft", "Verkehr")
    assert kept(*menu, TITLE, "Montag, 4. November 2024", *article, "Impressum", "Kontakt", *menu, *dialog) == list(
        article
    )


def test_an_article_that_speaks_to_its_readers_stays_a_body() -> None:
    guide = (
        "Wenn Sie mit dem Nachtzug nach Rom fahren, sollten Sie Ihren Platz im Schlafwagen zwei Monate vorher bestellen.",
        "Ihr Fahrrad können Sie im Gepäckwagen abgeben; wir haben es ausprobiert, und unser Rad kam heil an.",
        "Der Zug hält um Mitternacht in Innsbruck, und am Morgen bringt der Schaffner Kaffee und Brötchen ans Bett.",
        "Packen Sie etwas zu lesen ein, denn bis Ihnen die Augen zufallen, vergehen schon ein paar Stunden.",
    )
    assert kept(TITLE, *guide, "Impressum", "Datenschutz", "Kontakt") == list(guide)


LAO = (
    "ຊາວປະມົງໃນບ້ານແຫຼມຊາຍຫຼາຍກວ່າຮ້ອຍຄົນເດີນທາງມາຍື່ນໜັງສືຕໍ່ເຈົ້າເມືອງ ເພື່ອຂໍໃຫ້ສ້າງທ່າເຮືອແຫ່ງໃໝ່ແທນທ່າເກົ່າທີ່ຊຸດໂຊມມາຫຼາຍປີແລ້ວ",
    "ເຈົ້າເມືອງກ່າວວ່າຈະສົ່ງທີມງານລົງສຳຫຼວດພື້ນທີ່ໃນເດືອນໜ້າ ແລະຈະລາຍງານຜົນ",
    "ຊາວບ້ານຈະກັບມາຕິດຕາມຄວາມຄືບໜ້າອີກໃນວັນທີສິບຫ້າ",
)


def test_short_paragraphs_of_a_script_without_full_stops_belong_to_the_text_above() -> None:
    assert kept(*LAO, "© 2024", "Facebook")[-2:] == list(LAO[1:])


ISLE = (
    "ประภาคารบนเกาะนกนางนวลกลับมาส่องแสงอีกครั้งเมื่อคืนวันอังคาร หลังจากมืดสนิทมานานถึงยี่สิบสองปีเพราะไม่มีคนดูแล",
    "ชาวประมงกว่าหกสิบคนพายเรือออกไปดูไฟดวงแรก หลายคนพาหลานมาด้วย",
    "ลุงสมหมายซ่อมเครื่องยนต์เก่าด้วยมือเปล่า เขาใช้เวลาทั้งหมดสามฤดูฝน",
)
ISLE_END = (
    "หลอดไฟใบเดิมยังเก็บไว้ในห้องเล็กชั้นล่าง ใครอยากดูก็ขอได้",
    "โรงเรียนบนเกาะปิดหนึ่งวันเพื่อให้เด็กช่วยกันทาสีประตู",
    "ปีหน้าจะมีเรือลำใหม่แล่นมาจากฝั่งทุกเช้าวันเสาร์ตลอดหน้าร้อน",
    "คนบนเกาะบอกว่าคืนนี้คงไม่มีใครหลับเพราะแสงสว่างเหลือเกิน",
)
RIVER = (
    "ຫໍໄຟຢູ່ແຄມແມ່ນ້ຳກັບມາສ່ອງແສງອີກຄັ້ງໃນຄືນວັນອັງຄານ ຫຼັງຈາກມືດມາດົນນານເຖິງຊາວສອງປີຍ້ອນບໍ່ມີຜູ້ໃດເບິ່ງແຍງດູແລມັນ",
    "ຊາວປະມົງຫຼາຍກວ່າຫົກສິບຄົນພາຍເຮືອອອກໄປເບິ່ງໄຟດວງທຳອິດ",
    "ລຸງຄຳສ້ອມເຄື່ອງຈັກເກົ່າດ້ວຍມືເປົ່າ ໃຊ້ເວລາທັງໝົດສາມລະດູຝົນ",
    "ໂຮງຮຽນປິດໜຶ່ງມື້ເພື່ອໃຫ້ເດັກນ້ອຍຊ່ວຍກັນທາສີປະຕູໃຫຍ່",
    "ປີໜ້າຈະມີເຮືອລຳໃໝ່ແລ່ນມາຈາກຝັ່ງທຸກເຊົ້າວັນເສົາຕະຫຼອດປີ",
    "ຄົນໃນບ້ານບອກວ່າຄືນນີ້ຄົງບໍ່ມີໃຜນອນຫຼັບຍ້ອນແສງສະຫວ່າງຫຼາຍ",
)


def test_short_paragraphs_without_stops_stay_up_to_the_heading_of_other_stories() -> None:
    for heading in ("อ่านมากที่สุด", "Related articles"):
        assert set(ISLE[1:] + ISLE_END) <= set(kept("8 ธ.ค. 2566", *ISLE, "โฆษณา", *ISLE_END, heading, "ลมหนาวมาแล้ว"))
    assert set(RIVER[1:]) <= set(kept("8.12.2023", *RIVER, "Related articles"))


ISLE_OTHERS = (
    "ชาวสวนทุเรียนบ้านคลองใหญ่เตรียมเก็บผลผลิตรุ่นแรกเดือนหน้า",
    "เทศบาลปากน้ำสั่งรื้อสะพานไม้เก่า ชาวบ้านรวมตัวคัดค้าน",
    "ทีมพายเรือหญิงบ้านนาคว้าแชมป์จังหวัดสามปีซ้อน",
    "พบวาฬเกยตื้นหาดทรายขาว เจ้าหน้าที่เร่งช่วยเหลือด่วน",
)


def test_more_such_lines_that_no_heading_ends_are_headlines() -> None:
    assert not set(ISLE_OTHERS) & set(kept("8 ธ.ค. 2566", *ISLE, *ISLE_OTHERS, "© 2024", "Facebook"))


def test_lines_with_the_words_of_prose_are_paragraphs_of_a_script_without_full_stops() -> None:
    imprint = ("บริษัท เกาะนกการพิมพ์ จำกัด เลขที่ 12/4 ถนนริมทะเล โทรศัพท์ 0-2555-0188", "บรรณาธิการ: สมชาย แก้วใส")
    assert set(ISLE_END) <= set(kept("8 ธ.ค. 2566", *ISLE, *ISLE_END, "© 2024", "Facebook"))
    assert set(ISLE_END) <= set(kept("8 ธ.ค. 2566", *ISLE, *ISLE_END, *imprint, "© 2024", "Facebook"))


def test_boxes_that_nobody_allowed_part_no_paragraphs_of_such_a_script() -> None:
    box = ("เนื้อหาส่วนนี้มาจากผู้ให้บริการภายนอก โปรดยอมรับคุกกี้เพื่อรับชม", "จัดการการตั้งค่าคุกกี้")
    said = "“คืนนั้นไม่มีใครยอมกลับบ้านเลยสักคน” ป้าบุญมา ดวงแก้ว เล่าทั้งน้ำตา"
    body = kept("8 ธ.ค. 2566", *ISLE[:2], *box, said, *ISLE_END, "เกี่ยวกับเรา", "ติดต่อโฆษณา", "© 2024")
    assert {said, *ISLE_END} <= set(body)
    assert not set(box) & set(body)


def test_paragraphs_of_such_a_script_between_two_placeholders_stay() -> None:
    told = "วัดริมทะเลจะสร้างหอไฟหลังใหม่ โดยใช้เงินบริจาคจากลูกหลานที่ไปทำงานบนฝั่งมานานหลายปี"
    maps = ("จัดการการตั้งค่าคุกกี้", "แผนที่ถูกปิดไว้ แตะเพื่อโหลดแผนที่จากเว็บไซต์ภายนอก")
    body = kept("8 ธ.ค. 2566", *ISLE[:2], maps[0], told, maps[1], *ISLE_END, "เกี่ยวกับเรา", "ติดต่อโฆษณา", "© 2024")
    assert {told, *ISLE_END} <= set(body)
