"""Every passage is held against its text when a case is opened; what is wrong is named, nothing is put right."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from casewright.casefile import anchor_check
from casewright.casefile.anchor_check import check_anchors
from casewright.casefile.case import Case
from casewright.casefile.driver import connect_writer
from casewright.operations import anchors, captures, passages, sources

FIRST = "The port of Vell is closed until May. 👩‍👩‍👧 Two ships wait outside."
SECOND = "Correction. The port of Vell is closed until May. Nothing else is known."


@pytest.fixture
def ids(case: Case) -> SimpleNamespace:
    """Two passages of one version, one of them carried over to another."""
    made = SimpleNamespace()
    with case.edit("ingest") as tx:
        source = sources.add_source(tx, title="Notice")
        for name, text in (("first", FIRST), ("second", SECOND)):
            taken = captures.add_capture(
                tx, source, data=text.encode(), media_type="text/plain", file_name="t"
            )
            setattr(made, name, captures.add_source_text(tx, taken, text=text, tool="t", tool_version="1"))
        made.closed = passages.quote(tx, made.first, exact="The port of Vell is closed until May.")
        made.ships = passages.quote(tx, made.first, exact="Two ships wait outside.")
        start = SECOND.index("The port")
        anchors.accept_anchor(tx, made.closed, made.second, start, start + 37)
    return made


def spoil(case: Case, sql: str) -> None:
    """Writes past the journal, as another program could."""
    connection = connect_writer(case.access)
    connection.execute(sql)
    connection.close()


def test_a_sound_case_has_no_faults_and_no_text_is_searched(
    case: Case, ids: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anchor_check, "find_anchor", lambda *_: pytest.fail("searched"))
    heard: list[tuple[int, int]] = []
    found = check_anchors(case, lambda done, of: heard.append((done, of)))
    assert (found.checked, found.flagged, found.faults, found.lost) == (3, 0, [], set())
    assert heard == [(0, 2), (1, 2)]


@pytest.mark.parametrize(
    ("sql", "found", "lost"),
    [
        ("UPDATE passage SET start = start + 1 WHERE exact LIKE 'Two%'", "moved", False),
        ("UPDATE passage SET exact = 'Three ships wait outside.' WHERE exact LIKE 'Two%'", "orphaned", True),
        ("UPDATE passage SET exact = 'Two ships  wait outside.' WHERE exact LIKE 'Two%'", None, False),
        ("UPDATE passage SET start = -5, \"end\" = 99999 WHERE exact LIKE 'Two%'", "moved", False),
    ],
)
def test_a_passage_whose_words_stand_elsewhere_or_nowhere_is_named(
    case: Case, ids: SimpleNamespace, sql: str, found: str | None, lost: bool
) -> None:
    spoil(case, sql)
    result = check_anchors(case)
    if found is None:  # only set differently: still the words, though not "exact"
        found = "normalised"
    assert [(each.passage_id, each.found, each.carried) for each in result.faults] == [
        (ids.ships, found, False)
    ]
    assert (ids.ships in result.lost) == lost


def test_a_carried_passage_is_held_against_the_version_it_was_carried_to(
    case: Case, ids: SimpleNamespace
) -> None:
    spoil(case, "UPDATE passage_anchor SET start = 0")
    (fault,) = check_anchors(case).faults
    assert (fault.passage_id, fault.carried, fault.found) == (ids.closed, True, "moved")


def test_passages_of_a_text_that_is_gone_are_named_once_each(case: Case, ids: SimpleNamespace) -> None:
    spoil(case, "UPDATE passage SET text_sha256 = 'gone'")
    result = check_anchors(case)
    assert {(each.passage_id, each.text_missing) for each in result.faults} == {
        (ids.closed, True),
        (ids.ships, True),
    }
    assert result.lost == {ids.closed, ids.ships}


def test_a_check_that_is_no_longer_wanted_stops(case: Case, ids: SimpleNamespace) -> None:
    def stop(done: int, of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        check_anchors(case, stop)
