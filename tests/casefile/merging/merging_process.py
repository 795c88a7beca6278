"""Forks, for each line it reads, a process that merges one copy into another until it is killed.

    merging_process.py MINE THEIRS

Not a test: `test_killed_merges.py` runs it. One process loads Python and the product once for all kills.
"""

from __future__ import annotations

import os
import signal
import sys

import casewright
from casewright.casefile.merging import merge  # noqa: F401  loaded before the fork

for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        with casewright.open(sys.argv[1], analyst="Ana") as case:
            print("open", flush=True)
            case.merge([sys.argv[2]])
            signal.pause()  # done: whoever kills it finds it here
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
