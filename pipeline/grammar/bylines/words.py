"""The words and patterns of bylines: leads, joiners, roles, what is cut off."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from pipeline.grammar.bylines.no_authors import caseless
from pipeline.grammar.letters import CAPITALS, MARKS, NOT_IN_WORD, SMALL
from pipeline.grammar.persons.kind import word_set
from pipeline.grammar.vocabulary import words_of

CREDIT = re.compile(
    r"(?i)\b(?:photo(?:s|graphs?|graphy|graphers?)?|pictures?|pics?|images?|videos?|illustrations?|illustrated|graphics?"
    r"|camera|artwork|fotos?|fotograf(?:ie|ía|ia|ías|i|en|in)?|bild(?:er)?|imagen|imágenes|foto's|kuvat?|valokuva|zdjęcia"
    r"|zdjęcie|fotó|фото|video|vidéo|grafik|illustration|crédit|crédits|credit|صورة|写真)\b\s*(?:credit|by|von|par|por|di|de|:|/|©|\||$)"
)
# Whom an interviewer talks to is no author.
_INTERVIEWS = "interview|gespräch|entretien|entrevista|intervista"
INTERVIEWED = re.compile(rf"(?i)^(?P<by>.*\b(?:{_INTERVIEWS})\b.{{1,60}}?)\s(?:mit|with|avec|con|com)\s.+$")
# Who checked or translated it is no author.
_CHECKS = (
    "(?:medically |expert |technically )?reviewed|fact[- ]?checked|edited|translated|übersetzt|übersetzung|traduit|traducido"
    "|approved|verified|produced|translation|additional reporting|editing|writing"
)
_SPACELESS_CHECKS = "翻訳|翻译|翻譯|译者|譯者|校对|校對"
CHECKED = re.compile(
    rf"(?i){NOT_IN_WORD}*\b(?:{_CHECKS})(?: by\b| von\b| par\b| por\b|:|\s)|{NOT_IN_WORD}*(?:{_SPACELESS_CHECKS})"
)
# Who wrote it and took the pictures, in one label: "Text & Fotos: Jane Doe". Stands for the label of the text.
TEXT_AND_PICTURES = re.compile(
    r"(?i)^(?:text|texte|texto|testo|tekst|words|story)\s*(?:&|\+|/|,|and|und|et|y|e|en|og|och)\s*"
    r"(?:photo(?:s|graphs|graphy)?|fotos?|fotografi(?:e|en|as)?|foto's|pictures|images|bild(?:er)?|vid[eé]os?)\b(?:\s+(?:by|von|par|por|di|door|av))?\s*[:：]?\s*"
)
_NOISE = re.compile(
    r"(?i)\bhttps?://\S+|\bwww\.\S+|[\w.+-]+\s?(?:@|\[at\])\s?[\w-]+(?:\.[\w-]+)+|@[^\W\d_]\w+|©|\(\s*\)|[»«›‹▶►✍✎]|\bfollow\b.*$"
)
_FIGURE = re.compile(r"\d")
_NOISY = re.compile(r"(?i)[:@©\[(»«›‹▶►✍✎]|www|follow")  # one of these stands in every match
# A role, a label or a month glued to a name, where the page's line break was lost: "Jane DoeFounder".
_GLUED = re.compile(
    r"([a-zà-ž])(?=(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tues?|Wed|Thu|Fri|Sat|Sun"
    r"|Twitter|Facebook|Instagram|Korrespondent|Korrespondentin|Redakteur|Redakteurin|Freier|Freie|Founder|Editor|Reporter|Writer|Staff|Senior|Correspondent|Contributor|Author|Published|Updated|Posted|Chief|Director|Follow|Share|In|On|Published|View|Read)(?:[^a-z]|$|day|ed))"
)
# The same behind a date: "Dec 17, 2025Jane Doe", "Dec 17, 2025 Jane Doe".
_GLUED_DATE = re.compile(r"(?<=\b(?:19|20)\d\d)\s?(?=[A-ZÀ-Ý][a-zà-ÿ]+\s[A-ZÀ-Ý])")
# A day behind a name: "Ginevra Ferri12 gennaio 2026", "Jane Doe03.04.2021".
_GLUED_DAY = re.compile(
    rf"(?:(?<=[^\W\d_A-Z])|(?<=[{MARKS}]))(?=\d{{1,2}}(?:\.\s?\d{{1,2}}\.|\.?\s(?:[^\W\d_]|[{MARKS}]){{3,10}}\.?,?\s(?:19|20)\d\d|[/.-]\d{{1,2}}[/.-]\d{{2}}))"
)
_JOINT = re.compile("[a-zà-ž][A-Z]")  # where the first of these is glued
GLUED_LEAD = re.compile(
    rf"^([Bb]y|[Vv]on|[Pp]or|[Pp]ar)(?=[{CAPITALS}](?:[{SMALL}]|\.\s?[{CAPITALS}]))"
)  # "ByJ.R. Doe", too
CREDENTIAL = re.compile(r"(?<=[a-zà-ÿ])\s+(?!(?:II|III|IV)$)[A-Z]{2,5}$")
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
# Between ideographs without a blank the middle dot parts a foreign name's words: 弗拉基米尔·科罗廖夫.
SEGMENTS = re.compile(
    r"\s*(?:[|•●∙⋅;／\n\t]|(?<![\u3400-\u9fff])·|·(?![\u3400-\u9fff]))\s*|\s+-(?=[^\W\d_])|\s+[-–—―~/]+\s+|[–—]\s+|\s*/\s*(?=[^\W\d_]{2})"
)
CJK_ROLE = re.compile(
    r"(?:\s*(?:本报|本報|特约|实习|見習)?(?:记者|記者|通讯员|編集委員|論説委員|特派員|報導|报道|기자|특파원|논설위원|선임기자))+$"
)
# Months as they stand before a day. Jansen, Marlow, Mayer and Decker begin like one, and May is a name before "4 March 2026".
_MONTH_FIRST = (
    "jan(?:uary?|uari|vier)?|feb(?:ruary?|ruari|rero|braio)?|mar(?:ch|s|zo|ço|t)?|apr(?:ile?)?|may(?:o|ıs)?|jun(?:e|io?|ho)?|jul(?:y|io?|ho)?"
    "|aug(?:ust(?:us)?)?|sept?(?:ember|embre|iembre|tembre)?|oct(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|dec(?:ember|embre)?"
)
_DATE_START = re.compile(
    r"(?i)(?:^|[\s,(])(?:(?:last(?=\W+(?:updated|modified|published)\b)|posted|published|updated|modified|created|publicado|actualizado|aktualisiert|publiziert|veröffentlicht|erschienen|stand|mis à jour"
    r"|publié|le|el|am|vom|den|on|at|il|aggiornato|pubblicato|опубликовано)\W+)*(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+)?"
    rf"(?:(?:{_MONTH_FIRST})\.?\s+\d(?!\d?(?:st|nd|rd|th|\.)?\s+[^\W\d_]{{3,}}\.?,?\s+(?:19|20)\d\d)|\d)"
    r"|(?<=[\u3040-\u9fff\uac00-\ud7a3])(?:19|20)\d\d\D"
)

PREAMBLE = word_set(
    "posted published updated written created submitted added uploaded last on in am pm publicado publié veröffentlicht"
    " exclusive opinion analysis comment review news story words text article interview report feature column blog a guest post"
    " this was is has been first uhr um am le à el las at est gmt utc pst edt et mon tue wed thu fri sat sun monday tuesday"
    " wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ago hours minutes"
    " kolumne kommentar gastkommentar analyse gastbeitrag bericht reportage essay leitartikel glosse rezension porträt meinung kritik"
    " protokoll beitrag columna opinión análisis reportaje entrevista crónica tribuna artículo chronique tribune entretien critique"
    " édito récit enquête commento opinione intervista analisi editoriale coluna análise reportagem opinie kronik krönika felieton komentarz"
    " ein eine einer un une una uno guide recipe essay profile obituary dispatch preview investigation explainer roundup tutorial tested hands-on"
    " days min read stand aktualisiert publiziert erstellt mis jour actualizado aggiornato pubblicato stars"
)
# Links to an author's accounts, printed behind the name.
NETWORKS = word_set("twitter facebook linkedin instagram mastodon bluesky threads email e-mail mail rss")
# Days of the week before a date, between commas; those of other languages read as single names, which do not count.
WEEKDAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
MONTHS = word_set(
    "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez ene abr ago dic fév avr jui aoû déc gen mag giu lug set ott"
)

# Degrees behind a name, without their stops: "M.P.H.", "Ph.D.". What else has this shape are initials.
DEGREES = word_set(
    "ba bs bsc ma ms msc mba mfa mpa mpp mph mpt msw med md phd dphil jd llb llm esq edd psyd dvm vmd do dc od dds dmd dpt"
    " rd rdn ldn cdn rn bsn msn np fnp pac pharmd lcsw lmft lpc cpa cfa cfp frcp frcs frsa obe mbe cbe"
)
DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.){1,4}[^\W\d_]{0,4}")  # of two letters, one by one, or more: "R.D.", "Ph.D"
GENERATION = re.compile(r"(?i)(?<=\w)\s+(?:jr|sr|jun|sen)\.$|\s+(?:II|III|IV)$")
"""What tells a person from a parent of the same name; its stop, and its figure, are the name's."""

# Of patterns that hold little words, too ("by", "with"): the words of which one stands in every match.
_TELLING = {INTERVIEWED: _INTERVIEWS, CHECKED: f"{_CHECKS}|{_SPACELESS_CHECKS}"}
_STEM = 3
_ESCAPE = re.compile(r"\\.")
_UNSPACED = "\u2e80"


def stems_of(text: str) -> frozenset[str]:
    """How the words of a text begin; what `may_hold` asks."""
    return frozenset([run[:_STEM] for run in words_of(caseless(text))])


def may_hold(pattern: re.Pattern[str], stems: AbstractSet[str]) -> bool:
    """Whether a pattern whose every match has a word of it, or of `_TELLING`, may match in a text whose words begin so: a cheap look.

    In scripts without spaces words begin anywhere.
    """
    return not _stems_in(pattern).isdisjoint(stems) or any(stem[0] > _UNSPACED for stem in stems)


def without_noise(text: str) -> str:
    """A text without addresses, accounts and signs. Looked for where a mark of them stands: they are tried at every word."""
    return _NOISE.sub(" ", text) if _NOISY.search(text) else text


def unglued(text: str) -> str:
    """A text with a bar where a role, a label or a date is glued to a name."""
    text = _GLUED.sub(r"\1 | ", text) if _JOINT.search(text) else text
    return _GLUED_DATE.sub(" | ", _GLUED_DAY.sub(" | ", text)) if _FIGURE.search(text) else text


def before_date(text: str) -> str:
    """What stands before the first date."""
    match = _DATE_START.search(text) if _FIGURE.search(text) else None
    return text[: match.start()].strip() if match else text


@lru_cache(maxsize=8)
def _stems_in(pattern: re.Pattern[str]) -> frozenset[str]:
    return stems_of(_ESCAPE.sub(" ", _TELLING.get(pattern, pattern.pattern)))
