"""Rules on judgements and the work shown: what each must find, and what only looks like it."""

from __future__ import annotations

from typing import Any

from casewright.model.tables import TABLES

B = Any


def edited(**values: object) -> Any:
    """Spoils the judgement."""
    return lambda b: b.edit("judgement", b.judgement, **values)


def bottom_line(words: str, **more: object) -> Any:
    """Spoils the bottom line."""
    return lambda b: b.edit("assessment", b.assessment, bottom_line=words, **more)


def without(table: str) -> Any:
    """Takes all rows of a table away."""
    return lambda b: [b.tx.delete(row) for row in b.tx.find(TABLES[table])]


def four_alike(b: B) -> None:
    for number in range(3):
        b.add("judgement", assessment_id=b.assessment, text=f"Talks {number}.", kind="judgement", is_key=True, scheme="icd203",
              confidence="low")  # fmt: skip


def alternatives(b: B, *rows: dict[str, object], likelihood: str = "likely") -> None:
    """Other alternatives to the judgement, which has no point estimate then."""
    without("alternative")(b)
    b.edit("judgement", b.judgement, likelihood=likelihood, point=None)
    for row in rows:
        b.add(
            "alternative",
            **{"assessment_id": b.assessment, "judgement_id": b.judgement, "text": "Else.", **row},
        )


def superseding(b: B, likelihood: str, **values: object) -> None:
    earlier = b.add("judgement", assessment_id=b.assessment, text="Talks end in a text.", kind="judgement", scheme="icd203",
                    likelihood=likelihood)  # fmt: skip
    b.edit("judgement", b.judgement, supersedes_id=earlier, **values)


def indicator(b: B, **values: object) -> None:
    b.add(
        "indicator",
        **{
            "assessment_id": b.assessment,
            "text": "A date is set.",
            "direction": "for",
            "status": "not_seen",
            **values,
        },
    )


def another_judgement(b: B) -> Any:
    return b.add(
        "judgement", assessment_id=b.assessment, text="Prices rise.", kind="judgement", scheme="icd203"
    )


def overdue_and_settled(b: B) -> None:
    """Judgements whose day is over: one was decided, one is superseded, one is a reported fact; and one is not due yet."""
    past = {"horizon": "2020", "horizon_lo": "2020-01-01", "horizon_hi": "2020-12-31"}
    b.edit("judgement", b.judgement, **past, outcome="undecidable")
    given = {"assessment_id": b.assessment, "text": "Talks go on.", "scheme": "icd203"}
    older = b.add("judgement", **given, kind="judgement", **past)
    b.add(
        "judgement", **given, kind="judgement", horizon="2999", horizon_hi="2999-12-31", supersedes_id=older
    )
    b.add("judgement", **given, kind="fact_reported", **past)


FIRES = {
    "JL01": edited(confidence_basis="With moderate confidence, a text is likely."),
    "JL02": edited(likelihood=None, point=None),
    "JL03": edited(confidence_basis=None),
    "JL04": edited(likelihood=None, text="Talks could end in a signed text."),
    "JL05": bottom_line("A text is highly likely."),
    "JL06": bottom_line("A text is fairly likely (55–80%)."),
    "JL07": edited(point=0.3),
    "JL08": edited(text="Talks will definitely end in a signed text."),
    "JL09": edited(horizon=None),
    "JL10": edited(text="Talks will end in a signed text and sanctions will be lifted."),
    "JL11": bottom_line("A text is likely."),
    "JL12": edited(text="Talks may end in a signed text."),
    "SO01": lambda b: b.tx.delete(b.tx.get(TABLES["citation"], b.citation)),
    "SO11": lambda b: b.edit("source", b.source, reliability="E"),
    "CF01": edited(confidence="moderate"),
    "CF02": edited(confidence="high", horizon="2030"),
    "CF03": lambda b: b.against(),
    "CF04": four_alike,
    "AL01": lambda b: [b.edit("alternative", row.id, judgement_id=another_judgement(b)) for row in b.tx.find(TABLES["alternative"])],
    "AL02": lambda b: alternatives(b, {"likelihood": "likely"}, {"likelihood": "likely"}, likelihood="very_likely"),
    "AL03": lambda b: b.tx.delete(b.tx.get(TABLES["assumption"], b.assumption)),
    "AL04": lambda b: b.edit("assumption", b.assumption, category="U", linchpin=True, if_wrong="It falls."),
    "AL05": lambda b: b.edit("assumption", b.assumption, linchpin=True),
    "AL06": without("gap"),
    "IW01": lambda b: b.indicator(owner=None),
    "IW02": lambda b: b.indicator(text="Rising tension at the border"),
    "IW03": lambda b: b.hold(b.indicator(), "L", "C"),
    "IW04": lambda b: b.indicator(expected="2025-12"),
    "IW05": lambda b: [b.edit("judgement", b.judgement, would_change_if=None), b.indicator(status="retired")],
    "IW06": lambda b: b.indicator(status="seen", last_checked="2026-01-20"),
    "BR03": lambda b: superseding(b, "unlikely"),
    "DT05": edited(horizon="2020", horizon_lo="2020-01-01", horizon_hi="2020-12-31"),
}  # fmt: skip


SILENT = {
    "JL01": edited(confidence_basis="A motion of no confidence is likely. One primary source."),
    "JL02": edited(likelihood=None, point=None, kind="fact_reported"),
    "JL03": edited(confidence_basis=None, kind="fact_reported"),
    "JL04": edited(likelihood=None, text="Talks are likely to end in May, and could be long."),
    "JL05": bottom_line("A text is probable (55–80%); probable and likely mean the same."),
    "JL06": bottom_line("A text is very likely (80–95%), the most by far."),
    "JL07": edited(point=0.8),
    "JL08": edited(text="Talks prove difficult.", kind="judgement"),
    "JL09": edited(text="The text is ready.", horizon=None),
    "JL10": edited(text="The minister and the envoy, who will meet in May, will end their talks in a signed text or none."),
    "JL11": bottom_line("A text is likely (55–80%)."),
    "JL12": edited(text="Talks end in a signed text on 3 May."),
    "SO01": lambda b: b.edit("judgement", another_judgement(b), kind="judgement"),
    "SO11": lambda b: [b.edit("source", b.source, reliability="E"), b.relay()],
    "CF01": lambda b: [b.edit("judgement", b.judgement, confidence="moderate"), b.edit("source", b.source, reliability="A"),
                       b.edit("citation", b.citation, first_hand=True, credibility="1")],
    "CF02": edited(confidence="high", horizon="2027-06"),
    "CF03": lambda b: b.against(note="An old statement."),
    "CF04": lambda b: [four_alike(b), b.edit("judgement", b.judgement, confidence="moderate")],
    "AL01": lambda b: [b.edit("alternative", row.id, judgement_id=None) for row in b.tx.find(TABLES["alternative"])],
    "AL02": lambda b: [b.edit("judgement", b.judgement, point=0.64), b.add("alternative", assessment_id=b.assessment, text="Of the whole.")],
    "AL03": lambda b: b.edit("assumption", b.assumption, judgement_id=b.judgement),
    "AL04": lambda b: b.edit("assumption", b.assumption, category="U", linchpin=True, if_wrong="It falls.", owner="Ana", disposition="test"),
    "AL05": lambda b: b.edit("assumption", b.assumption, linchpin=True, if_wrong="It falls."),
    "AL06": lambda b: [without("gap")(b), b.edit("judgement", b.judgement, is_key=False)],
    "IW01": lambda b: [b.indicator(), b.indicator(owner=None, status="retired")],
    "IW02": lambda b: [b.indicator(), b.indicator(text="Border traffic", threshold="below 40 lorries a day")],
    "IW03": lambda b: [b.hold(b.indicator(), "HL", "U"), b.hold(b.indicator(), "HL"), b.hold(b.indicator(status="retired"), "C", "C")],
    "IW04": lambda b: [b.indicator(expected="2999"), b.indicator(expected="2025-12", status="seen", last_checked="2025-11"),
                       b.look(b.indicator(expected="2025-12"), "2026-01-03")],
    "IW05": lambda b: [b.edit("judgement", b.judgement, would_change_if=None), b.indicator()],
    "IW06": lambda b: [b.edit("judgement", b.judgement, reviewed_on="2026-01-20"),
                       b.indicator(status="seen", last_checked="2026-01-20"), b.indicator(last_checked="2026-01-30")],
    "BR03": lambda b: superseding(b, "unlikely", change_kind="raised", change_reason="A new source."),
    "DT05": overdue_and_settled,
}  # fmt: skip


ALSO = [
    ("JL05", bottom_line("A text is probable (55–80%)."), "“probable” is said beside “likely”"),
    ("JL05", bottom_line("A text is probable, and a strike unlikely."), "nothing says that both mean the same"),
    ("JL06", bottom_line("A text is not unlikely."), "“not unlikely” stands on no scale"),
    ("JL07", edited(likelihood=None), "60% without a term of ICD 203"),
    ("JL09", edited(kind="forecast", text="The text is out.", is_key=False, horizon=None), "has no time horizon"),
    ("JL10", edited(text="The Federation will close the port and strike for a week."), "says two things at once"),
    ("AL02", edited(point=0.8), "come to 120% together"),
    ("AL02", lambda b: alternatives(b, {"likelihood": "unlikely"}, likelihood="very_unlikely"), "The bands come to 65% at most"),
    ("BR03", edited(change_kind="raised"), "was raised without a reason"),
]  # fmt: skip
"""Further ways in which a rule fires, with words of what it says."""
