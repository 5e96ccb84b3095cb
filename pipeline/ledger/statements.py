"""Every SQL statement of the ledger. The dialect is kept to what SQLite and PostgreSQL share."""

SCHEMA_VERSION = "4"

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
    seen_run TEXT NOT NULL,
    text_id TEXT NOT NULL DEFAULT '',
    duplicate_of TEXT NOT NULL DEFAULT '',
    near_duplicate_of TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    captured BIGINT NOT NULL DEFAULT 0,
    modified BIGINT NOT NULL DEFAULT 0,
    changes BIGINT NOT NULL DEFAULT 1,
    superseded INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS containers (
    uri TEXT PRIMARY KEY,
    stamp TEXT NOT NULL,
    fingerprint TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS in_flight (uri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (
    text_id TEXT PRIMARY KEY,
    sketch BLOB NOT NULL,
    uri TEXT NOT NULL,
    record_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bands (band BIGINT NOT NULL, uri TEXT NOT NULL, PRIMARY KEY (band, uri)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unsettled (text_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS affected (text_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unlinked (uri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unordered (record_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_by_container ON documents (container) WHERE container <> '';
CREATE INDEX IF NOT EXISTS documents_by_text ON documents (text_id, uri) WHERE text_id <> '';
CREATE INDEX IF NOT EXISTS documents_by_record ON documents (record_id);
"""
# From a ledger that did not know the documents' texts: all are done again, which tells them.
FROM_VERSION_1 = """
ALTER TABLE documents ADD COLUMN text_id TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN duplicate_of TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN near_duplicate_of TEXT NOT NULL DEFAULT '';
UPDATE documents SET fingerprint = '';
UPDATE containers SET fingerprint = '';
"""
FROM_VERSION_2 = "ALTER TABLE documents ADD COLUMN site TEXT NOT NULL DEFAULT '';"
# Times of capture are not known yet: all are done again, which tells them (`FORGET_TEXTS`).
FROM_VERSION_3 = """
ALTER TABLE documents ADD COLUMN captured BIGINT NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN modified BIGINT NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN changes BIGINT NOT NULL DEFAULT 1;
ALTER TABLE documents ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
CREATE TABLE IF NOT EXISTS unordered (record_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_by_record ON documents (record_id);
"""
# Marks of texts that were made another way cannot be compared with those to come: all documents are done again.
FORGET_TEXTS = """
DELETE FROM texts;
DELETE FROM bands;
DELETE FROM unsettled;
DELETE FROM affected;
UPDATE documents SET text_id = '', fingerprint = '';
UPDATE containers SET fingerprint = '';
"""
UPGRADES = {
    "1": FROM_VERSION_1 + SCHEMA + FROM_VERSION_2 + FROM_VERSION_3,
    "2": FROM_VERSION_2 + FROM_VERSION_3,
    "3": FROM_VERSION_3,
}

TABLES_OF_DOCUMENTS = ("documents", "in_flight", "texts", "bands", "unsettled", "affected", "unlinked", "unordered")
CONTAINER_OF = "SELECT container FROM documents WHERE uri = ?"

KNOWN = (
    "uri, stamp, digest, fingerprint, outcome, code, retryable, attempts, record_id, content_hash, metadata_hash,"
    " revision, shard, gone, text_id, duplicate_of, near_duplicate_of, site, captured, modified"
)
FILES_IN_ORDER = f"SELECT {KNOWN} FROM documents WHERE container = '' ORDER BY uri"
BY_URI = f"SELECT {KNOWN} FROM documents WHERE uri = ?"
UPSERT = """
INSERT INTO documents (uri, container, stamp, digest, fingerprint, outcome, code, retryable, attempts, record_id,
    content_hash, metadata_hash, revision, shard, gone, first_run, changed_run, seen_run, text_id, duplicate_of,
    near_duplicate_of, site, captured, modified)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (uri) DO UPDATE SET container = excluded.container, stamp = excluded.stamp, digest = excluded.digest,
    fingerprint = excluded.fingerprint, outcome = excluded.outcome, code = excluded.code,
    retryable = excluded.retryable, attempts = excluded.attempts, record_id = excluded.record_id,
    content_hash = excluded.content_hash, metadata_hash = excluded.metadata_hash, revision = excluded.revision,
    shard = excluded.shard, gone = 0, seen_run = excluded.seen_run,
    text_id = excluded.text_id, duplicate_of = excluded.duplicate_of, near_duplicate_of = excluded.near_duplicate_of,
    site = excluded.site, captured = excluded.captured, modified = excluded.modified,
    changes = documents.changes + CASE WHEN excluded.revision > documents.revision THEN 1 ELSE 0 END,
    superseded = CASE WHEN documents.record_id = excluded.record_id THEN documents.superseded ELSE 0 END,
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
ARTICLES_OF_ONE_ID = f"""
SELECT {KNOWN} FROM documents WHERE outcome = 'article' AND gone <= ? AND record_id IN (
    SELECT record_id FROM documents WHERE outcome = 'article' AND gone <= ? GROUP BY record_id HAVING COUNT(*) > 1
) ORDER BY shard, uri
"""
SHARDS = """
SELECT shard, COUNT(*) FROM documents WHERE outcome = 'article' AND shard <> '' AND gone <= ?
GROUP BY shard ORDER BY shard
"""
GET_META = "SELECT value FROM meta WHERE name = ?"
PUT_META = "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"

# Captures: which documents have a record of one id (pipeline.ledger.captures).
UNORDER = """
INSERT INTO unordered (record_id) SELECT d.record_id FROM documents AS d
WHERE d.uri = ? AND d.outcome = 'article' AND EXISTS (
    SELECT 1 FROM documents AS o WHERE o.record_id = d.record_id AND o.outcome = 'article' AND o.uri <> d.uri
) ON CONFLICT (record_id) DO NOTHING
"""
UNORDERED = "SELECT record_id FROM unordered ORDER BY record_id LIMIT ?"
CAPTURES = """
SELECT uri, content_hash, metadata_hash, revision, gone, superseded, text_id, duplicate_of, near_duplicate_of
FROM documents WHERE record_id = ? AND outcome = 'article' ORDER BY captured, modified, changes, uri
"""
PUT_REVISION = "UPDATE documents SET revision = ?, changed_run = ? WHERE uri = ?"
SUPERSEDE = "UPDATE documents SET superseded = ? WHERE uri = ?"
ORDERED = "DELETE FROM unordered WHERE record_id = ?"

# Texts: which documents have the same, which nearly the same (pipeline.ledger.duplicates).
PUT_TEXT = """
INSERT INTO texts (text_id, sketch, uri, record_id) VALUES (?, ?, '', '') ON CONFLICT (text_id) DO NOTHING
"""
UNSETTLE = "INSERT INTO unsettled (text_id) VALUES (?) ON CONFLICT (text_id) DO NOTHING"
UNSETTLE_DOCUMENT = """
INSERT INTO unsettled (text_id) SELECT text_id FROM documents WHERE uri = ? AND text_id <> ''
ON CONFLICT (text_id) DO NOTHING
"""
IS_UNSETTLED = """
SELECT EXISTS (SELECT 1 FROM unsettled) OR EXISTS (SELECT 1 FROM affected) OR EXISTS (SELECT 1 FROM unlinked)
    OR EXISTS (SELECT 1 FROM unordered)
"""
# What is left of linking, in steps: a text is put in its place, then compared, then its record is written.
LINKING_LEFT = """
SELECT 3 * (SELECT COUNT(*) FROM unsettled) + 2 * (SELECT COUNT(*) FROM affected) + (SELECT COUNT(*) FROM unlinked)
"""
UNSETTLED = "SELECT text_id FROM unsettled WHERE text_id > ? ORDER BY text_id LIMIT ?"
UNSETTLED_AND_PLACED = """
SELECT u.text_id, t.sketch, t.uri, t.record_id FROM unsettled AS u JOIN texts AS t ON t.text_id = u.text_id
WHERE t.uri <> '' AND u.text_id > ? ORDER BY u.text_id LIMIT ?
"""
SETTLED = "DELETE FROM unsettled WHERE text_id = ?"
TEXT = "SELECT sketch, uri, record_id FROM texts WHERE text_id = ?"
PLACE_TEXT = "UPDATE texts SET uri = ?, record_id = ? WHERE text_id = ?"
DROP_TEXT = "DELETE FROM texts WHERE text_id = ?"
MEMBERS = """
SELECT uri, record_id, duplicate_of, near_duplicate_of FROM documents
WHERE text_id = ? AND text_id <> '' AND outcome = 'article' AND gone = 0 AND superseded = 0 AND uri > ?
ORDER BY uri LIMIT ?
"""
PUT_BAND = "INSERT INTO bands (band, uri) VALUES (?, ?) ON CONFLICT (band, uri) DO NOTHING"
DROP_BAND = "DELETE FROM bands WHERE band = ? AND uri = ?"
FIRST_OF_BAND = "SELECT uri FROM bands WHERE band = ? ORDER BY uri LIMIT ?"
BEFORE_IN_BAND = "SELECT uri FROM bands WHERE band = ? AND uri < ? ORDER BY uri LIMIT ?"
TEXT_AT = """
SELECT t.sketch, t.record_id FROM texts AS t JOIN documents AS d ON d.text_id = t.text_id WHERE d.uri = ?
"""
AFFECT = "INSERT INTO affected (text_id) VALUES (?) ON CONFLICT (text_id) DO NOTHING"
AFFECT_DOCUMENT = """
INSERT INTO affected (text_id) SELECT text_id FROM documents WHERE uri = ? AND text_id <> ''
ON CONFLICT (text_id) DO NOTHING
"""
AFFECT_BAND = """
INSERT INTO affected (text_id)
SELECT d.text_id FROM bands AS b JOIN documents AS d ON d.uri = b.uri WHERE b.band = ? AND d.text_id <> ''
ON CONFLICT (text_id) DO NOTHING
"""
AFFECTED = "SELECT text_id FROM affected ORDER BY text_id LIMIT ?"
DONE_WITH = "DELETE FROM affected WHERE text_id = ?"
PUT_LINKS = "UPDATE documents SET duplicate_of = ?, near_duplicate_of = ?, changed_run = ? WHERE uri = ?"
UNLINK = "INSERT INTO unlinked (uri) VALUES (?) ON CONFLICT (uri) DO NOTHING"
UNLINKED_SHARD = """
SELECT d.shard FROM unlinked AS u JOIN documents AS d ON d.uri = u.uri WHERE d.outcome = 'article'
ORDER BY d.shard LIMIT 1
"""
UNLINKED_FILES = """
SELECT u.uri, d.shard, d.duplicate_of, d.near_duplicate_of, d.revision FROM unlinked AS u JOIN documents AS d ON d.uri = u.uri
WHERE d.outcome = 'article' AND d.shard = '' ORDER BY u.uri LIMIT ?
"""
UNLINKED_ROWS = """
SELECT u.uri, d.shard, d.duplicate_of, d.near_duplicate_of, d.revision FROM unlinked AS u JOIN documents AS d ON d.uri = u.uri
WHERE d.outcome = 'article' AND d.shard = ? ORDER BY u.uri
"""
LINKED = "DELETE FROM unlinked WHERE uri = ?"
NOTHING_TO_LINK = "DELETE FROM unlinked"
