"""What the palette finds in the case, and the key sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casewright.casefile.search import Hit, search
from casewright.ui.theme import px
from casewright.ui.widgets.command_palette import CommandPalette, Deliver, PaletteEntry
from casewright.ui.widgets.key_sheet import KeySheet
from casewright.ui.widgets.plain_text import one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import icon_of, joined, type_word

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

_MOST = 40
_MORE_KEYS: dict[str, Sequence[tuple[str, str]]] = {
    "Lists": [("J  K", "Next, previous row"), ("Enter", "Open in its view"), ("Delete", "Delete, after asking")],
    "Source": [
        ("C", "Quote the selected words"), ("E", "Make an entity of the selected words"), ("K  E  L", "Then: claim, entity or link on them"), ("J  K", "Next, previous passage"),
        ("Ctrl+F", "Find in the text or on the pages"), ("Enter", "Show what rests on the passage"), ("G", "Go to a page by its number"),
    ],
    "Pages of a source": [
        ("Space", "On by a screen; with Shift back"), ("N  B", "Next, previous page"), ("+  −", "Larger, smaller"),
        ("W  H", "Fit the width, a whole page"), ("Ctrl+C", "Copy the selected words"),
    ],
    "Beside the text": [
        ("J  K", "Next, previous line"), ("Esc", "Back to the text"), ("Ctrl+.", "Bibliography: take what the document says"), ("Y  S  N", "Origins: confirm, suspect, reject"),
        ("A  U  E", "Origins: passes on, unnamed origin, edit"), ("L  G", "Origins: look for relays, next source with proposals"),
        ("A  X", "Carry over: accept, reject"), ("N  P", "Comparison: next, previous difference"), ("Ctrl+Enter", "Translation: save"),
    ],
    "Chart": [
        ("Arrows", "Go to the next entity"), ("Tab", "Go around the neighbours"), ("N", "Select the neighbours"),
        ("Ctrl+Arrows", "Move what is selected"), ("F", "Show everything"), ("+  −", "Zoom"),
    ],
    "Assessment, on a judgement": [
        ("Space", "Open or close its evidence"), ("→  ←", "Open the evidence and go into it, back and close"),
        ("O  →", "On a claim or quotation: show the passage in its source"), ("←", "On another part: to its judgement"),
    ],
    "Hypotheses": [
        ("1 2 3 4 5", "Rate −−  −  N  +  ++, and go on"), ("D I N C F", "The same by letters: disproves, inconsistent, neutral, consistent, fits"), ("−  +", "Inconsistent, consistent"), ("0  X", "Not applicable"),
        ("Backspace", "Take the rating away"), ("Tab  Enter", "Next cell; with Shift back"), ("H  M  L", "Credibility of the row"),
        (",  .", "Relevance of the row: less, more"),
    ],
    "Claims": [("J  K", "Next, previous claim"), ("Enter", "Open the words it rests on"), ("Left  Right", "Side by side: the claim beside"), ("Esc", "Side by side: back to the ledger")],
    "Rating": [("A … F  1 … 6", "Choose the grade, and go on to the reason"), ("Ctrl+Enter", "Rate, and go on to the next"), ("S", "Leave this one for later"), ("Esc", "End")],
    "Techniques": [
        ("J  K", "Next, previous line"), ("E", "Edit it"), ("Alt+Up  Alt+Down", "Move it"), ("S  C  U", "Assumptions: solid, caveats, unsupported"),
        ("L  I  1 2 3  D", "Assumptions: linchpin, implicit, sensitivity, what is done"), ("G  N", "Assumptions: make a gap, an indicator"),
        ("1 2 3 4", "Watch board: not seen, emerging, seen, retired"), ("R  O", "Watch board: review the judgement, open it"),
        ("1 2 3 4 5", "Validator: HL  L  C  U  HU"), ("C V R S U  T", "Validator: qualities, validated today"), ("S  X", "Gaps: next status, critical"),
    ],
    "Preview of a brief": [
        ("J  K", "Next, previous section"), ("Tab  Enter", "Through the links in sight; follow one, or choose the section"),
        ("N  B", "Next, previous page"), ("+  −  W  H", "Zoom; fit the width, a whole page"),
    ],
    "Pages": [("E", "Edit the card with the focus"), ("Alt+Up  Alt+Down", "Move a section of the brief")],
}  # fmt: skip


def open_palette(view: CaseView) -> None:
    """Shows the palette over the window."""

    def find(text: str, deliver: Deliver) -> None:
        def done(hits: list[Hit]) -> None:
            once = {
                (hit.type, hit.id): hit for hit in reversed(hits)
            }  # a source is found by title and by text
            deliver([_entry(view, hit) for hit in hits if once[hit.type, hit.id] is hit])

        view.tasks.run(
            "Searching",
            lambda _progress: search(view.session.case, text, limit=_MOST),
            on_done=done,
            on_failed=view.refuse,
        )

    view.command_palette = CommandPalette(view.registry, find, view.window())
    view.command_palette.open_palette()


def open_key_sheet(view: CaseView) -> None:
    """Shows every key."""
    sheet = KeySheet(view.registry, _MORE_KEYS, view.window())
    sheet.resize(px(820), px(620))
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()
    view.key_sheet = sheet


def _entry(view: CaseView, hit: Hit) -> PaletteEntry:
    icon, colour, kind = icon_of(hit.type), "document", type_word(hit.type).capitalize()
    if hit.type == "entity":
        rows = view.session.case.read("SELECT kind FROM entity WHERE id = ?", (hit.id.bytes,))
        shown = view.session.ontology.entity_kind_shown(rows[0][0]) if rows else None
        if shown is not None:
            icon, colour, kind = shown.icon, shown.colour, shown.label
    snippet = "" if hit.snippet.strip() == hit.title.strip() else one_line(hit.snippet, 120)
    ref = ObjectRef(hit.type, hit.id)
    title = hit.title or one_line(hit.snippet, 80)
    return PaletteEntry(title, joined(kind, snippet), icon, colour, lambda: view.session.open(ref))
