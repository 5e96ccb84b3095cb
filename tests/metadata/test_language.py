import threading

import pytest

from pipeline.line import trace
from pipeline.metadata.language import body_sample, normal_tag, primary
from pipeline.model.description import Description
from pipeline.model.document import RawDocument
from pipeline.model.reasons import WarningCode
from pipeline.packs import Ruleset
from tests.metadata.documents import BODY, of_dump, of_page

GERMAN = (
    "Der Rat der kleinen Hafenstadt hat am Montagabend beschlossen, den alten Leuchtturm wieder aufzubauen, den ein"
    " Sturm vor zwei Wintern beschädigt hatte, und das Land um die Hälfte der Kosten gebeten."
)


def test_the_body_decides(ruleset: Ruleset) -> None:
    found = of_dump(f"Ein Titel\n\n{GERMAN}\n", ruleset)
    assert found.language == "de"
    assert found.language_confidence is not None
    assert found.language_confidence >= 0.5


def test_capitals_and_addresses_do_not_mislead(ruleset: Ruleset) -> None:
    assert of_dump(f"{GERMAN.upper()}\n\nhttps://www.example.com/the/of/and/with/from\n", ruleset).language == "de"
    assert body_sample(["SEE HTTPS://EXAMPLE.COM/THE NOW AND THEN"]).islower()


def test_a_false_declaration_is_kept_apart_and_warned_of(ruleset: Ruleset) -> None:
    page = of_page("", f"<p>{GERMAN}</p>", ruleset, attributes='lang="fr-FR"')
    assert page.language_declared == "fr-FR"
    english = of_page("", "", ruleset, attributes='lang="de"')
    assert english.language == "en"
    assert WarningCode.LANGUAGE_DECLARED_DIFFERS in english.warnings


def test_too_little_text_has_no_language(ruleset: Ruleset) -> None:
    found = of_dump("12345 67890 1111 2222\n\n3333 444\n", ruleset)
    assert found.language is None


def test_the_answer_is_the_same_in_every_thread_and_call(ruleset: Ruleset) -> None:
    answers: list[str | None] = []

    def ask() -> None:
        page = of_page("", "", ruleset, attributes='lang="de"')  # asks both detectors
        answers.append(page.language)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["en"] * 4
    assert of_dump(BODY, ruleset).language == "en"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en_us", "en-US"),
        ("de", "de"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("de_DE.UTF-8", "de-DE"),
        ("und", None),
        ("english!", None),
    ],
)
def test_tags_are_normalised(text: str, tag: str | None) -> None:
    assert normal_tag(text) == tag


def test_codes_that_mean_the_same_are_one() -> None:
    assert [primary(t) for t in ("nb-NO", "iw", "zh-TW", None)] == ["no", "he", "zh", None]


CROATIAN = (
    "Vlasnici dućana u Suhoj Luci u ponedjeljak su navečer gledali kako vatrogasci gase skladište užadi, a gradsko vijeće"
    " najavilo je da će most prema luci do travnja ostati zatvoren, jer su u stupovima pronađene pukotine."
)
SERBIAN = (
    "Stara stanica u selu Suvi Potok pretvorena je zaslugom meštana u biblioteku, koja je u nedelju otvorena za decu."
    " Predsednik mesne zajednice kaže da su radili šest meseci i da će mesto uveče biti osvetljeno."
)


def _declared(text: str, language: str, ruleset: Ruleset) -> Description:
    head = '<meta charset="utf-8"><title>Most u luci</title>'
    article = f"<article><h1>Most u luci</h1><p>{text}</p><p>{text[: len(text) // 2]} …</p></article>"
    page = f'<html lang="{language}"><head>{head}</head><body>{article}</body></html>'
    return trace(RawDocument("a.html", "html", "text/html", page.encode()), ruleset).description


@pytest.mark.parametrize("standard", ["hr", "sr-Latn", "bs-BA"])
def test_what_a_page_calls_its_croatian_serbian_or_bosnian_counts(standard: str, ruleset: Ruleset) -> None:
    page = _declared(CROATIAN, standard, ruleset)
    assert page.language == standard[:2]
    assert WarningCode.LANGUAGE_DECLARED_DIFFERS not in page.warnings


def test_vowels_tell_undeclared_serbian_from_croatian(ruleset: Ruleset) -> None:
    assert of_dump(f"Naslov\n\n{SERBIAN}\n", ruleset).language == "sr"
    assert of_dump(f"Naslov\n\n{CROATIAN}\n", ruleset).language == "hr"


def test_one_word_makes_no_serbian(ruleset: Ruleset) -> None:
    assert of_dump(f"Naslov\n\n{CROATIAN} Tako piše list Vreme.\n", ruleset).language == "hr"


def test_a_false_declaration_of_a_standard_is_none(ruleset: Ruleset) -> None:
    assert _declared(GERMAN, "bs", ruleset).language == "de"
