"""Is a short text the name of a person, an organisation, or neither? By shape and closed word lists only."""

from __future__ import annotations

import re
from enum import StrEnum

from pipeline.grammar.letters import LETTER
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.packs.names import known_names, remembered


class NameKind(StrEnum):
    """What a short text names."""

    PERSON = "person"
    MONONYM = "mononym"  # one capitalised word: a person only where something else says so
    AGENCY = "agency"
    ORGANISATION = "organisation"
    ACCOUNT = "account"  # an account of the publishing system: "admin", "editor"
    OTHER = "other"


def word_set(text: str, separator: str | None = None) -> frozenset[str]:
    """A closed list of words, written as one text."""
    return frozenset(text.split(separator))


# So many ideographs in a row are no name: Chinese ones have up to four, Japanese ones up to six; transliterated ones are parted
# by a dot. It is a headline, glued to the byline below it.
_CLAUSE = re.compile(r"[\u3400-\u9fff]{9}")
MAX_NAME_CHARS = 60
MAX_BARE_WORDS = 5  # without particles
MAX_NAME_WORDS = 6  # "María del Carmen de la Cruz"

# Lower-case words inside names.
PARTICLES = word_set(
    "de da do dos das del della delle degli dello dei di du des d la le les lo los las el al ul van von vom zu zum zur"
    " der den dem ter ten te 't 's het bin ibn ben bint abu ould af av y e ap ab ferch mac nic ní ó san st st."
    " ze da' d' l' dit genannt"
)

# Articles that open a paper's name ("Le Courrier"), and a person's only behind a given name.
_ARTICLES = word_set("le la les el los las il lo der die das the")
# Of the ordinary words, those that are also a name: first of two words ("Will Example"), or last behind a given name ("Jane Day").
_FIRST_NAMES = word_set("will thu")
_LAST_NAMES = word_set("thu day days read story min so an to main date new first last will tips how")

_SHORTENED = frozenset(("'t", "’t", "'s", "’s"))  # "Sjoerd van 't Hof"
_NICKNAME = re.compile(r"(?<=\s)\(([^\W\d_]+)\)(?=\s)")  # "Jane (Mary) Doe"
_WORD = re.compile(r"[^\s]+")
_LETTERS = re.compile(
    rf"^[^\W\d_]{LETTER}*(?:[.'’ʼ`´\u05be\u2010\u2011-]{LETTER}*)*\.?$"
)  # Hebrew has a hyphen of its own
_DOMAIN = re.compile(r"\.(?:com|net|org|co|info|news|tv|de|fr|it|es|uk|ru|in|io)\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?i)(?:^|\W)admin(?:\W|$)|^(?:user|author|admin)[\W_]*\d+$|^noreply|^wp[-_ ]")


def has_case(text: str) -> bool:
    """Whether any letter of the text belongs to a script with capitals.

    Georgian's are for whole lines only, so that no name of it begins with one: it has no title case.
    """
    return text.lower() != text.title()


def _person_word(word: str, first: bool) -> bool:
    folded = word.casefold()
    if folded in _SHORTENED and not first:
        return True
    if not _LETTERS.match(word):
        return False
    if not has_case(word):
        return True
    if word[0].isupper() or folded in PARTICLES:
        return True
    # "d'Ancona", "al-Assad", "el-Baradei", "o'Neill": a lower-case prefix before a capital.
    return bool(re.match(r"^[a-zà-ÿ]{1,3}['’-][^\W\d_]", word)) and not first


_RUN = re.compile(r"[^\W\d_]+")
_PARTICLE_RUNS = frozenset(run for particle in PARTICLES for run in _RUN.findall(particle))
_MASTHEAD_CHARS, _LONG_END = 12, 6
_EAST_ASIAN = "\u2e80"  # the first letter of the scripts that set no space within a name


def may_open_with_name(text: str) -> bool:
    """Whether a text can begin with a person's whole name: a cheap look that most sentences and headlines fail.

    Its first two words are capitalised, particles, or of a script without capitals.
    """
    if text[:1] >= _EAST_ASIAN:
        return True
    words = text.split(maxsplit=2)
    return len(words) > 1 and _may_be_in_name(words[0]) and _may_be_in_name(words[1].lstrip("("))


def _may_be_in_name(word: str) -> bool:
    first = word[:1]
    if not first.isalpha() or not has_case(first) or first.isupper():
        return first.isalpha() or first in ("'", "’")  # "'t Hart"
    run = _RUN.match(word)
    return run is not None and (run[0].casefold() in _PARTICLE_RUNS or word[run.end() :][:1] in ("'", "’", "-"))


def is_account(text: str) -> bool:
    """Whether a name is an account of the publishing system rather than anybody's name."""
    words = re.findall(r"\w+", text.casefold())
    return bool(words) and (known_names().texts["accounts"].issuperset(words) or bool(_ACCOUNT.search(text)))


@remembered(maxsize=4)
def _organisation_terms() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Of organisations' names: words; ends of compound words; those that no pen name of one word has; how names begin in
    scripts without spaces.
    """
    terms = known_names().credits["organisations"]
    ends = tuple(t[1:] for t in terms if t[0] == "-")
    long_ends = tuple(end for end in ends if len(end) >= _LONG_END)
    openings = tuple(t for t in terms if _is_unspaced(t[0]))
    return frozenset(t for t in terms if t[0] != "-"), ends, long_ends, openings


def _is_unspaced(letter: str) -> bool:
    """Whether a letter is Thai, Lao, Burmese or Khmer."""
    return "\u0e00" <= letter <= "\u0eff" or "\u1000" <= letter <= "\u109f" or "\u1780" <= letter <= "\u17ff"


# A channel's or a site's sign within its name: "g1 Pernambuco"; no person's name holds digits.
_CHANNEL = re.compile(r"[a-z]{1,5}\d{1,2}|\d{1,2}[a-z]{1,5}")


_PAIR = 2  # a given name and a family name


def is_organisation(text: str) -> bool:
    """Whether a short text has the shape of an organisation's name."""
    words = [w.strip("“”\"'’(),:;") for w in text.casefold().split()]
    if not words:
        return False
    if len(words) == _PAIR and words[1] in known_names().texts["surnames"] and has_given_name(words[0]):
        return False
    parts = {part for word in words for part in (word, *word.split("-"))}
    if not parts.isdisjoint(known_names().texts["houses"]) or _DOMAIN.search(text):
        return True
    if (
        text[-1] >= _EAST_ASIAN
        and 2 < len(text) <= _MASTHEAD_CHARS
        and text.endswith(known_names().credits["mastheads"])
    ):
        return True  # 月見新報
    known, ends, long_ends, openings = _organisation_terms()
    if ((text[-1] >= _EAST_ASIAN or _is_unspaced(text[-1])) and text.casefold().endswith(ends)) or words[0].startswith(
        openings
    ):
        return True
    if len(words) == 1 and any(words[0].endswith(end) and len(words[0]) > len(end) + 1 for end in long_ends):
        return True  # "Lokalredaktion"
    if len(words) > 1 and (parts & known or any(w.endswith(ends) and w not in known_names().given for w in words)):
        return True
    if len(words) == 1 and text.isupper() and 2 <= len(text) <= 5 and text.isascii():
        return True  # an abbreviation: "BBC"
    if any(map(_CHANNEL.fullmatch, words)):
        return True
    return len(words) == 1 and bool(re.search(r"[a-z][A-Z]{2,}|\d", text))


def _is_double(text: str, folded: list[str]) -> bool:
    """Whether two capitalised words with an ordinary one among them are a name all the same."""
    ordinary = known_names().texts["ordinary"]
    if len(folded) > 2 and (has_given_name(text) or not text.isascii()):  # "Nguyễn Hoài An"
        if folded[-1] in _LAST_NAMES:
            rest = folded[:-1]
        elif text.isascii():
            return False
        else:  # "Lê Thu Hường", "Nguyễn Thị Thu Hà"
            at = next(n for n, word in enumerate(folded) if word in ordinary)
            rest = folded[:at] + folded[at + 1 :] if at else folded
        return (text.istitle() or text.isupper()) and ordinary.isdisjoint(rest)
    if len(folded) != 2 or not text.istitle():
        return False
    first, last = folded
    if first in _FIRST_NAMES and last not in ordinary:
        return True
    return last in _LAST_NAMES and first not in ordinary and has_given_name(text)


@remembered(maxsize=8192)
def name_kind(text: str) -> NameKind:
    """Classify a short text that stands where a name can stand.

    Shape only: capitalised words and particles, or words of a script without capitals; no digits, no interface or
    organisation words. "Middle East" is told from "John East" by a list of places, not by meaning.
    """
    text = text.strip()
    if agency(text):
        return NameKind.AGENCY
    if is_account(text):
        return NameKind.ACCOUNT
    words = _WORD.findall(_NICKNAME.sub(r"\1", text))
    if not words or len(text) > MAX_NAME_CHARS or len(words) > MAX_NAME_WORDS:
        return NameKind.OTHER
    if is_organisation(text):
        return NameKind.ORGANISATION
    if _CLAUSE.search(text):
        return NameKind.OTHER
    folded = [w.casefold() for w in words]
    texts = known_names().texts
    if (not texts["ordinary"].isdisjoint(folded) and not _is_double(text, folded)) or " ".join(
        re.findall(r"\w+", text.casefold())
    ) in texts["places"]:
        return NameKind.OTHER
    if not all(_person_word(w, n == 0) for n, w in enumerate(words)):
        return NameKind.OTHER
    if len(words) > 2 and folded[0] in known_names().credits["texts"]:
        return NameKind.OTHER  # "Tekst Jane Doe": what is said of the text, with a name that is not known
    if folded[-1] in PARTICLES and has_case(words[-1]) and words[-1].islower():
        return NameKind.OTHER
    if len(words) > MAX_BARE_WORDS and not PARTICLES.intersection(folded):
        return NameKind.OTHER  # several names whose separators were lost
    capitals = [w for w in words if not has_case(w) or w.lower() != w]
    letters = sum(c.isalpha() for c in text)
    if len(words) == 2 and folded[0] in _ARTICLES and not has_given_name(words[1]):
        return NameKind.ORGANISATION
    if len(words) == 1:
        enough = letters >= (2 if not has_case(text) else 3)
        return NameKind.MONONYM if enough and capitals else NameKind.OTHER
    return NameKind.PERSON if len(capitals) >= 2 or (len(capitals) == 1 and len(words) >= 3) else NameKind.OTHER
