"""What a run is without Prefect: its plan, session, counts, manifest, lock and status."""
