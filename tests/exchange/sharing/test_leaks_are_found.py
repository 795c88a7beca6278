"""A leak planted in the copy is found whatever form it has, and then there is no copy. A stop or a kill leaves none either."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from leaky import Leaky

import casewright
from casewright.casefile.custody import events
from casewright.casefile.driver import dbapi
from casewright.exchange.sharing import share as sharing
from casewright.exchange.sharing.scan import LeakFound
from casewright.exchange.sharing.share import share
from casewright.exchange.sharing.wish import ShareWish
from casewright.model.errors import CaseError

GREEN = ShareWish("TLP:GREEN")
Plant = Callable[[Any, str, bytes], None]


def _row(connection: Any, words: str, row_id: bytes) -> None:
    connection.execute("INSERT INTO note (id, text) VALUES (?, ?)", (os.urandom(16), f"see {words}"))


def _freed_page(connection: Any, words: str, row_id: bytes) -> None:
    connection.execute("PRAGMA secure_delete = OFF")
    filler = [(os.urandom(16), f"{words} {'x' * 3000}") for _ in range(20)]
    connection.executemany("INSERT INTO note (id, text) VALUES (?, ?)", filler)
    connection.executemany("DELETE FROM note WHERE id = ?", [(row[0],) for row in filler])


def _utf16(connection: Any, words: str, row_id: bytes) -> None:
    connection.execute("INSERT INTO signing_key VALUES (?, 'x', 'y', ?)", (b"k", words.encode("utf-16-le")))


def _hexadecimal(connection: Any, words: str, row_id: bytes) -> None:
    connection.execute("INSERT INTO meta VALUES ('more', ?)", (words.encode().hex(),))


def _packed(connection: Any, words: str, row_id: bytes) -> None:
    payload = zlib.compress(f'{{"columns":["id"],"rows":[["{words}"]]}}'.encode())
    connection.execute("INSERT INTO change (seq, cs, tbl, op) VALUES (90000, 1, 'note', 'BI')")
    connection.execute("INSERT INTO change_pack VALUES (90000, 1, ?, ?, ?)", (b"a", b"b", payload))


def _identity(connection: Any, words: str, row_id: bytes) -> None:
    connection.execute("INSERT INTO kept VALUES ('note', ?)", (row_id,))


def _indexed(connection: Any, words: str, row_id: bytes) -> None:
    connection.execute("INSERT INTO search_index (rowid, title, body) VALUES (90000, '', ?)", (words,))


def _content(connection: Any, words: str, row_id: bytes) -> None:
    connection.execute(
        "INSERT INTO archive_chunk VALUES (?, 0, ?)", ("0" * 64, zlib.compress(words.encode()))
    )


def _statistics(connection: Any, words: str, row_id: bytes) -> None:
    connection.execute("ANALYZE")


@pytest.mark.parametrize(
    "plant",
    [_row, _freed_page, _utf16, _hexadecimal, _packed, _identity, _indexed, _content, _statistics],
    ids=lambda each: each.__name__.strip("_"),
)
def test_a_planted_leak_is_found_and_the_copy_is_gone(
    plant: Plant, leaky: Leaky, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, really = tmp_path / "out" / "clean.casewright", sharing.write_copy
    out.parent.mkdir()
    with casewright.open(leaky.path, read_only=True) as case:
        secret = leaky.secret["claim"][0]
        words = case.read("SELECT text FROM claim WHERE id = ?", (secret,))[0][0]

    def write(work: Path, *args: Any) -> None:
        really(work, *args)
        connection = dbapi.connect(str(work), isolation_level=None)
        plant(connection, words, secret)
        connection.close()

    monkeypatch.setattr(sharing, "write_copy", write)
    with casewright.open(leaky.path, analyst="M. Example") as case:
        with pytest.raises(CaseError) as refused:
            share(case, GREEN, out)
        assert events(case)[-1].action != "share"
    assert plant is _statistics or isinstance(refused.value, LeakFound)
    assert words.split()[0] not in str(refused.value), "the sentence must not say what it hides"
    assert list(out.parent.iterdir()) == []


def test_a_stop_leaves_no_file_and_no_word_in_the_log(leaky: Leaky, tmp_path: Path) -> None:
    out = tmp_path / "out" / "clean.casewright"
    out.parent.mkdir()
    told: list[float] = []

    def stop_later(done: int, of: int) -> None:
        told.append(done / of)
        if done / of > 0.7:
            raise KeyboardInterrupt

    with casewright.open(leaky.path, analyst="M. Example") as case:
        with pytest.raises(KeyboardInterrupt):
            share(case, GREEN, out, progress=stop_later)
        assert events(case)[-1].action != "share"
    assert told == sorted(told)
    assert list(out.parent.iterdir()) == []


def test_a_case_that_is_changed_meanwhile_is_not_shared_by_halves(leaky: Leaky, tmp_path: Path) -> None:
    out = tmp_path / "clean.casewright"
    with casewright.open(leaky.path, analyst="M. Example") as case:

        def change(done: int, of: int) -> None:
            if case.read("SELECT count(*) FROM note WHERE text = 'late'")[0][0] == 0:
                with case.edit("note") as tx:
                    tx._connection.execute(
                        "INSERT INTO note (id, text) VALUES (?, 'late')", (os.urandom(16),)
                    )

        with pytest.raises(CaseError, match="changed while it was being copied"):
            share(case, GREEN, out, progress=change)
    assert not out.exists()


def test_no_kill_leaves_a_file_that_looks_whole(leaky: Leaky, tmp_path: Path) -> None:
    _kill(leaky, tmp_path, 2)


@pytest.mark.deep
def test_forty_kills_leave_no_file_that_looks_whole(leaky: Leaky, tmp_path: Path) -> None:
    _kill(leaky, tmp_path, 40)


def _kill(leaky: Leaky, tmp_path: Path, kills: int) -> None:
    out, chance = tmp_path / "out" / "clean.casewright", random.Random(3)
    interrupted = finished = 0
    out.parent.mkdir()
    program = [sys.executable, str(Path(__file__).with_name("sharing_process.py")), str(leaky.path), str(out)]
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    for made in range(kills + 40):
        if made >= kills and interrupted:
            break
        with subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            while float(process.stdout.readline()) < 0.2:  # it plans
                pass
            time.sleep(chance.uniform(0, 0.5))
            process.kill()
        if out.exists():  # it was done before it was killed: what it handed over is whole
            casewright.open(out, read_only=True).close()
            out.unlink()
            finished += 1
        for left in out.parent.iterdir():
            interrupted += 1
            with pytest.raises(CaseError):
                casewright.open(left, read_only=True)
    assert interrupted, "no kill came in the middle: this proves nothing"
    with casewright.open(leaky.path, analyst="M. Example") as case:
        assert sum(event.action == "share" for event in events(case)) <= finished
        share(case, GREEN, out)
    assert [each.name for each in out.parent.iterdir()] == [out.name]
