"""share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casewright.cli.opening import NewPassphraseFile, new_passphrase, open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, percent_line, table
from casewright.model.errors import InvalidValue

if TYPE_CHECKING:
    from casewright.casefile.case import Case
    from casewright.exchange.sharing.plan import Plan
    from casewright.exchange.sharing.report import ShareReport


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("share", help="Make a clean copy that holds only what may travel, and prove it.")(share)


def share(
    case: CaseFile,
    max_marking: Annotated[str, typer.Option(help="Nothing marked higher goes.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write the copy.", metavar="COPY")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            help="Only this object (id or title) with what it rests on. May be given several times."
        ),
    ] = None,
    about: Annotated[
        list[str] | None, typer.Option(help="Only what concerns this entity. May be given several times.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="This stays at home. May be given several times.")
    ] = None,
    pseudonym: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME[=PSEUDONYM]", help="Goes under a pseudonym. May be given several times."),
    ] = None,
    pseudonym_file: Annotated[
        Path | None, typer.Option(help="Keeps the pseudonyms for the next copy (JSON); it stays at home.")
    ] = None,
    hide_analysts: Annotated[
        bool, typer.Option("--hide-analysts", help="Who worked on the case becomes Analyst 1, Analyst 2 …")
    ] = False,
    keep_evidence: Annotated[
        bool,
        typer.Option("--keep-evidence", help="Texts and files go unaltered though they hold hidden names."),
    ] = False,
    allow_named: Annotated[
        bool, typer.Option("--allow-named", help="The names of withheld entities may stand in what goes.")
    ] = False,
    new_ids: Annotated[
        bool, typer.Option("--new-ids", help="Every object gets an id of its own: ids tell when it was made.")
    ] = False,
    title: Annotated[str | None, typer.Option(help="The title of the copy.")] = None,
    recipient: Annotated[str, typer.Option("--for", metavar="NAME", help="Who gets it, for the log.")] = "",
    note: Annotated[str, typer.Option(help="A note for the log.")] = "",
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help="Protect the copy with a passphrase of its own.")
    ] = False,
    new_passphrase_file: NewPassphraseFile = None,
    in_clear: Annotated[
        bool, typer.Option("--in-clear", help="The copy of an encrypted case may be in clear.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a copy that is there.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would go and what would stay.")
    ] = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Makes a clean copy."""
    from casewright.exchange.sharing.pseudonyms import completed, keep_pseudonyms, read_pseudonyms
    from casewright.exchange.sharing.share import preview
    from casewright.exchange.sharing.share import share as share_case
    from casewright.exchange.sharing.wish import ShareWish

    if output is None and not dry_run:
        raise InvalidValue("Say where to write the copy: -o COPY.")
    with open_case(case, analyst, read_only=dry_run) as opened:
        kept = read_pseudonyms(pseudonym_file) if pseudonym_file is not None else {}
        pairs = completed(opened, [_pair(each) for each in pseudonym or ()], kept)
        wish = ShareWish(
            max_marking,
            _chosen(opened, only),
            _chosen(opened, about, "entity"),
            _chosen(opened, without),
            pairs,
            hide_analysts,
            keep_evidence,
            allow_named,
            new_ids,
            title,
        )
        if dry_run:
            plan, report = preview(opened, wish, percent_line("Planning the copy"))
            emit({**_document(report), "objects": _objects(plan)}, json, lambda: _lines(report, None))
            return
        assert output is not None
        passphrase = _passphrase(
            opened, encrypt or new_passphrase_file is not None, new_passphrase_file, in_clear
        )
        progress = percent_line("Making the copy")
        report = share_case(
            opened,
            wish,
            output.absolute(),
            recipient=recipient,
            note=note,
            replace=replace,
            passphrase=passphrase,
            progress=progress,
        )
        if pseudonym_file is not None:
            keep_pseudonyms(pseudonym_file, pairs)
    emit({"path": output.absolute(), **_document(report)}, json, lambda: _lines(report, output))


def _passphrase(case: Case, wanted: bool, file: Path | None, in_clear: bool) -> str | None:
    """That of the copy: never the case's own, which whoever gets the copy would then know."""
    if wanted:
        return new_passphrase(file, may_be_given=False)
    if case.encrypted and not in_clear:
        raise InvalidValue(
            "This case is encrypted: give the copy a passphrase of its own (--encrypt), or let it be in clear (--in-clear)."
        )
    return None


def _pair(said: str) -> tuple[str, str]:
    name, _, pseudonym = said.partition("=")
    return name, pseudonym


def _chosen(case: Case, said: list[str] | None, *tables: str) -> Any:
    from casewright.exchange.sharing.choosing import find_chosen

    return tuple(
        find_chosen(case, each, tables) if tables else find_chosen(case, each) for each in said or ()
    )


def _objects(plan: Plan) -> list[dict[str, object]]:
    """What stays, by id and without a word of it."""
    from uuid import UUID

    return [
        {"object_type": table, "object_id": UUID(bytes=row_id), "reason": why}
        for table, rows in plan.withheld.items()
        for row_id, why in sorted(rows.items())
    ]


def _document(report: ShareReport) -> dict[str, Any]:
    from casewright.exchange.sharing.words import plural

    scan = report.scan
    return {
        "marking": report.marking,
        "kept": {plural(table): n for table, n in report.kept.items()},
        "withheld": {plural(table): n for table, n in report.withheld.items()},
        "reasons": dict(report.reasons),
        "cleared": report.cleared,
        "bare_claims": report.bare_claims,
        "evidence_with_names": report.evidence_with_names,
        "pseudonyms": len(set(report.pseudonyms.values())),
        "encrypted": report.encrypted,
        "ids": "new" if report.new_ids else "kept",
        "case_id": report.case_id,
        "sha256": report.sha256 or None,
        "scan": None
        if scan is None
        else {"ok": True, "strings": scan.strings, "patterns": scan.patterns, "also_kept": scan.also_kept,
              "bytes": scan.size, "contents": scan.contents, "resembling": scan.resembling},
    }  # fmt: skip


def _lines(report: ShareReport, output: Path | None) -> Iterator[str]:
    from casewright.exchange.sharing.plan import REASONS
    from casewright.exchange.sharing.words import plural, said_of_alike, said_of_scan

    tables = list(dict.fromkeys([*report.kept, *report.withheld]))
    rows: list[tuple[str, ...]] = [("", "kept", "withheld")]
    rows += [
        (plural(each).replace("_", " "), f"{report.kept.get(each, 0):,}", f"{report.withheld.get(each, 0):,}")
        for each in tables
    ]
    yield from table(rows)
    for why, number in sorted(report.reasons.items(), key=lambda each: -each[1]):
        yield f"{number:,} stay: {REASONS[why]}."
    if report.case_is_higher:
        yield "The case is marked higher than that: what has no marking and no evidence of its own counts as marked like it."
    if report.bare_claims:
        yield f"{report.bare_claims:,} claims go without the evidence they cite, since it names somebody."
    if report.evidence_with_names:
        yield f"{report.evidence_with_names:,} texts and files go unaltered though they hold hidden names, as you chose."
    if output is not None and report.scan is not None:
        yield said_of_scan(report.scan)
        if (alike := said_of_alike(report.scan)) is not None:
            yield alike
        yield f"Wrote {output}, SHA-256 {report.sha256}."
