"""Structural evidence: what elements and their class words say about the text inside them.

Marks are evidence, never a verdict: on the labelled pages 29 % of the article text that extractors lose stands under
names that look like a card, a related list, an advertisement or a comment.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

# The order fixes the bit of each mark; the model's features use it, so append only.
MARKS = (
    "nav", "footer", "aside", "header", "figure", "form", "article", "main", "table",
    "comments", "related", "share", "newsletter", "promo", "ad", "paywall", "author-bio", "breadcrumb", "tags",
    "consent", "sidebar", "menu", "popup", "byline", "date", "caption", "title", "teaser", "body", "body-word",
    "hidden", "widget", "list", "button", "consent-tool", "dialog", "reactions",
)  # fmt: skip
BIT = {name: 1 << number for number, name in enumerate(MARKS)}

_ALL_MARKS = (1 << len(MARKS)) - 1
# Marks that speak against an article.
AGAINST = sum(
    BIT[name] for name in MARKS if name not in ("article", "main", "body", "body-word", "table", "list", "reactions")
)

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
    "dialog": BIT["popup"] | BIT["dialog"],
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
    "dialog": BIT["popup"] | BIT["dialog"],
    "alertdialog": BIT["popup"] | BIT["dialog"],
    "article": BIT["article"],
    "main": BIT["main"],
    "menu": BIT["menu"],
    "menubar": BIT["menu"],
    "button": BIT["button"],
}

# Words of class and id attributes. `words` stand alone between word breaks (dashes, camel case: "ad" is none in
# "read"), `stems` may be part of a longer word, `pairs` are two words in a row or written as one.
_WORDS: dict[str, str] = {
    "comments": "respond replies discussion",
    "related": "latest similar trending popular zergnet readmore more",
    "share": "social follow socials addthis sharedaddy addtoany",
    "promo": "cta banner shop product products upsell affiliate",
    "ad": "ad ads adv advt advertorial anzeige publicidad dfp gpt adsense adunit adbox",
    "paywall": "premium metered piano meter regwall",
    "author-bio": "author authors bio profile vcard contributor contributors",
    "breadcrumb": "crumb crumbs",
    "tags": "tag tags topic topics keyword keywords hashtag hashtags category categories labels taglist",
    "consent": "cmp gdpr privacy",
    "sidebar": "rail sidecol secondary",
    "menu": "nav toc pagination masthead toolbar topbar",
    "footer": "legal disclaimer colophon copyright",
    "header": "header",
    "popup": "popup modal overlay lightbox tooltip offcanvas drawer toast",
    "byline": "writer meta credit credits source sources",
    "date": "date dates published timestamp updated time dateline",
    "caption": "legend slide slides slick swiper carousel",
    "title": "title titles kicker subtitle",
    "teaser": "card cards tile tiles thumb thumbnail excerpt snippet blurb",
    "body-word": "article story entry post posts content text paragraph prose copy artikel noticia nota body",
    "widget": "widget widgets module plugin embed embedded infobox factbox",
    "form": "form forms login captcha quiz poll survey signin input",
    "reactions": "reaction reactions emoji emojis emote emotes",
}
_STEMS: dict[str, str] = {
    "comment": "comments", "disqus": "comments", "livefyre": "comments",
    "related": "related", "recommend": "related", "outbrain": "related", "taboola": "related",
    "share": "share", "sharing": "share", "whatsapp": "share", "facebook": "share", "twitter": "share",
    "newsletter": "newsletter", "subscri": "newsletter", "mailchimp": "newsletter", "mailing": "newsletter",
    "signup": "newsletter",
    "promo": "promo", "sponsor": "promo", "donat": "promo", "marketing": "promo",
    "advert": "ad", "paywall": "paywall", "breadcrumb": "breadcrumb",
    # Tools that ask for consent: the names of their dialogs, on any site.
    "onetrust": "consent-tool", "cookiebot": "consent-tool", "didomi": "consent-tool", "usercentrics": "consent-tool",
    "cookieyes": "consent-tool", "complianz": "consent-tool", "iubenda": "consent-tool", "quantcast": "consent-tool",
    "cookie": "consent", "consent": "consent",
    "sidebar": "sidebar", "menu": "menu", "navbar": "menu", "navigation": "menu", "dropdown": "menu",
    "footer": "footer", "byline": "byline", "caption": "caption", "gallery": "caption", "headline": "title",
    "teaser": "teaser", "articlebody": "body", "storybody": "body", "bodytext": "body", "articletext": "body",
    "search": "form",
}  # fmt: skip
_STEM_EDGES = {"search": "(?<!re)search", "share": "share(?!hold)", "comment": "comment(?!at|ar)"}
_PAIRS: dict[str, str] = {
    "related": "read more,read next,read also,more from,more on,more stories,more news,more articles,more like,also read,"
    "also like,see also,most read,most viewed,most popular,most recent,you may,next post,next article,up next,prev post,"
    "previous post,post navigation,further reading,mehr zum,a lire",
    "newsletter": "sign up",
    "promo": "call action",
    "author-bio": "about author,about the",
    "sidebar": "side bar,right col,right column",
    "byline": "posted by,posted on,article info,by line",
    "body": "article body,article content,article text,article main,article detail,entry content,entry body,entry text,"
    "post content,post body,post text,story content,story body,story text,story detail,news content,news body,news text,"
    "news detail,page content,page body,body content,body copy,body text,content body,main content,main text,rich text,"
    "single content,single post,blog content,content text,article copy",
    "hidden": "sr only,visually hidden,screen reader",
    "popup": "pop up,off canvas",
    "teaser": "grid item,list item",
    "form": "contact us,sign in",
}
# WordPress names a post's own tags and categories in its classes: what the text is about, not what it is.
_SUBJECTS = re.compile(r"\b(?:tag|category|post_tag|cat)-[\w-]+")
_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAME_WORD = re.compile(r"[A-ZÀ-Þ]?[^\W\d_A-ZÀ-Þ]+|[A-ZÀ-Þ]+(?![^\W\d_A-ZÀ-Þ])")  # the same in any script
_WORD_BIT = {word: BIT[mark] for mark, words in _WORDS.items() for word in words.split()}
_PAIR_BIT = {tuple(pair.split()): BIT[mark] for mark, pairs in _PAIRS.items() for pair in pairs.split(",")}
_WORD_BIT |= {"".join(pair): bit for pair, bit in _PAIR_BIT.items()}
# "research", "shareholders" and "commentary" are what articles are about.
_STEM = re.compile("|".join(_STEM_EDGES.get(stem, stem) for stem in _STEMS))
# Words that mark a byline, a date, a tag list, a headline's company: metadata may stand there. Searched in words as
# printed, so that "update" counts and "TIME" does not.
_METADATA_WORD = re.compile(
    "[Bb]yline|uthor|[Ww]riter|reporter|journalist|contributor|autor|auteur|autore|dateline|[Dd]ate|time|publi|posted|"
    "signature|redact|periodista|giornalist|jornalist|forfatt|toimittaja|szerz|dziennikarz|novinar|muhabir|penulis|wartawan|"
    "^(?:firma|firme|assinatura|yazar|podpis|avtor)$|subtitle|subhead|standfirst|deck|kicker|[Hh]eadline|title|credit"
)
_METADATA_PAIRS = frozenset((("sub", "Title"), ("entry", "meta"), ("post", "meta"), ("article", "meta")))
METADATA = 1 << len(MARKS)
"""The bit, beside the marks, of names that may mark metadata."""
_BEGINS = METADATA << 1  # of a word that a pair begins with

# Landmarks: what a container's name says of the elements in it that state metadata. Narrower than the marks, since a
# headline, a byline or a date is looked for in what is named for it ("author", "meta", "title").
LANDMARKS = ("comments", "related", "sidebar", "author-bio", "caption", "footer", "header", "nav", "popup")
_LANDMARK_BIT = {name: _BEGINS << 1 + number for number, name in enumerate(LANDMARKS)}
_LANDMARK_MASK = sum(_LANDMARK_BIT.values())
# Searched in single words. Names glue words together ("topnav", "relatedposts"), so most are looked for anywhere in a word;
# what other words hold by chance ("navy", "unavailable", "biology", "corresponding", "commentary") is told apart.
_LANDMARK_PATTERNS = {
    "comments": "comment(?!at|ary|aries)|^respond(?:er)?$|disqus",
    "related": "^(?!un|cor|inter)\\w*related|recommend|latest|popular(?!i|l)|trending|mostread|teaser|carousel",
    "sidebar": "sidebar|widget",
    "author-bio": "^bios?$|^biogra(?:ph|f)|authorbio|authorbox|biobox",
    "caption": "caption|galler(?:y|ies)",
    "footer": "footer",
    "header": "header",
    "nav": "nav(?:s|i|is)?$|^nav(?:drop|content|frame|skip|button|icon|wrap|link|list|item|toggle)|navbar|navigat|navega|menu|crumb|krumen|ariane$|briciol|migalha|^migas|okruszk|kruimel",
    "popup": "modal|popup|skiptranslate",
}
_LANDMARK_WORD = {mark: re.compile(pattern) for mark, pattern in _LANDMARK_PATTERNS.items()}
_MAY_BE_LANDMARK = re.compile("|".join(pattern.pattern for pattern in _LANDMARK_WORD.values()))
_LANDMARK_PAIRS = {
    ("side", "bar"): "sidebar",
    ("most", "read"): "related",
    ("more", "from"): "related",
    ("read", "more"): "related",
    ("author", "box"): "author-bio",
    ("about", "author"): "author-bio",
}
_FIRST_OF_PAIR = frozenset(first for first, _ in (*_PAIR_BIT, *_METADATA_PAIRS, *_LANDMARK_PAIRS))


def words_of_name(name: str) -> list[str]:
    """The words of a class, an id or a heading in lower case: set apart by dashes, spaces or capitals."""
    return [word.lower() for word in _NAME_WORD.findall(name)]


@lru_cache(maxsize=8192)
def marks_of_names(names: str) -> int:
    """What the words of a class or an id attribute stand for, as a bit mask: marks, and METADATA."""
    return _read(names) & ~_LANDMARK_MASK


@lru_cache(maxsize=4096)
def landmarks_of_names(names: str) -> tuple[str, ...]:
    """The landmarks that the words of an element's class and id name, in the order of LANDMARKS."""
    found = _read(names)
    return tuple(mark for mark, bit in _LANDMARK_BIT.items() if found & bit) if found & _LANDMARK_MASK else ()


@lru_cache(maxsize=8192)
def _read(names: str) -> int:
    """All that the words of a class or an id stand for: the walk asks of every element, the landmarks of some again."""
    if "hentry" in names or "type-post" in names:
        names = _SUBJECTS.sub(" ", names)
    found, words = 0, _WORD.findall(names)
    for word in words:
        found |= _WORD_CACHE[word]
    return found & ~_BEGINS | _of_pairs(words) if found & _BEGINS else found


def _of_pairs(words: list[str]) -> int:
    """What two words in a row stand for."""
    found = 0
    for first, second in pairwise(words):
        if _WORD_CACHE[first] & _BEGINS:
            pair = first.lower(), second.lower()
            found |= _PAIR_BIT.get(pair, 0)
            if pair in _LANDMARK_PAIRS:
                found |= _LANDMARK_BIT[_LANDMARK_PAIRS[pair]]
            if (first, second) in _METADATA_PAIRS:
                found |= METADATA
    return found


class _WordCache(dict[str, int]):
    """Marks of single words as printed; forgets all of them when there are too many."""

    def __missing__(self, printed: str) -> int:
        word = printed.lower()
        stem = _STEM.search(word)
        found = _WORD_BIT.get(word, 0) | (BIT[_STEMS[stem[0]]] if stem else 0)
        if _METADATA_WORD.search(printed):
            found |= METADATA
        if word in _FIRST_OF_PAIR:
            found |= _BEGINS
        if found & BIT["consent-tool"]:
            found |= BIT["consent"]
        if _MAY_BE_LANDMARK.search(word):
            for mark, pattern in _LANDMARK_WORD.items():
                if pattern.search(word):
                    found |= _LANDMARK_BIT[mark]
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[printed] = found
        return found


_MOST_WORDS = 16_384
_WORD_CACHE = _WordCache()


@lru_cache(maxsize=8192)
def mark_names(mask: int) -> tuple[str, ...]:
    """The names of a bit mask's marks, in the order of MARKS."""
    names = []
    mask &= _ALL_MARKS
    while mask:
        lowest = mask & -mask
        names.append(MARKS[lowest.bit_length() - 1])
        mask ^= lowest
    return tuple(names)
