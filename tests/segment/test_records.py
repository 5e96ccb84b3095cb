"""Records of press databases and archives: their fields leave, what they state of the text is found."""

import pytest

from pipeline import RawDocument, load_ruleset, process
from pipeline.model.record import ArticleRecord
from pipeline.segment import segment

EN = [
    "The old ferry left the harbour of Marl at dawn with forty passengers and two lorries full of hay on board, and nobody waved, the captain said later.",
    "It was the last crossing before the bridge opens, and the cook had baked a cake in the shape of the funnel, which was eaten before the first buoy.",
    "“I shall miss the fog more than the passengers,” said Captain Odd Fenwick, who has steered the boat since 1991 and will now keep bees on the island.",
]
DE = [
    "Die alte Fähre verließ den Hafen von Marl im Morgengrauen mit vierzig Reisenden und zwei Wagen voll Heu, und niemand winkte, sagte der Kapitän später.",
    "Es war die letzte Überfahrt vor der Eröffnung der Brücke, und der Koch hatte einen Kuchen in der Form des Schornsteins gebacken, der rasch gegessen war.",
]
FR = [
    "Le vieux bac a quitté le port de Marl à l'aube avec quarante passagers et deux camions de foin à bord, et personne n'a agité la main, a dit le capitaine.",
    "C'était la dernière traversée avant l'ouverture du pont, et le cuisinier avait préparé un gâteau en forme de cheminée, mangé avant la première bouée.",
]
RU = [
    "Старый паром вышел на рассвете из порта Марл с сорока пассажирами и двумя грузовиками сена на борту, и никто не махал рукой, рассказал потом капитан.",
    "Это был последний рейс перед открытием моста, и повар испёк пирог в форме трубы, который съели ещё до первого буя, а капитан молчал до самого берега.",
]
ZH = [
    "老渡轮黎明时分载着四十名乘客和两辆装满干草的卡车离开了马尔港，船长后来说，岸上没有一个人挥手，只有几只海鸥跟着船尾飞了一阵，然后又回到了堤坝上面，雾也慢慢散了。",
    "这是大桥开通之前的最后一次航行，厨师烤了一个烟囱形状的蛋糕，还没有到第一个浮标就被吃光了，船长说他以后要在岛上养蜂，再也不想听见汽笛的声音，乘客们都笑了起来。",
]
RECORDS = {
    "nexis": (
        ["7 of 88 DOCUMENTS", "The Marl Advertiser", "May 5, 2014 Monday", "Last ferry sails", "BYLINE: Nora Wickstead", "SECTION: NEWS; Pg. 4", "LENGTH: 312 words", "DATELINE: MARL", "BODY:"],
        EN,
        ["GRAPHIC: The ferry at the quay", "LOAD-DATE: May 6, 2014", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper", "End of Document"],
        ("Last ferry sails", "2014-05-05", "The Marl Advertiser"),
    ),
    "codes": (
        ["HD  Last ferry sails", "BY  Nora Wickstead", "WC  312 words", "PD  5 May 2014", "SN  The Marl Advertiser", "SC  MARLAD", "PG  4", "LA  English", "LP"],
        EN,
        ["AN  Document MARLAD0020140505ea55"],
        ("Last ferry sails", "2014-05-05", "The Marl Advertiser"),
    ),
    "library": (
        ["Title: Last ferry sails", "Author: Wickstead, Nora", "Publication info: The Marl Advertiser; Marl. 05 May 2014: 4.", "Full text:"],
        EN,
        ["Word count: 312", "Publication title: The Marl Advertiser", "First page: 4", "Document type: News"],
        ("Last ferry sails", "2014-05-05", "The Marl Advertiser"),
    ),
    "german": (
        ["Treffer 2 von 31", "Marler Bote vom 05.05.2014, Seite 4", "Ressort: Lokales", "Ausgabe: Hauptausgabe", "Letzte Fähre legt ab", "Von Nora Wickstett"],
        DE,
        ["Quelle: Marler Bote vom 05.05.2014", "Dokumentnummer: MB-0505-17", "Alle Rechte vorbehalten: (c) Marler Verlag GmbH"],
        ("Letzte Fähre legt ab", "2014-05-05", "Marler Bote"),
    ),
    "french": (
        ["Nom de la source : Le Courrier de Marl", "Date de publication : 5 mai 2014", "Titre : Le dernier bac appareille", "Nombre de mots : 312", "Périodicité : Quotidien", "Type de source : Presse"],
        FR,
        [],
        ("Le dernier bac appareille", "2014-05-05", "Le Courrier de Marl"),
    ),
    "russian": (
        ["Издание: Марлский вестник", "Дата выпуска: 05.05.2014", "Номер выпуска: 83", "Полоса: 4", "Тираж: 12000", "Заголовок: Последний паром ушёл"],
        RU,
        ["Количество слов: 312"],
        ("Последний паром ушёл", "2014-05-05", "Марлский вестник"),
    ),
    "chinese": (["报纸名称：马尔日报", "日期：2014年5月5日", "版次：第4版", "字数：812", "标题：最后一班渡轮启航"], ZH, [], ("最后一班渡轮启航", "2014-05-05", "马尔日报")),
}  # fmt: skip


def record(lines: list[str]) -> ArticleRecord:
    document = RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())
    found = process(document, load_ruleset()).record
    assert isinstance(found, ArticleRecord)
    return found


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_leaves_its_text_and_states_its_fields(kind: str) -> None:
    head, text, foot, (title, day, outlet) = RECORDS[kind]
    found = record([*head, *text, *foot])
    assert found.paragraphs == text
    assert (found.title, found.date_published, found.outlet) == (title, day, outlet)


@pytest.mark.parametrize(
    "box",
    [
        [
            "Length: 312 metres",
            "Location: Marl",
            "Country: Ostravia",
            "Category: arch bridge",
            "Language of the plaque: Latin",
        ],
        ["Publisher: Salt Press", "Pages: 320", "ISBN: 978-0-00-000000-2", "Language: English", "Source: Salt Press"],
        ["Date: 5 May", "Location: Town hall", "City: Marl", "Category: concert", "Text: Nora Wickstead", "Photograph"],
    ],
)
def test_facts_below_an_article_make_no_record(box: list[str]) -> None:
    lines = ["Last ferry sails", "5 May 2014", *EN, *box]
    blocks = segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())).blocks
    assert [block.text for block in blocks] == lines
    assert not any(block.marks for block in blocks)
