"""Articles that go on behind a box of the site right below a paragraph, and what stands in such boxes."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()

# language: headline, author, day, paragraphs, last sentence; heading of other stories and two headlines; a footer
POLISH = (
    ("Młyn w Czarnolesiu znów miele żyto", "Kinga Wrzosek", "12.03.2025, 08:40"),
    (
        "Po trzydziestu latach przerwy młyn wodny w Czarnolesiu zmełł w sobotę pierwsze osiem worków żyta.",
        "Koło odbudował miejscowy cieśla Zenon Kubacki, który przez dwie zimy rysował plany na odwrocie kalendarza.",
        "„Dziadek mówił, że kamień pamięta ziarno, i chyba miał rację” – opowiada młynarz, strzepując mąkę z rękawa.",
        "Mąkę kupują na razie trzy piekarnie, a czwarta czeka na wynik badania w powiatowym laboratorium.",
    ),
    "W niedzielę młyn będzie stał, bo rzeka niesie jeszcze krę.",
    ("Zobacz także", "Most w Lipkach zamknięty do maja", "Bociany wróciły tydzień wcześniej"),
    ("Udostępnij", "Kontakt", "Regulamin"),
)
INDONESIAN = (
    ("Warga Pulau Lengkuas Menghidupkan Lagi Mercusuar Tua", "Ratna Sulistyo", "18 Juni 2025 10:20 WIB"),
    (
        "Mercusuar di Pulau Lengkuas menyala lagi pada Selasa malam setelah sebelas tahun padam karena kabelnya dicuri.",
        "Warga mengumpulkan uang dari penjualan ikan asin, lalu membeli lampu bekas dari pelabuhan di seberang teluk.",
        "Kepala dusun Hamid Wardoyo naik seratus dua anak tangga untuk memutar tuas yang sudah berkarat.",
        "Dinas perhubungan berjanji mengirim teknisi, tetapi perahu mereka baru bisa berangkat setelah angin barat reda.",
    ),
    "Untuk sementara, lampu dijaga bergiliran oleh murid kelas enam.",
    ("Baca juga", "Pasar apung pindah ke dermaga baru", "Sekolah terapung kekurangan guru"),
    ("Bagikan", "Tentang kami", "Pedoman media siber"),
)
KOREAN = (
    ("솔섬 마지막 염전, 초등학생들이 되살린다", "한서윤 기자", "2025.05.21 09:30"),
    (
        "전남 솔섬의 마지막 염전이 21일 초등학생 열네 명의 손으로 다시 바닷물을 들였다.",
        "염전은 15년 전 주인이 뭍으로 떠난 뒤 갈대밭으로 변해 있었다고 마을 이장 표동수 씨는 말했다.",
        "학교는 과학 시간마다 염도를 재고, 그 숫자를 창고 벽에 분필로 적는다.",
        "첫 소금은 7월 말에 거둘 예정이며, 섬의 두 식당이 이미 열 자루를 주문했다.",
    ),
    "비가 오는 날에는 모두 염전 둑에 앉아 하늘만 본다.",
    ("관련기사", "등대섬 여객선 증편", "갯벌 체험장 문 닫는다"),
    ("공유하기", "회사소개", "개인정보처리방침"),
)
STORIES = (POLISH, INDONESIAN, KOREAN)
CARDS = (
    (
        "Orkiestra z Pstrągowa szuka puzonu",
        "Orkiestra dęta straciła w pożarze szopy cały komplet puzonów.",
        "Most w Lipkach zamknięty do maja",
        "Deski nad strugą trzeba wymienić przed powodzią.",
    ),
    (
        "Sekolah terapung kekurangan guru musik",
        "Piano sekolah hanyut terbawa banjir bulan lalu.",
        "Pasar apung pindah ke dermaga baru",
        "Pedagang mengeluh karena perahu mereka terlalu lebar.",
    ),
)
POLLS = (
    ("Sonda", "Czy kupisz mąkę z wodnego młyna?", "Tak, nawet drożej", "Nie", "Nie piekę chleba", "Oddano 412 głosów"),
    ("Jajak pendapat", "Apakah mercusuar lama perlu dijadikan museum?", "Setuju", "Tidak setuju", "Tidak tahu"),
    ("설문조사", "폐염전을 체험장으로 바꾸는 데 찬성하십니까?", "찬성", "반대", "잘 모르겠다", "투표하기"),
)
OFFERS = (
    ("Robot kuchenny Ziarnko", "499 zł", "Sprawdź cenę", "Żarna ręczne Kamyk", "189 zł", "Sprawdź cenę"),
    ("Senter tahan air Kunang", "Rp 149.000", "Beli sekarang", "Jaket pelampung Ombak", "Rp 275.000", "Beli sekarang"),
    ("천일염 3kg 선물세트", "32,000원", "구매하기", "방수 장화 파도", "18,500원", "구매하기"),
)


def kept(*lines: str) -> list[str]:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


@pytest.mark.parametrize("story", STORIES)
def test_the_last_sentence_behind_a_box_of_links_stays(story: tuple) -> None:
    head, paragraphs, last, box, tail = story
    assert kept(*head, *paragraphs, *box, last, *tail) == [*paragraphs, last]


@pytest.mark.parametrize(("story", "cards"), list(zip(STORIES[:2], CARDS, strict=True)))
def test_a_sentence_below_each_headline_belongs_to_other_stories(story: tuple, cards: tuple[str, ...]) -> None:
    head, paragraphs, last, box, tail = story
    assert kept(*head, *paragraphs, last, box[0], *cards, *tail) == [*paragraphs, last]


@pytest.mark.parametrize(("story", "poll"), list(zip(STORIES, POLLS, strict=True)))
def test_the_article_goes_on_behind_a_poll(story: tuple, poll: tuple[str, ...]) -> None:
    head, paragraphs, last, _, tail = story
    assert kept(*head, *paragraphs[:3], *poll, *paragraphs[3:], last, *tail) == [*paragraphs, last]


@pytest.mark.parametrize(("story", "offers"), list(zip(STORIES, OFFERS, strict=True)))
def test_offers_one_below_the_other_go_and_the_article_goes_on(story: tuple, offers: tuple[str, ...]) -> None:
    head, paragraphs, last, _, tail = story
    assert kept(*head, *paragraphs[:3], *offers, *paragraphs[3:], last, *tail) == [*paragraphs, last]


def test_prices_that_the_article_lists_stay() -> None:
    head, paragraphs, last, _, tail = POLISH
    prices = ("Mąka żytnia", "6,40 zł", "worek", "Mąka pszenna", "4,90 zł", "kilogram", "Otręby", "2,10 zł", "torba")
    assert set(prices[1::3]) <= set(kept(*head, *paragraphs[:3], *prices, *paragraphs[3:], last, *tail))


def test_a_sub_heading_below_the_word_advertisement_stays() -> None:
    head, paragraphs, last, _, tail = POLISH
    text = kept(*head, *paragraphs[:2], "REKLAMA", "Kto kupi mąkę", *paragraphs[2:], last, *tail)
    assert text == [*paragraphs[:2], "Kto kupi mąkę", *paragraphs[2:], last]
