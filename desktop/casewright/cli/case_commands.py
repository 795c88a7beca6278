"""new, info, apply, search, doctor."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import casewright
from casewright.casefile.doctor import examine
from casewright.casefile.queries.overview import case_card, counts
from casewright.casefile.schema import FORMAT_VERSION
from casewright.casefile.search import search as search_case
from casewright.casefile.search_index import DOCUMENTS
from casewright.cli.opening import new_passphrase, open_case, refuse_passphrase_file
from casewright.cli.output import (
    AnalystName,
    CaseFile,
    Json,
    emit,
    finish,
    progress_bar,
    progress_line,
    table,
)
from casewright.model.nearby import unknown

if TYPE_CHECKING:
    from casewright.exchange.recipe import RecipeResult


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("new", help="Create an empty case.")(new)
    app.command("info", help="Say what is in a case.")(info)
    app.command("apply", help="Run a recipe (YAML) on a case; running it again changes nothing.")(apply)
    app.command("search", help="Search names, texts, claims, judgements and notes.")(search)
    app.command("doctor", help="Examine a case: file, hashes, journal, anchors.")(doctor)


def new(
    case: CaseFile,
    title: Annotated[str | None, typer.Option(help="The case's title; its file name otherwise.")] = None,
    marking: Annotated[str, typer.Option(help="How the case may be handled.")] = "TLP:AMBER",
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help="Protect it with a passphrase, which nobody can recover.")
    ] = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Creates an empty case."""
    from casewright.model.markings import checked_marking

    checked_marking(marking)
    passphrase = None
    if encrypt:
        passphrase = new_passphrase()
    else:
        refuse_passphrase_file()
    with casewright.create(case, title or case.stem, marking, analyst, passphrase=passphrase) as created:
        document = {"case_id": created.case_id, "path": created.path}
    emit(document, json, lambda: [f"Created {case}."])


def info(case: CaseFile, json: Json = False) -> None:
    """Says what is in a case."""
    with open_case(case, read_only=True) as opened:
        card, counted = case_card(opened), counts(opened)._asdict()
        document: dict[str, Any] = {
            "case_id": opened.case_id,
            "title": card.title,
            "marking": card.marking,
            "format_version": FORMAT_VERSION,
            "encrypted": opened.encrypted,
            "size_bytes": opened.path.stat().st_size,
            "counts": counted,
        }
    protected = ", encrypted" if document["encrypted"] else ""
    head = f"{card.title} ({card.marking}), {document['size_bytes']:,} bytes{protected}"
    emit(document, json, lambda: [head, *table([(name, f"{n:>8,}") for name, n in counted.items()])])


def apply(case: CaseFile, recipe: Path, analyst: AnalystName = None, json: Json = False) -> None:
    """Runs a recipe."""
    from casewright.exchange.recipe import apply_recipe

    with open_case(case, analyst) as opened:
        result = apply_recipe(opened, recipe, progress=progress_bar())
    document = {
        "created": result.created,
        "unchanged": result.unchanged,
        "failed": [vars(failure) for failure in result.failed],
        "normalised": [vars(adapted) for adapted in result.normalised],
    }
    emit(document, json, lambda: _applied(result))
    finish(1 if result.failed else 0)


def _applied(result: RecipeResult) -> Iterator[str]:
    """What a recipe came to, for a person."""
    created = ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in result.created.items() if n)
    yield f"Created {created or 'nothing'}; {sum(result.unchanged.values())} unchanged."
    if result.normalised:
        yield (
            "Quotations that their source sets differently (spaces, line breaks, quotation marks), "
            f"kept in its characters: {len(result.normalised)}."
        )
    for failure in result.failed:
        yield f"  {failure.place} (line {failure.line}): {failure.reason}"


def search(
    case: CaseFile,
    query: str,
    kind: Annotated[
        str | None, typer.Option(help="Only this kind of object: entity, source, claim …")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 50,
    json: Json = False,
) -> None:
    """Searches the whole case."""
    if kind is not None and kind not in DOCUMENTS:
        raise unknown("kind of object", kind, [each for each in DOCUMENTS if each != "source_text"])
    with open_case(case, read_only=True) as opened:
        start = time.perf_counter()
        found = search_case(opened, query, kind, limit)
        elapsed = (time.perf_counter() - start) * 1000
    hits = [
        {"type": h.type, "id": h.id, "title": h.title, "snippet": h.snippet, "score": round(h.score, 6)}
        for h in found
    ]
    emit({"hits": hits, "elapsed_ms": round(elapsed, 2)}, json,
         lambda: table([(hit.type, str(hit.id), hit.title[:60], hit.snippet[:80]) for hit in found])
         if found else ["Nothing found."])  # fmt: skip


def doctor(
    case: CaseFile,
    rebuild_index: Annotated[
        bool, typer.Option("--rebuild-index", help="First make the search index anew from the case.")
    ] = False,
    json: Json = False,
) -> None:
    """Examines a case; exit 1 when something is wrong."""
    with open_case(case, read_only=not rebuild_index) as opened:
        if rebuild_index:
            opened.rebuild_search_index()
        checks = examine(opened, progress_line())
    ok = all(check.ok for check in checks)
    document = {"ok": ok, "checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks]}
    emit(document, json, lambda: table([("ok" if c.ok else "WRONG", c.name, c.detail) for c in checks]))
    finish(0 if ok else 1)
