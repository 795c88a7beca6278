"""Each rule of the tradecraft check: a case where it must fire and one where it must stay silent."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright import Case
from casewright.analysis.check.run import check_case
from casewright.casefile.transaction import Transaction
from casewright.model.names import name_key
from casewright.model.tables import TABLES
from casewright.operations import anchors, captures, entities

SOURCE_TEXT = "The ministry announced talks in April. Nothing was signed."


class Builder:
    """Rows of a small, sound case; every test spoils one thing in it."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        sha256, _ = tx.put_bytes(SOURCE_TEXT.encode(), "text/plain")
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

    def brief(self, **values: object) -> UUID:
        """A brief of the assessment, whole but for what `values` spoil."""
        self.edit(
            "assessment",
            self.assessment,
            source_strengths="One primary source.",
            author="Ana",
            question="Will they sign?",
        )
        self.add("implication", assessment_id=self.assessment, reader="Traders", text="Wait.")
        given = {"title": "Talks are likely to end in a text", "product_type": "assessment", "version": "1", "language": "en",
                 "status": "draft", "assessment_id": self.assessment, **values}  # fmt: skip
        return self.add("brief", **given)

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


def judged_different(b: Builder) -> None:
    one, other = b.named("Đorđe Ilić", "Dorde Ilic")
    b.add("sameness", entity_id=other, other_id=one, verdict="different", reason="Father and son.")


def of_somebody_unnamed(b: Builder) -> None:
    b.relay()
    for link in b.tx.find(TABLES["source_link"]):
        b.edit("source", link.parent_id, kind="unnamed")


def circle(b: Builder) -> None:
    wire = b.relay(status="rejected")
    b.add(
        "source_link",
        child_id=b.source,
        parent_id=wire,
        kind="quotes",
        status="confirmed",
        found_by="analyst",
    )
    b.add(
        "source_link",
        child_id=wire,
        parent_id=b.source,
        kind="quotes",
        status="confirmed",
        found_by="analyst",
    )


def four_alike(b: Builder) -> None:
    for number in range(3):
        b.add("judgement", assessment_id=b.assessment, text=f"Talks {number}.", kind="judgement", is_key=True, scheme="icd203",
              confidence="low")  # fmt: skip


def uncited_inference(b: Builder) -> None:
    b.link("inferred")
    b.tx.delete(b.tx.get(TABLES["citation"], b.citation))


def overdue_and_settled(b: Builder) -> None:
    """Judgements whose day is over: one was decided, one is superseded, one is a reported fact; and one is not due yet."""
    past = {"horizon": "2020", "horizon_lo": "2020-01-01", "horizon_hi": "2020-12-31"}
    b.edit("judgement", b.judgement, **past, outcome="undecidable")
    given = {"assessment_id": b.assessment, "text": "Talks go on.", "scheme": "icd203"}
    older = b.add("judgement", **given, kind="judgement", **past)
    b.add(
        "judgement", **given, kind="judgement", horizon="2999", horizon_hi="2999-12-31", supersedes_id=older
    )
    b.add("judgement", **given, kind="fact_reported", **past)


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
                            file_name="gone.txt", captured_at="2026-01-01T00:00:00Z", method="manual_save", captured_by="Ana"),
    "EV05": lambda b: [b.tx.edit(row, captured_by=None) for row in b.tx.find(TABLES["capture"])],
    "EV02": lambda b: b.edit("passage", b.passage, exact="The ministry denied all talks in May."),
    "IN01": lambda b: b.edit("judgement", b.judgement, confidence="high"),
    "AL01": lambda b: [b.tx.delete(row) for row in b.tx.find(TABLES["alternative"])],
    "AL05": lambda b: b.add("assumption", assessment_id=b.assessment, text="Talks go on.", category="C", linchpin=True),
    "IW01": lambda b: b.add("indicator", assessment_id=b.assessment, text="A date is set.", direction="for", status="not_seen"),
    "IW02": lambda b: b.indicator(text="Rising tension at the border"),
    "IW03": lambda b: b.hold(b.indicator(), "L", "C"),
    "IW04": lambda b: b.indicator(expected="2025-12"),
    "IW06": lambda b: b.indicator(status="seen", last_checked="2026-01-20"),
    "JL05": lambda b: b.edit("assessment", b.assessment, bottom_line="A text is highly likely."),
    "JL08": lambda b: b.edit("judgement", b.judgement, text="Talks will definitely end in a signed text."),
    "JL12": lambda b: b.edit("judgement", b.judgement, text="Talks may end in a signed text."),
    "SO02": lambda b: b.add("brief_section", brief_id=b.brief(), kind="text", body="Talks go on.\n\nThey began in April."),
    "SO03": lambda b: b.add("claim", text="Nothing was signed.", basis="cited"),
    "SO06": lambda b: b.edit("source", b.source, descriptor=None),
    "SO07": lambda b: [b.brief(), b.edit("assessment", b.assessment, source_strengths=None)],
    "SO08": lambda b: b.relay(),
    "SO10": lambda b: b.edit("source", b.source, ai_generated=True),
    "SO11": lambda b: b.edit("source", b.source, reliability="E"),
    "EV03": lambda b: b.edit("passage", b.passage, state="review"),
    "EV07": lambda b: b.edit("passage", b.passage, translation="Talks."),
    "DT02": lambda b: b.edit("source", b.source, published="2026-03", published_lo="2026-03-01", published_hi="2026-03-31"),
    "DT03": lambda b: b.link("reported", "2026-05-01"),
    "DT05": lambda b: b.edit("judgement", b.judgement, horizon="2020", horizon_lo="2020-01-01", horizon_hi="2020-12-31"),
    "DT06": lambda b: b.edit("source", b.source, published="2026-01-15", published_lo="2026-01-15", published_hi="2026-01-15"),
    "IN03": lambda b: [b.edit("source", one, controller="The state") for one in (b.source, b.relay())],
    "IN04": circle,
    "IN05": lambda b: b.further_support(claims=2, cites_other=False),
    "IN06": lambda b: b.relay(status="suspected"),
    "CF01": lambda b: b.edit("judgement", b.judgement, confidence="moderate"),
    "CF02": lambda b: b.edit("judgement", b.judgement, confidence="high", horizon="2030"),
    "CF03": lambda b: b.against(),
    "CF04": four_alike,
    "AL02": lambda b: b.edit("judgement", b.judgement, point=0.8),
    "AL03": lambda b: b.tx.delete(b.tx.get(TABLES["assumption"], b.assumption)),
    "AL04": lambda b: b.edit("assumption", b.assumption, category="U", linchpin=True, if_wrong="It falls."),
    "AL06": lambda b: [b.tx.delete(row) for row in b.tx.find(TABLES["gap"])],
    "IW05": lambda b: b.edit("judgement", b.judgement, would_change_if=None),
    "BR01": lambda b: [b.brief(), b.edit("assessment", b.assessment, author=None)],
    "BR02": lambda b: b.edit("assessment", b.assessment, bottom_line="word " * 61),
    "BR03": lambda b: b.edit("judgement", b.judgement, change_kind="raised"),
    "BR04": lambda b: [b.brief(), *(b.tx.delete(row) for row in b.tx.find(TABLES["implication"]))],
    "BR05": lambda b: b.add("brief_section", brief_id=b.brief(), kind="link_chart"),
    "GR02": uncited_inference,
    "GR03": lambda b: b.edit("judgement", b.judgement, confidence_basis="He has the highest betweenness centrality."),
    "GR04": lambda b: b.named("Đorđe Ilić", "Dorde Ilic"),
    "MK01": lambda b: b.edit("source", b.source, marking="TLP:RED"),
    "MK03": lambda b: b.edit("source", b.source, marking="TLP: AMBER"),
}  # fmt: skip


SILENT = {
    "SO03": lambda b: b.add("claim", text="They know each other.", basis="analyst_knowledge"),
    "SO02": lambda b: b.add("brief_section", brief_id=b.brief(), kind="text",
                            body=f"Talks go on.[[claim:{b.claim}]]\n\nWe judge that they will not be signed."),
    "SO07": lambda b: b.brief(),
    "SO08": lambda b: [b.relay(kind="cites_as_basis"), b.relay(status="suspected"), b.relay(first_hand=True), of_somebody_unnamed(b)],
    "EV07": lambda b: b.edit("passage", b.passage, translation="Talks.", translator="Ana"),
    "DT03": lambda b: [b.link("planned", "2026-05-01"), b.link("reported", "2025-12-20")],
    "DT05": lambda b: overdue_and_settled(b),
    "DT06": lambda b: b.edit("source", b.source, published="2026-01-02", published_lo="2026-01-02", published_hi="2026-01-02"),
    "IN04": lambda b: b.relay(),
    "IN05": lambda b: b.further_support(claims=2, cites_other=True),
    "IN06": lambda b: [b.relay(), b.relay(status="rejected")],
    "CF01": lambda b: [b.edit("judgement", b.judgement, confidence="moderate"), b.edit("source", b.source, reliability="A"),
                       b.edit("citation", b.citation, first_hand=True, credibility="1")],
    "CF02": lambda b: b.edit("judgement", b.judgement, confidence="high", horizon="2027-06"),
    "CF03": lambda b: b.against(note="An old statement."),
    "AL04": lambda b: b.edit("assumption", b.assumption, category="U", linchpin=True, if_wrong="It falls.", owner="Ana",
                             disposition="test"),
    "IW01": lambda b: b.indicator(),
    "IW02": lambda b: [b.indicator(), b.indicator(text="Border traffic", threshold="below 40 lorries a day")],
    "IW03": lambda b: [b.hold(b.indicator(), "HL", "U"), b.hold(b.indicator(), "HL"), b.hold(b.indicator(status="retired"), "C", "C")],
    "IW04": lambda b: [b.indicator(expected="2999"), b.indicator(expected="2025-12", status="seen", last_checked="2025-11"),
                       b.look(b.indicator(expected="2025-12"), "2026-01-03")],
    "IW06": lambda b: [b.edit("judgement", b.judgement, reviewed_on="2026-01-20"),
                       b.indicator(status="seen", last_checked="2026-01-20"), b.indicator(last_checked="2026-01-30")],
    "BR01": lambda b: b.brief(),
    "BR03": lambda b: b.edit("judgement", b.judgement, change_kind="raised", change_reason="A new source."),
    "BR04": lambda b: b.brief(),
    "BR05": lambda b: b.add("brief_section", brief_id=b.brief(), kind="link_chart", caption="Links, May 2026."),
    "GR02": lambda b: b.link("inferred"),
    "GR03": lambda b: b.add("brief_section", brief_id=b.brief(), kind="link_chart", body="PageRank as area.",
                            caption="Observed network only; 12 links, 3 uncited, coverage 2024-01-01 – 2025-12-31."),
    "GR04": lambda b: [judged_different(b), b.named("Ana Ilić"), b.named("Ana Ilić", kind="organisation")],
}  # fmt: skip


@pytest.mark.parametrize("rule", SILENT)
def test_a_rule_stays_silent_on_what_only_looks_like_it(case: Case, rule: str) -> None:
    with case.edit("build") as tx:
        SILENT[rule](Builder(tx))
    assert rule not in rules(case)


def test_every_rule_is_tried() -> None:
    from casewright.analysis.check.finding import RULES

    assert RULES.keys() - SPOILED.keys() == {"IN02", "GR01"}  # these two have tests of their own


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


def test_a_cited_passage_is_found_until_somebody_compared_it_with_the_newer_version(case: Case) -> None:
    with case.edit("build") as tx:
        built = Builder(tx)
        capture = captures.add_capture(
            tx, built.source, data=b"new", media_type="text/plain", file_name="n.txt"
        )
        newer = captures.add_source_text(
            tx, capture, text=f"Corrected. {SOURCE_TEXT}", tool="text", tool_version="1"
        )
    (found,) = [each for each in check_case(case) if each.rule == "EV03"]
    assert found.object_id == built.passage
    assert "not compared with a newer version" in found.message
    case.run(anchors.accept_anchor, built.passage, newer, 11, 48)
    assert "EV03" not in rules(case)
    case.undo()
    case.run(anchors.reject_anchor, built.passage, newer)
    assert "EV03" not in rules(case)


def test_a_passage_that_says_itself_that_it_is_lost_is_a_blocker(case: Case) -> None:
    with case.edit("build") as tx:
        built = Builder(tx)
        built.edit("passage", built.passage, state="orphaned")
    assert "EV02" in rules(case)


def test_support_from_one_origin_among_several_is_said_with_its_share_and_its_name(case: Case) -> None:
    with case.edit("build") as tx:
        Builder(tx).further_support(claims=2, cites_other=False)
    (found,) = [each for each in check_case(case) if each.rule == "IN05"]
    assert found.message == "83% of what key judgement 1 rests on comes from “Communiqué”."


def test_entities_that_only_share_an_abbreviation_are_no_probable_duplicates(case: Case) -> None:
    with case.edit("build") as tx:
        built = Builder(tx)
        one, other = built.named("Ministry of Mines", "Ministry of Motorways", kind="organisation")
        for each in (one, other):
            built.add("entity_name", entity_id=each, text="MoM", name_key="mom", role="acronym")
    assert "GR04" not in rules(case)
    case.run(entities.add_name, one, text="Ministry of Motorways", role="former")
    assert "GR04" in rules(case)


def test_the_check_of_a_brief_looks_at_the_entities_that_its_claims_are_about(case: Case) -> None:
    with case.edit("build") as tx:
        built = Builder(tx)
        built.named("Đorđe Ilić", "Dorde Ilic")
        shown = built.brief()
        elsewhere = built.brief(assessment_id=None)
    assert "GR04" in {finding.rule for finding in check_case(case, shown)}
    assert "GR04" not in {finding.rule for finding in check_case(case, elsewhere)}


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


def test_a_waiver_holds_until_it_expires(case: Case) -> None:
    with case.edit("build") as tx:
        Builder(tx)
    finding = check_case(case)[0]
    with case.edit("waive") as tx:
        tx.add(TABLES["waiver"](rule=finding.rule, object_type="judgement", object_id=finding.object_id, expires="2020-01",
                                fingerprint=finding.fingerprint, reason="Said in the text.", analyst="Ana"))  # fmt: skip
    assert [one.waived for one in check_case(case)] == [False]
