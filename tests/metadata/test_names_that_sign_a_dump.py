"""A name alone between the last paragraph and the lines of the site is the author's; what looks like one elsewhere is not."""

import pytest

from pipeline.packs import Ruleset, load_ruleset
from tests.metadata.documents import of_dump

TEXTS = {
    "it": (
        "Il faro resta acceso come sempre, assicurano i tecnici, e si vede da diciotto miglia anche nelle notti di nebbia.",
        "I lavori sono costati 620 mila euro, pagati in parte dalla regione e in parte dal comune.",
        "Sei camere accoglieranno gli allievi durante i corsi estivi, che si aprono la settimana prossima.",
    ),
    "vi": (
        "Ngọn hải đăng vẫn sáng như mọi khi, các kỹ thuật viên nói, và nhìn thấy được từ xa kể cả trong đêm sương mù.",
        "Chi phí sửa chữa là 2,1 tỷ đồng, một nửa do người dân khắp nơi đóng góp trong suốt mùa đông vừa qua.",
        "Cuối tuần, các ngư dân sẽ đến kể chuyện cho trẻ em nghe, còn thư viện đóng cửa vào ngày thứ hai.",
    ),
    "da": (
        "Fyret lyser som altid, siger teknikerne, og kan ses på atten sømils afstand, også når tågen ligger over fjorden.",
        "Arbejdet har kostet fire millioner kroner, og kommunen har betalt det halve af regningen.",
        "Seks værelser tager imod eleverne om sommeren, og de første kurser begynder allerede i næste uge.",
    ),
}


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


@pytest.mark.parametrize(
    ("code", "title", "name", "behind"),
    [
        ("it", "Il faro diventa una scuola", "Fiammetta Squarcialupi", "© RIPRODUZIONE RISERVATA"),
        ("vi", "Ngọn hải đăng trở thành trường học", "Quách Thu Phương", "Chia sẻ bài viết"),
        ("da", "Fyret bliver til en skole", "Ysolde Ravnkilde", "© Fjordposten"),
    ],
)
def test_a_name_alone_below_the_text_signs_it(code: str, title: str, name: str, behind: str, rules: Ruleset) -> None:
    assert of_dump("\n\n".join((title, *TEXTS[code], name, behind)), rules).authors == (name,)


@pytest.mark.parametrize("line", ["Ysolde Ravnkilde\nAnders Lindholt\nMette Skovgaard", "Flere Nyheder"])
def test_a_list_of_names_or_a_label_signs_nothing(line: str, rules: Ruleset) -> None:
    assert of_dump("\n\n".join(("Fyret bliver til en skole", *TEXTS["da"], line, "© Fjordposten")), rules).authors == ()


def test_somebody_whom_the_text_names_does_not_sign_it(rules: Ruleset) -> None:
    named = "Det mener Ysolde Ravnkilde, som har skrevet en hel bog om fyret og dets tre passere."
    lines = ("Fyret bliver til en skole", *TEXTS["da"], named, "Ysolde Ravnkilde", "© Fjordposten")
    assert of_dump("\n\n".join(lines), rules).authors == ()


PLACED = [
    (
        "Molen draait weer met linnen zeilen",
        "Wietske Hoogeveen",
        "Oudewater",
        "9 april 2025",
        "De molen van Oudewater draait sinds maandag weer met linnen zeilen, omdat de houten borden te zwaar waren geworden.",
        "Volgens de molenaar loopt hij nu zo licht dat een kind de wieken kan stilzetten. De gemeente betaalde de helft.",
    ),
    (
        "Bocian wrócił na komin cegielni",
        "Jagna Sobieraj",
        "Nadrzecze",
        "9 kwietnia 2025",
        "Bocian wrócił we wtorek na komin nieczynnej cegielni, a całe Nadrzecze wyszło na most, żeby go zobaczyć.",
        "Strażacy w ciągu jednej nocy zamontowali nową platformę, bo ptak siedział na krawędzi i klekotał na przechodniów.",
    ),
    (
        "Harminc év után újra megszólalt a rév harangja",
        "Csernus Boróka",
        "Révfalva",
        "2025. április 9.",
        "Révfalva harangja szerdán reggel harminc év után újra megszólalt, miután egy halász megtalálta egy raktárban.",
        "A kovács két hónap alatt forrasztotta össze a repedést, az iskolások pedig a rozsdát kaparták le róla.",
    ),
]


@pytest.mark.parametrize(("title", "name", "place", "day", "first", "second"), PLACED)
def test_a_name_above_a_place_that_the_text_names_and_the_day_is_the_authors(
    title: str, name: str, place: str, day: str, first: str, second: str, rules: Ruleset
) -> None:
    assert of_dump(f"{title}\n{name}\n{place}\n{day}\n{first} {second}\n{second}", rules).authors == (name,)
