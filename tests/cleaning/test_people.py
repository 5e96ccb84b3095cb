"""Lines about people behind the article: the author's biography, and readers who sign their comments."""

from dataclasses import replace

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = replace(load_ruleset(), line_model=b"")  # the rules alone
HEAD = ("Storm tears two ferries from their moorings in Lindby", "By Cornelius Abbot", "March 4, 2019")
PROSE = (
    "The harbour of Lindby was closed on Monday after a storm tore two ferries from their moorings, the port authority said.",
    "No one was hurt, but about four hundred passengers spent the night in a school gym while crews searched for the anchors.",
    "Ferries are expected to run again on Wednesday, provided that the wind drops and that the divers find no damage to the pier.",
)
BIOGRAPHY = (
    "Cornelius Abbot is a columnist for this paper and the author of two books on lighthouses and their keepers."
)
COMMENT = (
    "I have taken the ferry for eleven years and I can tell you that nobody ever looked at those moorings, not once."
)


def verdicts(*lines: str) -> dict[str, tuple[Reason | None, str]]:
    """Reason and rule of every line; no reason for what was kept."""
    document = clean(segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
    pairs = zip(document.blocks, document.verdicts, strict=True)
    return {block.text: (None if verdict.keep else verdict.reason, verdict.rule) for block, verdict in pairs}


@pytest.mark.parametrize("name", ["Ada Brook", "Don Abbot", "Per Holm", "Nora Abbot"])
def test_a_given_name_that_is_a_little_word_elsewhere_is_the_authors(name: str) -> None:
    line = f"{name} writes about islands and lives in Merrow with two cats."
    assert verdicts(HEAD[0], f"By {name}", HEAD[2], *PROSE, line)[line][0] is Reason.AUTHOR_BIO


def test_a_biography_of_the_bylines_author_is_named() -> None:
    found = verdicts(*HEAD, *PROSE, BIOGRAPHY)
    assert found[BIOGRAPHY] == (Reason.AUTHOR_BIO, "author.biography")
    assert [found[line][0] for line in PROSE] == [None] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Benedict Osei is a columnist for another paper and the author of two books on lighthouses and their keepers.",
        "The harbour master, whom Cornelius Abbot calls a columnist of the sea, has kept a diary for more than thirty years.",
        "Cornelius Abbot was on the first of the two ferries and says that he slept through all of it with his shoes on.",
    ],
)
def test_others_and_sentences_that_only_mention_the_author_stay(line: str) -> None:
    assert verdicts(*HEAD, *PROSE, line)[line][0] is None


def test_a_biography_is_not_looked_for_above_the_article() -> None:
    assert verdicts(*HEAD, BIOGRAPHY, *PROSE)[BIOGRAPHY][0] is None


def test_signed_comments_and_their_dates_go_and_none_of_the_dates_is_the_articles() -> None:
    lines = (
        "Gordon P. says:",
        "January 23, 2020 at 8:14 am",
        COMMENT,
        "Edda writes:",
        "January 24, 2020",
        COMMENT + " Nor I.",
    )
    found = verdicts(*HEAD, *PROSE, *lines)
    assert {found[line][0] for line in lines} == {Reason.COMMENTS}
    assert found["March 4, 2019"][0] is Reason.DATE_LINE
    assert [found[line][0] for line in PROSE] == [None] * 3


def test_a_name_that_says_something_in_an_article_stays() -> None:
    found = verdicts(*HEAD, PROSE[0], "Edda Prine says:", PROSE[1], "Gordon Pell says:", PROSE[2])
    assert found["Edda Prine says:"][0] is None
    assert found[PROSE[1]][0] is None


def test_between_one_signature_and_the_end_only_the_signature_is_sure() -> None:
    found = verdicts(*HEAD, *PROSE, "Gordon P. says:", "January 23, 2020 at 8:14 am", COMMENT)
    assert found["Gordon P. says:"] == (Reason.COMMENTS, "comments.signed")
    assert found[COMMENT][1] != "comments.thread"


@pytest.mark.parametrize(
    "note",
    [
        "Benedict Osei is a columnist for another paper and the author of two books on lighthouses and their keepers.",
        "Maj-Britt Solheim är reporter på Lindby Blad och bevakar hamnen och färjorna.",
        "Ottilie Brandt schreibt als Reporterin für das Lindbyer Blatt über Häfen und Wetter.",
        "Раиса Лопатина — корреспондент газеты, пишет о портах и погоде.",
    ],
)
def test_without_a_byline_a_note_presents_who_wrote_it(note: str) -> None:
    found = verdicts(HEAD[0], HEAD[2], *PROSE, note)
    assert found[note] == (Reason.AUTHOR_BIO, "author.biography")
    assert [found[line][0] for line in PROSE] == [None] * 3


def test_somebody_of_whom_the_article_speaks_is_not_presented() -> None:
    told = PROSE[1].replace("No one", "Benedict Osei saw that no one")
    note = "Benedict Osei is a columnist for another paper and was on the second of the two ferries that day."
    assert verdicts(HEAD[0], HEAD[2], PROSE[0], told, PROSE[2], note)[note][0] is None
