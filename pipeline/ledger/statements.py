"""Every SQL statement of the ledger. The dialect is kept to what SQLite and PostgreSQL share."""

SCHEMA_VERSION = "1"

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    uri TEXT PRIMARY KEY,
    container TEXT NOT NULL,
    stamp TEXT NOT NULL,
    digest TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    outcome TEXT NOT NULL,
    code TEXT NOT NULL,
    retryable INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    metadata_hash TEXT NOT NULL,
    revision INTEGER NOT NULL,
    shard TEXT NOT NULL,
    gone INTEGER NOT NULL,
    first_run TEXT NOT NULL,
    changed_run TEXT NOT NULL,
    seen_run TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS containers (
    uri TEXT PRIMARY KEY,
    stamp TEXT NOT NULL,
    fingerprint TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS in_flight (uri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_by_container ON documents (container) WHERE container <> '';
"""

KNOWN = (
    "uri, stamp, digest, fingerprint, outcome, code, retryable, attempts, record_id, content_hash, metadata_hash,"
    " revision, shard, gone"
)
FILES_IN_ORDER = f"SELECT {KNOWN} FROM documents WHERE container = '' ORDER BY uri"
BY_URI = f"SELECT {KNOWN} FROM documents WHERE uri = ?"
UPSERT = """
INSERT INTO documents (uri, container, stamp, digest, fingerprint, outcome, code, retryable, attempts, record_id,
    content_hash, metadata_hash, revision, shard, gone, first_run, changed_run, seen_run)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
ON CONFLICT (uri) DO UPDATE SET container = excluded.container, stamp = excluded.stamp, digest = excluded.digest,
    fingerprint = excluded.fingerprint, outcome = excluded.outcome, code = excluded.code,
    retryable = excluded.retryable, attempts = excluded.attempts, record_id = excluded.record_id,
    content_hash = excluded.content_hash, metadata_hash = excluded.metadata_hash, revision = excluded.revision,
    shard = excluded.shard, gone = 0, seen_run = excluded.seen_run,
    changed_run = CASE WHEN documents.content_hash = excluded.content_hash
        AND documents.metadata_hash = excluded.metadata_hash AND documents.outcome = excluded.outcome
        THEN documents.changed_run ELSE excluded.changed_run END
"""
MARK_GONE = "UPDATE documents SET gone = 1 WHERE uri = ?"
FORGET = "DELETE FROM documents WHERE uri = ?"
BEGIN_FLIGHT = "INSERT INTO in_flight (uri) VALUES (?) ON CONFLICT (uri) DO NOTHING"
END_FLIGHT = "DELETE FROM in_flight WHERE uri = ?"
IN_FLIGHT = "SELECT uri FROM in_flight ORDER BY uri"
DOUBT = "UPDATE documents SET stamp = '', digest = '' WHERE uri = ?"
CONTAINER = """
SELECT stamp, fingerprint, (SELECT COUNT(*) FROM documents WHERE container = containers.uri AND gone = 0)
FROM containers WHERE uri = ?
"""
CONTAINERS = "SELECT uri FROM containers ORDER BY uri"
PUT_CONTAINER = """
INSERT INTO containers (uri, stamp, fingerprint) VALUES (?, ?, ?)
ON CONFLICT (uri) DO UPDATE SET stamp = excluded.stamp, fingerprint = excluded.fingerprint
"""
DROP_CONTAINER = "DELETE FROM containers WHERE uri = ?"
UNSEEN_MEMBERS = "SELECT uri FROM documents WHERE container = ? AND gone = 0 AND seen_run <> ? ORDER BY uri"
COUNT_BY_OUTCOME = "SELECT outcome, code, COUNT(*) FROM documents WHERE gone = 0 GROUP BY outcome, code"
COUNT_GONE = "SELECT COUNT(*) FROM documents WHERE gone = 1"
CHANGED_SINCE = f"SELECT {KNOWN} FROM documents WHERE changed_run >= ? ORDER BY uri"
FIRST_RUNS = "SELECT uri, first_run FROM documents ORDER BY uri"
GONE = f"SELECT {KNOWN} FROM documents WHERE gone = 1 ORDER BY uri"
ARTICLES = f"SELECT {KNOWN} FROM documents WHERE outcome = 'article' AND gone <= ? ORDER BY uri"
SHARDS = """
SELECT shard, COUNT(*) FROM documents WHERE outcome = 'article' AND shard <> '' AND gone <= ?
GROUP BY shard ORDER BY shard
"""
GET_META = "SELECT value FROM meta WHERE name = ?"
PUT_META = "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
