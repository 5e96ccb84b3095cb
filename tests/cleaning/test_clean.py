"""The cleaner on whole dumps: what stays, what goes and for which reason."""

from __future__ import annotations

from pipeline.cleaning import clean
from pipeline.model.document import CleanedDocument, RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()

PROSE = (
    "The harbour council voted on Monday to close the old ferry pier, which has served the island since 1931.",
    "Fishermen who gathered outside the hall said the decision would cost them two hours of sailing every day.",
    "Comments made by the harbour master indicate that a new pier could open as early as next spring, officials said.",
    "The council will meet again on 4 May to decide who pays for the works, which are expected to take a year.",
)


def cleaned(*lines: str) -> CleanedDocument:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    return clean(segment(raw), RULES)


def reasons(document: CleanedDocument) -> dict[str, Reason | None]:
    return {b.text: v.reason for b, v in zip(document.blocks, document.verdicts, strict=True)}


def test_prose_alone_stays_whole() -> None:
    document = cleaned(*PROSE)
    assert [b.text for b in document.kept] == list(PROSE)


def test_a_dump_with_everything_around_it() -> None:
    document = cleaned(
        "English / Deutsch / Norsk",
        "",
        "Island ferry pier to close after vote",
        "The pier on Monday",
        "The pier on Monday",
        *PROSE[:2],
        "READ: Storm tears roof off town hall",
        *PROSE[2:],
        "IslandsTransportCouncil NewsNorth",
        "Show Comments",
        "Related News",
        "Storm tears roof off town hall",
        "Ferry captain retires after forty years",
    )
    assert [b.text for b in document.kept] == list(PROSE)
    found = reasons(document)
    assert found["English / Deutsch / Norsk"] is Reason.LANGUAGE_SWITCHER
    assert found["Island ferry pier to close after vote"] is Reason.TITLE
    assert found["READ: Storm tears roof off town hall"] is Reason.RELATED_LINKS
    assert found["IslandsTransportCouncil NewsNorth"] is Reason.TAGS
    assert found["Show Comments"] is Reason.COMMENTS
    assert found["Ferry captain retires after forty years"] is Reason.RELATED_LINKS
    assert [b.text for b in document.captured("title")] == ["Island ferry pier to close after vote"]


def test_cleaning_a_body_again_removes_nothing() -> None:
    first = cleaned("Island ferry pier to close after vote", *PROSE, "Related News", "Storm tears roof off town hall")
    again = cleaned(*(b.text for b in first.kept))
    assert again.kept == tuple(again.blocks)


def test_a_header_and_a_footer_leave_the_body_as_it_was() -> None:
    plain = cleaned(*PROSE)
    framed = cleaned("Home", "Skip to content", *PROSE, "Privacy Policy", "All rights reserved.")
    assert [b.text for b in framed.kept] == [b.text for b in plain.kept]


def test_a_subheading_and_a_list_inside_the_body_stay() -> None:
    items = (
        "Where the money goes",
        "* 2 million for the new pier",
        "* 1 million for the road",
        "* Half a million for signs",
    )
    document = cleaned(*PROSE[:2], *items, *PROSE[2:])
    assert [b.text for b in document.kept] == [*PROSE[:2], *items, *PROSE[2:]]


def test_a_lead_word_before_a_full_statement_is_no_link_to_another_story() -> None:
    statement = (
        "Reportage | In the old yard on Mill Creek the last three boatbuilders of the island are looking for heirs."
    )
    teaser = "Reportage: The last boatbuilders of the island"
    document = cleaned(PROSE[0], statement, PROSE[1], teaser, *PROSE[2:])
    assert [b.text for b in document.kept] == [PROSE[0], statement, *PROSE[1:]]


def test_a_time_that_ends_like_a_sentence_is_still_a_date_line() -> None:
    date = "January 9, 2020 at 4:41 p.m."
    document = cleaned("Island ferry pier to close after vote", date, *PROSE)
    assert reasons(document)[date] is Reason.DATE_LINE
    assert [b.text for b in document.captured("date_published")] == [date]


def test_articles_that_tell_of_policies_newsletters_and_apps_keep_every_sentence() -> None:
    articles = (
        (
            "The videos violated its community guidelines, a spokeswoman said, and would not be restored.",
            "The app is free, and users said they could not find a way to unsubscribe at any time of day.",
            "Witnesses can be reached at the county office until Friday, the sheriff said in a statement.",
            "She asked fans to find the band on Facebook, Instagram and TikTok, and sold out the hall in an hour.",
            "“If you agree to our terms you agree to be decent,” she told the court by telephone on Monday.",
        ),
        (
            "WhatsApp ha decidido aplazar el cambio de su política de privacidad tras las críticas de los usuarios.",
            "Los términos y condiciones se aceptarán en mayo, según un portavoz de la compañía en Dublín.",
        ),
        (
            "Die Corona-Warn-App der Bundesregierung soll Mitte Juni im App Store und bei Google Play erscheinen.",
            "Das Abonnement ist nach Angaben des Ministeriums jederzeit kündbar, ein Vertrag entsteht dabei nicht.",
        ),
        (
            "Köyün yeni köprüsü, belediyeden izin alınmadan yapıldığı için perşembe günü mühürlendi.",
            "Müteahhit, kaynak gösterilmeden yayımlanan bir rapora dayandığını söyledi ve itiraz edeceğini duyurdu.",
        ),
        (
            "Le tarif, sans engagement et réservé aux abonnés de longue date, sera relevé de 4 % en avril prochain.",
            "La régie a aussi présenté l'application mobile qui remplacera les relevés de compteur dès cet été.",
        ),
    )
    for body in articles:
        assert [b.text for b in cleaned(*body).kept] == list(body)


def test_the_same_words_to_the_reader_go() -> None:
    prompts = (
        "By signing up you agree to our terms of service and privacy policy.",
        "Get the day's stories delivered to your inbox every morning.",
        "Comments are moderated according to our community guidelines.",
    )
    document = cleaned(PROSE[0], prompts[0], PROSE[1], *prompts[1:], *PROSE[2:])
    assert [b.text for b in document.kept] == list(PROSE)
