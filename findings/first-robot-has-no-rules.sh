#!/usr/bin/env bash
# robots-txt-parser 2.0.3 (npm) beside robots-parser 3.0.1: one rule for two robots, whose lines stand one below the other.
# Expected: the rule holds for both: a group has one line of a user agent or more, and then its rules (RFC 9309, 2.1).
# Happens: it holds for the last one alone; the robots named before it have no rules.
# Matters: papers list the robots of several archives above one rule, and a polite archive reads that it is welcome.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts robots-txt-parser@2.0.3 robots-parser@3.0.1 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const reader = require('robots-txt-parser');
const robotsParser = require('robots-parser');

const RULES = 'User-agent: newsbot\nUser-agent: archivebot\nDisallow: /archive/\n';
const PAGE = 'https://valley.media/archive/1';
const may = (userAgent) => {
  const robots = reader({ userAgent, allowOnNeutral: true });
  robots.parseRobots('https://valley.media', RULES);
  const answer = robots.canCrawlSync(PAGE);
  const other = robotsParser('https://valley.media/robots.txt', RULES).isAllowed(PAGE, userAgent);
  console.log(userAgent, answer, other);
  assert.equal(other, false);
  return answer;
};
assert.equal(may('archivebot'), false);
assert.equal(may('newsbot'), true, 'changed: the rule holds for the first robot, too');
JS
node look.cjs
