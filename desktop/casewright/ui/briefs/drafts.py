"""What is typed into the fields of one row and is not in the case yet: saved by itself after a pause, as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from casewright.model.errors import CaseBusy, CaseError
from casewright.ui.window.session import CaseSession

PAUSE = 1200  # milliseconds after the last key
_LONGEST = 20_000  # of typing without a pause
_AGAIN = 2000  # while long work is under way in the case


class Drafts(QObject):
    """Knows of each column what the case holds, as far as it was told, and what is typed over it.

    Signals:
        state_changed: something was typed, saved or refused; see `state`.
        clashed: the column whose text was changed elsewhere while somebody was typing. It is not saved until that is settled.
    """

    state_changed = Signal()
    clashed = Signal(str)

    def __init__(
        self,
        session: CaseSession,
        verb: str,
        parent: QObject,
        stored: Callable[[dict[str, Any]], dict[str, Any]] = lambda values: values,
    ) -> None:
        """`verb` takes the row's id and what `stored` makes of the columns that are to be saved."""
        super().__init__(parent)
        self._session, self._verb, self._stored = session, verb, stored
        self.row_id: UUID | None = None
        self.problem = ""
        self._held: dict[str, Any] = {}
        self._typed: dict[str, Any] = {}
        self._theirs: dict[str, Any] = {}
        self._unread: dict[str, Callable[[], Any]] = {}
        self._saving = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settle)
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST)
        self._limit.timeout.connect(self.settle)
        session.settling.connect(self.settle)

    @property
    def state(self) -> str:
        """`saved`, `typing`, `refused` (`problem` says why) or `clash`."""
        if self._theirs:
            return "clash"
        return "refused" if self.problem else "typing" if self._typed or self._unread else "saved"

    @property
    def typed(self) -> Mapping[str, Any]:
        """What is not in the case yet, by column."""
        self._take_in()
        return self._typed

    def begin(self, row_id: UUID | None, held: Mapping[str, Any]) -> dict[str, Any]:
        """Goes on to another row; what is typed of the one before is saved first. Returns what could not be saved."""
        self.settle()
        lost = self.drop()
        self.row_id, self._held = row_id, dict(held)
        self.state_changed.emit()
        return lost

    def type(self, column: str, value: Any, *, at_once: bool = False) -> None:
        """Somebody has typed or chosen this; `at_once` for what is chosen rather than typed."""
        if self.row_id is None or self._session.read_only:
            return
        self._note(column, value)
        self.problem = ""
        if at_once:
            self.settle()
        else:
            self._wait()

    def touch(self, column: str, read: Callable[[], Any]) -> None:
        """As `type`, for what takes long to read: that is done when it is saved, not at every key."""
        if self.row_id is None or self._session.read_only:
            return
        self._unread[column] = read
        self.problem = ""
        self._wait()

    def _wait(self) -> None:
        if self._typed or self._unread:
            self._pause.start(PAUSE)
            if not self._limit.isActive():
                self._limit.start()
        self.state_changed.emit()

    def _note(self, column: str, value: Any) -> None:
        if same(value, self._held.get(column)) and column not in self._theirs:
            self._typed.pop(column, None)
        else:
            self._typed[column] = value

    def _take_in(self) -> None:
        unread, self._unread = self._unread, {}
        for column, read in unread.items():
            self._note(column, read())

    def settle(self) -> None:
        """Saves now what can be saved, as one step."""
        self._pause.stop()
        self._limit.stop()
        self._take_in()
        wanted = {column: value for column, value in self._typed.items() if column not in self._theirs}
        if not wanted or self.row_id is None or self._session.closed:
            self.state_changed.emit()
            return
        self._saving = True
        try:
            self._session.run(self._verb, self.row_id, **self._stored(wanted))
        except CaseError as error:
            self.problem = str(error)
            if isinstance(error, CaseBusy):
                self._pause.start(_AGAIN)
        else:
            self.problem = ""
            self._held |= wanted
            self._typed = {column: value for column, value in self._typed.items() if column not in wanted}
        finally:
            self._saving = False
        self.state_changed.emit()

    def meet(self, now: Mapping[str, Any]) -> dict[str, Any]:
        """The case has changed: takes note of what it holds now, and returns the columns that are to be shown anew.

        What is being typed meanwhile is left alone, and `clashed` says so.
        """
        if self._saving:  # our own words, tidied
            return {}
        self._take_in()
        anew: dict[str, Any] = {}
        for column, value in now.items():
            if same(value, self._held.get(column)):
                continue
            if column not in self._typed:
                self._held[column] = anew[column] = value
            elif same(value, self._typed[column]):
                self._held[column] = self._typed.pop(column)
            else:
                self._theirs[column] = value
                self.clashed.emit(column)
        self.state_changed.emit()
        return anew

    def keep_mine(self) -> None:
        """What is typed goes over what was changed elsewhere, as a step that can be taken back."""
        self._held |= self._theirs
        self._theirs = {}
        self.settle()

    def take_theirs(self) -> dict[str, Any]:
        """What was changed elsewhere stands; returns it by column, to be shown. What was typed is given up."""
        theirs, self._theirs = self._theirs, {}
        self._held |= theirs
        self._typed = {column: value for column, value in self._typed.items() if column not in theirs}
        self.state_changed.emit()
        return theirs

    def drop(self) -> dict[str, Any]:
        """Lets the row go: returns what was typed and is not saved."""
        lost = dict(self.typed)
        self._forget()
        return lost

    def _forget(self) -> None:
        self._pause.stop()
        self._limit.stop()
        self.row_id, self.problem = None, ""
        self._held, self._typed, self._theirs, self._unread = {}, {}, {}, {}


def same(one: Any, other: Any) -> bool:
    """Whether two values are stored alike: white space around a text is not, and an empty one is none."""
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    return value.strip() or None if isinstance(value, str) else value
