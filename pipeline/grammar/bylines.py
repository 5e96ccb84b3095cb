"""Bylines: who wrote it, out of the printed text ("By Jane Doe and John Roe, Reuters | March 3").

`read_byline` is used on visible lines, on byline-like elements of pages and on the values of author metas alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.grammar.agencies import agency
from pipeline.grammar.names import PLACES, NameKind, has_case, name_kind, word_set
from pipeline.packs.languages import LanguagePack

MAX_BYLINE_CHARS = 220
"""A longer text is prose or an author's biography. The longest byline among the labelled pages has 160."""
MAX_PERSONS = 12
"""More names than this are a list of something else (a cast, a staff page)."""

# What leads a byline, over all languages; the packs' `byline_leads` are added to it.
_LEADS = (
    "by|written by|story by|words by|text by|posted by|published by|reported by|reporting by|article by|authored by"
    "|submitted by|contributed by|compiled by|review by|reviewed by|column by|opinion by|analysis by|a guest post by|guest post by"
    "|essay by|commentary by|interview by|report by|created by|added by|from the desk of|author|authors|article author|reporter|byline"
    "|von|ein artikel von|ein beitrag von|ein gastbeitrag von|gastbeitrag von|eine analyse von|ein kommentar von"
    "|kommentar von|interview von|geschrieben von|erstellt von|eingestellt von|gepostet von|verfasst von|veröffentlicht von|autor|autorin|autoren|text"
    "|par|écrit par|rédigé par|publié par|posté par|propos recueillis par|texte|auteur|auteure|auteurs|texte de"
    "|por|escrito por|redactado por|publicado por|texto|texto de|autora|autores|reportagem de|postado por|redação de"
    "|di|a cura di|scritto da|pubblicato da|autore|autrice|articolo di|intervista di|testo di|servizio di"
    "|door|geschreven door|geplaatst door|tekst|auteur|af|av|skrevet av|skrevet af|skriven av|publicerad av|tekst av"
    "|skribent|forfatter|författare|kirjoittaja|kirjoittanut|teksti|toimittaja|napisał|napisała|tekst:|autorzy|napsal"
    "|napsala|írta|szerző|scris de|publicat de|de către|yazan|yazar|haber|muhabir|автор|авторы|автор статьи|автор текста"
    "|текст|автори|автор тексту|γράφει ο|γράφει η|γράφουν|συντάκτης|του|της|بقلم|كتب|كتبت|كتبه|الكاتب|المؤلف|اعداد|إعداد"
    "|تقرير|מאת|כתב|נویسنده|نویسنده|文|文/|撰文|作者|记者|記者|執筆|取材・文|取材|글|글쓴이|tác giả|oleh|penulis|reporter:|penulis artikel"
    "|mwandishi|โดย|लेखक|द्वारा"
)
# Leads that are ordinary nouns: only with a colon behind them.
_COLON_LEADS = word_set(
    "author authors byline autor autorin autoren text texte texto tekst teksti auteur auteure auteurs autora autores"
    " autore autrice haber muhabir yazar reporter toimittaja skribent forfatter författare автор авторы автори текст"
    " 文 글 取材 اعداد إعداد تقرير المؤلف الكاتب de di af av του της 记者 記者 作者"
)
_FREE_LEADS = word_set("di af av του της author autor autorin автор skribent reporter 记者 記者 作者")

_JOINERS = (
    "and|&|und|y|e|et|och|og|ja|i|и|й|та|ve|en|és|și|si|und|sowie|with|mit|avec|con|con la colaboración de|و|和|与|및"
)
# Joiners that also stand inside one name ("Ortega y Gasset"): both sides must be whole names.
_WEAK_JOINERS = word_set("y e i en si й")

_CREDIT = re.compile(
    r"(?i)\b(?:photo(?:s|graphs?|graphy|graphers?)?|pictures?|pics?|images?|videos?|illustrations?|illustrated|graphics?"
    r"|camera|artwork|fotos?|fotograf(?:ie|ía|ia|ías|i|en|in)?|bild(?:er)?|imagen|imágenes|foto's|kuvat?|valokuva|zdjęcia"
    r"|zdjęcie|fotó|фото|video|vidéo|grafik|illustration|crédit|crédits|credit|صورة|写真)\b\s*(?:credit|by|von|par|por|di|de|:|/|©|\||$)"
)
_NOISE = re.compile(
    r"(?i)\bhttps?://\S+|\bwww\.\S+|[\w.+-]+\s?(?:@|\[at\])\s?[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+|©|\(\s*\)|[»«›‹▶►✍✎]|\bfollow\b.*$"
)
# A role, a label or a month glued to a name, where the page's line break was lost: "Jane DoeFounder".
_GLUED = re.compile(
    r"([a-zà-ž])(?=(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tues?|Wed|Thu|Fri|Sat|Sun"
    r"|Founder|Editor|Reporter|Writer|Staff|Senior|Correspondent|Contributor|Author|Published|Updated|Posted|Chief|Director|Follow|Share)(?:[^a-z]|$|day|ed))"
)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_SEGMENTS = re.compile(r"\s*[|•·●∙⋅;／\n\t]\s*|\s+[-–—―~/]+\s+|[–—]\s+|\s*/\s*(?=[^\W\d_]{3})")
_CJK_ROLE = re.compile(
    r"(?:\s*(?:本报|本報|特约|实习|見習)?(?:记者|記者|通讯员|編集委員|論説委員|特派員|報導|报道|기자|특파원|논설위원|선임기자))+$"
)
_DATE_START = re.compile(
    r"(?i)(?:^|[\s,(])(?:(?:last |posted|published|updated|modified|created|publicado|actualizado|aktualisiert|stand|mis à jour"
    r"|publié|le|el|am|vom|den|on|at|il|aggiornato|pubblicato|опубликовано)\W+)*(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d|\d)"
)

_PREAMBLE = word_set(
    "posted published updated written created submitted added uploaded last on in am pm publicado publié veröffentlicht"
    " exclusive opinion analysis comment review news story words text article interview report feature column blog a guest post"
    " this was is has been first uhr um am le à el las at est gmt utc pst edt et mon tue wed thu fri sat sun monday tuesday"
    " wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag ago hours minutes"
    " days min read stand aktualisiert publiziert erstellt mis jour actualizado aggiornato pubblicato stars"
)
_MONTHS = word_set(
    "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez ene abr ago dic fév avr jui aoû déc gen mag giu lug set ott"
)

_ROLE_WORDS = word_set(
    "staff senior chief special correspondent correspondents reporter reporters writer writers editor editors contributor"
    " contributors columnist columnists producer producers journalist journalists author authors assistant associate deputy"
    " managing executive freelance freelancer guest contributing national political foreign investigative business sports"
    " science health education technology tech environment photographer multimedia digital online video data crime"
    " diplomatic economics defence defense security chairman president founder co-founder director professor analyst fellow"
    " researcher intern blogger critic head anchor host presenter lecturer phd ph.d ph.d. md m.d. esq mba cpa published"
    " posted updated special-correspondent bureau-chief in for at from of on via"
    " redakteur redakteurin reporterin korrespondent korrespondentin chefredakteur chefredakteurin journalistin autor"
    " autorin volontär volontärin freier freie leiter leiterin ressort ressortleiter ressortleiterin"
    " redactor redactora periodista corresponsal reportero reportera enviado enviada colaborador colaboradora editora"
    " director directora columnista journaliste rédacteur rédactrice correspondant correspondante envoyé envoyée grand"
    " chroniqueur giornalista inviato inviata corrispondente direttore direttrice jornalista repórter correspondente"
    " colunista verslaggever redacteur correspondente journalist reporter skribent journalista toimittaja dziennikarz"
    " dziennikarka redaktor redaktorka muhabiri yazarı корреспондент журналист обозреватель редактор кореспондент"
    " журналіст مراسل مراسلة كاتب كاتبة محرر صحفي صحفية صحافي כתב כתבת פרשן 记者 記者 기자"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. Names stand as printed, letter case kept.

    `lead` is the word that marks it as a byline ("By", "Von"), or None. `clean` is true if the whole text is
    accounted for: lead, names, roles, dates, places, organisations and nothing else.
    """

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()  # canonical names
    organisations: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()  # accounts of the publishing system ("admin")
    lead: str | None = None
    clean: bool = False


class _Identity:
    """Wraps a mapping so that it can be a cache key by identity (packs are frozen for a run)."""

    __slots__ = ("value",)

    def __init__(self, value: Mapping[str, LanguagePack]) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.value is self.value


@dataclass(frozen=True, slots=True)
class _Words:
    lead: re.Pattern[str]
    inner_lead: re.Pattern[str]
    joiner: re.Pattern[str]
    roles: frozenset[str]
    role_phrase: re.Pattern[str] | None


@lru_cache(maxsize=8)
def _words(languages: _Identity) -> _Words:
    packs = languages.value.values()
    leads = dict.fromkeys(_LEADS.split("|"))
    leads.update(dict.fromkeys(lead for pack in packs for lead in pack.byline_leads))
    joiners = dict.fromkeys(_JOINERS.split("|"))
    joiners.update(dict.fromkeys(joiner for pack in packs for joiner in pack.name_joiners))
    roles = [role for pack in packs for role in pack.roles]
    phrases = "|".join(re.escape(role) for role in sorted(roles, key=len, reverse=True) if " " in role)
    either = "|".join(re.escape(lead) for lead in sorted(leads, key=len, reverse=True))
    strong = "|".join(re.escape(lead) for lead in ("by", "von", "par", "por", "door", "oleh", "بقلم", "автор"))
    joined = "|".join(re.escape(joiner) for joiner in sorted(joiners, key=len, reverse=True))
    return _Words(
        re.compile(rf"(?i)^(?:{either})(?=[\s:：=/])(\s*[:：=/]+\s*|\s+)"),
        re.compile(rf"(?i)(?<=[\s|•·,–-])(?:(?:written|posted|published) )?(?:{strong})\s*:?\s+(?=\S)"),
        re.compile(rf"(?i)\s*,?\s+({joined})\s+|\s*(&|、|，|،)\s*"),
        _ROLE_WORDS | {role.casefold() for role in roles if " " not in role},
        re.compile(rf"(?i)(?<!\w)(?:{phrases})(?!\w)") if phrases else None,
    )


def read_byline(text: str, languages: Mapping[str, LanguagePack], *, inverted: bool = False) -> Byline | None:
    """Read a short text that may be a byline; None if it is none (too long, a photo credit, prose, nothing).

    With `inverted`, "Doe, Jane" is read as one name (author metas and dumps of catalogues print names so).
    """
    words = _words(_Identity(languages))
    text = " ".join(text.split()).strip(" ,;:|-–—•·")
    if text[:1] + text[-1:] in ("[]", "()", "（）", "【】", "［］"):
        text = text[1:-1].strip()
    if not text or len(text) > MAX_BYLINE_CHARS:
        return None
    cut = _CREDIT.search(text)
    if cut:
        text = text[: cut.start()].strip(" ,;:|-–—•·/")
        if not text:
            return None
    lead, rest = _cut_lead(text, words)
    rest = _GLUED.sub(r"\1 | ", _NOISE.sub(" ", rest))
    if inverted:
        rest = _turn(rest)
    return _read_names(rest, lead, words)


def is_led(text: str, languages: Mapping[str, LanguagePack]) -> bool:
    """Whether a text starts as a byline does ("By …", "March 3 by …"): cheap, to be asked of many lines."""
    words = _words(_Identity(languages))
    return bool(words.lead.match(text) or (len(text) <= MAX_BYLINE_CHARS and words.inner_lead.search(text)))


def split_names(text: str, languages: Mapping[str, LanguagePack]) -> list[str]:
    """Cut a list of names at commas and joiners ("Ann Lee, Bo Ek und Cy Fox"), nothing judged."""
    words = _words(_Identity(languages))
    return [piece for segment in _SEGMENTS.split(text) for piece in _pieces(segment, words) if piece]


def _cut_lead(text: str, words: _Words) -> tuple[str | None, str]:
    lead, rest = None, text
    for _ in range(2):  # "Posted by: By Jane Doe"
        match = words.lead.match(rest)
        if not match:
            break
        word = match.group(0)[: -len(match.group(1))].strip()
        folded = word.casefold()
        if folded in _COLON_LEADS and not match.group(1).strip() and folded not in _FREE_LEADS:
            break
        lead, rest = lead or word, rest[match.end() :]
    if lead is None:
        match = words.inner_lead.search(text)
        if match and _is_preamble(text[: match.start()]):
            lead, rest = match.group(0).strip(" :"), text[match.end() :]
    return lead, rest


def _is_preamble(text: str) -> bool:
    """Whether what stands before an inner "by" is a date, a time, or a word or two of labels."""
    words = (word.strip(".,:|-–—•·()/") for word in text.casefold().split())
    return all(word in _PREAMBLE or len(word) <= 2 or word[0].isdigit() or word[:3] in _MONTHS for word in words)


def _turn(text: str) -> str:
    """Turn "Doe, Jane" -> "Jane Doe", and leave anything else."""
    match = re.fullmatch(r"\s*([^\s,]+(?:\s[^\s,]+)?)\s*,\s*([^\s,]+(?:\s+[^\s,]+)?)\s*", text)
    if not match:
        return text
    last, first = match.groups()
    if len(last.split()) == 2 and len(first.split()) > 1:
        return text  # "Ann Lee, Bo Ek": two persons
    if len(last.split()) == 2 and last.split()[0].casefold() not in {"de", "van", "von", "di", "da", "el", "al", "le"}:
        return text
    if name_kind(f"{first} {last}") is not NameKind.PERSON:
        return text
    return f"{first} {last}"


def _pieces(segment: str, words: _Words) -> list[str]:
    """Cut at commas and joiners; a weak joiner cuts only between two names of two words."""
    out: list[str] = []
    for part in re.split(r"\s*[,，،、]\s+|\s*[，،、]\s*|,(?=\S)", segment):
        position = start = 0
        while match := words.joiner.search(part, position):
            position = match.end()
            joiner = (match.group(1) or match.group(2) or "").casefold()
            left, right = part[start : match.start()], part[match.end() :]
            if joiner in _WEAK_JOINERS and (len(left.split()) < 2 or len(right.split()) < 2):
                continue
            out.append(left)
            start = match.end()
        out.append(part[start:])
    strip = " .:-–—\"“”'*|"
    joiners = re.compile(r"(?i)^(?:and|und|et|och|og|y|e|и|ve|by)\s+")
    return [joiners.sub("", piece.strip(strip)) if piece else "" for piece in out]


def _is_role(word: str, words: _Words) -> bool:
    folded = word.strip(".,:;()").casefold()
    return folded in words.roles or (folded.partition("-")[0] in words.roles and folded.count("-") > 1)


def _cut_role(piece: str, words: _Words) -> tuple[str, bool]:
    """Cut roles before and behind a name; whether anything was cut."""
    cut = _CJK_ROLE.sub("", piece)
    cut = re.sub(r"^(?:本报|本報|特约|实习)?(?:记者|記者|通讯员|작성자|文|作者)\s*[:：]?\s*", "", cut).strip()
    phrase = words.role_phrase.search(cut) if words.role_phrase else None
    if phrase:
        cut = (cut[: phrase.start()] if phrase.start() else cut[phrase.end() :]).strip(" ,:-")
    tokens = cut.split()
    first = 0
    while first < len(tokens) and _is_role(tokens[first], words):
        first += 1
    last = first
    while last < len(tokens) and not _is_role(tokens[last], words):
        last += 1
    name = " ".join(tokens[first:last])
    return name, name != piece


def _cut_date(piece: str) -> tuple[str, bool]:
    match = _DATE_START.search(piece)
    return (piece[: match.start()].strip(), True) if match else (piece, False)


def _read_names(text: str, lead: str | None, words: _Words) -> Byline | None:
    persons: list[str] = []
    agencies: list[str] = []
    organisations: list[str] = []
    accounts: list[str] = []
    clean, foreign = True, False
    for bracket in _BRACKETED.findall(text):
        named = agency(bracket[1:-1])
        if named:
            agencies.append(named)
    text = _BRACKETED.sub(" ", text)
    for segment in _SEGMENTS.split(text):
        for raw in _pieces(segment, words):
            piece, dated = _cut_date(raw)
            whole = name_kind(piece) if piece else NameKind.OTHER
            role = False
            head, _, tail = piece.partition(" ")
            if tail and agency(head) and any(_is_role(word, words) for word in tail.split()):
                piece, whole = head, NameKind.AGENCY  # "AP Political Writer"
            if whole not in (NameKind.AGENCY, NameKind.ACCOUNT):
                piece, role = _cut_role(piece, words)
                piece = piece.strip(" .,:-–—\"“”'*|") if not re.search(r"\b\w\.$", piece) else piece
                whole = name_kind(piece) if piece else NameKind.OTHER
            if whole is NameKind.AGENCY:
                agencies.append(agency(piece) or piece)
            elif whole is NameKind.ACCOUNT:
                accounts.append(piece)
            elif whole is NameKind.ORGANISATION:
                organisations.append(piece)
            elif (whole is NameKind.PERSON and not foreign) or (
                whole is NameKind.MONONYM and not foreign and (not persons or not has_case(piece))
            ):
                persons.append(piece)
            elif piece and whole is not NameKind.MONONYM and piece.casefold() not in PLACES:
                clean = False
                foreign = foreign or bool(persons)  # what follows prose is no longer the byline
            if (dated or role) and persons and not piece:
                foreign = foreign or dated
    if len(persons) > 1 and any(" " in p for p in persons):
        # "Jane Doe, Berlin": beside a whole name a single word is a place or a nickname
        persons = [p for p in persons if " " in p or not has_case(p)]
    persons = list(dict.fromkeys(persons))
    if len(persons) > MAX_PERSONS or not (persons or agencies or organisations or accounts):
        return None
    return Byline(
        tuple(persons),
        tuple(dict.fromkeys(agencies)),
        tuple(dict.fromkeys(organisations)),
        tuple(dict.fromkeys(accounts)),
        lead,
        clean,
    )
