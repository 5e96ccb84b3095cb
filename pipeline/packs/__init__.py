"""Rules as data: phrases and language facts per language, outlet profiles, the small model.

`load_ruleset()` reads them once, at the edge; everything above gets the frozen `Ruleset` handed in.
"""

from pipeline.packs.ruleset import Identity, Ruleset, RulesetChoice, load_ruleset

__all__ = ["Identity", "Ruleset", "RulesetChoice", "load_ruleset"]
