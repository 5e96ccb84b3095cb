"""Articles that go on behind a long box of links."""

from __future__ import annotations

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
TITLE = "Ostra Bay gives up its fish hall"
BODY = (
    "The council of Ostra Bay will sell the fish hall, councillors decided on Tuesday by nine votes to four.",
    "The hall has stood empty since the cooperative moved its auction to Harrow Point two years ago.",
    "The cooperative had paid 41,000 crowns a year in rent, its chairwoman Signe Marlow told the council.",
    "A developer from Harrow Point has offered 2.3 million crowns and wants to build flats on the quay.",
)
BOX = (
    "Most read",
    "Ferry timetable changes for the winter",
    "Harbour Watch",
    "Two hurt as scaffolding falls in Mill Street",
    "Police",
    "The baker who sleeps in the afternoon",
    "Portraits",
    "School canteen wins a prize for its soup",
    "News",
    "New lamps for the coast path",
    "Council Notes",
)
GOES_ON = (
    "Signe Marlow said the cooperative would have come back to the hall if the council had mended the roof, as it had "
    "promised when the auction moved.",
    "The developer has to keep the front of the hall, which has been listed since 1974, and the crane on the quay.",
    "Councillors who voted against the sale want the voters of Ostra Bay to decide about the fish hall in spring.",
)
TAIL = ("Contact", "Imprint", "Privacy")


def kept(*lines: str) -> list[str]:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


def test_the_article_goes_on_behind_a_box_of_links() -> None:
    assert kept(TITLE, *BODY, *BOX, *GOES_ON, *TAIL) == [*BODY, *GOES_ON]


def test_comments_on_the_same_topic_are_not_reached() -> None:
    assert kept(TITLE, *BODY, *BOX[1:9], "3 comments", *GOES_ON, *TAIL) == list(BODY)


def test_another_story_behind_the_box_is_not_reached() -> None:
    other = (
        "Firefighters rescued a heifer from a slurry pit near Tolland early on Friday, the brigade said in a statement.",
        "The animal weighs six hundred kilos and was lifted out with a crane that a neighbour had brought along.",
        "Its owner had heard it bellow at milking time, and thanked the crew with a crate of lemonade each.",
    )
    assert not set(other) & set(kept(TITLE, *BODY, *BOX, *other, *TAIL))
