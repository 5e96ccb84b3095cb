"""Structural evidence: what elements and their class words say about the text inside them.

Marks are evidence, never a verdict: on the labelled pages 29 % of the article text that extractors lose stands under
names that look like a card, a related list, an advertisement or a comment.
"""

from __future__ import annotations

import re
from functools import lru_cache

# The order fixes the bit of each mark; the model's features use it, so append only.
MARKS = (
    "nav", "footer", "aside", "header", "figure", "form", "article", "main", "table",
    "comments", "related", "share", "newsletter", "promo", "ad", "paywall", "author-bio", "breadcrumb", "tags",
    "consent", "sidebar", "menu", "popup", "byline", "date", "caption", "title", "teaser", "body", "body-word",
    "hidden", "widget", "list", "button",
)  # fmt: skip
BIT = {name: 1 << number for number, name in enumerate(MARKS)}

TAG_MARKS = {
    "nav": BIT["nav"],
    "footer": BIT["footer"],
    "aside": BIT["aside"],
    "header": BIT["header"],
    "figure": BIT["figure"],
    "figcaption": BIT["caption"],
    "caption": BIT["caption"],
    "form": BIT["form"],
    "article": BIT["article"],
    "main": BIT["main"],
    "table": BIT["table"],
    "menu": BIT["menu"],
    "dialog": BIT["popup"],
    "address": BIT["byline"],
    "button": BIT["button"],
    "label": BIT["form"],
    "fieldset": BIT["form"],
    "ul": BIT["list"],
    "ol": BIT["list"],
}
ROLE_MARKS = {
    "navigation": BIT["nav"],
    "contentinfo": BIT["footer"],
    "complementary": BIT["aside"],
    "banner": BIT["header"],
    "search": BIT["form"],
    "form": BIT["form"],
    "dialog": BIT["popup"],
    "alertdialog": BIT["popup"],
    "article": BIT["article"],
    "main": BIT["main"],
    "menu": BIT["menu"],
    "menubar": BIT["menu"],
    "button": BIT["button"],
}

# Words as they occur in class and id attributes; the group's name (underscores for dashes) is the mark. A word that
# is also part of everyday ones ("ad" in "read", "tag" in "stage") must stand between word breaks.
_START, _END = r"(?-i:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))", r"(?-i:(?![a-z]))"
_WORDS = {
    "comments": (r"comment|disqus|(?:user|reader)[-_]?(?:discussion|repl)|respond\b|livefyre|coral"),
    "related": (
        r"relat(?:ed|ive)|recommend|read[-_]?(?:more|next|also)|more[-_]?(?:from|on|stories|news|articles|like)"
        r"|also[-_]?(?:read|like)|see[-_]?also|trending|most[-_]?(?:read|viewed|popular|recent|shared)|popular|latest"
        r"|outbrain|taboola|similar|you[-_]?may|next[-_]?(?:post|article|up)|prev(?:ious)?[-_]?(?:post|article)"
        r"|post[-_]?navigation|further[-_]?reading|zergnet|mehr[-_]?zum|a[-_]?lire"
    ),
    "share": (r"shar(?:e|ing)|social|follow[-_]?us|addthis|addtoany|sharedaddy|whatsapp|facebook|twitter"),
    "newsletter": (r"newsletter|subscri|sign[-_]?up|mailchimp|mc4wp|mailing"),
    "promo": (
        r"promo|banner|sponsor|call[-_]?to[-_]?action|cta" + _END + r"|donat|marketing|upsell|affiliate|shop|product"
    ),
    "ad": (
        r"advert|adsense|google[-_]?ad|dfp|gpt[-_]|doubleclick|"
        + _START
        + r"(?:ad|ads|adv|advt|anzeige|publicidad)"
        + _END
    ),
    "paywall": (r"paywall|premium|regwall|metered|piano|subscriber|meter[-_]"),
    "author_bio": (r"author|about[-_]?the|contributor|" + _START + r"bio" + _END + r"|profile|vcard"),
    "breadcrumb": (r"bread[-_]?crumb|crumbs"),
    "tags": (
        _START
        + r"(?:tags?|topics?|keywords?|hashtags?|categor(?:y|ies)|cat[-_]links|labels)"
        + _END
        + r"|taglist|tag[-_]list"
    ),
    "consent": (r"cookie|consent|gdpr|onetrust|privacy|" + _START + r"cmp" + _END),
    "sidebar": (r"side[-_]?bar|right[-_]?(?:rail|col)|" + _START + r"rail" + _END + r"|sidecol|secondary"),
    "menu": (
        r"menu|navbar|dropdown|topbar|masthead|toolbar|site[-_]?nav|"
        + _START
        + r"nav"
        + _END
        + r"|navigation|pagination|toc"
        + _END
    ),
    "footer": (r"footer|copyright|colophon|bottom[-_]?bar|legal|disclaimer"),
    "header": (r"header"),
    "popup": (r"popup|pop[-_]?up|modal|overlay|lightbox|tooltip|off[-_]?canvas|drawer|toast"),
    "byline": (r"byline|by[-_]line|writer|posted[-_]?(?:by|on)|meta" + _END + r"|article[-_]?info|credit|source"),
    "date": (r"date" + _END + r"|publish|timestamp|updated|dateline" + _END),
    "caption": (r"caption|legend|photo[-_]?credit|image[-_]?(?:credit|desc)|gallery|carousel|slide|slick|swiper"),
    "title": (r"headline|(?:entry|post|article|page)[-_]?title|kicker|" + _START + r"title" + _END),
    "teaser": (r"teaser|card|tile|thumb|excerpt|promo[-_]?box|grid[-_]?item|list[-_]?item|snippet|blurb"),
    "body": (
        r"article[-_]*(?:body|content|text|main|detail)|(?:entry|post|story|news|page|body|content|main|rich|single)[-_]*(?:content|body|text)"
        r"|articlebody|storybody|story[-_]*detail|body[-_]*copy|td-post-content|field-name-body|blog[-_]?content|single[-_]?post"
    ),
    "body_word": (
        r"article|story|entry|post"
        + _END
        + r"|content|text|paragraph|prose|copy(?!right)|artikel|noticia|nota(?![a-z])"
    ),
    "hidden": (r"sr[-_]only|visually[-_]?hidden|screen[-_]?reader"),
    "widget": (r"widget|module|plugin|embed|infobox|factbox"),
    "form": (r"form" + _END + r"|search|login|captcha|contact[-_]?us|sign[-_]?in|quiz|poll|survey"),
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items()), re.IGNORECASE)
_GROUP_BIT = {name: BIT[name.replace("_", "-")] for name in _WORDS}


@lru_cache(maxsize=32768)
def marks_of_names(names: str) -> int:
    """Marks, as a bit mask, that the words of a class and an id attribute stand for."""
    found = 0
    for match in _PATTERN.finditer(names[:400]):
        found |= _GROUP_BIT[match.lastgroup or "form"]
    return found


@lru_cache(maxsize=8192)
def mark_names(mask: int) -> tuple[str, ...]:
    """The names of a bit mask's marks, in the order of MARKS."""
    return tuple(name for name, bit in BIT.items() if mask & bit)
