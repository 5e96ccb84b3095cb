from tests.ledger.fixtures import database, postgres

__all__ = ["database", "postgres"]
