"""From a mark to a changed record: find the document, the rule, what else it touches; write; do again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus import named
from pipeline.correct import regressions
from pipeline.correct.effects import Change, Rule, changes, touchable, with_rule
from pipeline.correct.marks import LineMark, Mark, ValueMark
from pipeline.correct.regressions import Expectation, values_of
from pipeline.correct.rules import for_line, for_value, place, table
from pipeline.errors import EnvironmentFault, UsageError, did_you_mean
from pipeline.explain import Explanation, explain
from pipeline.line import process
from pipeline.model.document import RawDocument
from pipeline.packs.memory import site_of
from pipeline.packs.normal import normalise
from pipeline.runs.direct import redo
from pipeline.runs.manifest import Summary
from pipeline.runs.orders import rules_of
from pipeline.runs.raw import keys_of
from pipeline.runs.session import MakePool
from pipeline.settings import Settings
from pipeline.takedown import find
from pipeline.workers import Pool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule that does what was asked for, the file that it goes into, and what it changes.

    `here` are the changes in the marked document, `elsewhere` those in others, by uri; `alike` counts the documents
    that have the line or the value, too, and would stay as they are.
    """

    document: str
    rule: Rule
    file: Path
    table: str
    here: tuple[Change, ...]
    elsewhere: dict[str, tuple[Change, ...]]
    alike: int
    expectation: Expectation


class Corrector:
    """Corrections over one CLEAN folder. Rules that were accepted count for the proposals after them."""

    def __init__(self, settings: Settings, packs: Path, project: Path) -> None:
        """`packs`: the user's folder of rules, made if need be; `project`: where regression files go."""
        self.settings = settings.model_copy(update={"packs": packs})
        self.packs, self._project = packs, project
        known = settings if packs.is_dir() else settings.model_copy(update={"packs": None})
        self._rules = rules_of(known).load()
        self._touched: set[str] = set()

    def propose(self, mark: Mark) -> Proposal:
        """The smallest rule that does what the mark asks for. Changes nothing.

        Raises UsageError if there is no such document or line, if it is so already, or if no rule does it.
        """
        raw = self._document(mark.document)
        now = explain(raw, self._rules)
        if now.described is None:
            raise UsageError(f"{raw.uri} cannot be read: {now.outcome.record}", "Repair the raw document.")
        site = site_of(now.described.cleaned.segmented) or ""
        expected, rules = self._candidates(mark, now, site)
        if not expected.unmet(now):
            raise UsageError(f"It is so already in {raw.uri}.", "`newswinnow explain` shows every line and value.")
        for rule in rules:
            after = explain(raw, with_rule(self._rules, rule))
            if not expected.unmet(after):
                return self._proposal(rule, raw, expected)
        why = expected.unmet(after)
        raise UsageError(f"No rule of yours can do that in {raw.uri}: {why}.", "Please report it, with the document.")

    def accept(self, proposal: Proposal) -> list[Path]:
        """Write rule and regression file; gives both. Raises EnvironmentFault."""
        rule = proposal.rule
        try:
            proposal.file.parent.mkdir(parents=True, exist_ok=True)
            before = proposal.file.read_text("utf-8") if proposal.file.exists() else ""
            apart = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
            proposal.file.write_text(before + apart + proposal.table, "utf-8")
            file = regressions.write(self._project / regressions.FOLDER, proposal.expectation)
        except OSError as error:
            raise EnvironmentFault(
                f"{error.filename} cannot be written: {error.strerror}.", "Give permission."
            ) from None
        self._rules = with_rule(self._rules, rule)
        self._touched |= {proposal.document, *proposal.elsewhere}
        return [proposal.file, file]

    def redo(self, pool: MakePool = Pool) -> Summary:
        """Do all documents again that accepted rules change. Raises what a run raises."""
        return redo(self.settings, self._touched, pool)

    def _document(self, name: str) -> RawDocument:
        found = find(self.settings.clean, [name])
        uri = name if name in found.uris else found.uris[0]
        for raw in named(
            self.settings.raw, [uri], self.settings.max_bytes, self.settings.clean, keys_of(self.settings)
        ):
            return raw
        raise UsageError(f"{uri} is not in {self.settings.raw} any more.", "Say where it is with --raw.")

    def _candidates(self, mark: Mark, now: Explanation, site: str) -> tuple[Expectation, Iterable[Rule]]:
        raw = now.raw
        if isinstance(mark, ValueMark):
            stated = ValueMark(raw.uri, mark.field, mark.values, mark.never, mark.scope)
            rules = list(for_value(stated, values_of(now, mark.field), site, self._rules))
            said = Expectation(raw.uri, raw.sha256, rules[-1].rule, field=mark.field, values=mark.values,
                               never=mark.never)  # fmt: skip
            return said, rules
        text = _line_of(now, mark)
        language = now.described.description.language if now.described else None
        meant = LineMark(raw.uri, text, mark.goes, mark.reason, mark.scope)
        rules = list(for_line(meant, text, site, language, self._rules))
        return Expectation(raw.uri, raw.sha256, rules[-1].rule, text, mark.goes), rules

    def _proposal(self, rule: Rule, raw: RawDocument, expected: Expectation) -> Proposal:
        others = touchable(self.settings.clean, rule) - {raw.uri}
        changed = with_rule(self._rules, rule)
        elsewhere: dict[str, tuple[Change, ...]] = {}
        for other in named(self.settings.raw, others, self.settings.max_bytes, self.settings.clean):
            if found := changes(process(other, self._rules), process(other, changed)):
                elsewhere[other.uri] = found
        here = changes(process(raw, self._rules), process(raw, changed))
        said = Expectation(
            expected.document, expected.sha256, rule.rule, expected.line, expected.goes, expected.field,
            expected.values, expected.never,
        )  # fmt: skip
        alike = len(others) - len(elsewhere)
        return Proposal(raw.uri, rule, place(self.packs, rule), table(rule), here, elsewhere, alike, said)


def _line_of(found: Explanation, mark: LineMark) -> str:
    """The text of the line that is meant: by its number, its words, or a part that no other line has."""
    texts = [block.text for block, _ in found.blocks]
    if mark.line.isdecimal() and 1 <= int(mark.line) <= len(texts):
        return texts[int(mark.line) - 1]
    wanted = normalise(mark.line)
    whole = [text for text in texts if normalise(text) == wanted]
    part = whole or [text for text in texts if wanted and wanted in normalise(text)]
    if not part:
        hint = did_you_mean(mark.line, texts) or "`newswinnow explain` shows its lines."
        raise UsageError(f"{found.raw.uri} has no line {mark.line!r}.", hint)
    if len({normalise(text) for text in part}) > 1:
        raise UsageError(f"{len(part)} lines of {found.raw.uri} hold {mark.line!r}.", "Give all of the line's words.")
    return part[0]
