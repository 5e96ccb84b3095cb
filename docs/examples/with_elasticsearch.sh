#!/usr/bin/env bash
# Elasticsearch or OpenSearch: an index with typed fields, filled through the bulk API.
#
# newswinnow export clean articles.ndjson --format es-bulk
# bash docs/examples/with_elasticsearch.sh
set -euo pipefail
search=${SEARCH:-http://127.0.0.1:9200} index=${INDEX:-news} here=$(dirname "$0")

send() {
  curl --silent --show-error --fail-with-body "$@"
}

curl --silent --output /dev/null --fail --head "$search/$index" ||
  send -X PUT "$search/$index" -H 'Content-Type: application/json' --data-binary "@$here/search-index.json"

# A request may not grow without limit (100 MB unless told otherwise). Two lines are one record, so cut at an even number.
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
split -l 1000 articles.ndjson "$parts/part-"
for part in "$parts"/part-*; do
  answer=$(send -X POST "$search/$index/_bulk" -H 'Content-Type: application/x-ndjson' --data-binary "@$part")
  # The answer is 200 even if a document was refused; then its own status says so. 409: a newer text is there already.
  refused=$(grep --only-matching --extended-regexp '"status": *[345][0-9]{2}' <<< "$answer" | grep --count --invert-match 409) || true
  [ "$refused" = 0 ] || { echo "$answer" >&2; exit 1; }
done
