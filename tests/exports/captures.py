"""One address captured on two days, corrected in between. The names sort against the days."""

from __future__ import annotations

import json
from pathlib import Path

TITLES = ["Choir sings again", "Slipway to be mended"]
ADDRESS = "https://shorepost.example/news/slipway"
_PAGE = """<html lang="en"><head><title>Slipway to be mended</title>{head}</head><body><article>
<h1>Slipway to be mended</h1>
<p>The harbour board of Skerrow will mend the old slipway before the summer, its chairman said on Monday evening.</p>
<p>The work will cost {sum} million crowns and keep four men busy until the end of May, according to the plan.</p>
<p>Fishermen had complained for years that boats could not be drawn up safely when the wind came from the east.</p>
</article></body></html>"""
_OTHER = """<html lang="en"><head><title>Choir sings again</title></head><body><article><h1>Choir sings again</h1>
<p>The choir of Ardkeel will sing in the market hall on Saturday for the first time after two years of silence.</p>
<p>Its leader said that forty voices had come back, and that they had rehearsed in a barn for most of the winter.</p>
<p>Tickets can be had at the bakery, and whoever comes early is asked to bring a chair of their own this time.</p>
</article></body></html>"""
_LINK = f'<link rel="canonical" href="{ADDRESS}">'


def capture_twice(raw: Path) -> None:
    """Three pages in a folder: the older and the newer capture of ADDRESS, and another story."""
    raw.mkdir(parents=True, exist_ok=True)
    days = {"z-monday": ("2026-03-02", "two"), "a-tuesday": ("2026-03-03", "CORRECTED: three")}
    for name, (day, amount) in days.items():
        (raw / f"{name}.html").write_text(_PAGE.format(head=_LINK, sum=amount), "utf-8")
        hints = {"url": ADDRESS, "fetched_at": f"{day}T10:00:00Z"}
        (raw / f"{name}.html.meta.json").write_text(json.dumps(hints), "utf-8")
    (raw / "m-other.html").write_text(_OTHER, "utf-8")
