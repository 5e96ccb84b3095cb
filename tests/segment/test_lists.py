"""Feeds and sitemaps that were saved under a page's or a text's name."""

from __future__ import annotations

import pytest

from pipeline import RawDocument, load_ruleset, process
from pipeline.segment.lists import refuse_lists

SENTENCES = (
    "The council voted on Monday to rebuild the old bridge over the river, the mayor said in the evening.",
    "Le conseil a voté lundi la reconstruction du vieux pont sur la rivière, a déclaré le maire dans la soirée.",
    "Совет проголосовал в понедельник за восстановление старого моста через реку, сообщил вечером мэр города.",
)
ITEMS = "".join(f"<item><title>{s[:40]}</title><description>{s}</description></item>" for s in SENTENCES)
LISTS = {
    "A feed": (
        f"<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'><channel>{ITEMS}</channel></rss>",
        f"<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><!-- made by a program --><rss><channel>{ITEMS}</channel></rss>",
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{ITEMS.replace('item', 'entry')}</feed>",
        f"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>{ITEMS}</rdf:RDF>",
    ),
    "A sitemap": (
        "\ufeff<?xml version='1.0'?>\n<urlset><url><loc>https://a.example/1</loc><lastmod>2024-01-01</lastmod></url></urlset>",
        "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>",
    ),
    "A list of feeds": ("<opml version='2.0'><body><outline text='Post'/></body></opml>",),
}


@pytest.mark.parametrize(("what", "content"), [(what, content) for what, those in LISTS.items() for content in those])
@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_list_of_pages_is_no_article(what: str, content: str, kind: str) -> None:
    media_type = "text/html" if kind == "html" else "text/plain"
    outcome = process(RawDocument("a", kind, media_type, content.encode()), load_ruleset())  # type: ignore[arg-type]
    assert not outcome.is_article
    assert outcome.record.code == "not_an_article"
    assert outcome.record.message.startswith(f"{what}, not a page.")


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("start", ["", "<?xml version='1.0'?>", "<!-- <rss> -->", "<feedback>Tell us</feedback>"])
def test_a_page_that_mentions_one_is_a_page(sentence: str, start: str) -> None:
    body = "".join(f"<p>{n}. {sentence} {sentence[n * 7 :]}</p>" for n in range(4))
    page = f"{start}<html><body><article><h1>{sentence[:30]}</h1>{body}<rss></rss></article></body></html>"
    outcome = process(RawDocument("a.html", "html", "text/html", page.encode()), load_ruleset())
    assert outcome.is_article


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_text_that_quotes_one_is_a_text(sentence: str) -> None:
    text = f"{sentence[:40]}\n\n" + "\n\n".join(f"{sentence} {n}." for n in range(4)) + "\n\n<rss version='2.0'>\n"
    outcome = process(RawDocument("a.txt", "text", "text/plain", text.encode()), load_ruleset())
    assert outcome.is_article


def test_a_thousand_comments_take_no_time() -> None:
    refuse_lists(b"<?x?><!-- -->" * 160 + b"<" * 2_000)
