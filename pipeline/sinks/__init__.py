"""The world out: records, audits and quarantine records as files below CLEAN, durable before the ledger hears of them."""

from pipeline.sinks.contract import Former, Sink
from pipeline.sinks.registry import open_sink

__all__ = ["Former", "Sink", "open_sink"]
