"""Notices of sites that hardly speak to anybody, in unrelated languages: rules for comments, placeholders, risk, second screens,
claims, questions to readers above other stories.
"""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()
BOXES = (
    ("de", ("Was halten Sie davon?", "Zuschriften prüfen wir vor der Veröffentlichung.", "Jeder Autor haftet allein für das, was er geschrieben hat.")),
    ("it", ("Voi che ne dite?", "I messaggi si leggono prima della pubblicazione, perciò serve pazienza.")),
    ("hr", ("A što mislite vi?", "Poruke čitamo prije objave. Za napisano odgovara samo onaj tko je poruku poslao.")),
    ("uk", ("А що думаєте ви?", "Дописи читають до публікації, тому вони з'являються не одразу.", "За написане відповідає автор.")),
    ("sv", ("Här skulle en karta ha visats", "Du har sagt nej till innehåll från andra webbplatser.")),
    ("tr", ("Burada bir harita olmalıydı", "Başka sitelerin içeriğine izin vermediniz.")),
    ("fr", ("La voix s'est trompée ? Dites-le-nous.",)),
    ("ro", ("Ai observat o greșeală? Scrie-ne.",)),
    ("es", ("¿Trabajas allí o sabes más? Cuéntanoslo.",)),
    ("de", ("Zwei Nachrichten. Ein Rätsel. Jeden Morgen.",)),
    ("el", ("Τρεις ειδήσεις. Μία άσκηση. Κάθε πρωί στο email σας.",)),
    ("ru", ("Вы это видели?", "Пекарь нашёл обручальное кольцо в мешке муки", "Хор победил с перевесом в полбалла")),
    ("el", ("Αυτό το είδατε;", "Φούρναρης βρήκε βέρα μέσα σε σακί με αλεύρι", "Χορωδία κερδίζει για μισό βαθμό στον τελικό")),
)  # fmt: skip
# What news say of comments, risks, maps and screens, and questions that the story itself asks.
STAYS = (
    ("de", "Für das Geschriebene haftet der Verlag, urteilte das Gericht am Montag."),
    ("de", "Hier sollte vor hundert Jahren ein Bahnhof entstehen, doch niemand hatte das Geld."),
    ("fr", "Le rendez-vous eut lieu avant la publication du rapport, et personne ne s'en plaignit."),
    ("it", "Secondo il sindaco chi investe nel mulino può perdere tutto il capitale."),
    ("pl", "Nim komentarz się ukazał, redaktor przeczytał go na głos całej sali."),
    ("sv", "Här skulle enligt ritningen ha stått en kyrka av sten."),
)


def kept(language: str, *middle: str, at: int = 2) -> list[str]:
    title, *paragraphs = ARTICLES[language]
    text = "\n\n".join((title, *paragraphs[:at], *middle, *paragraphs[at:]))
    return [
        block.text for block in clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES).kept
    ]


@pytest.mark.parametrize(("language", "box"), BOXES)
@pytest.mark.parametrize("at", [2, 5])
def test_a_box_goes_and_the_article_stays(language: str, box: tuple[str, ...], at: int) -> None:
    left = kept(language, *box, at=at)
    assert [line for line in box if line in left] == []
    assert set(ARTICLES[language][1:]) <= set(left)


@pytest.mark.parametrize(("language", "line"), STAYS)
@pytest.mark.parametrize("at", [2, 5])
def test_what_the_story_tells_stays(language: str, line: str, at: int) -> None:
    assert line in kept(language, line, at=at)


def test_questions_that_a_site_asks_and_answers_are_no_interview() -> None:
    box = (
        "Ihr Konto ist auf einem anderen Gerät offen",
        "Möchten Sie hier lesen?",
        "Dann melden wir das andere Gerät von Ihrem Konto ab.",
        "Teilen Sie Ihr Konto?",
        "Buchen Sie ein weiteres Abonnement für Ihre Familie.",
        "Das waren Sie nicht?",
        "Ändern Sie in Ihrem Konto das Passwort.",
    )
    assert [line for line in box if line in kept("de", *box)] == []


def test_an_interview_of_short_questions_stays() -> None:
    turns = (
        "Haben Sie je gezweifelt?",
        "Jeden Abend.",
        "Und heute?",
        "Heute zweifeln wir alle, weil das Dach wieder leckt.",
        "Wer soll das bezahlen?",
        "Unser Verein sammelt, so gut es geht.",
    )
    assert [line for line in turns if line not in kept("de", *turns)] == []


@pytest.mark.parametrize(
    ("language", "byline", "notes"),
    [
        ("en", "By Harriet Dunmore", ("Harriet restores clocks near Pellbrook and keeps eleven of them.", "Came to the valley to mend one and stayed.", "More by Harriet Dunmore")),
        ("de", "Von Jutta Brandt", ("Jutta flickt alte Uhren und besitzt selbst keine einzige.", "Kam wegen einer Turmuhr ins Tal und blieb.", "Alle Texte von Jutta Brandt")),
        ("pl", "Autor: Hanna Wrona", ("Hanna naprawia zegary i sama ma ich jedenaście.", "Przyjechała do doliny na tydzień i została.", "Wszystkie teksty: Hanna Wrona")),
    ],
)  # fmt: skip
def test_a_biography_above_a_link_to_all_texts_goes(language: str, byline: str, notes: tuple[str, ...]) -> None:
    title, *paragraphs = ARTICLES[language]
    first = byline.split()[-2]
    told = f"{paragraphs[1]} {first}."  # the article names its author, too
    text = "\n\n".join((title, byline, paragraphs[0], told, *paragraphs[2:], *notes))
    left = [
        block.text for block in clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES).kept
    ]
    assert [note for note in notes if note in left] == []
    assert {told, *paragraphs[2:]} <= set(left)
