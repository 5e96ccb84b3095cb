"""What the publisher says about the story: description, section, tags. From structured statements and printed tag lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.document.main_node import as_list, node_types
from pipeline.metadata.field.folding import fold, tidy
from pipeline.metadata.field.found import Found, resolve
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.model.reasons import Reason

MAX_DESCRIPTION_CHARS = 1_000
MAX_SECTION_CHARS = 60
MAX_TAGS, MAX_TAG_CHARS = 40, 80
FLOOR = 0.5
_NO_SECTION = frozenset(
    ("home", "homepage", "article", "articles", "news article", "default", "uncategorized", "none", "index")
)
# A printed list of tags: "Tags: one, two", "Parole chiave: …", "Filed under: …".
_LABELLED = re.compile(r"[^:：]{2,24}[:：]\s*(?P<tags>.+)", re.DOTALL)
_SEPARATOR = re.compile(r"\s*[,;|،、]\s*")

_OWN_LIST = frozenset(("article", "tags"))  # around the items of the story's own list

_FIRST_OF_LIST = re.compile(r",(?=\S)")  # "Politics,Local news" are two; "Arts, Books and Music" is one name


def find(context: Context) -> Found:
    """Values: `description`, `section`, `tags`."""
    values: dict[str, Any] = {}
    evidence: list[FieldEvidence] = []
    for name, candidates in (("description", _descriptions(context)), ("section", _sections(context))):
        item = resolve(name, candidates, FLOOR)
        if item is not None:
            evidence.append(item)
            if item.chosen:
                values[name] = item.chosen.value
    method, tags = _tags(context)
    if tags:
        values["tags"] = tags
        evidence.append(FieldEvidence("tags", candidate("; ".join(tags), method, ", ".join(tags), 0.9)))
    return Found(values, tuple(evidence))


def _descriptions(context: Context) -> Iterator[Candidate]:
    title = fold(context.known.title or "")
    stated = [
        (name, context.markup.meta(name))
        for name in ("og:description", "description", "twitter:description", "dc.description")
    ]
    stated.insert(1, ("json_ld", context.main.text("description", "abstract") if context.main else None))
    for n, (name, text) in enumerate(stated):
        text = tidy(text or "")
        if len(text) > 20 and fold(text) != title:
            method = "json_ld.description" if name == "json_ld" else f"meta.{name}"
            yield candidate(text[:MAX_DESCRIPTION_CHARS].strip(), method, text, 0.95 - 0.02 * n)


def _sections(context: Context) -> Iterator[Candidate]:
    places: list[tuple[str, str | None, float]] = [
        ("meta.article:section", context.markup.meta("article:section", "og:article:section"), 0.93),
        ("json_ld.articleSection", context.main.text("articleSection") if context.main else None, 0.92),
        ("meta.parsely-section", context.markup.meta("parsely-section"), 0.92),
        ("meta.section", context.markup.meta("section", "cxenseparse:recs:category", "category", "dc.subject"), 0.8),
        ("json_ld.breadcrumb", _breadcrumb(context), 0.75),
    ]
    for method, text, share in places:
        section = _FIRST_OF_LIST.split(tidy(text or ""), maxsplit=1)[0]
        if (
            1 < len(section) <= MAX_SECTION_CHARS
            and fold(section) not in _NO_SECTION
            and not section.startswith("http")
        ):
            yield candidate(section, method, section, share)


def _breadcrumb(context: Context) -> str | None:
    """The last step of the breadcrumbs before the story itself; None if they have no such step."""
    for node in context.main.nodes:
        if "breadcrumblist" not in node_types(node):
            continue
        names = []
        for step in as_list(node.get("itemListElement")):
            item = step.get("item") if isinstance(step, dict) else None
            name = step.get("name") if isinstance(step, dict) else None
            name = name or (item.get("name") if isinstance(item, dict) else None)
            if isinstance(name, str) and name.strip():
                names.append(tidy(name))
        title = fold(context.known.title or "")
        while names and title and (fold(names[-1]) in title or title in fold(names[-1])):
            names.pop()
        return names[-1] if len(names) > 1 else None
    return None


def _tags(context: Context) -> tuple[str, tuple[str, ...]]:
    """(method, tags) of the first place that has any, as printed, each once."""
    metas = context.markup.metas
    places: list[tuple[str, list[str]]] = [
        ("meta.article:tag", [value for key, value in metas if key in ("article:tag", "og:article:tag")]),
        ("json_ld.keywords", [value for value in context.main.values("keywords") if isinstance(value, str)]),
    ]
    places += [
        (f"meta.{name}", [value for key, value in metas if key == name])
        for name in ("news_keywords", "parsely-tags", "keywords")
    ]
    for method, texts in places:
        tags = [tag for text in texts for tag in _SEPARATOR.split(tidy(text)) if 1 < len(tag) <= MAX_TAG_CHARS]
        # "Tag:Example", "topic=…": an index of the publishing system, not a printed tag
        tags = [tag.lstrip("#").strip() for tag in tags if not re.match(r"^[\w-]+[:=/]\S", tag)]
        if tags:
            return method, _unique(tags)
    printed = [tag for tag in _printed_tags(context) if 1 < len(tag) <= MAX_TAG_CHARS]
    return ("line.tags", _unique(printed)) if printed else ("", ())


def _unique(tags: list[str]) -> tuple[str, ...]:
    unique: dict[str, str] = {}
    for tag in tags:
        unique.setdefault(fold(tag), tag)
    return tuple(unique.values())[:MAX_TAGS]


def _printed_tags(context: Context) -> list[str]:
    """Tags that the document prints: links marked `rel=tag`, the list behind a label ("Tags: …"), a list marked as theirs."""
    marked = [tidy(element.text) for element in context.markup.elements if "tag" in element.get("rel").split()]
    if marked:
        return marked
    cleaned = context.cleaned
    for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True):
        labelled = _LABELLED.fullmatch(block.text) if verdict.reason is Reason.TAGS else None
        if labelled is not None:
            rest = labelled["tags"]
            return [tag.strip(" .#") for tag in _SEPARATOR.split(tidy(rest))]
    listed = (b for b, v in zip(cleaned.blocks, cleaned.verdicts, strict=True) if v.reason is Reason.TAGS)
    return [tidy(b.text).strip(" .#,") for b in listed if b.kind == "list_item" and _OWN_LIST.issubset(b.marks)]
