"""The guard before `--prune`: an empty or unmounted RAW must not take the records with it."""

from __future__ import annotations

from pipeline.errors import EnvironmentFault
from pipeline.ledger import Ledger
from pipeline.runs.plan import Survey
from pipeline.settings import Settings

# Below so many vanished documents a share says nothing, as long as RAW still holds some of the others. Chosen, not
# measured.
FEW = 10


def check_prune(settings: Settings, ledger: Ledger, survey: Survey, run_id: str) -> None:
    """Raises EnvironmentFault, before anything is changed, if pruning would remove too much of what CLEAN knows.

    What counts: documents that are gone already, plain files that vanished, and the documents of containers that did.
    """
    if not settings.prune or settings.is_partial or settings.prune_share >= 1:
        return
    totals = ledger.totals()
    known = totals.articles + totals.quarantined + totals.gone  # the first two do not count what is gone
    lost = (uri for uri in ledger.containers() if uri not in survey.present_containers)
    going = totals.gone + survey.vanished + sum(len(ledger.unseen_members(uri, run_id)) for uri in lost)
    if not going or (going < FEW and going < known) or going <= settings.prune_share * known:
        return
    raise EnvironmentFault(
        f"{going} of {known} known documents are not in RAW now; --prune would remove their records.",
        "Nothing was changed. Look whether RAW is there in full. If they are meant to go: --prune --prune-share 1.",
    )
