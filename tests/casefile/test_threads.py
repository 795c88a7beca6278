"""Several threads, and views that follow: edits wait for one another, readers see whole states, listeners may fail."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.model.annotation import Note, Tag
from casewright.model.entity import Entity
from casewright.model.errors import CaseError


def test_two_threads_edit_at_once_and_lose_nothing(case: Case) -> None:
    def work(name: str) -> None:
        for number in range(25):
            with case.edit("note") as tx:
                count = len(tx.find(Note))
                tx.add(Note(text=f"{name} {number}"))
                assert len(tx.find(Note)) == count + 1

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(work, name) for name in "ab"]:
            done.result()
    assert case.read("SELECT count(*) FROM note") == [(50,)]
    steps = case.history(50)
    assert [step.seq for step in steps] == sorted((step.seq for step in steps), reverse=True)
    assert len({step.at for step in steps}) > 1


def test_readers_see_whole_states_during_a_long_write_and_are_never_refused(case: Case) -> None:
    seen: list[tuple[int, int]] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.append(case.read("SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM tag)")[0])

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        for _ in range(3):
            with case.edit("import_file") as tx:
                tx.bulk_insert(Note, [{"text": "x" * 200} for _ in range(6_000)])
                tx.bulk_insert(Tag, [{"name": "x"} for _ in range(6_000)])
        stop.set()
        for reader in readers:
            reader.result()
    assert set(seen) <= {(number * 6_000, number * 6_000) for number in range(4)}
    assert len(seen) > 10


def test_a_view_hears_what_was_touched_after_it_was_committed(case: Case) -> None:
    events: list[CaseChanged] = []
    counts: list[int] = []
    case.subscribe(events.append)
    end = case.subscribe(lambda event: counts.append(case.read("SELECT count(*) FROM entity")[0][0]))
    with case.edit("add_entity") as tx:
        entity = tx.add(Entity(kind="state", name="Varenia", name_key="varenia"))
        tx.bulk_insert(Tag, [{"name": "x"}])
    end()
    end()
    case.undo()
    first, second = events
    assert first.touched == {"entity": frozenset({entity})}
    assert first.bulk == {"tag"}
    assert (first.change_set.label_key, first.change_set.subject) == ("add_entity", entity)
    assert (second.change_set.kind, second.touched) == ("undo", {"entity": frozenset({entity})})
    assert counts == [1]


def test_a_refused_edit_tells_nobody(case: Case) -> None:
    events: list[CaseChanged] = []
    case.subscribe(events.append)
    with pytest.raises(ValueError, match="no"), case.edit("x") as tx:
        tx.add(Tag(name="x"))
        raise ValueError("no")
    assert events == []


def test_a_failing_listener_stops_neither_the_others_nor_the_edit(
    case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []

    def fail(event: CaseChanged) -> None:
        raise ZeroDivisionError

    case.subscribe(fail)
    case.subscribe(lambda event: heard.append(event.change_set.label_key))
    with caplog.at_level(logging.ERROR), case.edit("add_tag") as tx:
        tx.add(Tag(name="x"))
    assert heard == ["add_tag"]
    assert case.read("SELECT count(*) FROM tag") == [(1,)]
    assert "a listener failed on add_tag" in caplog.text


def test_a_long_query_can_be_stopped_from_another_thread(case: Case) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(case.read, endless)
        while not reading.done():
            case.interrupt_reading()
            threading.Event().wait(0.01)
    with pytest.raises(CaseError, match="Stopped, as asked"):
        reading.result()
    assert case.read("SELECT 1") == [(1,)]


def test_closing_stops_readers_and_later_reads_say_that_the_case_is_closed(case: Case) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    started = threading.Event()

    def read() -> None:
        case.read("SELECT 1")
        started.set()
        case.read(endless)

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        started.wait()
        while not reading.done():
            case.close()
            threading.Event().wait(0.01)
    with pytest.raises(CaseError):
        reading.result()
    with pytest.raises(CaseError, match="closed"):
        case.read("SELECT 1")
