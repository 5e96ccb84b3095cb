"""Dumps in Markdown, as crawlers and converters write them: addresses of links, marks of headings and emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.grammar.letters import bared
from pipeline.segment.dump.pieces import Piece, line_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Signs that prose does not have. One kind alone may be an accident, but for three links with their addresses.
_LINK = re.compile(r"\[[^\[\]\n]{0,300}\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,2000}(?: \"[^\"\n]{0,300}\")?\)")
_HEADING = re.compile(r"^#{1,6} {1,3}\S", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![*\w])(\*\*|__)(?=[^\s*_])[^*_\n]{1,300}(?<=[^\s*_])\1(?![*\w])")
_ESCAPE = re.compile(r"\\[-.'\"#*_\[\]()!+>$|]")
_UNDERLINE = re.compile(r"^[^\n]*\w[^\n]*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
LEAST_LINKS, LEAST_ESCAPES, LEAST_SUBHEADINGS = 3, 3, 2
# More would be a site, not an article; the parser's time is then not worth it.
MOST_CHARS = 1_000_000
# So far behind what was read last the next words are looked for: an address stands between, or an embedded picture.
REACH = 50_000

_FENCED_DIV = re.compile(r"^ {0,3}:{3,}[^\n]*$", re.MULTILINE)
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(?:[^\n]*\n){1,60}?\1[ \t]*\n")
_DESTINATION = re.compile(
    r"\]\(\s*(?:<[^<>\n]*>|(?:[^()\s]|\((?:[^()\s]|\([^()\s]*\))*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_REFERENCE = re.compile(r"\](?:\[[^\[\]]*\])?")
_ATTRIBUTES = re.compile(r"\{[.#:=\w][^{}\n]*\}")
_TAG = re.compile(r"<[!/a-zA-Z][^<>]*>")


def is_markdown(text: str) -> bool:
    """Whether a dump is written in Markdown: two kinds of its signs, or one that nothing else has."""
    if len(text) > MOST_CHARS:
        return False
    links = _count(_LINK, text, LEAST_LINKS) if "](" in text else 0
    if links >= LEAST_LINKS:
        return True
    headings = _HEADING.findall(text) if "# " in text else []
    if sum(heading.startswith("##") for heading in headings) >= LEAST_SUBHEADINGS:
        return True
    emphasis = ("**" in text or "__" in text) and _EMPHASIS.search(text) is not None
    escapes = "\\" in text and _count(_ESCAPE, text, LEAST_ESCAPES) >= LEAST_ESCAPES
    underlined = ("\n===" in text or "\n---" in text) and _UNDERLINE.search(text) is not None
    return sum((links > 0, bool(headings), emphasis, escapes, underlined)) >= 2


def _count(pattern: re.Pattern[str], text: str, most: int) -> int:
    return sum(1 for _, _found in zip(range(most), pattern.finditer(text), strict=False))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # lazily: few dumps need it

    # A dump's indent is no code, and what it writes with "&" stays as printed.
    return (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .disable(["code", "entity", "fragments_join", "text_join"])
    )


def read_markdown(text: str) -> list[Piece]:
    """The lines that a reader would see, each with the signs that stood about it; lines of signs alone have no text.

    Together they hold every character of `text` that is no white space. Ordered items keep their number: a paragraph may
    begin with a day ("5. March"). Images are signs, with the words that replace them.
    """
    front = _FRONT.match(text)
    skipped = front.end() if front else 0
    return _Reader(text, skipped).read(_parser().parse(_FENCED_DIV.sub("", text[skipped:])))


class _Reader:
    """The lines of the source, and which of them were read."""

    def __init__(self, text: str, skipped: int) -> None:
        self.lines = text.split("\n")
        self.first = text.count("\n", 0, skipped)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.found: dict[int, list[Piece]] = {}  # by the first line of the source

    def read(self, tokens: Sequence[Token]) -> list[Piece]:
        number = ""
        for index, token in enumerate(tokens):
            if token.type == "list_item_open":
                number = token.info + token.markup if token.info else ""
            elif token.type == "inline" and token.map:
                self._inline(token, number)
                number = ""
            elif token.type == "fence" and token.map:
                self._fence(token)
            elif token.type == "html_block" and token.map:
                self._tagged(token)
            elif token.type == "tr_open" and token.map:
                self._row(tokens, index)
        return list(self._in_order())

    def _in_order(self) -> Iterator[Piece]:
        blank, index = 0, 0
        while index < len(self.lines):
            pieces = self.found.get(index)
            if not pieces:
                line = self.lines[index]
                if not line.strip():
                    blank += 1
                else:
                    yield self._plain(index, blank)
                    blank = 0
                index += 1
                continue
            for piece in pieces:
                yield piece._replace(blank_before=blank)
                blank = 0
            index = max(index + 1, self._line_of(pieces[-1].end) + 1)

    def _line_of(self, position: int) -> int:
        low, high = 0, len(self.lines) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.starts[middle] < position else (low, middle - 1)
        return low

    def _plain(self, index: int, blank: int) -> Piece:
        """A line that no token covers: signs, but for the head that a page's crawler wrote before it."""
        line = bared(self.lines[index])
        is_text = index < self.first and any(c.isalnum() for c in line)
        text, sign = (line, "") if is_text else ("", line)
        return self._line(index, text, sign)._replace(blank_before=blank)

    def _line(self, index: int, text: str, sign: str) -> Piece:
        return line_of(text, sign, self.lines[index], self.starts[index], opens=True)

    def _span(self, token: Token) -> tuple[int, int]:
        first, end = token.map  # type: ignore[misc]  # asked before
        return first + self.first, min(end + self.first, len(self.lines))

    def _inline(self, token: Token, number: str) -> None:
        first, end = self._span(token)
        if first in self.found:
            return
        source = "\n".join(self.lines[first:end])
        parts = _Parts(source)
        if number:
            parts.take(number + " ")
        for child in token.children or ():
            parts.child(child)
        self.found[first] = self._pieces(parts, first)

    def _pieces(self, parts: _Parts, first: int) -> list[Piece]:
        base = self.starts[first]
        return [p._replace(start=base + p.start, end=base + p.end) for p in parts.lines() if p.text or p.sign]

    def _fence(self, token: Token) -> None:
        """Preformatted lines, between two that are signs."""
        first, end = self._span(token)
        for index in range(first, end):
            line = bared(self.lines[index])
            is_sign = index in (first, end - 1) and line[:3] in ("```", "~~~")
            if line:
                self.found[index] = [self._line(index, *(("", line) if is_sign else (line, "")))]

    def _tagged(self, token: Token) -> None:
        """Lines of HTML: what stands between tags, which may be longer than a line."""
        first, end = self._span(token)
        parts = _Parts("\n".join(self.lines[first:end]))
        done = 0
        for tag in (*_TAG.finditer(parts.source), None):
            for count, words in enumerate(parts.source[done : tag.start() if tag else None].split("\n")):
                if count:
                    parts.end_line(opens=False)
                parts.take(words)
            done = tag.end() if tag else done
            parts.leave(done)
        self.found[first] = self._pieces(parts, first)

    def _row(self, tokens: Sequence[Token], index: int) -> None:
        first, _ = self._span(tokens[index])
        parts = _Parts(self.lines[first])
        count = 0
        for at in range(index + 1, len(tokens)):
            token = tokens[at]
            if token.type == "tr_close":
                break
            if token.type == "inline":
                if count:
                    parts.take(" | ")
                for child in token.children or ():
                    parts.child(child)
                count += 1
        self.found[first] = self._pieces(parts, first)


class _Parts:
    """The source of one block, cut into what its reader sees and the signs between."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.texts: list[list[str]] = [[]]
        self.signs: list[list[str]] = [[]]
        self.ends: list[int] = []
        self.opens = [True]

    def take(self, words: str) -> None:
        """Visible words, as they stand in the source from here on."""
        bare = words.strip()
        at = self.source.find(bare, self.position, self.position + len(bare) + REACH) if bare else self.position
        if at < 0:  # the parser wrote it in another way: word by word
            for word in bare.split():
                found = self.source.find(word, self.position, self.position + len(word) + REACH)
                self.leave(found if found >= 0 else self.position)
                self.texts[-1].append(word if found >= 0 else "")
                self.position += len(word) if found >= 0 else 0
                self.texts[-1].append(" ")
            return
        if words[:1].isspace():
            self.texts[-1].append(" ")
        self.leave(at)
        self.texts[-1].append(bare)
        self.position = at + len(bare)
        if bare and words[-1:].isspace():
            self.texts[-1].append(" ")

    def child(self, token: Token) -> None:
        """Whatever a token of the line stands for."""
        if token.type in ("text", "text_special", "code_inline"):
            self.take(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            self.end_line(opens=token.type == "hardbreak")
        elif token.type in ("link_close", "image"):
            self._leave_link(token)

    def _leave_link(self, token: Token) -> None:
        """Pass over where a link leads to, which may hold any word of the text behind it."""
        if token.type == "image":
            start = self.source.find("![", self.position, self.position + REACH)
            if start < 0:
                return
            self.leave(start)
            inner = start + 2 + len(token.content)
            match = _DESTINATION.search(self.source, min(inner, len(self.source)), inner + REACH)
            end = match.end() if match else start + 2
        else:
            until = self.position + REACH
            match = _DESTINATION.match(self.source, self.position, until) or _REFERENCE.match(
                self.source, self.position, until
            )
            if match is None:
                return
            end = match.end()
        attributes = _ATTRIBUTES.match(self.source, end)
        self.leave(attributes.end() if attributes else end)

    def leave(self, until: int) -> None:
        """What stands before `until` are signs."""
        sign = self.source[self.position : until].strip()
        if sign:
            self.signs[-1].append(" ".join(sign.split()))
        self.position = max(self.position, until)

    def end_line(self, *, opens: bool) -> None:
        """Go on with the next line of the source; `opens` says that it is one of its own."""
        at = self.source.find("\n", self.position)
        if at < 0:
            return
        self.leave(at)
        self.opens.append(opens)
        self.position = at + 1
        self.ends.append(at)
        self.texts.append([])
        self.signs.append([])

    def lines(self) -> Iterator[Piece]:
        """One piece a line; places are within the source."""
        self.leave(len(self.source))
        start = 0
        ends = (*self.ends, len(self.source))
        for text, sign, end, opens in zip(self.texts, self.signs, ends, self.opens, strict=True):
            whole = " ".join("".join(text).split())
            yield line_of(whole, " ".join(sign), self.source[start:end], start, opens=opens)
            start = end + 1
