"""Source lines ("Source: The Example Times") and copyright notices."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.grammar.vocabulary import Vocabulary, alternation, fold

_MAX_SOURCE = 90  # code points: a name or an address, not a sentence
_MAX_NOTICE = 260
# What a notice begins with or holds: a cheap look before the patterns.
NOTICE_OPENINGS = ("©", "ⓒ", "版权所有", "版權所有", "(c)", "&copy;", "copyright", "urheberrecht", "all rights", "tous droits", "todos los",
                   "todos os", "tutti i", "alle rechte", "tüm hakları", "все права", "جميع الحقوق", "حقوق النشر")  # fmt: skip
_MARKS = ("©", "ⓒ", "(c)", "copyr")
_COPYRIGHT = re.compile(
    r"\s*(?:©|ⓒ|版权所有|版權所有|\(c\)|&copy;|copyright\b|copyrights\b|urheberrecht\b|all rights reserved\b|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti|alle rechte vorbehalten|tüm hakları|все права защищены|جميع الحقوق|حقوق النشر)"
)
_SIGN = re.compile(r"©|ⓒ|\(c\)|\bcopyrights?\b", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d{2}(?:\s*[-–—/]\s*(?:(?:19|20)?\d{2}|present|today|heute))?", re.IGNORECASE)
# "All rights reserved" as sites print it.
_RESERVED = (
    "all rights? reserved", "alle rechte vorbehalten", "tous droits réservés", "(?:todos )?los derechos reservados",
    "todos los derechos reservados", "todos os direitos reservados", "tots els drets reservats", "tutti i diritti riservati",
    "tüm hakları saklıdır", "все права защищены", "усі права захищені", "всі права захищені", "всички права запазени",
    "wszelkie prawa zastrzeżone", "wszystkie prawa zastrzeżone", "všechna práva vyhrazena", "všetky práva vyhradené",
    "vse pravice pridržane", "sva prava (?:pridržana|zadržana)", "сва права (?:задржана|придржана)",
    "alle rechten voorbehouden", "alla rättigheter (?:förbehållna|reserverade)", "alle rettigheder forbeholdes",
    "alle rettigheter (?:reservert|forbeholdt)", "kaikki oikeudet pidätetään", "öll réttindi áskilin",
    "minden jog fenntartva", "toate drepturile rezervate", "visos teisės saugomos", "visas tiesības aizsargātas",
    "kõik õigused kaitstud", "με επιφύλαξη παντός δικαιώματος", "جميع الحقوق محفوظة", "کلیه حقوق محفوظ است",
    "تمامی حقوق محفوظ است", "כל הזכויות שמורות", "सर्वाधिकार सुरक्षित", "hak cipta dilindungi(?: undang-undang)?",
    "สงวนลิขสิทธิ์", "保留所有权利", "保留所有權利",
    "無断転載(?:を?禁じます|禁止)?", "무단 ?전재(?: 및 재배포)?(?: 금지)?", "riproduzione riservata", "reproduction interdite",
    "nachdruck verboten", "prohibida su reproducción", "rights reserved", "reserved",
)  # fmt: skip
_RIGHTS = re.compile(rf"[.,;:|–—-]*\s*(?:{'|'.join(_RESERVED)})(?!\w).*$", re.IGNORECASE | re.DOTALL)
_DOTTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.)+[^\W\d_]$")
_OWNED = re.compile(r"(?:版权所有|版權所有|bản quyền thuộc về)\s*[:：]?", re.IGNORECASE)  # the holder's name may follow
_ITEM = re.compile(r"\s*\(c\)\s+[^\W\d_A-ZÀ-Þ]")  # "(c) the third point of the 2019 plan": an item of a list
# "<Copyright (c) Quay News, reprint forbidden>", "【© …】": the whole line in brackets of whatever style.
_BRACKETS = "<>[]【】〈〉《》≪≫＜＞«»（） "
_ENCLOSED = re.compile(r"\s*[<\[【〈《≪＜«（(][^<>\[\]【】〈〉《》≪≫＜＞]{6,250}[>\]】〉》≫＞»）)]\.?\s*")
_PROSE = re.compile(
    r"^copyrights?\s+(?:law|laws|infring|claim|notice|lawsuit|holder|office|protection|case|act|is|was|has|are|can|issues?|reform|directive|material|trolls?)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _source(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"[(\[]?\s*(?:{alternation(w for w in words.words('source_labels') if w not in ('via', 'vía'))})\s*(?::|：|\s[-–—]\s)\s*(?=\S)"
    )


def read_source(line: str, folded: str, words: Vocabulary) -> tuple[str, str, float] | None:
    """(name as printed, pattern, confidence) if the line credits where the text was taken from."""
    if len(line) > _MAX_SOURCE + 30 or not (":" in line or "：" in line or " - " in line or " – " in line):
        return None
    match = _source(words).match(folded) if words.opens(folded, "source_labels") else None
    if match is None:
        return None
    value = line[match.end() :].strip(" )]")
    if not value or len(value) > _MAX_SOURCE or len(value.split()) > 8:
        return None
    if re.search(r"[!?]$|[.;]\s+\S", value) and not re.match(r"https?:", value):
        return None
    return value.rstrip("."), "source.labelled", 0.96


def read_copyright(line: str, folded: str) -> tuple[str, str, float] | None:
    """(holder as printed, pattern, confidence) if the line is a copyright notice; the holder may be empty."""
    marked = any(map(folded.__contains__, _MARKS))
    if len(line) > _MAX_NOTICE or not (marked or folded.lstrip().startswith(NOTICE_OPENINGS)):
        return None
    if _COPYRIGHT.match(folded) and not _PROSE.match(folded.strip()):
        signed = "©" in line or "ⓒ" in line or is_owned(line)
        sure = signed or bool(_RIGHTS.search(line) or (_YEARS.search(line) and not _ITEM.match(line)))
        if not sure and (len(line.split()) > 8 or (line.rstrip().endswith((".", "?")) and len(line.split()) > 6)):
            return None
        return copyright_holder(line) or "", "copyright.notice", 0.97 if sure else 0.9
    inner = line.strip()[1:].rstrip(".").rstrip()[:-1]  # "(Copyright, 2017, Quay Newspapers Ltd.)"
    if (
        marked
        and _ENCLOSED.fullmatch(line)
        and _YEARS.search(inner)
        and _COPYRIGHT.match(fold(inner))
        and not _PROSE.match(inner)
    ):
        return copyright_holder(inner) or "", "copyright.notice", 0.97
    if marked and _SIGN.search(line) and _RIGHTS.search(line) and (_YEARS.search(line) or _ENCLOSED.fullmatch(line)):
        return copyright_holder(line.strip(_BRACKETS)) or "", "copyright.rights", 0.95
    return None


def is_owned(line: str) -> bool:
    """Whether a line opens with the words for "all rights belong to", as Chinese and Vietnamese pages sign."""
    return _OWNED.match(line.lstrip()) is not None


def copyright_holder(line: str) -> str | None:
    """Whom a copyright notice names: `Copyright @ 2021 The Example Post. All rights reserved` -> `The Example Post`."""
    sign = _SIGN.search(line) or _OWNED.match(line)
    if sign is None:
        return None
    before, rest = line[: sign.start()], line[sign.end() :]
    rest = _SIGN.sub(" ", rest)
    rest = _RIGHTS.sub("", rest)
    rest = _OWNED.sub(" ", _YEARS.sub(" ", rest, count=1))
    rest = re.sub(
        r"^[\s@©:,.|/–—-]*(?:by|von|par|por|da|de|of|-)?\s+|^[\s@©:,.|/–—-]+", "", f" {rest}", flags=re.IGNORECASE
    )
    rest = re.split(r"\s[|•·–—]\s|\s-\s|[.;!?](?:\s|$)|\s{2,}", rest, maxsplit=1)[0] if not _abbreviated(rest) else rest
    rest = rest.strip(" \t@:,.|/–—-()[]*")
    if not rest and before.strip():
        rest = _OWNED.sub("", _YEARS.sub("", _RIGHTS.sub("", before))).strip(" @:,.|/–—-()")
    if _DOTTED.search(rest) and f"{rest}." in line:
        rest += "."  # "B.V." as printed: the stop is the abbreviation's
    return rest if 1 < len(rest) <= 80 and any(c.isalpha() for c in rest) else None


def _abbreviated(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"\s*(?:[^\s.]+\s+){0,6}(?:Inc|Ltd|Co|Corp|LLC|S\.A|S\.p\.A|A\.Ş|[SBN]\.?[ALV]|S\.[Rr]\.[Ll]|[sd]\.[rod]\.o|d\.d|a\.s|Α\.Ε|Sp\. z o\. ?o|(?:Pvt|प्रा)\. (?:Ltd|लि))\.?\s*",
            text,
        )
    )
