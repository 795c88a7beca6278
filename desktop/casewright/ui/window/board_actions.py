"""What can be done on a board of hypotheses, for its keys, the palette and the F1 sheet. Rating keys are the grid's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from casewright.model.errors import CaseError
from casewright.ui.actions import Action
from casewright.ui.editing import board_forms as forms
from casewright.ui.window.object_ref import ObjectRef

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

SCOPE = "board"
_GROUP = "Hypotheses"
MENU = (
    "board.add_claims", "board.add_row", "-", "board.add_hypothesis", "board.add_null", "board.add_deception", "board.no_null",
    "board.no_deception", "-", "add.ach_board", "board.edit_board",
)  # fmt: skip
"""What the button of the page offers to add."""


def board_actions(view: CaseView) -> list[Action]:
    """The actions of a board. They can run while it is in front; those that change it, while the case takes edits."""

    def page() -> Any:
        """The page, as long as it is in front and shows a board."""
        tabs = view.tabs
        found = tabs.page("hypotheses") if tabs.started and tabs.current_key == "hypotheses" else None
        return found if found is not None and found.state.board is not None else None

    def add(
        key: str, title: str, keys: str, icon: str, run: Callable[[Any], object], when: Callable[[Any], object] = lambda _page: True,
        *, edits: bool = True,
    ) -> Action:  # fmt: skip
        def enabled() -> bool:
            found = page()
            return found is not None and bool(when(found)) and (view.is_writable() or not edits)

        def act() -> None:
            try:
                run(page())
            except CaseError as error:
                view.session.told.emit(str(error))

        return Action(f"board.{key}", title, act, keys, icon, enabled, _GROUP, SCOPE)

    def form(make: Callable[..., object], *more: Any) -> Callable[[Any], object]:
        return lambda p: make(view.editor, view.session, p.state.board, *more)

    def row(p: Any) -> Any:
        return p.grid.current_row()

    def column(p: Any) -> Any:
        return p.grid.current_hypothesis()

    def on(act: str, table: str, of: Callable[[Any], Any]) -> Callable[[Any], object]:
        return lambda p: getattr(view.editor, act)(ObjectRef(table, of(p).id))

    steps = {
        1: lambda p: _first_step(view, p), 2: lambda p: p.pick_claims(), 3: lambda p: p.verbs.go_to_blank(),
        4: lambda p: p.verbs.go_to_non_diagnostic(), 5: form(forms.conclude), 6: lambda p: _sensitivity(view, p),
        7: lambda p: _report(view, p), 8: lambda p: _milestone(view, p),
    }  # fmt: skip

    def next_step(p: Any) -> None:
        number = p.verbs.next_step()
        if number is None:
            view.session.told.emit("All eight steps are done.")
        else:
            view.registry.run(f"board.step_{number}")

    return [
        add("add_claims", "Add claims as rows …", "A", "message-square", lambda p: p.pick_claims()),
        add("add_row", "Add an argument, an absence or an assumption …", "Shift+A", "plus", form(forms.add_row)),
        add("add_hypothesis", "Add a hypothesis …", "Shift+N", "plus", form(forms.add_hypothesis)),
        add("add_null", "Add the null hypothesis …", "", "plus", form(forms.add_hypothesis, "null")),
        add("add_deception", "Add a deception hypothesis …", "", "plus", form(forms.add_hypothesis, "deception")),
        add("no_null", "Say why there is no null hypothesis …", "", "pencil", form(forms.say_why_none, "null")),
        add("no_deception", "Say why there is no deception hypothesis …", "", "pencil", form(forms.say_why_none, "deception")),
        add("reason", "Say why it is rated so", "R", "pencil", lambda p: p.ask_reason(), row),
        add("note", "Say what follows if the row is wrong …", "Shift+R", "sticky-note", lambda p: forms.note_on_row(view.editor, view.session, row(p)), row),
        add("offered", "Take the credibility that the ratings suggest", "O", "gauge", lambda p: p.verbs.take_offered_weight(), row),
        add("edit_row", "Edit the row", "E", "pencil", on("edit", "ach_row", row), row),
        add("edit_hypothesis", "Edit the hypothesis", "Shift+E", "pencil", on("edit", "ach_hypothesis", column), column),
        add("delete_row", "Delete the row", "Del", "trash-2", on("delete", "ach_row", row), row),
        add("delete_hypothesis", "Delete the hypothesis", "Shift+Del", "trash-2", on("delete", "ach_hypothesis", column), column),
        add("row_up", "Move the row up", "Alt+Up", "", lambda p: p.verbs.move_row(-1), row),
        add("row_down", "Move the row down", "Alt+Down", "", lambda p: p.verbs.move_row(1), row),
        add("hypothesis_back", "Move the hypothesis back", "Alt+Shift+Left", "", lambda p: p.verbs.move_hypothesis(-1), column),
        add("hypothesis_on", "Move the hypothesis on", "Alt+Shift+Right", "", lambda p: p.verbs.move_hypothesis(1), column),
        add("indicator", "Make an indicator of the row …", "W", "eye", lambda p: _indicator(view, p, row(p).text, None), row),
        add("hypothesis_indicator", "Make an indicator of the hypothesis …", "Q", "eye", lambda p: _indicator(view, p, column(p).text, column(p)), column),
        add("judge", "Judge the hypothesis …", "J", "scale", lambda p: forms.judge(view.editor, view.session, p.state.board, column(p)), column),
        add("conclude", "Write the conclusion …", "K", "pencil", form(forms.conclude)),
        add("edit_board", "Edit the board", "B", "pencil", lambda p: view.editor.edit(ObjectRef("ach_board", p.board_id))),
        add("open_row", "Open the claim of the row", "Ctrl+Return", "quote", lambda p: p.verbs.open_row(), row, edits=False),
        add("sort", "Sort by diagnosticity, or not", "S", "list", lambda p: p.toggle_sort(), edits=False),
        add("whose", "Show the ratings of the next analyst, or all", "V", "users", lambda p: p.next_view(), edits=False),
        add("results", "Go to what the board comes to, or hide it", "T", "", lambda p: p.toggle_results(), edits=False),
        add("next_step", "Do the next step of the method", "", "check", next_step),
        *(
            add(f"step_{number}", f"Step {number}: {title}", "", "", run, edits=number not in (3, 4))
            for (number, run), title in zip(steps.items(), _STEPS, strict=True)
        ),
    ]  # fmt: skip


def _first_step(view: CaseView, page: Any) -> None:
    """A further hypothesis while there are fewer than three, then the null and the deception, then any other."""
    board = page.state.board
    lacks_null = not any(each.is_null for each in board.hypotheses) and not board.card.no_null_because
    lacks_deception = (
        not any(each.is_deception for each in board.hypotheses) and not board.card.no_deception_because
    )
    enough = len(board.hypotheses) >= 2
    kind = "null" if enough and lacks_null else "deception" if enough and lacks_deception else ""
    forms.add_hypothesis(view.editor, view.session, board, kind)


def _sensitivity(view: CaseView, page: Any) -> None:
    """Asks what follows if the first row is wrong on which the leader hinges and of which nobody has said so."""
    found = page.verbs.first_unexamined()
    if found is None:
        view.session.told.emit("Nothing that changes the leader is left without a note.")
    else:
        page.go_to((found.id, None))
        forms.note_on_row(view.editor, view.session, found)


def _report(view: CaseView, page: Any) -> None:
    if page.verbs.go_to_unjudged():
        forms.judge(view.editor, view.session, page.state.board, page.grid.current_hypothesis())
    else:
        view.session.told.emit("Every hypothesis has a judgement with a likelihood.")


def _milestone(view: CaseView, page: Any) -> None:
    study = page.state.study
    leader = next((each for each in page.state.hypotheses if each.id in study.figures.leaders), None)
    _indicator(view, page, leader.text if leader is not None else "", leader)


def _indicator(view: CaseView, page: Any, words: str, hypothesis: Any) -> None:
    judgement = hypothesis.judgement_id if hypothesis is not None else None
    forms.add_indicator(view.editor, view.session, page.state.board, words, judgement)


_STEPS = (
    "add a hypothesis", "add evidence", "go to the next cell to rate", "go to a row that tells nothing apart", "conclude by refuting",
    "look at what it hinges on", "report likelihoods", "add a milestone to watch",
)  # fmt: skip
