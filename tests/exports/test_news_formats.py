"""The news formats say what the record says, in the shape that their readers expect."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import trafilatura
from jsonschema import Draft202012Validator, FormatChecker

from lab.bench.corpus import read_folder
from pipeline import RawDocument, load_ruleset, process
from pipeline.exports import EXPORTS
from pipeline.exports.ninjs import ninjs_item
from pipeline.exports.schema_org import news_article
from pipeline.exports.trafilatura_json import as_trafilatura
from pipeline.model.record import ArticleRecord
from tests.exports.records import BARE, FULL

# The part of ninjs 3.1 that we write, set down from the standard's documentation (IPTC, ninjs user guide and 3.1
# specification): property names, types, formats, closed objects, the one required property.
NINJS = json.loads((Path(__file__).parent / "ninjs-3.1.subset.json").read_text("utf-8"))
SAMPLES = read_folder(Path(__file__).parents[2] / "raw")
RULESET = load_ruleset()
VALIDATOR = Draft202012Validator(NINJS, format_checker=FormatChecker())


def lines(name: str, records: list[ArticleRecord], place: Path) -> list[dict[str, Any]]:
    EXPORTS[name].write(records, place)
    content = place.read_bytes()
    assert content.endswith(b"\n")
    return [json.loads(line) for line in content.splitlines()]


def test_a_news_article_holds_every_field_that_schema_org_has_a_name_for(tmp_path: Path) -> None:
    (found,) = lines("schema-org", [FULL], tmp_path / "out")
    assert found == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": f"urn:uuid:{FULL.id}",
        "version": "1",
        "url": FULL.canonical_url,
        "mainEntityOfPage": FULL.canonical_url,
        "headline": FULL.title,
        "alternativeHeadline": FULL.subtitle,
        "description": FULL.description,
        "articleSection": "Heritage",
        "articleBody": FULL.text,
        "wordCount": 30,
        "inLanguage": "en",
        "dateline": "SKERROW",
        "author": [{"@type": "Person", "name": "Imogen Fairlie"}],
        "sourceOrganization": [{"@type": "Organization", "name": "Northern Press Agency"}],
        "publisher": {"@type": "Organization", "name": "The Skerrow Gazette"},
        "datePublished": "2023-09-21T06:30:00Z",
        "dateModified": "2023-09-21T15:05:00Z",
        "keywords": ["Skerrow", "lighthouses", "museums"],
        "associatedMedia": [{"@type": "ImageObject", "caption": FULL.captions[0]}],
        "copyrightNotice": "© 2025 Skerrow Gazette Ltd",
        "copyrightHolder": {"@type": "Organization", "name": "Skerrow Gazette Ltd"},
        "license": "https://creativecommons.org/licenses/by-nc/4.0/",
        "isAccessibleForFree": True,
    }


def test_what_a_record_does_not_say_no_news_article_says() -> None:
    found = news_article(BARE)
    assert set(found) == {
        "@context", "@type", "identifier", "version", "articleBody", "wordCount",
    }  # fmt: skip
    assert news_article(BARE.model_copy(update={"is_accessible_for_free": False}))["isAccessibleForFree"] is False


@pytest.mark.parametrize(
    ("update", "published"),
    [({}, "2023-09-21T06:30:00Z"), ({"datetime_published": None}, "2023-09-21T07:30:00"),
     ({"datetime_published": None, "datetime_published_local": None}, "2023-09-21")],
)  # fmt: skip
def test_a_date_is_as_precise_as_the_record_and_no_more(update: dict[str, None], published: str) -> None:
    assert news_article(FULL.model_copy(update=update))["datePublished"] == published


def test_a_licence_without_an_address_is_a_work_with_a_name() -> None:
    named = FULL.model_copy(update={"license": "All rights reserved"})
    assert news_article(named)["license"] == {"@type": "CreativeWork", "name": "All rights reserved"}
    item = ninjs_item(named)
    assert item["usageTerms"] == "All rights reserved"
    assert "rightsInfo" not in item


def test_ninjs_items_satisfy_the_standard(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(NINJS)
    full, bare = lines("ninjs", [FULL, BARE], tmp_path / "out")
    VALIDATOR.validate(full)
    VALIDATOR.validate(bare)
    assert full["uri"] == f"urn:uuid:{FULL.id}"
    assert full["headlines"][0]["value"] == FULL.title
    assert full["bodies"][0]["value"] == FULL.text
    assert full["by"] == "By Imogen Fairlie"
    assert full["infoSources"] == [
        {"role": "author", "name": "Imogen Fairlie"},
        {"role": "agency", "name": "Northern Press Agency"},
        {"role": "publisher", "name": "The Skerrow Gazette"},
    ]
    assert full["subjects"][0] == {"name": "Heritage", "rel": "section"}
    assert full["rightsInfo"] == {"linkedRights": FULL.license}
    assert full["representationType"] == "full"
    assert set(bare) == {"uri", "standard", "type", "version", "pubStatus", "bodies", "altIds"}


@pytest.mark.parametrize("raw", SAMPLES, ids=lambda raw: raw.uri)
def test_the_samples_satisfy_ninjs(raw: RawDocument) -> None:
    record = process(raw, RULESET).record
    if isinstance(record, ArticleRecord):
        VALIDATOR.validate(ninjs_item(record))
    else:
        assert raw.uri.startswith("broken/")


def test_a_day_is_no_instant_for_ninjs() -> None:
    item = ninjs_item(FULL.model_copy(update={"datetime_published": None, "datetime_modified": None}))
    assert "contentCreated" not in item
    assert "versionCreated" not in item
    VALIDATOR.validate(item)


@pytest.mark.parametrize(
    "broken",
    [{"headline": "x"}, {"type": "article"}, {"bodies": [{"contentType": "text/plain"}]}, {"version": 1},
     {"contentCreated": "2023-09-21"}, {"uri": None}, {"headlines": [{"value": "x", "lang": "en"}]}],
    ids=str,
)  # fmt: skip
def test_the_check_against_ninjs_refuses_what_the_standard_refuses(broken: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(ninjs_item(FULL) | broken)


PAGE = f"""<html lang="en"><head><title>{FULL.title}</title><meta name="author" content="Imogen Fairlie">
<meta name="keywords" content="a, b"><meta property="og:site_name" content="Skerrow Gazette"></head><body><article>
<h1>{FULL.title}</h1>{"".join(f"<p>{paragraph} It was a long way home.</p>" for paragraph in FULL.paragraphs * 4)}
</article></body></html>"""


def test_the_shape_is_that_of_the_trafilatura_that_is_installed() -> None:
    answer = trafilatura.extract(PAGE, output_format="json", with_metadata=True, url="https://skerrowgazette.example/a")
    theirs, ours = json.loads(answer or "{}"), as_trafilatura(FULL)
    assert list(ours) == list(theirs)
    for name, value in theirs.items():
        if value is not None and ours[name] is not None:
            assert type(ours[name]) is type(value), name
    assert len(ours["fingerprint"]) == len(theirs["fingerprint"])
    for name, value in as_trafilatura(BARE).items():
        # What is missing is null where trafilatura gives null, and empty where it gives the empty string.
        assert value is None or isinstance(value, str), name
    assert [as_trafilatura(BARE)[name] for name in ("author", "tags", "categories", "comments")] == [None, "", "", ""]


def test_trafilatura_s_fields_hold_the_record(tmp_path: Path) -> None:
    (found,) = lines("trafilatura", [FULL], tmp_path / "out")
    expected = {
        "title": FULL.title, "author": "Imogen Fairlie", "hostname": "skerrowgazette.example", "date": "2023-09-21",
        "id": FULL.id, "license": FULL.license, "comments": "", "text": "\n".join(FULL.paragraphs), "language": "en",
        "source": FULL.canonical_url, "source-hostname": "The Skerrow Gazette", "excerpt": FULL.description,
        "categories": "Heritage", "tags": "Skerrow;lighthouses;museums", "filedate": None,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    several = FULL.model_copy(update={"authors": ["Ada Brook", "Ben Ash"]})
    assert as_trafilatura(several)["author"] == "Ada Brook; Ben Ash"
