"""Each rule of the tradecraft check: a case where it must fire and one where it must stay silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright import Case
from casewright.analysis.check.run import check_case
from casewright.casefile.transaction import Transaction
from casewright.model.tables import TABLES

SOURCE_TEXT = "The ministry announced talks in April. Nothing was signed."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with casewright.create(tmp_path / "check.casewright", "Check", "TLP:AMBER", "Ana") as made:
        yield made


class Builder:
    """Rows of a small, sound case; every test spoils one thing in it."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        sha256, _ = tx.put_bytes(SOURCE_TEXT.encode(), "text/plain")
        self.source = self.add("source", title="Communiqué", name_key="communique", kind="report", provenance="primary",
                               reliability="B", reliability_reason="Good record")  # fmt: skip
        capture = self.add("capture", source_id=self.source, sha256=sha256, size=len(SOURCE_TEXT), media_type="text/plain",
                           file_name="c.txt", captured_at="2026-01-01T00:00:00Z", method="manual_save")  # fmt: skip
        text = self.add("source_text", source_id=self.source, capture_id=capture, text_sha256=sha256,
                        characters=len(SOURCE_TEXT), pages="[]", tool="text", tool_version="1")  # fmt: skip
        self.passage = self.add("passage", source_id=self.source, source_text_id=text, text_sha256=sha256, start=0, end=37,
                                exact=SOURCE_TEXT[:37], prefix="", suffix=SOURCE_TEXT[37:], state="exact")  # fmt: skip
        self.claim = self.add("claim", text="Talks were announced.", basis="cited")
        self.citation = self.add(
            "citation", claim_id=self.claim, passage_id=self.passage, stance="supports", credibility="2"
        )
        self.assessment = self.add(
            "assessment", title="Outlook", scheme="icd203", status="draft", bottom_line="Talks go on."
        )
        self.judgement = self.add("judgement", assessment_id=self.assessment, text="Talks will end in a signed text.",
                                  kind="judgement", is_key=True, scheme="icd203", likelihood="likely", point=0.6,
                                  confidence="moderate", confidence_basis="One primary source.", horizon="2026-12")  # fmt: skip
        self.add("judgement_support", judgement_id=self.judgement, claim_id=self.claim, stance="supports")
        self.add("alternative", assessment_id=self.assessment, text="No text is signed.")

    def add(self, table: str, **values: object) -> UUID:
        return self.tx.add(TABLES[table](**values))

    def edit(self, table: str, row_id: UUID, **values: object) -> None:
        self.tx.edit(self.tx.get(TABLES[table], row_id), **values)


def rules(case: Case) -> set[str]:
    return {finding.rule for finding in check_case(case)}


def test_a_sound_case_with_one_source_has_only_the_single_origin_finding(case: Case) -> None:
    with case.edit("build") as tx:
        Builder(tx)
    assert rules(case) == {"IN02"}


SPOILED = {
    "JL01": lambda b: b.edit("judgement", b.judgement, confidence_basis="With moderate confidence, a text is likely."),
    "JL02": lambda b: b.edit("judgement", b.judgement, likelihood=None, point=None),
    "JL03": lambda b: b.edit("judgement", b.judgement, confidence_basis=None),
    "JL04": lambda b: b.edit("judgement", b.judgement, likelihood=None, text="Talks could end in a signed text."),
    "JL07": lambda b: b.edit("judgement", b.judgement, point=0.3),
    "JL09": lambda b: b.edit("judgement", b.judgement, horizon=None),
    "SO01": lambda b: b.tx.delete(b.tx.get(TABLES["citation"], b.citation)),
    "SO04": lambda b: b.edit("source", b.source, reliability=None, reliability_reason=None),
    "SO05": lambda b: b.edit("source", b.source, reliability_reason=None),
    "SO09": lambda b: b.edit("source", b.source, withdrawn="2026-02-01"),
    "SO12": lambda b: b.edit("citation", b.citation, credibility="1"),
    "EV01": lambda b: b.add("capture", source_id=b.source, sha256="0" * 64, size=1, media_type="text/plain",
                            file_name="gone.txt", captured_at="2026-01-01T00:00:00Z", method="manual_save"),
    "EV02": lambda b: b.edit("passage", b.passage, exact="The ministry denied all talks in May."),
    "IN01": lambda b: b.edit("judgement", b.judgement, confidence="high"),
    "AL01": lambda b: [b.tx.delete(row) for row in b.tx.find(TABLES["alternative"])],
    "AL05": lambda b: b.add("assumption", assessment_id=b.assessment, text="Talks go on.", category="C", linchpin=True),
    "IW01": lambda b: b.add("indicator", assessment_id=b.assessment, text="A date is set.", direction="for", status="not_seen"),
    "MK01": lambda b: b.edit("source", b.source, marking="TLP:RED"),
    "MK03": lambda b: b.edit("source", b.source, marking="TLP: AMBER"),
}  # fmt: skip


@pytest.mark.parametrize("rule", SPOILED)
def test_a_rule_fires_on_what_it_names_and_falls_silent_when_that_is_undone(case: Case, rule: str) -> None:
    with case.edit("build") as tx:
        Builder(tx)
    assert rule not in rules(case)
    case.undo()
    with case.edit("spoil") as tx:
        SPOILED[rule](Builder(tx))
    assert rule in rules(case)


def test_an_uncited_link_is_found_unless_it_is_marked_as_inferred(case: Case) -> None:
    with case.edit("build") as tx:
        ids = [tx.add(TABLES["entity"](kind="state", name=name, name_key=name)) for name in "ab"]
        link = tx.add(TABLES["link"](kind="visited", from_id=ids[0], to_id=ids[1], status="asserted"))
    assert rules(case) == {"GR01"}
    with case.edit("mark") as tx:
        tx.edit(tx.get(TABLES["link"], link), status="inferred")
    assert rules(case) == set()


def test_a_waiver_holds_until_the_text_changes(case: Case) -> None:
    with case.edit("build") as tx:
        judgement = Builder(tx).judgement
    finding = check_case(case)[0]
    with case.edit("waive") as tx:
        tx.add(TABLES["waiver"](rule=finding.rule, object_type="judgement", object_id=finding.object_id,
                                fingerprint=finding.fingerprint, reason="Said in the text.", analyst="Ana"))  # fmt: skip
    assert [one.waived for one in check_case(case)] == [True]
    with case.edit("reword") as tx:
        tx.edit(tx.get(TABLES["judgement"], judgement), text="Talks will end in a signed treaty.")
    assert [one.waived for one in check_case(case)] == [False]


@pytest.mark.parametrize(
    ("sentence", "mixed"),
    [
        ("We judge with moderate confidence that closure is likely.", True),
        ("We have high confidence that there is a 70% chance of closure.", True),
        ("We judge with moderate confidence that X happened.", False),
        ("A motion of no confidence is likely.", False),
        ("Our confidence in this judgement is moderate.", False),
    ],
)
def test_likelihood_and_confidence_in_one_sentence(sentence: str, mixed: bool) -> None:
    from casewright.analysis.check.language import mixes_likelihood_and_confidence
    from casewright.model.scales import ladder

    assert mixes_likelihood_and_confidence(sentence, ladder("icd203")) is mixed


def test_the_month_of_may_and_scheme_terms_are_no_hedges() -> None:
    from casewright.analysis.check.language import hedges
    from casewright.model.scales import ladder

    assert hedges("Talks resume in May.", ladder("phia")) == []
    assert hedges("There is a realistic possibility of talks.", ladder("phia")) == []
    assert hedges("Talks may resume.", ladder("phia")) == ["may"]
