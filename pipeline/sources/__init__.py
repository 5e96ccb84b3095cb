"""The world in: finding documents under RAW, naming them, reading their bytes within limits.

`scan` lists a folder or a store of objects, and opens only files of a folder whose names do not tell what they are; `load`
reads one document, wherever its reference points; `members` takes a container apart.
"""

from pipeline.address import shown
from pipeline.sources.containers import members
from pipeline.sources.folder import scan
from pipeline.sources.json_lines import NotLines, OtherKeys, check_first_lines
from pipeline.sources.kinds import readable_kinds, said_of
from pipeline.sources.load import SourceFault, load
from pipeline.sources.objects import lives_here
from pipeline.sources.only import Only
from pipeline.sources.reference import KEYS, Container, DocumentRef, Keys, Meter
from pipeline.sources.spool import Spool

__all__ = [
    "KEYS", "Container", "DocumentRef", "Keys", "Meter", "NotLines", "Only", "OtherKeys", "SourceFault", "Spool", "check_first_lines",
    "lives_here", "load", "members", "readable_kinds", "said_of", "scan", "shown",
]  # fmt: skip
