"""A link between names in different scripts reads from its subject to its object wherever its title is shown."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QWidget

from casewright.analysis.check.finding import Finding
from casewright.casefile.queries import evidence, records
from casewright.model.parted_text import PartedText
from casewright.operations.registry import describe
from casewright.ui.citations.cards import shortened
from casewright.ui.editing.delete_dialog import DeleteDialog
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.live_check import Report
from casewright.ui.window.object_ref import ObjectRef

ARABIC, LATIN = "شركة الميناء", "Vell Harbour"


@pytest.fixture
def link(view: CaseView) -> ObjectRef:
    """A link from a name in Arabic letters to one in Latin letters."""
    run = view.session.run
    ends = [run("entities.add_entity", kind="organisation", name=name) for name in (ARABIC, LATIN)]
    return ObjectRef(
        "link", run("links.add_link", kind="owns", from_id=ends[0], to_id=ends[1], label="controls")
    )


def places(text: str) -> list[float]:
    """How far from the left Arabic name, verb and Latin name are when a text is drawn."""
    layout = QTextLayout(text)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    # not where a word begins: there, the cursor of a run in the other direction is meant as well
    return [line.cursorToX(text.index(words) + 2)[0] for words in (ARABIC, "controls", LATIN)]


def reads_forwards(text: str) -> bool:
    return places(text) == sorted(places(text))


def test_titles_of_links_keep_their_order_however_they_are_cut(view: CaseView, link: ObjectRef) -> None:
    title = records.title_of(view.session.case, *link)
    assert title == f"{ARABIC} – controls – {LATIN}"
    assert not reads_forwards(isolate(str(title)))
    for shown in (title, one_line(title, 36), shortened(title, 300)):
        assert reads_forwards(isolate(shown)), shown


def test_the_citation_panel_and_the_question_before_deleting_keep_it(view: CaseView, link: ObjectRef) -> None:
    view.session.select(link)
    assert all(map(reads_forwards, labels_with(view.inspector, "controls")))
    assert all(map(reads_forwards, labels_with(DeleteDialog(view.session, link, view), "controls")))


def test_what_was_undone_is_said_in_order(view: CaseView, link: ObjectRef) -> None:
    title = records.title_of(view.session.case, *link)
    view.toast.say(PartedText(("Undone: ", describe("edit_entity", title))))
    assert all(map(reads_forwards, labels_with(view.toast, "controls")))


def labels_with(widget: QWidget, words: str) -> list[str]:
    found = [label.text() for label in widget.findChildren(PlainLabel) if words in label.text()]
    assert found
    return found


def test_the_check_page_and_what_rests_on_a_passage_keep_it(
    view: CaseView, ids: SimpleNamespace, link: ObjectRef
) -> None:
    case, run = view.session.case, view.session.run
    run("claims.about", claim_id=ids.c_log, object_type="link", object_id=link.id)
    (item,) = (each for each in evidence.resting_on(case, ids.p_log) if each.id == link.id)
    assert reads_forwards(isolate(one_line(item.title)))
    found = Finding("bare", "note", "link", link.id, "Nothing speaks for it.", "", "0")
    view.check._show(Report((found,), {}))
    page = view.show_view("check")
    row = page.list.rows.row_at(page.list.rows.index(0))
    assert reads_forwards(isolate(one_line(row.subtitle)))
