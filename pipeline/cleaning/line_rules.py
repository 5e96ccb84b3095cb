"""The rules that are asked before the body window is known, in their order: they judge each line by what it says."""

from __future__ import annotations

from pipeline.cleaning.rules.about.metadata import find_crawl_header, lift_metadata
from pipeline.cleaning.rules.about.printed_title import find_printed_title
from pipeline.cleaning.rules.about.stamps import find_stamps
from pipeline.cleaning.rules.about.title import match_declared_title
from pipeline.cleaning.rules.base import Rule
from pipeline.cleaning.rules.outside import drop_unchosen, name_marked
from pipeline.cleaning.rules.page.aged_comments import find_aged_comments
from pipeline.cleaning.rules.page.comments import find_signatures, find_threads
from pipeline.cleaning.rules.page.own_boxes import find_page_boxes
from pipeline.cleaning.rules.page.page_ends import find_page_ends
from pipeline.cleaning.rules.page.repeats import find_field_copies, find_repeats, name_copies
from pipeline.cleaning.rules.page.residue import find_residue
from pipeline.cleaning.rules.page.shape import find_code, find_glued_labels, find_menus, find_reactions, find_separators
from pipeline.cleaning.rules.page.wording import match_leads, match_phrases, match_slogans, match_tokens
from pipeline.cleaning.rules.site.copied_boxes import find_copied_boxes
from pipeline.cleaning.rules.site.functions import match_functions
from pipeline.cleaning.rules.site.offers import find_offers, find_single_offers
from pipeline.cleaning.rules.site.pagers import find_pagers
from pipeline.cleaning.rules.stories.cards import find_datelined_bullets
from pipeline.cleaning.rules.stories.doubled import find_doubled
from pipeline.cleaning.rules.stories.leads import match_function_leads
from pipeline.cleaning.rules.stories.listings import find_aged_headlines, find_archives
from pipeline.cleaning.rules.stories.second import find_second_story
from pipeline.cleaning.rules.stories.teasers import find_glued_headlines

LINE_RULES: tuple[Rule, ...] = (
    Rule("declared_title", match_declared_title, "The page's H1 or declared title among its blocks."),
    Rule("printed_title", find_printed_title, "The headline of a page that marks none."),
    Rule("crawl_header", find_crawl_header, "The day of the crawl at the top of a dump.", dumps_only=True),
    Rule(
        "signatures",
        find_signatures,
        "Signatures of readers' comments: a name and a verb, with a date between or below.",
        dumps_only=True,
    ),
    Rule("stamps", find_stamps, "Times and signatures of a live blog's entries.", dumps_only=True),
    Rule(
        "residue",
        find_residue,
        "Codes of errors, measured values, scales, stamps of stored pages and bets, by their shape.",
        dumps_only=True,
        spares_own=True,
    ),
    Rule("archives", find_archives, "Months and years with the number of their stories.", dumps_only=True),
    Rule("metadata", lift_metadata, "Date, byline, source, credit and copyright lines."),
    Rule("phrases", match_phrases, "Whole lines that a language pack lists."),
    Rule("slogans", match_slogans, "Slogans of known outlets."),
    Rule("threads", find_threads, "Readers' comments between two signatures.", dumps_only=True),
    Rule(
        "aged_comments",
        find_aged_comments,
        "Readers' comments between names with the age of what they wrote.",
        dumps_only=True,
    ),
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
    Rule("reactions", find_reactions, "Pictographs with a count behind each.", dumps_only=True),
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
    Rule(
        "copied_boxes",
        find_copied_boxes,
        "The same labels one below the other, again and again.",
        dumps_only=True,
        spares_own=True,
    ),
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
