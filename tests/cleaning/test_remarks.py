"""What stands below a text of who wrote it, who helped, and how the text came about: it leaves by what its words do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = json.loads((Path(__file__).parents[2] / "lab" / "data" / "neutral_articles.json").read_text("utf-8"))
WRITERS = {
    "da": "Kom til avisen fra et liv som skibskok og skriver nu om fiskeri, færger og folk ved vandet.",
    "cs": "Vystudovala hydrologii, ale skončila u novin. Píše o řekách, povodních a lidech kolem nich.",
    "tr": "Feride Aksungur 2011'den beri mahkemeleri ve belediyeyi izliyor. Boş zamanlarında arı besliyor.",
    "hu": "Korábban gyógyszerész volt, ma egészségügyről és vidékről ír lapunknak. Két macskával él.",
    "uk": "Закінчила лісовий технікум, але прийшла в журналістику. Пише про ліси й тих, хто біля них живе.",
    "el": "Η Θάλεια Βρανά γράφει για τη θάλασσα και τα νησιά από το 2010. Ζει στη Σύρο με δύο γάτες.",
    "id": "Ratna Suryaningrum meliput laut dan nelayan sejak 2013. Ia tinggal di Jepara bersama dua kucing.",
    "zh": "曾任护士十年，后加入本报，长期关注医院与乡村。业余爱好养蜂。",
    "ko": "어부로 십 년을 살다 기자가 되었다. 섬에 살며 바다 이야기를 쓴다.",
    "ar": "ولدت في اللاذقية ودرست التاريخ، وتكتب عن البحر والقرى منذ عام 2011.",
}
NOTES = {
    "no": "Rettelse: I en tidligere versjon sto det at broen er 90 meter. Det riktige er 190.",
    "fi": "Oikaisu klo 14.20: Jutussa kerrottiin aiemmin virheellisesti, että silta on 90 metriä pitkä.",
    "ro": "Într-o versiune anterioară a articolului am scris greșit vârsta primarului. Ne cerem scuze.",
    "vi": "Đính chính: phiên bản trước của bài viết ghi sai chiều dài cây cầu. Thành thật xin lỗi bạn đọc.",
    "he": "תיקון: בגרסה קודמת של הכתבה צוין בטעות אורך הגשר. אנו מתנצלים.",
    "ja": "翻訳記事の初出時、橋の長さに誤りがありました。おわびして訂正します。",
    "es": "Este texto se publicó originalmente en la revista Orilla Norte bajo licencia libre.",
    "cs": "Text vznikl s podporou nadace Proud, která neměla na jeho obsah vliv.",
}
HELPERS = {
    "da": "Medvirkende: Troels Lindvig og Karen Stagsted",
    "uk": "За участі Остапа Гридича (Заріччя)",
    "it": "Con la collaborazione di Nino Savarese, da Roccalmera",
    "ja": "取材協力：千瀬の灯を守る会",
}
# Last paragraphs of articles, about people who write or what is printed, and about anybody else.
PROSE = {
    "en": (
        "The head teacher, who was born in the village and studied in Leeds, will retire in the summer.",
        "The report was published on Monday and will be discussed in the spring.",
        "Two journalists were among those who were turned away at the gate, the police said.",
        "With Anna Weller in goal they had not lost a match for three years.",
    ),
    "de": (
        "Der Wirt lebt seit 2004 im Dorf und hat zwei Hunde.",
        "Der Bericht soll im Frühjahr veröffentlicht werden, sagte der Sprecher.",
        "Mit Peter Hansen im Tor hatten sie drei Jahre lang kein Spiel verloren.",
    ),
    "fr": (
        "L’enquête a été publiée lundi, a indiqué le préfet.",
        "Elle vit à Marcelles depuis 2011 avec ses deux chiens.",
    ),
    "pl": ("Raport zostanie opublikowany wiosną, powiedziała burmistrzyni.",),
    "ru": ("Хозяин кафе живёт в посёлке с 2004 года.", "Журналистов в зал не пустили, сообщили в суде."),
}


def _verdict(language: str, line: str) -> tuple[bool, Reason | None]:
    text = "\n".join((*ARTICLES[language], line))
    document = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    assert all(verdict.keep for verdict in document.verdicts[1:-1])
    return document.verdicts[-1].keep, document.verdicts[-1].reason


@pytest.mark.parametrize(("language", "line"), WRITERS.items())
def test_who_writes_leaves_without_a_byline(language: str, line: str) -> None:
    assert _verdict(language, line) == (False, Reason.AUTHOR_BIO)


@pytest.mark.parametrize(("language", "line"), NOTES.items())
def test_what_is_said_of_the_text_leaves(language: str, line: str) -> None:
    assert not _verdict(language, line)[0]


@pytest.mark.parametrize(("language", "line"), HELPERS.items())
def test_who_helped_leaves(language: str, line: str) -> None:
    assert not _verdict(language, line)[0]


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in PROSE.items() for line in lines])
def test_a_last_paragraph_stays(language: str, line: str) -> None:
    assert _verdict(language, line)[0]


def test_a_story_of_writers_keeps_what_it_says_of_them() -> None:
    story = (
        "Prize for the reporter of the small harbour paper",
        "The journalist Mara Lindqvist won the prize for a book about the harbour, which the jury called the best of the year.",
        "She had written for the newspaper of the town since she left school, and was its only reporter for a long time.",
        "The editor of the newspaper said that the journalist had gone out with the boats in all weathers to find her stories.",
        "Readers came to the hall of the newspaper in the evening, and the mayor held a speech about the book and the town.",
        "The journalist lives in the town with two dogs and is now writing a second book about the harbour.",
    )
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(story).encode())
    assert clean(segment(raw), RULES).verdicts[-1].keep


CARDS = {
    "tr": ("Kültür", "Koro boş havuzda prova yapıyor", "Akustiği salondan iyi, su ise ılık.", "Spor", "Kaleci kendi sahasından gol attı", "Rüzgâr topu sürükledi."),
    "cs": ("Kultura", "Sbor zkouší v prázdném bazénu", "Akustika je lepší než ve filharmonii.", "Sport", "Brankář dal gól z vlastní poloviny", "Pomohl mu vítr."),
    "ko": ("문화", "빈 수영장에서 연습하는 합창단", "울림이 교회보다 좋다.", "스포츠", "골키퍼가 자기 진영에서 넣은 골", "바람이 공을 밀어 주었다."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "cards"), CARDS.items())
def test_two_cards_behind_the_end_leave(language: str, cards: tuple[str, ...]) -> None:
    text = "\n".join((*ARTICLES[language], *cards))
    document = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    assert not any(verdict.keep for verdict in document.verdicts[-len(cards) :])
    assert all(verdict.keep for verdict in document.verdicts[1 : -len(cards)])


GLUED = {
    "es": ("CULTURA Un coro ensaya de noche. El agua está templada.", "DEPORTES Gol desde muy lejos. Ayudó el viento."),
    "da": ("Kor øver om natten. Vandet er varmt.", "Målmand scorer fra egen bane. Vinden hjalp til.", "Sne falder over passet. Vejen er lukket."),
    "ru": ("Хор поёт в бассейне – звучит лучше, чем в церкви.", "Вратарь забил издалека – помог ветер.", "Снег выпал на перевале – дорога закрыта."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "lines"), GLUED.items())
def test_headlines_run_together_with_abstracts_leave(language: str, lines: tuple[str, ...]) -> None:
    text = "\n".join((*ARTICLES[language], *lines))
    document = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    assert not any(verdict.keep for verdict in document.verdicts[-len(lines) :])


def test_short_last_sentences_of_one_part_stay() -> None:
    lines = ("Nobody laughed.", "Then the rain fell on the roofs.", "It did not stop until evening.")
    text = "\n".join((*ARTICLES["en"], *lines))
    document = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    assert all(verdict.keep for verdict in document.verdicts[-len(lines) :])


BROADCAST = {
    "fr": "Ce sujet a été diffusé le 6 février 2024 dans le journal de Radio Rivage.",
    "cs": "Reportáž jsme odvysílali 6. února 2024 v poledních zprávách Rádia Břeh.",
    "hr": "Prilog je emitiran 6. veljače 2024. u podnevnim vijestima Radija Obala.",
    "ru": "Репортаж вышел в эфир 6 февраля 2024 года в дневном выпуске Радио Берег.",
    "id": "Laporan ini disiarkan pada 6 Februari 2024 dalam warta siang Radio Pesisir.",
}
NETWORKS = {
    "en": "The Tide Post is also on Facebook and Instagram, where we show what did not fit the page.",
    "hr": "Obalni glas je i na Facebooku i Instagramu, gdje objavljujemo još fotografija.",
    "bg": "Брегови глас е и във Фейсбук, и в Инстаграм, където публикуваме още снимки.",
    "sv": "Strandbladet finns också på Facebook och Instagram, där vi visar fler bilder.",
    "fa": "صدای ساحل در فیسبوک و اینستاگرام هم هست و آنجا عکس‌های بیشتری منتشر می‌کنیم.",
}
HELPED = {
    "fr": "Avec Nora Quellec à Kerdraon.",
    "de": "Mit Nora Quell in Dunmarn.",
    "ru": "В подготовке материала участвовала Нора Квасова.",
    "bg": "За материала допринесе Нора Кирова.",
    "sr": "У изради текста учествовала је Нора Квас.",
}


LETTERS = {
    "uk": "Хочете висловитися? Пишіть нам на адресу lysty@sait.example.",
    "sk": "Chcete sa vyjadriť? Napíšte nám na listy@web.example.",
    "is": "Viltu segja þína skoðun? Sendu okkur bréf á bref@sida.example.",
}


@pytest.mark.parametrize("notes", [BROADCAST, NETWORKS, HELPED, LETTERS])
def test_broadcasts_networks_helpers_and_addresses_in_sentences_go(notes: dict[str, str]) -> None:
    for language, note in notes.items():
        title, *paragraphs = ARTICLES[language]
        raw = RawDocument("a.txt", "text", "text/plain", "\n\n".join((title, *paragraphs, note)).encode())
        assert [block.text for block in clean(segment(raw), RULES).kept] == paragraphs, language
