from tests.metadata.pages import described, page

ARTICLE = {"@type": "NewsArticle", "headline": "Dam holds through the night"}
H1 = "<h1>Dam holds through the night</h1>"


def test_description_section_and_tags() -> None:
    head = (
        "<meta property=og:description content='Engineers opened the second gate at &lt;b&gt;midnight&lt;/b&gt;.'>"
        "<meta property=article:section content=Region>"
        "<meta property=article:tag content=Dam><meta property=article:tag content=Floods>"
    )
    found = described(page(head, H1))
    assert found.description == "Engineers opened the second gate at midnight."
    assert found.section == "Region"
    assert found.tags == ("Dam", "Floods")


def test_keywords_of_the_main_node() -> None:
    found = described(page("", H1, ld={**ARTICLE, "keywords": "Dam, Floods, dam, type:news"}))
    assert found.tags == ("Dam", "Floods")


def test_the_section_of_the_breadcrumbs() -> None:
    steps = [
        {"@type": "ListItem", "position": 1, "item": {"@id": "/", "name": "Home"}},
        {"@type": "ListItem", "position": 2, "name": "Region"},
        {"@type": "ListItem", "position": 3, "name": "Dam holds through the night"},
    ]
    found = described(page("", H1, ld=[ARTICLE, {"@type": "BreadcrumbList", "itemListElement": steps}]))
    assert found.section == "Region"


def test_a_description_that_repeats_the_title_is_none() -> None:
    assert described(page("<meta name=description content='Dam holds through the night'>", H1)).description is None
