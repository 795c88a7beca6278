"""What is withheld is not in the copy, whichever way it is looked for; what goes is whole."""

from __future__ import annotations

import hashlib
from pathlib import Path

from leaky import Leaky
from looking import ids_in, words_in

import casewright
from casewright.casefile.content_check import references
from casewright.casefile.custody import events
from casewright.casefile.doctor import examine
from casewright.casefile.search import search
from casewright.exchange.sharing.policy import POLICY
from casewright.exchange.sharing.share import share
from casewright.exchange.sharing.wish import ShareWish

GREEN = ShareWish("TLP:GREEN")


def test_no_word_and_no_id_of_three_hundred_withheld_objects_is_in_the_copy(
    leaky: Leaky, tmp_path: Path
) -> None:
    assert len(leaky.ids) >= 300
    assert sum(map(len, leaky.public.values())) >= 700
    assert len(words_in(leaky.path) & leaky.words) > 1_200, "the search itself must find them in the case"
    assert ids_in(leaky.path, leaky.ids) == leaky.ids
    out = tmp_path / "clean.casewright"
    with casewright.open(leaky.path, analyst="M. Example") as case:
        report = share(case, GREEN, out, recipient="Border police", note="as agreed")
    assert words_in(out) == set()
    assert ids_in(out, leaky.ids) == set()
    assert report.kept.keys() >= POLICY.keys() - {"ontology_item", "brief_issue"}
    assert report.withheld.keys() >= POLICY.keys() - {"check_setting"}


def test_the_copy_is_whole_has_one_step_and_is_searchable(leaky: Leaky, tmp_path: Path) -> None:
    out = tmp_path / "clean.casewright"
    with casewright.open(leaky.path, analyst="M. Example") as case:
        report = share(case, GREEN, out)
        faults = {check.name for check in examine(case) if not check.ok}
    assert hashlib.sha256(out.read_bytes()).hexdigest() == report.sha256
    assert {check.name for check in examine(out) if not check.ok} <= faults == set()
    with casewright.open(out, analyst="B. Reader") as copy:
        assert [(one.kind, one.label_key) for one in copy.history()] == [("system", "share")]
        assert copy.undo_label() is None
        assert search(copy, "open claim again")
        assert references(copy)[0] == []
        assert copy.case_id != case.case_id
        assert copy.read("SELECT title, question, marking FROM case_info") == [
            ("Clean copy", None, "TLP:GREEN")
        ]
        assert copy.read("SELECT name FROM analyst") == [("M. Example",)]


def test_the_log_of_the_case_says_what_left_and_for_whom(leaky: Leaky, tmp_path: Path) -> None:
    out = tmp_path / "clean.casewright"
    with casewright.open(leaky.path, analyst="M. Example") as case:
        report = share(case, GREEN, out, recipient="Border police", note="as agreed")
        event = events(case)[-1]
        assert (event.action, event.sha256, event.actor) == ("share", report.sha256, "M. Example")
        assert event.result.startswith("TLP:GREEN: ")
        assert event.note == "for Border police; as agreed; as clean.casewright"
        assert {check.name: check.ok for check in examine(case)}["custody"]


def test_ids_of_its_own_leave_no_id_of_the_case_in_the_copy(leaky: Leaky, tmp_path: Path) -> None:
    out = tmp_path / "clean.casewright"
    with casewright.open(leaky.path, analyst="M. Example") as case:
        share(case, ShareWish("TLP:GREEN", new_ids=True), out)
    every = {each for table, ids in leaky.public.items() if table != "check_setting" for each in ids}
    assert ids_in(leaky.path, every) == every
    assert ids_in(out, every | leaky.ids) == set()
    assert all(check.ok for check in examine(out))


def test_a_paragraph_that_cites_something_withheld_is_gone_and_a_bare_id_is_replaced(
    leaky: Leaky, tmp_path: Path
) -> None:
    out = tmp_path / "clean.casewright"
    with casewright.open(leaky.path, analyst="M. Example") as case:
        report = share(case, GREEN, out)
    with casewright.open(out, read_only=True) as copy:
        assert set(copy.read("SELECT body FROM brief_section")) == {("Open [withheld].",)}
    assert report.cleared > 0
