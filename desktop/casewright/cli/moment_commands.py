"""as-known, compare, restore: the case at an earlier moment."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from casewright.casefile.case import Case
from casewright.casefile.comparison import Difference, between_cases, between_moments
from casewright.casefile.moments import step_at
from casewright.casefile.queries.records import find_object, title_of
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, parse_id
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.short_text import shorten

_WHEN = "A day (its end) or a moment, in local time: 2026-05-01, 2026-05-01T14:30."
At = Annotated[str, typer.Argument(metavar="WHEN", help=_WHEN)]
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("as-known", help="Write the case as it was known at a time into a new file.")(as_known)
    app.command("compare", help="Say what differs between two case files, or two moments of one.")(compare)
    app.command("restore", help="Bring an object, or the whole case, back to what it was at a time.")(restore)


def as_known(
    case: CaseFile,
    when: At,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="COPY", help="The new file.")],
    json: Json = False,
) -> None:
    """Everything later is taken back in the copy and out of its history; the case is not changed."""
    from casewright.casefile.as_known import write_as_known

    moment = parse_moment(when)
    with open_case(case, read_only=True) as opened:
        step = step_at(opened, moment)
        later = write_as_known(opened, step, out.absolute())
    emit({"path": out.absolute(), "step": step, "later_steps": later}, json,
         lambda: [f"{out.name} is the case as known then; {later:,} later steps are not in it."])  # fmt: skip


def compare(
    case: CaseFile,
    other: Annotated[Path | None, typer.Argument(metavar="[OTHER]", help="Another case file.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="WHEN", help=_WHEN)] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="WHEN", help=_WHEN)] = None,
    json: Json = False,
) -> None:
    """Lists what was added, removed and changed; exit 1 when there is anything."""
    if (other is None) == (since is None) or (other is not None and until is not None):
        raise InvalidValue("Give another case file, or --from (and --to) for two moments of this one.")
    with open_case(case, read_only=True) as opened:
        if other is not None:
            with open_case(other, read_only=True) as second:
                found = [_document(each, second, opened) for each in between_cases(opened, second)]
        else:
            first = step_at(opened, parse_moment(since or ""))
            last = step_at(opened, parse_moment(until)) if until else None
            found = [_document(each, opened) for each in between_moments(opened, first, last)]
    emit(
        {"differences": found},
        json,
        lambda: [line for each in found for line in _lines(each)] or ["No difference."],
    )
    finish(1 if found else 0)


def restore(
    case: CaseFile,
    when: At,
    object_id: Annotated[
        str | None, typer.Option("--object", help="Only this object; the whole case otherwise.")
    ] = None,
    field: Annotated[
        list[str] | None, typer.Option(help="Only this field of the object; may be repeated.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option(help="Why; a judgement that stands changes only with one.")
    ] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """One step that can be undone."""
    moment = parse_moment(when)
    if field and object_id is None:
        raise InvalidValue("A field belongs to an object: say which with --object.")
    with open_case(case, analyst) as opened:
        step = step_at(opened, moment)
        if object_id is None:
            if step == 0:
                raise NoSuchObject("The case was not begun yet.")
            before = opened.history(1)[0].seq
            opened.return_to(step)
            emit({"returned_to": step, "changed": opened.history(1)[0].seq != before}, json,
                 lambda: ["The case is as it was then; undo takes that back."])  # fmt: skip
            return
        from casewright.operations.restoring import restore_object

        which = parse_id(object_id)
        found = find_object(opened, which)
        if found is None:
            raise NoSuchObject(
                f"There is no object {object_id} in this case now; undo the step that deleted it."
            )
        set_to = opened.run(restore_object, found[0], which, step=step, fields=field or None, reason=reason)
        emit({"object_type": found[0], "object_id": which, "fields": {key: _plain(value) for key, value in set_to.items()}},
             json, lambda: [f"Restored: {', '.join(set_to)}." if set_to else "Nothing of it has changed since."])  # fmt: skip


def parse_moment(when: str) -> datetime:
    """A moment in local time unless it says otherwise; a day means its end.

    Raises:
        InvalidValue: it is neither.
    """
    try:
        moment = datetime.fromisoformat(when)
        if len(when) <= 10:
            moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        raise InvalidValue(
            f"{when!r} is not a day or a moment such as 2026-05-01 or 2026-05-01T14:30."
        ) from None


def _document(difference: Difference, *cases: Case) -> dict[str, Any]:
    titles = (title_of(case, difference.table, difference.id) for case in cases)
    return {
        "what": difference.what,
        "object_type": difference.table,
        "object_id": difference.id,
        "title": next((title for title in titles if title), None),
        "before": difference.before and {key: _plain(value) for key, value in difference.before.items()},
        "after": difference.after and {key: _plain(value) for key, value in difference.after.items()},
    }


def _lines(document: dict[str, Any]) -> list[str]:
    name = f"{document['object_type'].replace('_', ' ')} {shorten(document['title'] or str(document['object_id']), 90)}"
    lines = [f"{_SIGNS[document['what']]} {name}"]
    if document["what"] == "changed":
        for field, new in document["after"].items():
            old = document["before"][field]
            lines.append(f"    {field}: {_shown(old)} → {_shown(new)}")
    return lines


def _shown(value: object) -> str:
    return "nothing" if value is None else shorten(" ".join(str(value).split()), 80)


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
