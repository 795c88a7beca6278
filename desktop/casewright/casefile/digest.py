"""The chain of digests: each change set's digest covers its parents' digests, itself and every change in it.

Altering any recorded change afterwards breaks the chain from there on, and `doctor` says where.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from casewright.casefile.driver import Connection


def change_set_digest(
    connection: Connection, seq: int, header: Sequence[object], parents: Iterable[bytes]
) -> bytes:
    """SHA-256 over the sorted parents' digests, the header (id, kind, label, subject, author, clock, undo_of) and all changes."""
    digest = hashlib.sha256()
    for parent in sorted(parents):
        digest.update(parent)
    _feed(digest, header)
    rows = connection.execute(
        "SELECT c.tbl, c.row_id, c.op, c.before, c.after, p.n, p.payload FROM change c "
        "LEFT JOIN change_pack p ON p.seq = c.seq WHERE c.cs = ? ORDER BY c.seq",
        (seq,),
    )
    for *fields, payload in rows:
        _feed(digest, fields)
        if payload is not None:
            digest.update(hashlib.sha256(payload).digest())
    return digest.digest()


def parent_digests(connection: Connection, parents: Iterable[bytes]) -> list[bytes]:
    """The digests of these change sets."""
    return [
        row[0]
        for parent in parents
        for row in connection.execute("SELECT digest FROM change_set WHERE id = ?", (parent,))
    ]


def _feed(digest: hashlib._Hash, fields: Sequence[object]) -> None:
    for value in fields:
        data = (
            b"\x00"
            if value is None
            else b"\x01" + (value if isinstance(value, bytes) else str(value).encode())
        )
        digest.update(len(data).to_bytes(8, "big") + data)
