"""Pages that feeds and sitemaps name, politely fetched into a RAW folder: `newswinnow fetch SOURCES.toml RAW`.

The only part of newswinnow that asks the network for anything. A page is a file `<source>/<host>/<path>.html` with its
side file; one that has changed takes the place of the former, and the next run makes it a new revision.
"""

from pipeline.fetch.plan import FetchPlan, read_plan
from pipeline.fetch.run import fetch
from pipeline.fetch.stopping import Stopped
from pipeline.fetch.tally import Tally

__all__ = ["FetchPlan", "Stopped", "Tally", "fetch", "read_plan"]
