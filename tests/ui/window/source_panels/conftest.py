"""The tray beside a text in which the names are known beforehand, so that these tests do not depend on a recogniser's taste."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from casewright.casefile.case import Case
from casewright.ingest.suggestions.answer import FoundInText
from casewright.ingest.suggestions.found import FoundDate, FoundName, OtherReading
from casewright.ingest.suggestions.pairs import find_pairs
from casewright.ingest.suggestions.suggest import ReadText
from casewright.model.sentences import sentence_around, sentences
from casewright.ui.source_panels import suggestion_work
from casewright.ui.source_panels.suggestions import SuggestionsPanel
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

KINDS = {
    "Varenia": "state", "Tolmark": "state", "Orsa": "place", "Vell": "place", "Elin Sørby": "organisation",
}  # fmt: skip


def find_in(text: str) -> FoundInText:
    """The names of KINDS, one date and the pairs."""
    names: list[FoundName] = []
    for words, kind in KINDS.items():
        at = text.find(words)
        while at >= 0:
            also = (
                OtherReading(
                    "government_body", "government", "government of varenia", "Government of Varenia"
                ),
            )
            if not any(each.start < at + len(words) and at < each.end for each in names):
                key = words.lower()
                names.append(
                    FoundName(
                        at,
                        at + len(words),
                        words,
                        kind,
                        0.9,
                        key,
                        "name",
                        None,
                        words,
                        also if words == "Orsa" else (),
                    )
                )
            at = text.find(words, at + 1)
    names.sort(key=lambda each: each.start)
    dates, at = (), text.find("14 March 2025")
    if at >= 0:
        dates = (FoundDate(at, at + 13, "14 March 2025", "2025-03-14", 0.95),)
    spans = sentences(text)
    around = [
        tuple(sentence_around(spans, each.start, each.end) for each in found) for found in (names, dates)
    ]
    return FoundInText(tuple(names), around[0], dates, around[1], tuple(find_pairs(text, names)))


def look_through(case: Case, source_id: UUID, text_id: UUID, **_further: object) -> ReadText:
    """In place of the child process."""
    (sha,) = case.read("SELECT text_sha256 FROM source_text WHERE id = ?", (text_id.bytes,))[0]
    return ReadText(source_id, text_id, sha, find_in(case.text_of(sha)))


Wait = Callable[[], None]


@pytest.fixture
def tray(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> SuggestionsPanel:
    """The tray beside the communiqué, with everything found."""
    monkeypatch.setattr(suggestion_work, "look_through", look_through)
    view.session.open(ObjectRef("source", ids.communique))
    page = view.tabs.page("sources")
    qtbot.waitUntil(lambda: view.tabs.current_key == "sources")
    panel = page.side.panel("suggestions")
    with qtbot.waitSignal(panel.settled):
        view.registry.run("source.suggestions")
    return panel
