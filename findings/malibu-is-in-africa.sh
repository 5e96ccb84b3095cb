#!/usr/bin/env bash
# countryguess 0.4.9, asked for the country of a dateline or of a publisher's address: places that begin like a country.
# Expected: Malibu, Perugia and Indiana are no countries: nothing is found, as for Austin, Germantown and San Salvador.
# Happens: a country's name counts wherever a word begins with it: Malibu is Mali, Perugia Peru, Indiana India, Roman Romania.
# Matters: datelines are mostly towns: a fire near Malibu is news from Africa, with a valid code.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check countryguess==0.4.9
"$here/venv/bin/python" - <<'PY'
from countryguess import guess_country

PLACES = {"Malibu": "ML", "Perugia": "PE", "Indiana": "IN", "Chinatown": "CN", "Mexicali": "MX", "Roman": "RO"}
for place, code in PLACES.items():
    found = guess_country(place)
    print(place, found["name_short"])
    assert found["iso2"] == code
    assert code == "MX" or found["name_short"] != place, "changed: a town is no country"
for place in ("Austin", "Germantown", "San Salvador"):
    assert guess_country(place) is None
assert guess_country("Mali")["iso2"] == "ML"
PY
