"""Every action of an open case, in one list: menus, palette, tooltips and the F1 sheet read it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from casewright.ui.actions import Action, ActionRegistry
from casewright.ui.source_panels.registry import PANELS
from casewright.ui.source_panels.suggestion_keys import suggestion_actions
from casewright.ui.techniques.registry import TECHNIQUES, technique_of
from casewright.ui.window.assessment_actions import assessment_actions
from casewright.ui.window.board_actions import board_actions
from casewright.ui.window.brief_actions import brief_actions
from casewright.ui.window.check_actions import check_actions
from casewright.ui.window.claim_actions import claim_actions
from casewright.ui.window.graph_actions import graph_actions
from casewright.ui.window.graph_view_actions import graph_view_actions
from casewright.ui.window.history_actions import history_actions
from casewright.ui.window.layout_actions import layout_actions
from casewright.ui.window.merge_actions import merge_actions
from casewright.ui.window.network_actions import network_actions
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.protection_actions import protection_actions
from casewright.ui.window.save_copy import ask_where_to_copy
from casewright.ui.window.scores_actions import scores_actions

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

VIEWS = (
    ("graph", "workflow", "Graph"),
    ("sources", "book-open", "Sources"),
    ("claims", "message-square", "Claims"),
    ("assessment", "scale", "Assessment"),
    ("hypotheses", "grid-3x3", "Hypotheses"),
    ("techniques", "list", "Techniques"),
    ("timeline", "clock", "Timeline"),
    ("map", "map", "Map"),
    ("brief", "file-text", "Brief"),
    ("check", "shield-check", "Check"),
    ("history", "history", "History"),
)
_ADD = (
    ("entity", "Add entity", "Ctrl+N", "user"),
    ("link", "Add link", "Ctrl+L", "link-2"),
    ("claim", "State a claim", "Ctrl+J", "message-square"),
    ("assessment", "New assessment", "", "scale"),
    ("judgement", "Add judgement", "", "scale"),
    ("alternative", "Add alternative", "", "split"),
    ("assumption", "Add assumption", "", "lightbulb"),
    ("indicator", "Add indicator", "", "eye"),
    ("gap", "Add gap", "", "circle-help"),
    ("implication", "Add implication", "", "target"),
    ("ach_board", "New board of hypotheses", "", "grid-3x3"),
    ("graph_view", "New graph view", "", "layers"),
    ("brief", "New brief", "", "file-text"),
    ("source", "Add a source without a file", "", "book-open"),
    ("tag", "New tag", "", "tag"),
)


def register(registry: ActionRegistry, view: CaseView) -> None:
    """Adds the actions of an open case."""
    registry.add(
        *_case_actions(view),
        *protection_actions(view),
        *brief_actions(view),
        *_edit_actions(view),
        *_add_actions(view),
        *_selection_actions(view),
        *_source_panel_actions(view),
        *_technique_actions(view),
        *_view_actions(view),
        *graph_view_actions(view),
        *graph_actions(view),
        *layout_actions(view),
        *network_actions(view),
        *assessment_actions(view),
        *claim_actions(view),
        *board_actions(view),
        *scores_actions(view),
        *check_actions(view),
        *history_actions(view),
        *merge_actions(view),
    )


def _case_actions(view: CaseView) -> list[Action]:
    group = "Case"
    return [
        Action("case.files", "Add files", view.ask_for_files, "Ctrl+I", "file-plus", view.is_writable, group),
        Action(
            "case.folder",
            "Add a folder",
            lambda: view.intake.ask_for_folder(),
            "Ctrl+Shift+I",
            "folder-open",
            view.is_writable,
            group,
        ),
        Action(
            "case.paste",
            "Archive what is on the clipboard",
            view.paste,
            "Ctrl+V",
            "archive",
            view.is_writable,
            group,
        ),
        Action(
            "case.import",
            "Import references or annotations …",
            lambda: view.exchange.ask_import(),
            icon="download",
            enabled_when=view.is_writable,
            group=group,
        ),
        Action(
            "case.export",
            "Export references or annotations …",
            lambda: view.exchange.ask_export(),
            icon="upload",
            group=group,
        ),
        Action("case.copy", "Save a copy …", partial(ask_where_to_copy, view), icon="copy", group=group),
        Action(
            "case.share",
            "Share a clean copy …",
            view.share,
            icon="upload",
            enabled_when=view.is_writable,
            group=group,
        ),
        Action(
            "case.picture",
            "Export this picture …",
            view.export_picture,
            "Ctrl+Shift+E",
            "image",
            lambda: view.pictured() is not None,
            group,
        ),
        Action(
            "case.edit",
            "Edit the case details",
            lambda: view.editor.edit(ObjectRef("case_info", view.session.case.case_id)),
            "",
            "pencil",
            view.is_writable,
            group,
        ),
        Action(
            "case.note",
            "Add a note on the case",
            lambda: view.editor.add_note(None),
            "",
            "sticky-note",
            view.is_writable,
            group,
        ),
        Action(
            "case.kinds",
            "Kinds of entities and links …",
            view.editor.edit_kinds,
            icon="layers",
            enabled_when=view.is_writable,
            group=group,
        ),
        Action("case.open", "Open another case", view.open_asked.emit, "Ctrl+O", "folder-open", group=group),
        Action("case.close", "Close the case", view.close_asked.emit, "Ctrl+W", "x", group=group),
    ]


def _edit_actions(view: CaseView) -> list[Action]:
    group = "Edit"
    return [
        Action("edit.undo", "Undo", view.undo, "Ctrl+Z", "undo-2", view.can_undo, group),
        Action("edit.redo", "Redo", view.redo, "Ctrl+Shift+Z", "redo-2", view.can_redo, group),
    ]


def _add_actions(view: CaseView) -> list[Action]:
    return [
        Action(
            f"add.{table}",
            title,
            partial(view.editor.add, table, None),
            key,
            icon,
            view.is_writable,
            "Add",
        )
        for table, title, key, icon in _ADD
    ]


def _selection_actions(view: CaseView) -> list[Action]:
    group, editor = "Selection", view.editor

    def on_selection(act: str) -> None:
        ref = view.session.selection
        if ref is not None:
            getattr(editor, act)(ref)

    def can_change() -> bool:
        return view.is_writable() and view.session.selection is not None

    rows = (
        ("edit", "Edit the selection", "F2", "pencil"),
        ("delete", "Delete the selection", "Ctrl+Backspace", "trash-2"),
        ("cite", "Add a citation to the selection", "Ctrl+Shift+C", "quote"),
        ("tag", "Tag the selection", "Ctrl+T", "tag"),
        ("add_note", "Add a note to the selection", "Ctrl+Shift+N", "sticky-note"),
        ("add_name", "Add a name to the entity", "", "languages"),
        ("add_property", "Add a property to the entity", "", "list"),
        ("judge_identity", "Judge the entity the same as another", "", "git-merge"),
        ("add_to_view", "Add the entity to the graph view", "Ctrl+G", "waypoints"),
        ("place_selected", "Put the entity on the map", "Shift+M", "map-pin"),
        ("relate", "Relate the claim to another", "", "split"),
        ("support", "Let the judgement rest on a claim", "", "scale"),
        ("observe", "Record an observation of the indicator", "", "eye"),
        ("rate", "Rate the source or the item", "Ctrl+R", "gauge"),
        ("link_source", "Say which source it passes on", "", "link"),
    )
    actions = [
        Action(f"selection.{act}", title, partial(on_selection, act), key, icon, can_change, group)
        for act, title, key, icon in rows
    ]

    def has() -> bool:
        return view.session.selection is not None

    ask_without = partial(on_selection, "drop")
    return [
        Action(
            "selection.drop",
            "What if this source is dropped",
            ask_without,
            "Ctrl+Shift+X",
            "unlink",
            has,
            group,
        ),
        Action(
            "go.passage", "Show the passage it rests on", view.show_first_passage, "P", "quote", has, group
        ),
        Action("go.back", "Back", view.session.go_back, "Alt+Left", "arrow-left", group="Go"),
        Action("go.forward", "Forward", view.session.go_forward, "Alt+Right", "arrow-right", group="Go"),
        *actions,
    ]


def _source_panel_actions(view: CaseView) -> list[Action]:
    tray = suggestion_actions(view.do_with_suggestion, view.suggestions_are_open)
    way = Action(
        "source.way",
        "Switch between text and page",
        view.switch_source_way,
        "Shift+P",
        "file-text",
        group="Source",
    )
    timeline_way = Action(
        "timeline.way",
        "Switch the timeline between chart and table",
        view.switch_timeline_way,
        "Shift+L",
        "table",
        group="Timeline",
    )
    return [
        way,
        timeline_way,
        *tray,
        *_panel_actions(view),
    ]


def _panel_actions(view: CaseView) -> list[Action]:
    return [
        Action(
            f"source.{entry.key}",
            f"{entry.title} beside the text",
            partial(view.toggle_source_panel, entry.key),
            entry.shortcut,
            entry.icon,
            group="Source",
        )
        for entry in PANELS
    ]


def _technique_actions(view: CaseView) -> list[Action]:
    def show(key: str) -> None:
        view.tabs.show_page("techniques").show_technique(key)
        view.show_view("techniques")

    return [
        Action(
            f"technique.{entry.key}",
            entry.title,
            partial(show, entry.key),
            "",
            entry.icon,
            group="Techniques",
        )
        for entry in TECHNIQUES
    ]


def view_key(place: int, key: str) -> str:
    """Ctrl and the digit of its place in the row, counted from 1; the history is beside undo, in the top bar."""
    return "Ctrl+Shift+H" if key == "history" else f"Ctrl+{place % 10}"


def _view_actions(view: CaseView) -> list[Action]:
    pages = [
        Action(f"view.{key}", title, partial(view.show_view, key), view_key(place, key), icon, group="View")
        for place, (key, icon, title) in enumerate(VIEWS, start=1)
    ]
    return [
        Action(
            "view.palette", "Search or run a command", view.open_palette, "Ctrl+K", "search", group="View"
        ),
        *pages,
        Action(
            "view.navigator",
            "Show or hide the navigator",
            view.toggle_navigator,
            "Ctrl+B",
            "panel-left",
            group="View",
        ),
        Action(
            "view.inspector",
            "Show or hide the citations",
            view.toggle_inspector,
            "Ctrl+Shift+B",
            "panel-right",
            group="View",
        ),
        Action("view.panes", "Go to the next pane", view.next_pane, "F6", group="View"),
        Action("view.theme", "Switch light or dark", view.switch_theme, "Ctrl+Shift+D", "moon", group="View"),
        Action(
            "view.system",
            "Light or dark as the system says",
            lambda: view.set_scheme("system"),
            "",
            "monitor",
            group="View",
        ),
        Action("view.larger", "Larger text", lambda: view.scale_text(0.1), "Ctrl++", "zoom-in", group="View"),
        Action(
            "view.smaller", "Smaller text", lambda: view.scale_text(-0.1), "Ctrl+-", "zoom-out", group="View"
        ),
        Action("view.settings", "Settings", view.settings_asked.emit, "Ctrl+,", "settings", group="View"),
        Action("view.keys", "Keys", view.show_keys, "F1", "keyboard", group="View"),
    ]


def opens_in(ref: ObjectRef) -> str | None:
    """The view in which an object is shown; None where the citation panel is enough."""
    if technique_of(ref.type) is not None:
        return "techniques"
    return {
        "entity": "graph", "link": "graph", "graph_view": "graph", "source": "sources", "passage": "sources",
        "assessment": "assessment", "judgement": "assessment", "alternative": "assessment", "assumption": "assessment",
        "indicator": "assessment", "gap": "assessment", "implication": "assessment", "ach_board": "hypotheses",
        "ach_row": "hypotheses", "ach_hypothesis": "hypotheses", "claim": "claims", "brief": "brief", "brief_section": "brief",
    }.get(ref.type)  # fmt: skip
