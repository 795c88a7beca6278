"""Forks, for each line it reads, a process that gives a case one passphrase after the other until it is killed.

    protecting_process.py CASE

Not a test: `test_protection.py` runs it. One process loads Python and the product once for all kills.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from casewright.casefile import key
from casewright.casefile.protection import set_passphrase
from casewright.casefile.unlocking import unlock
from casewright.model.errors import PassphraseNeeded, WrongPassphrase

key._COST["n"] = 2
PASSPHRASES = (None, "one", "two")


def protect_until_killed(path: Path) -> None:
    for number, passphrase in enumerate(PASSPHRASES):
        with contextlib.suppress(PassphraseNeeded, WrongPassphrase):
            access, at = unlock(path, passphrase), number
    while True:
        at = (at + 1) % len(PASSPHRASES)
        access = set_passphrase(access, PASSPHRASES[at], "M. Example").access


if __name__ == "__main__":
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            protect_until_killed(Path(sys.argv[1]))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)
