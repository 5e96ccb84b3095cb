"""Ten documents of a made-up coast, each with something that a person would mark, and their marks."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.correct.marks import Mark, line_mark, value_mark

TIP = "Friends of this paper walk the sea wall for nothing on the first Sunday of every month, with soup behind the lamp room."
SERIES = "A winter piece from the inlets of the north"
TIDES = "High water at Skerrow quay 12.40"
DESK = "Night Desk Skerrow"

_PROSE = """The {place} committee met on Monday evening and agreed to mend the {thing} before the winter storms arrive.

Its chairwoman said that the work would keep six men busy until the end of April, and that nobody would lose a mooring.

Fishermen had complained since the spring that the {thing} could not be used safely when the wind came from the east.
"""
_PAGE = """<html lang="{language}"><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{before}
<p>The {place} committee met on Monday evening and agreed to mend the {thing} before the winter storms arrive.</p>
<p>Its chairwoman said that the work would keep six men busy until the end of April, and that all was paid for.</p>
<p>Fishermen had complained since the spring that the {thing} was not safe when the wind came from the east.</p>
{after}</article></body></html>"""


def dump(title: str, place: str, thing: str, before: str = "", after: str = "") -> str:
    """A dump with lines before and after its prose."""
    return f"{title}\n\n{before}\n\n{_PROSE.format(place=place, thing=thing)}\n{after}\n"


def page(title: str, place: str, thing: str, head: str = "", before: str = "", after: str = "") -> str:
    """A page of the same."""
    return _PAGE.format(title=title, place=place, thing=thing, head=head, before=before, after=after, language="en")


def fill(raw: Path) -> None:
    """Write the ten documents, two of them with addresses of one site."""
    (raw / "dumps").mkdir(parents=True)
    (raw / "pages").mkdir()
    texts = {
        "dumps/slipway.txt": dump("Slipway to be mended", "harbour", "slipway", after=TIP),
        "dumps/jetty.txt": dump("Jetty closes for a week", "jetty", "old jetty", after=TIP),
        "dumps/tides.txt": dump("Ferry leaves later", "ferry", "ferry ramp", after=f"{TIDES}\n\nShow comments"),
        "dumps/byline.txt": dump("Beacon is lit again", "beacon", "beacon", before=f"By {DESK}"),
        "dumps/day.txt": dump("Market hall reopens", "market", "market hall", before="3 March 2031"),
        "pages/crane.html": page("Crane is moved", "quay", "crane", after=f"<p>{SERIES}</p>"),
        "pages/boat.html": page("Lifeboat gets a shed", "lifeboat", "shed",
                                head='<meta name="author" content="Hanna Lorne">'),
        "pages/name.html": page("Pilots want a hut", "pilots", "hut",
                                head='<meta property="og:site_name" content="SKP Online Portal">'),
        "pages/section.html": page("Nets are dried again", "net", "drying green",
                                   head='<meta property="article:section" content="homepage-top">'),
        "pages/language.html": page("Lock keeper retires", "lock", "lock gate",
                                    before='<p class="byline">By Orla Tennant and Web Team</p>'),
    }  # fmt: skip
    for name, text in texts.items():
        (raw / name).write_text(text, "utf-8")
    for name in ("boat", "name", "section"):
        hints = {"url": f"https://skerrowpost.example/{name}"}
        (raw / f"pages/{name}.html.meta.json").write_text(json.dumps(hints), "utf-8")


def marks() -> list[tuple[Mark, set[str]]]:
    """Ten marks, each with the other documents that its rule changes."""
    return [
        (line_mark("dumps/slipway.txt", TIP, goes=True, reason="promo", scope=None), {"dumps/jetty.txt"}),
        (line_mark("dumps/jetty.txt", "nobody would lose a mooring", goes=True, reason=None, scope="document"), set()),
        (line_mark("dumps/tides.txt", "Show comments", goes=False, reason=None, scope="document"), set()),
        (value_mark("dumps/byline.txt", "authors", ("Ada Brook",), never=False, scope=None), set()),
        (value_mark("dumps/day.txt", "date_published", ("2031-03-04",), never=False, scope=None), set()),
        (line_mark("pages/crane.html", SERIES, goes=True, reason="promo", scope=None), set()),
        (value_mark("pages/boat.html", "authors", (), never=False, scope="site"), set()),
        (value_mark("pages/name.html", "outlet", ("Skerrow Post",), never=False, scope="site"),
         {"pages/boat.html", "pages/section.html"}),
        (value_mark("pages/section.html", "section", ("homepage-top",), never=True, scope=None), set()),
        (value_mark("pages/language.html", "title", ("The lock keeper retires",), never=False, scope=None), set()),
    ]  # fmt: skip
