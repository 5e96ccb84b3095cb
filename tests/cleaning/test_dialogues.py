"""Labels in quotation marks are somebody's words, and Armenian questions end without a sign: both are the article's."""

from __future__ import annotations

import pytest

from pipeline import RawDocument, load_ruleset
from pipeline.cleaning import clean
from pipeline.grammar import LineKind, read_line
from pipeline.grammar.prose import asks, ends_like_sentence
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = {
    "fr": (
        "Le phare de Kerlann a retrouvé sa lumière dans la nuit de mardi, après vingt-deux ans sans gardien.",
        "Un électricien de l'île a vissé une vieille enseigne dans la salle du bas, et elle s'allume quand la mer monte.",
        "La gardienne en rit encore, et elle rallume l'ampoule chaque matin avec une fourchette.",
        "Le conseil de l'île décidera en mars qui peut monter les cent deux marches.",
    ),
    "pl": (
        "Latarnia w Kerlannie znów świeciła w nocy z wtorku na środę, po dwudziestu dwóch latach bez latarnika.",
        "Elektryk z wyspy przykręcił w dolnej sali stary szyld, który zapala się, kiedy podnosi się woda.",
        "Latarniczka wciąż się z tego śmieje i co rano zapala żarówkę widelcem.",
        "Rada wyspy zdecyduje w marcu, kto może wejść na sto dwa stopnie.",
    ),
    "de": (
        "Der Leuchtturm von Kerlann leuchtete in der Nacht zum Mittwoch wieder, nach zweiundzwanzig Jahren ohne Wärter.",
        "Ein Elektriker der Insel schraubte im unteren Saal ein altes Schild an, das angeht, wenn das Wasser steigt.",
        "Die Wärterin lacht noch immer darüber und zündet die Birne jeden Morgen mit einer Gabel an.",
        "Der Rat der Insel entscheidet im März, wer die hundertzwei Stufen hinaufsteigen darf.",
    ),
}
LABELS = {"fr": "« Continuer »", "pl": "„Kontynuuj”", "de": "„Weiter“"}


def kept(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    cleaned = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    return [block.text for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True) if verdict.keep]


@pytest.mark.parametrize("language", ARTICLES)
def test_what_a_sign_says_in_quotation_marks_is_no_button(language: str) -> None:
    story, label = ARTICLES[language], LABELS[language]
    assert kept(*story[:2], label, *story[2:]) == [*story[:2], label, *story[2:]]


def test_armenian_questions_have_their_sign_within_a_word() -> None:
    assert asks("Առաջին գի՞րքը")
    assert ends_like_sentence("Թե՞յ, թե՞ սուրճ")
    assert not asks("Տասը հարց գրադարանավարին")


def test_turns_behind_dashes_are_not_run_together() -> None:
    talk = (
        "Первая лодка",
        "— Плоскодонка, которую отец сколотил из двери старого амбара.",
        "Любимый ветер",
        "— Тот, что к вечеру стихает и отпускает рыбаков домой.",
        "Самая длинная ночь",
        "— Та, когда три раза меняли лампу и один раз смотрителя.",
        "Мечта",
        "— Провести на маяк телефон и никогда не брать трубку.",
    )
    found = segment(RawDocument("a.txt", "text", "text/plain", "\n".join(talk).encode()))
    assert [block.text for block in found.blocks] == list(talk)


def test_below_headline_and_day_the_article_begins_be_its_second_line_a_question() -> None:
    lines = (
        "Տասը հարց Քարափի փարոսապանին",
        "09.02.2024, 17:10",
        "Քարափի հին փարոսի նոր պահապան Վահրամ Ծովյանը համաձայնել է պատասխանել մեր հարցերին սանդուղքի վրա։",
        "Առաջին նա՞վը",
        "— Փայտե մի նավակ, որ հայրս շինել էր հին ամբարի դռնից ու ներկել կապույտ գույնով։",
    )
    assert kept(*lines) == list(lines[2:])


SHORT = {
    "fr": ("Mer calme ou tempête ?", "Tempête.", "Votre bouton préféré ?", "Rechercher", "Le moins aimé ?", "Suivant", "Thé ou café ?", "Vraiment ?",
           "Un livre à sauver des flots", "Le registre.", "Dernier mot au lecteur", "Dormez."),
    "pl": ("Spokój czy sztorm?", "Sztorm.", "Ulubiony przycisk?", "Szukaj", "Najmniej lubiany?", "Dalej", "Herbata czy kawa?", "Serio?",
           "Książka do uratowania z pożaru", "Zeszyt dyżurów.", "Ostatnie słowo do turysty", "Spać."),
    "de": ("Windstille oder Sturm?", "Sturm.", "Lieblingsknopf?", "Suche", "Der unbeliebteste?", "Weiter", "Tee oder Kaffee?", "Im Ernst?",
           "Ein Buch aus den Flammen", "Das Dienstbuch.", "Letztes Wort an die Gäste", "Schlafen."),
}  # fmt: skip


@pytest.mark.parametrize("language", ARTICLES)
def test_short_answers_that_are_buttons_elsewhere_stay_and_what_follows(language: str) -> None:
    story = ARTICLES[language]
    assert kept(*story[:3], *SHORT[language], story[3]) == [*story[:3], *SHORT[language], story[3]]


@pytest.mark.parametrize("question", ["En op 1 april?", "Und am 3. Mai 2021?", "وفي 1 أبريل؟", "А 1 апреля 2020 года?"])
def test_a_question_states_no_day(question: str) -> None:
    reading = read_line(question, RULES.languages)
    assert reading is None or reading.kind is not LineKind.DATE
