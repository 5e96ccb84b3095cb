#!/usr/bin/env bash
# Protego 0.7.0, which Scrapy asks about robots.txt: a rule for a robot whose name is the beginning of another robot's.
# Expected: a rule for "news" does not concern "newsbot": a robot looks for the group of its own name (RFC 9309, 2.2.1).
# Happens: it does, unless the file has a group for newsbot itself: what begins with the rule's name is held to be that robot.
# Matters: a site that shuts out one robot of a short name is lost to all that share its first letters, and no log says why.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check Protego==0.7.0
"$here/venv/bin/python" - <<'PY'
from protego import Protego


def may(name, robot):
    answer = Protego.parse(f"User-agent: {name}\nDisallow: /\n").can_fetch("https://valley.media/1", robot)
    print(f"rule for {name}: {robot}", answer)
    return answer


assert may("newsbot", "newsbot") is False
assert may("bot", "newsbot") is True
assert may("news", "newsbot") is False, "changed: a rule for news leaves newsbot alone"
assert may("n", "newsbot") is False
PY
