-- DuckDB: what left the texts, by reason.
--
-- newswinnow export clean articles.duckdb
-- duckdb articles.duckdb < docs/examples/with_duckdb.sql

SELECT cut.reason, sum(cut.blocks)::BIGINT AS blocks, sum(cut.chars)::BIGINT AS chars
FROM (SELECT unnest(removed) AS cut FROM articles)
GROUP BY ALL
ORDER BY chars DESC, cut.reason;
