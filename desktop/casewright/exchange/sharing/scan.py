"""The proof: the finished file is gone through for everything that was withheld, before anybody gets it.

Looked through are the raw bytes (in UTF-8, UTF-16 of both orders and hexadecimal; ids of 16 bytes too), every value of every
table, packs of the journal inflated, the vocabulary and the blocks of the search index, and the list of archived contents, each
hashed anew. The schema must be exactly that of a case, so that there are no statistics and no other tables.

What stands in what is meant to go, too, is no leak: before, the same strings are looked for in the rows and contents that the
plan lets through, and those found there are left out. Ids are left out only where archived bytes hold them; names under a
pseudonym or of withheld entities may not stand as words in any row.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from casewright.casefile.access import Access
from casewright.casefile.archive import digest, read_chunks
from casewright.casefile.driver import Connection, connect_reader, plain_errors
from casewright.casefile.inspection import check_schema, integrity_faults
from casewright.casefile.readers import Readable
from casewright.exchange.sharing.matcher import SURE, Matcher
from casewright.exchange.sharing.opened import opened
from casewright.exchange.sharing.patterns import Patterns, as_pieces, folded, words_in
from casewright.exchange.sharing.plan import Plan
from casewright.exchange.sharing.policy import POLICY, Text
from casewright.exchange.sharing.streams import blocks, empty_case, folded_words, logical, words_of
from casewright.exchange.sharing.tables import shape
from casewright.exchange.sharing.writing import Rows
from casewright.model.errors import CaseError
from casewright.model.progress import Progress

_BLOCK = 1 << 20
_LONG_WORD = 16  # bytes
_LEAST_ALIKE, _MOST_ALIKE = 4, 40  # letters; words


class LeakFound(CaseError):
    """Something that was to stay at home is in the finished copy; the copy is gone."""


@dataclass(frozen=True)
class ScanReport:
    """What the scan looked for and through.

    Args:
        strings: strings and ids that were looked for, in `patterns` forms.
        also_kept: of these forms those that stand in what goes, too, and therefore prove nothing.
        size: bytes of the file.
        contents: archived contents that were hashed anew.
        resembling: words of the copy, in lower case, that begin like a word of a hidden name: perhaps other forms of it.
    """

    strings: int
    patterns: int
    also_kept: int
    size: int
    contents: int
    resembling: tuple[str, ...] = ()


class Scan:
    """First `learn` what is meant to go, then `look` through the finished file."""

    def __init__(self, case: Readable, plan: Plan, rows: Callable[[], Rows], patterns: Patterns) -> None:
        """`rows` gives the rows of the copy as they are meant to be, each time it is called."""
        self._case, self._plan, self._rows, self._patterns = case, plan, rows, patterns
        self._matcher = Matcher(patterns.encoded)
        self._wanted = set(range(len(patterns.encoded)))
        self._fixed = set(range(patterns.words, len(patterns.encoded)))  # ids and hashes

    def learn(self, progress: Progress) -> None:
        """Leaves out what stands in the rows and contents that go, or in any case at all."""
        self._leave_out(as_pieces(empty_case()), self._fixed)
        self._leave_out(as_pieces(words_of(self._rows())), self._fixed)
        sizes = dict(self._case.read("SELECT sha256, size FROM archive"))
        done, whole = 0, sum(sizes[each] for each in self._plan.contents)
        for sha256 in sorted(self._plan.contents):
            for stream in opened(partial(read_chunks, self._case.read, sha256), sizes[sha256]):
                self._leave_out(stream)
            done += sizes[sha256]
            progress(done, max(whole, 1))

    def look(self, path: Path, progress: Progress) -> ScanReport:
        """Goes through the file.

        Raises:
            LeakFound: something withheld is in it; the sentence says of what kind it is and where, not what.
        """
        found: dict[int, str] = {}
        with plain_errors(path):
            connection = connect_reader(Access(path))
            try:
                check_schema(connection, path)
                if integrity_faults(connection):
                    raise LeakFound("The copy did not come out whole; nothing was handed over.")
                contents = self._check_contents(connection)
                self._check_names(connection)
                terms = self._check_vocabulary(connection)
                for where, pieces in logical(connection):
                    self._note(found, pieces, where, is_raw="search_index" in where)
            finally:
                connection.close()
            self._note(found, blocks(path, progress), "the bytes of the file", is_raw=True)
        if found:
            self._forgive_folded(found)
        if found:
            raise LeakFound(_sentence(found, self._patterns))
        every = self._patterns
        return ScanReport(
            every.strings,
            len(every.encoded),
            len(every.encoded) - len(self._wanted),
            path.stat().st_size,
            contents,
            self._resembling(terms),
        )

    def _leave_out(self, pieces: Iterable[bytes], but: Collection[int] = ()) -> None:
        for number in self._matcher.found_in(pieces, self._wanted):
            if number not in but:
                self._wanted.discard(number)

    def _note(self, found: dict[int, str], pieces: Iterable[bytes], where: str, is_raw: bool) -> None:
        for number in self._matcher.found_in(pieces, self._wanted):
            if not is_raw or _is_telling(self._patterns.encoded[number]):
                found.setdefault(number, where)

    def _forgive_folded(self, found: dict[int, str]) -> None:
        """The search index holds words in lower case and without marks: what stands so in what goes is no leak."""
        numbers = [number for number in found if number not in self._fixed]
        again = Matcher([self._patterns.encoded[number] for number in numbers])
        for each in again.found_in(as_pieces(folded_words(chain(words_of(self._rows()), self._texts())))):
            found.pop(numbers[each], None)
            self._wanted.discard(numbers[each])

    def _texts(self) -> Iterator[str]:
        for (sha256,) in self._case.read("SELECT DISTINCT text_sha256 FROM source_text"):
            if sha256 in self._plan.contents:
                yield b"".join(read_chunks(self._case.read, sha256)).decode("utf-8", "replace")

    def _check_contents(self, connection: Connection) -> int:
        def read(sql: str, params: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
            return list(connection.execute(sql, params).fetchall())

        held = {row[0] for row in read("SELECT sha256 FROM archive UNION SELECT sha256 FROM archive_chunk")}
        if held != self._plan.contents:
            raise LeakFound("The copy holds archived contents that it should not; nothing was handed over.")
        for sha256 in sorted(held):
            if digest(read_chunks(read, sha256))[0] != sha256:
                raise LeakFound(
                    "Archived contents of the copy are not as they were archived; nothing was handed over."
                )
        return len(held)

    def _check_vocabulary(self, connection: Connection) -> set[str]:
        """The search index holds no word that only what is withheld has. Returns all of its words."""
        # a temporary table is not in the file, which stays open to be read only
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_index, row)")
        terms = {folded(row[0]) for row in connection.execute("SELECT term FROM temp.words")}
        odd = terms & self._patterns.vocabulary
        for text in chain(words_of(self._rows()), self._texts()):
            if not odd:
                break
            odd -= words_in(text)
        if odd:
            raise LeakFound(
                "The copy was not handed over: its search index knows words of something withheld. "
                "This is a fault of Casewright; the copy is gone."
            )
        return terms

    def _resembling(self, terms: set[str]) -> tuple[str, ...]:
        """No more than some: they are for a person to look at."""
        begins = tuple(
            word
            for name in self._plan.naming.any.names
            for word in words_in(name)
            if len(word) >= _LEAST_ALIKE
        )
        return tuple(sorted(term for term in terms if begins and term.startswith(begins))[:_MOST_ALIKE])

    def _check_names(self, connection: Connection) -> None:
        """No name under a pseudonym, and none of a withheld entity, stands as words in any row."""
        naming = self._plan.naming
        if not naming.any:
            return
        for table in POLICY:
            for _, column, text in shape(table).texts:
                exact = text in (Text.EXACT, Text.FROZEN)
                if text in (Text.KEY, Text.MARK, Text.HASH, Text.DERIVED) or (
                    exact and self._plan.wish.keep_evidence
                ):
                    continue
                for (value,) in connection.execute(
                    f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'
                ):
                    if naming.any.stands_in(str(value)):
                        raise LeakFound(
                            f"The copy was not handed over: a name that should not be in it stands in the words of a "
                            f"{table.replace('_', ' ')}."
                        )


def _is_telling(pattern: bytes) -> bool:
    """Whether it tells something that it stands in raw bytes, where values and numbers lie side by side: "judgement" and the
    number 115 make "judgements". A short one, and one ordinary word, are looked for in the values alone."""
    return len(pattern) >= SURE and not (
        len(pattern) < _LONG_WORD and pattern.isalpha() and pattern.islower()
    )


def _sentence(found: dict[int, str], patterns: Patterns) -> str:
    kinds = sorted({patterns.kinds[number] for number in found})
    places = sorted(set(found.values()))
    more = f" and {len(kinds) - 3} other kinds" if len(kinds) > 3 else ""
    return (
        f"The copy was not handed over: {', '.join(kinds[:3])}{more} stood in {', '.join(places[:3])}. "
        "This is a fault of Casewright; the copy is gone."
    )
