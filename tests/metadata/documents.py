"""Small documents for the tests of metadata, run through the whole line."""

from pipeline.line import trace
from pipeline.model.description import Description
from pipeline.model.document import Hints, RawDocument
from pipeline.packs import Ruleset

BODY = (
    "The council of the small harbour town voted on Monday evening to rebuild the old lighthouse, which a storm had"
    " damaged two winters ago, and asked the province to pay for half of the work.\n\n"
    "Fishermen had asked for the decision for many months, because the temporary lamp on the pier cannot be seen in fog,"
    " and several boats had to wait outside the harbour until the morning came.\n\n"
    "The mayor said that the work would begin in spring and last for about a year, and that the tower would be open"
    " to visitors as soon as the new staircase is finished."
)


def of_dump(text: str, ruleset: Ruleset, **hints: str) -> Description:
    raw = RawDocument("a.txt", "text", "text/plain", text.encode(), hints=Hints(**hints))
    return trace(raw, ruleset).description


def of_page(head: str, top: str, ruleset: Ruleset, tail: str = "", attributes: str = "", **hints: str) -> Description:
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
    page = (
        f"<html {attributes}><head><title>Council votes for a new lighthouse</title>{head}</head><body><article>"
        f"<h1>Council votes for a new lighthouse</h1>{top}{paragraphs}</article>{tail}</body></html>"
    )
    raw = RawDocument("a.html", "html", "text/html", page.encode(), hints=Hints(**hints))
    return trace(raw, ruleset).description
