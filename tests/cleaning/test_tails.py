"""Headings that open a block of other stories or comments, and where such a block ends."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cleaning import clean
from pipeline.model.document import CleanedDocument, RawDocument
from pipeline.model.reasons import Reason, WarningCode
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = replace(load_ruleset(), line_model=b"")  # the rules alone

PROSE = (
    "The mill wheel turned again on Saturday, for the first time since the flood of 1954 carried the dam away.",
    "Volunteers had spent eleven winters on the oak paddles, each of them cut in the village from trees it owns.",
    "The miller's granddaughter, who is ninety-one, opened the sluice with the key that her family had kept.",
)


def cleaned(*lines: str) -> CleanedDocument:
    return clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)


def kept(document: CleanedDocument) -> list[str]:
    return [block.text for block in document.kept]


def test_a_menu_heading_above_the_body_does_not_swallow_it() -> None:
    short = "Nobody dared to cheer"
    document = cleaned("Latest", "Bakery moves to the old station", PROSE[0], short, *PROSE[1:])
    assert kept(document) == [PROSE[0], short, *PROSE[1:]]


def test_comments_above_the_body_end_where_it_begins() -> None:
    short = "Nobody dared to cheer"
    document = cleaned("Comments", "Log in to comment", PROSE[0], short, *PROSE[1:])
    assert kept(document) == [PROSE[0], short, *PROSE[1:]]


def test_a_counted_comments_heading_opens_the_readers_block() -> None:
    document = cleaned(*PROSE, "3 Comments", "Olga P. says:", "What a wheel", "Piet says:", "We were there")
    assert kept(document) == list(PROSE)
    reasons = {b.text: v.reason for b, v in zip(document.blocks, document.verdicts, strict=True)}
    assert reasons["What a wheel"] is Reason.COMMENTS


def test_related_stories_between_paragraphs_end_where_prose_resumes() -> None:
    document = cleaned(
        PROSE[0],
        "Related News",
        "Bakery moves to the old station",
        *PROSE[1:],
        "Nobody dared to cheer",
        PROSE[0][:-1] + " in March.",
    )
    assert "Bakery moves to the old station" not in kept(document)
    assert "Nobody dared to cheer" in kept(document)


def test_readers_prose_under_a_comments_heading_is_no_body_and_its_loss_is_told() -> None:
    said = [f"{line[:-1]}, and my aunt still talks about it whenever the river comes up to the road." for line in PROSE]
    more = [f"{line[:-1]}, as in Oberbach before it." for line in PROSE]
    document = cleaned(*PROSE, *more, "3 Comments", *(part for line in said for part in ("Olga P. says:", line)))
    assert kept(document) == [*PROSE, *more]
    assert document.warnings == (WarningCode.MUCH_REMOVED,)
    assert cleaned(*PROSE, *more, "3 Comments", "Olga P. says:", said[0]).warnings == ()


def test_an_article_longer_than_what_stands_above_a_comments_heading_goes_on_below_it() -> None:
    more = [f"{line[:-1]}, as in Oberbach before it." for line in PROSE]
    document = cleaned(*PROSE[:2], "3 Comments", *more, PROSE[2])
    assert kept(document) == [*PROSE[:2], *more, PROSE[2]]


def test_ads_between_paragraphs_do_not_end_the_body() -> None:
    ads = ["Advertisement", "Article content", "Advertisement", "Sponsored"]
    document = cleaned(*PROSE, *ads, f"{PROSE[0][:-1]}, as in Oberbach before it.")
    assert kept(document) == [*PROSE, f"{PROSE[0][:-1]}, as in Oberbach before it."]


def test_comments_whose_signature_holds_the_date_are_no_body() -> None:
    document = cleaned(
        *PROSE,
        "Lotte Brandt am 15. Mai 2023 um 7:48 Uhr schrieb:",
        "Ich habe die Schaufeln selbst gesehen, und keine zwei davon waren gleich lang oder gleich dick.",
        "Piet am 16. Mai 2023 um 9:02 Uhr schrieb:",
        "Danke für den Hinweis.",
    )
    assert kept(document) == list(PROSE)
    assert {verdict.reason for verdict in document.verdicts if not verdict.keep} == {Reason.COMMENTS}


def test_a_statement_with_a_year_and_a_clock_is_no_signature() -> None:
    line = "At the meeting of 15 May 2023, which began at 7:48 and ended in the dark, the old miller of Oberbach said:"
    assert line in kept(cleaned(PROSE[0], line, *PROSE[1:]))
