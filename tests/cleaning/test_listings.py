"""What repeats a shape around an article, in any language: comments, stamps, archives, ages, cards, a second story."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.metadata import describe
from pipeline.model.document import CleanedDocument, RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()

HEAD = ("De molen van Vernau draait weer", "Door Odile Maret", "3 mei 2021", "")
PROSE = (
    "De molen van Vernau draaide zaterdag voor het eerst sinds de vloed van 1954, die de stuw had meegenomen.",
    "Vrijwilligers hadden elf winters lang schoepen gezaagd uit eiken die het dorp al honderd jaar bezit.",
    "De kleindochter van de molenaar, eenennegentig jaar oud, opende de sluis met de sleutel van de familie.",
)


def cleaned(*lines: str) -> CleanedDocument:
    return clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)


def kept(document: CleanedDocument) -> list[str]:
    return [block.text for block in document.kept]


def rules_of(document: CleanedDocument, *lines: str) -> set[str]:
    pairs = zip(document.blocks, document.verdicts, strict=True)
    return {verdict.rule for block, verdict in pairs if block.text in lines}


def test_signatures_of_nicknames_open_comments_without_a_date() -> None:
    thread = (
        "eend77 schrijft:",
        "Mooi werk, maar wie betaalt straks het onderhoud van al die schoepen? Daar hoor je niemand over.",
        "Molenaarszoon antwoordt:",
        "De gemeente, zoals altijd.",
        "water_rat zegt:",
        "Ik kom zeker kijken.",
    )
    document = cleaned(*HEAD, *PROSE, *thread)
    assert kept(document) == list(PROSE)
    assert rules_of(document, *thread) == {"comments.signed", "comments.thread"}


def test_a_verb_that_is_a_word_of_another_language_signs_as_well() -> None:
    thread = ("loulou31 dit :", "Enfin du courage dans ce village !", "la_truite répond :", "Le canton, j'espère bien.")
    assert kept(cleaned(*HEAD, *PROSE, *thread)) == list(PROSE)


def test_people_that_an_article_asks_are_no_comments() -> None:
    asked = (
        "Anna Vos zegt:",
        "“Ik kom zeker kijken, want mijn opa heeft aan de oude stuw gewerkt en vertelde er elke avond over.”",
        "Piet de Boer zegt:",
        "“Het had ook goedkoper gekund, maar dan had hij niet gedraaid.”",
    )
    assert kept(cleaned(*HEAD, *PROSE, *asked))[-4:] == list(asked)


def test_stamps_of_a_live_blog_leave_and_its_entries_stay() -> None:
    entries = (
        (
            "18:42BELANGRIJK",
            "De sluis is open en het water loopt in de molengoot, meldt een woordvoerster van de stichting.",
        ),
        (
            "17:05Odile Maret",
            "De burgemeester is aangekomen met een zak rogge, die als eerste tussen de stenen zal gaan.",
        ),
        ("16:20Pim Vos", "De kade staat vol met kinderen, die van de meester vandaag geen rekenen hoeven te maken."),
    )
    lines = [line for stamp, text in entries for line in (stamp, text, "1620060120")]
    document = cleaned(*HEAD, PROSE[0], *lines)
    assert kept(document) == [PROSE[0], *(text for _, text in entries)]
    assert rules_of(document, *(stamp for stamp, _ in entries)) == {"stamp.time"}
    assert rules_of(document, "1620060120") == {"stamp.seconds"}


def test_names_glued_to_their_days_leave_and_a_time_of_the_story_stays() -> None:
    entries = (
        "De sluis is open en het water loopt in de molengoot, meldt een woordvoerster van de stichting.",
        "Odile Maret3 mei 2021 18:42",
        "De kade staat vol met kinderen, die van de meester vandaag geen rekenen hoeven te maken.",
        "Pim Vos3 mei 2021 16:20",
    )
    document = cleaned(*HEAD, PROSE[0], *entries)
    assert kept(document) == [PROSE[0], entries[0], entries[2]]
    story = "16:20Uhr zeigte die Uhr am Turm, als das Wasser kam."
    assert story in kept(cleaned(*HEAD, PROSE[0], story, *PROSE[1:]))


ARCHIVES = {
    "german": ("Archiv", "2021", "▼ Mai (3)", "► April (5)", "► März (12)", "2020 (61)"),
    "spanish": ("o mayo 2021 (3)", "o abril 2021 (5)", "o marzo 2021 (12)"),
}


@pytest.mark.parametrize("archive", ARCHIVES.values(), ids=[*ARCHIVES])
def test_months_with_counts_are_an_archive(archive: tuple[str, ...]) -> None:
    document = cleaned(*HEAD, *PROSE, *archive)
    assert kept(document) == list(PROSE)
    assert rules_of(document, *archive) == {"listing.archive"}


def test_names_with_ages_are_no_archive() -> None:
    names = ("De prijzen gingen naar deze molenaars van het dorp:", "Anna Vos (14)", "Mei Lin (9)", "Pim Boer (12)")
    assert kept(cleaned(*HEAD, *PROSE, *names))[-4:] == list(names)


AGES = {
    "breton": ("Kunaze 12 munut 'zo", "Ar vilin a dro en-dro goude ar gorventenn", "Bed 36 munut 'zo",
               "Stal an enezenn a vac'h ar bleud", "Sport 2 eurvezh 'zo", "Tri medal evit an neuñverez yaouank"),
    "estonian": ("Kultuur 12 min tagasi", "Vana vesiveski jahvatab jälle rukist", "Eesti 36 min tagasi", "Jõe kallas vajus ära",
                 "Sport 1 t tagasi", "Noor ujuja võitis kolm medalit"),
    "unknown": ("Kunaze 14:02", "Ar vilin a dro en-dro er Wern", "Sport 13:40", "Tri medal evit an neuñverez yaouank",
                "Keloù 13:15", "Serret eo an hent a-hed an aod"),
}  # fmt: skip


@pytest.mark.parametrize("ages", AGES.values(), ids=[*AGES])
def test_headlines_with_ages_above_and_below_the_paragraphs_leave(ages: tuple[str, ...]) -> None:
    assert kept(cleaned(*ages, *PROSE)) == list(PROSE)
    assert kept(cleaned(*PROSE, *ages)) == list(PROSE)


def test_addresses_with_digits_are_no_ages() -> None:
    shop = [line for n in range(4) for line in (f"Zak rogge van de molen nummer {n}", f"http://winkel.example/2h{n}Qa")]
    document = cleaned(*HEAD, *PROSE, *shop)
    assert "listing.aged" not in {verdict.rule for verdict in document.verdicts}


SECOND = (
    "Roeister wint drie medailles in Orlac",
    "Door Pim Vos",
    "4 mei 2021",
    "De negentienjarige roeister uit Orlac heeft op het kampioenschap drie medailles gewonnen, waarvan twee van goud.",
    "Haar trainer zei dat zij de boot pas sinds de herfst kent en dat hij zelf het meest verbaasd was.",
)


@pytest.mark.parametrize("between", [("Deel dit artikel",), ("Deel dit artikel", "Meest gelezen")])
def test_a_second_story_leaves_with_its_headline(between: tuple[str, ...]) -> None:
    document = cleaned(*HEAD, *PROSE, *between, *SECOND)
    assert kept(document) == list(PROSE)
    assert rules_of(document, SECOND[0], *SECOND[3:]) == {"story.second"}


def test_a_story_that_nothing_ends_goes_on() -> None:
    """Letters, posts and entries of a chronicle have headline, name and day, too."""
    assert [line for line in SECOND[3:] if line not in kept(cleaned(*HEAD, *PROSE, *SECOND))] == []


def test_a_second_story_that_outweighs_the_first_stays() -> None:
    longer = [f"{line[:-1]}, op baan {n}." for n in range(3) for line in SECOND[3:]]
    document = cleaned(*HEAD, *PROSE, "Deel dit artikel", "Meest gelezen", *SECOND, *longer)
    assert [line for line in longer if line not in kept(document)] == []


def test_a_first_story_without_a_header_is_none() -> None:
    document = cleaned(*PROSE, "Deel dit artikel", "Meest gelezen", *SECOND)
    assert "story.second" not in {verdict.rule for verdict in document.verdicts}


def test_a_second_story_with_day_and_name_in_one_line_leaves() -> None:
    document = cleaned(*HEAD, *PROSE, "Meest gelezen", SECOND[0], "4 mei 2021 | Pim Vos", *SECOND[3:])
    assert kept(document) == list(PROSE)


def test_a_part_of_the_story_with_a_day_of_its_own_stays() -> None:
    part = ("De schoepen van de molen van Vernau", "3 mei 2021", PROSE[2])
    assert PROSE[2] in kept(cleaned(*HEAD, *PROSE[:2], *part))


# Short stories with the header of an endless page: headline, bare name, day to the minute.
ENDLESS = {
    "cs": (
        ("Hasiči z Lhotky vytáhli ze studny kozu", "Jitka Holubová", "3. května 2024, 14:10"),
        ("Koza Líza spadla v pondělí do osm metrů hluboké studny, kterou majitel přikryl jen prkny a plachtou.",
         "„Vypadala klidněji než my,“ řekl velitel sboru Karel Motyčka."),
        ("Sdílet", "Facebook"),
        ("Mlýn u Třech sov hledá mlynáře", "Ondřej Vávra", "2. května 2024, 9:05"),
        ("Obec vypsala řízení na mlynáře, protože ten poslední odešel na jaře do důchodu a učedníka nezanechal.",
         "Přihlásilo se sedm lidí, z toho pět programátorů, kteří prý chtějí dělat něco, co je slyšet."),
    ),
    "tr": (
        ("Değirmenin taşı elli yıl sonra döndü", "Elif Karaca", "14 Mart 2024 10:20"),
        ("Köylülerin üç kış boyunca onardığı su değirmeni pazar günü köydeki herkesin önünde ilk ununu öğüttü.",
         "Muhtar, unun satılmayacağını, isteyenin çuvalıyla gelmesini söyledi."),
        ("Paylaş", "Yorumlar (2)"),
        ("Balıkçılar limanda yavru fok gördü", "Murat Aydoğan", "13 Mart 2024 18:40"),
        ("Akşam ağlarını toplayan balıkçılar, iskelenin altında uyuyan yavru bir Akdeniz foku ile karşılaştı.",
         "Liman başkanlığı iskelenin iki gün boyunca kapalı kalacağını, giriş yapılmayacağını duyurdu."),
    ),
    "uk": (
        ("Пасічники повернули бджіл на дах монастиря", "Оксана Гриневецька", "21 травня 2025, 15:40"),
        ("Шість вуликів від учора стоять на даху старого монастиря, де бджіл тримали ще у вісімнадцятому столітті.",
         "Перший мед планують викачати в липні й роздати в лікарні."),
        ("Поділитися:", "Читайте далі"),
        ("Громада Підлісного судиться за ставок", "Роман Близнюк", "20 травня 2025, 11:05"),
        ("Жителі Підлісного вже третій рік намагаються довести, що ставок посеред села належить усій громаді.",
         "Суд першої інстанції став на бік громади, але апеляція скасувала рішення через неправильний план."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", ENDLESS)
def test_a_second_story_with_a_header_like_that_of_a_shorter_first_one_leaves(code: str) -> None:
    head, prose, end, other, told = ENDLESS[code]
    document = cleaned(*head, *prose, *end, *other, *told)
    assert kept(document) == list(prose)
    assert describe(document, RULES).description.authors == (head[1],)
    assert [line for line in told if line not in kept(cleaned(*head, *prose, *other, *told))] == []


CARDS = (
    ("Orlac", "Roeister wint drie medailles", "Zij kent de boot pas sinds de herfst. Haar trainer is verbaasd."),
    ("Saint-Pé", "Bakker vindt geit in oven", "Het dier bleef ongedeerd en kreeg een rozijnenbol."),
    ("Kust", "Weg blijft tot juni dicht", "Na de storm liggen er nog altijd rotsblokken op het asfalt."),
)


@pytest.mark.parametrize("labels", [2, 1])
def test_cards_of_other_stories_at_the_end_leave(labels: int) -> None:
    cards = [line for *names, text in CARDS for line in (*names[-labels:], text)]
    document = cleaned(*HEAD, *PROSE, *cards)
    assert kept(document) == list(PROSE)
    assert rules_of(document, *cards) == {"teaser.cards"}


def test_labels_and_sentences_about_the_publisher_leave_also_where_a_label_is_known() -> None:
    cards = (
        "Boekendienst", "De boekendienst brengt het beste van de kust zonder porto aan de deur.",
        "Reizen", "Met de krant op reis naar vogels, wrakken en herbergen.",
        "Kookschool", "Oude koks tonen wat er van een goedkope vis te maken is.",
    )  # fmt: skip
    assert kept(cleaned(*HEAD, *PROSE, *cards, "Contact", "Privacy")) == list(PROSE)


def test_a_last_part_of_the_story_that_tells_of_something_else_stays() -> None:
    """One heading and the sentences below it look like a publisher's services, and like the end of any article."""
    part = (
        "Herbergen op de eilanden",
        "Met een gids gingen de bezoekers daarna naar vogels, wrakken en herbergen op de eilanden.",
        "Oude koks toonden wat er van een goedkope vis te maken is.",
        "De prijs voor jonge schippers werd dit najaar voor de negende keer uitgereikt.",
        "Zonder pont kwam het beste van de kust aan de deur.",
    )
    assert kept(cleaned(*HEAD, *PROSE, *part))[-len(part) :] == list(part)


def test_short_parts_of_the_story_under_sub_headings_stay() -> None:
    parts = (
        "De schoepen", "De eiken schoepen van de molen zijn gezaagd door de vrijwilligers van Vernau.",
        "De stuw", "De stuw die de vloed van 1954 meenam, draait de molen nu weer.",
        "De sleutel", "De sleutel van de sluis bezit de familie van de molenaar al honderd jaar.",
    )  # fmt: skip
    assert kept(cleaned(*HEAD, *PROSE, *parts))[-6:] == list(parts)


BULLETS = (
    "* Rower wins three medals in Orlac ORLAC: A nineteen-year-old rower has won three medals, two of them of gold, the club said.",
    "* Goat found in baker's oven SAINT PÉ: A baker found a goat in his oven on Monday; it was unharmed and had a raisin bun.",
)


def test_bullets_with_a_headline_and_a_dateline_are_other_stories() -> None:
    document = cleaned("IN BRIEF", *BULLETS, "", *HEAD, *PROSE)
    assert kept(document) == list(PROSE)
    brief = cleaned("In brief", "3 May 2021", *BULLETS)
    assert len(kept(brief)) == len(BULLETS)


def test_a_line_among_paragraphs_is_no_headline() -> None:
    subheading = "Vrijwilligers zagen elf winters lang schoepen uit eiken van het dorp"
    assert kept(cleaned(PROSE[0], PROSE[1], subheading, PROSE[2])) == [PROSE[0], PROSE[1], subheading, PROSE[2]]
    document = cleaned("Cultuur", subheading, "Door Odile Maret", *PROSE)
    pairs = zip(document.blocks, document.verdicts, strict=True)
    assert [block.text for block, verdict in pairs if verdict.reason is Reason.TITLE] == [subheading]


def test_points_that_sum_the_article_up_stay() -> None:
    points = ("베르나우 물레방아 다시 돌아", "홍수로 떠내려간 둑 복원", "자원봉사자 열한 겨울 작업")
    text = (
        "베르나우의 물레방아가 토요일에 다시 돌았다. 1954년 홍수로 둑이 떠내려간 뒤 처음이다.",
        "자원봉사자들은 열한 번의 겨울 동안 참나무를 깎아 날개를 만드는 작업을 이어 왔다고 한다.",
        "방앗간 주인의 손녀가 가족의 열쇠로 수문을 열자 마을 사람들은 크게 손뼉을 쳤다고 전했다.",
    )
    document = cleaned("베르나우 물레방아", "입력 2021.05.03 09:10", "댓글 0", *points, "", *text)
    assert kept(document) == [*points, *text]


SERVICES = {
    "en": ("Bridal page", "Couples show their rings here on the first Friday of every month.", "Junior desk", "Forty pupils write a page of their own each spring.",
           "Walks", "A guide goes with up to fifty people over the moor, soup included.", "Picture shop", "A century of photographs can be had as prints on card.",
           "Notices", "Sorrows and joys stand on page fourteen for a small fee.", "Sold in three weeks or it stays in for nothing."),
    "de": ("Brautseite", "Hier zeigen Paare am ersten Freitag im Monat ihre Ringe.", "Jugendredaktion", "Vierzig Schüler schreiben jeden Frühling eine eigene Seite.",
           "Wanderungen", "Ein Bergführer geht mit fünfzig Leuten über die Höhen, Suppe inbegriffen.", "Bilderschrank", "Alte Aufnahmen gibt es als Abzug auf Karton für die gute Stube.",
           "Familienseite", "Trauer und Freude stehen für wenig Geld auf Seite vierzehn.", "Verkauft in drei Wochen, sonst kostenlos."),
    "ru": ("Свадебная страница", "Пары показывают кольца в первую пятницу каждого месяца.", "Юный корреспондент", "Сорок школьников пишут весной собственную страницу.",
           "Прогулки", "Проводник ведёт до пятидесяти человек через холмы, суп включён.", "Фотолавка", "Снимки за сто лет можно получить на картоне.",
           "Семейная страница", "Горе и радость стоят недорого на четырнадцатой странице.", "Не продано за три недели — печатаем даром."),
}  # fmt: skip


@pytest.mark.parametrize("language", SERVICES)
def test_services_of_a_publisher_behind_a_brief_leave_with_the_slogan_below(language: str) -> None:
    title, brief, *_ = read_articles()[language]
    document = cleaned(title, "2021-05-03", brief, "Tolm - Ostra 3:1", *SERVICES[language])
    assert kept(document) == [brief]


def test_short_sections_of_the_article_are_no_services() -> None:
    sections = ("De stuw", "De stuw van Vernau kreeg schoepen uit eiken van het dorp.", "De molenaar", "De molenaar van 1954 had elf kinderen, en de sleutel bleef.",
                "De sluis", "De sluis gaat elke zaterdag open als de molen draait.", "De vloed", "De vloed nam ook de sleutel van de sluis mee.",
                "Het dorp", "Het dorp bezit de molen al honderd jaar, zegt de molenaar.")  # fmt: skip
    assert kept(cleaned(*HEAD, *PROSE, *sections)) == [*PROSE, *sections]


def test_words_and_pictures_credit_the_second_story() -> None:
    first = (HEAD[0], "Odile Maret", "June 19 2024 - 5:30am", *PROSE)
    second = (
        "Fourteen goals lift Tolm to the top of the table", "WORDS: Hanna Brandt PICTURES: Mick Rundle", "June 17 2024 - 8:15am",
        "Zac Bibby kicked fourteen goals on Saturday as Tolm beat Ostra by seventy points before a crowd of nine hundred.",
        "The side meets Delling next week with two players back from the bench.",
    )  # fmt: skip
    document = cleaned(*first, "0 shares", "Sport", *second)
    assert kept(document) == list(PROSE)
    assert describe(document, RULES).description.authors == ("Odile Maret",)
