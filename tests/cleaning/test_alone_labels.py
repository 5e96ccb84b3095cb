"""Labels that are an article's by where they stand: sub-headings, rows of figures, points above it, long lists of names."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()

TURKISH = (
    ("Gökova'nın son sünger teknesi yeniden denizde", "Defne Karasu", "4 Mayıs 2025, 09:15"),
    (
        "Yirmi iki yıldır kıyıda çürüyen son sünger teknesi, köylülerin onarımından sonra pazar sabahı denize indirildi.",
        "Tekneyi onaran marangoz Rıfat Dumlu, çam yerine Datça'dan gelen eski badem kütüklerini kullandığını söyledi.",
        "Belediye, onarım için gereken paranın üçte birini karşıladı, kalanı kahvede asılı bir kumbarada toplandı.",
        "Dalgıçlar bu yaz yalnızca sayım yapacak, çünkü süngerler hastalıktan sonra henüz toparlanmadı.",
        "Üniversiteden iki biyolog, her dalışın ardından kuyunun başında köylülere bulduklarını anlatıyor.",
    ),
    ("1) Güverte", "2) Kumbara", "3) Süngerler", "4) Biyologlar"),
    ("Badem ağacından güverte", "Kumbarada toplanan umut", "Sıra diğer teknelerde şimdi", "Kuyunun başında ders"),
    ("Yıl Tekne Dalgıç", "1985 42 118", "1995 19 60", "2005 6 14"),
    ("Paylaş", "Künye", "Gizlilik politikası"),
)
INDONESIAN = (
    ("Warga Pulau Lengkuas Menghidupkan Lagi Mercusuar Tua", "Ratna Sulistyo", "18 Juni 2025 10:20 WIB"),
    (
        "Mercusuar di Pulau Lengkuas menyala lagi pada Selasa malam setelah sebelas tahun padam karena kabelnya dicuri.",
        "Warga mengumpulkan uang dari penjualan ikan asin, lalu membeli lampu bekas dari pelabuhan di seberang teluk.",
        "Kepala dusun Hamid Wardoyo naik seratus dua anak tangga untuk memutar tuas yang sudah berkarat.",
        "Kapal penangkap cumi kini pulang lewat sisi utara karang, jalur yang dulu selalu dihindari setelah magrib.",
        "Dinas perhubungan berjanji mengirim teknisi, tetapi perahu mereka baru bisa berangkat setelah angin barat reda.",
    ),
    ("#1 Warung", "#2 Tangga", "#3 Karang", "#4 Teknisi"),
    ("Lampu bekas dari seberang", "Seratus dua anak tangga", "Cumi lebih dekat", "Menunggu angin reda"),
    ("Pulau Kapal Ton", "Lengkuas 14 32", "Karang 17 41", "Pangkalan 22 65"),
    ("Bagikan", "Tentang kami", "Pedoman media siber"),
)
KOREAN = (
    ("솔섬 마지막 염전, 초등학생들이 되살린다", "한서윤 기자", "2025.05.21 09:30"),
    (
        "전남 솔섬의 마지막 염전이 21일 초등학생 열네 명의 손으로 다시 바닷물을 들였다.",
        "염전은 15년 전 주인이 뭍으로 떠난 뒤 갈대밭으로 변해 있었다고 마을 이장 표동수 씨는 말했다.",
        "학교는 과학 시간마다 염도를 재고, 그 숫자를 창고 벽에 분필로 적는다.",
        "군청은 수문을 고치는 데 드는 비용의 절반을 대기로 했으나 나머지는 아직 정해지지 않았다.",
        "첫 소금은 7월 말에 거둘 예정이며, 섬의 두 식당이 이미 열 자루를 주문했다.",
    ),
    ("① 갈대밭", "② 분필", "③ 수문", "④ 열 자루"),
    ("갈대밭이 된 염전", "분필로 적은 숫자", "수문 고칠 돈", "첫 소금은 7월에"),
    ("월 염도(%) 수확(kg)", "4월 12.1 0", "5월 18.4 35", "6월 22.7 140"),
    ("공유하기", "회사소개", "개인정보처리방침"),
)
STORIES = (TURKISH, INDONESIAN, KOREAN)


def kept(*lines: str) -> list[str]:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


_LAST = (
    "Tekne akşamları çocuklara açık olacak, ama küpeşteden inen merdivene herkes tek tek çıkacak.",
    "Untuk sementara, lampu mercusuar dijaga bergiliran oleh murid kelas enam dan guru mereka.",
    "비가 오는 날에는 학생들이 모두 염전 둑에 나란히 앉아 하늘만 오래 바라본다.",
)


@pytest.mark.parametrize("story", STORIES)
def test_headings_that_count_on_stay_above_a_single_paragraph_each(story: tuple) -> None:
    head, first, counted, *_, tail = story
    text = [first[0], *(line for pair in zip(counted, first[1:], strict=True) for line in pair)]
    assert kept(*head, *text, *tail) == text


@pytest.mark.parametrize(("story", "last"), list(zip(STORIES, _LAST, strict=True)))
def test_sub_headings_stay_that_each_stand_alone_between_paragraphs(story: tuple, last: str) -> None:
    head, first, _, labels, _, tail = story
    text = [*first[:1], labels[0], *first[1:3], labels[1], *first[3:5], labels[2], last]
    assert kept(*head, *text, *tail) == text


@pytest.mark.parametrize("story", STORIES)
def test_rows_of_figures_stay_with_their_head(story: tuple) -> None:
    head, paragraphs, *_, rows, tail = story
    text = [*paragraphs[:3], *rows, *paragraphs[3:]]
    assert kept(*head, *text, *tail) == text


@pytest.mark.parametrize("story", STORIES[:2])
def test_headlines_above_a_single_sentence_each_are_no_sub_headings(story: tuple) -> None:
    head, paragraphs, *_, tail = story
    other = STORIES[1 - STORIES.index(story)]
    cards = [line for pair in zip(other[3], other[1], strict=False) for line in pair]
    assert not set(other[3]) <= set(kept(*head, *paragraphs, tail[0], *cards, *tail[1:]))


NOMINEES = (
    "Altın Sünger adayları",
    "Yılın kaptanı",
    "Seher Aytekin",
    "Yılın teknesi",
    "Deniz Kızı, Akyaka",
    "Martı, Datça",
    "En iyi onarım",
    "Rıfat Dumlu",
    "Genç dalgıç",
    "Baran Yosunlu",
    "Jüri özel ödülü",
    "Mavi Kahve",
    "Liman Kıraathanesi",
    "Halk ödülü",
    "Kıyı Bandosu",
    "Balıkçı Korosu",
    "Emek ödülü",
    "Muhtar Osman Tezel",
)


def test_a_long_list_of_names_stays_and_the_sentence_below_it() -> None:
    head, paragraphs, *_, tail = TURKISH
    text = [*paragraphs, *NOMINEES, "Ödüller tekne limana dönünce verilecek."]
    assert kept(*head, *text, *tail) == text


@pytest.mark.parametrize("story", STORIES)
def test_an_article_goes_on_behind_its_own_table(story: tuple) -> None:
    head, paragraphs, *_, rows, tail = story
    text = [*paragraphs, *rows, _LAST[STORIES.index(story)]]
    assert kept(*head, *text, *tail) == text


@pytest.mark.parametrize(
    ("story", "credit"), list(zip(STORIES[:2], ("Fotoğraf: Ece Tunalı", "Foto: Ratna Sulistyo"), strict=True))
)
def test_headings_that_count_on_stay_above_a_picture(story: tuple, credit: str) -> None:
    head, first, counted, *_, tail = story
    text = [first[0], *(line for pair in zip(counted, first[1:], strict=True) for line in pair)]
    printed = [line for one in text for line in ((one, credit) if one in counted else (one,))]
    assert set(counted) <= set(kept(*head, *printed, *tail))
