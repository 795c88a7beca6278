"""Forks, for each line it reads (a seed), a process that edits a case until it is killed and prints what was committed.

    writing_process.py CASE

Not a test: `test_crashes.py` runs it. One process loads Python and the product once for hundreds of kills.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from casewright.casefile.access import Access
from casewright.casefile.opening import open_unlocked
from casewright.casefile.signing.own_key import load_signing
from casewright.casefile.transaction import Transaction
from casewright.casefile.unlocking import unlock
from casewright.model.annotation import Note
from casewright.model.entity import Entity

PASSPHRASE = "berth 14"  # of a case that is encrypted


def write_until_killed(access: Access, seed: int) -> None:
    chance = random.Random(seed)
    with open_unlocked(access, analyst="M. Example") as case:
        while True:
            with case.edit("random") as tx:
                _change(tx, chance)
            committed = case.history(1)[0]
            os.write(1, f"{committed.seq} {committed.changes}\n".encode())


def _change(tx: Transaction, chance: random.Random) -> None:
    if chance.random() < 0.3:
        tx.put_bytes(chance.randbytes(chance.randrange(1, 300_000)), "application/octet-stream")
        tx.bulk_insert(
            Note, [{"text": "x" * chance.randrange(400)} for _ in range(chance.randrange(1, 3_000))]
        )
        return
    entities = tx.find(Entity)
    for entity in chance.sample(entities, min(len(entities), chance.randrange(1, 20))):
        tx.edit(entity, summary=f"{chance.random()}")
    tx.add(Entity(kind="state", name="x" * chance.randrange(1, 200), name_key="x"))


if __name__ == "__main__":
    load_signing()
    unlocked = unlock(Path(sys.argv[1]), PASSPHRASE)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            write_until_killed(unlocked, int(line))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)
