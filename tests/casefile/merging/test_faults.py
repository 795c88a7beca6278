"""What another tool's merge lost, doubled or broke (QualCoder pull requests 1516 and 1115) cannot happen here."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import histories as h
import pytest

import casewright
from casewright.casefile import search_index
from casewright.casefile.case import Case
from casewright.casefile.lock import current_holder
from casewright.casefile.merging import applying
from casewright.casefile.search import search
from casewright.model.errors import CaseError, NotACaseFile
from casewright.model.ids import new_id
from casewright.operations.captures import add_capture, add_source_text
from casewright.operations.claims import about, cite, state_claim
from casewright.operations.entities import add_entity, edit_entity, set_property
from casewright.operations.links import add_link
from casewright.operations.many_rows import add_many
from casewright.operations.passages import quote
from casewright.operations.sources import add_source
from casewright.operations.tags_and_notes import add_note, delete_note, edit_note

TEXT = "First page. Nothing was signed.\fSecond page. The envoy left."


def ingest(case: Case, title: str, text: str) -> tuple[UUID, UUID]:
    """A source of two pages and its text."""
    with case.edit("ingest") as tx:
        source = add_source(tx, title=title)
        capture = add_capture(
            tx, source, data=text.encode(), media_type="text/plain", file_name=f"{title}.txt"
        )
        middle = text.index("\f") + 1
        pages = [(0, middle), (middle, len(text))]
        return source, add_source_text(tx, capture, text=text, tool="text", tool_version="1", pages=pages)


@pytest.fixture
def copies(base: Path, tmp_path: Path) -> tuple[Path, Path]:
    """My copy and the other, taken of one case."""
    mine, theirs = (
        Path(shutil.copy(base, tmp_path / name)) for name in ("mine.casewright", "theirs.casewright")
    )
    return mine, theirs


@pytest.fixture
def mine(copies: tuple[Path, Path]) -> Iterator[Case]:
    """My copy, open; each test does something in the other and merges it."""
    with casewright.open(copies[0], analyst="Ana") as case:
        yield case
    h.assert_whole(copies[0])


@pytest.fixture
def theirs(copies: tuple[Path, Path]) -> Path:
    return copies[1]


def test_a_quotation_stays_on_its_page(mine: Case, theirs: Path) -> None:
    with casewright.open(theirs, analyst="Bo") as case:
        _, text = ingest(case, "Two pages", TEXT)
        passage = case.run(quote, text, exact="The envoy left")
        expected = case.read("SELECT * FROM passage WHERE id = ?", (passage.bytes,))
    assert mine.merge([theirs]).added["passage"] == 1
    assert mine.read("SELECT * FROM passage WHERE id = ?", (passage.bytes,)) == expected
    ((page, start, end, sha256),) = mine.read('SELECT page, start, "end", text_sha256 FROM passage')
    assert page == 2
    assert mine.text_of(sha256)[start:end] == "The envoy left"


def test_archived_bytes_come_along_whole_in_pieces_and_on_the_record(mine: Case, theirs: Path) -> None:
    large = bytes(range(256)) * 50_000  # 12.8 MB: more than one step
    with casewright.open(theirs, analyst="Bo") as case:
        source, _ = ingest(case, "Two pages", TEXT)
        with case.edit("add_capture") as tx:
            add_capture(tx, source, data=large, media_type="application/octet-stream", file_name="large.bin")
    assert mine.merge([theirs]).contents == 2
    assert mine.archived(hashlib.sha256(large).hexdigest()) == large
    assert mine.archived(hashlib.sha256(TEXT.encode()).hexdigest()) == TEXT.encode()
    imports = mine.read("SELECT actor, note FROM custody WHERE action = 'import' AND sha256 = ?",
                        (hashlib.sha256(large).hexdigest(),))  # fmt: skip
    assert imports == [("Bo", "large.bin")]
    assert mine.read("SELECT count(*) FROM meta WHERE key LIKE 'deposit:%'") == [(0,)]


def test_a_link_points_at_what_it_pointed_at(mine: Case, theirs: Path) -> None:
    """Ids are never remapped, also where both sides made rows at the same place."""
    with mine.edit("add_entity") as tx:
        for n in range(5):
            add_entity(tx, kind="person", name=f"mine {n}")
    with casewright.open(theirs, analyst="Bo") as case, case.edit("add_link") as tx:
        one, other = (add_entity(tx, kind="person", name=name) for name in ("from", "to"))
        link = add_link(tx, kind="family_of", from_id=one, to_id=other)
        note = add_note(tx, object_type="link", object_id=link, text="about the link")
    mine.merge([theirs])
    assert mine.read(
        "SELECT a.name, b.name FROM link l JOIN entity a ON a.id = l.from_id JOIN entity b ON b.id = l.to_id WHERE l.id = ?",
        (link.bytes,),
    ) == [("from", "to")]
    assert mine.read("SELECT object_type, object_id FROM note WHERE id = ?", (note.bytes,)) == [
        ("link", link.bytes)
    ]


def test_merging_twice_doubles_nothing_and_makes_no_step(mine: Case, theirs: Path) -> None:
    with casewright.open(theirs, analyst="Bo") as case:
        ingest(case, "Two pages", TEXT)
    mine.merge([theirs])
    before = h.state(mine), mine.read("SELECT * FROM change_set"), mine.read("SELECT * FROM custody")
    report = mine.merge([theirs])
    assert report.is_empty
    assert report.change_set is None
    assert (
        h.state(mine),
        mine.read("SELECT * FROM change_set"),
        mine.read("SELECT * FROM custody"),
    ) == before


def test_no_row_is_left_without_what_it_belongs_to(mine: Case, theirs: Path) -> None:
    """Deleted here with all its parts, added to there: it stays, and is a conflict to decide."""
    ((entity,),) = mine.read("SELECT id FROM entity WHERE name = 'base 2'")
    with casewright.open(theirs, analyst="Bo") as case, case.edit("set_property") as tx:
        set_property(tx, UUID(bytes=entity), key="born", value="1950")
    with mine.edit("delete_entity") as tx:
        casewright.operations.entities.delete_entity(tx, UUID(bytes=entity), with_dependents=True)
    report = mine.merge([theirs])
    assert [(one.kind, one.object_type) for one in report.conflicts] == [("reference", "entity")]
    assert report.kept == 1
    assert mine.read("SELECT value FROM entity_property p JOIN entity e ON e.id = p.entity_id") == [("1950",)]
    assert mine.read("PRAGMA foreign_key_check") == []


def test_an_empty_file_is_refused_and_none_is_made(mine: Case, tmp_path: Path) -> None:
    empty, missing = tmp_path / "empty.casewright", tmp_path / "missing.casewright"
    empty.touch()
    for path in (empty, missing):
        with pytest.raises(NotACaseFile):
            mine.merge([path])
    assert empty.read_bytes() == b""
    assert not missing.exists()


def test_copies_with_empty_tables_merge(template: Path, tmp_path: Path) -> None:
    one, other = (Path(shutil.copy(template, tmp_path / f"{name}.casewright")) for name in "ab")
    with casewright.open(one, analyst="Ana") as case:
        assert case.merge([other]).is_empty
    with casewright.open(other, analyst="Bo") as case:
        case.run(add_note, text="the only row")
    with casewright.open(one, analyst="Ana") as case:
        assert case.merge([other]).added["note"] == 1
    h.assert_whole(one)


def test_the_other_copy_is_closed_on_every_path_and_never_written(mine: Case, theirs: Path) -> None:
    with casewright.open(theirs, analyst="Bo") as case:
        ingest(case, "Two pages", TEXT)
    before = theirs.read_bytes()
    for stops in (False, True):
        with suppress(KeyboardInterrupt):
            mine.merge([theirs], _stop if stops else None)
        assert theirs.read_bytes() == before
        assert not Path(f"{theirs}-journal").exists()
        assert current_holder(theirs) is None
        assert not _is_open(theirs)


def _stop(done: int, of: int) -> None:
    raise KeyboardInterrupt


def _is_open(path: Path) -> bool:
    descriptors = Path("/proc/self/fd")
    if not descriptors.exists():
        return False
    links = [each for each in descriptors.iterdir() if each.is_symlink()]
    return any(str(each.resolve()) == str(path.resolve()) for each in links)


def test_kinds_owners_dates_and_notes_are_kept(mine: Case, theirs: Path) -> None:
    with casewright.open(theirs, analyst="Bo") as case, case.edit("add_entity") as tx:
        entity = add_entity(tx, kind="person", name="Ильин", summary="note", marking="TLP:RED")
        set_property(tx, entity, key="born", value="1950", valid="1950-03")
        add_note(tx, object_type="entity", object_id=entity, text="two\nlines 🧭")
    tables = ("entity", "entity_property", "note")
    with casewright.open(theirs, read_only=True) as case:
        expected = {table: case.read(f"SELECT * FROM {table} ORDER BY id") for table in tables}
        steps = case.read("SELECT id, author, hlc, digest FROM change_set ORDER BY id")
    mine.merge([theirs])
    assert {table: mine.read(f"SELECT * FROM {table} ORDER BY id") for table in tables} == expected
    known = mine.read("SELECT id, author, hlc, digest FROM change_set ORDER BY id")
    assert set(steps) <= set(known)


class Unexpected(Exception):
    pass


def test_an_unexpected_error_leaves_no_open_transaction(
    mine: Case, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with casewright.open(theirs, analyst="Bo") as case:
        ingest(case, "Two pages", TEXT)
    before = h.state(mine), mine.read("SELECT * FROM change_set"), mine.read("SELECT * FROM archive")

    def fail(*_: Any) -> None:
        raise Unexpected

    for where, name in ((applying, "put_conflicts"), (search_index, "follow")):
        with monkeypatch.context() as patch:
            patch.setattr(where, name, fail)
            with pytest.raises(Unexpected):
                mine.merge([theirs])
        assert (
            h.state(mine),
            mine.read("SELECT * FROM change_set"),
            mine.read("SELECT * FROM archive"),
        ) == before
        assert mine.read("SELECT count(*) FROM archive_chunk") == [(0,)]
        mine.run(add_note, text="editing goes on")
        mine.undo()
        before = h.state(mine), mine.read("SELECT * FROM change_set"), mine.read("SELECT * FROM archive")
    assert not mine.merge([theirs]).is_empty


def test_what_came_is_found_by_a_search(mine: Case, theirs: Path) -> None:
    with casewright.open(theirs, analyst="Bo") as case:
        ingest(case, "Two pages", TEXT)
    mine.merge([theirs])
    assert [hit.title for hit in search(mine, "envoy")] == ["Two pages"]


def test_the_second_analyst_s_work_is_all_there(mine: Case, theirs: Path) -> None:
    """Both quote the same text and state claims; nothing of either is missing."""
    _, text = ingest(mine, "Two pages", TEXT)
    mine.close()
    shutil.copy(mine.path, theirs)
    work = {"Ana": "Nothing was signed", "Bo": "The envoy left"}
    for path, analyst in ((mine.path, "Ana"), (theirs, "Bo")):
        with casewright.open(path, analyst=analyst) as case, case.edit("state_claim") as tx:
            passage = quote(tx, text, exact=work[analyst])
            claim = state_claim(tx, text=f"{analyst} says so")
            cite(tx, claim, passage)
            ((entity,),) = tx.read("SELECT id FROM entity WHERE name = 'base 0'")
            about(tx, claim, "entity", UUID(bytes=entity))
    with casewright.open(mine.path, analyst="Ana") as case:
        report = case.merge([theirs])
        assert [each.analyst for each in report.came] == ["Bo"]
        rows = case.read(
            "SELECT c.text, p.exact FROM claim c JOIN citation x ON x.claim_id = c.id JOIN passage p ON p.id = x.passage_id "
            "JOIN claim_about a ON a.claim_id = c.id JOIN entity e ON e.id = a.object_id ORDER BY 1"
        )
        assert rows == [(f"{analyst} says so", words) for analyst, words in work.items()]
        authors = {step.analyst for step in case.history(50)}
    assert {"Ana", "Bo"} <= authors


def test_another_case_is_refused(mine: Case, tmp_path: Path) -> None:
    other = tmp_path / "other.casewright"
    casewright.create(other, title="Another", analyst="Bo").close()
    with pytest.raises(CaseError, match="another case"):
        mine.merge([other])
    with pytest.raises(CaseError, match="this case itself"):
        mine.merge([mine.path])


def test_listeners_hear_of_a_merge_once_and_of_what_it_touched(mine: Case, theirs: Path) -> None:
    with casewright.open(theirs, analyst="Bo") as case:
        entity = case.run(add_entity, kind="person", name="New")
        ((known,),) = case.read("SELECT id FROM entity WHERE name = 'base 0'")
        case.run(edit_entity, UUID(bytes=known), summary="new")
    heard: list[Any] = []
    mine.subscribe(heard.append)
    report = mine.merge([theirs])
    (event,) = heard
    assert event.change_set.id == UUID(report.change_set)
    assert event.touched["entity"] == {entity, UUID(bytes=known)}
    assert new_id() not in event.touched["entity"]


def test_rows_that_came_in_bulk_and_were_edited_there_are_all_here(mine: Case, theirs: Path) -> None:
    with casewright.open(theirs, analyst="Bo") as case:
        ids = case.run(add_many, table="note", rows=[{"text": f"note {n}"} for n in range(600)])
        case.run(edit_note, ids[7], text="edited")
        case.run(delete_note, ids[8])
    mine.merge([theirs])
    with casewright.open(theirs, read_only=True) as case:
        expected = case.read("SELECT * FROM note ORDER BY id")
    assert mine.read("SELECT * FROM note ORDER BY id") == expected
    mine.undo()
    assert mine.read("SELECT count(*) FROM note") == [(1,)]
