"""Contents of any size go into the case in little memory, whole or not at all."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import BinaryIO, cast

import pytest

import casewright
from casewright.casefile import deposit as depositing
from casewright.casefile.archive import CHUNK, LARGE, Deposit, read_chunks
from casewright.casefile.case import Case
from casewright.casefile.content_check import archived_bytes
from casewright.casefile.transaction import Transaction
from casewright.model.annotation import Tag
from casewright.model.errors import CaseError, CaseReadOnly, InvalidValue

VIDEO = "video/mp4"


def film(chunks: int = 20, seed: int = 1) -> bytes:
    """A content too large for one edit: every chunk differs."""
    return b"".join(bytes([seed, n]) * (CHUNK // 2) for n in range(chunks)) + b"end"


class Sparse(io.BufferedIOBase):
    """A stream of any length that is never in memory: each mebibyte begins with its number."""

    def __init__(self, size: int) -> None:
        self._size, self._at = size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        size = min(size if size is not None and size >= 0 else self._size, self._size - self._at)
        found = bytearray()
        while len(found) < size:
            number, offset = divmod(self._at, CHUNK)
            piece = number.to_bytes(8, "big").ljust(CHUNK, b"\x2a")[offset : offset + size - len(found)]
            found += piece
            self._at += len(piece)
        return bytes(found)


def pieces(case: Case) -> int:
    """How many chunks there are that were never archived."""
    return int(
        case.read("SELECT count(*) FROM archive_chunk WHERE sha256 NOT IN (SELECT sha256 FROM archive)")[0][0]
    )


def leave_pieces(case: Case, data: bytes) -> str:
    """What a crash leaves in mid-deposit; returns the hash they are under."""
    sha256 = hashlib.sha256(data).hexdigest()
    writer = case._writer
    assert writer is not None
    with writer.aside() as connection:
        connection.execute("INSERT INTO meta VALUES (?, '')", (f"deposit:{sha256}",))
        for n in range(3):
            connection.execute("INSERT INTO archive_chunk VALUES (?, ?, ?)", (sha256, n, b"not these bytes"))
    return sha256


def test_a_large_content_is_deposited_before_the_edit_and_archived_in_it(case: Case) -> None:
    data, told = film(), list[tuple[int, int]]()
    with case.deposit(io.BytesIO(data), lambda done, whole: told.append((done, whole))) as content:
        assert content == Deposit(hashlib.sha256(data).hexdigest(), len(data))
        assert case.read("SELECT * FROM archive") == []
        assert case.history(5)[0].label_key == "create_case"
        with case.edit("add_capture") as tx:
            assert tx.put_bytes(content, VIDEO) == (content.sha256, len(data))
            tx.add(Tag(name="x"))
    assert case.archived(content.sha256) == data
    assert case.read("SELECT key FROM meta WHERE key LIKE 'deposit%'") == []
    assert told[-1] == (2 * len(data), 2 * len(data))
    assert told == sorted(told)
    assert archived_bytes(case)[0] == []


def test_a_small_content_waits_in_memory_and_costs_no_transaction_of_its_own(case: Case) -> None:
    with case.deposit(io.BytesIO(b"..words"[2:])) as content:
        assert content.data == b"words"
        assert case.read("SELECT * FROM archive_chunk") == []
        with case.edit("x") as tx:
            tx.put_bytes(content, "text/plain")
            tx.add(Tag(name="x"))
    assert case.archived(content.sha256) == b"words"


def test_a_stream_is_archived_from_where_it_stands(case: Case) -> None:
    stream = io.BytesIO(b"head" + film())
    stream.seek(4)
    with case.deposit(stream) as content, case.edit("x") as tx:
        tx.put_bytes(content, VIDEO)
        tx.add(Tag(name="x"))
    assert case.archived(content.sha256) == film()


def test_the_same_large_content_is_stored_once(case: Case) -> None:
    for name in "ab":
        with case.deposit(io.BytesIO(film())) as content, case.edit("x") as tx:
            tx.put_bytes(content, VIDEO)
            tx.add(Tag(name=name))
    assert case.read("SELECT count(*) FROM archive") == [(1,)]
    assert case.read("SELECT count(*) FROM archive_chunk") == [(21,)]


def test_what_is_not_archived_goes_out_of_the_file_again(case: Case) -> None:
    with case.deposit(io.BytesIO(film())):
        assert pieces(case) == 21
    assert pieces(case) == 0
    with case.deposit(io.BytesIO(film())) as content:
        with pytest.raises(InvalidValue, match="outside"), case.edit("x") as tx:
            _put_and_fail(tx, content)
        assert pieces(case) == 21
    assert pieces(case) == 0
    assert case.read("SELECT * FROM archive") == []
    assert case.read("SELECT key FROM meta WHERE key LIKE 'deposit%'") == []


def _put_and_fail(tx: Transaction, content: Deposit) -> None:
    tx.put_bytes(content, VIDEO)
    raise InvalidValue("A page lies outside the text.")


class Enough(Exception):
    """What a cancelled task raises."""


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_progress_can_stop_a_deposit_at_any_point(case: Case, share: float) -> None:
    def stop(done: int, whole: int) -> None:
        if done >= share * whole:
            raise Enough

    with pytest.raises(Enough), case.deposit(io.BytesIO(film()), stop):
        pytest.fail("it was not stopped")
    assert pieces(case) == 0
    with case.edit("still works") as tx:
        tx.add(Tag(name="x"))


def test_a_file_that_changes_while_it_is_archived_is_not_taken_in(case: Case) -> None:
    class Changing(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            if offset == 0 and whence == 0 and self.tell() > LARGE + 1:  # it is read a second time
                self.getbuffer()[5] ^= 1
            return super().seek(offset, whence)

    with (
        pytest.raises(CaseError, match="changed while it was being archived"),
        case.deposit(Changing(film())),
    ):
        pytest.fail("changed bytes were offered")
    assert pieces(case) == 0


def test_a_long_stream_is_not_held_in_memory_by_an_edit(case: Case) -> None:
    with pytest.raises(RuntimeError, match="deposited before the edit"), case.edit("x") as tx:
        tx.put_bytes(cast(BinaryIO, Sparse(LARGE + 1)), VIDEO)
    large = case.deposit(io.BytesIO(film()))
    with pytest.raises(RuntimeError, match="already under way"), case.edit("x"), large:
        pytest.fail("deposited within an edit")


def test_nothing_is_deposited_in_a_case_open_read_only(path: Path) -> None:
    with (
        casewright.open(path, read_only=True) as case,
        pytest.raises(CaseReadOnly),
        case.deposit(io.BytesIO(b"x")),
    ):
        pytest.fail("deposited")


def test_what_a_crash_left_is_swept_when_the_case_is_next_opened_for_writing(path: Path) -> None:
    with casewright.open(path) as case:
        leave_pieces(case, film())
    with casewright.open(path, read_only=True) as case:
        assert pieces(case) == 3
        faults, said = archived_bytes(case)
        assert faults == []
        assert "pieces of 1 that were never archived" in said
    with casewright.open(path) as case:
        assert case._sweeper is not None
        case._sweeper.wait()
        assert pieces(case) == 0
        assert case.read("SELECT key FROM meta WHERE key LIKE 'deposit%'") == []


@pytest.mark.parametrize("data", [b"small", film()])
def test_what_a_crash_left_is_never_trusted(case: Case, data: bytes) -> None:
    sha256 = leave_pieces(case, data)
    with case.deposit(io.BytesIO(data)) as content, case.edit("x") as tx:
        tx.put_bytes(content, VIDEO)
        tx.add(Tag(name="x"))
    assert case.archived(sha256) == data
    assert pieces(case) == 0


def test_a_deposit_whose_pieces_are_gone_is_not_archived(case: Case) -> None:
    with pytest.raises(InvalidValue, match="not whole"), case.edit("x") as tx:
        tx.put_bytes(Deposit("ab" * 32, 7), VIDEO)


def test_another_edit_can_come_in_between(case: Case) -> None:
    def edit(done: int, whole: int) -> None:
        if done == whole:
            with case.edit("x") as tx:
                tx.add(Tag(name="meanwhile"))

    with case.deposit(io.BytesIO(film()), edit):
        assert case.read("SELECT name FROM tag") == [("meanwhile",)]


@pytest.mark.deep
def test_a_film_of_600_mb_takes_less_than_150_mb_of_memory(case: Case) -> None:
    with case.edit("warm up") as tx:
        tx.add(Tag(name="x"))
    before, highest = _resident(), list[int]()

    def told(done: int, whole: int) -> None:
        if done % (50 * CHUNK) == 0:
            highest.append(_resident())

    with case.deposit(cast(BinaryIO, Sparse(600 * CHUNK)), told) as content, case.edit("x") as tx:
        tx.put_bytes(content, VIDEO)
        tx.add(Tag(name="y"))
    highest.append(_resident())
    assert max(highest) - before < 150 * 1024 * 1024
    assert sum(map(len, read_chunks(case.read, content.sha256))) == 600 * CHUNK


def _resident() -> int:
    statm = Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("only Linux tells")
    return int(statm.read_text().split()[1]) * 4096


def test_steps_are_small_enough_for_readers() -> None:
    assert depositing._STEP * CHUNK <= LARGE
