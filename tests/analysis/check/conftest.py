"""A small, sound case, in which every test spoils one thing; and what the check says of it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from casewright import Case
from casewright.analysis.check.run import check_case
from casewright.casefile.transaction import Transaction
from casewright.model.names import name_key
from casewright.model.tables import TABLES

SOURCE_TEXT = "The ministry announced talks in April. Nothing was signed."


class Builder:
    """Rows of a small, sound case; every test spoils one thing in it."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        self.text_sha256, _ = tx.put_bytes(SOURCE_TEXT.encode(), "text/plain")
        sha256 = self.text_sha256
        self.source = self.add("source", title="Communiqué", name_key="communique", kind="report", provenance="primary",
                               reliability="B", reliability_reason="Good record",
                               descriptor="Statement of the ministry.", published="2025-12-20",
                               published_lo="2025-12-20", published_hi="2025-12-20")  # fmt: skip
        capture = self.add("capture", source_id=self.source, sha256=sha256, size=len(SOURCE_TEXT), media_type="text/plain",
                           file_name="c.txt", captured_at="2026-01-01T00:00:00Z", method="manual_save", captured_by="Ana")  # fmt: skip
        text = self.add("source_text", source_id=self.source, capture_id=capture, text_sha256=sha256,
                        characters=len(SOURCE_TEXT), pages="[]", tool="text", tool_version="1")  # fmt: skip
        self.passage = self.add("passage", source_id=self.source, source_text_id=text, text_sha256=sha256, start=0, end=37,
                                exact=SOURCE_TEXT[:37], prefix="", suffix=SOURCE_TEXT[37:], state="exact")  # fmt: skip
        self.claim = self.add("claim", text="Talks were announced.", basis="cited")
        self.citation = self.add(
            "citation", claim_id=self.claim, passage_id=self.passage, stance="supports", credibility="2"
        )
        self.assessment = self.add(
            "assessment", title="Outlook", scheme="icd203", status="draft", bottom_line="Talks go on.",
            cut_off="2026-01-31",
        )  # fmt: skip
        self.judgement = self.add("judgement", assessment_id=self.assessment, text="Talks will end in a signed text.",
                                  kind="judgement", is_key=True, scheme="icd203", likelihood="likely", point=0.6,
                                  confidence="low", confidence_basis="One primary source.", horizon="2026-12",
                                  would_change_if="The talks are called off.")  # fmt: skip
        self.add("judgement_support", judgement_id=self.judgement, claim_id=self.claim, stance="supports")
        self.add(
            "alternative",
            assessment_id=self.assessment,
            judgement_id=self.judgement,
            text="No text is signed.",
            point=0.4,
        )
        self.assumption = self.add(
            "assumption", assessment_id=self.assessment, text="Nobody is arrested.", category="C"
        )
        self.add("gap", assessment_id=self.assessment, question="What is in the draft?", status="open")

    def add(self, table: str, **values: object) -> UUID:
        return self.tx.add(TABLES[table](**values))

    def edit(self, table: str, row_id: UUID, **values: object) -> None:
        self.tx.edit(self.tx.get(TABLES[table], row_id), **values)

    def brief(self, *, without: str = "", **values: object) -> UUID:
        """A brief of the assessment, whole but for a kind of section left out and what `values` spoil."""
        self.edit("assessment", self.assessment, source_strengths="One primary source.", author="Ana",
                  question="Will they sign?", reviewer="M. Example")  # fmt: skip
        self.add(
            "implication", assessment_id=self.assessment, reader="Traders", text="Prices stay where they are."
        )
        given = {"title": "Talks are likely to end in a text", "product_type": "assessment", "version": "1", "language": "en",
                 "status": "draft", "assessment_id": self.assessment, **values}  # fmt: skip
        made = self.add("brief", **given)
        for kind in ("key_judgements", "text", "indicators", "implications", "assumptions", "gaps"):
            if kind != without:
                self.section(made, kind=kind)
        return made

    def section(self, brief: UUID | None = None, **values: object) -> UUID:
        """A section of a brief, or of a new one."""
        return self.add("brief_section", brief_id=brief or self.brief(), **{"kind": "text", **values})

    def rated(self, *grades: str) -> None:
        """Further sources and claims, each rated as said: `B2`."""
        text = self.tx.get(TABLES["passage"], self.passage)
        for n, (letter, digit) in enumerate(grades):
            source = self.add("source", title=f"Paper {n}", name_key=f"paper {n}", kind="article", provenance="primary",
                              reliability=letter, reliability_reason="Record")  # fmt: skip
            quoted = self.add("passage", source_id=source, source_text_id=text.source_text_id, text_sha256=text.text_sha256, start=0,
                              end=37, exact=text.exact, prefix="", suffix="", state="exact")  # fmt: skip
            claim = self.add("claim", text=f"Talks were announced, {n}.", basis="cited")
            self.add("citation", claim_id=claim, passage_id=quoted, stance="supports", credibility=digit)

    def indicator(self, **values: object) -> UUID:
        """An indicator of the judgement with which nothing is wrong."""
        given = {
            "text": "A draft is published.",
            "direction": "for",
            "status": "not_seen",
            "owner": "Ana",
            "cadence": "weekly",
        }
        return self.add(
            "indicator", assessment_id=self.assessment, judgement_id=self.judgement, **{**given, **values}
        )

    def hold(self, indicator: UUID, *ratings: str) -> None:
        """Holds an indicator against the judgement and its alternative."""
        (alternative,) = self.tx.find(TABLES["alternative"])
        outcomes = (("judgement", self.judgement), ("alternative", alternative.id))
        for (table, outcome), rating in zip(outcomes, ratings, strict=False):
            self.add(
                "indicator_rating",
                indicator_id=indicator,
                object_type=table,
                object_id=outcome,
                rating=rating,
                rated_by="Ana",
            )

    def look(self, indicator: UUID, on: str) -> None:
        """Somebody looked for an indicator and wrote that down."""
        self.add("observation", indicator_id=indicator, observed_on=on, note="Looked for and not seen.")

    def against(self, **support: object) -> UUID:
        """A claim that contradicts the one the judgement rests on; with `support`, linked to the judgement."""
        other = self.add("claim", text="No talks are planned.", basis="cited")
        self.add("citation", claim_id=other, passage_id=self.passage, stance="supports")
        self.add("claim_relation", claim_id=other, other_id=self.claim, kind="contradicts")
        if support:
            self.add(
                "judgement_support",
                judgement_id=self.judgement,
                claim_id=other,
                stance="contradicts",
                **support,
            )
        return other

    def relay(self, kind: str = "summarises", status: str = "confirmed", **citation: object) -> UUID:
        """A second source that relays another one, and supports the same claim."""
        tx, passage = self.tx, self.tx.get(TABLES["passage"], self.passage)
        origin = self.add("source", title="Wire", name_key="wire", kind="wire", provenance="primary")
        wire = self.add("source", title="Paper", name_key="paper", kind="article", provenance="relay", reliability="C",
                        reliability_reason="Local", descriptor="A paper.")  # fmt: skip
        self.add("source_link", child_id=wire, parent_id=origin, kind=kind, status=status, found_by="analyst")
        text = tx.get(TABLES["source_text"], passage.source_text_id)
        capture = self.add("capture", source_id=wire, sha256=text.text_sha256, size=1, media_type="text/plain", file_name="p.txt",
                           captured_at="2026-01-01T00:00:00Z", method="manual_save")  # fmt: skip
        own = self.add("source_text", source_id=wire, capture_id=capture, text_sha256=text.text_sha256, characters=1,
                       pages="[]", tool="text", tool_version="1")  # fmt: skip
        quoted = self.add("passage", source_id=wire, source_text_id=own, text_sha256=text.text_sha256, start=0, end=37,
                          exact=SOURCE_TEXT[:37], prefix="", suffix=SOURCE_TEXT[37:], state="exact")  # fmt: skip
        self.add("citation", claim_id=self.claim, passage_id=quoted, stance="supports", **citation)
        return wire

    def link(self, status: str, begins: str | None = None, *, about: bool = True) -> UUID:
        """A link that the claim is about."""
        one, other = (self.add("entity", kind="state", name=name, name_key=name) for name in "ab")
        link = self.add("link", kind="visited", from_id=one, to_id=other, status=status, valid=begins, valid_lo=begins,
                        valid_hi=begins)  # fmt: skip
        if about:
            self.add("claim_about", claim_id=self.claim, object_type="link", object_id=link)
        return link

    def named(self, *names: str, kind: str = "person") -> list[UUID]:
        """Entities that the claim is about."""
        made = [self.add("entity", kind=kind, name=name, name_key=name_key(name)) for name in names]
        for each in made:
            self.add("claim_about", claim_id=self.claim, object_type="entity", object_id=each)
        return made

    def further_support(self, *, claims: int, cites_other: bool) -> None:
        """More claims behind the judgement, all from the first source; `cites_other`: each also from a second one."""
        other = self.relay(status="rejected")
        (passage,) = self.tx.find(TABLES["passage"], source_id=other)
        for number in range(claims):
            claim = self.add("claim", text=f"Talks were announced, {number}.", basis="cited")
            self.add("judgement_support", judgement_id=self.judgement, claim_id=claim, stance="supports")
            for each in [self.passage, passage.id] if cites_other else [self.passage]:
                self.add("citation", claim_id=claim, passage_id=each, stance="supports", credibility="2")


@pytest.fixture
def builder() -> type[Builder]:
    """Builds a case in a transaction."""
    return Builder


@pytest.fixture
def rules() -> Callable[[Case], set[str]]:
    """The rules that find something in a case."""
    return lambda case: {finding.rule for finding in check_case(case)}
