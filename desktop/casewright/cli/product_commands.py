"""brief, verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from casewright.casefile.queries.briefing import find_brief
from casewright.cli.opening import open_case
from casewright.cli.output import CaseFile, Json, emit, finish, say, table

if TYPE_CHECKING:
    from casewright.casefile.case import Case
    from casewright.proof.releasing.writing import Told
    from casewright.proof.verdict import Proof


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("brief", help="Export a brief as PDF, HTML, DOCX or Markdown.")(brief)
    app.command("verify", help="Hold a finished brief against the case it came from.")(verify)


def brief(
    case: CaseFile,
    brief_name: Annotated[
        str | None, typer.Argument(metavar="[BRIEF]", help="Id or title; the only one otherwise.")
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write it.")] = Path("brief.pdf"),
    output_format: Annotated[
        str | None,
        typer.Option("--format", help="pdf, html, docx or md; by the name of the output otherwise."),
    ] = None,
    citation_style: Annotated[
        str | None,
        typer.Option(help="icd206, chicago-notes, chicago-author-date or apa; the brief's own otherwise."),
    ] = None,
    issue: Annotated[
        str | None, typer.Option(help="A version that was issued: as it was frozen then.")
    ] = None,
    max_marking: Annotated[
        str | None,
        typer.Option(
            metavar="MARKING", help="The releasable version: what is marked above this is left out."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Exports a brief; every number in it leads to a passage of an archived source."""
    from casewright.brief.export import FORMATS, export_brief

    by_name = output.suffix.lstrip(".").lower()
    chosen_format = output_format or (by_name if by_name in FORMATS else "pdf")
    with open_case(case, read_only=True) as opened:
        chosen = find_brief(opened, brief_name)
        told = None
        if max_marking is not None:
            from casewright.proof.releasing.writing import export_releasable

            report, told, _ = export_releasable(
                opened, chosen, output, max_marking, chosen_format, citation_style, issue
            )
        else:
            report = export_brief(
                opened, chosen, output, chosen_format, citation_style=citation_style, issue=issue
            )
            _offer_release(opened, chosen)
    for warning in report.warnings:
        say(warning)
    document = {
        "path": output.absolute(),
        "pages": report.pages,
        "sha256": report.sha256,
        "manifest": report.manifest,
        **({"release": _released(max_marking, told)} if told is not None and max_marking is not None else {}),
    }
    wrote = f"Wrote {output}: {report.pages or 'no'} pages, {len(report.manifest['quotes'])} quotations."
    emit(document, json, lambda: [wrote, *(_release_lines(told) if told is not None else [])])
    finish(1 if told is not None and told.blockers else 0)


def _offer_release(case: Case, brief_id: UUID) -> None:
    """Says so where the customer may not receive what was written."""
    from casewright.brief.release.customer import above_the_customer

    may = above_the_customer(case, brief_id)
    if may is not None:
        say(f"Its customer may receive no more than {may}; --max-marking {may} writes that version.")


def _released(marking: str, told: Told) -> dict[str, object]:
    from casewright.brief.release.left_out import counts

    return {
        "marking": marking,
        "left_out": counts(told.left_out),
        "objects": [each._asdict() for each in told.left_out],
        "look_at": told.look_at,
        "blockers": [{"rule": each.rule, "message": each.message} for each in told.blockers],
    }


def _release_lines(told: Told) -> list[str]:
    lines: list[tuple[str, ...]] = [
        (each.kind.replace("_", " "), each.title, each.why) for each in told.left_out
    ]
    blockers = [
        f"{each.rule} of the check stands against this version: {each.message}" for each in told.blockers
    ]
    return [*(["Left out:", *table(lines)] if lines else []), *told.look_at, *blockers]


def verify(file: Path, case: CaseFile, json: Json = False) -> None:
    """Compares every quotation of a brief with the archived sources; exit 1 when any is not exact."""
    from casewright.proof.verify import verify_brief

    with open_case(case, read_only=True) as opened:
        proof = verify_brief(file, opened)
    if proof.custody is False:
        say(
            "The log of custody in this case no longer holds the event that the brief names: it was altered or cut."
        )
    emit({"ok": proof.ok, "quotes": _told(proof, "sources"),
          "quotes_in_text": _told(proof, "text"), "citations": _told(proof, "citation"),
          "custody": proof.custody}, json, lambda: _proof_lines(proof))  # fmt: skip
    finish(0 if proof.ok else 1)


def _told(proof: Proof, part: str) -> list[dict[str, object]]:
    return [
        {"number": v.number, "passage_id": v.passage_id, "verdict": v.verdict, "detail": v.detail, "part": v.part,
         "page": v.page, "words": v.words}
        for v in proof.verdicts
        if v.part == part
    ]  # fmt: skip


def _proof_lines(proof: Proof) -> list[str]:
    quotes = [v for v in proof.verdicts if v.part != "citation"]
    citations = [v for v in proof.verdicts if v.part == "citation"]
    lines = table([(f"[{v.number}]", v.verdict, f"p. {v.page}" if v.page else "", str(v.passage_id or ""), v.detail)
                   for v in [*quotes, *(v for v in citations if v.verdict != "exact")]])  # fmt: skip
    sound = sum(v.verdict == "exact" for v in citations)
    return [*lines, f"{sound} of {len(citations)} citation marks stand where they were set."]
