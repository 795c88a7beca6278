"""A case that is opened is checked in the background, and says in one sentence when passages lost their words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from pytestqt.qtbot import QtBot

from casewright.casefile.access import Access
from casewright.casefile.driver import connect_writer
from casewright.ui.window.main_window import MainWindow


def spoil(path: Path, sql: str) -> None:
    connection = connect_writer(Access(path))
    connection.execute(sql)
    connection.close()


def opened(new_window: Callable[[], MainWindow], path: Path, qtbot: QtBot) -> MainWindow:
    """A window on the case, once the check has run."""
    window = new_window()
    labels: list[str] = []
    window.tasks.changed.connect(lambda: labels.extend(task.label for task in window.tasks.running))
    assert window.open_case(path)
    qtbot.waitUntil(lambda: "Checking the passages" in labels and not window.tasks.running)
    return window


def test_a_sound_case_says_nothing(
    new_window: Callable[[], MainWindow], case_path: Path, qtbot: QtBot
) -> None:
    view = opened(new_window, case_path, qtbot).case_view
    assert view is not None
    assert not view.notice.isVisible()


def test_passages_that_lost_their_words_are_announced_with_the_way_to_the_list(
    new_window: Callable[[], MainWindow], case_path: Path, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    spoil(
        case_path,
        f"UPDATE passage SET exact = 'They signed nothing at all in Orsa.' WHERE id = X'{ids.p_signed.hex}'",
    )
    view = opened(new_window, case_path, qtbot).case_view
    assert view is not None
    qtbot.waitUntil(view.notice.isVisible)
    assert view.notice.accessibleName() == "1 passage does not have its words where it says."
    view.notice._button.click()
    assert view.tabs.current_key == "check"


def test_a_case_closed_at_once_is_not_checked(
    new_window: Callable[[], MainWindow], case_path: Path, qtbot: QtBot
) -> None:
    window = new_window()
    assert window.open_case(case_path)
    window.close_case()
    qtbot.wait(500)
    assert not window.tasks.running
