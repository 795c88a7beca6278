"""Making a clean copy: planned, written as a fresh file, looked through, logged and only then put in its place."""

from __future__ import annotations

import dataclasses
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.custody import Act
from casewright.casefile.driver import plain_errors
from casewright.casefile.protection import set_passphrase
from casewright.exchange.sharing.patterns import Patterns
from casewright.exchange.sharing.plan import Plan, make_plan
from casewright.exchange.sharing.report import ShareReport, counted
from casewright.exchange.sharing.rewriting import Rewriter
from casewright.exchange.sharing.scan import Scan
from casewright.exchange.sharing.strings import withheld_contents, withheld_ids, withheld_strings
from casewright.exchange.sharing.wish import ShareWish
from casewright.exchange.sharing.work_file import check_target, digest_of, finish, remove, work_path
from casewright.exchange.sharing.writing import Rows, rows_of_copy, write_copy
from casewright.model.errors import CaseError, CaseReadOnly, ChangedUnderneath
from casewright.model.ids import analyst_id, new_id
from casewright.model.progress import Progress, stage, unheard


@dataclass(frozen=True)
class Prepared:
    """A copy that is whole and clean, and that nothing takes for a case until it is handed over. It can be pickled."""

    work: Path
    target: Path
    report: ShareReport


def preview(case: Case, wish: ShareWish, progress: Progress = unheard) -> tuple[Plan, ShareReport]:
    """What would go and what would stay; writes nothing.

    Raises:
        NoSuchObject, InvalidValue: the wish cannot be met.
    """
    plan = make_plan(case, wish, progress)
    return plan, counted(plan)


def prepare(
    case: Case, wish: ShareWish, target: Path, *, replace: bool = False, progress: Progress = unheard
) -> Prepared:
    """Writes the copy beside its place and looks through it. What an exception or a stop leaves is removed.

    Raises:
        LeakFound: something withheld stood in it.
        NoSuchObject, InvalidValue: the wish cannot be met.
        CaseError: `target` is there already, or is a case; the disk refuses; the case was changed meanwhile.
    """
    check_target(case, target, replace)
    work = work_path(target)
    remove(work)
    before = _state(case)
    try:
        plan = make_plan(case, wish, stage(progress, 0, 5))
        new_case = new_id()
        rewriter = Rewriter(plan, new_case)
        analyst = plan.naming.analyst(case.analyst)
        with plain_errors(work):  # nobody else reads it before it was looked through
            os.close(os.open(work, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        write_copy(work, case, plan, rewriter, analyst, stage(progress, 1, 5))
        rewriter.is_done()
        scan = _scan(case, plan, rewriter, analyst)
        scan.learn(stage(progress, 2, 5))
        report = scan.look(work, stage(progress, 3, 5))
        if _state(case) != before:
            raise ChangedUnderneath(
                "The case was changed while it was being copied; nothing was handed over. Share it again."
            )
        sha256 = digest_of(work, stage(progress, 4, 5), as_finished=True)
    except BaseException:
        remove(work)
        raise
    numbers = counted(plan)
    found = dataclasses.replace(
        numbers, cleared=rewriter.cleared, scan=report, case_id=new_case, sha256=sha256
    )
    return Prepared(work, target, found)


def hand_over(
    case: Case,
    prepared: Prepared,
    *,
    recipient: str = "",
    note: str = "",
    replace: bool = False,
    passphrase: str | None = None,
    progress: Progress = unheard,
) -> ShareReport:
    """Writes into the custody log of the case what leaves it, and puts the copy in its place.

    Args:
        passphrase: what the copy is encrypted with first; None leaves it in clear.

    Raises:
        CaseReadOnly: the case is open read-only, so that the log cannot be kept; the copy is gone.
        CaseError: its place was taken meanwhile; the disk refuses.
    """
    report, work, target = prepared.report, prepared.work, prepared.target
    try:
        if case.read_only:
            raise CaseReadOnly(
                f"{case.path.name} is open read-only, so its log could not say what left; nothing was handed over."
            )
        check_target(case, target, replace)
        finish(work)
        os.chmod(work, stat.S_IMODE(case.path.stat().st_mode) | stat.S_IWUSR)
        if passphrase is not None:
            set_passphrase(Access(work), passphrase, case.analyst, progress)
            report = dataclasses.replace(report, sha256=digest_of(work, unheard), encrypted=True)
        case.log_custody([_act(report, target, recipient, note)])
        try:
            with plain_errors(target):
                os.replace(work, target)
        except CaseError as error:
            case.log_custody([Act("share", report.sha256, "not handed over", str(error))])
            raise
    finally:
        remove(work)
    return report


def _act(report: ShareReport, target: Path, recipient: str, note: str) -> Act:
    counts = f"{sum(report.kept.values()):,} objects, {sum(report.withheld.values()):,} withheld"
    words = [f"for {recipient.strip()}" if recipient.strip() else "", note.strip(), f"as {target.name}"]
    return Act("share", report.sha256, f"{report.marking}: {counts}", "; ".join(filter(None, words)))


def share(
    case: Case,
    wish: ShareWish,
    target: Path,
    *,
    recipient: str = "",
    note: str = "",
    replace: bool = False,
    passphrase: str | None = None,
    progress: Progress = unheard,
) -> ShareReport:
    """`prepare` and `hand_over` in one."""
    prepared = prepare(case, wish, target, replace=replace, progress=progress)
    return hand_over(case, prepared, recipient=recipient, note=note, replace=replace, passphrase=passphrase)


def _scan(case: Case, plan: Plan, rewriter: Rewriter, analyst: str) -> Scan:
    def rows() -> Rows:
        return rows_of_copy(case, plan, rewriter, analyst)

    kept_ids = frozenset(rewriter.id_of(row_id) for ids in plan.kept.values() for row_id in ids)
    kept_ids |= {analyst_id(analyst).bytes}
    strings = withheld_strings(case, plan, list(rewriter.changed), analyst)
    return Scan(
        case,
        plan,
        rows,
        Patterns(strings, withheld_ids(case, plan, kept_ids, analyst), withheld_contents(case, plan)),
    )


def _state(case: Case) -> tuple[object, ...]:
    """What tells whether the case was changed."""
    return case.read(
        "SELECT (SELECT max(seq) FROM change_set), (SELECT max(seq) FROM change), (SELECT count(*) FROM archive)"
    )[0]
