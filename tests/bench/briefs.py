"""Briefs of about 10, 60 and 250 pages with 50, 250 and 1,000 citations: time, peak memory, growth. By hand (about two minutes):

    .venv/bin/python tests/bench/briefs.py

Each measurement runs in a process of its own: the case is opened, the brief collected, numbered, laid out, finished and
written. Processor times, imports left out; the ratio is to a bare ReportLab story of the same words and figures
(`plain_story.py`), the best of three turns each; the second ratio leaves out of both what laying out the link charts takes, which
is the same code. Growth is the exponent between the smallest and the largest brief.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import casewright
from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.brief.numbering import citation_marks

CHAPTERS = (1, 5, 20)
TURNS = 3


def main() -> None:
    """Prints one line for each size, then the exponents."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for chapters in CHAPTERS:
            from brief_cases import make_case

            path = Path(folder) / f"{chapters}.casewright"
            brief = make_case(path, chapters)
            ours = _best("--brief", path, brief)
            bare = _best("--bare", path, brief)
            found.append((ours, bare))
            print(
                f"{ours['pages']:4} pages, {ours['citations']:5,} citations, {ours['sources']:4} sources: {ours['seconds']:6.2f} s "
                f"(collecting {ours['collecting']:.2f}), {ours['megabytes']:4.0f} MB; bare story {bare['pages']:4} pages, "
                f"{bare['seconds']:6.2f} s, {bare['megabytes']:4.0f} MB; ratio {ours['seconds'] / bare['seconds']:.2f}, "
                f"charts left out {_without_charts(ours) / _without_charts(bare):.2f}",
                flush=True,
            )
    (small, small_bare), (large, large_bare) = found[0], found[-1]
    print(
        f"growth with pages: time to the power of {_power(small, large):.2f}, bare {_power(small_bare, large_bare):.2f}"
    )


def _without_charts(found: dict[str, float]) -> float:
    return found["seconds"] - found["charts"]


def _power(small: dict[str, float], large: dict[str, float]) -> float:
    return math.log(large["seconds"] / small["seconds"]) / math.log(large["pages"] / small["pages"])


def _best(what: str, path: Path, brief: UUID) -> dict[str, float]:
    turns = []
    for _ in range(TURNS):
        ran = subprocess.run(
            [sys.executable, __file__, what, path, str(brief)], capture_output=True, text=True, check=True
        )
        turns.append(json.loads(ran.stdout))
    return min(turns, key=lambda turn: turn["seconds"])


def _measured(what: str, path: Path, brief_id: UUID) -> dict[str, Any]:
    import plain_story

    from casewright.brief.pdf import link_chart, render  # imports are left out of the times

    assert render
    charts, lay_out = [], link_chart.lay_out_chart

    def timed(*arguments: Any) -> Any:
        start = time.process_time()
        found = lay_out(*arguments)
        charts.append(time.process_time() - start)
        return found

    link_chart.lay_out_chart = timed
    with tempfile.TemporaryDirectory() as folder, casewright.open(path, read_only=True) as case:
        start = time.process_time()
        brief = collect(case, brief_id)
        collecting = time.process_time() - start
        start = time.process_time()
        if what == "--bare":
            data, pages = plain_story.bare_pdf(brief)
            (Path(folder) / "bare.pdf").write_bytes(data)
        else:
            pages = export_brief(case, brief_id, Path(folder) / "brief.pdf").pages
        seconds = time.process_time() - start
    return {
        "pages": pages,
        "citations": sum(len(mark.passages) for mark in citation_marks(brief)),
        "sources": len(brief.sources),
        "seconds": seconds,
        "charts": sum(charts),
        "collecting": collecting,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_measured(sys.argv[1], Path(sys.argv[2]), UUID(sys.argv[3]))))
    else:
        main()
