"""The records in the hands of other people's tools: docs/examples/, each run as its head says."""
