"""Which passages stand in a text: its own, and those somebody accepted from another version."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.queries.reading import PassageInText, passages_in_text
from casewright.casefile.transaction import Transaction
from casewright.model.passage import PassageAnchor
from casewright.operations import captures, passages, sources

FIRST, SECOND = "The port is closed. It reopens in May.", "Correction. The port is closed. It reopens in May."


def version(tx: Transaction, source: UUID, text: str) -> UUID:
    """A capture of these words, and the text read from it."""
    taken = captures.add_capture(
        tx, source, data=text.encode(), media_type="text/plain", file_name="notice.txt"
    )
    return captures.add_source_text(tx, taken, text=text, tool="test", tool_version="1")


def anchor(tx: Transaction, passage: UUID, text: UUID, words: str, verdict: str) -> UUID:
    start = SECOND.index(words)
    digest = tx.read("SELECT text_sha256 FROM source_text WHERE id = ?", (text.bytes,))[0][0]
    return tx.add(PassageAnchor(passage_id=passage, source_text_id=text, text_sha256=digest, start=start, end=start + len(words),
                                exact=words, prefix="", suffix="", state="moved", score=1.0, verdict=verdict))  # fmt: skip


def where(rows: list[PassageInText]) -> list[tuple[str, int, bool]]:
    return [(row.exact, row.start, row.anchor_id is not None) for row in rows]


def test_a_text_has_its_own_passages_and_the_accepted_ones_of_other_versions_in_order(case: Case) -> None:
    with case.edit("ingest") as tx:
        source = sources.add_source(tx, title="Notice")
        first, second, again = (version(tx, source, text) for text in (FIRST, SECOND, FIRST))
        closed = passages.quote(tx, first, exact="The port is closed.")
        reopens = passages.quote(tx, first, exact="It reopens in May.")
        passages.quote(tx, second, exact="Correction.")
        anchor(tx, reopens, second, "It reopens in May.", "rejected")
        accepted = anchor(tx, closed, second, "The port is closed.", "accepted")
    assert where(passages_in_text(case, first)) == [
        ("The port is closed.", 0, False),
        ("It reopens in May.", 20, False),
    ]
    assert where(passages_in_text(case, again)) == where(passages_in_text(case, first))
    rows = passages_in_text(case, second)
    assert where(rows) == [("Correction.", 0, False), ("The port is closed.", 12, True)]
    assert (rows[1].id, rows[1].anchor_id, rows[1].source_text_id) == (closed, accepted, second)


def test_the_same_words_of_another_source_are_another_text(case: Case) -> None:
    with case.edit("ingest") as tx:
        one, other = (sources.add_source(tx, title=title) for title in ("Notice", "Copy"))
        passages.quote(tx, version(tx, one, FIRST), exact="The port is closed.")
        copied = version(tx, other, FIRST)
    assert passages_in_text(case, copied) == []
