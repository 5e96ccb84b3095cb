-- SQLite: authors and their articles; lists are JSON in a column.
--
-- newswinnow export clean articles.sqlite
-- sqlite3 articles.sqlite < docs/examples/with_sqlite.sql

SELECT author.value, count(*) AS articles, min(date_published) AS first
FROM articles, json_each(articles.authors) AS author
GROUP BY author.value
ORDER BY author.value;
