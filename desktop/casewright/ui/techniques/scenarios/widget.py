"""Scenarios of one assessment: a set at a time, from its question over its drivers to its futures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.casefile.queries import judging
from casewright.casefile.queries import scenarios as queries
from casewright.casefile.queries.scenarios import DriverRow, ScenarioIndicatorRow, ScenarioRow, ScenarioSetRow
from casewright.model.scales import Ladder
from casewright.model.scenario_layout import Future, axes_of, futures
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.item import Item
from casewright.ui.pages.scroll_page import PagePart, ScrollPage
from casewright.ui.techniques.fitted_table import FittedTable
from casewright.ui.techniques.registry import Technique
from casewright.ui.techniques.scenarios import cards
from casewright.ui.techniques.scenarios.drivers import DEGREES, axes_form, driver_columns
from casewright.ui.techniques.scenarios.grid import FuturesGrid
from casewright.ui.techniques.scenarios.policy_bar import PolicyBar
from casewright.ui.techniques.scenarios.verbs import ScenarioVerbs
from casewright.ui.widgets.arrangement import column, held, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_TABLES = frozenset({"scenario_set", "scenario", "driver", "indicator", "assessment", "claim_about"})
_KEYS = "Drivers: I impact  U uncertainty  A axes   Scenarios: 1–9 term, + − point, 0 none  N indicator   E edits   Alt+Up, Alt+Down move"


class Scenarios(Technique):
    """The table of drivers, the grid where the method has one, and a card for each future."""

    def __init__(self, session: CaseSession, assessment_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(session, assessment_id, _TABLES, parent)
        self.set_id: UUID | None = None
        self._verbs = ScenarioVerbs(session)
        self.sets = Chooser("Set of scenarios")
        self.sets.picked.connect(self.show_set)
        self.drivers = FittedTable("Drivers", self._driver_keys())
        self.drivers.chosen.connect(lambda each: session.select(ObjectRef("driver", each.id)))
        for signal, asked in (
            (self.drivers.opened, self.edit_asked), (self.drivers.edited, self.edit_asked),
            (self.drivers.deleted, self.delete_asked), (self.drivers.asked, self.menu_asked),
        ):  # fmt: skip
            signal.connect(lambda each, asked=asked: asked.emit(ObjectRef("driver", each.id)))
        self.drivers.moved.connect(
            lambda each, step: self._verbs.move("driver", self.drivers.sheet.rows, each.id, step)
        )
        self.policy = PolicyBar()
        self.policy.chosen.connect(lambda policy: self._verbs.change_policy(self.set_id, policy))
        self.policy.normalise_asked.connect(lambda: self._verbs.normalise(self.set_id))
        self.page = ScrollPage("Scenarios", margins=(24, 12, 24, 32))
        self._add_set = text_button(
            "Set", lambda: self.add_asked.emit("scenario_set", self.assessment_id), icon="plus"
        )
        self._edit_set = text_button("Edit the set", self._ask_to_edit, icon="pencil")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self.page)
        bar = ToolRow((self.sets,), ElidedLabel(_KEYS, "caption"), (self._edit_set, self._add_set))
        self.setLayout(column(bar, self._stack))
        session.selected.connect(self._on_selected)
        self.refresh()

    def show_set(self, set_id: UUID) -> None:
        """Shows one set from its top."""
        self.set_id = set_id
        self.refresh()
        self.page.scroll_to_top()

    def show_object(self, ref: ObjectRef) -> None:
        owner = queries.set_of(self._session.case, ref.type, ref.id)
        if owner is not None and owner != self.set_id:
            self.show_set(owner)
        if ref.type == "driver":
            self.drivers.choose(ref.id)
        elif (item := self.page.shown(ref)) is not None:
            self.page.bring_into_view(item)

    def refresh(self) -> None:
        case = self._session.case
        rows = queries.scenario_sets_of(case, self.assessment_id)
        if self.set_id not in {each.id for each in rows}:
            self.set_id = rows[0].id if rows else None
        self.sets.show_choices([(each.id, each.title) for each in rows], self.set_id)
        self.sets.setVisible(len(rows) > 1)
        for button in (self._add_set, self._edit_set):
            button.setVisible(not self._session.read_only and bool(rows))
        found = next((each for each in rows if each.id == self.set_id), None)
        self._stack.setCurrentIndex(0 if found is None else 1)
        if found is not None:
            self._show(found)

    def _show(self, found: ScenarioSetRow) -> None:
        case = self._session.case
        drivers, scenarios = queries.drivers_of(case, found.id), queries.scenarios_of(case, found.id)
        ladder = self._ladder()
        self.drivers.show_rows(driver_columns(case, found.method), drivers)
        self.drivers.setVisible(bool(drivers))
        self.policy.show_policy(found.probability_policy, scenarios, ladder, self._session.read_only)
        self.policy.setVisible(bool(scenarios))
        self.page.show_parts(list(self._parts(found, drivers, scenarios, ladder)))
        self._on_selected(self._session.selection)

    def _parts(
        self,
        found: ScenarioSetRow,
        drivers: list[DriverRow],
        scenarios: list[ScenarioRow],
        ladder: Ladder | None,
    ) -> Iterator[PagePart]:
        read_only = self._session.read_only
        yield PagePart(
            ObjectRef("scenario_set", found.id), found, lambda: self._wired(cards.head_item(found))
        )
        yield self._heading(
            "driver", "Drivers", len(drivers), ("Driver", "plus", partial(self._ask_to_add, "driver"))
        )
        if not drivers:
            yield _hint(
                "no drivers", "Which few forces decide what comes, and which two ways may each of them go?"
            )
        yield PagePart("drivers", None, lambda: self.drivers)
        if found.method == "two_by_two":
            yield from self._grid(found, drivers, scenarios, ladder)
        lay_out = ("Lay out", "grid-3x3", partial(self._verbs.lay_out, found.id))
        wanted = {each.logic for each in futures(found.method, drivers)} - {each.logic for each in scenarios}
        tools = [*([lay_out] if wanted else []), ("Scenario", "plus", partial(self._ask_to_add, "scenario"))]
        yield self._heading("scenario", "Scenarios", len(scenarios), *tools)
        if not scenarios:
            yield _hint(
                "no scenarios",
                "What different futures could come of this? Laying out begins those that the method asks for.",
            )
        yield PagePart("policy", None, lambda: self.policy)
        watched = queries.indicators_of_scenarios(self._session.case, found.id)
        for each in scenarios:
            content = (each, found.probability_policy, ladder, read_only)
            keys = {} if read_only else self._scenario_keys(found, each, ladder)
            ref = ObjectRef("scenario", each.id)
            yield PagePart(ref, content, partial(self._card, each, found.probability_policy, ladder, keys))
            for line in watched.get(each.id, []):
                yield PagePart(
                    ObjectRef("indicator", line.id),
                    line,
                    partial(self._indicator, line),
                )

    def _grid(
        self,
        found: ScenarioSetRow,
        drivers: list[DriverRow],
        scenarios: list[ScenarioRow],
        ladder: Ladder | None,
    ) -> Iterator[PagePart]:
        axes = axes_of(drivers)
        tools = [("Axes", "sliders-horizontal", self._ask_for_axes)] if len(drivers) > 1 else []
        yield self._heading("grid", "Grid", None, *tools)
        if axes is None:
            yield _hint(
                "no axes",
                "Choose the two drivers, with both their ends, that matter most and are known least: A in the table.",
            )
            return
        across, up = (next(each.text for each in drivers if each.axis == axis) for axis in (1, 2))
        said = partial(cards.estimate_words, policy=found.probability_policy, ladder=ladder)
        write = None if self._session.read_only else self._write_future

        def make() -> QWidget:
            grid = FuturesGrid(axes, (across, up), scenarios, said, write)
            for item in grid.items:
                self._wired(item)
            return grid

        shown = tuple((each.id, each.title, each.logic, each.narrative, said(each)) for each in scenarios)
        yield PagePart("the grid", (axes, across, up, shown, self._session.read_only), make)
        if not found.independence:
            yield _hint("dependent", "Nothing says yet why these two axes are independent.")

    def _card(
        self, row_: ScenarioRow, policy: str, ladder: Ladder | None, keys: dict[str, Callable[[], object]]
    ) -> Item:
        return self._wired(cards.scenario_item(row_, policy, ladder, keys))

    def _indicator(self, row_: ScenarioIndicatorRow) -> Item:
        return self._wired(cards.indicator_line(row_))

    def _wired(self, item: Item) -> Item:
        item.show_chosen(item.ref == self._session.selection)
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)
        item.asked.connect(self.menu_asked)
        return item

    def _on_selected(self, ref: ObjectRef | None) -> None:
        for item in self.page.findChildren(Item):
            item.show_chosen(item.ref == ref)

    def _ladder(self) -> Ladder | None:
        card = judging.assessment_card(self._session.case, self.assessment_id)
        return self._session.ladders.get(card.scheme) if card else None

    # --- keys -------------------------------------------------------------------------------------------------------

    def _driver_keys(self) -> dict[str, Callable[[], object]]:
        def turn(which: str) -> None:
            each = self.drivers.current_row()
            if each is not None and not self._session.read_only:
                place = (DEGREES.index(getattr(each, which)) + 1) % len(DEGREES)
                self._session.run("scenarios.edit_driver", each.id, **{which: DEGREES[place]})

        return {"i": partial(turn, "impact"), "u": partial(turn, "uncertainty"), "a": self._ask_for_axes}

    def _scenario_keys(
        self, found: ScenarioSetRow, each: ScenarioRow, ladder: Ladder | None
    ) -> dict[str, Callable[[], object]]:
        keys: dict[str, Callable[[], object]] = self._verbs.estimate_keys(found, each, ladder)
        keys["n"] = lambda: self.form_asked.emit(self._verbs.indicator_form(found, each))
        keys["alt+up"] = lambda: self._move_scenario(each, -1)
        keys["alt+down"] = lambda: self._move_scenario(each, 1)
        return keys

    def _move_scenario(self, each: ScenarioRow, step: int) -> None:
        if self.set_id is not None:
            self._verbs.move("scenario", queries.scenarios_of(self._session.case, self.set_id), each.id, step)

    # --- what is asked for ------------------------------------------------------------------------------------------

    def _ask_to_add(self, table: str) -> None:
        self.add_asked.emit(table, self.set_id)

    def _ask_to_edit(self) -> None:
        if self.set_id is not None:
            self.edit_asked.emit(ObjectRef("scenario_set", self.set_id))

    def _ask_for_axes(self) -> None:
        found = queries.scenario_set(self._session.case, self.set_id) if self.set_id else None
        if found is None or self._session.read_only:
            return
        drivers = queries.drivers_of(self._session.case, found.id)
        if found.method != "two_by_two":
            self._session.told.emit(
                "Only alternative futures, two by two, have axes: choose that method first."
            )
        elif sum(bool(each.low_end and each.high_end) for each in drivers) < 2:
            self._session.told.emit("Two drivers with both their ends are needed: E edits one.")
        else:
            self.form_asked.emit(axes_form(self._session, found, drivers))

    def _write_future(self, wanted: Future) -> None:
        if self.set_id is not None:
            added = self._session.run("scenarios.add_scenario", self.set_id, **wanted._asdict())
            self._session.select(ObjectRef("scenario", added))
            self.show_object(ObjectRef("scenario", added))

    def _empty(self) -> EmptyState:
        return EmptyState(
            "waypoints", "No scenarios yet",
            "Scenarios prepare for several futures at once: a focal question, the drivers that decide it, and what each future would mean.",
            "" if self._session.read_only else "New scenarios", lambda: self.add_asked.emit("scenario_set", self.assessment_id),
        )  # fmt: skip

    def _heading(
        self, place: str, title: str, count: int | None, *tools: tuple[str, str, Callable[[], object]]
    ) -> PagePart:
        words = title.upper() if count is None else f"{title.upper()}   {count}"
        shown = () if self._session.read_only else tools

        def make() -> QWidget:
            buttons = [text_button(name, run, icon=icon) for name, icon, run in shown]
            return held(row(PlainLabel(words, "section"), None, *buttons, margins=(0, 12, 0, 0), spacing=8))

        return PagePart(f"head of {place}", (words, [tool[0] for tool in shown], self.set_id), make)


def _hint(place: str, words: str) -> PagePart:
    return PagePart(f"hint: {place}", words, lambda: PlainLabel(words, "muted", wrap=True))
