"""The closed vocabularies: why a block left the body, why there is no record, what a reader should beware of."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a block is not part of the body. Closed: adding one is a minor change of the schema."""

    COMMENTS = "comments"
    RELATED_LINKS = "related_links"
    NAVIGATION = "navigation"
    FOOTER = "footer"
    COPYRIGHT = "copyright"
    PROMO = "promo"
    NEWSLETTER = "newsletter"
    SHARE = "share"
    ADVERTISEMENT = "advertisement"
    TAGS = "tags"
    LANGUAGE_SWITCHER = "language_switcher"
    CAPTCHA_OR_FORM = "captcha_or_form"
    CRAWL_HEADER = "crawl_header"
    CONSENT = "consent"
    PAYWALL = "paywall"
    AUTHOR_BIO = "author_bio"
    SYNDICATION_NOTE = "syndication_note"
    CAPTION = "caption"
    TITLE = "title"
    DATE_LINE = "date_line"
    BYLINE_LINE = "byline_line"
    SOURCE_LINE = "source_line"
    REPEATED = "repeated"
    SITE_BOILERPLATE = "site_boilerplate"
    OUTSIDE_BODY = "outside_body"


class QuarantineCode(StrEnum):
    """Why there is no record for an input. Closed."""

    EMPTY_INPUT = "empty_input"
    UNDECODABLE = "undecodable"
    TOO_LARGE = "too_large"
    NOT_AN_ARTICLE = "not_an_article"
    CONSENT_WALL = "consent_wall"
    TEXT_TOO_SHORT = "text_too_short"
    TOO_MUCH_REMOVED = "too_much_removed"
    RECORD_INVALID = "record_invalid"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    WORKER_CRASHED = "worker_crashed"
    SOURCE_UNREADABLE = "source_unreadable"


class Stage(StrEnum):
    """Where on the line a document stopped."""

    READ = "read"
    SEGMENT = "segment"
    CLEAN = "clean"
    DESCRIBE = "describe"
    VALIDATE = "validate"
    WRITE = "write"


class WarningCode(StrEnum):
    """What a consumer of a record should know. Closed; a warning never replaces a value."""

    CHARSET_GUESSED = "charset_guessed"  # neither a byte order mark nor a declaration nor UTF-8: detected
    CHARSET_REPLACED = "charset_replaced"  # some bytes did not decode and stand as U+FFFD
    DATE_CONFLICT = "date_conflict"  # two trustworthy dates disagree; neither was taken
    DATE_AMBIGUOUS = "date_ambiguous"  # day and month could not be told apart
    AUTHOR_CONFLICT = "author_conflict"
    LANGUAGE_CONFLICT = "language_conflict"  # the two detectors disagree; language is null
    LANGUAGE_UNCERTAIN = "language_uncertain"  # too little text, or no detector is sure
    LANGUAGE_DECLARED_DIFFERS = "language_declared_differs"
    MUCH_REMOVED = "much_removed"  # more than the usual share of the text was removed
    LIST_KEPT = "list_kept"  # lines that look like boilerplate were kept because they form a list
    BODY_UNCERTAIN = "body_uncertain"  # the candidates for the article disagree
    TITLE_FROM_URL = "title_from_url"
    NO_TITLE = "no_title"
    TRUNCATED_SUSPECTED = "truncated_suspected"
    MARKUP_DEPTH_LIMITED = "markup_depth_limited"  # nesting beyond the limit was flattened
    ADDRESS_REFUSED = "address_refused"  # a stated address or licence that no reader should follow was left out
    HINT_REFUSED = "hint_refused"  # the same of what came beside the document
