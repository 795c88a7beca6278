"""A small case, built with the real operations, and a real window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import casewright
from casewright.casefile.transaction import Transaction
from casewright.operations import (
    ach,
    assessment_parts,
    assessments,
    briefs,
    captures,
    claims,
    entities,
    graph_views,
    judgements,
    links,
    passages,
    sources,
)
from casewright.ui.settings import Settings
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.trouble import Trouble

COMMUNIQUE = """Joint communiqué

On 14 March 2025 the ministers of Varenia and Tolmark met in Orsa. They signed a protocol on the use of the port of Vell.

The protocol lets vessels of Tolmark call at Vell without prior notice. Neither side published an annex.

The Varenian minister, Elin Sørby, said that the two states had never been closer. 🙂 A second round of talks is planned for June.
"""
OBSERVER = """The Basin Observer, 16 March 2025

Officials in Orsa say privately that the protocol has a secret annex. No document was shown to this newspaper.

The harbour log of Vell shows no vessel of Tolmark before April.
"""
REGISTER = """Harbour log, Vell
2025-04-02 MV Calder Star, flag Tolmark, berth 14, no prior notice.
2025-04-19 MV Calder Star, flag Tolmark, berth 14, no prior notice.
"""


@pytest.fixture(scope="session")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, SimpleNamespace]:
    """The bytes of a case file and the ids in it, built once."""
    path = tmp_path_factory.mktemp("case") / "ports.casewright"
    ids = SimpleNamespace()
    with (
        casewright.create(path, title="Ports of the Basin", analyst="M. Example") as case,
        case.edit("apply_recipe") as tx,
    ):
        _fill(tx, ids)
    return path.read_bytes(), ids


@pytest.fixture
def case_path(small_case: tuple[bytes, SimpleNamespace], tmp_path: Path) -> Path:
    """A fresh copy of the small case."""
    path = tmp_path / "ports.casewright"
    path.write_bytes(small_case[0])
    return path


@pytest.fixture
def ids(small_case: tuple[bytes, SimpleNamespace]) -> SimpleNamespace:
    """The ids in the small case."""
    return small_case[1]


@pytest.fixture
def new_window(light: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    """Makes windows as wide as a laptop, and closes them afterwards."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(Settings(tmp_path / "settings.ini"), Trouble(), "M. Example")
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        made.append(window)
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(new_window: Callable[[], MainWindow], case_path: Path, qtbot: QtBot) -> MainWindow:
    """A window on the small case, with its first view made."""
    window = new_window()
    assert window.open_case(case_path)
    assert window.case_view is not None
    view = window.case_view
    qtbot.waitUntil(lambda: view.tabs.started)
    window.activateWindow()
    return window


@pytest.fixture
def view(window: MainWindow) -> CaseView:
    """The open case of the window."""
    assert window.case_view is not None
    return window.case_view


def _fill(tx: Transaction, ids: SimpleNamespace) -> None:
    _add_entities(tx, ids)
    _add_sources(tx, ids)
    _add_claims(tx, ids)
    _add_assessment(tx, ids)
    _add_board(tx, ids)
    _add_brief(tx, ids)


def _add_entities(tx: Transaction, ids: SimpleNamespace) -> None:
    ids.varenia = entities.add_entity(tx, kind="state", name="Varenia", summary="State on the Basin")
    entities.add_name(tx, ids.varenia, text="Варенија", role="native", language="sr")
    ids.capital = entities.set_property(tx, ids.varenia, key="capital", value="Orsa")
    ids.tolmark = entities.add_entity(tx, kind="state", name="Tolmark")
    ids.sorby = entities.add_entity(tx, kind="person", name="Elin Sørby", summary="Minister of Varenia")
    ids.vell = entities.add_entity(tx, kind="place", name="Port of Vell")
    ids.calder = entities.add_entity(tx, kind="vessel", name="MV Calder Star")
    ids.signed = links.add_link(
        tx,
        kind="cooperates_with",
        from_id=ids.varenia,
        to_id=ids.tolmark,
        status="reported",
        valid="2025-03-14",
    )
    ids.member = links.add_link(tx, kind="member_of", from_id=ids.sorby, to_id=ids.varenia)
    ids.called = links.add_link(
        tx,
        kind="port_call_at",
        from_id=ids.calder,
        to_id=ids.vell,
        status="reported",
        valid="2025-04-02/2025-04-19",
    )
    ids.view = graph_views.add_view(tx, title="Ties")
    places = {
        ids.varenia: (0, 0),
        ids.tolmark: (220, 60),
        ids.sorby: (-160, -120),
        ids.vell: (60, 180),
        ids.calder: (260, 220),
    }
    graph_views.add_entities_to_view(tx, ids.view, places)


def _add_sources(tx: Transaction, ids: SimpleNamespace) -> None:
    ids.communique, ids.communique_text = _add_source(
        tx, COMMUNIQUE, "Joint communiqué", kind="communique", publisher="Ministry of Varenia", published="2025-03-14",
        reliability="B", reliability_reason="Issued by a party to the protocol", provenance="primary",
    )  # fmt: skip
    ids.observer, ids.observer_text = _add_source(
        tx, OBSERVER, "Secret annex, officials say", kind="article", publisher="The Basin Observer", published="2025-03-16",
        reliability="D", provenance="relay",
    )  # fmt: skip
    ids.register, ids.register_text = _add_source(
        tx, REGISTER, "Harbour log of Vell", kind="register", publisher="Port of Vell", published="2025-04-30", reliability="A",
        provenance="primary",
    )  # fmt: skip


def _add_source(tx: Transaction, text: str, title: str, **fields: object) -> tuple[object, object]:
    source = sources.add_source(tx, title=title, **fields)
    capture = captures.add_capture(
        tx, source, data=text.encode(), media_type="text/plain", file_name="text.txt"
    )
    read = captures.add_source_text(
        tx, capture, text=text, tool="plain text", tool_version="1", pages=[(0, len(text))]
    )
    return source, read


def _add_claims(tx: Transaction, ids: SimpleNamespace) -> None:
    ids.p_signed = passages.quote(
        tx, ids.communique_text, exact="They signed a protocol on the use of the port of Vell."
    )
    ids.p_notice = passages.quote(
        tx,
        ids.communique_text,
        exact="The protocol lets vessels of Tolmark call at Vell without prior notice.",
    )
    ids.p_annex = passages.quote(tx, ids.observer_text, exact="the protocol has a secret annex")
    ids.p_log = passages.quote(
        tx, ids.register_text, exact="2025-04-02 MV Calder Star, flag Tolmark, berth 14, no prior notice."
    )
    ids.c_signed = _state(
        tx, "Varenia and Tolmark signed a protocol on the port of Vell.", ids.p_signed, "2", held="2025-03-14"
    )
    ids.c_notice = _state(
        tx, "Vessels of Tolmark may call at Vell without notice.", ids.p_notice, "2", held="2025-03-14/.."
    )
    ids.c_annex = _state(tx, "The protocol has a secret annex.", ids.p_annex, "4")
    ids.c_log = _state(
        tx, "MV Calder Star called at Vell without notice in April.", ids.p_log, "1", held="2025-04"
    )
    claims.relate_claims(tx, ids.c_annex, ids.c_notice, kind="updates")
    for claim, table, about in (
        (ids.c_signed, "link", ids.signed), (ids.c_signed, "entity", ids.varenia), (ids.c_notice, "entity", ids.vell),
        (ids.c_annex, "link", ids.signed), (ids.c_log, "link", ids.called),
    ):  # fmt: skip
        claims.about(tx, claim, table, about)


def _state(tx: Transaction, text: str, passage: object, credibility: str, **fields: object) -> object:
    claim = claims.state_claim(tx, text=text, **fields)
    claims.cite(tx, claim, passage, credibility=credibility)
    return claim


def _add_assessment(tx: Transaction, ids: SimpleNamespace) -> None:
    ids.assessment = assessments.add_assessment(
        tx, title="Closer ties on the Basin", question="Will Varenia and Tolmark go on to a defence pact this year?",
        customer="Head of the Basin desk", bottom_line="A pact is unlikely this year; the port protocol is what both wanted.",
    )  # fmt: skip
    ids.pact = judgements.judge(
        tx, ids.assessment, text="Varenia and Tolmark will not sign a defence pact in 2025.", is_key=True, likelihood="likely",
        point=0.7, confidence="moderate", confidence_basis="Two independent origins; no access to the annex.", horizon="2025-12-31",
    )  # fmt: skip
    ids.use = judgements.judge(
        tx, ids.assessment, text="Tolmark will use Vell for resupply without notice.", is_key=True, likelihood="very likely",
        confidence="high", confidence_basis="The harbour log shows it.",
    )  # fmt: skip
    judgements.support(tx, ids.pact, claim_id=ids.c_signed)
    judgements.support(tx, ids.pact, claim_id=ids.c_annex, stance="contradicts")
    judgements.support(tx, ids.use, claim_id=ids.c_log)
    judgements.support(tx, ids.use, claim_id=ids.c_notice)
    part = (tx, ids.assessment)
    assessment_parts.add_alternative(*part, text="A pact is ready and kept secret.", likelihood="unlikely", judgement_id=ids.pact,
                                     why_less_favoured="Nothing but one unreliable source speaks for it.")  # fmt: skip
    assessment_parts.add_assumption(*part, text="The harbour log is complete.", category="C", linchpin=True, judgement_id=ids.use,
                                    if_wrong="Use of the port would be wider than judged.")  # fmt: skip
    assessment_parts.add_indicator(
        *part, text="A military delegation visits Orsa.", direction="against", judgement_id=ids.pact
    )
    assessment_parts.add_gap(
        *part, question="Is there an annex?", why="It would show what was promised.", critical=True
    )
    assessment_parts.add_implication(
        *part, reader="Port insurers", text="Calls at Vell will be harder to foresee."
    )


def _add_board(tx: Transaction, ids: SimpleNamespace) -> None:
    ids.board = ach.add_board(
        tx, title="Why the protocol", question="What is the protocol for?", assessment_id=ids.assessment
    )
    ids.h1 = ach.add_hypothesis(tx, ids.board, label="H1", text="Trade")
    ids.h2 = ach.add_hypothesis(tx, ids.board, label="H2", text="Naval resupply")
    ids.r1 = ach.add_ach_row(tx, ids.board, text="Calls without notice", claim_id=ids.c_log, relevance="H")
    ids.r2 = ach.add_ach_row(tx, ids.board, text="Talk of an annex", claim_id=ids.c_annex, credibility="L")
    ach.rate_cell(tx, ids.r1, ids.h1, rating="I")
    ach.rate_cell(tx, ids.r1, ids.h2, rating="CC")


def _add_brief(tx: Transaction, ids: SimpleNamespace) -> None:
    ids.brief = briefs.add_brief(
        tx,
        title="Closer ties on the Basin",
        assessment_id=ids.assessment,
        standfirst="What the port protocol means.",
    )
    body = f"The two states signed a protocol on 14 March 2025.[[claim:{ids.c_signed}]] Calls without notice followed.[[claim:{ids.c_log}]]"
    ids.section = briefs.add_section(tx, ids.brief, kind="text", title="What happened", body=body)
    briefs.add_section(tx, ids.brief, kind="key_judgements")
    briefs.add_section(
        tx, ids.brief, kind="link_chart", object_type="graph_view", object_id=ids.view, title="Ties"
    )
    briefs.add_section(tx, ids.brief, kind="sources")
