"""Which line of a dump is taken for its headline."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.rules.about.headline import vocabulary
from pipeline.model.document import CleanedDocument, RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()

TITLE = "Night trains to the coast return in April"
STANDFIRST = (
    "After nine years without sleepers the railway orders twenty coaches for the coast, with beds that children like"
)
BODY = (
    "Night trains will run to the coast again from April, the railway said on Tuesday after months of negotiations.",
    "Twenty sleeping coaches have been ordered for the route, and the first of them will be delivered in February.",
    "Tickets for the coast cost as much as a room in a plain hotel, which passengers said they were ready to pay.",
    "The last sleeper had left the coast nine years ago, with eleven passengers and a conductor who cooked for them.",
)


def cleaned(*lines: str) -> CleanedDocument:
    return clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)


def title(document: CleanedDocument) -> list[str]:
    return [block.text for block in document.captured("title")]


MENU = ("Home", "Railways and roads", "Holidays by the sea and in the hills", "Letters to the editor")


@pytest.mark.parametrize(
    "above",
    [
        (TITLE,),
        (TITLE, STANDFIRST),
        (*MENU, TITLE, "By Ilse Brandt", "3 March 2019"),
        (*MENU, TITLE, STANDFIRST, "3 March 2019"),
        (f"{TITLE} | The Coast Courier", *MENU, TITLE, "What the railway promises the coast", "3 March 2019"),
        (f"{TITLE} - The Coast Courier", *MENU, "Coast trains", TITLE),
        (TITLE, *MENU, TITLE),
    ],
    ids=["alone", "standfirst", "byline", "menu and standfirst", "page title", "page title and kicker", "twice"],
)
def test_the_headline_is_found(above: tuple[str, ...]) -> None:
    assert title(cleaned(*above, *BODY)) == [TITLE]


@pytest.mark.parametrize(
    "asks", ["Will night trains to the coast return in April?", "Night trains to the coast return!"]
)
def test_a_headline_that_asks_or_exclaims_is_one(asks: str) -> None:
    document = cleaned(asks, *BODY)
    assert title(document) == [asks]
    assert [block.text for block in document.kept] == list(BODY)


def test_the_page_title_is_a_repeat_of_the_headline() -> None:
    document = cleaned(f"{TITLE} | The Coast Courier", *MENU, TITLE, "By Ilse Brandt", *BODY)
    assert document.verdicts[0].reason is Reason.TITLE


@pytest.mark.parametrize(
    "first", [BODY[0], "夜行列车将于四月重新开往海边，铁路公司周二表示，谈判已经持续数月，乘客一直在等待这条线路恢复。"]
)
def test_a_statement_is_no_headline(first: str) -> None:
    document = cleaned(first, *BODY[1:])
    assert title(document) == []
    assert document.verdicts[0].keep


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The harbour’s “great” ferries…strike — again", {"harbour", "great", "ferries", "strike", "again"}),
        ("The harbour's “großen” Fähren", {"harbour", "großen", "fähren"}),
        ("Паром вышел в 12 часов", {"паром", "вышел", "часов"}),
        ("부산항 여객선", {"부산", "여객"}),
        ("港の船", {"港の", "の船"}),
    ],
)
def test_stories_are_compared_by_words_of_four_letters_and_by_pairs(text: str, words: set[str]) -> None:
    assert vocabulary([text]) == words


STORIES = {
    "en": (
        "Old ferry gets a new engine in spring",
        "The town pays for an engine that burns hydrogen, and the ferry may carry forty more passengers a day",
        "By Ilse Brandt",
        "The old ferry gets a new engine that burns hydrogen, the town council decided on Monday evening in the port.",
        "With the engine the ferry may carry forty more passengers a day, said the captain, who had asked for it.",
    ),
    "es": (
        "El viejo faro vuelve a guiar los barcos",
        "El ayuntamiento paga la reparación del faro, y los pescadores ya no necesitan rodear las rocas de noche",
        "Por María Ibarra",
        "El viejo faro vuelve a guiar los barcos desde el lunes, anunció el ayuntamiento después de meses de obras.",
        "La reparación del faro cuesta menos de lo previsto, y los pescadores rodean las rocas sin miedo de noche.",
    ),
    "ru": (
        "Старая мельница снова мелет зерно",
        "Жители посёлка два года чинили мельницу своими руками, и теперь пекарня получает муку у соседей",
        "Автор: Мария Орлова",
        "Старая мельница в посёлке снова мелет зерно, сообщили в понедельник жители, которые чинили её два года.",
        "Пекарня получает муку у соседей, и хлеб в посёлке подешевел, рассказали жители, которые пекут его сами.",
    ),
}


@pytest.mark.parametrize("language", STORIES)
def test_a_longer_line_directly_below_the_headline_is_its_standfirst(language: str) -> None:
    headline, standfirst, byline, *body = STORIES[language]
    assert title(cleaned(*MENU, headline, standfirst, byline, "3.3.2019", *body, *body)) == [headline]


@pytest.mark.parametrize("label", ["Read by", "Gelesen von", "Leído por"])
def test_a_line_that_states_several_facts_is_no_headline(label: str) -> None:
    facts = f"{label}: Ilse Brandt Trains: 12 Coast: www.coast.example"
    assert title(cleaned(facts, *BODY)) == []


@pytest.mark.parametrize("mark", ["…", "..."])
def test_a_line_that_goes_on_with_another_is_no_headline(mark: str) -> None:
    assert title(cleaned(f"{mark}as passengers on the coast wait for coaches", *BODY)) == []


@pytest.mark.parametrize("label", ["Advertisement", "Anzeige", "Publicité"])
def test_the_head_of_a_part_below_several_sentences_is_no_headline(label: str) -> None:
    part = "Passengers and conductor of the coast were ready to pay for coaches"
    document = cleaned(*STORIES["en"][3:], label, "Copy link", label, part, label, *BODY)
    assert title(document) == []
    assert part in [block.text for block in document.kept]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "바깥섬 여객선, 겨울 지나 다시 뜨다",
            "바깥섬으로 가는 여객선이 조선소에서 겨울을 보낸 끝에 화요일 아침 다시 바다로 나갔다고 선주가 밝혔다.",
            "지난 시월 한 어부가 만 건너편에서 엔진 소리를 듣고 선장에게 알린 뒤 배는 조선소로 옮겨졌다.",
            "첫날 아침 여객선은 양 마흔 마리와 피아노를 싣고 바다를 건넜고 바위마다 종을 울렸다.",
        ),
        (
            "Alte Fähre fährt wieder hinaus",
            "Die Fähre fuhr am Dienstag nach einem Winter wieder hinaus.",
            "Ein Fischer hatte im Oktober den Motor der Fähre klopfen hören.",
            "Am ersten Morgen fuhren vierzig Schafe und ein Klavier mit.",
        ),
        (
            "Old ferry sails again after winter",
            "The ferry sailed again on Tuesday after a winter at the yard.",
            "Its engine had been taken out when a fisherman heard it knock.",
            "The skipper rang the bell at every stone of the ferry route.",
        ),
    ],
)
def test_a_headline_stands_above_short_paragraphs_too(lines: tuple[str, ...]) -> None:
    assert title(cleaned(*lines)) == [lines[0]]
