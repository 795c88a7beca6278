"""Rules on sources, evidence, origins, dates and links: what each must find, and what only looks like it."""

from __future__ import annotations

from typing import Any

from casewright.casefile import custody
from casewright.model.tables import TABLES

B = Any


def source(**values: object) -> Any:
    """Spoils the source."""
    return lambda b: b.edit("source", b.source, **values)


def passage(**values: object) -> Any:
    """Spoils the passage."""
    return lambda b: b.edit("passage", b.passage, **values)


def capture(**values: object) -> Any:
    """Spoils the capture."""
    return lambda b: [b.tx.edit(row, **values) for row in b.tx.find(TABLES["capture"])]


def published(day: str) -> Any:
    return source(published=day, published_lo=day, published_hi=day)


def judged_different(b: B) -> None:
    one, other = b.named("Đorđe Ilić", "Dorde Ilic")
    b.add("sameness", entity_id=other, other_id=one, verdict="different", reason="Father and son.")


def of_somebody_unnamed(b: B) -> None:
    b.relay()
    for link in b.tx.find(TABLES["source_link"]):
        b.edit("source", link.parent_id, kind="unnamed")


def circle(b: B) -> None:
    wire = b.relay(status="rejected")
    for child, parent in ((b.source, wire), (wire, b.source)):
        b.add(
            "source_link",
            child_id=child,
            parent_id=parent,
            kind="quotes",
            status="confirmed",
            found_by="analyst",
        )


def uncited_inference(b: B) -> None:
    b.link("inferred")
    b.tx.delete(b.tx.get(TABLES["citation"], b.citation))


def in_pages(b: B, page: int | None) -> None:
    for row in b.tx.find(TABLES["source_text"]):
        b.tx.edit(row, pages="[[0,20],[20,58]]")
    b.edit("passage", b.passage, page=page)


def lost(b: B) -> None:
    b.add("capture", source_id=b.source, sha256="0" * 64, size=1, media_type="text/plain", file_name="gone.txt",
          captured_at="2026-01-01T00:00:00Z", method="manual_save", captured_by="Ana")  # fmt: skip


def doubtful(b: B, words: str) -> None:
    """A brief that prints the date of a claim that is only about so."""
    b.edit("claim", b.claim, held="2025-12-18~", held_lo="2025-12-18", held_hi="2025-12-18")
    b.section(body=f"Talks were announced {words}.[[claim:{b.claim}]]")


DIAGONAL, SPREAD = ["A1", "B2", "C3", "D4"] * 5, ["A2", "B3", "C1", "D4"] * 5
EXACT = "The ministry announced talks in April."


FIRES = {
    "SO03": lambda b: b.add("claim", text="Nothing was signed.", basis="cited"),
    "SO04": source(reliability=None, reliability_reason=None),
    "SO05": source(reliability_reason=None),
    "SO06": source(descriptor=None),
    "SO08": lambda b: b.relay(),
    "SO09": source(withdrawn="2026-02-01"),
    "SO10": source(ai_generated=True),
    "SO12": lambda b: b.edit("citation", b.citation, credibility="1"),
    "SO13": lambda b: b.rated(*DIAGONAL),
    "EV01": lost,
    "EV02": passage(exact="The ministry denied all talks in May."),
    "EV03": passage(state="review"),
    "EV04": lambda b: [source(address="https://example.org/talks")(b), capture(method="transcript")(b)],
    "EV05": capture(captured_by=None),
    "EV06": lambda b: b.section(body=f"It “denied all talks in April”.[[claim:{b.claim}]]"),
    "EV07": passage(translation="Talks."),
    "IN01": lambda b: b.edit("judgement", b.judgement, confidence="high"),
    "IN03": lambda b: [b.edit("source", one, controller="The state") for one in (b.source, b.relay())],
    "IN04": circle,
    "IN05": lambda b: b.further_support(claims=2, cites_other=False),
    "IN06": lambda b: b.relay(status="suspected"),
    "DT01": published("2025-06-01"),
    "DT02": source(published="2026-03", published_lo="2026-03-01", published_hi="2026-03-31"),
    "DT03": lambda b: b.link("reported", "2026-05-01"),
    "DT04": lambda b: doubtful(b, "on 18 December 2025"),
    "DT06": published("2026-01-15"),
    "GR01": lambda b: b.link("asserted", about=False),
    "GR02": uncited_inference,
    "GR03": lambda b: b.edit("judgement", b.judgement, confidence_basis="He has the highest betweenness centrality."),
    "GR04": lambda b: b.named("Đorđe Ilić", "Dorde Ilic"),
}  # fmt: skip


SILENT = {
    "SO03": lambda b: [b.add("claim", text="They know each other.", basis="analyst_knowledge"), in_pages(b, page=1)],
    "SO04": lambda b: [source(reliability="F")(b), b.edit("citation", b.citation, credibility="6")],
    "SO05": source(reliability_on="2025-02-01"),
    "SO06": lambda b: [b.edit("judgement", b.judgement, is_key=False), source(descriptor=None)(b)],
    "SO08": lambda b: [b.relay(kind="cites_as_basis"), b.relay(status="suspected"), b.relay(first_hand=True), of_somebody_unnamed(b)],
    "SO09": lambda b: [source(withdrawn="2026-02-01")(b), b.tx.delete(b.tx.get(TABLES["citation"], b.citation))],
    "SO10": lambda b: [source(ai_generated=True, ai_tool="Writer 2.1")(b), passage(translation="Talks.", translation_state="machine", translator="Tr 3")(b)],
    "SO12": lambda b: [b.edit("citation", b.citation, credibility="1"), b.relay(status="rejected")],
    "SO13": lambda b: b.rated(*SPREAD),
    "EV01": capture(file_name="another.txt"),
    "EV02": passage(start=0, end=3, exact="The"),
    "EV03": passage(state="normalised"),
    "EV04": source(address="https://example.org/talks"),
    "EV05": capture(note="Saved in a hurry."),
    "EV06": lambda b: b.section(body=f"It “announced … talks” and, in short, “agreed”.[[claim:{b.claim}]]\n\nA “wholly invented saying” without a source."),
    "EV07": passage(translation="Talks.", translator="Ana"),
    "IN01": lambda b: [b.edit("judgement", b.judgement, confidence="high"), b.relay(status="rejected")],
    "IN03": lambda b: [b.edit("source", b.relay(), controller="The state"), source(controller="A bank")(b)],
    "IN04": lambda b: b.relay(),
    "IN05": lambda b: b.further_support(claims=2, cites_other=True),
    "IN06": lambda b: [b.relay(), b.relay(status="rejected")],
    "DT01": published("2025-09-01"),
    "DT02": published("2026-01-31"),
    "DT03": lambda b: [b.link("planned", "2026-05-01"), b.link("reported", "2025-12-20")],
    "DT04": lambda b: doubtful(b, "about 18 December 2025"),
    "DT06": published("2026-01-02"),
    "GR01": lambda b: [b.link("inferred", about=False), b.link("asserted")],
    "GR02": lambda b: b.link("inferred"),
    "GR03": lambda b: b.section(kind="link_chart", body="PageRank as area.",
                                caption="Observed network only; 12 links, 3 uncited, coverage 2024-01-01 – 2025-12-31."),
    "GR04": lambda b: [judged_different(b), b.named("Ana Ilić"), b.named("Ana Ilić", kind="organisation")],
}  # fmt: skip


def verified(b: B, result: str) -> None:
    """What the log of custody says of the source's bytes."""
    custody.append(b.tx._connection, b.tx._signer, custody.Act("verify", b.text_sha256, result))


def captured_late(b: B) -> None:
    for row in b.tx.find(TABLES["capture"]):
        b.tx.edit(row, captured_at="2026-02-03T00:00:00Z")


ALSO = [
    ("SO03", lambda b: in_pages(b, page=None), "The page of these cited words is not given"),
    ("SO04", lambda b: b.edit("citation", b.citation, credibility=None), "What is cited for “Talks were announced.” has no credibility"),
    ("SO05", source(reliability_on="2024-12-31"), "was rated 396 days before it was needed"),
    ("SO10", passage(translation="Talks.", translation_state="machine"), "The tool that translated"),
    ("EV01", lambda b: [verified(b, "match"), verified(b, "mismatch")], "was altered"),
    ("EV06", lambda b: b.section(body=f"He said \"{EXACT[:20]} war in April\".[[passage:{b.passage}]]"), "The ministry announc war in April"),
    ("DT01", lambda b: b.brief(product_type="current_brief"), "is 42 days older than the cut-off"),
    ("DT02", captured_late, "was captured after the cut-off of “Outlook”"),
    ("DT04", lambda b: b.edit("judgement", b.judgement, horizon="by June"), "The date “by June” (horizon) is not written as EDTF"),
]  # fmt: skip
"""Further ways in which a rule fires, with words of what it says."""
