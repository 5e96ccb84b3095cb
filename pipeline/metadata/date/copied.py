"""Days on which somebody kept a copy of the page, or looked at it: "Archived on 12 March 2019", "2019年3月12日取得"."""

from __future__ import annotations

import re

from pipeline.grammar import DateMention
from pipeline.packs.names import known_names, remembered

BEFORE, BEHIND = 40, 24  # code points on either side of the day among which the word stands, without a figure between
_FIGURE = re.compile(r"\d")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def is_of_copy(text: str, mention: DateMention) -> bool:
    """Whether a word beside a day says that a copy was kept or looked at then."""
    before = _FIGURE.split(text[max(mention.start - BEFORE, 0) : mention.start])[-1]
    behind = text[mention.end : mention.end + BEHIND]
    words = _words()
    return words.search(before.casefold()) is not None or (
        _FIGURE.search(behind) is None and words.search(behind.casefold()) is not None
    )


@remembered(maxsize=1)
def _words() -> re.Pattern[str]:
    """How such words begin; in scripts without spaces they may stand anywhere."""
    stems = known_names().credits["copy_days"]
    spaced = "|".join(re.escape(stem) for stem in stems if not _UNSPACED.search(stem))
    unspaced = "|".join(re.escape(stem) for stem in stems if _UNSPACED.search(stem))
    return re.compile(rf"(?<!\w)(?:{spaced})|{unspaced}")
