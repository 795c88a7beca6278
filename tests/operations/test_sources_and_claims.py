"""Sources, captures, texts, passages and claims."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.model.citation_tokens import token
from casewright.model.errors import InvalidValue
from casewright.model.ids import new_id
from casewright.operations import briefs, captures, claims, passages, sources, tags_and_notes
from casewright.operations.deletion import dependents
from casewright.operations.references import Fate

TEXT = (
    "Vell, 11 May. The “Federation” closed the port. 😀 The port reopened.\nPage two: the port stayed shut.\n"
)
PAGE_TWO = TEXT.index("Page two")


class Made(NamedTuple):
    source: UUID
    capture: UUID
    text: UUID


@pytest.fixture
def made(case: Case) -> Made:
    source = case.run(sources.add_source, title="Harbour notice", kind="statement", published="2026-05")
    capture = case.run(
        captures.add_capture,
        source,
        data=TEXT.encode(),
        media_type="text/plain",
        file_name="notice.txt",
        method="manual save",
    )
    text = case.run(
        captures.add_source_text,
        capture,
        text=TEXT,
        tool="test",
        tool_version="1",
        pages=[(0, PAGE_TWO), (PAGE_TWO, len(TEXT))],
    )
    return Made(source, capture, text)


def passage_row(case: Case, passage: UUID) -> tuple[object, ...]:
    sql = 'SELECT exact, start, "end", page, state, prefix, suffix FROM passage WHERE id = ?'
    return tuple(case.read(sql, (passage.bytes,))[0])


def test_archived_bytes_and_text_come_back_as_they_were(case: Case, made: Made) -> None:
    digest = case.read("SELECT sha256 FROM capture")[0][0]
    assert case.archived(digest) == TEXT.encode()
    assert case.text_of(case.read("SELECT text_sha256 FROM source_text")[0][0]) == TEXT


def test_words_make_a_passage_with_offsets_page_and_context(case: Case, made: Made) -> None:
    passage = case.run(passages.quote, made.text, exact="The port reopened.")
    exact, start, end, page, state, prefix, suffix = passage_row(case, passage)
    assert (exact, page, state) == ("The port reopened.", 1, "exact")
    assert TEXT[int(str(start)) : int(str(end))] == exact
    assert str(prefix).endswith("😀 ")
    assert str(suffix).startswith("\nPage two")


def test_words_set_differently_are_kept_as_the_archived_text_has_them(case: Case, made: Made) -> None:
    passage = case.run(passages.quote, made.text, exact='The "Federation"  closed the port.')
    assert passage_row(case, passage)[0] == "The “Federation” closed the port."


def test_words_found_twice_need_context_or_a_page(case: Case, made: Made) -> None:
    with pytest.raises(InvalidValue, match="stand in the text 2 times"):
        case.run(passages.quote, made.text, exact="the port")
    on_page = case.run(passages.quote, made.text, exact="the port", page=2)
    assert passage_row(case, on_page)[1] == TEXT.rindex("the port")
    behind = case.run(passages.quote, made.text, exact="the port", prefix="closed ")
    assert passage_row(case, behind)[1] == TEXT.index("the port")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"exact": "The port burned."}, "are not in the text"),
        ({"exact": "reopened", "page": 2}, "are not in the text of page 2"),
        ({"exact": "port", "page": 3}, "no page 3"),
        ({"start": 0, "end": 9999}, "lie outside the text"),
        ({"start": 5, "end": 5}, "lie outside the text"),
        ({"start": 0, "end": 4, "exact": "port"}, "does not say 'port'"),
        ({}, "needs the words it quotes"),
    ],
)
def test_words_that_are_not_there_make_no_passage(
    case: Case, made: Made, asked: dict[str, object], sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        case.run(passages.quote, made.text, **asked)
    assert case.read("SELECT count(*) FROM passage") == [(0,)]


def test_a_quotation_is_never_rewritten(case: Case, made: Made) -> None:
    passage = case.run(passages.quote, made.text, start=0, end=4)
    with pytest.raises(InvalidValue, match="never rewritten: exact cannot be set"):
        case.run(passages.edit_passage, passage, exact="Well")
    case.run(passages.translate, passage, translation="Vell", translator="M. Ors")
    assert case.read("SELECT translation, translation_state FROM passage") == [("Vell", "unchecked")]


def test_a_failed_reading_says_why_and_cannot_be_quoted(case: Case, made: Made) -> None:
    with pytest.raises(InvalidValue, match="must say why"):
        case.run(captures.add_source_text, made.capture, text=None, tool="test", tool_version="1")
    failed = case.run(
        captures.add_source_text, made.capture, text=None, tool="test", tool_version="1", failure="Encrypted."
    )
    with pytest.raises(InvalidValue, match="no text to quote from"):
        case.run(passages.quote, failed, exact="x")


def cited_claim(case: Case, made: Made) -> tuple[UUID, UUID]:
    passage = case.run(passages.quote, made.text, exact="The port reopened.")
    claim = case.run(claims.state_claim, text="The port of Vell reopened.", held="2026-05-11~")
    case.run(claims.cite, claim, passage, credibility="2", first_hand=True)
    return claim, passage


def test_a_claim_cites_a_passage_once(case: Case, made: Made) -> None:
    claim, passage = cited_claim(case, made)
    with pytest.raises(InvalidValue, match="cites this passage already"):
        case.run(claims.cite, claim, passage)
    assert case.read("SELECT stance, credibility, first_hand FROM citation") == [("supports", "2", 1)]
    assert case.read("SELECT held_lo, held_hi FROM claim") == [("2026-05-11", "2026-05-11")]


def test_credibility_is_a_digit_and_stance_one_of_three(case: Case, made: Made) -> None:
    cited_claim(case, made)
    citation = UUID(bytes=case.read("SELECT id FROM citation")[0][0])
    with pytest.raises(InvalidValue, match="no credibility '7'"):
        case.run(claims.edit_citation, citation, credibility="7")
    with pytest.raises(InvalidValue, match="choose supports, contradicts or context"):
        case.run(claims.edit_citation, citation, stance="agrees")


def test_a_source_whose_passages_are_cited_is_deleted_only_with_what_rests_on_it(
    case: Case, made: Made
) -> None:
    cited_claim(case, made)
    listed = dependents(case, "source", made.source)
    assert [(each.table, each.title) for each in listed if each.fate is Fate.RESTS] == [
        ("citation", "The port of Vell reopened.")
    ]
    assert {each.table for each in listed if each.fate is Fate.GOES} == {"capture", "source_text", "passage"}
    with pytest.raises(InvalidValue, match="This source is still needed: 1 citation rests on it"):
        case.run(sources.delete_source, made.source)
    case.run(sources.delete_source, made.source, with_dependents=True)
    assert case.read("SELECT count(*) FROM passage") == [(0,)]
    assert case.read("SELECT count(*) FROM claim") == [(1,)]
    case.undo()
    assert case.read("SELECT count(*) FROM citation") == [(1,)]


def test_a_source_nobody_cites_goes_at_once_and_its_bytes_stay(case: Case, made: Made) -> None:
    case.run(passages.quote, made.text, exact="The port reopened.")
    digest = case.read("SELECT sha256 FROM capture")[0][0]
    case.run(sources.delete_source, made.source)
    assert case.read("SELECT count(*) FROM source") == [(0,)]
    assert case.archived(digest) == TEXT.encode()


def test_a_claim_cited_in_a_brief_stays_until_the_citation_may_go(case: Case, made: Made) -> None:
    claim, _ = cited_claim(case, made)
    brief = case.run(briefs.add_brief, title="Vell")
    section = case.run(briefs.add_section, brief, body=f"The port reopened.{token('claim', claim)} So it is.")
    with pytest.raises(InvalidValue, match="1 brief section rests on it"):
        case.run(claims.delete_claim, claim)
    case.run(claims.delete_claim, claim, with_dependents=True)
    body = case.read("SELECT body FROM brief_section WHERE id = ?", (section.bytes,))
    assert body == [("The port reopened. So it is.",)]


def test_a_claim_cited_in_a_bottom_line_goes_only_with_its_citation(case: Case, made: Made) -> None:
    claim, _ = cited_claim(case, made)
    with pytest.raises(InvalidValue, match="not in this case"):
        case.run(briefs.add_brief, title="Vell", bottom_line=f"It is open.{token('claim', new_id())}")
    case.run(briefs.add_brief, title="Vell", bottom_line=f"It is open.{token('claim', claim)}")
    with pytest.raises(InvalidValue, match="1 brief rests on it"):
        case.run(claims.delete_claim, claim)
    case.run(claims.delete_claim, claim, with_dependents=True)
    assert case.read("SELECT bottom_line FROM brief") == [("It is open.",)]


def test_rating_a_source_keeps_letter_reason_and_day(case: Case, made: Made) -> None:
    case.run(
        sources.rate_source,
        made.source,
        reliability="b",
        reason="Own notices, mostly right.",
        on="2026-05-12",
    )
    row = case.read("SELECT reliability, reliability_reason, reliability_on, published_hi FROM source")
    assert row == [("B", "Own notices, mostly right.", "2026-05-12", "2026-05-31")]
    with pytest.raises(InvalidValue, match="no reliability 'G'"):
        case.run(sources.rate_source, made.source, reliability="G")


def test_tags_and_notes_go_with_their_object(case: Case, made: Made) -> None:
    tag = case.run(tags_and_notes.add_tag, name="energy", colour="#B4690E")
    case.run(tags_and_notes.tag_object, tag, "source", made.source)
    case.run(tags_and_notes.tag_object, tag, "source", made.source)
    case.run(
        tags_and_notes.add_note, text="Ask for the original.", object_type="source", object_id=made.source
    )
    case.run(tags_and_notes.add_note, text="About the whole case.")
    with pytest.raises(InvalidValue, match="There is a tag"):
        case.run(tags_and_notes.add_tag, name="Energy")
    assert case.read("SELECT count(*) FROM tagging") == [(1,)]
    case.run(sources.delete_source, made.source)
    assert case.read("SELECT text FROM note") == [("About the whole case.",)]
    assert case.read("SELECT count(*) FROM tagging") == [(0,)]
