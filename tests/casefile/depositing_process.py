"""Deposits and archives large contents until it is killed, printing the hash of each that was archived.

    depositing_process.py CASE SEED

Not a test: `test_crashes.py` runs it.
"""

from __future__ import annotations

import io
import os
import random
import sys

import casewright
from casewright.casefile.archive import CHUNK
from casewright.model.annotation import Note

if __name__ == "__main__":
    chance = random.Random(int(sys.argv[2]))
    with casewright.open(sys.argv[1], analyst="M. Example") as case:
        os.write(1, b"at work\n")
        while True:
            data = chance.randbytes(CHUNK) * chance.randrange(17, 40)
            with case.deposit(io.BytesIO(data)) as content, case.edit("random") as tx:
                tx.put_bytes(content, "video/mp4")
                tx.add(Note(text="x"))
            os.write(1, f"{content.sha256}\n".encode())
