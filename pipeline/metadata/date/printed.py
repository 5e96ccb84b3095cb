"""Dates printed in the lines of a document: beside the headline, above and right behind the body. Nothing judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from pipeline.grammar import DateMention, read_line
from pipeline.grammar.datelines import read_dateline
from pipeline.grammar.line import LineKind
from pipeline.grammar.vocabulary import fold as folded
from pipeline.metadata.date.captioned import is_captioned
from pipeline.metadata.date.copied import is_of_copy
from pipeline.metadata.date.ranges import is_ranged
from pipeline.metadata.date.same_day import first_published
from pipeline.metadata.date.statement import (
    DIGIT,
    MAX_PRINTED_CHARS,
    OFF_REASONS,
    STAMPS,
    DateReader,
    DateStatement,
    Role,
)
from pipeline.metadata.document.layout import long_blocks, prints_headline
from pipeline.metadata.field.folding import fold
from pipeline.model.block import Block, BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

HEAD_BEFORE, HEAD_AFTER = 6, 14  # blocks before and behind the headline among which its date is looked for
DUMP_BEFORE = 25  # lines above a dump's body: flattened headers hold a word a line
HEAD_BEHIND_START = 5  # blocks behind the first line of the body: bylines and dates are often taken for body
MAX_TIMED_INSIDE_CHARS = 90  # the same beside a day with a time of day, which prose rarely gives
TAIL_WHOLE = 4  # blocks behind the body in which a line that is nothing but a date counts
TAIL = 5  # blocks behind the body in which a labelled date counts
MAX_INSIDE_CHARS = 60  # text beside an unlabelled date in its line
MAX_KEPT_INSIDE_CHARS = 25  # the same in a dump's kept line; a page's cleaner has taken its date lines out
MAX_LABELLED_CHARS = 90  # a longer kept line with a label is prose ("published on 3 March, the report says …")
MIN_LEAD_CHARS, LEAD_CHARS = 60, 80  # of a first paragraph that may open with the date; of its opening
LEAD_BLOCKS = 2  # a summary often stands before the report
_LEAD_MARK = re.compile(
    r"\s*(?:[)\]]|[-–—:|./(](?:\s|$)|\((?:[A-ZÀ-Þ]{2,}\)|[^\W\d_a-z][^()]{1,40}\)\s?[-–—])|[-–—]|/[A-Z]|[„“«\"])"
)
_LEAD_MARK_CHARS = 50  # a bracket with an agency's name, and the dash behind it
_PLACES = re.compile(
    r"\W{0,2}(?:[^\W\d_a-zà-ÿ][\w.'’-]*(?:\s(?:am|an|der|de|la|le|du|del|di|da|do|upon|of|im|in|bei)\b)*[\s,|/(–—-]+){1,5}"
)
"""DateStatements before a date, capitalised: `BERLIN/LONDON, `, `Neustadt am Fluss | `."""
_RELEASED = re.compile(
    r"(?i)\W{0,2}(?:presse|medien)(?:mitteilung|information|meldung)\s+vom\s+|\W{0,2}press release[,:]?\s+(?:of\s+)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
MAX_FILED_CHARS = 500
_FILED = re.compile(
    r"(?i)(?:this|dieser?|cet(?:te)?|esta?|este|questo|dit|deze|detta|dette)\s+(?:post|entry|article|artikel|beitrag|eintrag|billet|entrada"
    r"|bericht|inlägg|innlegg|indlæg)\s+(?:was|wurde|a été|fue|foi|è stato|werd|is|blev|ble)\s(?!(?:updated|edited|aktualisiert|modified))"
)
_ORIGINALLY = re.compile(
    r"(?i)\b(?:was|wurde|a été|fue|foi|è stato) (?:originally|first|ursprünglich|zuerst|initialement|originalmente)\b"
)
# Words before a day on which something ends or takes place.
_UNTIL = re.compile(
    r"(?i)\b(?:until|till|bis|jusqu['’]au|hasta(?: el)?|fino al?|até|tot|takes place|findet)[\s:]+(?:\S+\s+){0,2}$"
)
# A day in figures that opens a headline: "23.01.2022 - Harbour closed". It dates the report, one in words is its subject.
_STAMPED_TITLE = re.compile(r"\s[-–—|]\s")
# What counters print behind a day: "28.01.2022 / 0 comments", "… | 3 min read | Comments (4)".
_COUNTER = re.compile(r"(?:\s*[|/·•,–-]?\s*(?:\d{1,4}(?:\s[^\W\d_]+){1,2}|[^\W\d_]+\s?\(\d{1,4}\))){1,2}\Z")
CLOCK_LINES, MENU_LINES = 12, 20  # lines of a dump's top where sites print the day; lines of a menu behind it
_ISSUE = re.compile(
    r"(?i)\b(?:issue|ausgabe|heft|num[ée]ro|número|edition|edição|editie|uitgave|nummer|numer|vydání|выпуск|номер)\b"
)
_POSTER = re.compile(r"\(@\w{2,}\)|(?:^|\s)@\w{2,}|pic\.twitter\.com")  # a quoted post's own signature
_ARTICLE_MARKS = frozenset(("article", "main", "byline"))
COUNTED = 3  # blocks behind the headline in which a day with the counter of comments is the report's
TEXT_BLOCKS = 2  # paragraphs below which a page's line beside others is no head's any more
OWN_DAYS = 2  # so many different days in lines that stay within the text are the article's own
MAX_STAMP_CHARS = 50  # a live blog's stamp: a day, a time, perhaps a label
_LONG = 180  # characters to a reader of a kept block that is surely body text


class PrintedDates:
    """The statements in a document's lines."""

    def __init__(self, reader: DateReader) -> None:
        self.reader = reader

    @cached_property
    def title_blocks(self) -> tuple[int, ...]:
        """Indices of the blocks that print the headline (breadcrumbs and lists repeat it), at most three."""
        title = fold(self.reader.context.known.title or "")
        if not title:
            return ()
        low, high = len(title), 2 * len(title) + 40  # folding drops marks, so that the printed title is no shorter
        blocks = self.reader.context.cleaned.blocks
        same = [b.index for b in blocks if low <= len(b.text) < high and prints_headline(fold(b.text), title)]
        return tuple(same[:3])

    @cached_property
    def body_start(self) -> int:
        """Index of the first kept block that is surely body text."""
        kept = self.reader.context.kept
        first = next(long_blocks(self.reader.context, _LONG), None)
        return first if first is not None else kept[0].index if kept else len(self.reader.context.cleaned.blocks)

    @cached_property
    def body_end(self) -> int:
        """Index of the last kept block."""
        kept = self.reader.context.kept
        return kept[-1].index if kept else -1

    @cached_property
    def stamps(self) -> frozenset[int]:
        """Indices of the lines within the text that are a live blog's stamps: three or more short ones with a day."""
        between = self.reader.context.cleaned.blocks[self.body_start + 1 : max(self.body_end, 0)]
        short = [b for b in between if len(b.text) <= MAX_STAMP_CHARS and DIGIT.search(b.text)]
        dated = [b.index for b in short if any(m.iso_day for m in self.reader.find(b.text))]
        return frozenset(dated) if len(dated) >= STAMPS else frozenset()

    @cached_property
    def own_days(self) -> frozenset[int]:
        """Indices of the short lines that stay within the text and state different days: a chronology's, a table's; longer ones
        with a time of day are signed by somebody.
        """
        start = next(long_blocks(self.reader.context, MIN_LEAD_CHARS), self.body_end)
        within = (b for b in self.reader.context.kept if start < b.index < self.body_end)
        short = [b for b in within if len(b.text) <= MAX_LABELLED_CHARS and DIGIT.search(b.text)]
        found = [(b, m) for b in short for m in self.reader.find(b.text)[:1] if m.iso_day]
        days = {b.index: m.iso_day for b, m in found if len(b.text) <= MAX_STAMP_CHARS or m.hour is not None}
        return frozenset(days) if len({*days.values()}) >= OWN_DAYS else frozenset()

    @cached_property
    def _between_paragraphs(self) -> range:
        """Indices of a page's blocks with so many paragraphs of the text above and one below; none for a dump."""
        if not self.reader.context.is_html:
            return range(0)
        above = [*islice(long_blocks(self.reader.context, MIN_LEAD_CHARS), TEXT_BLOCKS)]
        return range(above[-1], self.body_end) if len(above) == TEXT_BLOCKS else range(0)

    def printed(self) -> Iterator[DateStatement]:
        """Dates printed beside the headline, and labelled ones right behind the body.

        A dump has no structure: there every line above the body counts as standing beside the headline.
        """
        blocks, start = self.reader.context.cleaned.blocks, self.body_start
        distances: dict[int, int] = {}
        is_html, near = self.reader.context.is_html, self.title_blocks
        # The day of a page that prints no headline stands near what may be its first paragraph, however short.
        opening = min(start, next(long_blocks(self.reader.context, MIN_LEAD_CHARS), start))
        for anchor in (near or (opening,)) if is_html else (*near, start):
            low, high = anchor - HEAD_BEFORE, anchor + HEAD_AFTER
            if is_html:
                high = min(max(start, anchor) + HEAD_BEHIND_START, high)
            elif anchor == start:
                low, high = start - DUMP_BEFORE, start + HEAD_BEHIND_START
            for index in range(max(0, low), min(high, len(blocks))):
                if index not in distances or abs(index - anchor) < abs(distances[index]):
                    distances[index] = index - anchor
        head = [p for index in sorted(distances) for p in self._lines(blocks[index], "head", distances[index])]
        yield from self._own(head)
        behind = [b for b in blocks[self.body_end + 1 : self.body_end + 1 + TAIL] if b.index not in distances]
        tail = [place for block in behind for place in self._lines(block, "tail", block.index - self.body_end)]
        alone = len({p.day for p in tail if p.role == "published"}) == 1  # else a list of other stories
        yield from (p for p in tail if alone or p.origin.shape == "labelled")
        yield from self._filed()
        yield from self._lead()

    def _own(self, head: list[DateStatement]) -> Iterator[DateStatement]:
        """The dates of the head without the site's clock above it, and without the stamps of a live blog within the text.

        A clock is an unlabelled day above the headline, while another one stands below it. Stamps are three or more
        unlabelled days between paragraphs that stay.
        """
        bare = [p for p in head if p.value.label is None and p.role == "published"]
        top = self.title_blocks[0] if self.title_blocks else None
        below = any(p.distance > 0 and p.origin.shape != "inside" for p in head if p.role == "published")
        clocks = [p for p in bare if top is not None and p.distance < 0 and below and p.block < top]
        clocks = [p for p in clocks if not self._in_article(p.block)]
        clocks += [p for p in bare if self._is_top_clock(p)]
        off = clocks + [p for p in bare if p.block in self.stamps or p.block in self.own_days]
        yield from (p for p in head if p not in off)

    def _is_top_clock(self, place: DateStatement) -> bool:
        """Whether a dump's bare day stands among its first lines and a whole menu parts it from headline and text."""
        if self.reader.context.is_html or place.block >= CLOCK_LINES:
            return False
        start = self.body_start
        head = max((n for n in self.title_blocks if n <= start), default=start)
        return min(head if head > place.block else start, start) - place.block > MENU_LINES

    def _in_article(self, block: int) -> bool:
        """Whether a page's markup places a block in the article or in its line of author and day, where no clock stands."""
        return not _ARTICLE_MARKS.isdisjoint(self.reader.context.cleaned.blocks[block].marks)

    def _filed(self) -> Iterator[DateStatement]:
        """The sentence that blogs print behind a post: "This entry was posted on March 3rd, 2021 and is filed under …"."""
        end = self.body_end
        for block in self.reader.context.cleaned.blocks[max(0, end - 1) : end + 1 + TAIL]:
            if _FILED.match(block.text) and len(block.text) <= MAX_FILED_CHARS:
                mentions = [m for m in self.reader.find(block.text) if m.iso_day]
                if mentions:
                    kind = "originally" if _ORIGINALLY.search(block.text) else "filed"
                    yield DateStatement(
                        mentions[0], Origin("line", "tail", kind), block.text, distance=block.index - end
                    )

    def _lead(self) -> Iterator[DateStatement]:
        """A date that opens the text: `(18.01.2018) …`, `27.1.2022 - …`, `LONDON, 3 March 2021 – …`."""
        blocks = self.reader.context.cleaned.blocks
        for index in islice(long_blocks(self.reader.context, MIN_LEAD_CHARS), LEAD_BLOCKS):
            text = blocks[index].text
            head = text[:LEAD_CHARS]
            if not _YEAR.search(folded(head)):
                continue
            mention = next((m for m in self.reader.find(head) if m.iso_day), None)
            if mention is not None and (line := read_dateline(text)) is not None and line.agency:
                yield DateStatement(mention, Origin("line", "lead"), head)
                return
            if mention is None or not _LEAD_MARK.match(text[mention.end : mention.end + _LEAD_MARK_CHARS] or "|"):
                continue
            before = head[: mention.start]
            if mention.start <= 3 or _PLACES.fullmatch(before) or _RELEASED.fullmatch(before):
                yield DateStatement(mention, Origin("line", "lead"), head)
                return

    def _lines(self, block: Block, zone: str, distance: int) -> Iterator[DateStatement]:
        if "comments" in block.marks or (zone == "tail" and "related" in block.marks):
            return
        if block.kind is BlockKind.QUOTE:
            return  # a quoted post is dated by who wrote it
        verdict = self.reader.context.cleaned.verdicts[block.index]
        text = block.text
        if len(text) > MAX_PRINTED_CHARS or DIGIT.search(text) is None or verdict.reason in OFF_REASONS:
            beside = verdict.reason is Reason.RELATED_LINKS and zone == "head" and abs(distance) <= HEAD_BEFORE + 2
            counted = verdict.reason is Reason.COMMENTS and zone == "head" and 0 < distance <= COUNTED
            if not (beside or counted) or len(text) > MAX_LABELLED_CHARS:
                return
        dated = [m for m in self.reader.find(text) if m.iso_day]
        if verdict.reason is Reason.RELATED_LINKS:
            dated = [m for m in dated if m.label or m.hour is not None]
        if verdict.reason is Reason.COMMENTS:
            dated = [m for m in dated if m.start == 0 and _COUNTER.fullmatch(text[m.end :])]
        if verdict.reason is Reason.CAPTION:  # a caption's day is the picture's; one with a time of day is the story's
            dated = [m for m in dated if m.hour is not None and abs(distance) <= 2]
        if not dated:
            return
        reading = read_line(text, self.reader.context.ruleset.languages)
        whole = reading is not None and reading.kind in (LineKind.DATE, LineKind.BYLINE)
        title = self.reader.context.known.title or ""
        spare = len(text) - (len(title) if title and text.startswith(title) else 0)
        dated += first_published(text, dated, self.reader.context.ruleset.languages)
        for mention in dated[:3]:
            if text.startswith(title) and mention.end <= len(title) and not _stamps_title(mention, title):
                continue  # the headline's own: what the story is about
            labelled = any(m.label for m in dated if m.start > mention.start)
            signed = reading is not None and reading.kind is LineKind.BYLINE and reading.states_day
            if self._is_others(text, mention, signed) or self._is_ranged(text, mention, labelled):
                continue
            timed = MAX_TIMED_INSIDE_CHARS if mention.hour is not None else 0
            kept = 0 if self.reader.context.is_html else MAX_KEPT_INSIDE_CHARS
            most = max(timed, kept if verdict.keep else MAX_INSIDE_CHARS)
            stated = mention.label is not None and (whole or not verdict.keep or len(text) <= MAX_LABELLED_CHARS)
            shape = "labelled" if stated else "whole" if whole else "inside"
            if shape == "inside" and (zone == "tail" or spare - len(mention.text) > most):
                continue
            if shape == "inside" and mention.hour is None and block.index in self._between_paragraphs:
                continue  # a picture's or a box's
            if zone == "tail" and shape == "whole" and distance > TAIL_WHOLE:
                continue
            role: Role = "modified" if mention.label == "modified" else "published"
            yield DateStatement(
                mention, Origin("line", zone, shape), text, role=role, distance=distance, block=block.index
            )

    def _is_others(self, text: str, mention: DateMention, signed: bool) -> bool:
        """Whether a day is a quoted post's, a picture's, a copy's, or that of what takes place; `signed`: it is a byline's."""
        before = text[: mention.start]
        if _POSTER.search(before) or _UNTIL.search(before[-40:]):
            return True
        if mention.label is not None or mention.hour is not None:
            return mention.label is None and is_of_copy(text, mention)
        if _ISSUE.search(text) is not None or is_of_copy(text, mention):
            return True
        return not signed and is_captioned(text, mention, self.reader.context.ruleset.languages)

    def _is_ranged(self, text: str, mention: DateMention, before_label: bool) -> bool:
        """Whether a day is one end of a range, and not the same day again in another calendar."""
        languages = self.reader.context.ruleset.languages
        if not is_ranged(text, mention, languages, before_label):
            return False
        return is_ranged(self.reader.without_other_calendars(text), mention, languages, before_label)


def _stamps_title(mention: DateMention, title: str) -> bool:
    """Whether a day opens the headline in figures, set apart from its words."""
    figures = not any(char.isalpha() for char in mention.text)
    return mention.start == 0 and figures and _STAMPED_TITLE.match(title[mention.end :]) is not None
