"""What speaks for a line of a dump being its headline, measured; and how much each measure weighs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.grammar import find_dates
from pipeline.grammar.prose import reading_length, word_count
from pipeline.metadata.document.layout import OPENING_CHARS
from pipeline.metadata.document.site_names import title_parts
from pipeline.metadata.field.folding import overlap
from pipeline.metadata.title.story import MAX_CHARS, STATING, Story, share_of_words
from pipeline.model.reasons import Reason
from pipeline.packs.languages import LanguagePack

ADDRESS_ALIKE = 0.75
"""Word overlap of a line and an address's last part from which the line is its headline."""
FULL_LENGTH, LONG_LENGTH, LONG_STEP = 60.0, 110.0, 50.0
"""Headlines are longer than labels and shorter than standfirsts."""
KICKER_WORDS, LABEL_CHARS, ITEM_CHARS = 4, 25, (30, 140)
"""Words of a headline; characters of an entry of a menu, and of another story's headline in a list."""
ECHO_CHARS, FRONT_CHARS, FAR = 10, 60, 3
STANDFIRST_CHARS, STANDFIRST_LONGER, SAME_STORY, CLEARLY_SAME = 40, 1.2, 0.3, 0.5
NEAR_TOP = 12
"""Lines before the text of a dump that is no whole page."""
MOST_PARAGRAPHS, NEIGHBOURS, STATED_LINES = 4, 3, 3
_STOP = tuple(".:…,;。：，；、।۔،؛")
_SENTENCES = re.compile(r"[.!?]\s+[^\W\d_a-zà-ÿ]|^…")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_MARKERS = ("*", "+", "-", "•", "·", ">", "»")
_OPENING, _CLOSING = "([（【［", ")]）】］"
_ASKS = frozenset((
    Reason.SHARE, Reason.PROMO, Reason.CONSENT, Reason.NEWSLETTER, Reason.ADVERTISEMENT, Reason.COMMENTS,
    Reason.PAYWALL, Reason.CAPTCHA_OR_FORM, Reason.FOOTER, Reason.TAGS,
))  # fmt: skip
# Phrases of the packs that are a picture's buttons ("Enlarge image"): what stands below says what it shows.
_IMAGE_BUTTONS = frozenset(("image_ui", "image_ui.gallery", "image_ui.count", "image_ui.player", "image_ui.copyright"))
_STATED = ("byline", "date_published", "date_modified", "source")


def measures(story: Story, n: int, languages: Mapping[str, LanguagePack]) -> dict[str, float]:
    """Every measure of line `n` by its name; yes and no are 1 and 0."""
    return {
        name: float(value)
        for group in (_said(story, n, languages), _placed(story, n), _echoed(story, n), _beside(story, n))
        for name, value in group
    }


def _said(story: Story, n: int, languages: Mapping[str, LanguagePack]) -> Iterator[tuple[str, float]]:
    """What the line itself says, and what the cleaner says of it."""
    text, verdict = story.blocks[n].text, story.verdicts[n]
    length, words, parts = reading_length(text), word_count(text), len(title_parts(text))
    yield "share", share_of_words(text, story.text)
    yield "opening share", share_of_words(text, story.opening_text)
    yield "length", min(length, FULL_LENGTH) / FULL_LENGTH
    yield "excess", max(0.0, length - LONG_LENGTH) / LONG_STEP
    yield "few words", words < KICKER_WORDS
    yield "one word", words < 2
    yield "stop", text.endswith(_STOP)
    yield "sentences", _SENTENCES.search(text) is not None
    yield "parts", parts > 1
    yield "many parts", parts > 2
    yield "clock", _CLOCK.search(text) is not None
    yield "dated", any(mention.iso_day for mention in find_dates(text, languages))
    yield "capitals", text.isupper()
    yield "marker", text.startswith(_MARKERS)
    yield "bracketed", text[0] in _OPENING and text.rstrip()[-1:] in _CLOSING
    yield "captured", n == story.captured
    yield "captured near top", n == story.captured and story.opening <= NEAR_TOP
    yield "kept", verdict.keep
    yield "asks", verdict.reason in _ASKS and not verdict.is_guess
    yield "navigation", verdict.reason is Reason.NAVIGATION and not verdict.is_guess
    yield "like navigation", verdict.reason is Reason.NAVIGATION and verdict.is_guess
    yield "like related", verdict.reason is Reason.RELATED_LINKS
    yield "outside", verdict.reason is Reason.OUTSIDE_BODY


def _placed(story: Story, n: int) -> Iterator[tuple[str, float]]:
    """Where the line stands to the text and to the lines that state who and when."""
    before = story.opening - n
    between = sum(not _states(story, m) for m in range(n + 1, story.opening))
    yield "far", math.log1p(max(0, before - 1))
    yield "plain between", math.log1p(between)
    yield "directly above", before == 1
    yield "below", n > story.opening
    yield "opening", n == story.opening
    yield "paragraphs above", min(MOST_PARAGRAPHS, sum(m < n for m in story.paragraphs))
    yield "sentences above", min(MOST_PARAGRAPHS, sum(m < n for m in story.sentences))
    yield "first", n == 0
    yield "first near top", n == 0 and story.opening <= NEAR_TOP
    yield "below near top", n > story.opening and story.opening <= NEAR_TOP
    yield "stated next", _states_who_or_when(story, range(n + 1, n + 2))
    yield "stated below", _states_who_or_when(story, range(n + 1, n + 1 + STATED_LINES))
    yield "stated above", _states_who_or_when(story, range(n - 2, n))


def _echoed(story: Story, n: int) -> Iterator[tuple[str, float]]:
    """What else in the dump says the same."""
    own, top = story.folded[n], story.folded[0]
    again = story.copies[own] > 1
    likeness = overlap(own, top) if n and len(top) > 2 * ECHO_CHARS else 0.0
    told = len(own) > ECHO_CHARS
    yield "again", again
    yield "again far", again and any(text == own and abs(m - n) > FAR for m, text in enumerate(story.folded))
    yield "begins first", n > 0 and told and (top == own or top.startswith(own + " "))
    yield "within first", n > 0 and told and " " + own in top
    yield "like first", likeness
    yield (
        "behind crumbs",
        told and any(m not in (0, n) and len(o) > len(own) and o.endswith(own) for m, o in story.around),
    )
    yield (
        "behind kicker",
        any(
            m != n and len(o) > ECHO_CHARS and 0 < len(own) - len(o) < FRONT_CHARS and own.endswith(" " + o)
            for m, o in story.around
        ),
    )
    yield "shared", bool(own) and own == story.shared
    yield "addressed", bool(story.address) and overlap(own, story.address) >= ADDRESS_ALIKE


def _beside(story: Story, n: int) -> Iterator[tuple[str, float]]:
    """What stands next to the line: its standfirst or paragraph, a menu, other stories' headlines."""
    length = reading_length(story.blocks[n].text)
    below = story.blocks[n + 1].text if n + 1 < len(story.blocks) else ""
    above = story.blocks[n - 1].text if n else ""
    longer = STANDFIRST_LONGER * length < reading_length(below) < MAX_CHARS and reading_length(below) > STANDFIRST_CHARS
    pictured = n > 0 and story.verdicts[n - 1].origin.shape in _IMAGE_BUTTONS
    yield "below picture", pictured and not any(map(str.isdigit, above))  # "11 min read" is none
    yield "paragraph next", bool(below) and reading_length(below) >= OPENING_CHARS and story.verdicts[n + 1].keep
    longer = longer and n + 1 != story.captured
    yield "standfirst next", longer and share_of_words(below, story.text) >= SAME_STORY
    told = len(above) >= LABEL_CHARS and word_count(above) > 1 and share_of_words(above, story.text) >= CLEARLY_SAME
    yield "headline above", told
    yield "longer than above", told and n != story.captured and length > STANDFIRST_LONGER * reading_length(above)
    near = [
        m
        for m in range(n - NEIGHBOURS, n + NEIGHBOURS + 1)
        if m != n and 0 <= m < min(story.opening, len(story.blocks))
    ]
    plain = [m for m in near if story.verdicts[m].reason not in STATING]
    items = sum(_is_item(story.blocks[m].text) for m in plain)
    yield "items around", items / (2 * NEIGHBOURS)
    labels = [m for m in plain if len(story.blocks[m].text) < LABEL_CHARS]
    yield "labels around", len(labels) / (2 * NEIGHBOURS)
    yield "labels below", sum(m > n for m in labels) / NEIGHBOURS


def _is_item(text: str) -> bool:
    low, high = ITEM_CHARS
    return low <= len(text) <= high and word_count(text) >= KICKER_WORDS


def _states(story: Story, n: int) -> bool:
    return story.verdicts[n].captured_as is not None or story.verdicts[n].reason in STATING


def _states_who_or_when(story: Story, places: Iterable[int]) -> bool:
    inside = [story.verdicts[m] for m in places if 0 <= m < len(story.verdicts)]
    inside = [verdict for verdict in inside if verdict.origin.family != "stamp"]  # a live blog's, of its entries
    return any(v.captured_as in _STATED or v.reason in (Reason.DATE_LINE, Reason.BYLINE_LINE) for v in inside)
