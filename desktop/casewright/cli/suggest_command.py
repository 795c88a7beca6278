"""suggest."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casewright.casefile.queries.reading import find_source
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, say, table
from casewright.model.errors import InvalidValue
from casewright.model.short_text import shorten

if TYPE_CHECKING:
    from casewright.casefile.case import Case
    from casewright.ingest.suggestions.offers import Offers
    from casewright.ingest.suggestions.suggest import ReadText


class Part(StrEnum):
    """What may be asked for."""

    NAMES = "names"
    DATES = "dates"
    PAIRS = "pairs"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("suggest", help="Names, dates and links found in a source, for a person to accept.")(suggest)


def suggest(
    case: CaseFile,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Id or title.")],
    accept_above: Annotated[
        float | None,
        typer.Option(
            min=0.0, max=1.0, help="Accept names with this score or more; with --only, those parts."
        ),
    ] = None,
    only: Annotated[
        list[Part] | None, typer.Option(help="Names, dates or pairs; may be given again.")
    ] = None,
    nlp: Annotated[bool, typer.Option("--nlp", help="Use the language model of the extra [nlp].")] = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Looks a source's text through. Nothing is changed unless --accept-above is given; then it is one step to undo."""
    from casewright.ingest.child import ChildProcess, Refusal

    with ChildProcess() as child, open_case(case, analyst, read_only=accept_above is None) as opened:
        found_id = find_source(opened, source)
        child.start("suggest")  # it loads its tables while we load ours
        from casewright.ingest.suggestions.suggest import look_through, offers

        read = look_through(opened, found_id, use_nlp=nlp, child=child)
        if isinstance(read, Refusal):
            raise InvalidValue(read.reason)
        found = offers(opened, read)
        accepted = (
            _accept(opened, read, found, accept_above, only or [Part.NAMES])
            if accept_above is not None
            else None
        )
    rows = [row for part in only or list(Part) for row in _ROWS[part](found, read)]
    document: dict[str, Any] = {"suggestions": rows, "rejected": found.rejected}
    if accepted is not None:
        document["accepted"] = accepted
        say(
            f"{accepted} accepted; `casewright undo` takes them back in one step."
            if accepted
            else "None was accepted."
        )
    emit(document, json, lambda: table([_line(row) for row in rows]))


def _accept(case: Case, read: ReadText, found: Offers, least: float, parts: list[Part]) -> int:
    """Takes in what scores that much; a pair only with both of its names, and not what asks for a second look."""
    from casewright.ingest.suggestions.accepting import accept_all, is_certain

    names = [
        each
        for each in found.names
        if Part.NAMES in parts and each.places and each.score >= least and is_certain(each)
    ]
    known = {each.key for each in found.names if each.entity_id is not None} | {each.key for each in names}
    dates = [each for each in found.dates if Part.DATES in parts and each.score >= least]
    pairs = [
        each for each in found.pairs
        if Part.PAIRS in parts and each.score >= least and not each.check and {each.source, each.target} <= known
    ]  # fmt: skip
    return accept_all(case, read.source_text_id, found, names=names, dates=dates, pairs=pairs)


def _name_rows(found: Offers, _read: ReadText) -> Iterator[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {
            "id": place.id, "kind": name.kind, "text": place.words, "start": place.start, "end": place.end, "score": place.score,
            "entity_id": name.entity_id, "name": name.name, "key": name.key, "reading": place.reading,
            "also": [{"kind": each.kind, "reading": each.reading, "name": each.name} for each in name.others],
            "candidates": [{"entity_id": each.entity_id, "name": each.name, "why": each.why} for each in name.candidates],
        }
        for name in found.names for place in name.places
    ]  # fmt: skip
    yield from sorted(rows, key=lambda row: row["start"])


def _date_rows(found: Offers, _read: ReadText) -> Iterator[dict[str, Any]]:
    for date in found.dates:
        yield {
            "id": date.id, "kind": "date", "text": date.words, "start": date.start, "end": date.end, "score": date.score,
            "entity_id": None, "edtf": date.edtf,
        }  # fmt: skip


def _pair_rows(found: Offers, read: ReadText) -> Iterator[dict[str, Any]]:
    names = {each.key: each for each in found.names}
    for pair in found.pairs:
        ends = {
            end: {"name": names[key].name, "entity_id": names[key].entity_id, "start": place.start, "end": place.end}
            for end, key, place in (("from", pair.source, pair.source_place), ("to", pair.target, pair.target_place))
        }  # fmt: skip
        yield {
            "id": pair.id, "kind": "pair", "text": f"{ends['from']['name']} – {pair.link.replace('_', ' ')} – {ends['to']['name']}",
            "start": pair.sentence[0], "end": pair.sentence[1], "score": pair.score, "entity_id": None, **ends, "link": pair.link,
            "directed": pair.directed, "polarity": pair.polarity, "status": pair.status, "hedge": pair.hedge,
            "trigger": pair.trigger, "check": pair.check,
        }  # fmt: skip


_ROWS = {Part.NAMES: _name_rows, Part.DATES: _date_rows, Part.PAIRS: _pair_rows}


def _line(row: dict[str, Any]) -> tuple[str, ...]:
    known = "known" if row["entity_id"] else ""
    look = f"check: {row['check']}" if row.get("check") else row.get("edtf", row.get("status", known))
    return (
        f"{row['score']:.2f}",
        row["kind"],
        f"{row['start']}-{row['end']}",
        shorten(row["text"], 60),
        str(look or ""),
    )
