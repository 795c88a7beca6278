"""The doctor finds each kind of harm, names where it is, and finds nothing in a case that is well."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.doctor import Check, examine
from casewright.casefile.search import search
from casewright.model.annotation import Note, Tag, Tagging
from casewright.model.entity import Entity
from casewright.model.errors import CaseError, DamagedIndex, NotACaseFile
from casewright.model.passage import Passage
from casewright.model.source import Capture, Source, SourceText

TEXT = "Ministri 🧭 su se sastali u Orsi. They signed a protocol on ports."
NAMES = ["file", "schema", "archived bytes", "custody", "source texts", "journal chain", "journal replay", "signatures", "anchors", "references", "search index"]  # fmt: skip


@pytest.fixture
def made(path: Path) -> SimpleNamespace:
    """A closed case with something of everything, and its ids."""
    ids = SimpleNamespace(path=path)
    with casewright.open(path, analyst="M. Example") as case:
        with case.edit("x") as tx:
            ids.sha256, size = tx.put_bytes(TEXT.encode(), "text/plain")
            tx.put_bytes(b"\x01" * 2_500_000, "application/octet-stream")
            ids.source = tx.add(
                Source(title="Communiqué", name_key="communique", kind="report", provenance="unknown")
            )
            capture = tx.add(
                Capture(
                    source_id=ids.source,
                    sha256=ids.sha256,
                    size=size,
                    media_type="text/plain",
                    file_name="a",
                    captured_at="",
                    method="",
                )
            )
            ids.text = tx.add(
                SourceText(
                    source_id=ids.source,
                    capture_id=capture,
                    text_sha256=ids.sha256,
                    characters=len(TEXT),
                    pages="[]",
                    tool="",
                    tool_version="",
                )
            )
            start = TEXT.index("signed")
            ids.passage = tx.add(Passage(source_id=ids.source, source_text_id=ids.text, text_sha256=ids.sha256, start=start, end=start + 17,
                                         exact="signed a protocol", prefix="", suffix="", state="exact"))  # fmt: skip
            ids.entity = tx.add(Entity(kind="state", name="Varenia", name_key="varenia"))
            tag = tx.add(Tag(name="t"))
            ids.tagging = tx.add(Tagging(tag_id=tag, object_type="entity", object_id=ids.entity))
            tx.bulk_insert(
                Note,
                [
                    {"text": f"note {n}", "object_type": "source", "object_id": ids.source}
                    for n in range(5_500)
                ],
            )
        with case.edit("rename") as tx:
            tx.edit(tx.get(Entity, ids.entity), name="Tolmark", name_key="tolmark")
            ids.step = case.history(1)[0].id
        case.undo()
        case.redo()
    return ids


def _wrong(checks: list[Check]) -> dict[str, str]:
    assert [check.name for check in checks] == NAMES
    return {check.name: check.detail for check in checks if not check.ok}


def test_a_case_that_is_well_passes_every_check_open_closed_or_read_only(made: SimpleNamespace) -> None:
    before = made.path.read_bytes()
    heard: list[str] = []
    assert _wrong(examine(made.path, heard.append)) == {}
    assert heard == NAMES
    with casewright.open(made.path, read_only=True) as case:
        assert _wrong(examine(case)) == {}
    with casewright.open(made.path) as case:
        assert _wrong(examine(case)) == {}
    assert made.path.read_bytes() == before


HARM: dict[str, tuple[str, str, str]] = {
    "bytes altered": ("UPDATE archive_chunk SET data = zeroblob(length(data)) WHERE n = 1", "archived bytes", "are not those that were archived"),
    "bytes missing": ("DELETE FROM archive_chunk WHERE n = 2", "archived bytes", "not whole"),
    "an event of custody altered": ("UPDATE custody SET actor = 'Somebody' WHERE seq = 1", "custody", "Event 1 of the custody log (import of {sha256:.12}…) was altered after it was written"),
    "an event of custody removed": ("DELETE FROM custody WHERE seq = 1", "custody", "follows an event that is not there"),
    "the last event of custody removed": ("DELETE FROM custody WHERE seq = 2", "custody", "does not say how the bytes"),
    "bytes gone that custody speaks of": ("DELETE FROM archive WHERE sha256 <> '{sha256}'", "custody", "are not archived"),
    "text gone": ("DELETE FROM archive WHERE sha256 = '{sha256}'", "source texts", "{text} cannot be read"),
    "length wrong": ("UPDATE source_text SET characters = characters + 1", "source texts", "{text} has"),
    "a row changed behind the journal": ("UPDATE entity SET summary = 'x'", "journal replay", "entity {entity} has words the journal does not have"),
    "a row deleted behind the journal": ("DELETE FROM tagging", "journal replay", "tagging {tagging} is not as the journal says"),
    "history altered": ("UPDATE change SET after = replace(after, 'Tolmark', 'Varenja')", "journal chain", "was altered after it was written"),
    "who did it altered": ("UPDATE change_set SET author = x'00'", "journal chain", "was altered after it was written"),
    "a step removed": ("DELETE FROM change_set WHERE seq = 3; DELETE FROM change WHERE cs = 3", "journal chain", "follows a step that is not there"),
    "clock turned back": ("UPDATE change_set SET hlc = 5 WHERE seq = 4", "journal chain", "not later than what it follows"),
    "a step from the future": ("UPDATE change_set SET hlc = hlc * 2 WHERE seq = 5", "journal chain", "lies in the future"),
    "heads wrong": ("DELETE FROM head", "journal chain", "list of latest steps is wrong"),
    "a pack altered": ("UPDATE change_pack SET payload = x'00' WHERE seq = (SELECT max(seq) FROM change_pack)", "journal replay", "cannot be read"),
    "a passage moved": ('UPDATE passage SET start = start + 1, "end" = "end" + 1', "anchors", "{passage} do not stand where it says"),
    "a reference to nothing": ("UPDATE tagging SET object_id = x'00000000000000000000000000000001'", "references", "tagging {tagging} refers to entity"),
    "a reference to an unknown kind": ("UPDATE tagging SET object_type = 'ship'", "references", "refers to ship"),
    "a missing parent": ("DELETE FROM source", "file", "refers to a missing row of source"),
    "index altered": ("UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id > 10", "search index", "damaged"),
    "a document missing": ("DELETE FROM search_doc WHERE tbl = 'entity'", "search index", "entity {entity}"),
    "an index ahead of the journal": ("UPDATE meta SET value = 999999 WHERE key = 'indexed_seq'", "search index", "changes that the journal does not have"),
}  # fmt: skip


@pytest.mark.parametrize("harm", HARM)
def test_each_kind_of_harm_is_found_and_named(made: SimpleNamespace, harm: str) -> None:
    sql, name, said = HARM[harm]
    _harm(made.path, sql.format(**vars(made)))
    wrong = _wrong(examine(made.path))
    assert said.format(**vars(made)) in wrong.get(name, "not found"), wrong
    assert wrong[name].endswith(".")


def test_a_passage_flagged_as_moved_is_counted_and_no_fault(made: SimpleNamespace) -> None:
    with casewright.open(made.path) as case:
        with case.edit("flag") as tx:
            tx.edit(tx.get(Passage, made.passage), start=0, end=1, state="orphaned")
        (anchors,) = (check for check in examine(case) if check.name == "anchors")
    assert anchors == Check(
        "anchors", True, "1 passages hold their exact words; 1 are flagged as moved or lost."
    )


def test_pieces_that_a_crash_left_of_a_content_are_told_and_no_fault(made: SimpleNamespace) -> None:
    _harm(made.path, f"INSERT INTO archive_chunk (sha256, n, data) VALUES ('{'0' * 64}', 0, x'00')")
    (archived,) = (check for check in examine(made.path) if check.name == "archived bytes")
    assert archived.ok
    assert "pieces of 1 that were never archived" in archived.detail


BEHIND = "UPDATE meta SET value = value - 3 WHERE key = 'indexed_seq'"


def test_an_index_behind_the_journal_is_well_and_said_to_be_behind(made: SimpleNamespace) -> None:
    _harm(made.path, BEHIND)
    checks = examine(made.path)
    assert _wrong(checks) == {}
    assert (
        checks[-1].detail
        == "The search index is whole, 3 changes behind the journal; the next search catches up."
    )


def test_an_index_that_is_behind_and_damaged_is_wrong_and_the_remedy_named(made: SimpleNamespace) -> None:
    _harm(made.path, f"{HARM['index altered'][0]}; {BEHIND}")
    wrong = _wrong(examine(made.path))
    assert "damaged" in wrong["search index"]
    assert "--rebuild-index" in wrong["search index"]


@pytest.mark.parametrize("harm", [harm for harm in HARM if HARM[harm][1] == "search index"])
def test_whatever_harms_the_index_rebuilding_mends(made: SimpleNamespace, harm: str) -> None:
    _harm(made.path, HARM[harm][0])
    with casewright.open(made.path) as case:
        case.rebuild_search_index()
    assert _wrong(examine(made.path)) == {}


def test_edits_go_on_while_the_index_is_damaged_and_searching_names_the_command(
    made: SimpleNamespace,
) -> None:
    _harm(made.path, HARM["index altered"][0])
    with casewright.open(made.path) as case:
        with case.edit("x") as tx:
            tx.edit(tx.get(Entity, made.entity), name="Varenja", name_key="varenja")
        with pytest.raises(DamagedIndex, match="--rebuild-index"):
            search(case, "varenja")
        case.rebuild_search_index()
        assert [hit.id for hit in search(case, "varenja")] == [made.entity]
    assert _wrong(examine(made.path)) == {}


def _harm(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotACaseFile):
        examine(tmp_path / "none.casewright")


@pytest.mark.parametrize("pages", [89, pytest.param(7, marks=pytest.mark.deep)])
def test_a_flipped_byte_on_any_page_is_found_or_harmless(made: SimpleNamespace, pages: int) -> None:
    """Plain SQLite has no checksums: what no check sees must not be a row, a recorded change or archived bytes.

    `pages`: one of so many is tried.
    """
    whole = made.path.read_bytes()
    with casewright.open(made.path, read_only=True) as case:
        before = _content(case)
    for place in range(4096 + 2000, len(whole), 4096 * pages):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0x55
        made.path.write_bytes(spoilt)
        try:
            if all(check.ok for check in examine(made.path)):
                with casewright.open(made.path, read_only=True) as case:
                    assert _content(case) == before
        except CaseError:
            continue


def _content(case: Case) -> list[list[tuple[object, ...]]]:
    return [
        case.read(f"SELECT * FROM {table}")
        for table in ("note", "entity", "change", "change_pack", "archive_chunk")
    ]
