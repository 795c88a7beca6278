"""Killed in mid-merge: the case is whole, and is what it was or what the merge makes of it, and nothing between."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import histories as h
import pytest

import casewright
from casewright.casefile import content_check, custody_check, journal_check
from casewright.model.ids import new_id
from casewright.operations.captures import add_capture
from casewright.operations.entities import add_entity, edit_entity
from casewright.operations.many_rows import add_many
from casewright.operations.sources import add_source

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the merging process forks")


def _copies(base: Path, folder: Path) -> tuple[Path, Path]:
    mine, theirs = (
        Path(shutil.copy(base, folder / name)) for name in ("mine.casewright", "theirs.casewright")
    )
    with casewright.open(mine, analyst="Ana") as case:
        for n in range(20):
            case.run(add_entity, kind="person", name=f"mine {n}")
    with casewright.open(theirs, analyst="Bo") as case:
        for n in range(60):
            entity = case.run(add_entity, kind="person", name=f"theirs {n}")
            case.run(edit_entity, entity, summary=f"{new_id()}")
        case.run(add_many, table="note", rows=[{"text": "x" * 200} for _ in range(3_000)])
        with case.edit("add_capture") as tx:
            source = add_source(tx, title="File")
            data = random.Random(1).randbytes(6_000_000)
            add_capture(tx, source, data=data, media_type="application/octet-stream", file_name="file")
    return mine, theirs


def _kill(base: Path, folder: Path, kills: int) -> None:
    chance = random.Random(11)
    mine, theirs = _copies(base, folder)
    merged = h.merged(folder, mine, theirs)
    states = before, after = h.state_of(mine), h.state_of(merged)
    assert before != after
    work = folder / "work.casewright"
    program = [sys.executable, str(Path(__file__).with_name("merging_process.py")), str(work), str(theirs)]
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    seen, interrupted = set(), 0
    with subprocess.Popen(
        program, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for made in range(kills + 60):
            if made >= kills and interrupted:
                break  # on a busy machine the first kills may all come before the first write
            shutil.copy(mine, work)
            process.stdin.write("merge\n")
            process.stdin.flush()
            said = {process.stdout.readline().strip(), process.stdout.readline().strip()}
            (child,) = (int(each) for each in said if each != "open")
            time.sleep(chance.uniform(0.0, 0.5))
            os.kill(child, signal.SIGKILL)
            while process.stdout.readline() != "gone\n":
                pass
            interrupted += work.with_name(f"{work.name}-journal").exists()
            with casewright.open(work, analyst="Ana") as case:
                assert case.read("PRAGMA integrity_check") == [("ok",)]
                seen.add(states.index(h.state(case)))
                assert case._sweeper is not None
                case._sweeper.wait()
                for check in (
                    content_check.archived_bytes,
                    custody_check.custody,
                    journal_check.chain,
                    journal_check.replay,
                ):
                    assert check(case)[0] == []
                case.merge([theirs])
                assert h.state(case) == after
        process.stdin.close()
    assert interrupted > 0, "no kill came in mid-write: this proves nothing"


@needs_fork
def test_no_kill_leaves_half_a_merge(base: Path, tmp_path: Path) -> None:
    _kill(base, tmp_path, 4)


@needs_fork
@pytest.mark.deep
def test_a_hundred_kills_leave_no_half_merge(base: Path, tmp_path: Path) -> None:
    _kill(base, tmp_path, 100)
