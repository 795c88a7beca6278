"""A clean copy against a plain copy of the same case: CPU time, memory, and how fast the matcher goes.

.venv/bin/python tests/bench/sharing.py [ENTITIES] [MEGABYTES]   (20,000 entities with as many claims; 64 MB of archived files)
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import casewright
from casewright.exchange.sharing.matcher import Matcher
from casewright.exchange.sharing.share import share
from casewright.exchange.sharing.wish import ShareWish
from casewright.model.claim import Claim, ClaimAbout
from casewright.model.entity import Entity
from casewright.model.ids import new_id
from casewright.model.names import name_key
from casewright.model.source import Capture, Source

ENTITIES, MEGABYTES = map(int, sys.argv[1:3]) if sys.argv[1:2] not in ([], ["share"]) else (20_000, 64)
ROUNDS = 3


def make(path: Path) -> None:
    """Every fifth entity, claim and file is marked TLP:RED."""
    chance = random.Random(1)
    words = ["".join(chance.choices("aeioubdgklmnprst", k=chance.randrange(4, 10))) for _ in range(5_000)]
    with casewright.create(path, "Bench", analyst="M. Example") as case, case.edit("fill") as tx:
        names = [" ".join(chance.choices(words, k=2)).title() + f" {n}" for n in range(ENTITIES)]
        marks = [None if n % 5 else "TLP:RED" for n in range(ENTITIES)]
        entities = tx.bulk_insert(
            Entity,
            [{"kind": "person", "name": name, "name_key": name_key(name), "summary": " ".join(chance.choices(words, k=8)), "marking": mark}
             for name, mark in zip(names, marks, strict=True)],
        )  # fmt: skip
        claims = tx.bulk_insert(
            Claim,
            [
                {"text": " ".join(chance.choices(words, k=14)), "basis": "analyst_knowledge", "marking": mark}
                for mark in marks
            ],
        )
        tx.bulk_insert(
            ClaimAbout,
            [
                {"claim_id": claim, "object_type": "entity", "object_id": entity}
                for claim, entity in zip(claims, entities, strict=True)
            ],
        )
        for n in range(MEGABYTES):
            sha256, size = tx.put_bytes(os.urandom(1 << 20), "application/octet-stream")
            source = Source(title=f"Source {n}", name_key=f"source {n}", kind="report", provenance="primary",
                            marking=None if n % 5 else "TLP:RED")  # fmt: skip
            tx.add(source)
            tx.add(Capture(source_id=source.id, sha256=sha256, size=size, media_type="application/octet-stream",
                           file_name=f"{n}.bin", captured_at="2026-01-01", method="manual_save"))  # fmt: skip


def measured(path: Path, folder: Path, names: int) -> tuple[float, int, float]:
    """CPU seconds, bytes of the copy and peak megabytes of one clean copy, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "share", str(path), str(folder / f"{new_id()}.casewright"), str(names)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, size, memory = done.stdout.split()
    return float(seconds), int(size), float(memory)


def one_share(path: Path, out: Path, names: int) -> None:
    """Inside that process."""
    with casewright.open(path, analyst="M. Example") as case:
        pseudonyms = tuple(
            (row[0], f"Person {n}")
            for n, row in enumerate(
                case.read("SELECT name FROM entity WHERE marking IS NULL LIMIT ?", (names,))
            )
        )
        start = time.process_time()
        share(case, ShareWish("TLP:AMBER", pseudonyms=pseudonyms, allow_named=not names), out)
        seconds = time.process_time() - start
    print(seconds, out.stat().st_size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def matcher_speed() -> None:
    """Random bytes and text, with few and many patterns."""
    chance = random.Random(2)
    text = (" ".join("".join(chance.choices("etaoin", k=6)) for _ in range(200_000))).encode()
    for count in (1_000, 30_000, 300_000):
        matcher = Matcher([os.urandom(chance.choice((12, 24, 40))) for _ in range(count)])
        for what, data in (("random bytes", os.urandom(8 << 20)), ("text", text)):
            start = time.process_time()
            list(matcher.found_in([data]))
            print(
                f"matcher, {count:>7,} patterns, {what:<12}: {len(data) / 1e6 / (time.process_time() - start):6.0f} MB/s CPU"
            )


def main() -> None:
    """Prints ratios within this run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "bench.casewright"
        make(path)
        with casewright.open(path, read_only=True) as case:
            plain = []
            for n in range(ROUNDS):
                start = time.process_time()
                case.save_copy(folder / f"plain {n}.casewright")
                plain.append(time.process_time() - start)
        copied = sorted(plain)[ROUNDS // 2]
        size = path.stat().st_size / 1e6
        print(
            f"case: {ENTITIES:,} entities and claims, {MEGABYTES} files, {size:.0f} MB; plain copy {copied:.2f} s CPU"
        )
        for names in (0, 200):
            rounds = sorted(measured(path, folder, names) for _ in range(ROUNDS))
            seconds, bytes_out, memory = rounds[ROUNDS // 2]
            print(f"clean copy, {names:>3} pseudonyms: {seconds:.2f} s CPU = {seconds / copied:.1f} x the plain copy; "
                  f"{bytes_out / 1e6:.0f} MB; {memory:.0f} MB of memory at most")  # fmt: skip
    matcher_speed()


if __name__ == "__main__":
    if sys.argv[1:2] == ["share"]:
        one_share(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main()
