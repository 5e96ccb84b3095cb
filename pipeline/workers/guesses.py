"""What a new record will probably have to say about its likes, guessed before it is written.

The ledger knows it at the end of the run (`pipeline.ledger.duplicates`) and has the files of the others written anew; a
guess that holds saves that. A worker guesses from what it has done itself: documents come in the order of their uris, so
the original has mostly been there before. A wrong guess is corrected like any other link.
"""

from __future__ import annotations

from bisect import bisect_left, insort

from pipeline.ledger.duplicates import COMPARED, LIKE
from pipeline.ledger.sketches import TextMark, band_keys, likeness

Links = tuple[str, str]  # duplicate_of, near_duplicate_of; "" for null
_Member = tuple[str, str, bytes]  # uri, id, sketch


class Guesses:
    """The originals among a worker's documents. As many as a worker does before it is replaced."""

    def __init__(self) -> None:
        self._originals: dict[str, tuple[str, str]] = {}  # by the text's digest
        self._bands: dict[int, list[_Member]] = {}

    def links(self, mark: TextMark, uri: str, record_id: str) -> Links:
        """The guess for a document, which is remembered. Captures of one address are not likes of one another."""
        original = self._originals.get(mark.digest)
        if original is not None and original[0] < uri:
            return original[1] if original[1] != record_id else "", ""
        self._originals[mark.digest] = uri, record_id
        before = set()
        for band in band_keys(mark.sketch):
            members = self._bands.setdefault(band, [])
            earlier = bisect_left(members, (uri,))  # they stand in the order of their uris
            before.update(members[: min(earlier, COMPARED)])
            insort(members, (uri, record_id, mark.sketch))
        alike = (m for m in sorted(before) if m[1] != record_id and likeness(mark.sketch, m[2]) >= LIKE)
        return "", next((other for _, other, _ in alike), "")
