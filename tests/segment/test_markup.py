import pytest

from pipeline.model.markup import Markup
from pipeline.segment.page.json_ld import MAX_NODES, read_json_ld
from pipeline.segment.page.markup import MAX_ANCESTORS, MAX_ELEMENTS, MAX_TEXT_CHARS, read_markup
from pipeline.segment.page.parse import parse
from pipeline.segment.page.walk import read_blocks


def read(page: str) -> Markup:
    tree, _ = parse(page)
    return read_markup(tree, read_blocks(tree))


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Dam holds"}',
        '<!-- {"@type": "NewsArticle", "headline": "Dam holds"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Dam holds"}\n//]]>',
        '/* <![CDATA[ */ {"@type": "NewsArticle", "headline": "Dam holds"} /* ]]> */',
        '{"@type": "NewsArticle", "headline": "Dam holds",}',
        '{"@type": "NewsArticle", "headline": "Dam holds"};',
        '{"@type": "NewsArticle", "tags": ["a", "b",], "headline": "Dam holds"}',
        '{"@type": "NewsArticle", "headline": "Dam\nholds"}',
        '{"@type": "NewsArticle", "headline": "Dam\x00holds"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Dam holds&quot;}",
        '{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "Dam holds"}]}',
        '[[{"@type": "NewsArticle", "headline": "Dam holds"}]]',
    ],
)
def test_json_ld_is_read_however_it_is_broken(script: str) -> None:
    nodes = list(read_json_ld(script))
    assert [" ".join(node["headline"].split()) for node in nodes] == ["Dam holds"]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "datePublished": {"@type": "Date", "@value": "2025-07-18"}}',
        '{"@type": "schema:NewsArticle", "schema:datePublished": "2025-07-18"}',
        '[{"@type": "NewsArticle", "https://schema.org/datePublished": [{"@value": "2025-07-18"}]}]',
    ],
)
def test_json_ld_that_is_spelled_out_is_read_as_the_usual_one(script: str) -> None:
    (node,) = read_json_ld(script)
    assert node["datePublished"] in ("2025-07-18", ["2025-07-18"])


def test_several_values_in_one_script() -> None:
    assert [n["name"] for n in read_json_ld('{"name": "a"} {"name": "b"}\n[{"name": "c"}]')] == ["a", "b", "c"]


@pytest.mark.parametrize("script", ["", "null", "not json", "{", "[" * 100_000, '{"a":' * 50_000, "\ud800"])
def test_hopeless_json_ld_is_nothing(script: str) -> None:
    assert list(read_json_ld(script)) == []


def test_the_number_of_nodes_is_bounded() -> None:
    script = "[" + ",".join('{"name": "x"}' for _ in range(5 * MAX_NODES)) + "]"
    assert len(list(read_json_ld(script))) <= MAX_NODES


def test_metas_links_title_and_language() -> None:
    found = read(
        '<html lang="pt-BR"><head><title> Dam \n holds </title><meta property="OG:Title" content="Dam holds">'
        '<meta name="empty" content=""><link rel="Canonical" href="https://example.org/dam">'
        '<script type="application/ld+json">{"@type":"NewsArticle","name":"x"}</script></head><body>'
        '<svg><title>icon</title></svg><meta itemprop="dateModified" content="2020-01-02"></body></html>'
    )
    assert found.language == "pt-BR"
    assert found.title == "Dam holds"
    assert found.metas == (("og:title", "Dam holds"), ("datemodified", "2020-01-02"))
    assert found.links == (("canonical", "https://example.org/dam", ""),)
    assert found.json_ld == ({"@type": "NewsArticle", "name": "x"},)


@pytest.mark.parametrize(
    ("script", "nodes"),
    [
        ('<script>{"@context": "https://schema.org", "@type": "Article", "name": "x"}</script>', 1),
        ('<script>[{"@context": ["http:\\/\\/www.schema.org"], "@type": "Article", "name": "x"}]</script>', 1),
        ('<script>{"@type": "Article", "name": "x"}</script>', 0),
        ('<script>var node = {"@context": "https://schema.org"}</script>', 0),
        (
            '<script type="text/template">{"@context": "https://schema.org", "@type": "Article", "name": "x"}</script>',
            0,
        ),
    ],
)
def test_a_script_without_a_type_is_json_ld_by_its_context(script: str, nodes: int) -> None:
    assert len(read(f"<head>{script}</head><body><p>Dam</p></body>").json_ld) == nodes


def test_marked_elements_in_document_order_with_their_landmarks() -> None:
    found = read(
        "<body><article><header><h1>Dam holds</h1></header>"
        '<div class="art-Byline">By <a rel="author" href="/u/1">Ann Lee</a><br>Reporter</div>'
        '<time datetime="2020-01-02">2 January</time></article>'
        '<div id="comments"><span class="comment-author">Troll</span></div></body>'
    )
    shown = [(e.tag, e.text, e.within) for e in found.elements]
    assert shown == [
        ("h1", "Dam holds", ("header", "article")),
        ("div", "By Ann Lee\nReporter", ("article",)),
        ("a", "Ann Lee", ("article",)),
        ("time", "2 January", ("article",)),
        ("span", "Troll", ("comments",)),
    ]
    assert found.elements[3].get("datetime") == "2020-01-02"
    assert found.elements[2].get("href") == "/u/1"


def test_an_element_knows_its_block() -> None:
    found = read(
        "<body><h1>Dam holds</h1><p>By <span class=author>Ann Lee</span></p>Loose<div class=byline>Bo Ek</div></body>"
    )
    assert [(e.tag, e.block) for e in found.elements] == [("h1", 0), ("span", 1), ("div", 3)]


def test_scripts_and_comments_are_no_text() -> None:
    found = read("<body><div class=byline>By<script>var x</script><!-- no --> <b>Ann</b> Lee</div></body>")
    assert [e.text for e in found.elements] == ["By Ann Lee"]


def test_sizes_are_bounded() -> None:
    page = "<div class=author>" * 600 + "x" * 100_000 + "</div>" * 600 + "<h1>y</h1>" * 1000
    found = read(page)
    assert len(found.elements) <= MAX_ELEMENTS
    assert all(len(e.text) <= MAX_TEXT_CHARS for e in found.elements)


@pytest.mark.parametrize(
    "markup",
    [
        "<div itemprop=publisher itemscope><span itemprop=name>Quillport Gazette</span></div>",
        "<div itemprop=publisher itemscope hidden><meta itemprop=name content='Quillport Gazette'></div>",
        "<p>Printed by <span itemprop=publisher style='display: none'>Quillport Gazette</span></p>",
        "<footer itemprop=publisher itemscope><img alt=''><b itemprop=name>Quillport Gazette</b></footer>",
        "<p><img itemprop=publisher content='Quillport Gazette'> prints it.</p>",
    ],
)
def test_the_publisher_of_microdata_is_read_shown_or_not(markup: str) -> None:
    assert read(f"<html><body><p>Dam holds</p>{markup}</body></html>").meta("publisher") == "Quillport Gazette"


def test_of_many_publishers_the_first_count() -> None:
    page = "".join(f"<li itemprop=publisher>Paper {n}</li>" for n in range(9))
    found = [value for name, value in read(f"<ul>{page}</ul>").metas if name == "publisher"]
    assert found == ["Paper 0", "Paper 1", "Paper 2"]


def test_readings_over_the_words_of_a_headline_are_no_part_of_it() -> None:
    markup = read("<body><h1><ruby>港<rt>みなと</rt></ruby>が<ruby>閉<rp>（</rp><rt>と</rt><rp>）</rp></ruby>じる</h1>")
    assert [element.text for element in markup.elements] == ["港が閉じる"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Ferries twice a week<span class=block>How the islands shop now</span>", "Ferries twice a week\nHow the islands shop now"),
        ("<b>Ferries twice a week</b>How the islands shop now", "Ferries twice a week\nHow the islands shop now"),
        ("What the new You<b>Tube cannot do</b>", "What the new YouTube cannot do"),
        ("What the new Harbour<b>Pay</b> cannot do", "What the new HarbourPay cannot do"),
        ("Ferries twice a <b>week</b>, says Hull", "Ferries twice a week, says Hull"),
    ],
)  # fmt: skip
def test_lines_of_a_headline_that_a_style_sheet_sets_apart_are_not_glued(heading: str, text: str) -> None:
    assert [element.text for element in read(f"<body><h1>{heading}</h1>").elements] == [text]


def test_each_element_is_told_of_the_item_around_it_whichever_was_read_before() -> None:
    item = "itemscope itemtype=https://schema.org/"
    page = (
        f"<div {item}NewsArticle><h1>Dam holds</h1><time>1 May 2021</time>"
        f"<div><div {item}Comment><time>2 May 2021</time><p><time>3 May 2021</time></p></div></div>"
        f"<div {item}WebPageElement><time>4 May 2021</time></div></div>"
        f"<div {item}NewsArticle><h3><a href=/x>Ferry sails</a></h3><time>5 May 2021</time></div><time>6 May 2021</time>"
    )
    told = {e.text[0]: set(e.within) & {"comments", "related"} for e in read(page).elements if e.tag == "time"}
    assert told == {"1": set(), "2": {"comments"}, "3": {"comments"}, "4": set(), "5": {"related"}, "6": set()}


def test_an_item_is_told_up_to_a_depth_whichever_element_was_read_before() -> None:
    inner = (
        "<time>1 May 2021</time>"
        + "<div>" * (MAX_ANCESTORS - 1)
        + "<time>2 May 2021</time><p><time>3 May 2021</time></p>"
    )
    page = f"<div itemscope itemtype=https://schema.org/Comment>{inner}</div>"
    told = [(e.text[0], "comments" in e.within) for e in read(page).elements if e.tag == "time"]
    assert told == [("1", True), ("2", True), ("3", False)]
