"""Credits that are nobody's authorship: who edited, translated or photographed; desks; labels shaped like names.

The words are data: `packs/data/names/credits.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import PARTICLES, NameKind, name_kind
from pipeline.grammar.vocabulary import words_of
from pipeline.packs.names import known_names, remembered

EDITOR_MARKS = ":：/／|=՝፡៖"  # one of them stands behind every such label, or a bar before it
SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _either(kind: str, spaceless: bool) -> str:
    terms = [term for term in known_names().credits[kind] if bool(SPACELESS.search(term)) is spaceless]
    return "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in terms)


@remembered(maxsize=4)
def _editor() -> re.Pattern[str]:
    """A label at the beginning or behind a mark or a space, with a colon (in Chinese and Japanese a slash, too)."""
    spaced, spaceless = _either("editors", False), _either("editors", True)
    return re.compile(
        rf"(?i)(?:^|[\s|•·,;/(（\[【<-])(?:(?:{spaced})(?:\(\w{{1,3}}\))?\s*[:：՝፡៖]|(?:{spaceless})\s*[:：/／=])"
        rf"|(?<=\|)\s*(?:{spaced})\s+(?=[^\W\d_])"
    )


@remembered(maxsize=4)
def _desk() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\S)(?:{_either('desks', False)})(?![^\s,;])|(?:{_either('desks', True)})$")


@remembered(maxsize=4)
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_either('labels', False)})|(?:{_either('labels', True)})")


def caseless(text: str) -> str:
    """A text as a pattern that ignores case sees it."""
    return (text if text.isascii() else text.replace("İ", "i").replace("ı", "i")).casefold()


@remembered(maxsize=4)
def desk_words() -> frozenset[str]:
    """The longest word of each desk; caseless."""
    return frozenset(
        max(runs, key=len) for desk in known_names().credits["desks"] if (runs := words_of(caseless(desk)))
    )


def _may_name_desk(text: str) -> bool:
    """Whether a text has the longest word of a desk, or letters of a script without spaces. A cheap look."""
    if not text.isascii() and SPACELESS.search(text) is not None:
        return True
    return not desk_words().isdisjoint(words_of(caseless(text)))


@remembered(maxsize=4)
def _editor_words() -> frozenset[str]:
    """The longest word of each such label; caseless."""
    return frozenset(max(runs, key=len) for label in _editor_labels() if (runs := words_of(caseless(label))))


def _may_label_editor(text: str) -> bool:
    """Whether a text has a mark of such labels and a word of them, or letters of a script without spaces. A cheap look."""
    if not any(map(text.__contains__, EDITOR_MARKS)):
        return False
    if not text.isascii() and SPACELESS.search(text) is not None:
        return True
    return not _editor_words().isdisjoint(words_of(caseless(text)))


@remembered(maxsize=4)
def _editor_labels() -> frozenset[str]:
    return frozenset(known_names().credits["editors"])


@remembered(maxsize=4)
def _editor_openers() -> frozenset[str]:
    """Their first words."""
    return frozenset(label.split()[0] for label in _editor_labels())


@remembered(maxsize=4)
def _contact_labels() -> frozenset[str]:
    return frozenset(known_names().credits["contacts"])


@remembered(maxsize=4)
def _pictured() -> re.Pattern[str]:
    """Such a label without a colon, in a script without spaces, behind a name that another label leads."""
    return re.compile(rf"(?<=\S)(?:\s*[·ㆍ・,/|]\s*|\s+)(?:{_either('editors', True)})[\s・](?=\S)")


def before_editors(text: str) -> str:
    """What stands before the first label of an editor, translator or photographer: "文/李晓峰 编辑/周敏" -> "文/李晓峰"."""
    match = _editor().search(text) if _may_label_editor(text) else None
    text = text if match is None else text[: match.start()].strip(" ,，、")
    if text.isascii() or not SPACELESS.search(text) or (behind := _pictured().search(text)) is None:
        return text
    before = text[: behind.start()]
    return before if " " in before or "・" in before else text  # "글·사진 …": one person did both


_OTHER_LABEL = re.compile(
    r"(?:\s*[/|;•·]\s*|\s+[-–—]\s+)(?P<label>[^\W\d_][\w.]{1,18}(?: [\w.]{1,18})?)\s*[:：]\s+(?=\S)"
)


def before_other_labels(text: str, leads: AbstractSet[str]) -> str:
    """The names behind a byline's label, without those behind a mark and a label that leads no byline: "Jane Doe / Red: John Roe"."""
    match = _OTHER_LABEL.search(text) if ":" in text or "：" in text else None
    if match is None or match["label"].casefold() in leads or name_kind(text[match.end() :]) is not NameKind.PERSON:
        return text
    return text[: match.start()]


def is_edited_by(text: str) -> bool:
    """Whether a short text is such a label and a name, with nothing between: "Přeložila Jana Nová", "사진 김하늘".

    The name is a common one, unless the label itself asks for one: "Oversatt av …", "Tłum. …".
    """
    tokens = text.split()
    if len(tokens) == 2 and SPACELESS.match(text) and len(tokens[1]) in _SPACELESS_NAME:
        return tokens[0] in _editor_labels() and tokens[1].isalpha()
    first = tokens[0].casefold() if tokens else ""
    if first not in _editor_openers() and first.rstrip(".") not in _editor_openers():
        return False  # nearly all
    for count in range(1, _LABEL_WORDS + 1):
        label, name = " ".join(tokens[:count]).casefold(), tokens[count:]
        if not 2 <= len(name) <= 4 or not all(token[0].isupper() or token.casefold() in PARTICLES for token in name):
            continue
        if label.rstrip(".") in _editor_labels() or label in _editor_labels():
            asks = label.endswith(".") or (count > 1 and tokens[count - 1].islower())
            if asks or has_given_name(" ".join(name)):
                return True
    return False


def is_editor_label(text: str) -> bool:
    """Whether a line is nothing but such a label; the name on the line below is no author's."""
    return text.strip(" :：[【(").casefold() in _editor_labels()


def is_contact_label(text: str) -> bool:
    """Whether a line is nothing but a label of whom to ask ("Press contact:"); the name on the line below wrote nothing."""
    return text.strip(" :：").casefold() in _contact_labels()


def is_desk(name: str) -> bool:
    """Whether a short text names a desk, a newsroom or a nameless reporter."""
    return _may_name_desk(name) and _desk().search(name) is not None


_LABEL_WORDS = 4  # of a label, at most
_SPACELESS_NAME = range(2, 5)  # signs of a name behind it in Chinese, Japanese and Korean
MAX_DESK_LINE = 50  # code points of a desk and its place


@remembered(maxsize=4)
def _desk_line() -> re.Pattern[str]:
    desks = f"(?:{_either('desks', False)}|{_either('desks', True)})"
    word = r"[^\W\d_][^\s\d,:;/|()\[\]]{1,30}"  # two words before a desk are a reporter's name
    place = r"[^\W\d_][^\d,:;/|()\[\]]{1,30}"
    return re.compile(
        rf"(?i)[(\[【]?(?:{desks}(?:\s*[,،、/|–—-]\s*(?P<behind>{place})|\s*[(（](?P<inside>{place})[)）])?"
        rf"|(?P<before>{word})\s*[,،、/|–—-]\s*{desks})[)\]】]?"
    )


def is_desk_line(text: str) -> bool:
    """Whether a line is nothing but a desk's or a nameless reporter's, perhaps with the place: "নিজস্ব প্রতিবেদক, ঢাকা"."""
    may_be = len(text) <= MAX_DESK_LINE and _may_name_desk(text)
    match = _desk_line().fullmatch(text.strip(" .:：")) if may_be else None
    return match is not None and not any(place and has_given_name(place) for place in match.groups())


def is_label(name: str) -> bool:
    """Whether a short text with the shape of a name holds a label or a notice."""
    return _label().search(name) is not None


def names_editor(text: str) -> bool:
    """Whether a short text opens with such a label and a colon: "Editor: Jane Doe", "責任編輯：陳怡君"."""
    match = _editor().match(text) if _may_label_editor(text) else None
    return match is not None and bool(text[match.end() :].strip())
