"""The cleaner: reads the lines, applies the line rules, finds the body window, applies the structure rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.continuation import continued
from pipeline.cleaning.corrected import corrected
from pipeline.cleaning.heads import below_head
from pipeline.cleaning.items import items_given_back
from pipeline.cleaning.line import read_lines
from pipeline.cleaning.own_days import chronology_days
from pipeline.cleaning.own_dialogues import questions_of_site
from pipeline.cleaning.own_entries import blog_entries
from pipeline.cleaning.own_lines import find_own_lines
from pipeline.cleaning.registry import LINE_RULES, STRUCTURE_RULES
from pipeline.cleaning.resumption import resumed
from pipeline.cleaning.rules.base import Proposal, Rule
from pipeline.cleaning.rules.page.tail import tail_openers
from pipeline.cleaning.rules.silence import is_silent
from pipeline.cleaning.thresholds import THRESHOLDS, Thresholds
from pipeline.cleaning.window import find_window, marked_window, site_lines
from pipeline.model.block import Verdict
from pipeline.model.document import CleanedDocument, SegmentedDocument
from pipeline.model.reasons import WarningCode
from pipeline.packs import Ruleset
from pipeline.packs.names import using

_KEEP = Verdict(True)
# A third of the text in long sentences taken by guesses, as in 2 % of 500 labelled dumps. It says that there was much
# to decide, not that something is lost: too few labelled dumps are like that to show a difference.
MUCH_REMOVED = 0.33


def clean(segmented: SegmentedDocument, ruleset: Ruleset) -> CleanedDocument:
    """Judge every block of a segmented document; the first rule whose proposal is admitted takes a line.

    Line rules look at each line alone; the body window is found among the lines that they leave; structure rules
    then know what stands before, inside and after it. A line that no rule takes is kept. A person's corrections come last.
    """
    return _finish(apply_rules(segmented, ruleset), segmented)


def resume(context: CleaningContext, ruleset: Ruleset, at: str) -> CleanedDocument:
    """Go on from where `apply_rules(…, before=at)` stopped, with another rule set's model; `context` stays as it is.

    The trainer of the line model asks for this, again and again with other thresholds.
    """
    decided = list(context.decided)
    resumed = replace(context, ruleset=ruleset, decided=decided, warnings=list(context.warnings), openings=[])
    names = [rule.name for rule in STRUCTURE_RULES]
    _apply(STRUCTURE_RULES[names.index(at) :], resumed, decided, THRESHOLDS[ruleset.strictness])
    return _finish(resumed, context.segmented)


def _finish(context: CleaningContext, segmented: SegmentedDocument) -> CleanedDocument:
    if _removed_much(context):
        context.warnings.append(WarningCode.MUCH_REMOVED)
    decided = list(context.decided)
    for index in list(items_given_back(context)):
        decided[index] = None
    verdicts = tuple(verdict or _KEEP for verdict in decided)
    if context.ruleset.corrections:
        verdicts = corrected(segmented, verdicts, context.ruleset.corrections)
    return CleanedDocument(segmented, verdicts, tuple(context.warnings))


def apply_rules(segmented: SegmentedDocument, ruleset: Ruleset, before: str = "") -> CleaningContext:
    """Run the rules, or those in front of the rule named `before`: what that rule would be given.

    The trainer of the line model asks for the state in front of `model`.
    """
    with using(ruleset.names):
        return _applied(segmented, ruleset, before)


def _applied(segmented: SegmentedDocument, ruleset: Ruleset, before: str) -> CleaningContext:
    lines = read_lines(segmented.blocks, ruleset)
    decided: list[Verdict | None] = [None] * len(lines)
    context = CleaningContext(segmented, ruleset, lines, decided)
    if context.is_dump:
        own = find_own_lines(lines, segmented.signs).with_entries(*blog_entries(lines, ruleset.languages))
        own = own.without(questions_of_site(lines, ruleset))
        context = replace(context, own=own)
    if days := chronology_days(lines, ruleset.languages):
        context = replace(context, own=context.own.with_days(days))
    thresholds = THRESHOLDS[ruleset.strictness]
    _apply(LINE_RULES, context, decided, thresholds)
    if context.is_dump:
        own = context.own.with_lists(lines, decided)
        for index in own.listed:
            decided[index] = None  # a label elsewhere, here an item of the article's list
        openers, site = tail_openers(context), site_lines(lines, decided, ruleset)
        own = own.without_tables(lines, decided, site)
        window = below_head(find_window(lines, decided, openers, own, site), lines, decided, openers)
        goes_on = continued(window, lines, decided, openers, own, site, ruleset)
        window = resumed(goes_on.window, lines, decided, openers, site)
        own = own.with_running(goes_on.sentences)
        context = replace(context, own=own, window=window, boxes=goes_on.boxes, openings=[])
    else:
        context = replace(context, window=marked_window(lines))
    names = [rule.name for rule in STRUCTURE_RULES]
    rules = STRUCTURE_RULES[: names.index(before)] if before else STRUCTURE_RULES
    _apply(rules, context, decided, thresholds)
    return context


def _apply(
    rules: Sequence[Rule], context: CleaningContext, decided: list[Verdict | None], thresholds: Thresholds
) -> None:
    is_dump = context.is_dump
    silent: bool | None = None  # not yet asked
    for rule in rules:
        if rule.dumps_only and not is_dump:
            continue
        if rule.silent_only and not is_dump:
            silent = is_silent(context) if silent is None else silent
            if not silent:
                continue
        for proposal in rule.propose(context):
            if rule.spares_own and context.claims(proposal.index):
                continue
            admitted = rule.own_thresholds or _admits(proposal, context, thresholds)
            if admitted and _is_free(decided[proposal.index], rule):
                decided[proposal.index] = _verdict(proposal, rule)


def _is_free(verdict: Verdict | None, rule: Rule) -> bool:
    """Whether a line is still to be had: knowing a line is worth more than guessing by its place."""
    return verdict is None or (rule.over_guesses and verdict.is_guess)


def _admits(proposal: Proposal, context: CleaningContext, thresholds: Thresholds) -> bool:
    line = context.lines[proposal.index]
    return thresholds.admits(proposal.confidence, context.zone(proposal.index), line.sentence, proposal.precise)


def _verdict(proposal: Proposal, rule: Rule) -> Verdict:
    return Verdict(
        False,
        proposal.reason,
        proposal.origin,
        proposal.confidence,
        proposal.evidence,
        proposal.captured_as,
        rule.guesses,
    )


def _removed_much(context: CleaningContext) -> bool:
    """Whether rules that go by place alone took more than the usual share of a dump's long sentences."""
    if not context.is_dump:
        return False
    kept = guessed = 0.0
    for line, verdict in zip(context.lines, context.decided, strict=True):
        if line.is_long_sentence:
            if verdict is None:
                kept += line.length
            elif verdict.is_guess:
                guessed += line.length
    return guessed > MUCH_REMOVED * (guessed + kept)
