"""Which records have the same text as another, and which nearly the same.

Of the records with the same words (`TextMark.digest`) the one with the smallest uri is the original; the others are
`duplicate_of` it. An original is `near_duplicate_of` the smallest uri among the originals before it that are alike
(`LIKE`), looked for among the first few of every band that it stands in. Both are functions of the set of documents: the
order in which they came, batches, workers and interruptions do not show. Vanished documents take no part, nor do
captures that a newer one of the same address has superseded: one document stands for an id.

It happens at the end of a run and costs what has changed. Every step is a transaction whose journal is a table, so
that the next run goes on where a killed one stopped:

0. The captures of `unordered` ids are put in order (`pipeline.ledger.captures`).
1. `unsettled` texts have lost or gained documents: their originals and the bands' members are put right; texts that
   may now have another original are `affected`.
2. Affected texts: what their documents have to say is worked out and put down; where it differs from before, the
   document is `unlinked`.
3. The files of unlinked documents are written anew (the sinks do that), and the documents taken off the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.ledger import statements as sql
from pipeline.ledger.captures import put_in_order
from pipeline.ledger.database import Database
from pipeline.ledger.rows import Link
from pipeline.ledger.sketches import band_keys, likeness

# Share of five-word shingles, out of those of both texts, from which on two texts are nearly the same. Measured on 5,732
# bodies of labelled news pages and articles, many pages in several versions (other extractors, a paragraph more or
# less): all 15,000 pairs that share a band are versions of one page, and 99 % of them reach .7. Two texts of different
# pages never shared a band.
LIKE = 0.7
# So many of a band's members, smallest uris first, are compared: it keeps thousands of copies of one agency report
# from being compared with one another.
COMPARED = 4
# Texts per transaction, and files written at once.
_STEP = 256
_NO_TEXT = (None, "", "")


class Duplicates:
    """The part of a ledger that knows which texts are alike."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def is_unsettled(self) -> bool:
        """Whether there is anything to do."""
        with self._database.faults():
            row = self._database.one(sql.IS_UNSETTLED)
            return row is not None and bool(row[0])

    @property
    def left(self) -> int:
        """Roughly how many steps there still are: a text that is like another takes three, one like none takes one."""
        with self._database.faults():
            row = self._database.one(sql.LINKING_LEFT)
            return int(row[0]) if row is not None else 0

    def settle(self, run_id: str, go_on: Callable[[], bool] = lambda: True) -> None:
        """Steps 0 to 2. Stops early, in good order, when `go_on` says no."""
        with self._database.faults():
            # Leaving comes first for all: one document may leave a text and join another that shares a band with it.
            for step in (self._order, self._leave, self._join, self._compare):
                after: str | None = ""
                while after is not None and go_on():
                    with self._database.transaction():
                        after = step(after, run_id)

    def unlinked(self) -> Iterator[list[Link]]:
        """Step 3: what is to be written, some files or one shard at a time. Call `linked` before asking for more."""
        with self._database.faults():
            while True:
                links = [Link(*row) for row in self._database.rows(sql.UNLINKED_FILES, (_STEP,))]
                if not links:
                    break
                yield links
            while shard := self._database.one(sql.UNLINKED_SHARD):
                yield [Link(*row) for row in self._database.rows(sql.UNLINKED_ROWS, shard)]
            self._database.execute(sql.NOTHING_TO_LINK)  # those that have no record any more

    def linked(self, links: list[Link]) -> None:
        """Put down that these files are written, durably."""
        with self._database.faults(), self._database.transaction():
            self._database.many(sql.LINKED, ((link.uri,) for link in links))

    def _order(self, _after: str, run_id: str) -> str | None:
        """Say which captures are the newest, and which revisions the others are."""
        ids = [row[0] for row in self._database.rows(sql.UNORDERED, (_STEP,))]
        for record_id in ids:
            put_in_order(self._database, record_id, run_id)
        return ids[-1] if ids else None

    def _leave(self, after: str, _run_id: str) -> str | None:
        """Take unsettled texts whose original is another now out of their bands. Returns the last one, None at the end."""
        rows = list(self._database.rows(sql.UNSETTLED_AND_PLACED, (after, _STEP)))
        for text_id, sketch, uri, record_id in rows:
            first = self._database.one(sql.MEMBERS, (text_id, "", 1))
            if first is not None and first[:2] == (uri, record_id):
                continue
            for band in band_keys(bytes(sketch)):
                self._database.execute(sql.DROP_BAND, (band, uri))
                self._affect_band(band, uri)
            self._database.execute(sql.PLACE_TEXT, ("", "", text_id))
        return rows[-1][0] if rows else None

    def _join(self, after: str, _run_id: str) -> str | None:
        """Put unsettled texts into their bands, under the uri of their original."""
        texts = [row[0] for row in self._database.rows(sql.UNSETTLED, (after, _STEP))]
        for text_id in texts:
            members = list(self._database.rows(sql.MEMBERS, (text_id, "", 2)))
            sketch, placed, _ = self._database.one(sql.TEXT, (text_id,)) or _NO_TEXT
            if not members:
                self._database.execute(sql.DROP_TEXT, (text_id,))
            elif sketch is not None:
                uri, record_id, *links = members[0]
                # One that is placed has only been away, and may have lost its link meanwhile: it is compared anew.
                alone = len(members) == 1 and not any(links) and not placed
                if not placed:
                    self._database.execute(sql.PLACE_TEXT, (uri, record_id, text_id))
                    bands = band_keys(bytes(sketch))
                    self._database.many(sql.PUT_BAND, ((band, uri) for band in bands))
                    for band in bands:
                        alone &= not self._affect_band(band, uri)
                if not alone:
                    self._database.execute(sql.AFFECT, (text_id,))
            self._database.execute(sql.SETTLED, (text_id,))
        return texts[-1] if texts else None

    def _affect_band(self, band: int, uri: str) -> bool:
        """A document joins or leaves a band: whom does that concern? Returns whether there is anybody else in it."""
        members = [row[0] for row in self._database.rows(sql.FIRST_OF_BAND, (band, COMPARED + 1))]
        others = [member for member in members if member != uri]
        if len(members) <= COMPARED:
            for member in others:
                self._database.execute(sql.AFFECT_DOCUMENT, (member,))
        elif uri <= members[COMPARED - 1]:
            self._database.execute(sql.AFFECT_BAND, (band,))
        return bool(others)

    def _compare(self, _after: str, run_id: str) -> str | None:
        """Work out what the documents of affected texts have to say."""
        texts = [row[0] for row in self._database.rows(sql.AFFECTED, (_STEP,))]
        for text_id in texts:
            sketch, original, record_id = self._database.one(sql.TEXT, (text_id,)) or _NO_TEXT
            if original:
                self._put_links(
                    text_id, original, record_id, self._like(bytes(sketch or b""), original, record_id), run_id
                )
            self._database.execute(sql.DONE_WITH, (text_id,))
        return texts[-1] if texts else None

    def _like(self, sketch: bytes, original: str, own_id: str) -> str:
        """Id of the record that an original nearly repeats, "" if there is none."""
        before = {
            row[0]
            for band in band_keys(sketch)
            for row in self._database.rows(sql.BEFORE_IN_BAND, (band, original, COMPARED))
        }
        for uri in sorted(before):
            other, record_id = self._database.one(sql.TEXT_AT, (uri,)) or (None, "")
            if other is not None and record_id != own_id and likeness(sketch, bytes(other)) >= LIKE:
                return str(record_id)
        return ""

    def _put_links(self, text_id: str, original: str, record_id: str, near: str, run_id: str) -> None:
        last = ""
        while members := list(self._database.rows(sql.MEMBERS, (text_id, last, _STEP))):
            for uri, _, *links in members:
                wanted = ["", near] if uri == original else [record_id, ""]
                if links != wanted:
                    self._database.execute(sql.PUT_LINKS, (*wanted, run_id, uri))
                    self._database.execute(sql.UNLINK, (uri,))
            last = members[-1][0]
