"""What every table of a case shares: an id and column types that a STRICT SQLite table accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from sqlalchemy import REAL, Dialect, ForeignKey, Integer, LargeBinary, Table, Text, types
from sqlmodel import Field, SQLModel

from casewright.model.ids import new_id


class UuidBlob(types.TypeDecorator[UUID]):
    """A UUID kept as 16 bytes: 0.7 of the file size of its text form."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.bytes

    def process_result_value(self, value: Any | None, dialect: Dialect) -> UUID | None:
        return None if value is None else UUID(bytes=value)


class Flag(types.TypeDecorator[bool]):
    """A yes or no kept as 0 or 1 (STRICT tables have no BOOLEAN)."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Row(SQLModel):
    """One row of a case. Its id never changes and is never reused."""

    if TYPE_CHECKING:
        __table__: ClassVar[Table]
    __table_args__: Any = {"sqlite_strict": True}

    id: UUID = Field(default_factory=new_id, primary_key=True, sa_type=UuidBlob)


def required_text(*, index: bool = False, default: str | None = None) -> Any:
    """A required text column.

    `default` stands in a row for which no value is given, also in a journal written before the column was there.
    """
    settings: dict[str, Any] = {}
    if default is not None:
        settings = {"default": default, "sa_column_kwargs": {"server_default": default}}
    return Field(sa_type=Text, nullable=False, index=index, **settings)


def optional_text(*, index: bool = False) -> Any:
    """A text column that may be empty (NULL)."""
    return Field(default=None, sa_type=Text, nullable=True, index=index)


def number(default: int | None = None) -> Any:
    """A whole-number column; required when it has a default."""
    return Field(default=default, sa_type=Integer, nullable=default is None)


def fraction(default: float | None = None) -> Any:
    """A real-number column; required when it has a default."""
    return Field(default=default, sa_type=REAL, nullable=default is None)


def flag(default: bool = False, *, added: bool = False) -> Any:
    """A yes-or-no column; `added` to a table that older journals know without it, where it stands at its default."""
    settings: dict[str, Any] = {"sa_column_kwargs": {"server_default": str(int(default))}} if added else {}
    return Field(default=default, sa_type=Flag, nullable=False, **settings)


def reference(table: str, *, required: bool = True) -> Any:
    """A reference to a row of `table`.

    Checked at commit, never acted on by the database: a cascade would escape the undo of its own journal
    (deletes of children are explicit, in `operations/`).
    """
    foreign = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    settings: dict[str, Any] = {} if required else {"default": None}
    return Field(sa_type=UuidBlob, nullable=not required, index=True, sa_column_args=[foreign], **settings)


def object_reference(*, required: bool = True) -> Any:
    """The id half of a (table, id) pair that may point at any kind of object."""
    settings: dict[str, Any] = {} if required else {"default": None}
    return Field(sa_type=UuidBlob, nullable=not required, index=True, **settings)
