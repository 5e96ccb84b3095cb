"""Bylines of Chinese, Japanese and Korean papers: names beside a reporter's word, without spaces or behind a place.

`本报驻柏林记者 李晓峰`, `（中央社記者林書安台北4日電）`, `記者林書安／台北報導`, `[솔내일보 김도현 기자]`, `【社会部・松田美紀】`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import is_whole_japanese
from pipeline.packs.names import known_names


def _late(expression: str) -> Callable[[], re.Pattern[str]]:
    """A pattern that is compiled when it is first asked for: these cost a twentieth of a worker's start, and most runs
    see no line of these scripts.
    """
    return cache(partial(re.compile, expression))


EAST_ASIAN = "\u2e80"  # the first letter of the scripts that this reads
MAX_CHARS = 90  # of a line that is a byline; the opening of a report is cut to its first mark
OPENING_CHARS = 80  # within which a wire report names its reporters

# A foreign name first: the middle dot parts its words, and nothing else.
_FOREIGN = r"[\u3400-\u9fff]{1,6}(?:[·‧•・](?:[\u3400-\u9fff]{1,7}|[A-Z]\.?))+"
_NAME = rf"{_FOREIGN}|[\u3400-\u9fff]{{2,3}}|[\u3400-\u9fff]{{4}}(?=\s*(?:$|[、，,；;）)】\]])|\s[\u3400-\u9fff]{{2,4}}\s*(?:$|[:：/／）)】\]]))"
_ZH_ROLES = ("记者", "記者", "通讯员", "通訊員", "特派员", "特派員")
_ZH_ROLE = rf"(?:特约|实习|見習|见习)?(?:{'|'.join(_ZH_ROLES)})"
_ZH_PICTURE = r"(?:[图圖]片?|[摄攝]影?)(?![\u3400-\u9fff])"
_ZH_LIST = rf"(?!{_ZH_PICTURE})(?P<names>(?:{_NAME})(?:\s*[、，,]\s*(?:{_NAME})|\s+(?!(?:{_ZH_ROLE}|来源|文|编辑|{_ZH_PICTURE}))(?:{_NAME})(?=\s|$|[）)】\]]))*)"
_ZH_LED = _late(
    rf"(?:^|[\s（(\[【社报報网網员員、，,；;])[^\s（(、，]{{0,9}}?{_ZH_ROLE}\s*[:：]?\s*{_ZH_LIST}(?=\s|$|[）)】\]／/|；;，,])"
)
# "（中央社記者林書安台北4日電）": the place stands between the name and the day; a name has three characters.
_CNA = _late(
    r"^[（(](?:\w{2,8}?社)?記者(?P<names>[\u3400-\u9fff]{3}(?:、[\u3400-\u9fff]{3})*)(?P<place>[\u3400-\u9fff]{2,8}?)(?:\d{1,2}月)?\d{1,2}日[^）)]{0,4}[電电][）)]"
)
_REPORT_WORD = r"(?:報導|报导|报道|報道|電|电)"
# "【记者周明远台北报导】": the place between the name and the word for the report.
_ZH_REPORT = _late(
    rf"^[（(【\[]?[^\s（(、，]{{0,6}}?{_ZH_ROLE}\s?(?P<names>[\u3400-\u9fff]{{3}}(?:、[\u3400-\u9fff]{{3}})*)[／/]?\s?"
    rf"[\u3400-\u9fff]{{2,6}}{_REPORT_WORD}[】）)\]]?$"
)
_PLACE_REPORT = _late(rf"[／/]\s*[\u3400-\u9fff]{{2,8}}{_REPORT_WORD}$")
# Who wrote it, and in the same label or beside it who took the pictures: "文/图 王小明", "文／王小明 图／李雷", "王小明/文".
_ZH_TEXT = rf"(?:文|撰文)(?:\s?[、/／·&]?\s?{_ZH_PICTURE})?"
_ZH_OTHERS = rf"[\s、/／|｜]+{_ZH_PICTURE}[\s/／|｜:：]+[^\s/／|｜:：]{{2,12}}"
_ZH_WRITERS = (
    _late(rf"^{_ZH_TEXT}\s*[/／|｜:：]\s*{_ZH_LIST}(?:{_ZH_OTHERS})?$"),
    _late(rf"^(?:文|撰文)\s?[、/／·&]\s?{_ZH_PICTURE}\s+{_ZH_LIST}$"),
    _late(rf"^{_ZH_LIST}\s*[/／]\s*{_ZH_TEXT}$"),
)
# Behind a date and a source, or at the edge: "2024-04-24 06:12 来源：松溪日报 作者：李晓峰".
_ZH_LABELLED = _late(
    rf"(?:^|[\s|｜/／])(?:(?:作者|撰文|撰稿|记者|記者)\s*[:：|｜]|文\s*[:：/／])\s*{_ZH_LIST}(?=$|[\s|｜/／])"
)
_KO_ROLES, _KO_WRITTEN = ("기자", "특파원", "논설위원", "통신원"), ("글", "취재")
_KO_ROLE = rf"(?:선임|수습|인턴|전문|객원)?(?:{'|'.join(_KO_ROLES)})"
_KO = _late(rf"(?<![가-힣])(?P<name>[가-힣]{{2,4}})\s?{_KO_ROLE}(?![가-힣])")
_KO_PAIR = _late(rf"(?<![가-힣])(?P<names>[가-힣]{{2,4}}(?:\s*[·,]\s*[가-힣]{{2,4}})+)\s?{_KO_ROLE}(?![가-힣])")
_KO_ROW = _late(rf"(?P<names>[가-힣]{{3}}(?:\s[가-힣]{{3}}){{1,3}})\s?{_KO_ROLE}")  # "박서윤 이도훈 기자"
# "글 김하늘", "글·사진 김하늘": written by, with no reporter's word.
_KO_NAME = 3  # syllables of a name with a family name of one
_KO_WHOLE = r"[가-힣]{3,4}"  # four with a family name of two syllables
_KO_WRITER = _late(
    rf"(?:{'|'.join(_KO_WRITTEN)})(?:\s?[·/]\s?사진)?\s*[=:]?\s+?(?P<names>{_KO_WHOLE}(?:\s?[·,]\s?{_KO_WHOLE}){{0,3}})"
)
_KO_NO_NAMES = frozenset(
    (
        "글",
        "사진",
        "담당",
        "취재",
        "본지",
        "전문",
        "선임",
        "인턴",
        "시민",
        "사회부",
        "정치부",
        "경제부",
        "문화부",
        "담당",
    )
)
_KO_REST = _late(r"[가-힣\w.+-]*@[\w.-]+|[가-힣·]{1,10}|[\s=/\[\]()（）【】|<>:·,.‧ㆍ-]|\d")
_JA_NAME = r"[\u3400-\u9fff][\u3400-\u9fff\u3040-\u30ff]{2,6}"
_JA_NAMES = rf"(?P<names>{_JA_NAME}(?:、\s?{_JA_NAME})*)"
_JA_ROLES = ("記者", "特派員", "編集委員", "論説委員", "解説委員", "ライター", "ジャーナリスト")
_JA_ROLE = rf"(?:{'|'.join(_JA_ROLES)})"
_JA_OPENINGS = ("（", "【")
_JA_DESK = (
    # "社会部・松田美紀"
    _late(
        r"^[【\[（(]?[\u3400-\u9fff\u30a0-\u30ff]{1,8}(?:部|支局|総局|通信部|局)[・=＝]\s*(?P<names>[\u3400-\u9fff\u3040-\u30ff]{3,7})[】\]）)]?$"
    ),
    # "【ロンドン＝松田美紀】"; pictures are credited likewise
    _late(
        rf"^[（【](?!写真|撮影|画像|映像|図|提供|資料|出典|編集|校閲)[\u3400-\u9fff\u30a0-\u30ff]{{2,10}}[=＝]{_JA_NAMES}[】）]$"
    ),
)
_JA_WRITER = (
    # "客員編集委員・松田美紀", "編集委員 松田美紀", "松田美紀記者"
    _late(rf"^[（(【]?[\u3400-\u9fff\u30a0-\u30ff]{{0,6}}{_JA_ROLE}(?:\s?[・=＝]\s?|\s){_JA_NAMES}[】）)]?$"),
    _late(rf"^[（(【]?(?P<names>{_JA_NAME})\s?{_JA_ROLE}[】）)]?$"),
)
_JA_CLOSING = _late(rf"[。！？」]\s?[【（]{_JA_NAMES}[】）]$")
_LIST, _ZH_PARTS = re.compile(r"\s*[、，,·]\s*|\s+"), re.compile(r"\s*[、，,]\s*|\s+")
_HAN, _HANGUL = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[가-힣]")
_JA_SIGNS = 4  # of most names: two of the family, two of the person
_DESK_ENDS = ("部", "组", "班", "社", "网", "报", "報導", "报道")


_KO_PICTURE = _late(r"(?<!글·)(?<!글ㆍ)(?<!글,)(?<!글/)(?:사진|영상|그래픽|편집|번역)\s*[=:·/]")


def reporters(text: str) -> tuple[str, ...]:
    """The persons whom a short line credits in one of these shapes; nothing if it has none of them."""
    if len(text) > MAX_CHARS:
        return ()
    if _HANGUL.search(text):
        return _korean(text)
    if not _HAN.search(text):
        return ()
    text = with_bars(text)
    japanese = _japanese(text)
    if japanese is not None:
        return tuple(name for name in _ZH_PARTS.split(japanese["names"]) if agency(name) is None)
    return _chinese(_PLACE_REPORT().sub("", text) if "/" in text or "／" in text else text)


def _japanese(text: str) -> re.Match[str] | None:
    """The first of the Japanese shapes that a text has; most texts lack the signs that each of them needs."""
    if ("部" in text or "局" in text) and (match := _JA_DESK[0]().match(text)):
        return match
    for pattern in _JA_WRITER if any(map(text.__contains__, _JA_ROLES)) else ():
        if match := pattern().match(text):
            return match
    return _JA_DESK[1]().match(text) if text.startswith(_JA_OPENINGS) else None


def with_bars(text: str) -> str:
    """A text with a bar for the ideograph that Chinese editors type as one: "作者丨周敏"."""
    return text.replace("丨", "|")


def opening_reporters(paragraph: str) -> tuple[str, ...]:
    """The reporters whom the opening of a wire report names before its text; nothing if it names none."""
    head = paragraph[:OPENING_CHARS].lstrip()
    if _HANGUL.search(head):
        before, mark, _ = head.partition("=")
        if mark and ("(" in before or "[" in before) and ")" not in before and "]" not in before:
            rest = re.split(r"[)\]]", head.partition("=")[2], maxsplit=1)
            before, mark, _ = (rest[1] if len(rest) > 1 else "").partition("=")
        named = _KO_ROW().fullmatch(before.strip()) if mark else None
        if named is not None and all(name[0] in known_names().credits["surnames"] for name in named["names"].split()):
            return tuple(named["names"].split())
        return _korean(before.strip()) if mark else ()
    cna = _CNA().match(head)
    if cna is not None:
        return tuple(cna["names"].split("、"))
    wire = re.match(r"[^（(。]{2,20}[电電讯訊]\s*[（(](?P<inner>[^）)]{3,50})[）)]", head)
    return _chinese(wire["inner"]) if wire is not None else ()


def closing_reporters(paragraph: str) -> tuple[str, ...]:
    """The reporters in the brackets that close a text: `…。（记者 周明远 通讯员 陈小禾）`, `…。【松田美紀】`."""
    tail = paragraph[-OPENING_CHARS:].rstrip()
    named = _JA_CLOSING().search(tail) if tail.endswith(("】", "）")) else None
    if named is not None and all(map(_is_signature, names := _ZH_PARTS.split(named["names"]))):
        return tuple(names)
    bracket = re.search(r"[。！？”][（(](?P<inner>[^（）()]{4,50})[）)]$", tail)
    return _chinese(bracket["inner"]) if bracket is not None else ()


def _is_signature(name: str) -> bool:
    """Whether what closes a Japanese text in brackets is a person: a known family name, or four signs that end as names do."""
    if is_whole_japanese(name):
        return True
    han = len(name) == _JA_SIGNS and all("\u3400" <= sign <= "\u9fff" for sign in name)
    return (
        han
        and name[-1] in known_names().credits["name_ends"]
        and not name.endswith(_DESK_ENDS)
        and agency(name) is None
    )


def _chinese(text: str) -> tuple[str, ...]:
    led, written = any(map(text.__contains__, _ZH_ROLES)), "文" in text
    if not (led or written or "作者" in text or "撰稿" in text):
        return ()  # most lines
    writer = next((match for pattern in _ZH_WRITERS if (match := pattern().match(text))), None) if written else None
    labelled = writer or (_ZH_REPORT().match(text) if led else None) or _ZH_LABELLED().search(text)
    found: list[str] = []
    for match in [labelled] if labelled else _ZH_LED().finditer(text) if led else ():
        found += [name for name in _ZH_PARTS.split(match["names"]) if name and not name.endswith(_DESK_ENDS)]
    return tuple(dict.fromkeys(found))


def _is_whole_korean(name: str) -> bool:
    """Whether three or four syllables begin with a family name and leave as many as given names have."""
    credits_ = known_names().credits
    return name.startswith(credits_["long_family_names"]) or (len(name) == _KO_NAME and name[0] in credits_["surnames"])


def _korean(text: str) -> tuple[str, ...]:
    if not any(map(text.__contains__, (*_KO_ROLES, *_KO_WRITTEN))) or _KO_PICTURE().search(text):
        return ()
    writer = _KO_WRITER().fullmatch(text)
    if writer is not None:
        names = _LIST.split(writer["names"])
        return tuple(names) if all(map(_is_whole_korean, names)) else ()
    pair = _KO_PAIR().search(text)
    if pair is not None:
        names = [n for n in _LIST.split(pair["names"]) if n not in _KO_NO_NAMES]
    else:
        names = [m["name"] for m in _KO().finditer(text) if m["name"] not in _KO_NO_NAMES]
    rest = _KO_REST().sub("", text)
    return tuple(dict.fromkeys(names)) if names and not rest.strip() and len(text) <= MAX_CHARS else ()
