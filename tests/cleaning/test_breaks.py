"""What interrupts an article of a dump between two paragraphs, in unrelated languages."""

from __future__ import annotations

import pytest

from pipeline.cleaning.clean import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = {
    "en": (
        "The ferry to the outer skerries sailed again on Tuesday after a winter at the yard in Brae.",
        "Its engine had been taken out in October, when a fisherman heard it knock across the bay.",
        "On the first morning forty sheep and a piano went over, and the skipper rang the bell at every stone.",
        "In May the second ferry is to follow, whose boiler still stands in a barn by the harbour and rusts.",
    ),
    "de": (
        "Die Fähre zu den äußeren Schären fuhr am Dienstag nach einem Winter in der Werft von Brae wieder aus.",
        "Ihr Motor war im Oktober ausgebaut worden, als ein Fischer ihn über die Bucht hinweg klopfen hörte.",
        "Am ersten Morgen fuhren vierzig Schafe und ein Klavier hinüber, und der Kapitän läutete an jedem Stein.",
        "Im Mai soll die zweite Fähre folgen, deren Kessel noch in einer Scheune am Hafen steht und rostet.",
    ),
    "el": (
        "Το πλοίο για τα ακριτικά νησιά ξεκίνησε πάλι την Τρίτη ύστερα από έναν χειμώνα στο ναυπηγείο.",
        "Η μηχανή του είχε αφαιρεθεί τον Οκτώβριο, όταν ένας ψαράς την άκουσε από την άλλη άκρη του κόλπου.",
        "Το πρώτο πρωί πέρασαν σαράντα πρόβατα και ένα πιάνο, και ο καπετάνιος χτυπούσε την καμπάνα.",
        "Τον Μάιο θα έρθει και το δεύτερο πλοίο, που ο λέβητάς του σκουριάζει ακόμη σε μια αποθήκη.",
    ),
    "id": (
        "Feri ke pulau-pulau terluar kembali berlayar pada Selasa setelah semusim berada di galangan kapal desa.",
        "Mesinnya dilepas pada Oktober ketika seorang nelayan mendengar bunyi ketukan dari seberang teluk itu.",
        "Pada pagi pertama empat puluh domba dan sebuah piano diseberangkan, dan nakhoda membunyikan lonceng.",
        "Pada bulan Mei feri kedua akan menyusul, yang ketelnya masih berkarat di sebuah lumbung dekat pelabuhan.",
    ),
    "tr": (
        "Dış adalara giden vapur, tersanede geçirdiği kışın ardından salı günü yeniden denize açıldı ve yola çıktı.",
        "Motoru ekim ayında sökülmüştü, çünkü bir balıkçı onun sesini körfezin öbür yanından duymuştu o gece.",
        "İlk sabah kırk koyunla bir piyano karşıya geçti ve kaptan her kayanın yanında uzun uzun çanı çaldı.",
        "İkinci vapur mayısta gelecek; kazanı hâlâ limanın yanındaki eski ahırda paslanıyor ve bekliyor.",
    ),
    "ko": (
        "바깥섬으로 가는 배가 겨울 동안 조선소에 머문 끝에 화요일 아침 다시 바다로 나갔다고 선주가 전했다.",
        "엔진은 지난 시월 한 어부가 만 건너편에서 이상한 소리를 들은 뒤 배에서 떼어 내 조선소로 옮겨졌다.",
        "첫날 아침에는 양 마흔 마리와 피아노 한 대가 바다를 건넜고 선장은 바위를 지날 때마다 종을 울렸다.",
        "두 번째 배는 오월에 들어올 예정이며 그 보일러는 아직 항구 옆 창고에서 녹슬고 있다고 한다.",
    ),
}  # fmt: skip


def kept(language: str, *between: str, last: tuple[str, ...] = ()) -> list[str]:
    """Which of the lines between the second and the third paragraph, and of the last ones, stay; all paragraphs must."""
    article = ARTICLES[language]
    text = "\n\n".join((*article[:2], *between, *article[2:], *last))
    cleaned = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    stay = [
        block.text for block, verdict in zip(cleaned.segmented.blocks, cleaned.verdicts, strict=True) if verdict.keep
    ]
    assert set(article) <= set(stay)
    return [text for text in stay if text not in article]


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("de", "– Nach der Werbung geht es weiter –"),
        ("de", "Anzeige - der Text geht weiter"),
        ("id", "Berita berlanjut di bawah iklan"),
        ("tr", "Yazının devamı reklamdan sonra"),
        ("el", "ΤΟ ΑΡΘΡΟ ΣΥΝΕΧΙΖΕΤΑΙ ΜΕΤΑ ΤΗ ΔΙΑΦΗΜΙΣΗ"),
        ("ko", "광고 아래에서 기사가 계속됩니다"),
    ],
)
def test_a_note_that_the_text_goes_on_behind_an_advertisement_goes(language: str, note: str) -> None:
    assert kept(language, note) == []


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "Nach Anzeige: Ermittlungen gegen Reeder gehen weiter"),
        ("en", "More ads, fewer boats: the quarrel continues"),
        ("tr", "İlan edilen sefer devam edecek mi"),
    ],
)
def test_a_sub_heading_that_tells_of_advertisements_stays(language: str, heading: str) -> None:
    assert kept(language, heading) == [heading]


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", ("(MORE)", "SHI-FERRY-2")),
        ("de", ("(Fortsetzung)", "HBD-HAFEN-3")),
        ("id", ("-- bersambung --",)),
        ("tr", ("(DEVAM EDİYOR)", "VPR-ADALAR-2")),
    ],
)
def test_marks_between_the_takes_of_a_wire_go(language: str, marks: tuple[str, ...]) -> None:
    assert kept(language, *marks) == []


@pytest.mark.parametrize("heading", ["COVID-19", "BREXIT-2019", "(Skerry)"])
def test_a_sub_heading_in_capitals_is_no_slug(heading: str) -> None:
    assert kept("en", heading) == [heading]


@pytest.mark.parametrize(
    ("heading", "below"),
    [("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: Νέος φάρος στο λιμάνι", ()), ("ΔΕΙΤΕ ΑΚΟΜΗ", ()), ("ΔΙΑΦΗΜΙΣΗ", ())],
)
def test_greek_capitals_are_read_without_their_accents(heading: str, below: tuple[str, ...]) -> None:
    assert kept("el", heading, *below) == []


@pytest.mark.parametrize(
    ("language", "box"),
    [
        ("de", ("UMFRAGE", "Ist die neue Fähre ihr Geld wert?", "Ja, endlich 54%", "Nein 39%", "Weiß nicht 7%", "Abstimmen")),
        ("tr", ("ANKET", "Yeni vapur sizce gerekli mi?", "Evet %54", "Hayır %39", "Fikrim yok %7", "Oy ver")),
        ("en", ("Poll", "Is the second ferry worth its price?", "Yes 61%", "No 39%", "1,204 votes")),
    ],
)  # fmt: skip
def test_a_poll_with_shares_goes(language: str, box: tuple[str, ...]) -> None:
    assert kept(language, *box) == []


def test_the_results_of_a_survey_stay() -> None:
    survey = ("Do the islanders want a second ferry?", "Yes 61%", "No 39%")
    assert kept("en", *survey) == list(survey)


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("de", "Anzeige | Kessel & Söhne GmbH"),
        ("tr", "Reklam - Kıyı Sigorta A.Ş."),
        ("ko", "광고 | (주)바다여행"),
        ("en", "Advertisement: Harbour Stores Ltd"),
    ],
)
def test_an_advertisement_s_mark_with_the_firm_that_pays_goes(language: str, label: str) -> None:
    assert kept(language, label) == []


def test_a_heading_that_names_a_firm_s_form_within_stays() -> None:
    assert kept("en", "Ads: the AB committee meets") == ["Ads: the AB committee meets"]


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("ko", "▲ 부두에 늘어선 배들 [항만 사무소 제공]"),
        ("en", "▲ Boats at the quay [harbour office]"),
        ("id", "▲ Kapal di dermaga (kantor pelabuhan)"),
    ],
)
def test_a_caption_goes_by_the_mark_that_points_at_its_picture(language: str, caption: str) -> None:
    assert kept(language, caption) == []


def test_lines_side_by_side_with_such_a_mark_are_a_list() -> None:
    crew = ("▲ 선장 김바다 [가람호]", "▲ 기관사 박하늘 [가람호]", "▲ 갑판원 이솔 [가람호]")
    assert len(kept("ko", *crew)) == len(crew)


def test_a_lead_without_a_colon_goes_where_no_script_has_capitals() -> None:
    assert kept("ko", "관련기사 섬 학교에 울려 퍼진 피아노") == []
    assert kept("ko", "기사는 배를 몰았다") == ["기사는 배를 몰았다"]


@pytest.mark.parametrize(
    ("language", "notice"),
    [
        ("ko", "<저작권자(c) 새벽바다신문, 무단 전재-재배포 금지>"),
        ("de", "[© Schärenbote, alle Rechte vorbehalten]"),
        ("tr", "(© Ada Postası. Tüm hakları saklıdır)"),
    ],
)
def test_a_notice_of_rights_in_brackets_of_any_style_goes(language: str, notice: str) -> None:
    assert kept(language, notice) == []


@pytest.mark.parametrize(
    ("language", "tail"),
    [
        ("de", ("Meistgelesen", "Was bringt die neue Rente wirklich?", "Warum der Winter noch einmal kommt!")),
        ("id", ("Terpopuler", "Benarkah gaji ke-13 cair bulan ini?")),
        ("tr", ("Çok Okunanlar", "Yeni asgari ücret ne kadar oldu?")),
    ],
)
def test_headlines_that_ask_go_under_a_heading_of_other_stories(language: str, tail: tuple[str, ...]) -> None:
    assert kept(language, last=tail) == []


@pytest.mark.parametrize(
    ("language", "box"),
    [
        ("de", ("Über die Autorin", "Seit zwölf Jahren schreibt sie von Leuchttürmen und hat zwei Romane veröffentlicht.")),
        ("en", ("About the author", "She has written of lighthouses for twelve years and published two novels.")),
        ("id", ("Tentang penulis", "Dua belas tahun menulis tentang mercusuar dan menerbitkan dua kumpulan cerita.")),
        ("tr", ("Yazar hakkında", "On iki yıldır deniz fenerlerini yazan gazetecinin iki öykü kitabı yayımlandı.")),
    ],
)  # fmt: skip
def test_a_biography_goes_under_a_heading_that_names_the_author(language: str, box: tuple[str, ...]) -> None:
    assert kept(language, last=box) == []


@pytest.mark.parametrize(
    ("language", "box"),
    [
        ("de", ("Eva Lund ist Redakteurin der Inselzeitung und schreibt über das Meer.", "Zur Autorenseite")),
        ("en", ("Reporter for the island paper since 2009, and a keeper of bees.", "Write to the author")),
        ("tr", ("Gazeteci, on iki yıldır adaları yazıyor.", "Yazarın tüm yazıları")),
    ],
)  # fmt: skip
def test_what_follows_a_label_that_ends_a_box_stays(language: str, box: tuple[str, ...]) -> None:
    assert set(kept(language, *box)) <= set(box)  # and all paragraphs, the two below among them


def test_a_last_paragraph_under_a_sub_heading_stays() -> None:
    end = (
        "The writing on the bell",
        "Nobody on the skerries could read it, and the skipper kept what he knew to himself.",
    )
    assert kept("en", last=end) == list(end)


@pytest.mark.parametrize(
    ("language", "box"),
    [
        ("de", ("Anzeige", "Seilwinde aus Edelstahl, 30 Meter", "Werbung")),
        ("en", ("Sponsored", "Oak oars for the whole family now 49 pounds", "Advertisement")),
        ("tr", ("Reklam", "Paslanmaz halat makarası 1.190 lira", "Sponsorlu içerik")),
        ("en", ("TODAY'S NOTE IS BROUGHT TO YOU BY KESSELPAY", "Send money in 4 seconds. Download KesselPay and get 5 pounds free.")),
    ],
)  # fmt: skip
def test_an_offer_goes_by_the_labels_around_it_or_its_sponsor_s_name(language: str, box: tuple[str, ...]) -> None:
    assert kept(language, *box) == []


@pytest.mark.parametrize(
    ("language", "letter"),
    [
        ("en", ("Dear minister,", "the teachers of the school on Brae", "Yours sincerely,")),
        ("de", ("Sehr geehrter Herr Minister,", "die Lehrerinnen der Schule von Brae", "Mit freundlichen Grüßen,")),
        ("id", ("Yang terhormat Bapak Menteri,", "para guru sekolah desa Brae", "Hormat kami,")),
        ("ko", ("존경하는 장관님께,", "가람도 분교 교사 일동", "삼가 올립니다,")),
    ],
)
def test_who_signs_a_printed_letter_stays(language: str, letter: tuple[str, ...]) -> None:
    article, (salutation, signed, formula) = ARTICLES[language], letter
    text = "\n\n".join((article[0], salutation, *article[1:], formula, signed, article[0].replace("1", "2")))
    cleaned = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    assert {salutation, formula, signed} <= {block.text for block in cleaned.kept}
