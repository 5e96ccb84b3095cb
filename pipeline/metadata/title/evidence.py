"""What speaks for a line of a dump being its headline, measured; and how much each measure weighs."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping

from pipeline.grammar import find_dates
from pipeline.grammar.letters import CAPITALS, SMALL
from pipeline.grammar.prose import is_unspaced, reading_length, word_count
from pipeline.metadata.document.layout import OPENING_CHARS
from pipeline.metadata.document.site_names import title_parts
from pipeline.metadata.field.folding import overlap
from pipeline.metadata.title.marks import without_label
from pipeline.metadata.title.story import KICKER_WORDS, LABEL_CHARS, MAX_CHARS, Story
from pipeline.model.evidence import IMAGE_BUTTONS
from pipeline.model.reasons import Reason
from pipeline.packs.languages import LanguagePack

ADDRESS_ALIKE = 0.75
"""Word overlap of a line and an address's last part from which the line is its headline."""
FULL_LENGTH, LONG_LENGTH, LONG_STEP = 60.0, 110.0, 50.0
"""Headlines are longer than labels and shorter than standfirsts."""
ECHO_CHARS, FRONT_CHARS, FAR = 10, 60, 3
STANDFIRST_CHARS, STANDFIRST_LONGER, SAME_STORY, CLEARLY_SAME = 40, 1.2, 0.3, 0.5
NEAR_TOP = 12
"""Lines before the text of a dump that is no whole page."""
MOST_PARAGRAPHS, NEIGHBOURS, STATED_LINES = 4, 3, 3
_STOP = tuple(".:…,;。：，；、।॥۔،؛።፡፣፤။၊།༎។៕։")
_SENTENCES = re.compile(rf"[.!?।॥۔؟።။།។։]\s+[^\W\d_{SMALL}]|^…")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
# "Markets todayIndex falls": two pieces of the page in one line
_SEAM = re.compile(rf"[^\W\d_{CAPITALS}]{{3}}[{CAPITALS}][{SMALL}]{{2}}")
_MARKERS = ("*", "+", "-", "•", "·", ">", "»")
_INNER = tuple(",.;)，。、；）،؛")
"""What a line begins with that goes on with the sentence of a line above: a link stood between."""
_POINTERS = tuple("<>‹›←→")
_OPENING, _CLOSING = "([（【［", ")]）】］"
_ASKS = frozenset((
    Reason.SHARE, Reason.PROMO, Reason.CONSENT, Reason.NEWSLETTER, Reason.ADVERTISEMENT, Reason.COMMENTS,
    Reason.PAYWALL, Reason.CAPTCHA_OR_FORM, Reason.FOOTER, Reason.TAGS,
))  # fmt: skip


def measures(story: Story, n: int, languages: Mapping[str, LanguagePack]) -> dict[str, float]:
    """Every measure of line `n` by its name; yes and no are 1 and 0."""
    return {**_said(story, n, languages), **_placed(story, n), **_echoed(story, n), **_beside(story, n)}


def _said(story: Story, n: int, languages: Mapping[str, LanguagePack]) -> dict[str, float]:
    """What the line itself says, and what the cleaner says of it."""
    text, verdict = story.blocks[n].text, story.verdicts[n]
    length, words, parts = reading_length(text), word_count(text), len(title_parts(text))
    share, opening_share = story.shares(n)
    captured, sure = n == story.captured, not verdict.is_guess
    navigation = verdict.reason is Reason.NAVIGATION
    days, glued = find_dates(text, languages), _SEAM.search(text) is not None
    return {
        "share": share,
        "opening share": opening_share,
        "length": min(length, FULL_LENGTH) / FULL_LENGTH,
        "excess": max(0.0, length - LONG_LENGTH) / LONG_STEP,
        "few words": words < KICKER_WORDS,
        "one word": words < 2,
        "labelled": without_label(text, languages) != text,
        "stop": text.endswith(_STOP),
        "sentences": _SENTENCES.search(text) is not None,
        "parts": parts > 1,
        "many parts": parts > 2,
        "clock": ":" in text and _CLOCK.search(text) is not None,
        "dated": bool(days) and any(day.iso_day for day in days),
        "glued day": bool(days) and days[-1].end >= len(text) - 1 and (glued or is_unspaced(text)),
        "capitals": text.isupper(),
        "marker": text.startswith(_MARKERS),
        "seam": glued,
        "pointer": text.startswith(_POINTERS) or text.endswith(_POINTERS) or ("«" in text) != ("»" in text),
        "bracketed": text[0] in _OPENING and text.rstrip()[-1:] in _CLOSING,
        "captured": captured,
        "captured near top": captured and story.opening <= NEAR_TOP,
        "kept": verdict.keep,
        "asks": sure and verdict.reason in _ASKS,
        "navigation": navigation and sure,
        "like navigation": navigation and not sure,
        "like related": verdict.reason is Reason.RELATED_LINKS,
        "outside": verdict.reason is Reason.OUTSIDE_BODY,
    }


def _placed(story: Story, n: int) -> dict[str, float]:
    """Where the line stands to the text and to the lines that state who and when."""
    before, near_top = story.opening - n, story.opening <= NEAR_TOP
    return {
        "far": math.log1p(max(0, before - 1)),
        "plain between": math.log1p(story.plain_between(n + 1, story.opening)),
        "directly above": before == 1,
        "below": before < 0,
        "opening": before == 0,
        "paragraphs above": min(MOST_PARAGRAPHS, bisect_left(story.paragraphs, n)),
        "sentences above": min(MOST_PARAGRAPHS, bisect_left(story.sentences, n)),
        "first": n == 0,
        "first near top": n == 0 and near_top,
        "below near top": before < 0 and near_top,
        "stated next": story.states_who_or_when(n + 1, n + 2),
        "stated below": story.states_who_or_when(n + 1, n + 1 + STATED_LINES),
        "stated above": story.states_who_or_when(n - 2, n),
        "stated directly above": story.states_who_or_when(n - 1, n),
        "to statement": math.log1p(story.to_statement(n)),
        "heading": story.levels.get(n) == 1,
        "subheading": story.levels.get(n, 1) > 1,
        "beside heading": story.is_headed and story.levels.get(n) != 1,
    }


def _echoed(story: Story, n: int) -> dict[str, float]:
    """What else in the dump says the same."""
    own, top = story.folded[n], story.folded[0]
    again = story.copies[own] > 1
    told = len(own) > ECHO_CHARS
    return {
        "again": again,
        "again far": again and any(abs(m - n) > FAR for m in story.places_of(own)),
        "begins first": n > 0 and told and (top == own or top.startswith(own + " ")),
        "within first": n > 0 and told and " " + own in top,
        "like first": overlap(own, top) if n and len(top) > 2 * ECHO_CHARS else 0.0,
        "behind crumbs": told and story.ends_another(own),
        "behind kicker": _is_behind_kicker(own, story),
        "shared": bool(own) and own == story.shared,
        "addressed": bool(story.address) and overlap(own, story.address) >= ADDRESS_ALIKE,
    }


def _is_behind_kicker(folded: str, story: Story) -> bool:
    """Whether another line is what a folded one ends with behind its first words, which are fewer than FRONT_CHARS."""
    echoes, last = story.echoes, len(folded) - ECHO_CHARS - 1
    at = folded.find(" ", 0, FRONT_CHARS - 1)
    while 0 <= at < last:
        if folded[at + 1 :] in echoes:
            return True
        at = folded.find(" ", at + 1, FRONT_CHARS - 1)
    return False


def _beside(story: Story, n: int) -> dict[str, float]:
    """What stands next to the line: its standfirst or paragraph, a menu, other stories' headlines."""
    length = reading_length(story.blocks[n].text)
    below = reading_length(story.blocks[n + 1].text) if n + 1 < len(story.blocks) else 0.0
    above = story.blocks[n - 1].text if n else ""
    pictured = n > 0 and story.verdicts[n - 1].origin.shape in IMAGE_BUTTONS
    longer = max(STANDFIRST_LONGER * length, STANDFIRST_CHARS) < below < MAX_CHARS and n + 1 != story.captured
    told = len(above) >= LABEL_CHARS and word_count(above) > 1 and story.shares(n - 1)[0] >= CLEARLY_SAME
    around = range(max(n - NEIGHBOURS, 0), min(n + NEIGHBOURS + 1, story.opening, len(story.blocks)))
    items, labels = story.items, story.labels
    labelled = [m for m in around if m in labels]
    return {
        "below picture": pictured and not any(map(str.isdigit, above)),  # "11 min read" is none
        "broken": True in [block.text.startswith(_INNER) for block in story.blocks[n + 1 : n + 3]],
        "paragraph next": below >= OPENING_CHARS and story.verdicts[n + 1].keep,
        "blank before": story.blocks[n].blank_before > 0,
        "blank after": n + 1 < len(story.blocks) and story.blocks[n + 1].blank_before > 0,
        "standfirst next": longer and story.shares(n + 1)[0] >= SAME_STORY,
        "headline above": told,
        "longer than above": told and n != story.captured and length > STANDFIRST_LONGER * reading_length(above),
        "items around": len([m for m in around if m != n and m in items]) / (2 * NEIGHBOURS),
        "labels around": len([m for m in labelled if m != n]) / (2 * NEIGHBOURS),
        "labels below": len([m for m in labelled if m > n]) / NEIGHBOURS,
    }
