"""The read queries against a real case file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries import (
    briefing,
    evidence,
    graph,
    hypotheses,
    judging,
    navigation,
    objects,
    overview,
    reading,
    records,
    source_texts,
    timeline,
)
from casewright.casefile.transaction import Transaction
from casewright.model.ach import AchBoard, AchCell, AchHypothesis, AchRow
from casewright.model.assessment import Assessment, Judgement, JudgementSupport
from casewright.model.brief import Brief, BriefSection
from casewright.model.claim import Citation, Claim, ClaimAbout
from casewright.model.entity import Entity, EntityName
from casewright.model.errors import NoSuchObject
from casewright.model.graph_view import GraphNode, GraphView
from casewright.model.ids import new_id
from casewright.model.link import Link
from casewright.model.names import name_key
from casewright.model.passage import Passage
from casewright.model.source import Capture, Source, SourceText
from casewright.operations import captures, entities, sources

TEXT = "The ministers met in Orsa. They signed a protocol on ports."


@pytest.fixture
def ids(case: Case) -> SimpleNamespace:
    with case.edit("apply_recipe") as tx:
        made = SimpleNamespace()
        made.varenia = tx.add(_entity("state", "Varenia"))
        made.tolmark = tx.add(_entity("state", "Tolmark"))
        tx.add(
            EntityName(entity_id=made.varenia, text="Варенија", name_key=name_key("Варенија"), role="native")
        )
        made.link = tx.add(
            Link(
                kind="signed_with",
                from_id=made.varenia,
                to_id=made.tolmark,
                status="reported",
                valid="2025-03",
            )
        )
        _add_source(tx, made)
        made.claim = tx.add(Claim(text="They signed a protocol.", basis="cited"))
        tx.add(Citation(claim_id=made.claim, passage_id=made.passage, stance="supports", credibility="2"))
        tx.add(ClaimAbout(claim_id=made.claim, object_type="link", object_id=made.link))
        made.bare = tx.add(Claim(text="Nobody knows why.", basis="cited"))
        _add_judgements(tx, made)
        _add_board_and_brief(tx, made)
    return made


def _entity(kind: str, name: str) -> Entity:
    return Entity(kind=kind, name=name, name_key=name_key(name))


def _add_source(tx: Transaction, made: SimpleNamespace) -> None:
    sha, size = tx.put_bytes(TEXT.encode(), "text/plain")
    made.source = tx.add(
        Source(
            title="Communiqué",
            name_key="communique",
            kind="communique",
            provenance="primary",
            reliability="B",
        )
    )
    capture = tx.add(
        Capture(
            source_id=made.source, sha256=sha, size=size, media_type="text/plain", file_name="c.txt",
            captured_at="2026-01-01T00:00:00Z", method="received",
        )
    )  # fmt: skip
    made.text = tx.add(
        SourceText(
            source_id=made.source, capture_id=capture, text_sha256=sha, characters=len(TEXT), pages=f"[[0, {len(TEXT)}]]",
            tool="plain", tool_version="1",
        )
    )  # fmt: skip
    start = TEXT.index("They signed")
    made.passage = tx.add(
        Passage(
            source_id=made.source, source_text_id=made.text, text_sha256=sha, start=start, end=len(TEXT), exact=TEXT[start:],
            prefix="", suffix="", state="exact",
        )
    )  # fmt: skip


def _add_judgements(tx: Transaction, made: SimpleNamespace) -> None:
    made.assessment = tx.add(Assessment(title="Ports", scheme="icd203", status="draft"))
    shape = {"assessment_id": made.assessment, "kind": "judgement", "scheme": "icd203"}
    made.lower = tx.add(Judgement(text="There is a protocol.", likelihood="almost_certain", **shape))
    made.upper = tx.add(Judgement(text="They draw closer.", is_key=True, confidence="moderate", **shape))
    tx.add(JudgementSupport(judgement_id=made.lower, claim_id=made.claim, stance="supports"))
    tx.add(JudgementSupport(judgement_id=made.upper, other_id=made.lower, stance="supports"))


def _add_board_and_brief(tx: Transaction, made: SimpleNamespace) -> None:
    made.board = tx.add(AchBoard(title="Why", question="Why now?", status="open"))
    made.column = tx.add(AchHypothesis(board_id=made.board, label="H1", text="Trade"))
    made.row = tx.add(
        AchRow(
            board_id=made.board,
            kind="evidence",
            text="Protocol",
            claim_id=made.claim,
            credibility="M",
            relevance="H",
        )
    )
    tx.add(AchCell(row_id=made.row, hypothesis_id=made.column, rating="C"))
    made.view = tx.add(GraphView(title="Ties", filters="{}", style="{}"))
    for n, entity in enumerate((made.varenia, made.tolmark)):
        tx.add(GraphNode(view_id=made.view, entity_id=entity, x=100.0 * n, y=0.0))
    made.brief = tx.add(
        Brief(title="Brief", product_type="assessment", version="1", language="en", status="draft")
    )
    body = f"They signed a protocol.[[claim:{made.claim}]]"
    made.section = tx.add(BriefSection(brief_id=made.brief, kind="text", body=body))


def test_an_entity_is_listed_with_its_links_and_names(case: Case, ids: SimpleNamespace) -> None:
    rows = navigation.entity_rows(case)
    assert [(row.name, row.links, row.names) for row in rows] == [("Tolmark", 1, 0), ("Varenia", 1, 1)]


def test_entities_are_found_by_a_name_in_another_script(case: Case, ids: SimpleNamespace) -> None:
    assert [row.id for row in navigation.entity_rows(case, "Варен")] == [ids.varenia]
    assert [row.id for row in navigation.entity_rows(case, "arenij")] == [ids.varenia]


def test_the_next_page_of_names_begins_after_the_last_row(case: Case, ids: SimpleNamespace) -> None:
    first = navigation.entity_rows(case, limit=1)
    second = navigation.entity_rows(case, after=navigation.Place(first[0].name_key, first[0].id))
    assert [row.name for row in (*first, *second)] == ["Tolmark", "Varenia"]


def test_an_entity_is_cited_through_its_links(case: Case, ids: SimpleNamespace) -> None:
    (row,) = evidence.citations_of(case, "entity", ids.varenia)
    assert (row.claim_id, row.passage_id, row.source) == (ids.claim, ids.passage, "Communiqué")
    assert (row.reliability, row.credibility) == ("B", "2")


def test_a_judgement_is_cited_through_the_judgements_below_it(case: Case, ids: SimpleNamespace) -> None:
    assert [row.claim_id for row in evidence.citations_of(case, "judgement", ids.upper)] == [ids.claim]


@pytest.mark.parametrize(
    "kind", ["link", "claim", "source", "passage", "assessment", "ach_row", "ach_board", "brief"]
)
def test_every_kind_of_object_leads_to_its_passage(case: Case, ids: SimpleNamespace, kind: str) -> None:
    name = {"ach_row": "row", "ach_board": "board"}.get(kind, kind)
    assert [row.passage_id for row in evidence.citations_of(case, kind, getattr(ids, name))] == [ids.passage]


def test_a_claim_without_a_passage_is_shown_all_the_same(case: Case, ids: SimpleNamespace) -> None:
    (row,) = evidence.citations_of(case, "claim", ids.bare)
    assert (row.claim, row.passage_id) == ("Nobody knows why.", None)


def test_a_passage_leads_back_to_everything_that_rests_on_it(case: Case, ids: SimpleNamespace) -> None:
    found = {(each.type, each.id) for each in evidence.resting_on(case, ids.passage)}
    assert found == {
        ("claim", ids.claim), ("link", ids.link), ("judgement", ids.lower), ("judgement", ids.upper),
        ("ach_row", ids.row), ("brief", ids.brief),
    }  # fmt: skip


def test_the_text_of_a_source_has_its_passages_in_code_points(case: Case, ids: SimpleNamespace) -> None:
    (text,) = source_texts.texts_of(case, ids.source)
    (passage,) = reading.passages_in_text(case, text.id)
    assert text.text_sha256 is not None
    assert case.text_of(text.text_sha256)[passage.start : passage.end] == passage.exact
    assert text.pages == ((0, len(TEXT)),)


def test_a_view_shows_the_links_between_its_nodes(case: Case, ids: SimpleNamespace) -> None:
    assert [node.x for node in graph.view_nodes(case, ids.view)] == [0.0, 100.0]
    (edge,) = graph.view_edges(case, ids.view)
    assert (edge.from_id, edge.to_id, edge.sources) == (ids.varenia, ids.tolmark, 1)


def test_key_judgements_come_first_with_what_they_rest_on(case: Case, ids: SimpleNamespace) -> None:
    assert [card.id for card in judging.judgements_of(case, ids.assessment)] == [ids.upper, ids.lower]
    support = {row.judgement_id: row for row in judging.support_of(case, ids.assessment)}
    assert (support[ids.lower].text, support[ids.lower].sources) == ("They signed a protocol.", 1)
    assert support[ids.upper].text == "There is a protocol."


def test_a_board_has_its_cells_and_the_grades_of_its_evidence(case: Case, ids: SimpleNamespace) -> None:
    (row,) = hypotheses.evidence_of(case, ids.board)
    assert row.grades == "B2"
    assert [cell.rating for cell in hypotheses.cells_of(case, ids.board)] == ["C"]


def test_counts_name_claims_that_cite_nothing(case: Case, ids: SimpleNamespace) -> None:
    found = overview.counts(case)
    assert (found.entities, found.sources, found.claims, found.uncited, found.briefs) == (2, 1, 2, 1, 1)
    assert overview.case_card(case).title == "Harbour"


def test_cards_are_none_for_what_is_gone(case: Case, ids: SimpleNamespace) -> None:
    assert objects.entity_card(case, ids.claim) is None
    assert objects.link_card(case, ids.claim) is None
    assert briefing.brief_card(case, ids.claim) is None
    with pytest.raises(NoSuchObject):
        records.record(case, "entity", ids.claim)


def test_a_record_has_every_column(case: Case, ids: SimpleNamespace) -> None:
    found = records.record(case, "link", ids.link)
    assert (found["from_id"], found["valid"], found["polarity"]) == (ids.varenia, "2025-03", None)


def test_an_object_is_named_from_its_id_alone(case: Case, ids: SimpleNamespace) -> None:
    assert records.find_object(case, ids.link) == ("link", "Varenia – signed with – Tolmark")
    assert records.find_object(case, ids.brief) == ("brief", "Brief")


def test_what_is_dated_is_read_for_the_timeline(case: Case, ids: SimpleNamespace) -> None:
    assert [(row.from_name, row.to_name, row.valid) for row in timeline.link_dates(case)] == [
        ("Varenia", "Tolmark", "2025-03")
    ]
    assert [row.held for row in timeline.claim_dates(case)] == [None, None]


def test_the_first_capture_of_a_source_counts_and_access_where_there_is_none(case: Case) -> None:
    seen = case.run(sources.add_source, title="Seen", accessed="2025-03-02")
    kept = case.run(sources.add_source, title="Kept", accessed="2025-03-02")
    for at in ("2025-04-02T10:00:00Z", "2025-03-20T10:00:00Z"):
        fields = {"data": at.encode(), "media_type": "text/plain", "file_name": "a.txt", "captured_at": at}
        case.run(captures.add_capture, kept, **fields)
    found = {row.id: row.captured for row in timeline.source_dates(case)}
    assert found == {seen: "2025-03-02", kept: "2025-03-20T10:00:00Z"}


def test_reading_a_case_does_not_load_the_orm(tmp_path: Path) -> None:
    code = (
        "import sys; from casewright.casefile.queries import (briefing, evidence, graph, hypotheses, judging, navigation, objects, "
        "overview, reading, records, source_texts, timeline); from casewright.casefile import opening, search; "
        "sys.exit(','.join(m for m in ('sqlmodel', 'sqlalchemy', 'numpy', 'networkx') if m in sys.modules) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.returncode == 0, done.stderr


def test_what_is_gone_is_called_as_the_journal_last_knew_it(case: Case) -> None:
    entity = case.run(entities.add_entity, kind="state", name="Varena")
    case.run(entities.edit_entity, entity, name="Varenia")
    assert records.name_of(case, entity) == "Varenia"
    case.undo()
    case.undo()
    assert records.find_object(case, entity) is None
    assert records.name_of(case, entity) == "Varena"
    assert records.name_of(case, new_id()) is None
