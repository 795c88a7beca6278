"""The fresh file: an empty case into which the rows of a plan are written as its one step, and the contents they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from casewright.casefile import bulk, custody, recorder, search_index
from casewright.casefile.access import Access
from casewright.casefile.archive import keep_chunks, read_chunks
from casewright.casefile.clock import tick
from casewright.casefile.creation import lay_out
from casewright.casefile.custody import ARCHIVED, Act
from casewright.casefile.digest import change_set_digest
from casewright.casefile.driver import Connection, connect_new, plain_errors
from casewright.casefile.queries.overview import case_card
from casewright.casefile.readers import Readable
from casewright.casefile.schema import journalled_columns
from casewright.casefile.signing.signer import CHANGE_SET, Signer
from casewright.exchange.sharing.plan import Plan
from casewright.exchange.sharing.policy import POLICY
from casewright.exchange.sharing.rewriting import Rewriter
from casewright.exchange.sharing.tables import pages_of
from casewright.model.ids import analyst_id, new_id
from casewright.model.progress import Progress, stage

LABEL = "share"
UNTITLED = "Clean copy"
"""The title of a copy where the case's own may not go."""
_BROUGHT = "came with a clean copy"
# The file is nobody's until it is whole: no sync before the end, and pages may leave memory before the commit.
_SETTINGS = ("journal_mode = MEMORY", "synchronous = OFF", "cache_spill = ON")
Rows = Iterator[tuple[str, list[tuple[Any, ...]]]]


def rows_of_copy(case: Readable, plan: Plan, rewriter: Rewriter, analyst: str) -> Rows:
    """Every row of the copy by table, some thousand at a time, as it is to be written."""
    case_id = UUID(bytes=rewriter.id_of(plan.graph.case_id))
    yield "case_info", [_case_row(case, plan, rewriter, case_id)]
    yield "analyst", [(analyst_id(analyst).bytes, analyst)]
    for table in POLICY:
        kept = plan.kept[table]
        if kept:
            for page in pages_of(case, table, journalled_columns()[table][1:]):
                if rows := [rewriter.row(table, row) for row in page if row[0] in kept]:
                    yield table, rows


def write_copy(
    work: Path, case: Readable, plan: Plan, rewriter: Rewriter, analyst: str, progress: Progress
) -> None:
    """Writes the whole file at `work`, which nothing takes for a case yet (`finishing`).

    Raises:
        CaseError: the disk refuses.
    """
    case_id = UUID(bytes=rewriter.id_of(plan.graph.case_id))
    signer = _Unsigned(analyst) if plan.naming.any or plan.naming.analysts else Signer(analyst)
    with plain_errors(work):
        connection = connect_new(Access(work))
        try:
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            lay_out(connection, case_id, application_id=0)
            recorder.install(connection)
            connection.execute("BEGIN IMMEDIATE")
            recorder.start(connection, 1)
            _write_rows(connection, rows_of_copy(case, plan, rewriter, analyst), plan, stage(progress, 0, 3))
            _write_contents(connection, case, plan.contents, signer, stage(progress, 1, 3))
            recorder.stop(connection)
            _seal(connection, signer, case_id)
            connection.execute("COMMIT")
            progress(2, 3)
            search_index.rebuild(connection)
        finally:
            connection.close()
        progress(3, 3)


class _Unsigned(Signer):
    """Where names are hidden, no key says whose copy it is."""

    def sign(self, connection: Connection, purpose: bytes, digest: bytes) -> None:
        """Signs nothing."""


def _case_row(case: Readable, plan: Plan, rewriter: Rewriter, case_id: UUID) -> tuple[Any, ...]:
    """The case's own words go where its marking allows them."""
    card, naming = case_card(case), plan.naming
    told = plan.withholding.may(card.marking)
    words: list[str | None] = []
    for text in (card.title, card.question, card.description):
        made = rewriter.words(text) if text is not None and told else None
        words.append(None if made is None or naming.forbidden.stands_in(made) else made)
    title = plan.wish.title or words[0] or UNTITLED
    return (
        case_id.bytes,
        title,
        words[1],
        words[2],
        card.marking if told else plan.withholding.ceiling,
        card.default_scheme,
    )


def _write_rows(connection: Connection, rows: Rows, plan: Plan, progress: Progress) -> None:
    done, whole = 0, sum(map(len, plan.kept.values())) + 2
    for table, page in rows:
        bulk.insert_tuples(connection, table, page)
        done += len(page)
        progress(done, whole)


def _write_contents(
    connection: Connection, case: Readable, contents: Iterable[str], signer: Signer, progress: Progress
) -> None:
    """The archived bytes, in the order of their hashes: the order in which they came would tell something."""
    chosen = set(contents)
    held = [
        row
        for row in case.read("SELECT sha256, size, media_type FROM archive ORDER BY sha256")
        if row[0] in chosen
    ]
    done, whole = 0, sum(size for _, size, _ in held)
    for sha256, size, media_type in held:
        for chunk in keep_chunks(connection, sha256, read_chunks(case.read, sha256)):
            done += len(chunk)
            progress(done, whole)
        connection.execute("INSERT INTO archive VALUES (?, ?, ?)", (sha256, size, media_type))
        custody.append(connection, signer, Act("import", sha256, ARCHIVED, _BROUGHT))


def _seal(connection: Connection, signer: Signer, case_id: UUID) -> None:
    """The one step of the copy's history: nobody's undo reaches it."""
    row_id = new_id().bytes
    header = (row_id, "system", LABEL, case_id.bytes, analyst_id(signer.analyst).bytes, tick(0), None)
    digest = change_set_digest(connection, 1, header, [])
    connection.execute("INSERT INTO change_set VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", (*header, digest))
    signer.sign(connection, CHANGE_SET, digest)
    connection.execute("INSERT INTO head VALUES (?)", (row_id,))
