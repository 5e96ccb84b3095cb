"""All rules in the order in which they are asked. A new rule is a function and one line here or in `line_rules.py`."""

from __future__ import annotations

from pipeline.cleaning.line_model.judge import judge_lines
from pipeline.cleaning.line_rules import LINE_RULES
from pipeline.cleaning.rules.about.biography import find_biographies
from pipeline.cleaning.rules.about.closing import find_closing_notes
from pipeline.cleaning.rules.about.endings import find_endings
from pipeline.cleaning.rules.about.header import find_header_lines
from pipeline.cleaning.rules.about.interposed import find_interposed_notes
from pipeline.cleaning.rules.about.metadata import find_captions
from pipeline.cleaning.rules.about.names import find_name_lines
from pipeline.cleaning.rules.about.page_header import find_page_header
from pipeline.cleaning.rules.about.title import capture_title
from pipeline.cleaning.rules.base import Rule
from pipeline.cleaning.rules.page.contacts import find_contacts
from pipeline.cleaning.rules.page.memory import recall_site_lines
from pipeline.cleaning.rules.page.shape import find_capitals
from pipeline.cleaning.rules.page.strange_boxes import find_strange_boxes
from pipeline.cleaning.rules.site.ad_boxes import find_ad_boxes
from pipeline.cleaning.rules.site.addressed import find_addressed
from pipeline.cleaning.rules.site.appeal_boxes import find_appeal_boxes
from pipeline.cleaning.rules.site.asides import find_asides
from pipeline.cleaning.rules.site.behind import find_headed
from pipeline.cleaning.rules.site.beside import find_beside
from pipeline.cleaning.rules.site.box_heads import find_box_heads, find_boxed
from pipeline.cleaning.rules.site.breaks import find_breaks
from pipeline.cleaning.rules.site.enclosed import find_enclosed
from pipeline.cleaning.rules.site.functions import match_functions_at_edges, name_guesses
from pipeline.cleaning.rules.site.messages import find_messages
from pipeline.cleaning.rules.site.polls import find_polls
from pipeline.cleaning.rules.site.series import find_series
from pipeline.cleaning.rules.site.sold import find_sold
from pipeline.cleaning.rules.site.strangers import find_strangers
from pipeline.cleaning.rules.stories.card_boxes import find_card_boxes
from pipeline.cleaning.rules.stories.cards import find_cards
from pipeline.cleaning.rules.stories.foreign import find_foreign
from pipeline.cleaning.rules.stories.stray_leads import find_stray_leads
from pipeline.cleaning.rules.stories.teasers import find_boxes, find_bullets

__all__ = ["LINE_RULES", "STRUCTURE_RULES"]

# Asked with the body window known: they judge a line by where it stands.
STRUCTURE_RULES: tuple[Rule, ...] = (
    Rule("title", capture_title, "The headline before the body, and its repeats.", dumps_only=True, spares_own=True),
    Rule("name_lines", find_name_lines, "A bare name between the headline and a date.", spares_own=True),
    Rule(
        "header_lines",
        find_header_lines,
        "A time of day, or a name and a role run together, between the headline and the text.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "page_header",
        find_page_header,
        "A day that the page states, between its headline and its text.",
        spares_own=True,
    ),
    Rule("endings", find_endings, "What agencies and desks set below the last paragraph.", spares_own=True),
    Rule("captions", find_captions, "Captions printed twice.", dumps_only=True, spares_own=True),
    Rule(
        "cards",
        find_cards,
        "Headlines with abstracts that repeat at the end of the body.",
        dumps_only=True,
    ),
    Rule(
        "card_boxes", find_card_boxes, "Boxes of other stories' cards, between paragraphs and behind.", dumps_only=True
    ),
    Rule("biography", find_biographies, "The biography of the byline's author behind the body.", dumps_only=True),
    Rule(
        "functions_at_edges",
        match_functions_at_edges,
        "Prompts and notices before and after the body and at its edges.",
        silent_only=True,
        own_thresholds=True,
        spares_own=True,
    ),
    Rule(
        "closing",
        find_closing_notes,
        "Who wrote a text or helped, how it came about, when it was broadcast, and where its readers write to, behind its last paragraph.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "contacts", find_contacts, "Whom the press may ask, below the last paragraph.", dumps_only=True, spares_own=True
    ),
    Rule(
        "interposed",
        find_interposed_notes,
        "Notes on a text and biographies between two paragraphs that have nothing of the story.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "enclosed",
        find_enclosed,
        "Lines without proof between, above and below those of a box of the site.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "strangers",
        find_strangers,
        "Lines behind the last paragraph that share nothing with the story and speak to the reader or of the page.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "asides",
        find_asides,
        "Sentences by which a site speaks to its readers, in an article that speaks to nobody and of something else.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "addressed",
        find_addressed,
        "Sentences that speak to somebody, in an article that speaks to nobody and of something else.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "appeal_boxes",
        find_appeal_boxes,
        "Appeals of the site, and the buttons below them.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "sold",
        find_sold,
        "Offers of goods, courses and jobs between two paragraphs, by what they say.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "box_heads",
        find_box_heads,
        "Headings of the site's boxes between two paragraphs.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "boxed",
        find_boxed,
        "Labels under a heading of the site between two paragraphs: jobs, a poll, offers.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "breaks",
        find_breaks,
        "Notes that the text goes on, advertisers' names, captions behind a mark and wire takes, between paragraphs.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "ad_boxes",
        find_ad_boxes,
        "What an advertisement's labels enclose between two paragraphs, and what a sponsor offers under its name.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "polls",
        find_polls,
        "A question to the reader and the answers to choose from.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "headed",
        find_headed,
        "Lines behind the last paragraph under a heading of other stories, and the author's biography under one.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "foreign",
        find_foreign,
        "Headlines run together with abstracts behind the last paragraph that share nothing with the story.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "boxes",
        find_boxes,
        "Headlines under a heading of related stories between paragraphs.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "stray_leads",
        find_stray_leads,
        "A lead and a headline to another story, alone between two paragraphs.",
        silent_only=True,
        spares_own=True,
    ),
    Rule("bullets", find_bullets, "Bullets that are headlines with a kicker.", dumps_only=True, spares_own=True),
    Rule(
        "capitals",
        find_capitals,
        "Long lines all in capitals: links to other stories.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "model",
        judge_lines,
        "The learned model judges what is left: lines outside the body and under headings such as “Related News”, and lines inside it that are no sentences.",
        dumps_only=True,
        guesses=True,
        own_thresholds=True,
        spares_own=True,
    ),
    Rule(
        "messages",
        find_messages,
        "Short sentences of the site's tools beside lines that were taken.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "beside",
        find_beside,
        "Buttons and sentences beside the site's lines between two paragraphs that the story has nothing of.",
        silent_only=True,
        spares_own=True,
    ),
    Rule(
        "strange_boxes",
        find_strange_boxes,
        "Small boxes in a page's article that have no word of its story.",
        spares_own=True,
    ),
    Rule("series", find_series, "The same request below every item of a list."),
    Rule(
        "memory",
        recall_site_lines,
        "Lines that recur across different stories of one site, as learned; also those that went by where they stand.",
        over_guesses=True,
    ),
    Rule(
        "function_names",
        name_guesses,
        "The reason that a line's words name, where it went by where it stands.",
        dumps_only=True,
        own_thresholds=True,
        over_guesses=True,
        guesses=True,
    ),
)
