#!/usr/bin/env bash
# jq: a table of dates, outlets and titles, straight from the folder of records.
#
# bash docs/examples/with_jq.sh clean
set -euo pipefail

find "${1:-clean}/articles" -name '*.json' -print0 | sort -z |
  xargs -0 jq -r '[.date_published, .outlet, .title] | @tsv'
