"""What a record depends on besides its input: code version, rules, models, schema. One digest per kind and site.

The parts of the rules are told apart as far as it is certain whom they can affect: the model for pages and the
packages that read HTML affect pages alone, the models for lines and headlines affect dumps alone, a site's line memory affects that
site's documents alone, a person's correction the documents that it names. Everything else, phrases of any language included, affects all documents, since every phrase is
looked up in every document.
"""

from __future__ import annotations

import hashlib

from pipeline.model.document import DocumentKind
from pipeline.model.version import SCHEMA_VERSION
from pipeline.packs import Identity, Ruleset
from pipeline.packs.corrections import Corrections
from pipeline.packs.memory import OutletMemory
from pipeline.packs.shipped import HTML_PACKAGES, package_versions

# Parts of the rule set that concern documents of one kind only.
_OF_KIND: dict[str, DocumentKind] = {
    "html": "html",
    "models/html_blocks.json": "html",
    "models/lines.json": "text",
    "models/titles.json": "text",
    **{f"package {name}": "html" for name in HTML_PACKAGES},
}
_MEMORY = "line memory"
_CORRECTIONS = "corrections"
# Rule sets whose fingerprints are kept; one process uses one or two, training some more.
_MOST_RULESETS = 64


def parts(ruleset: Ruleset | Identity) -> dict[str, str]:
    """Everything that records depend on besides their inputs, by a name for people, each with its version or digest."""
    rules = ruleset.parts or {"packs": ruleset.digest}
    said = {_CORRECTIONS: _digest({_CORRECTIONS: ruleset.corrections.digest})} if ruleset.corrections else {}
    return {
        "schema": SCHEMA_VERSION,
        "strictness": ruleset.strictness,
        "html": ruleset.html,
        **{f"package {name}": version for name, version in package_versions()},
        **rules,
        _MEMORY: ruleset.memory.digest,
        **said,
    }


def fingerprint(ruleset: Ruleset) -> str:
    """SHA-256 over all parts: under equal fingerprints every document gives the same record."""
    return _digest(parts(ruleset))


class Fingerprints:
    """The fingerprints of one rule set by whom they are for. Get it from `fingerprints`."""

    def __init__(self, found: dict[str, str], memory: OutletMemory, corrections: Corrections) -> None:
        self.all = _digest(found)  # as `fingerprint`
        found = {name: value for name, value in found.items() if name not in (_MEMORY, _CORRECTIONS)}
        self._of_kind: dict[DocumentKind, dict[str, str]] = {
            kind: {name: value for name, value in found.items() if _OF_KIND.get(name, kind) == kind}
            for kind in ("html", "text")
        }
        self._plain = {kind: _digest(known) for kind, known in self._of_kind.items()}
        self._memory, self._corrections = memory, corrections
        self._of_site: dict[tuple[DocumentKind, str, str], str] = {}

    def of(self, kind: DocumentKind, site: str, uri: str = "") -> str:
        """SHA-256 over the parts that can affect a document of this kind, site and uri ("": none); 64 hexadecimal digits.

        Equal fingerprints give the document the same record.
        """
        said = self._corrections.said_of(uri, site)
        has_memory = bool(self._memory.sites) and site in self._memory.sites
        if not said and not has_memory:
            return self._plain[kind]
        key = kind, site if has_memory else "", said
        if key not in self._of_site:
            own = {_CORRECTIONS: said} if said else {}
            if has_memory:
                own[_MEMORY] = repr((site, sorted(self._memory.lines_of(site).items())))
            self._of_site[key] = _digest({**self._of_kind[kind], **own})
        return self._of_site[key]


_made: dict[tuple[str, ...], Fingerprints] = {}


def fingerprints(ruleset: Ruleset | Identity) -> Fingerprints:
    """The fingerprints of a rule set; made once for each."""
    found = parts(ruleset)
    key = tuple(found.values())
    if key not in _made:
        if len(_made) >= _MOST_RULESETS:
            _made.clear()
        _made[key] = Fingerprints(found, ruleset.memory, ruleset.corrections)
    return _made[key]


def _digest(found: dict[str, str]) -> str:
    return hashlib.sha256("\n".join(f"{name}={value}" for name, value in found.items()).encode()).hexdigest()
