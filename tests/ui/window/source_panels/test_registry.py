"""The panels beside a source: each can be made and has a name, an icon and a key of its own."""

from __future__ import annotations

from casewright.model.resources import resource_path
from casewright.ui.source_panels.registry import PANELS, SourcePanel
from casewright.ui.window.case_view import CaseView


def test_every_panel_shows_any_source_and_none(view: CaseView) -> None:
    page = view.show_view("sources")
    for entry in PANELS:
        shown = page.side.show_panel(entry.key)
        assert isinstance(shown, SourcePanel)
        assert page.side.isVisibleTo(page)
        shown.show_source(None, None)
        assert resource_path("icons", f"{entry.icon}.svg").exists()


def test_names_and_keys_are_not_shared() -> None:
    assert len({entry.key for entry in PANELS}) == len(PANELS)
    assert len({entry.shortcut for entry in PANELS}) == len(PANELS)


def test_panels_stand_in_the_order_of_their_use_and_the_key_is_the_first_letter() -> None:
    order = ["suggestions", "bibliography", "origins", "versions", "carry_over", "translation"]
    assert [entry.key for entry in PANELS] == order
    assert all(entry.shortcut == f"Shift+{entry.title[0]}" for entry in PANELS)
