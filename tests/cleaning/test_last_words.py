"""Articles end on a word to the reader, or on where more is to be had: such lines stay, whatever stands below them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.clean import apply_rules
from pipeline.cleaning.line_model.limits import told_lines
from pipeline.model.block import Verdict
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = json.loads((Path(__file__).parents[2] / "lab" / "data" / "neutral_articles.json").read_text("utf-8"))
FOOTER = ("Share", "Facebook", "Read more", "Privacy policy", "© 2024 Harbour Post")
ENDINGS = {
    "en": (
        "You have to see it to believe it.",
        "Admission is free, and you may bring your dog.",
        "So next time you pass the mill, look up.",
        "What would you have done?",
        "Do you need help? The trust's helpline answers on 0800 555 0133.",
        "The full results are on the council's website.",
    ),
    "de": (
        "Weitere Informationen finden Sie in der Mitteilung der Stadt.",
        "Du siehst, es lohnt sich, früh aufzustehen.",
        "Was hätten Sie getan?",
        "Brauchen Sie Hilfe? Die Seelsorge ist unter 0800 111 0 111 zu erreichen.",
    ),
    "fr": ("L'entrée est libre, et vous pouvez venir avec votre chien.", "Et vous, qu'auriez-vous fait ?"),
    "es": ("¿Y usted qué habría hecho?", "Hay que verlo para creerlo."),
    "nl": ("Je moet het zien om het te geloven.",),
    "pt": ("A entrada é gratuita, e você pode levar o seu cão.",),
}
APPEALS = {
    "en": ("Enjoying this guide? Buy us a coffee and keep the kettle on.", "Download the app and never miss a story."),
    "de": ("Ihnen gefällt, was Sie lesen? Dann empfehlen Sie uns weiter.",),
    "fr": ("Nos lecteurs nous font vivre depuis bien longtemps.",),
    "pl": ("Postaw nam kawę i pomóż nam dalej pisać o miasteczku.",),
}


def _verdict(language: str, line: str, below: tuple[str, ...]) -> Verdict:
    text = "\n\n".join((*ARTICLES[language], line, *below))
    document = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    return next(
        verdict for block, verdict in zip(document.blocks, document.verdicts, strict=True) if block.text == line
    )


@pytest.mark.parametrize("below", [(), FOOTER], ids=["bare", "footer"])
@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in ENDINGS.items() for line in lines])
def test_a_last_word_to_the_reader_stays(language: str, line: str, below: tuple[str, ...]) -> None:
    assert _verdict(language, line, below).keep


@pytest.mark.parametrize("below", [(), FOOTER], ids=["bare", "footer"])
@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in APPEALS.items() for line in lines])
def test_what_the_site_asks_for_itself_goes(language: str, line: str, below: tuple[str, ...]) -> None:
    assert not _verdict(language, line, below).keep


def test_a_last_question_that_says_whom_to_call_stays() -> None:
    line = (
        "Brauchst du Hilfe und willst mit uns sprechen? Die Beratung am Hafen ist unter 0800 133 133 kostenlos zu erreichen, "
        "auch am Wochenende."
    )
    assert _verdict("de", line, ()).keep
    asked = "Gefällt dir, was wir schreiben, und willst du, dass wir weiter jeden Tag für dich unterwegs sind? Dann hilf uns."
    assert not _verdict("de", asked, ()).keep


def test_what_only_says_what_the_paragraphs_say_is_not_the_models_to_take() -> None:
    """Between the paragraphs, and right above them below the headline; a link to another story says something else."""
    told = "Harbour would be closed while pillars are taken out"
    summary = "The council wants the bridge across the harbour built in steel"
    other = "Lottery winner in Eastmere buys a second-hand tractor"
    lines = (
        "Rivermouth council votes on the new harbour bridge across the water",
        "Ada Berg, 3 May 2024",
        summary,
        "The Rivermouth council met on Friday to vote on the new bridge across the harbour, which engineers want to have built in "
        "steel, and heard forty people from both banks who had waited for their turn since the early morning.",
        told,
        "Members of the council said that the harbour would have to be closed for nine weeks while the old pillars are taken out, "
        "which the fishermen called far too long in the one season that feeds their families.",
        other,
        "The ferry company has asked for money, and the mayor told members that the town would pay half of what it loses, as it "
        "had done nine years ago when the quay was rebuilt after the flood.",
    )
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())
    context = apply_rules(segment(raw), RULES, before="model")
    found = told_lines(context, [lines.index(line) for line in (summary, told, other)])
    assert found == {lines.index(summary), lines.index(told)}
