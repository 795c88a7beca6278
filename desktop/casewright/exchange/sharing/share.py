"""Making a clean copy: planned, written as a fresh file, looked through, logged and only then put in its place."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.custody import Act
from casewright.casefile.driver import plain_errors
from casewright.casefile.lock import current_holder
from casewright.casefile.protection import set_passphrase
from casewright.casefile.schema import APPLICATION_ID
from casewright.exchange.sharing.patterns import Patterns
from casewright.exchange.sharing.plan import Plan, make_plan
from casewright.exchange.sharing.rewriting import Rewriter
from casewright.exchange.sharing.scan import Scan, ScanReport
from casewright.exchange.sharing.strings import withheld_contents, withheld_ids, withheld_strings
from casewright.exchange.sharing.wish import ShareWish
from casewright.exchange.sharing.writing import Rows, rows_of_copy, write_copy
from casewright.model.errors import CaseError, CaseLocked, CaseReadOnly, ChangedUnderneath
from casewright.model.ids import analyst_id, new_id
from casewright.model.progress import Progress, stage, unheard

_ID_AT = 68  # where SQLite keeps the application id in a file (https://sqlite.org/fileformat2.html#the_database_header)
_BLOCK = 1 << 20


@dataclass(frozen=True)
class ShareReport:
    """What came of it. Counts are by table; `reasons` counts why rows stayed (keys of `plan.REASONS`).

    `case_is_higher`: the case is marked higher than may go, and with it what has no marking of its own. `bare_claims` are claims that go without the evidence they cite, which names somebody. `evidence_with_names` are texts and files that hold a name which is withheld or replaced and went all the same.
    """

    marking: str
    kept: Mapping[str, int]
    withheld: Mapping[str, int]
    reasons: Mapping[str, int]
    evidence_with_names: int
    bare_claims: int
    case_is_higher: bool
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    new_ids: bool = False
    cleared: int = 0
    scan: ScanReport | None = None
    case_id: UUID | None = None
    sha256: str = ""
    encrypted: bool = False


@dataclass(frozen=True)
class Prepared:
    """A copy that is whole and clean, and that nothing takes for a case until it is handed over. It can be pickled."""

    work: Path
    target: Path
    report: ShareReport

    def discard(self) -> None:
        """Gives it up."""
        _remove(self.work)


def preview(case: Case, wish: ShareWish, progress: Progress = unheard) -> tuple[Plan, ShareReport]:
    """What would go and what would stay; writes nothing.

    Raises:
        NoSuchObject, InvalidValue: the wish cannot be met.
    """
    plan = make_plan(case, wish, progress)
    return plan, _counted(plan)


def prepare(
    case: Case, wish: ShareWish, target: Path, *, replace: bool = False, progress: Progress = unheard
) -> Prepared:
    """Writes the copy beside its place and looks through it. What an exception or a stop leaves is removed.

    Raises:
        LeakFound: something withheld stood in it.
        NoSuchObject, InvalidValue: the wish cannot be met.
        CaseError: `target` is there already, or is a case; the disk refuses; the case was changed meanwhile.
    """
    _check_target(case, target, replace)
    work = _work(target)
    _remove(work)
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
        sha256 = _digest(work, stage(progress, 4, 5), as_finished=True)
    except BaseException:
        _remove(work)
        raise
    counted = _counted(plan)
    found = dataclasses.replace(
        counted, cleared=rewriter.cleared, scan=report, case_id=new_case, sha256=sha256
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
        _check_target(case, target, replace)
        _finish(work)
        os.chmod(work, stat.S_IMODE(case.path.stat().st_mode) | stat.S_IWUSR)
        if passphrase is not None:
            set_passphrase(Access(work), passphrase, case.analyst, progress)
            report = dataclasses.replace(report, sha256=_digest(work, unheard), encrypted=True)
        case.log_custody([_act(report, target, recipient, note)])
        try:
            with plain_errors(target):
                os.replace(work, target)
        except CaseError as error:
            case.log_custody([Act("share", report.sha256, "not handed over", str(error))])
            raise
    finally:
        _remove(work)
    return report


def _finish(work: Path) -> None:
    """Makes the file a case, and has it written out to the disk."""
    with plain_errors(work), work.open("r+b") as stream:
        stream.seek(_ID_AT)
        stream.write(_application_id())
        stream.flush()
        os.fsync(stream.fileno())


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


def _counted(plan: Plan) -> ShareReport:
    reasons = Counter(why for rows in plan.withheld.values() for why in rows.values())
    return ShareReport(
        plan.withholding.ceiling,
        {table: len(rows) for table, rows in plan.kept.items() if rows},
        {table: len(rows) for table, rows in plan.withheld.items() if rows},
        dict(reasons),
        len(plan.contents_naming),
        _bare_claims(plan),
        not plan.withholding.may(plan.withholding.container("case_info")),
        {**plan.naming.replaced, **plan.naming.analysts},
        plan.wish.new_ids,
    )


def _bare_claims(plan: Plan) -> int:
    """Claims that cite something in the case and nothing in the copy."""
    citing: dict[bytes, bool] = {}
    for row_id, node in plan.graph.nodes["citation"].items():
        for _, target, claim in node.targets:
            if target == "claim" and claim in plan.kept["claim"]:
                citing[claim] = citing.get(claim, False) or row_id in plan.kept["citation"]
    return sum(not cited for cited in citing.values())


def _check_target(case: Case, target: Path, replace: bool) -> None:
    if not target.parent.is_dir():
        raise CaseError(f"There is no folder {target.parent}.")
    if target.exists() and (target.samefile(case.path) or not replace):
        raise CaseError(
            f"{target.name} is the case itself; a copy needs another name."
            if target.samefile(case.path)
            else f"{target.name} exists already; nothing was overwritten."
        )
    holder = current_holder(target)
    if holder is not None:
        raise CaseLocked(f"{target.name} is open for writing by {holder}; nothing was overwritten.")


def _state(case: Case) -> tuple[object, ...]:
    """What tells whether the case was changed."""
    return case.read(
        "SELECT (SELECT max(seq) FROM change_set), (SELECT max(seq) FROM change), (SELECT count(*) FROM archive)"
    )[0]


def _digest(work: Path, progress: Progress, as_finished: bool = False) -> str:
    """The SHA-256 of a file; `as_finished`: as `_finish` will leave it."""
    found, size, done = hashlib.sha256(), work.stat().st_size, 0
    for block in _blocks(work):
        is_head = as_finished and not done
        found.update(block[:_ID_AT] + _application_id() + block[_ID_AT + 4 :] if is_head else block)
        done += len(block)
        progress(done, size)
    return found.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block


def _application_id() -> bytes:
    return APPLICATION_ID.to_bytes(4, "big")


def remove_unfinished(target: Path) -> None:
    """Removes what a process that was killed left of a copy for this place."""
    _remove(_work(target))


def _work(target: Path) -> Path:
    return target.with_name(f".{target.name}.sharing")


def _remove(work: Path) -> None:
    for each in (work, work.with_name(f"{work.name}-journal")):
        each.unlink(missing_ok=True)
