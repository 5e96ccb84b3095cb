"""Pages that show no article before their scripts run: where else in the document its text may stand.

Asked only for a page on which no article was found, so that what is hidden with good reason never competes with what is
shown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from pipeline.segment.errors import SegmentError
from pipeline.segment.page.json_ld import MAX_SCRIPT_CHARS, parse_json
from pipeline.segment.page.parse import parse

# Text of fewer characters is a notice ("please enable JavaScript"), a form's field or a caption, no article.
_LEAST_HIDDEN = 300
# A string of a script's data is prose from this length on, and an article has at least so many characters of it.
_PROSE_CHARS, _LEAST_PROSE = 60, 300
_LEAST_PARAGRAPHS = 2  # of an article that stands in `noscript`
# How deep data may be nested, and how many values are looked at: states of large pages have some ten thousand.
_MAX_DEPTH, _MAX_VALUES = 24, 100_000
_HOLDERS = ("noscript", "template", "noframes", "textarea", "iframe")
_ELEMENT = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|section|article|blockquote)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_BREAKS = re.compile(r"\s*\n\s*\n\s*")
_STATE = re.compile(r"^[\s;]*(?:(?:window|self|globalThis)\s*[.[]|(?:var|let|const)\s)[^={]{1,80}=\s*(?=[{[])")
# An item of a list that has an address of its own is another story, or a picture.
_ADDRESSES = frozenset(("url", "href", "slug", "link", "permalink", "path", "uri"))
_HEADLINES = ("headline", "title", "heading", "name")
_WORDY = re.compile(r"[^\W\d_]{2,}[\s、。，,]")


def unfold(tree: HtmlElement) -> None:
    """Turn into shown text, in place, what browsers show without a script: shadow roots, and a body in `noscript`.

    A `noscript` that repeats what is shown beside it, or holds a notice or a picture, is left alone.
    """
    for root in list(tree.iter("template")):
        if root.get("shadowrootmode") or root.get("shadowroot"):
            root.tag = "div"
    holders = {holder: texts for holder in tree.iter("noscript") if (texts := _body_texts(holder))}
    if holders:
        shown = {_text(p) for p in tree.iter("p") if not any(a.tag in _HOLDERS for a in p.iterancestors())}
        for holder, texts in holders.items():
            if 2 * len(shown.intersection(texts)) < len(texts):
                holder.tag = "div"


def _body_texts(holder: HtmlElement) -> list[str]:
    """The paragraphs of a holder, if they are as many and as long as those of an article."""
    texts = [text for text in map(_text, holder.iter("p")) if len(text) >= _PROSE_CHARS]
    return texts if len(texts) >= _LEAST_PARAGRAPHS and sum(map(len, texts)) >= _LEAST_HIDDEN else []


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def reveal(tree: HtmlElement) -> bool:
    """Turn what waits in noscript, template, noframes, textarea and srcdoc into shown text, in place; whether any did."""
    body = tree.find("body")
    if body is None:
        body = tree
    found = False
    for holder in list(tree.iter(*_HOLDERS)):
        if len(holder) and len("".join(holder.itertext())) >= _LEAST_HIDDEN:
            holder.tag, found = "div", True
            continue
        raw = (holder.get("srcdoc") if holder.tag == "iframe" else holder.text) or ""
        if len(raw) >= _LEAST_HIDDEN and (parts := _parts(raw)):
            parent = body if holder.tag == "noframes" or holder.getparent() is None else holder.getparent()
            shown = etree.SubElement(parent, "div") if parent is body else _beside(holder)
            shown.extend(parts)
            found = True
    return found


def script_paragraphs(tree: HtmlElement, title: str | None) -> tuple[str, list[str]]:
    """Where in the data of a page's scripts its article's text stands, and its paragraphs; ("", []) if nowhere.

    Data are JSON scripts and values that a script assigns to a variable. They hold much that is no article, so only
    what stands beside or under a headline that the page's `title` repeats counts. The text is one string, or the
    strings that stand at one place in the items of one list.
    """
    best: tuple[int, str, list[str]] = (0, "", [])
    for script in tree.iter("script") if title else ():
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if not _LEAST_PROSE < len(text) <= MAX_SCRIPT_CHARS or "ld+json" in kind:
            continue
        if "json" not in kind:
            assigned = _STATE.match(text)
            if assigned is None:
                continue
            text = text[assigned.end() :]
        for value in parse_json(text)[:1]:
            for place, strings in _texts(value, _folded(title or "")).items():
                paragraphs = [line for string in strings for line in _lines(string)]
                size = sum(len(line) for line in paragraphs if len(line) >= _PROSE_CHARS)
                if size > max(best[0], _LEAST_PROSE):
                    best = (size, f"script.{place}", paragraphs)
    return best[1], best[2]


def _beside(holder: HtmlElement) -> HtmlElement:
    shown = etree.Element("div")
    holder.addnext(shown)
    return shown


def _parts(raw: str) -> list[HtmlElement]:
    """Markup or plain text as elements of the tree's kind; none if it cannot be read."""
    if not _ELEMENT.search(raw):
        raw = "".join(f"<p>{html.escape(part)}</p>" for part in _BREAKS.split(raw.strip()))
    try:
        body = parse(f"<html><body>{raw}</body></html>")[0].find("body")
    except SegmentError:
        return []
    return list(body) if body is not None else []


def _texts(value: Any, title: str) -> dict[str, list[str]]:
    """The strings with words in them by the place where they stand: a path, without the positions in its lists.

    The runs of one item of the outermost list are one string.
    """
    found: dict[str, dict[int, str]] = {}
    stack: list[tuple[Any, str, int, int, bool]] = [(value, "", -1, 0, False)]
    looked = 0
    while stack and looked < _MAX_VALUES:
        item, place, at, depth, ours = stack.pop()
        looked += 1
        if isinstance(item, str):
            if ours and item.strip():
                runs = found.setdefault(place, {})
                runs[at] = runs.get(at, "") + item
        elif depth >= _MAX_DEPTH:
            continue
        elif isinstance(item, list):
            for number, part in reversed(list(enumerate(item))):
                if not (len(item) > 1 and isinstance(part, dict) and not _ADDRESSES.isdisjoint(part)):
                    stack.append((part, f"{place}[]", number if at < 0 else at, depth + 1, ours))
        elif isinstance(item, dict):
            ours = ours or any(_is_headline(item.get(name), title) for name in _HEADLINES)
            inner = [(part, f"{place}.{key}" if place else key, at, depth + 1, ours) for key, part in item.items()]
            stack.extend(reversed(inner))
    return {place: list(runs.values()) for place, runs in found.items() if any(map(_WORDY.search, runs.values()))}


def _is_headline(value: Any, title: str) -> bool:
    """Whether a page's title is this headline, perhaps with the outlet's name."""
    return isinstance(value, str) and len(value) < 400 and 2 * len(own := _folded(value)) > len(title) and own in title


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _lines(string: str) -> list[str]:
    """The paragraphs of a string that is text or markup."""
    if _ELEMENT.search(string):
        texts = ["".join(leaf.itertext()) for part in _parts(string) for leaf in _leaves(part)]
    else:
        texts = html.unescape(_TAG.sub("", string)).splitlines()
    return [line for text in texts if (line := " ".join(text.split()))]


def _leaves(element: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost elements that hold no others with text of their own kind."""
    inner = [child for child in element if _ELEMENT.match(f"<{child.tag}") or child.tag == "li"]
    if not inner:
        yield element
    for child in inner:
        yield from _leaves(child)
