"""Sentences of articles that begin like a prompt or hold the words of one, between paragraphs: they stay, in any language."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
# A paragraph of each language, to stand above and (of another day) below.
AROUND = {
    "en": (
        "The council met for four hours on Monday and heard from a dozen residents who had come with maps and letters.",
        "Monday",
        "Tuesday",
    ),
    "de": (
        "Der Rat tagte am Montag vier Stunden lang und hörte ein Dutzend Anwohner an, die mit Karten gekommen waren.",
        "Montag",
        "Dienstag",
    ),
    "es": (
        "El consejo se reunió el lunes durante cuatro horas y escuchó a una docena de vecinos que llegaron con mapas.",
        "lunes",
        "martes",
    ),
    "fr": (
        "Le conseil s'est réuni lundi pendant quatre heures et a entendu une douzaine d'habitants venus avec des cartes.",
        "lundi",
        "mardi",
    ),
    "it": (
        "Il consiglio si è riunito lunedì per quattro ore e ha ascoltato una dozzina di abitanti venuti con le mappe.",
        "lunedì",
        "martedì",
    ),
    "pl": (
        "Rada obradowała w poniedziałek przez cztery godziny i wysłuchała kilkunastu mieszkańców, którzy przyszli z mapami.",
        "poniedziałek",
        "wtorek",
    ),
    "pt": (
        "O conselho reuniu-se na segunda-feira durante quatro horas e ouviu uma dúzia de moradores que trouxeram mapas.",
        "segunda-feira",
        "terça-feira",
    ),
    "ru": (
        "Совет заседал в понедельник четыре часа и выслушал дюжину жителей, которые пришли с картами и письмами.",
        "понедельник",
        "вторник",
    ),
    "nl": (
        "De raad vergaderde maandag vier uur lang en hoorde een twaalftal bewoners aan, die met kaarten waren gekomen.",
        "maandag",
        "dinsdag",
    ),
}
SENTENCES = {
    "en": (
        "Only $40 million of the fund had been spent by June, the auditors found.",
        "We believe that the bridge can be saved, and we will go to court for it.",
        "Opinions expressed at the meeting ranged from anger to plain relief.",
        "This story is only half of what happened that night on the river.",
        "To advertise the post the county spent twelve thousand dollars last year.",
        "Views expressed in private were milder than those heard in the hall.",
        "Unlimited access to the beach was promised to every household in the village.",
        "For customer service the bank has moved four hundred jobs to Cork.",
        "Prices are subject to a cap that parliament set in the spring of 2019.",
        "Your trial begins on Monday, the clerk had written to him by mistake.",
        "If you have been affected by the flood, the county pays up to 400 dollars.",
    ),
    "de": (
        "Alle Infos zum Streik liefen am Montag in einem Lagezentrum in Köln zusammen.",
        "Um dieses Video zu drehen, reiste das Team dreimal nach Island und zurück.",
        "Diese Zusammenfassung wurde dem Gericht am Freitag von beiden Seiten vorgelegt.",
        "Dieser Artikel ist bestandteil der Anklage, wie ein Sprecher des Gerichts erklärte.",
        "Mit Material von der Baustelle wurde der Damm in der Nacht notdürftig verstärkt.",
    ),
    "es": (
        "Al continuar la lluvia, el alcalde ordenó cerrar los dos puentes del centro.",
        "Este contenido es ilegal en Alemania, según ha recordado la fiscalía de Berlín.",
        "Para ver este video hicieron cola tres mil personas en la plaza del pueblo.",
        "Esta función es la última de la temporada y ya no quedan entradas en taquilla.",
    ),
    "fr": (
        "Pour réagir à la crue, la préfecture a ouvert trois gymnases dans la nuit.",
        "Ce contenu est illégal en Allemagne, a rappelé le parquet de Berlin lundi.",
        "Un e-mail de confirmation a trahi le faussaire, selon le procureur de Lyon.",
        "Recevez-vous les mêmes plaintes dans les autres communes de la vallée ?",
    ),
    "it": (
        "Per vedere questo video si sono messi in fila tremila abitanti del paese.",
        "I commenti sono stati raccolti dalla procura in un fascicolo di duecento pagine.",
        "Questo contenuto è illegale in Germania, ha ricordato la procura di Berlino.",
    ),
    "pl": (
        "Dostęp do wody ma w gminie zaledwie co trzecie gospodarstwo, przyznał wójt.",
        "Aby zobaczyć zorzę, turyści czekali na przełęczy ponad sześć godzin.",
        "Ta treść listu nie była znana sądowi aż do piątku, przyznał prokurator.",
    ),
    "pt": (
        "Este conteúdo é ilegal na Alemanha, lembrou o Ministério Público de Berlim.",
        "Os comentários são analisados pela polícia, que abriu um inquérito na terça-feira.",
        "Acompanhe o preço do pão e terá um retrato da inflação, dizia o professor.",
    ),
    "ru": (
        "Подробности читайте между строк, любил повторять старый редактор газеты.",
        "Для просмотра видео собралось около трёх тысяч жителей посёлка и гостей.",
    ),
    "nl": (
        "Ontvang de gasten met koffie, stond er op een briefje bij de ingang van de zaal.",
        "Om deze video te maken reisde de ploeg drie keer naar IJsland en terug.",
        "Reacties zijn er genoeg, maar een oplossing heeft nog niemand in de gemeente.",
    ),
}


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, sentence) for language, all_ in SENTENCES.items() for sentence in all_]
)
def test_it_stays(language: str, sentence: str) -> None:
    paragraph, day, other_day = AROUND[language]
    lines = [paragraph, sentence, paragraph.replace(day, other_day)]
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    assert [block.text for block in clean(segment(raw), RULES).kept] == lines


@pytest.mark.parametrize(
    ("question", "answer"), [("¿Fue difícil?", "No."), ("È stato difficile?", "Sì."), ("Was it hard?", "No.")]
)
def test_a_buttons_word_that_answers_a_question_is_an_answer(question: str, answer: str) -> None:
    prose = AROUND["en"][0]
    text = "\n\n".join(
        ("A night on the dam", prose, question, answer, prose.replace("Monday", "Tuesday"), prose[::-1] + ".")
    )
    cleaned = clean(segment(RawDocument("d.txt", "text", "text/plain", text.encode())), RULES)
    assert answer in [
        block.text for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True) if verdict.keep
    ]
