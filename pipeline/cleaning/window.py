"""The body window: the stretch of a document from the first to the last run of running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning.functions import NOTICE_CHARS, FunctionReader, function_reader
from pipeline.cleaning.line import STOPLESS_SENTENCE, Line
from pipeline.cleaning.own_lines import NO_OWN_LINES, OwnLines
from pipeline.cleaning.proofs import WEAK
from pipeline.cleaning.site_words import names_rules
from pipeline.grammar.prose import FULL_STOPS, is_stopless
from pipeline.model.block import Verdict
from pipeline.model.evidence import STAMP, Origin
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset

# Weights of a line in the window's sum, by a coarse grid on 1,547 labelled dumps of 150 news domains: each step was
# taken only where it gained or held on most of five folds of domains.
PARAGRAPH_CHARS = 80.0  # a sentence gains one per this many characters …
PARAGRAPH_MAX = 6.0  # … up to this much, so that one huge line does not decide alone
SHORT_LINE = -0.8  # a line that is no sentence
REMOVED_LINE = -0.8  # a line that a rule has already taken
TAIL_OPENER = -2.0  # a heading of related links, comments, …: what follows is rarely the body
# A heading of comments also costs this share of the sum so far: readers' prose must outweigh the article's.
COMMENTS_SHARE = 0.5
CUT_TEASER = -0.5  # a sentence cut with an ellipsis is a teaser
# A sentence beyond the edge joins the body across at most this many other lines (a list, a sub-heading) …
GAP_LINES = 16.0
LIST_GAP = 40.0  # … if no rule has taken one of them: an article's list of names; a site's labels are never all unknown
GAP_REMOVED = 8.0  # … of which each that a rule has taken counts as this many: two end a body …
# … but for what stands between paragraphs, these and links to other stories ("READ: …"). A heading of related links may
# open a box within the body, any other tail heading ends it. Both steps together gain .1 point of F1.
WITHIN = frozenset({Reason.ADVERTISEMENT, Reason.CAPTION, Reason.NEWSLETTER, Reason.PAYWALL})
_LEADS = (Origin("phrase", "", "related.lead"), Origin("function", "", "lead"), Origin("line", "byline.lead"))
# So many list items in a row belong to the body that they adjoin: results, prices, standings, ingredients.
LIST_RUN = 3
OWN_GAP = 2.0  # a table or a list of the article stands no further from its text
LIST_ITEM_CHARS = 80.0
# Short paragraphs in Thai and Lao end without a stop, as headlines do; of these no more stand below the text.
MOST_STOPLESS = 3
MOST_LABELS = 2  # that no rule knows yet, between them
_BESIDE_STOPLESS = WITHIN | {Reason.CONSENT, Reason.SHARE}
_ENDS = (*FULL_STOPS, "!", "?", "؟", '."', ".”", ".»", ".“")
MOST_CUT, _CUT = 3, ("...", "…")  # so few words in front of an ellipsis are a label: "Loading…", "Advanced search…"
_FIGURE = re.compile(r"\d")
# Consent dialogs, prompts to subscribe and words about the site are prose, too, and often longer than a short article. So many
# words that speak to the reader, or one of them and a function of such a notice, and a sentence counts as if a rule had
# taken it. On 1,547 labelled dumps .15 % more of the articles' characters are inside the window, and 7 % less of the rest.
SPEAKING_WORDS = 3
# What begins right below a byline or a date (so many lines) gains so much: on the same dumps the window misses the article
# in 25 of them instead of 28.
BELOW_STATEMENT, STATEMENT_GAIN = 3, 2.0
_STATEMENTS = frozenset({"byline", "date_published", "title"})


@dataclass(frozen=True, slots=True)
class Window:
    """Indices of the first and last line of the body, both included; `last < first` when there is none.

    `boxes` are stretches between them, first and last line of each, in which other things stand.
    """

    first: int
    last: int
    boxes: tuple[tuple[int, int], ...] = ()

    def holds(self, index: int) -> bool:
        """Whether line `index` is the body's."""
        if not self.boxes:
            return self.first <= index <= self.last
        return self.first <= index <= self.last and not any(low <= index <= high for low, high in self.boxes)

    @property
    def is_empty(self) -> bool:
        return self.last < self.first


def find_window(
    lines: Sequence[Line],
    decided: Sequence[Verdict | None],
    openers: frozenset[int],
    own: OwnLines = NO_OWN_LINES,
    site: frozenset[int] = frozenset(),
) -> Window:
    """The contiguous stretch of lines with the greatest sum of weights (Bentley's maximum-sum segment; linear).

    Sentences weigh by their length, everything else counts against the stretch, so that a run of teasers or menu
    lines ends the body, and a list or a few share buttons within it do not. `openers` are the tail headings,
    `own` the lines of the article's own structures: these count for nothing, or as running text; `site` are the sentences by
    which a site speaks to its readers (`site_lines`). Of equal sums the first wins.
    """
    best_sum = total = 0.0
    best = Window(0, -1)
    start = 0
    statement = -BELOW_STATEMENT - 1
    for line in lines:
        verdict = decided[line.index]
        if line.index in own and verdict is None and not line.is_long_sentence:
            total += line.length / PARAGRAPH_CHARS if line.index in own.running else 0.0
        elif line.index in site:
            total += REMOVED_LINE
        else:
            total += _weight(line, verdict, line.index in openers)
        if verdict is not None and verdict.captured_as in _STATEMENTS:
            statement = line.index
        if total > 0.0 and start == line.index <= statement + BELOW_STATEMENT:
            total += STATEMENT_GAIN
        if line.index in openers and line.phrase is not None and line.phrase.reason is Reason.COMMENTS:
            total -= COMMENTS_SHARE * total
        if total <= 0.0:
            total, start = 0.0, line.index + 1
        elif total > best_sum:
            best_sum, best = total, Window(start, line.index)
    return _stretched(best, lines, decided, openers, own)


def site_lines(lines: Sequence[Line], decided: Sequence[Verdict | None], ruleset: Ruleset) -> frozenset[int]:
    """Indices of the open sentences in which a site speaks to its readers."""
    reader = function_reader(ruleset)
    open_ = [line for line in lines if line.sentence and decided[line.index] is None]
    spoken = reader.language_of((line.text, line.normal) for line in open_ if line.is_long_sentence)
    return frozenset(line.index for line in open_ if _speaks(line, reader, spoken))


def _speaks(line: Line, reader: FunctionReader, spoken: str) -> bool:
    words = reader.voice(line.text, line.normal, spoken) if line.normal else 0
    if (
        not words
        and spoken
        and line.normal
        and len(line.text) <= NOTICE_CHARS
        and not reader.says_nothing(line.normal, spoken)
    ):
        return any(map(names_rules, reader.words(line.normal, spoken)))
    if not 0 < words < SPEAKING_WORDS:
        return words > 0
    reading = reader.read(line.text, line.normal, line.sentence, spoken)
    return reading is not None and reading.confidence >= WEAK


def _stretched(
    window: Window, lines: Sequence[Line], decided: Sequence[Verdict | None], openers: frozenset[int], own: OwnLines
) -> Window:
    """The window with the sentences that only a short clean gap parts from it."""
    if window.is_empty:
        return window
    if entries := [index for index in own.entries if decided[index] is None]:
        window = Window(min(window.first, *entries), max(window.last, *entries))
    first = _reach(lines[: window.first][::-1], decided, openers, own)
    last = reach_below(window.last, lines, decided, openers, own)
    return Window(window.first if first is None else first, last)


def reach_below(
    last: int, lines: Sequence[Line], decided: Sequence[Verdict | None], openers: frozenset[int], own: OwnLines
) -> int:
    """Index of the last line that joins a window that ends with line `last`."""
    reached = _reach(lines[last + 1 :], decided, openers, own)
    return last if reached is None else reached


def _reach(
    outward: Sequence[Line], decided: Sequence[Verdict | None], openers: frozenset[int], own: OwnLines
) -> int | None:
    """Index of the farthest line that joins, going outward from the window's edge; None if none does."""
    reached: int | None = None
    gap = 0.0
    items = 0
    most = LIST_GAP
    stopless = _stopless(outward, decided, openers)
    for line in outward:
        if line.index in openers and (line.phrase is None or line.phrase.reason is not Reason.RELATED_LINKS):
            break
        verdict = decided[line.index]
        items = items + 1 if verdict is None and _is_list_item(line) else 0
        # A short closing sentence ("Then it is quiet.") joins only where nothing stands between.
        short = verdict is None and (line.index in stopless or (gap == 0.0 and _is_short_sentence(line)))
        claimed = verdict is None and gap <= OWN_GAP and line.index in own
        if short or claimed or items >= LIST_RUN or _weight(line, verdict, False) > 0.0:
            reached, gap, most = line.index, 0.0, LIST_GAP
            continue
        if verdict is not None and (verdict.origin.family == STAMP or line.index in stopless):
            continue
        between = verdict is None or verdict.reason in WITHIN or _is_lead(verdict.origin)
        gap += 1.0 if between else GAP_REMOVED
        if verdict is not None:
            most = GAP_LINES
        if gap > most:
            break
    return reached


def _is_lead(origin: Origin) -> bool:
    """Whether a line that a rule took links to another story, in whatever language, or names who wrote a part."""
    return origin in _LEADS or Origin(origin.family, "", origin.shape) in _LEADS


def may_be_stopless(line: Line) -> bool:
    """Whether a line is as long as a short paragraph of a script without full stops."""
    return line.length >= STOPLESS_SENTENCE and is_stopless(line.text)


def _stopless(outward: Sequence[Line], decided: Sequence[Verdict | None], openers: frozenset[int]) -> frozenset[int]:
    """Short paragraphs of a script without full stops right beside the body, and boxes of the site between them.

    Of a longer run that no tail heading ends, and of what ends in front of no rule's line, only what has the words of prose is
    none of other stories' headlines, and so it is below a box.
    """
    run: list[int] = []
    open_ = prose = boxed = labels = 0
    whole = True
    for line in outward:
        verdict = decided[line.index]
        unlike = not may_be_stopless(line)
        if line.index not in openers and (unlike if verdict is None else verdict.reason in _BESIDE_STOPLESS):
            run.append(line.index)
            boxed += 1
            labels += verdict is None
            if labels <= MOST_LABELS:
                continue
        if verdict is not None or unlike:
            whole = verdict is not None and (open_ <= MOST_STOPLESS or line.index in openers)
            break
        run.append(line.index)
        open_ += 1
        prose = len(run) if line.ended else prose
    else:
        whole = open_ <= MOST_STOPLESS
    return frozenset(run[: len(run) if whole and not boxed else prose])


def _is_list_item(line: Line) -> bool:
    """A numbered line, or a short one with a figure in it: a score, a price, an ingredient, a rank."""
    return line.length <= LIST_ITEM_CHARS and _FIGURE.search(line.text) is not None


def _is_short_sentence(line: Line) -> bool:
    return line.words > (MOST_CUT if line.text.endswith(_CUT) else 1) and line.text.endswith(_ENDS)


def marked_window(lines: Sequence[Line]) -> Window:
    """The window of a page: from the first to the last block that the segmenter chose."""
    main = [line.index for line in lines if line.block.main]
    return Window(main[0], main[-1]) if main else Window(0, -1)


def _weight(line: Line, verdict: Verdict | None, opens_tail: bool) -> float:
    if opens_tail:
        return TAIL_OPENER
    if verdict is not None:
        return 0.0 if verdict.origin.family == STAMP else REMOVED_LINE
    if not line.sentence:
        return SHORT_LINE
    if line.text.endswith(_CUT):
        return CUT_TEASER
    return min(line.length / PARAGRAPH_CHARS, PARAGRAPH_MAX)
