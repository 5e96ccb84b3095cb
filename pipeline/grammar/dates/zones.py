"""Named time zones that state one offset. Names that stand for several offsets are left out on purpose.

IST (India, Israel, Ireland), BST as Bangladesh or Britain, CST as Chicago or China, ET and PT (summer or winter)
say nothing certain; a time with one of them stays a local time.
"""

from __future__ import annotations

# Abbreviation -> minutes east of Greenwich. Source: the IANA time zone data base's abbreviations.
OFFSETS: dict[str, int] = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "wet": 0,
    "west": 60,
    "cet": 60,
    "mez": 60,
    "cest": 120,
    "mesz": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "мск": 180,
    "trt": 180,
    "sast": 120,
    "cat": 120,
    "eat": 180,
    "pkt": 300,
    "wib": 420,
    "wita": 480,
    "wit": 540,
    "sgt": 480,
    "hkt": 480,
    "pht": 480,
    "jst": 540,
    "kst": 540,
    "awst": 480,
    "aest": 600,
    "aedt": 660,
    "nzst": 720,
    "nzdt": 780,
    "hst": -600,
    "akst": -540,
    "akdt": -480,
    "pst": -480,
    "pdt": -420,
    "mst": -420,
    "mdt": -360,
    "cdt": -300,
    "est": -300,
    "edt": -240,
    "nst": -210,
    "ndt": -150,
    "brt": -180,
}

# Zone names that state no single offset, but that stand beside a time all the same.
VAGUE_ZONES = frozenset({"ist", "bst", "cst", "et", "pt", "ct", "mt", "ast", "tsi", "tsİ", "hrs", "local", "il"})
