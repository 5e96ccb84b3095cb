"""The Prefect flow: tasks over batches, chained clean -> describe -> validate -> write. Only here is Prefect known.

`session` and `plan` hold what a run is without Prefect, so that it can be got ready while Prefect still loads.
"""
