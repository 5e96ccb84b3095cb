"""Hostile documents of any size: one thing repeated, nested, or stretched, in the ways in which pages and dumps can be."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model.document import DocumentKind

_SENTENCE = (
    "The lock keeper opened both gates by hand on Sunday, after the motor that moves them had burnt out for good. "
)
_PAGE = f"<html><head><title>Gates of the lock</title></head><body><article><h1>Gates of the lock</h1><p>{_SENTENCE * 3}</p>"


def _again(unit: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    return lambda size: head + unit * max((size - len(head) - len(tail)) // len(unit.encode()), 1) + tail


def _numbered(unit: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    """The unit with another number each time."""
    return lambda size: head + "".join(unit.format(n) for n in range(size // len(unit.encode()))) + tail


def _page(unit: str) -> Callable[[int], str]:
    return _again(unit, _PAGE)


_MARKDOWN = "# A\n\n[a](b) [c](d) [e](f)\n\n"
_TEXTS: dict[str, Callable[[int], str]] = {
    "one line": _again(_SENTENCE),
    "lines of two letters": _again("ab\n"),
    "the same sentence a line": _again(_SENTENCE + "\n"),
    "other sentences": _numbered("Number {} of the gates was opened by hand on Sunday, as the lock keeper said.\n"),
    "a run of marks": _again("\u0301", "e"),
    "marks of Indic script": _again("\u093f", "\u0915"),
    "no white space": _again("x"),
    "Han without an end": _again("中"),
    "brackets": _again("[("),
    "lines of brackets": _again("(a [b " * 95 + "\n"),
    "dots": _again("."),
    "capitals": _again("A "),
    "bylines": _again("By Ada Brook and "),
    "days": _again("12 March 2021 "),
    "figures": _again("1 "),
    "labels": _again("read: "),
    "addresses": _again("https://a.example/b?c=d "),
    "white space": _again(" \u2003", "a", "b"),
    "lines of gaps": _again(" " * 39 + "a"),
    "blank lines": _again("\n", "a", "b"),
    "hyphens": _again("- "),
    "zero bytes": _again("\0", "a"),
    "joiners": _again("\u200d", "a"),
    "Markdown, open brackets": _again("[", _MARKDOWN),
    "Markdown, links": _numbered("[a{0}](/b{0}) ", _MARKDOWN),
    "Markdown, rows": _again("|a|b|\n|-|-|\n", _MARKDOWN),
}
_PAGES: dict[str, Callable[[int], str]] = {
    "one element": _page(_SENTENCE),
    "one word in an element": _page("x"),
    "a run of marks in an element": _page("\u0301"),
    "a gap in an element": _again("&nbsp;", f"{_PAGE}<p>a", "a"),
    "a gap in the title": _again("&#8195;", "<title>a", f"a</title>{_PAGE}"),
    "a gap in a statement": _again("&nbsp;", "<meta name=author content='a", f"a'>{_PAGE}"),
    "preformatted": _again(" ", f"{_PAGE}<pre>a", "a</pre>"),
    "elements without text": _page("<i></i>"),
    "paragraphs": _page(f"<p>{_SENTENCE}</p>"),
    "line breaks": _page("word word<br>"),
    "double line breaks": _page("word word<br><br>"),
    "nested blocks": _page("<div>a "),
    "nested spans": _page("<span><b>a "),
    "lists in lists": _page("<ul><li>a"),
    "tables in tables": _page("<table><tr><td>a"),
    "cells": _page("<td>w</td>"),
    "links": _page("<a href=/x>link text</a> "),
    "classes": _page("<p class='a b comments related'>hello</p>"),
    "one element with attributes": _numbered(" a{}=1", f"{_PAGE}<p", ">a"),
    "one element with classes": _numbered(" c{}", f'{_PAGE}<p class="', '">a'),
    "one element with one class": _again("c", f'{_PAGE}<p class="', '">a'),
    "one name": lambda size: f"{_PAGE}<{'x' * size}>a",
    "names of elements": _numbered("<x{}>a", _PAGE),
    "ids": _numbered("<p id=a{}>a", _PAGE),
    "the same id": _page("<p id=a>a"),
    "headings": _numbered("<h2>Part {}</h2>", _PAGE),
    "one title": _again("Gates ", "<title>", f"</title>{_PAGE}"),
    "titles": _page("<title>a b c</title>"),
    "statements of meta": _numbered("<meta property='article:tag' content='a{}'>", "<html><head>", _PAGE),
    "days in markup": _numbered("<time datetime=2021-03-12T10:00:0{}Z>a</time>", _PAGE),
    "author links": _numbered("<a rel=author href=/a/{0}>Ada Brook {0}</a>", _PAGE),
    "JSON-LD, nested": lambda size: f"{_PAGE}<script type=application/ld+json>{'[' * size}</script>",
    "JSON-LD, a list": _numbered('{{"@type":"NewsArticle","headline":"a{}"}},', f"{_PAGE}<script type=application/ld+json>[", "{}]</script>"),
    "JSON-LD, one string": _again("a b ", f'{_PAGE}<script type=application/ld+json>{{"@type":"NewsArticle","articleBody":"', '"}</script>'),
    "a script": _again('{"a":"b"},', f"{_PAGE}<script>x=[", "]</script>"),
    "scripts": _page("<script>a</script>"),
    "comments": _page("<!-- a -->"),
    "an open comment": _again("a ", f"{_PAGE}<!--"),
    "entities": _page("&amp;"),
    "open tags": _page("<"),
    "forms and buttons": _page("<form><button>a</button></form>"),
    "pictures with captions": _numbered("<figure><img src=/{0}><figcaption>Gate {0}</figcaption></figure>", _PAGE),
    "templates": _page("<template><p>a</p></template>"),
    "frames": _page("<iframe srcdoc='<p>a</p>'></iframe>"),
}  # fmt: skip
KINDS: dict[str, tuple[DocumentKind, Callable[[int], str]]] = {
    **{f"dump: {name}": ("text", make) for name, make in _TEXTS.items()},
    **{f"page: {name}": ("html", make) for name, make in _PAGES.items()},
}
