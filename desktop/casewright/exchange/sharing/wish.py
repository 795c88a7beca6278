"""What somebody wants to share."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class ShareWish:
    """What may be in a clean copy, and how. It can be pickled, and holds no row of the case.

    Args:
        max_marking: nothing whose effective marking is higher goes (`analysis/release/withholding.py`).
        objects: a selection by id: these with their parts and all that they rest on; empty is the whole case.
        about: a selection by entity: these with their links and the claims about them.
        without: objects that stay at home whatever their marking, with all that rests on them; entities among them may
            not be named either.
        pseudonyms: (name, pseudonym) pairs; a name of an entity stands for all of its names.
        hide_analysts: the names of those who worked on the case become "Analyst 1" and so on.
        keep_evidence: texts and files that hold a name which is withheld or replaced go all the same, unaltered.
        allow_named: the names of withheld entities may stand in what goes.
        new_ids: every row gets an id of its own for the copy.
        title: of the copy; otherwise the case's, where its marking allows it.
    """

    max_marking: str
    objects: tuple[UUID, ...] = ()
    about: tuple[UUID, ...] = ()
    without: tuple[UUID, ...] = ()
    pseudonyms: tuple[tuple[str, str], ...] = ()
    hide_analysts: bool = False
    keep_evidence: bool = False
    allow_named: bool = False
    new_ids: bool = False
    title: str | None = None

    @property
    def is_selection(self) -> bool:
        """Whether only part of the case is asked for."""
        return bool(self.objects or self.about)
