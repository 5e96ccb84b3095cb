"""Cards of other stories between two paragraphs and behind the last: kicker, headline, sentence, and again, in unrelated languages."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment
from tests.cleaning.test_breaks import ARTICLES

RULES = load_ruleset()
BOXES = {
    "en": (
        (
            "Culver Sands",
            "Postman retires with his original satchel",
            "It has been mended nine times, twice with fishing line.",
            "WEATHER",
            "Fog forecast for the whole weekend",
        ),
        (
            "CRIME | Garden gnomes vanish from Elm Row",
            "Police found two of them on a bus to the coast.",
            "MUSIC | Choir wins by half a point",
            "The jury had never heard a song about turnips.",
        ),
    ),
    "de": (
        (
            "Neues aus der Umgebung",
            "Hirschbrunn",
            "Imkerin findet Bienenvolk im Briefkasten",
            "Die Post kommt jetzt ans Fenster.",
            "Handwerk",
            "Letzter Seiler sucht Nachfolge",
        ),
        (
            "LEUTE Briefträger geht nach vierzig Jahren",
            "Seine Tasche hängt nun im Museum.",
            "WETTER Nebel bis zum Wochenende",
            "Erst am Sonntag klart es auf.",
        ),
    ),
    "el": (
        (
            "ΚΑΣΤΡΟ",
            "Ταχυδρόμος βγαίνει στη σύνταξη",
            "Την τσάντα του την έραψε εννέα φορές.",
            "ΚΑΙΡΟΣ",
            "Ομίχλη όλο το Σαββατοκύριακο",
        ),
        (
            "ΜΟΥΣΙΚΗ | Χορωδία κερδίζει για μισό βαθμό",
            "Κανείς δεν είχε ακούσει τραγούδι για γογγύλια.",
            "ΑΓΡΟΤΙΚΑ | Μέλισσες σε γραμματοκιβώτιο",
            "Τα γράμματα έρχονται πλέον από το παράθυρο.",
        ),
    ),
    "id": (
        (
            "Cibunar",
            "Tukang pos pensiun dengan tas lamanya",
            "Tas itu sudah sembilan kali dijahit ulang.",
            "CUACA",
            "Kabut menyelimuti sepanjang akhir pekan",
        ),
        (
            "MUSIK | Paduan suara menang tipis",
            "Juri belum pernah mendengar lagu tentang lobak.",
            "WARGA | Lebah bersarang di kotak surat",
            "Surat kini diantar lewat jendela.",
        ),
    ),
}


def kept(*lines: str) -> list[str]:
    text = "\n".join(lines).encode()
    return [block.text for block in clean(segment(RawDocument("dump.txt", "text", "text/plain", text)), RULES).kept]


@pytest.mark.parametrize("at", [2, 4])
@pytest.mark.parametrize(("language", "box"), [(code, box) for code, boxes in BOXES.items() for box in boxes])
def test_cards_leave_and_the_article_stays(language: str, box: tuple[str, ...], at: int) -> None:
    article = ARTICLES[language]
    assert kept(*article[:at], *box, *article[at:]) == list(article)


@pytest.mark.parametrize(
    "part",
    [
        ("The engine", "It was built in Gorlev in 1961.", "The crew", "Three men share two bunks."),
        ("Why now?", "Because the boiler was cold.", "And the sheep?", "They never asked."),
        (
            "Old timetable",
            "Ferry on Mondays",
            "It left at dawn.",
            "New timetable",
            "Ferry on every day",
            "It leaves at noon.",
        ),
    ],
)
def test_an_article_s_own_headed_parts_stay(part: tuple[str, ...]) -> None:
    article = ARTICLES["en"]
    assert set(part) <= set(kept(*article[:2], *part, *article[2:]))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“We burned the whole first batch, all but two loaves that we gave away,” laughs the old baker."),
        ("it", "«La prima volta l’abbiamo bruciata tutta, tranne due pagnotte per il parroco», racconta il fornaio."),
        ("de", "„Beim ersten Mal ist alles verbrannt, nur zwei Laibe nicht“, erzählt der alte Bäcker und lacht."),
    ],
)
def test_what_somebody_says_between_two_boxes_is_no_abstract(language: str, said: str) -> None:
    title, *told = read_articles()[language]
    above = "WEATHER | Fog forecast for the whole weekend"
    below = ("MUSIC | Choir wins by half a point", "CRIME | Garden gnomes vanish from Elm Row")
    assert said in kept(title, *told[:2], above, said, *below, *told[2:])


AGED = {
    "en": (
        ("Life", "School bell rings again after eleven years", "Three families came back to the village and brought seven children. The first lesson was about snow.", "2 hours ago"),
        ("Economy", "Frost damage to hazelnuts bigger than feared", "Growers expect half the usual crop. Prices will be known in May, the exchange in the county town says.", "3 hours ago"),
        ("Sport", "Harrow Mill home without a point", "The yellows missed a penalty in the last minute. The coach blamed the wind, the pitch and the bus.", "5 hours ago"),
    ),
    "de": (
        ("Leben", "Schulglocke läutet nach elf Jahren wieder", "Drei Familien kehrten ins Dorf zurück und brachten sieben Kinder mit. Die erste Stunde galt dem Schnee.", "vor 2 Stunden"),
        ("Wirtschaft", "Frostschaden an Haselnüssen größer als befürchtet", "Bauern erwarten die Hälfte der üblichen Ernte. Die Preise stehen im Mai fest, sagt die Börse der Kreisstadt.", "vor 3 Stunden"),
        ("Sport", "Hagenmühle kehrt ohne Punkt heim", "Die Gelben vergaben in letzter Minute einen Elfmeter. Der Trainer gab dem Wind und dem Platz die Schuld.", "vor 5 Stunden"),
    ),
    "tr": (
        ("Yaşam", "Köyde on bir yıl sonra ders zili çaldı", "Üç aile köye yedi çocukla geri döndü. İlk derste öğrenciler kar üzerine konuştu, sonra bahçeye çıktı.", "2 saat önce"),
        ("Ekonomi", "Fındıkta don zararı korkulandan büyük", "Üreticiler rekoltenin yarıya ineceğini düşünüyor. Fiyat mayısta belli olacak, borsa öyle söylüyor.", "3 saat önce"),
        ("Spor", "Değirmenspor puansız döndü", "Sarılar son dakikada penaltı kaçırdı. Teknik adam rüzgârı, sahayı ve otobüsü suçladı, soru almadı.", "5 saat önce"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", AGED)
def test_cards_with_ages_behind_the_last_paragraph_leave_from_the_first_one_on(language: str) -> None:
    article = read_articles()[language]
    cards = [line for card in AGED[language] for line in card]
    assert kept(*article, *cards) == list(article[1:])


SINGLE = {
    "en": (
        "Postman retires with his original satchel",
        "It has been mended nine times, twice with fishing line.",
        "Read more",
    ),
    "de": (
        "Imkerin findet Bienenvolk im Briefkasten",
        "Die Post kommt jetzt ans Fenster und bleibt dort.",
        "Weiterlesen",
    ),
    "cs": ("Medvěd už potřetí vyplenil úl", "Včelaři chtějí elektrické ohradníky a dostali letáky.", "Číst dál"),
    "es": ("Un cartero se jubila con su primera bolsa", "La cosieron nueve veces, dos con hilo de pescar.", "Leer más"),
}


@pytest.mark.parametrize("language", SINGLE)
def test_one_card_between_paragraphs_goes_with_the_link_below(language: str) -> None:
    title, first, second, *rest = read_articles()[language]
    lines = (title, first, second, *SINGLE[language], *rest)
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())
    assert [block.text for block in clean(segment(raw), RULES).kept] == [first, second, *rest]


def test_a_sub_heading_with_its_short_paragraph_stays_without_such_a_link() -> None:
    title, first, second, *rest = read_articles()["en"]
    own = ("What the carpenter wanted", "Nobody asked the neighbours, and the neighbours said so.")
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join((title, first, second, *own, *rest)).encode())
    assert set(own) <= {block.text for block in clean(segment(raw), RULES).kept}
