"""Makes a clean copy, slowly, so that it can be killed in the middle."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import casewright
from casewright.exchange.sharing.share import share
from casewright.exchange.sharing.wish import ShareWish


def slowly(done: int, of: int) -> None:
    print(done / of, flush=True)
    time.sleep(0.01)


with casewright.open(Path(sys.argv[1]), analyst="M. Example") as case:
    share(case, ShareWish("TLP:GREEN"), Path(sys.argv[2]), progress=slowly)
