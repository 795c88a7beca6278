"""A transaction: the only place where rows change. Operations get one from `Case.run` or `Case.edit`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, BinaryIO, TypeVar
from uuid import UUID

from sqlmodel import Session, select

from casewright.casefile import archive, bulk, custody
from casewright.casefile.archive import Deposit
from casewright.casefile.driver import Connection
from casewright.casefile.images import decode_image
from casewright.casefile.merging.rows import restate
from casewright.casefile.signing.signer import Signer
from casewright.model import tables  # noqa: F401  references between tables need all of them to be loaded
from casewright.model.base import Row
from casewright.model.errors import NoSuchObject

R = TypeVar("R", bound=Row)
T = TypeVar("T")
_TEXTS_AT_HAND = 4


class Transaction:
    """Reads and writes rows; everything is journalled as one change set when the transaction ends well."""

    def __init__(self, connection: Connection, session: Session, case_id: UUID, signer: Signer) -> None:
        self._connection = connection
        self._session = session
        self.case_id = case_id
        self._signer = signer
        self.analyst = signer.analyst
        self.subject: UUID | None = None
        self._derived: dict[tuple[str, Callable[..., Any]], Any] = {}
        self._texts: dict[str, str] = {}

    def add(self, row: Row) -> UUID:
        """Inserts one row and returns its id; the first row added is what the history line is about."""
        self._session.add(row)
        self._session.flush()
        self._forget(type(row))
        if self.subject is None:
            self.subject = row.id
        return row.id

    def get(self, table: type[R], row_id: UUID) -> R:
        """The row with this id.

        Raises:
            NoSuchObject: there is none.
        """
        row = self._session.get(table, row_id)
        if row is None:
            raise NoSuchObject(
                f"There is no {str(table.__tablename__).replace('_', ' ')} {row_id} in this case."
            )
        return row

    def find(self, table: type[R], **equals: object) -> list[R]:
        """All rows whose columns equal these values, oldest id first."""
        statement = select(table).filter_by(**equals).order_by(table.id)  # type: ignore[arg-type]
        return list(self._session.exec(statement))

    def derived(self, table: type[R], make: Callable[[list[R]], T]) -> T:
        """What `make` makes of all rows of a table, made once until one of them changes in this transaction."""
        key = (str(table.__tablename__), make)
        if key not in self._derived:
            self._derived[key] = make(self.find(table))
        made: T = self._derived[key]
        return made

    def edit(self, row: Row, **changes: object) -> None:
        """Sets columns of a row."""
        for column, value in changes.items():
            if getattr(row, column) != value:
                setattr(row, column, value)
        self._session.flush()
        self._forget(type(row))
        if self.subject is None:
            self.subject = row.id

    def restate(self, table: type[Row], row_id: UUID, columns: Sequence[str] = ()) -> None:
        """Writes down that a row, or these columns of it, stay as they are: a write that knew of all there was.

        In a merge it prevails over whatever was written before it, as any other write does.
        """
        self._session.flush()
        restate(self._connection, str(table.__tablename__), row_id.bytes, columns)
        if self.subject is None:
            self.subject = row_id

    def delete(self, row: Row) -> None:
        """Deletes one row. What refers to it must go first, explicitly; the commit fails otherwise."""
        if self.subject is None:
            self.subject = row.id
        self._session.delete(row)
        self._session.flush()
        self._forget(type(row))

    def bulk_insert(self, table: type[Row], rows: Iterable[Mapping[str, object]]) -> list[UUID]:
        """Inserts many rows with a packed journal, given as dicts of columns. For more than some hundred rows."""
        self._session.flush()
        self._forget(table)
        return bulk.insert_dicts(self._connection, table, rows)

    def bulk_edit(
        self, table: type[Row], columns: Sequence[str], rows: Iterable[tuple[UUID, Sequence[object]]]
    ) -> None:
        """Sets these columns of many rows, each given by its id and its values; every row is journalled on its own.

        Several times faster than `edit` row by row. Rows that were read before do not show it until read anew.
        """
        self._session.flush()
        setting = ", ".join(f'"{column}" = ?' for column in columns)
        self._connection.executemany(
            f'UPDATE "{table.__tablename__}" SET {setting} WHERE id = ?',
            ((*values, row_id.bytes) for row_id, values in rows),
        )
        self._session.expire_all()
        self._forget(table)

    def written(self, table: type[Row]) -> list[tuple[UUID, dict[str, object]]]:
        """What this edit has written into rows of a table one by one, in order: an id and the columns that were set.

        Rows that came in a pack are left out, and so are deletions.
        """
        self._session.flush()
        name = str(table.__tablename__)
        rows = self._connection.execute(
            "SELECT row_id, after FROM change WHERE cs = (SELECT cs FROM temp.recording) AND tbl = ? AND op IN ('I', 'U') "
            "ORDER BY seq",
            (name,),
        )
        return [(UUID(bytes=row_id), decode_image(name, after)) for row_id, after in rows.fetchall()]

    def put_bytes(
        self, data: bytes | BinaryIO | Deposit, media_type: str, note: str | None = None
    ) -> tuple[str, int]:
        """Archives bytes once per content, and writes that into the custody log; returns SHA-256 (hex) and size.

        Args:
            note: what these bytes are, for the custody log; a file's name, say.
        """
        sha256, size, is_new = archive.put_bytes(self._connection, data, media_type)
        result = custody.ARCHIVED if is_new else custody.HELD
        custody.append(self._connection, self._signer, custody.Act("import", sha256, result, note))
        return sha256, size

    def archived(self, sha256: str) -> bytes:
        """Archived bytes, also those put in this transaction."""
        return b"".join(archive.read_chunks(self.read, sha256))

    def text_of(self, text_sha256: str) -> str:
        """The characters of a source text; those read last are kept at hand."""
        if text_sha256 not in self._texts:
            if len(self._texts) == _TEXTS_AT_HAND:
                del self._texts[next(iter(self._texts))]
            self._texts[text_sha256] = self.archived(text_sha256).decode()
        return self._texts[text_sha256]

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Plain rows, with this transaction's own changes."""
        self._session.flush()
        return list(self._connection.execute(sql, tuple(params)).fetchall())

    def _forget(self, table: type[Row]) -> None:
        """What was derived of this table holds no more."""
        if self._derived:
            name = str(table.__tablename__)
            self._derived = {key: made for key, made in self._derived.items() if key[0] != name}
