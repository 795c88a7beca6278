"""A case of which some may be shown at TLP:GREEN: everything that may not holds a word that stands nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import casewright
from casewright.casefile.transaction import Transaction
from casewright.model.citation_tokens import token
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
    scenarios,
    sources,
)
from casewright.operations.bearing import bear_on
from casewright.operations.challenges import add_challenge

OPEN = "The Federation files a notice today. It sets a ballot for 27 May and closes the port of Vell."
INSIDER = "The treasurer Wexmar01 pays the Brontal02 crews from an account in Quillas03 every second Friday."
MEMO = "The Perlun04 desk holds that the Marrow05 ballot is a feint."
SECRETS = tuple(f"{word}{n:02}" for n, word in enumerate(
    ("Wexmar", "Brontal", "Quillas", "Perlun", "Marrow", "Insidr", "Memoix", "Nightjr", "Quietbk", "Hiddnl", "Aliasx", "Filexx",
     "Judgrd", "Judgun", "Altrnt", "Assmpt", "Indcat", "Gapxxx", "Scnrio", "Rowxxx", "Hypoth", "Parags", "Sectnx", "Captnx",
     "Basisx", "Bottom", "Notexx", "Viewxx", "Summry", "Proprt", "Unused", "Challg"), start=1
))  # fmt: skip


def _source(tx: Transaction, words: str, claim: str, file_name: str, **fields: object) -> SimpleNamespace:
    source = sources.add_source(tx, publisher="Basin Press", provenance="primary", **fields)
    capture = captures.add_capture(
        tx, source, data=words.encode(), media_type="text/plain", file_name=file_name
    )
    text = captures.add_source_text(tx, capture, text=words, tool="test", tool_version="1")
    passage = passages.quote(tx, text, start=0, end=len(words))
    said = claims.state_claim(tx, text=claim)
    claims.cite(tx, said, passage)
    return SimpleNamespace(source=source, passage=passage, claim=said, capture=capture)


def _fill(tx: Transaction) -> SimpleNamespace:
    open_ = _source(
        tx,
        OPEN,
        "A ballot is set for 27 May.",
        "notice.txt",
        title="Open notice of the Federation",
        marking="TLP:CLEAR",
    )
    red = _source(
        tx,
        INSIDER,
        "Wexmar01 pays from Quillas03.",
        "Filexx12.txt",
        title="Report of the Insidr06 cell",
        marking="TLP:RED",
    )
    memo = _source(tx, MEMO, "The Marrow05 ballot is a feint.", "memo.txt", title="Desk memo Memoix07")
    federation = entities.add_entity(tx, kind="organisation", name="Harbour Federation")
    port = entities.add_entity(tx, kind="place", name="Port of Vell")
    nightjar = entities.add_entity(tx, kind="person", name="Nightjr08", marking="TLP:RED")
    entities.add_name(tx, nightjar, text="Aliasx11", role="alias")
    bank = entities.add_entity(tx, kind="organisation", name="Quietbk09")
    entities.edit_entity(tx, federation, summary="Summry29 runs it.")
    entities.set_property(tx, federation, key="role", value="Proprt30")
    for each in (federation, port):
        claims.about(tx, open_.claim, "entity", each)
    shown = links.add_link(
        tx, kind="controls", from_id=federation, to_id=port, label="closes", valid="2026-05-27"
    )
    claims.about(tx, open_.claim, "link", shown)
    hidden = links.add_link(
        tx, kind="controls", from_id=federation, to_id=port, label="Hiddnl10", valid="2026-05-20"
    )
    claims.about(tx, red.claim, "link", hidden)
    links.add_link(tx, kind="finances", from_id=nightjar, to_id=federation, valid="2026-05-21")
    view = graph_views.add_view(tx, title="Viewxx28")
    graph_views.add_entities_to_view(
        tx, view, {federation: (0, 0), port: (200, 0), nightjar: (0, 200), bank: (200, 200)}
    )

    assessment = assessments.add_assessment(
        tx, title="Will the port close?", marking="TLP:GREEN", cut_off="2026-05-14"
    )
    kept = judgements.judge(
        tx, assessment, text="The Federation closes the port.", is_key=True, likelihood="likely", confidence="low",
        confidence_basis="One notice speaks for it.", marking="TLP:GREEN",
    )  # fmt: skip
    judgements.support(tx, kept, claim_id=open_.claim)
    judgements.support(tx, kept, claim_id=red.claim, stance="contradicts")
    red_one = judgements.judge(tx, assessment, text="Judgrd13 leads it.", is_key=True, likelihood="unlikely", marking="TLP:RED",
                               confidence="low", confidence_basis="Basisx25 alone.")  # fmt: skip
    judgements.support(tx, red_one, claim_id=open_.claim)
    judgements.support(
        tx, judgements.judge(tx, assessment, text="Judgun14 follows.", is_key=True), claim_id=red.claim
    )
    last = judgements.judge(
        tx, assessment, text="The ballot is held.", is_key=True, likelihood="likely", confidence="low"
    )
    judgements.support(tx, last, claim_id=open_.claim)
    for text, claim in (("The council settles.", open_.claim), ("Altrnt15 settles.", red.claim)):
        bear_on(tx, claim, "alternative", assessment_parts.add_alternative(tx, assessment, text=text))
    assessment_parts.add_assumption(tx, assessment, text="The rules hold.", category="S")
    assessment_parts.add_assumption(
        tx, assessment, text=f"Assmpt16 holds.{token('passage', memo.passage)}", category="S"
    )
    assessment_parts.add_indicator(tx, assessment, text="A second notice is filed.", direction="for")
    assessment_parts.add_indicator(
        tx, assessment, text="Indcat17 moves.", direction="for", judgement_id=red_one
    )
    bear_on(
        tx, memo.claim, "gap", assessment_parts.add_gap(tx, assessment, question="What does Gapxxx18 know?")
    )
    futures = scenarios.add_scenario_set(
        tx, assessment, title="After the ballot", focal_question="What follows?"
    )
    scenarios.add_scenario(tx, futures, title="A short closure", narrative="The port opens again.")
    bear_on(tx, red.claim, "scenario", scenarios.add_scenario(tx, futures, title="Scnrio19 pays on"))
    add_challenge(tx, assessment, method="devils_advocacy", text="Challg32 doubts it.", judgement_id=red_one)
    board = ach.add_board(
        tx,
        title="Why a ballot?",
        question="Why is a ballot held?",
        assessment_id=assessment,
        conclusion="Notexx27 tells.",
    )
    columns = [
        ach.add_hypothesis(tx, board, label="H1", text="To bargain."),
        ach.add_hypothesis(tx, board, label="H2", text="Hypoth21 wants it.", judgement_id=red_one),
        ach.add_hypothesis(tx, board, label="H3", text="By rule."),
    ]
    rows = [
        ach.add_ach_row(tx, board, text="A notice was filed.", claim_id=open_.claim),
        ach.add_ach_row(tx, board, text="Rowxxx20 was paid.", claim_id=red.claim),
    ]
    for row in rows:
        for column, rating in zip(columns, ("C", "I", "N"), strict=True):
            ach.rate_cell(tx, row, column, rating=rating)

    brief = briefs.add_brief(
        tx, title="The port of Vell", author="M. Ors", reviewer="A. Vale", assessment_id=assessment, marking="TLP:RED",
        question="Will the port close?", cut_off="2026-05-14",
        bottom_line=f"(TLP:GREEN) The port is likely to close.{token('claim', open_.claim)}\n\nBottom26 gains by it.",
    )  # fmt: skip
    text = "\n\n".join(
        (
            f"The notice “sets a ballot for 27 May”.{token('claim', open_.claim)}",
            f"Parags22 is told otherwise, see judgement 4.{token('claim', red.claim)}",
            "(TLP:RED) Parags22 is marked by itself.",
            f"As judgement 4 says, the ballot is held.{token('passage', open_.passage)}",
        )
    )
    section = briefs.add_section(tx, brief, title="What is known", body=text, marking="TLP:GREEN")
    briefs.add_section(tx, brief, title="About Sectnx23", body="All of it.", marking="TLP:RED")
    for kind in (
        "key_judgements",
        "alternatives",
        "assumptions",
        "indicators",
        "gaps",
        "scenarios",
        "ach",
        "timeline",
        *("chronology", "source_review", "method", "scope_note", "source_summary", "information"),
        *("challenges", "map", "words", "changes"),
    ):
        briefs.add_section(tx, brief, kind=kind)
    for entity in (federation, nightjar):
        briefs.add_section(tx, brief, kind="entity_profile", object_type="entity", object_id=entity)
    briefs.add_section(
        tx, brief, kind="link_chart", object_type="graph_view", object_id=view, caption="Captnx24 pays."
    )
    return SimpleNamespace(
        brief=brief, section=section, open=open_, red=red, memo=memo, nightjar=nightjar, federation=federation, bank=bank,
        shown=shown, hidden=hidden, kept=kept, red_one=red_one, last=last, assessment=assessment, board=board,
    )  # fmt: skip


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SimpleNamespace]:
    """The case, closed, and the ids in it; made once."""
    path = tmp_path_factory.mktemp("release") / "vell.casewright"
    with (
        casewright.create(path, "Operation Perlun04", analyst="M. Ors") as case,
        case.edit("add_brief") as tx,
    ):
        ids = _fill(tx)
    return path, ids


@pytest.fixture
def vell(planted: tuple[Path, SimpleNamespace], tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A copy of it, open for writing, with the ids."""
    with casewright.open(
        Path(shutil.copy(planted[0], tmp_path / "vell.casewright")), analyst="M. Ors"
    ) as case:
        yield SimpleNamespace(case=case, **vars(planted[1]))


@pytest.fixture
def secrets() -> tuple[str, ...]:
    """The words that stand only in what may not be shown."""
    return SECRETS
