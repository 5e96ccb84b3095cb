"""The world in: finding documents under RAW, naming them, reading their bytes within limits.

`scan` lists a folder without opening anything; `load` reads one document, wherever its reference points.
"""

from pipeline.sources.folder import scan
from pipeline.sources.load import SourceFault, load
from pipeline.sources.reference import Container, DocumentRef

__all__ = ["Container", "DocumentRef", "SourceFault", "load", "scan"]
