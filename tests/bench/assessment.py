"""The assessment page with 50 judgements and 500 claims: the longest that anything holds up the window. By hand (about a minute):

    .venv/bin/python tests/bench/assessment.py

Processor time of the main thread in one go, as a ratio to the baseline that is printed first: reading the whole assessment
once as plain rows, which every edit costs anyway.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from gaps import Gaps
from PySide6.QtTest import QTest

import casewright
from casewright.casefile.transaction import Transaction
from casewright.operations import (
    assessment_parts,
    assessments,
    captures,
    claims,
    judgements,
    passages,
    sources,
)
from casewright.ui.app import load_the_rest, make_application
from casewright.ui.assessment.content import read_assessment
from casewright.ui.settings import Settings
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.trouble import Trouble

JUDGEMENTS, CLAIMS, SOURCES, LINES = 50, 10, 40, 60
WORDS = "port rail grain treaty envoy talks ships harbour annex ballot union pact ministry council vote delay strike fee bank".split()


def main() -> None:
    """Prints one line for each act."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.casewright"
        with (
            casewright.create(path, "Large", "TLP:AMBER", "M. Example") as case,
            case.edit("apply_recipe") as tx,
        ):
            refs = [ObjectRef("judgement", each) for each in fill(tx, random.Random(3))]
        app = make_application(sys.argv[:1])
        apply_theme(app, Mode.LIGHT)
        window = MainWindow(Settings(Path(folder) / "settings.ini"), Trouble(), "M. Example")
        window.resize(1440, 900)
        window.show()
        load_the_rest().join()
        window.open_case(path)
        while window.case_view is None or not window.case_view.tabs.started:
            QTest.qWait(20)
        view = window.case_view
        view.show_view("check")
        QTest.qWait(1500)
        page = view.show_view("assessment")
        session, owner = view.session, page.assessment_id
        session.run("judgements.edit_judgement", refs[0].id, text="Warm.")
        QTest.qWait(2000)
        base = baseline(lambda: read_assessment(session.case, owner, session.ladders, session.case.analyst))
        print(f"{'baseline: the assessment read once':42} {base * 1000:7.1f} ms")
        gaps = Gaps()

        def act(what: str, run: Callable[[], object], rest: int = 2000) -> None:
            gaps.take()
            run()
            QTest.qWait(rest)
            longest, kinds = gaps.take()
            told = max(kinds, key=lambda each: kinds[each], default="")
            print(
                f"{what:42} {longest:7.1f} ms  {longest / 1000 / base:5.1f} times the baseline  {told}",
                flush=True,
            )

        def edit(ref: ObjectRef) -> object:
            return session.run("judgements.edit_judgement", ref.id, text=f"Changed at {time.time()}.")

        act("opened from nothing", lambda: (page.body.forget(), page.show_assessment(owner)))
        act(
            "opened from nothing, at its last judgement",
            lambda: (page.body.forget(), page.show_assessment(owner), page.show_object(refs[-1])),
        )
        act("next judgement", lambda: page.body.step_judgement(-1))
        act("a drawer opened", lambda: page.body.blocks()[4].drawer.unfold(True))
        act("a judgement edited", lambda: edit(refs[4]))
        act("undone", view.undo)
        act("all evidence opened", page.body.unfold_all, 8000)
        act("a judgement edited, all evidence open", lambda: edit(refs[9]))
        act("another chosen, all evidence open", lambda: session.select(refs[20]))
        gaps.close()
        window.close()


def baseline(work: Callable[[], object]) -> float:
    """The median of seven runs."""
    times = []
    for _ in range(7):
        start = time.thread_time()
        work()
        times.append(time.thread_time() - start)
    return sorted(times)[3]


def fill(tx: Transaction, dice: random.Random) -> list[UUID]:
    """An assessment of that size; the ids of its judgements."""

    def words(count: int) -> str:
        return " ".join(dice.choice(WORDS) for _ in range(count)).capitalize()

    texts = []
    for number in range(SOURCES):
        lines = [f"Line {line} of source {number}: {words(14)}." for line in range(LINES)]
        source = sources.add_source(
            tx, title=f"{words(6)} {number}", publisher=f"Paper {number % 7}", reliability=dice.choice("ABCD")
        )
        capture = captures.add_capture(
            tx, source, data="\n".join(lines).encode(), media_type="text/plain", file_name="t.txt"
        )
        text = captures.add_source_text(
            tx, capture, text="\n".join(lines), tool="plain text", tool_version="1"
        )
        texts.append((text, lines))
    assessment = assessments.add_assessment(
        tx, title="Fifty judgements", question="What will happen?", bottom_line=f"{words(50)}."
    )
    made = []
    for number in range(JUDGEMENTS):
        made.append(judgements.judge(
            tx, assessment, text=f"{words(16)}.", is_key=number < 6, likelihood=dice.choice(["likely", "very likely", "unlikely"]),
            confidence=dice.choice(["low", "moderate", "high"]), confidence_basis=f"{words(25)}.", uncertainty_cause=words(15),
            would_change_if=words(12), horizon="2999",
        ))  # fmt: skip
        for place in range(CLAIMS):
            claim = claims.state_claim(tx, text=f"{words(14)}.")
            for text, lines in dice.sample(texts, 2):
                claims.cite(
                    tx,
                    claim,
                    passages.quote(tx, text, exact=dice.choice(lines)),
                    credibility=dice.choice("1234"),
                )
            judgements.support(
                tx, made[-1], claim_id=claim, stance="supports" if place % 4 else "contradicts"
            )
    for number in range(12):
        part = {"judgement_id": made[number]}
        assessment_parts.add_alternative(
            tx, assessment, text=words(12), likelihood="unlikely", why_less_favoured=words(15), **part
        )
        assessment_parts.add_assumption(
            tx, assessment, text=words(12), category="C", why=words(12), if_wrong=words(10), **part
        )
        assessment_parts.add_indicator(
            tx, assessment, text=words(12), direction="for", threshold=words(5), **part
        )
        assessment_parts.add_gap(tx, assessment, question=f"{words(9)}?", why=words(12))
    return made


if __name__ == "__main__":
    main()
