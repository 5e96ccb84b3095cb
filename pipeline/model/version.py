"""The version of what is written; nothing is imported for it."""

SCHEMA_VERSION = "1.0.0"
SCHEMA_BASE = "https://newswinnow.dev/schemas"  # an identifier, not a place to download from
