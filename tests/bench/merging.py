"""How long merging takes, as ratios to inserting the rows of the case by plain SQL in the same run. By hand:

    .venv/bin/python tests/bench/merging.py [--small]

Two copies of a case go apart by 2,000 steps each: edits of random entities, a tenth of them new entities or deletions,
one in fifty on the same entities in both. CPU times (user and system), medians of rounds.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from casefile_rows import (
    SMALL,
    cpu,
    insert_raw,
    insert_tuples,
    new_case,
    raw_file,
    report,
    rows,
    tuples,
    word,
)

import casewright
from casewright.casefile.case import Case
from casewright.operations.entities import add_entity, delete_entity, edit_entity

ROUNDS = 1 if SMALL else 3
STEPS = 300 if SMALL else 2_000
SIZES = (3_000, 9_000) if SMALL else (10_000, 100_000, 300_000)


def make_case(folder: str, size: int) -> tuple[Path, float, list[UUID]]:
    """A case of so many rows, a third of them entities; and how long plain SQL takes for them."""
    entities, links = rows(size // 3)
    tables = {"entity": tuples("entity", entities), "link": tuples("link", links)}
    times = []
    for _ in range(ROUNDS):
        path, connection = raw_file(folder)
        times.append(cpu(lambda: insert_raw(connection, tables)))
        connection.close()
        path.unlink()
    with new_case(folder) as case:
        insert_tuples(case, tables)
        path = case.path
    return path, statistics.median(times), [row["id"] for row in entities]


def work(case: Case, ids: list[UUID], steps: int, seed: int) -> None:
    """Steps as a person makes them, but that the disk is not waited for."""
    chance, shared = random.Random(seed), random.Random(1)
    case._writer._connection.execute("PRAGMA synchronous = OFF")  # type: ignore[union-attr]
    hot = shared.sample(ids, max(steps // 50, 1))
    for n in range(steps):
        one = hot[n // 50] if n % 50 == 0 else chance.choice(ids)
        if n % 10 == 1:
            case.run(add_entity, kind="person", name=word())
        elif n % 10 == 2:
            fresh = case.run(add_entity, kind="person", name=word())
            case.run(delete_entity, fresh)
        elif n % 2:
            case.run(edit_entity, one, name=f"{word()} {word()}")
        else:
            case.run(edit_entity, one, summary=word())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for size in SIZES:
            path, raw, ids = make_case(folder, size)
            mine, theirs = (
                Path(shutil.copy(path, Path(folder) / f"{name}.casewright")) for name in ("mine", "theirs")
            )
            for seed, copy in enumerate((mine, theirs), start=2):
                with casewright.open(copy, analyst=f"Analyst {seed}") as case:
                    work(case, ids, STEPS, seed)
            times, again = [], []
            for n in range(ROUNDS):
                target = Path(shutil.copy(mine, Path(folder) / f"merged {n}.casewright"))
                with casewright.open(target, analyst="Analyst 2") as case:
                    reports = []
                    times.append(cpu(lambda: reports.append(case.merge([theirs]))))
                    again.append(cpu(lambda: case.merge([theirs])))
                target.unlink()
            found[size] = statistics.median(times)
            said = f"({found[size]:.2f} s, {sum(one.steps for one in reports[0].came)} steps, {len(reports[0].conflicts)} conflicts)"
            if size == SIZES[len(SIZES) // 2]:
                report(
                    f"merge of two copies of {size:,} rows / raw insert of them",
                    found[size] / raw,
                    8,
                    extra=said,
                )
            else:
                print(f"merge of two copies of {size:,} rows: {said}, raw insert {raw:.2f} s")
            report("the same again / the merge", 100 * statistics.median(again) / found[size], 5, "%")
            for each in (path, mine, theirs):
                each.unlink()
        smallest, largest = SIZES[0], SIZES[-1]
        report(
            f"merge at {largest:,} rows / at {smallest:,} rows, same steps",
            found[largest] / found[smallest],
            2,
        )


if __name__ == "__main__":
    main()
