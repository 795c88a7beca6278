"""Taking back a merge: whole, in the copy where it was made, and only while nothing was done since."""

from __future__ import annotations

from casewright.casefile.change_set import ChangeSet
from casewright.casefile.history import Read
from casewright.model.errors import UndoDeclined

_IS_OF_A_MERGE = (
    "WITH RECURSIVE of(id, kind, undo_of) AS (SELECT id, kind, undo_of FROM change_set WHERE id = ? UNION "
    "SELECT s.id, s.kind, s.undo_of FROM of JOIN change_set s ON s.id = of.undo_of) SELECT 1 FROM of WHERE kind = 'merge'"
)


def made_on(read: Read, target: ChangeSet) -> bytes | None:
    """The step that a merge, or the undoing of one, was made on: taking it back leads there, and so follows it too."""
    if not read(_IS_OF_A_MERGE, (target.id.bytes,)):
        return None
    before: bytes = read(
        "SELECT id FROM change_set WHERE seq < ? AND brought_by IS NULL ORDER BY seq DESC LIMIT 1",
        (target.seq,),
    )[0][0]
    return before


def refuse_between(read: Read, target: ChangeSet) -> None:
    """A merge is taken back whole, so nothing may stand that was made or taken back since.

    Raises:
        UndoDeclined: something does, or the merge was made in another copy.
    """
    if made_on(read, target) is None:
        return
    if read("SELECT 1 FROM change_set WHERE seq = ? AND brought_by IS NOT NULL", (target.seq,)):
        raise UndoDeclined("This merge was made in another copy, and can be taken back there only.")
    later = read(
        "SELECT id, undo_of FROM change_set WHERE seq > ? AND brought_by IS NULL AND kind <> 'system' ORDER BY seq",
        (target.seq,),
    )
    taken_back: set[bytes] = set()
    for step, undo_of in reversed(later):
        if undo_of is not None and step not in taken_back:
            taken_back.add(undo_of)
    since = {step for step, _ in later}
    if any(step not in taken_back and undo_of not in since for step, undo_of in later):
        raise UndoDeclined("This merge cannot be taken back: something was done or taken back since.")
