"""What is proposed for the passages of an earlier version, and that nothing moves by itself."""

from __future__ import annotations

from casewright.analysis.carry_over import propose_anchors
from casewright.casefile.case import Case
from casewright.operations import anchors, captures, passages, sources

FIRST = (
    "The port of Vell is closed until May.\n\nTwo ships wait outside the breakwater of the northern harbour.\n\nThe pilots are on strike there.\n\nNo date was given at all.\n\n"
    "«Нова веза» је објавила списак бродова. 😀 The list is long."
)
SECOND = (
    "«Нова веза» је објавила списак бродова. 😀 The list is long.\n\nThe port of Vell  is closed until May.\n\n"
    "Two tankers wait outside the breakwater of the northern harbour.\n\nThe pilots are on strike there."
)


def test_each_passage_gets_a_state_a_place_and_both_wordings(case: Case) -> None:
    with case.edit("ingest") as tx:
        source = sources.add_source(tx, title="Notice")
        texts = []
        for text in (FIRST, SECOND, FIRST):
            capture = captures.add_capture(
                tx, source, data=text.encode(), media_type="text/plain", file_name="t"
            )
            texts.append(captures.add_source_text(tx, capture, text=text, tool="t", tool_version="1"))
        quoted = [
            passages.quote(tx, texts[0], exact=words)
            for words in (
                "The port of Vell is closed until May.", "Two ships wait outside the breakwater of the northern harbour.", "No date was given at all.",
                "«Нова веза» је објавила списак бродова. 😀",
            )
        ]  # fmt: skip
    before = case.read("SELECT * FROM passage_anchor"), case.history()[0].id
    heard: list[float] = []
    proposals = propose_anchors(case, texts[1], heard.append)
    assert [(each.passage_id, each.state, each.new_words) for each in proposals] == [
        (quoted[0], "normalised", "The port of Vell  is closed until May."),
        (quoted[1], "changed", "Two tankers wait outside the breakwater of the northern harbour."),
        (quoted[2], "orphaned", ""),
        (quoted[3], "moved", "«Нова веза» је објавила списак бродова. 😀"),
    ]
    assert heard == [0, 0.25, 0.5, 0.75]
    assert [each.is_sure for each in proposals] == [True, False, False, True]
    assert propose_anchors(case, texts[2]) == []  # the same characters again are the same text
    assert (case.read("SELECT * FROM passage_anchor"), case.history()[0].id) == before

    moved = proposals[3]
    assert moved.start is not None
    assert moved.end is not None
    assert SECOND[moved.start : moved.end] == moved.new_words
    case.run(anchors.accept_anchor, moved.passage_id, texts[1], moved.start, moved.end)
    case.run(anchors.reject_anchor, quoted[2], texts[1])
    assert [each.passage_id for each in propose_anchors(case, texts[1])] == quoted[:2]


def test_a_version_without_text_has_no_proposals(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice")
    capture = case.run(captures.add_capture, source, data=b"x", media_type="text/plain", file_name="t")
    failed = case.run(
        captures.add_source_text, capture, text=None, tool="t", tool_version="1", failure="Encrypted."
    )
    assert propose_anchors(case, failed) == []
