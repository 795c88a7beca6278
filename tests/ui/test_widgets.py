from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

import casewright.ui
from casewright.model.errors import InvalidValue
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.likelihood import ConfidenceBars, LikelihoodBar
from casewright.ui.theme import font
from casewright.ui.widgets.arrangement import column, empty_layout
from casewright.ui.widgets.badges import Chip, MarkingBadge, RatingBadge
from casewright.ui.widgets.date_field import DateField
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.key_values import KeyValues
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.list_rows import PAGE, ListRow, RowModel
from casewright.ui.widgets.notice import NoticeBar, Toast
from casewright.ui.widgets.plain_text import bare, isolate, one_line, plain_tooltip, show_controls
from casewright.ui.widgets.row_list import RowList
from casewright.ui.widgets.segments import Segments

HTML = "<h1>Harbour</h1><img src='file:///etc/passwd'>"
UI = Path(casewright.ui.__file__).parent


def test_labels_are_made_in_one_place_only():
    bare_labels = re.compile(
        r"\bQLabel\(|\.setHtml\(|\.insertHtml\(|\.appendHtml\(|QTextBrowser|Qt\.TextFormat\.(Rich|Auto)Text"
    )
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in UI.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if bare_labels.search(line) and not line.strip().startswith("class PlainLabel(QLabel)")
    ]
    assert not found


def test_a_label_shows_html_letter_for_letter(qtbot, light):
    label = PlainLabel(HTML)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > QFontMetrics(font()).horizontalAdvance("<h1>Harbour")


def test_a_tooltip_shows_html_letter_for_letter():
    assert (
        plain_tooltip(HTML)
        == "<qt>&lt;h1&gt;Harbour&lt;/h1&gt;&lt;img src=&#x27;file:///etc/passwd&#x27;&gt;</qt>"
    )
    assert plain_tooltip("Undo   Ctrl+Z") == "Undo   Ctrl+Z"


def test_a_value_is_isolated_and_its_controls_are_seen():
    shown = isolate("+47 555\u202e 01 884")
    assert shown == "\u2068+47 555◊ 01 884\u2069"
    assert bare(shown) == "+47 555◊ 01 884"
    assert isolate("") == ""


def test_replacing_controls_moves_no_offset():
    text = "a\u202eb\u2069\u061cc"
    assert len(show_controls(text)) == len(text)


def test_a_title_is_one_bounded_line():
    assert one_line("Port of\r\nVarnhaven\u2028east") == "Port of Varnhaven east"
    assert len(one_line("x" * 100_000)) == 401


@pytest.mark.parametrize(
    ("rating", "text", "tone", "words"),
    [
        (("A", "1"), "A1", "ok", "Completely reliable, confirmed by other sources"),
        (("B", "2"), "B2", "info", "Usually reliable, probably true"),
        (("A", "4"), "A4", "bad", "Completely reliable, doubtful"),
        (("F", "6"), "F6", "plain", "Reliability cannot be judged, truth cannot be judged"),
        ((None, None), "Unrated", "plain", "Reliability not rated, credibility not rated"),
    ],
)
def test_a_rating_is_said_in_words_too(qtbot, light, rating, text, tone, words):
    badge = RatingBadge(*rating)
    qtbot.addWidget(badge)
    assert (badge.text(), badge.property("tone"), badge.toolTip()) == (text, tone, words)
    assert words in badge.accessibleName()


def test_a_marking_is_painted_in_the_colour_of_its_scheme(qtbot, look):
    badge = MarkingBadge("TLP:RED")
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    image = badge.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {"#000000", "#ff2b2b"} <= colours
    assert badge.accessibleName() == "Marking TLP:RED"


def test_a_long_label_gives_way_and_keeps_its_words_in_the_tooltip(qtbot, light):
    label = ElidedLabel(isolate("Northgate Shipping and Forwarding Limited of Valletta"))
    qtbot.addWidget(label)
    label.resize(80, 20)
    assert label.minimumSizeHint().width() < 80
    assert label.toolTip() == "Northgate Shipping and Forwarding Limited of Valletta"
    assert not label.grab().isNull()


def numbered(total):
    rows = [
        ListRow(str(n), f"Entity {n:05}", "Vessel", "ship", "vessel", str(n % 30), n) for n in range(total)
    ]
    asked = []

    def fetch(after, limit):
        asked.append((after, limit))
        start = 0 if after is None else after + 1
        return rows[start : start + limit]

    return fetch, asked


def test_rows_are_fetched_as_far_as_they_are_looked_at():
    fetch, asked = numbered(1000)
    model = RowModel(fetch)
    assert (model.rowCount(), asked) == (PAGE, [(None, PAGE)])
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 1000
    assert asked[1] == (PAGE - 1, PAGE)
    assert model.row_at(model.index(999)).title == "Entity 00999"


def test_a_reload_keeps_the_current_row_and_says_nothing(qtbot, light):
    fetch, _ = numbered(450)
    view = RowList("Entities", fetch)
    qtbot.addWidget(view)
    view.resize(280, 400)
    view.show()
    view.rows.fetchMore(QModelIndex())
    heard = []
    assert view.choose("300")
    view.chosen.connect(heard.append)
    view.reload()
    assert (view.current_id(), heard) == ("300", [])
    assert not view.choose("449")


def test_j_and_k_move_and_enter_opens(qtbot, light):
    fetch, _ = numbered(5)
    view = RowList("Entities", fetch)
    qtbot.addWidget(view)
    view.show()
    view.choose("0")
    opened = []
    view.opened.connect(opened.append)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    assert (view.current_id(), opened) == ("1", ["1"])


def test_a_screen_reader_hears_a_row_in_full(qtbot, light):
    fetch, _ = numbered(1)
    view = RowList("Entities", fetch)
    qtbot.addWidget(view)
    said = view.rows.data(view.rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Entity 00000, Vessel, 0"


def test_a_list_is_mirrored_in_right_to_left_languages(qtbot, light):
    fetch, _ = numbered(3)
    view = RowList("Entities", fetch)
    qtbot.addWidget(view)
    view.resize(300, 160)
    view.show()
    left_to_right = view.grab().toImage()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right_to_left = view.grab().toImage()
    tile = left_to_right.pixelColor(17, 23)
    assert tile != left_to_right.pixelColor(299 - 17, 23)
    assert right_to_left.pixelColor(299 - 17, 23) == tile


@pytest.mark.parametrize(
    ("text", "said", "wrong"), [("2024-03~", "about March 2024", False), ("12/3/24", "", True)]
)
def test_a_date_is_read_back_in_words_or_refused(qtbot, light, text, said, wrong):
    field = DateField("First seen")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, text)
    shown = field.findChildren(PlainLabel)[0].text()
    assert bool(field.problem()) == wrong
    assert shown == (field.problem() or said)
    assert field.text() == text


def form(qtbot, on_submit):
    dialog = FormDialog(
        "Add entity",
        (
            FieldSpec("name", "Name", required=True),
            FieldSpec("kind", "Kind", "choice", options=(("person", "Person"), ("vessel", "Vessel"))),
            FieldSpec("seen", "First seen", "date"),
            FieldSpec("crew", "Crew", "number"),
            FieldSpec("tags", "Tags", "tags"),
            FieldSpec("summary", "Summary", "lines"),
        ),
        on_submit,
        values={"kind": "vessel", "tags": ["port", "night"]},
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_form_hands_over_what_was_typed(qtbot, light, check_access):
    got = []
    dialog = form(qtbot, got.append)
    check_access(dialog)
    qtbot.keyClicks(dialog.fields["name"].field, "MV Calder Star")
    qtbot.keyClicks(dialog.fields["seen"].field.line, "2024-03-12")
    qtbot.keyClicks(dialog.fields["crew"].field, "21")
    qtbot.keyClicks(dialog.fields["summary"].field, "A bulk carrier.")
    qtbot.keyClick(dialog.fields["summary"].field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert got == [
        {
            "name": "MV Calder Star",
            "kind": "vessel",
            "seen": "2024-03-12",
            "crew": 21,
            "tags": ["port", "night"],
            "summary": "A bulk carrier.",
        }
    ]
    assert not dialog.isVisible()


def test_a_form_says_what_is_wrong_and_stays_open(qtbot, light):
    got = []
    dialog = form(qtbot, got.append)
    dialog.fields["crew"].set_value("twelve")
    assert not dialog.submit()
    shown = {label.text() for label in dialog.findChildren(PlainLabel)}
    assert {"Name is missing.", "'twelve' is not a number."} <= shown
    assert (got, dialog.isVisible()) == ([], True)


def test_a_form_shows_the_refusal_of_the_case_and_keeps_what_was_typed(qtbot, light):
    def refuse(_values):
        raise InvalidValue("There already is a vessel of that number.")

    dialog = form(qtbot, refuse)
    dialog.fields["name"].set_value("MV Calder Star")
    assert not dialog.submit()
    assert "There already is a vessel of that number." in {
        label.text() for label in dialog.findChildren(PlainLabel)
    }
    assert dialog.fields["name"].value() == "MV Calder Star"


def test_segments_are_moved_with_the_arrow_keys(qtbot, light, check_access):
    segments = Segments("List", (("e", "Entities"), ("s", "Sources"), ("b", "Briefs")))
    qtbot.addWidget(segments)
    segments.show()
    heard = []
    segments.chosen.connect(heard.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(segments, key)
    assert heard == ["s", "e", "b"]
    assert segments.choice() == "b"
    check_access(segments)


def test_a_notice_and_a_toast_offer_one_thing_to_do(qtbot, light, check_access):
    window, done = QWidget(), []
    window.resize(800, 400)
    notice, toast = NoticeBar(), Toast(window)
    window.setLayout(column(notice, None))
    qtbot.addWidget(window)
    window.show()
    notice.say("Two passages moved.", "warn", "Review", lambda: done.append("review"))
    toast.say("Link added", "Undo", lambda: done.append("undo"))
    check_access(window)
    notice._button.click()
    toast._button.click()
    assert done == ["review", "undo"]
    assert not toast.isVisible()
    assert notice.isVisible()


def test_likelihood_and_confidence_are_said_in_words(qtbot, look):
    bar, bars = (
        PaintedBlock(part)
        for part in (LikelihoodBar("Likely", (0.55, 0.8), "55–80%", (0.2, 0.45)), ConfidenceBars("moderate"))
    )
    for widget in (bar, bars):
        qtbot.addWidget(widget)
        widget.resize(200, 36)
    assert bar.words() == ["Likelihood: Likely 55–80%"]
    assert bars.words() == ["Moderate confidence"]
    image = bar.grab().toImage()
    within, outside = image.pixelColor(round(200 * 0.67), 26), image.pixelColor(round(200 * 0.3), 26)
    assert within != outside


def test_facts_are_shown_as_isolated_values(qtbot, light):
    facts = KeyValues((("Phone", "+47 555 01 884"),))
    qtbot.addWidget(facts)
    assert facts.words() == ["Phone", "+47 555 01 884"]
    assert facts.accessibleName() == "Phone: +47 555 01 884"


def test_an_emptied_layout_holds_nothing(qtbot, light):
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = column(PlainLabel("a"), column(PlainLabel("b"), Chip("c")))
    widget.setLayout(layout)
    empty_layout(layout)
    qtbot.waitUntil(lambda: not widget.findChildren(PlainLabel))
    assert layout.count() == 0


def test_an_empty_state_says_what_to_do(qtbot, light, check_access):
    done = []
    empty = EmptyState("waypoints", "Nothing here", "Add something.", "Add entity", lambda: done.append(1))
    qtbot.addWidget(empty)
    empty.show()
    check_access(empty)
