"""Errors a person can cause and understand. Each carries one plain sentence; the command line exits with 2 on them."""

from __future__ import annotations


class CaseError(Exception):
    """Something the person at the keyboard can act on. `str(error)` is one plain sentence.

    `further` are lines that say more, where there is more than one thing wrong.
    """

    further: tuple[str, ...] = ()


class NotACaseFile(CaseError):
    """The file exists and is not a Casewright case."""


class NewerFormat(CaseError):
    """The case was written by a newer Casewright than this one."""


class DamagedCase(CaseError):
    """The file is a case, and its pages, schema or content are not whole."""


class DamagedIndex(DamagedCase):
    """The search index is not whole. It is derived: it can be made anew, and nothing is lost."""


class ForeignSchema(CaseError):
    """The file's schema is not exactly ours: it may carry code, so it is not opened."""


class CaseLocked(CaseError):
    """Somebody else has the case open for writing."""


class CaseBusy(CaseError):
    """Another thread is in the middle of a long edit, and this one may not wait for it."""


class CaseReadOnly(CaseError):
    """An edit was asked of a case that is open read-only."""


class ChangedUnderneath(CaseError):
    """Another program wrote into the file while it was open here."""


class CaseGone(CaseError):
    """The file of an open case is no longer where it was."""


class NoRoom(CaseError):
    """The disk is full."""


class ContentChanged(CaseError):
    """A file gave other bytes when it was read again on its way into the archive."""


class NoPermission(CaseError):
    """The file or its folder may not be read or written."""


class NoSuchObject(CaseError):
    """An id or key names nothing in this case."""


class InvalidValue(CaseError):
    """A value does not fit its field."""


class UndoDeclined(CaseError):
    """Undo or redo would overwrite something that has changed since."""


class DamagedKey(CaseError):
    """A file of keys on this computer cannot be read."""


class RecipeError(CaseError):
    """A recipe cannot be read or applied."""


class PassphraseNeeded(CaseError):
    """The file is encrypted, and no passphrase was given."""


class WrongPassphrase(CaseError):
    """The passphrase does not open the file."""
