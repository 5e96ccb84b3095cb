"""Lines that go by what their words do, and lines of articles that speak of the same things and stay."""

from __future__ import annotations

import pytest

from pipeline.cleaning.clean import clean
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.proofs import LIKELY
from pipeline.model.block import Verdict
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.packs.normal import normalise
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLE = (
    "Ferry to the outer skerries sails again",
    "The ferry to the outer skerries sailed again on Tuesday after a winter at the yard in Brae.",
    "Its engine had been taken out in October, when a fisherman heard it knock across the bay.",
    "The islanders lived on what the mail boat brought, and the school closed for two weeks in January.",
    "On the first morning forty sheep and a piano went over, and the skipper rang the bell at every stone.",
)


def _verdicts(lines: tuple[str, ...]) -> dict[str, Verdict]:
    raw = RawDocument("a.txt", "text", "text/plain", "\n\n".join(lines).encode())  # type: ignore[arg-type]
    cleaned = clean(segment(raw), RULES)
    return {block.text: verdict for block, verdict in zip(cleaned.segmented.blocks, cleaned.verdicts, strict=True)}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Show older replies to this comment", "comments"),
        ("Measure advertising performance", "consent"),
        ("Please enter a valid e-mail address.", "captcha_or_form"),
        ("Unlock unlimited access for subscribers", "paywall"),
        ("Benachrichtige mich über neue Kommentare", "comments"),
        ("Измерение эффективности рекламы", "consent"),
        ("返信をさらに表示", "comments"),
        ("Oynatma hızı", "caption"),
        ("{count} characters left", "comments"),
        ("Show %d more replies", "comments"),
        ("Loaded: 42%", "caption"),
        ("Yüklendi: %42", "caption"),
        ("Per E-Mail weiterleiten", "share"),
        ("Share by e-mail", "share"),
        ("This comment was removed by a moderator", "comments"),
        ("Tento komentář byl odstraněn moderátorem.", "comments"),
        ("Nothing was found for your search.", "navigation"),
        ("Hozzászólásod eltávolította egy moderátor", "comments"),
        ("Antworten auf diesen Kommentar ausblenden", "comments"),
        ("Potwierdź, że nie jesteś robotem", "captcha_or_form"),
        ("Подключите аккаунт и выберите пароль", "captcha_or_form"),
        ("Yorumunuz için bir takma ad seçin", "comments"),
        ("Vaihda salasana ja vahvista tunnus", "captcha_or_form"),
        ("댓글을 작성하려면 로그인하세요", "comments"),
    ],
)
def test_a_line_between_paragraphs_goes_by_what_it_does(line: str, reason: str) -> None:
    verdict = _verdicts((*ARTICLE[:3], line, *ARTICLE[3:]))[line]
    assert not verdict.keep
    assert verdict.reason == reason
    assert verdict.rule.startswith("function.")
    assert verdict.evidence


@pytest.mark.parametrize(
    "line",
    [
        "Sign in here, the purser said, and he pushed the heavy book across the desk.",
        "We use cookies to bribe the children, the cook said with a laugh.",
        "He subscribed to the newsletter of the lifeboat club and read every comment in it.",
    ],
)
def test_a_sentence_that_tells_stays_wherever_it_stands(line: str) -> None:
    for at in range(2, len(ARTICLE) + 1):
        assert _verdicts((*ARTICLE[:at], line, *ARTICLE[at:]))[line].keep, at


@pytest.mark.parametrize(
    "line",
    [
        "Fotos hochladen und Profil anlegen",
        "Haben Sie noch kein Profil? Legen Sie eines an und laden Sie Ihr Bild hoch.",
    ],
)
def test_a_line_that_stands_alone_and_has_no_word_of_the_article_needs_less_proof(line: str) -> None:
    german = (
        "Die Fähre zu den Schären verkehrt wieder",
        "Die Fähre zu den äußeren Schären verkehrte am Dienstag wieder, nach einem Winter in der Werft von Brae.",
        "Ihre Maschine war im Oktober ausgebaut worden, als ein Fischer sie quer über die Bucht klopfen hörte.",
        "Die Inselleute lebten von dem, was das Postboot brachte, und die Schule schloss im Januar für zwei Wochen.",
        "Am ersten Morgen setzten vierzig Schafe und ein Klavier über, und der Schiffer läutete an jedem Stein.",
    )
    own = "Das Bild im Steuerhaus zeigt das Profil eines Mannes, der die ersten Fotos der Insel gemacht hat, im Jahr 1871."
    assert not _verdicts((*german[:3], line, *german[3:]))[line].keep
    assert _verdicts((*german[:3], line, own, *german[3:]))[line].keep


def test_an_article_about_accounts_keeps_its_sentences() -> None:
    own = (
        "The bank of Brae will close every account that has no password after the summer, its board decided in May.",
        "Forty islanders have an account there, and few of them ever chose a password, as the clerk knows their faces.",
    )
    line = "Check your account and change your password."
    assert _verdicts((*ARTICLE[:2], *own, line, *ARTICLE[2:]))[line].keep


def test_what_went_by_its_place_is_named_by_a_third_of_its_words() -> None:
    verdict = _verdicts((*ARTICLE, "Harbour 7", "Brae 12", "Skerry newsletter Brae", "Skerry 4"))[
        "Skerry newsletter Brae"
    ]
    assert (verdict.keep, verdict.reason) == (False, "newsletter")


def test_what_went_by_its_place_gets_the_reason_that_its_words_name() -> None:
    verdict = _verdicts((*ARTICLE, "Harbour 7", "Brae 12", "Our members", "Skerry 4"))["Our members"]
    assert (verdict.keep, verdict.reason) == (False, "paywall")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Permalink", "share"),
        ("Subtitles", "caption"),
        ("Older comments", "comments"),
        ("Untertiteleinstellungen", "caption"),
        ("Скорость воспроизведения", "caption"),
        ("Korábbi hozzászólások", "comments"),
    ],
)
def test_a_label_of_a_page_between_paragraphs_goes_though_it_is_short(line: str, reason: str) -> None:
    verdict = _verdicts((*ARTICLE[:3], line, *ARTICLE[3:]))[line]
    assert (verdict.keep, verdict.reason) == (False, reason)


def test_a_menu_word_between_two_paragraphs_is_a_sub_heading() -> None:
    assert _verdicts((*ARTICLE[:3], "Careers", *ARTICLE[3:]))["Careers"].keep


def test_a_label_that_the_article_itself_speaks_of_is_its_sub_heading() -> None:
    own = "The subtitles of the island's only film are the work of the minister, who writes them by hand."
    assert _verdicts((*ARTICLE[:3], "Subtitles", own, *ARTICLE[3:]))["Subtitles"].keep


@pytest.mark.parametrize(
    "line",
    [
        "Is there something that we should write about? Our desk reads what you send, and it keeps your name to itself.",
        "Wenn Ihnen das etwas wert ist, helfen Sie uns mit einem kleinen Betrag im Monat.",
        "Nos lecteurs font vivre ce journal ; donnez-nous ce que vous pouvez.",
    ],
)
def test_the_site_s_word_to_its_readers_goes_at_both_ends_of_an_article_that_does_not_speak_to_them(line: str) -> None:
    assert not _verdicts((*ARTICLE, line))[line].keep
    assert not _verdicts((line, *ARTICLE))[line].keep


@pytest.mark.parametrize(
    "line", ["Your comment was not delivered to the desk.", "Votre session a été fermée par sécurité."]
)
def test_what_became_of_the_reader_s_things_is_no_story(line: str) -> None:
    assert not _verdicts((*ARTICLE, line))[line].keep


@pytest.mark.parametrize(
    "line", ["Our comments, the mate told the clerk, were heard.", "We ate our cookies while the skipper was asleep."]
)
def test_what_somebody_did_is_a_story(line: str) -> None:
    assert _verdicts((*ARTICLE, line))[line].keep


@pytest.mark.parametrize(
    "line",
    [
        "It is a pity to take the next step on the ice and see no change.",
        "Sans recherche indépendante, nous perdons la côte.",
        "Unser Kater soll am Abend bei uns sein, denn er ist unser Freund.",
        "Zonder vrienden hebben wij op dit eiland geen toekomst.",
    ],
)
def test_a_sentence_that_asks_nobody_for_anything_is_no_word_of_the_site(line: str) -> None:
    reader = function_reader(RULES)
    reading = reader.read(line, normalise(line), True)
    assert reading is None or reading.confidence < LIKELY
    assert reader.notice(line, normalise(line)) is None


@pytest.mark.parametrize(
    ("line", "own"),
    [
        (
            "If you liked this article, support our journalism with a donation.",
            "A donation kept the journalism of the island's only paper alive, an article in its last number says.",
        ),
        (
            "Wenn Ihnen unser Artikel gefallen hat: Unterstützen Sie diese Form des Journalismus.",
            "Der Artikel über die Fähre war der erste dieser Art, der auf der Insel für Journalismus geehrt wurde.",
        ),
        (
            "Dacă ți-a plăcut acest articol, susține redacția noastră.",
            "Articolul a fost scris de redacția din port, care are de anul trecut și o corabie a ei.",
        ),
    ],
)
def test_a_sure_request_goes_though_other_sentences_name_its_subjects(line: str, own: str) -> None:
    assert not _verdicts((*ARTICLE[:3], line, ARTICLE[3], own, ARTICLE[4]))[line].keep


def test_an_article_that_speaks_to_its_readers_keeps_its_last_sentence() -> None:
    guide = (
        "If you cross with a bicycle, you leave it at the rail, and we advise you to bring a rope of your own.",
        "You will want a coat at every time of the year, because our weather comes from the north.",
    )
    line = "In May you have a choice of two beds at the school with us."
    assert _verdicts((ARTICLE[0], *guide, *ARTICLE[1:], line))[line].keep


@pytest.mark.parametrize(
    "line",
    ["Shell of the US had not answered our letter.", "A: You write to the people whom you see, we both know that."],
)
def test_a_country_and_an_answer_are_no_word_to_the_readers(line: str) -> None:
    assert _verdicts((*ARTICLE, line))[line].keep


def test_lines_beside_a_line_that_went_are_read_as_lines_at_an_edge() -> None:
    box = ("Another session is open with your account", "If you go on here, we close the other one.")
    verdicts = _verdicts((*ARTICLE[:3], *box, *ARTICLE[3:]))
    assert not any(verdicts[line].keep for line in box)
    alone = _verdicts((*ARTICLE[:3], box[1], *ARTICLE[3:]))[box[1]]
    assert alone.origin.family != "function"


@pytest.mark.parametrize(
    "line",
    [
        "Vi använder kakor som tack till barnen, skrattade bagaren.",
        "Forse più tardi, rispose, e richiuse la finestra.",
        "The school is closed, and the comment of the moderator was short.",
        "Ad ogni commento rispose con una risata.",
    ],
)
def test_a_sentence_with_a_verb_of_speaking_stays_at_the_end(line: str) -> None:
    assert _verdicts((*ARTICLE, line))[line].keep


@pytest.mark.parametrize("line", ["Votes: 42%", "Two rams escape from the show", "Sources:"])
def test_results_and_headlines_with_a_word_of_function_stay(line: str) -> None:
    assert _verdicts((*ARTICLE[:3], line, *ARTICLE[3:]))[line].keep


@pytest.mark.parametrize(
    "line", ["Nets 61 % 12 votes", "www.stream.example", "articles.example.com", "https://video.example/player/12"]
)
def test_shares_of_votes_and_addresses_are_no_labels(line: str) -> None:
    assert _verdicts((*ARTICLE[:3], line, *ARTICLE[3:]))[line].keep


@pytest.mark.parametrize("heading", ["Other results:", "Best translation", "Members:"])
def test_the_heading_of_an_article_s_list_is_no_label_of_the_page(heading: str) -> None:
    assert _verdicts((*ARTICLE[:3], heading, "Brae 3-1 Skerry", "Vo 0-0 Lund", *ARTICLE[3:]))[heading].keep


def test_a_line_without_proof_behind_the_site_s_words_goes_with_them() -> None:
    tail = (
        "Do you know more about the yard? Our desk reads what you send.",
        "Tell us in a comment what you have seen.",
        "Nothing is too small.",
    )
    verdicts = _verdicts((*ARTICLE, *tail))
    assert not any(verdicts[line].keep for line in tail)
    assert _verdicts((*ARTICLE, tail[2]))[tail[2]].keep


def test_a_paragraph_behind_one_line_of_a_site_stays() -> None:
    own = (
        "By evening the wind had turned, and the sheep lay down on the northern side of the wall as they do in winter."
    )
    assert _verdicts((*ARTICLE, "Tell us in a comment what you have seen.", own))[own].keep


def test_lines_between_two_of_a_box_go_with_them() -> None:
    box = ("Another session is open with your account", "Two at one table?", "Choose a new password for your account.")
    verdicts = _verdicts((*ARTICLE[:3], *box, *ARTICLE[3:]))
    assert not any(verdicts[line].keep for line in box)


def test_a_line_with_an_arrow_that_speaks_to_the_reader_leads_elsewhere() -> None:
    line = ">> Looking for a boat of your own? Our pages show what is for sale."
    assert not _verdicts((*ARTICLE[:3], line, *ARTICLE[3:]))[line].keep


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Loe ka: Sadama uus kraana jõudis kohale", "et"),
        ("Skaitykite taip pat: Uoste stovi naujas kranas", "lt"),
        ("[함께 볼 만한 기사] 항구에 새 크레인 도착", "ko"),
        ("► Læs også: Havnens nye kran er kommet", "da"),
        ("อ่านเพิ่มเติม: เครนตัวใหม่ของท่าเรือมาถึงแล้ว", "th"),
    ],
)
def test_a_lead_that_no_phrase_lists_makes_its_line_a_link(line: str, language: str) -> None:
    verdict = _verdicts((*ARTICLE[:3], line, *ARTICLE[3:]))[line]
    assert not verdict.keep
    assert verdict.reason == "related_links"
    assert verdict.rule.endswith((f".{language}.lead", f".{language}.related.lead", f".{language}.related.also"))


@pytest.mark.parametrize(
    "line",
    [
        "Background: The dispute about the crane at the outer quay goes back to 1931, when two families both claimed it.",
        "Stories: the harbour pilot, the cook and the boy",
    ],
)
def test_a_label_of_the_articles_own_makes_no_link(line: str) -> None:
    assert _verdicts((*ARTICLE[:3], line, *ARTICLE[3:]))[line].keep


NORWEGIAN = (
    "Ferja til Ytterøya går igjen",
    "Ferja til Ytterøya gikk igjen tirsdag etter en lang vinter på verkstedet inne i fjorden ved Brae.",
    "Motoren hadde vært ute siden oktober, da en fisker hørte den banke tvers over hele bukta en kveld.",
    "Øyboerne levde av det postbåten hadde med, og skolen var stengt i to uker i januar på grunn av kulden.",
)


def test_a_line_is_read_in_the_language_of_its_document_too() -> None:
    reader = function_reader(RULES)
    assert reader.language_of((text, text.lower()) for text in NORWEGIAN[1:]) == "no"
    assert reader.read("Zorb 12", "zorb #", False, "no") is None


LETTERS = (
    "Letters: What readers think of the new harbour light",
    "This week we had more than a hundred letters about the new harbour light, and we print three of them here.",
    "The light is too bright for those who live on the quay, and nobody asked us before it was put up there.",
    "Hannah Loots",
    "Skerry Row",
    "My children now walk home safely in the dark months, and that is the only thing that counts for me, thank you.",
    "Sarah Quill",
    "Upper Brae",
    "Why is there no bell? Last Friday a boat from the mainland ran aground in fog right below the light.",
    "P. J. Nell",
    "Crofton",
)


def test_letters_that_are_signed_by_name_and_place_are_no_cards_of_other_stories() -> None:
    verdicts = _verdicts((*LETTERS, "Share this article"))
    assert [text for text in LETTERS[1:] if not verdicts[text].keep] == []


def test_a_label_that_shares_no_word_with_the_article_is_surer_than_one_that_does() -> None:
    label = "Report a harbour thread"
    own = "Another wall of the harbour fell in the storm of March, and the stones lie where the seals sleep in summer."
    assert not _verdicts((*ARTICLE[:3], label, *ARTICLE[3:]))[label].keep
    assert _verdicts((*ARTICLE[:3], label, own, *ARTICLE[3:]))[label].keep
    assert _verdicts((*ARTICLE[:3], label, "Brae 3-1 Skerry", "Vo 0-0 Lund", *ARTICLE[3:]))[label].keep


def test_the_heads_of_a_table_s_columns_are_no_label() -> None:
    heads = "Ticker Security Last Change Change %"
    assert _verdicts((*ARTICLE[:3], heads, *ARTICLE[3:]))[heads].keep


@pytest.mark.parametrize(
    ("language", "openings"),
    [
        ("es", ["Los vecinos piden una parada de autobús en la plaza.", "La lluvia obligó a suspender la feria de agosto.", "El puente reabre el lunes después de tres semanas."]),
        ("da", ["Borgmesteren besøgte torvet og talte med fiskerne.", "Broen over åen åbner igen mandag efter tre uger."]),
        ("ro", ["Vecinii cer o stație de autobuz în piață.", "Muzeul municipal prezintă o expoziție de ceasuri vechi."]),
    ],
)  # fmt: skip
def test_short_paragraphs_are_in_the_language_that_is_likely_for_all(language: str, openings: list[str]) -> None:
    """Each alone is as likely in others: Afrikaans, Latvian, Catalan."""
    lines = [(text, normalise(text)) for text in openings]
    assert function_reader(load_ruleset()).language_of(lines) == language
