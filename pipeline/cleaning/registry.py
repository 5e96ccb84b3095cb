"""All rules in the order in which they are asked. A new rule is a function and one line here."""

from __future__ import annotations

from pipeline.cleaning.line_model.judge import judge_lines
from pipeline.cleaning.rules.ad_boxes import find_ad_boxes
from pipeline.cleaning.rules.addressed import find_addressed
from pipeline.cleaning.rules.appeal_boxes import find_appeal_boxes
from pipeline.cleaning.rules.asides import find_asides
from pipeline.cleaning.rules.base import Rule
from pipeline.cleaning.rules.behind import find_headed
from pipeline.cleaning.rules.biography import find_biographies
from pipeline.cleaning.rules.box_heads import find_box_heads, find_boxed
from pipeline.cleaning.rules.breaks import find_breaks
from pipeline.cleaning.rules.card_boxes import find_card_boxes
from pipeline.cleaning.rules.cards import find_cards, find_datelined_bullets
from pipeline.cleaning.rules.closing import find_closing_notes
from pipeline.cleaning.rules.comments import find_signatures, find_threads
from pipeline.cleaning.rules.company import find_company
from pipeline.cleaning.rules.doubled import find_doubled
from pipeline.cleaning.rules.enclosed import find_enclosed
from pipeline.cleaning.rules.endings import find_endings
from pipeline.cleaning.rules.foreign import find_foreign
from pipeline.cleaning.rules.functions import match_functions, match_functions_at_edges, name_guesses
from pipeline.cleaning.rules.header import find_header_lines
from pipeline.cleaning.rules.interposed import find_interposed_notes
from pipeline.cleaning.rules.leads import match_function_leads
from pipeline.cleaning.rules.listings import find_aged_headlines, find_archives
from pipeline.cleaning.rules.memory import recall_site_lines
from pipeline.cleaning.rules.messages import find_messages
from pipeline.cleaning.rules.metadata import find_captions, find_crawl_header, lift_metadata
from pipeline.cleaning.rules.names import find_name_lines
from pipeline.cleaning.rules.offers import find_offers, find_single_offers
from pipeline.cleaning.rules.outside import drop_unchosen, name_marked
from pipeline.cleaning.rules.own_boxes import find_page_boxes
from pipeline.cleaning.rules.page_ends import find_page_ends
from pipeline.cleaning.rules.pagers import find_pagers
from pipeline.cleaning.rules.polls import find_polls
from pipeline.cleaning.rules.repeats import find_field_copies, find_repeats, name_copies
from pipeline.cleaning.rules.series import find_series
from pipeline.cleaning.rules.shape import find_capitals, find_code, find_glued_labels, find_menus, find_separators
from pipeline.cleaning.rules.stamps import find_stamps
from pipeline.cleaning.rules.stories import find_second_story
from pipeline.cleaning.rules.strangers import find_strangers
from pipeline.cleaning.rules.stray_leads import find_stray_leads
from pipeline.cleaning.rules.teasers import find_boxes, find_bullets, find_glued_headlines
from pipeline.cleaning.rules.title import capture_title, match_declared_title
from pipeline.cleaning.rules.wording import match_leads, match_phrases, match_slogans, match_tokens

# Asked before the body window is known: they judge each line by what it says.
LINE_RULES: tuple[Rule, ...] = (
    Rule("declared_title", match_declared_title, "The page's H1 or declared title among its blocks."),
    Rule("crawl_header", find_crawl_header, "The day of the crawl at the top of a dump.", dumps_only=True),
    Rule(
        "signatures",
        find_signatures,
        "Signatures of readers' comments: a name and a verb, with a date between or below.",
        dumps_only=True,
    ),
    Rule("stamps", find_stamps, "Times and signatures of a live blog's entries.", dumps_only=True),
    Rule("archives", find_archives, "Months and years with the number of their stories.", dumps_only=True),
    Rule("metadata", lift_metadata, "Date, byline, source, credit and copyright lines."),
    Rule("phrases", match_phrases, "Whole lines that a language pack lists."),
    Rule("slogans", match_slogans, "Slogans of known outlets."),
    Rule("threads", find_threads, "Readers' comments between two signatures.", dumps_only=True),
    Rule("leads", match_leads, "Links to other stories between paragraphs."),
    Rule(
        "function_leads",
        match_function_leads,
        "Links to other stories whose lead no phrase lists.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule("tokens", match_tokens, "Lists of languages, share buttons, menu items.", spares_own=True),
    Rule("functions", match_functions, "Labels, prompts and notices, by what their words do.", spares_own=True),
    Rule(
        "pagers",
        find_pagers,
        "Which of how many results are shown, and the ways back and on.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule("marked", name_marked, "Blocks of a page whose markup names a reason."),
    Rule("copies", name_copies, "Copies of chosen blocks that the page's segmenter left out."),
    Rule("unchosen", drop_unchosen, "Other blocks that the page's segmenter left out.", guesses=True),
    Rule(
        "doubled",
        find_doubled,
        "Headlines of other stories that one line prints twice, and what stands below them.",
        dumps_only=True,
    ),
    Rule("aged", find_aged_headlines, "Headlines of other stories with their ages.", dumps_only=True),
    Rule("second_story", find_second_story, "A second story behind the first.", dumps_only=True),
    Rule(
        "datelined", find_datelined_bullets, "Bullets of other stories with place and first sentence.", dumps_only=True
    ),
    Rule("offers", find_offers, "Lines with a price and the same request.", dumps_only=True, spares_own=True),
    Rule(
        "single_offers",
        find_single_offers,
        "An old and a new price with a request between two paragraphs, and offers of jobs.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule("separators", find_separators, "Lines without letters and digits."),
    Rule("code", find_code, "Settings of a script, and keywords without spaces between them.", dumps_only=True),
    Rule("menus", find_menus, "Short labels with bars between them.", dumps_only=True, spares_own=True),
    Rule(
        "glued_headlines",
        find_glued_headlines,
        "Headlines of other stories run together.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule("glued_labels", find_glued_labels, "Labels run together.", dumps_only=True, spares_own=True),
    Rule("repeats", find_repeats, "Second copies of a sentence.", spares_own=True),
    Rule("field_copies", find_field_copies, "The whole text once more in a single block, and what stands beside it."),
    Rule(
        "page_ends", find_page_ends, "Counted reactions in a page's article, and a second article in the same markup."
    ),
    Rule(
        "page_boxes",
        find_page_boxes,
        "Boxes in a page's article that unfold, or sum up another story above a link to it.",
    ),
)

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
    Rule("endings", find_endings, "What agencies and desks set below the last paragraph.", spares_own=True),
    Rule("captions", find_captions, "Captions printed twice.", dumps_only=True, spares_own=True),
    Rule(
        "cards",
        find_cards,
        "Headlines with abstracts that repeat at the end of the body.",
        dumps_only=True,
        spares_own=True,
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
        "interposed",
        find_interposed_notes,
        "Notes on a text and biographies between two paragraphs that have nothing of the story.",
        dumps_only=True,
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
    Rule("appeal_boxes", find_appeal_boxes, "Appeals and the buttons below them.", dumps_only=True, spares_own=True),
    Rule(
        "box_heads",
        find_box_heads,
        "Headings of the site's boxes between two paragraphs.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule(
        "boxed",
        find_boxed,
        "Labels under a heading of the site between two paragraphs: jobs, a poll, offers.",
        dumps_only=True,
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
    Rule("polls", find_polls, "A question to the reader and the answers to it.", dumps_only=True, spares_own=True),
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
    Rule("stray_leads", find_stray_leads, "A lead and a headline alone.", dumps_only=True, spares_own=True),
    Rule("bullets", find_bullets, "Bullets that are headlines with a kicker.", dumps_only=True, spares_own=True),
    Rule(
        "capitals", find_capitals, "Long lines in capitals: links to other stories.", dumps_only=True, spares_own=True
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
        "company",
        find_company,
        "Buttons and sentences beside the site's lines between two paragraphs that the story has nothing of.",
        dumps_only=True,
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
