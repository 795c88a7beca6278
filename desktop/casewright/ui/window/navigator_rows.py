"""The lists of the navigator as rows of two lines, page by page: entities, sources, assessments with their boards, briefs."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.casefile.queries import hypotheses, navigation
from casewright.casefile.queries.navigation import Place
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, counted, date_words, icon_of, joined, source_kind


def rows_of(
    session: CaseSession, section: str, text: str, kinds: tuple[str, ...], after: Place | None, limit: int
) -> list[ListRow]:
    """The next rows of a section (`entity`, `source`, `assessment` or `brief`); lists without pages come whole."""
    if section == "entity":
        return list(_entities(session, text, kinds, after, limit))
    if section == "source":
        return list(_sources(session, text, after, limit))
    if after is not None:
        return []
    return list(_assessments(session, text) if section == "assessment" else _briefs(session, text))


def _entities(
    session: CaseSession, text: str, kinds: tuple[str, ...], after: Place | None, limit: int
) -> Iterator[ListRow]:
    for row in navigation.entity_rows(session.case, text, kinds, after, limit):
        kind = session.ontology.entity_kind_shown(row.kind)
        aliases = f"{row.names} more {'name' if row.names == 1 else 'names'}" if row.names else None
        spoken = f"{row.name}, {kind.label}, {counted(row.links, 'link')}, {counted(row.claims, 'claim')}"
        yield _row(
            ObjectRef("entity", row.id), row.name, joined(kind.label, row.summary or aliases), kind.icon, kind.colour,
            str(row.links) if row.links else "", spoken, Place(row.name_key, row.id),
        )  # fmt: skip


def _sources(session: CaseSession, text: str, after: Place | None, limit: int) -> Iterator[ListRow]:
    for row in navigation.source_rows(session.case, text, after, limit):
        kind = source_kind(row.kind)
        colour = {"A": "place", "B": "person", "C": "account", "D": "event", "E": "event"}.get(
            row.reliability or "", "document"
        )
        said = joined(
            "Withdrawn" if row.withdrawn else None,
            row.publisher or row.author or kind,
            date_words(row.published),
        )
        rating = f"reliability {row.reliability}" if row.reliability else "not rated"
        spoken = ", ".join(filter(None, (row.title, kind, rating, counted(row.passages, "passage"))))
        yield _row(
            ObjectRef("source", row.id), row.title, said, icon_of("source"), colour, row.reliability or "–", spoken,
            Place(row.name_key, row.id),
        )  # fmt: skip


def _assessments(session: CaseSession, text: str) -> Iterator[ListRow]:
    for row in navigation.assessment_rows(session.case, text):
        said = joined(choice_label("assessment", "status", row.status), counted(row.judgements, "judgement"))
        yield _row(
            ObjectRef("assessment", row.id),
            row.title,
            said,
            "scale",
            "organisation",
            "",
            f"{row.title}, assessment, {said}",
        )
    for board in hypotheses.board_rows(session.case):
        if text.strip().casefold() in board.title.casefold():
            said = joined("Board", board.question)
            yield _row(
                ObjectRef("ach_board", board.id),
                board.title,
                said,
                "grid-3x3",
                "vessel",
                "",
                f"{board.title}, board",
            )


def _briefs(session: CaseSession, text: str) -> Iterator[ListRow]:
    for row in navigation.brief_rows(session.case, text):
        said = joined(
            choice_label("brief", "status", row.status),
            f"version {row.version}",
            counted(row.sections, "brief_section"),
        )
        said = said.replace("sections of briefs", "sections").replace("section of a brief", "section")
        yield _row(
            ObjectRef("brief", row.id),
            row.title,
            said,
            "file-text",
            "document",
            "",
            f"{row.title}, brief, {said}",
        )


def row_id(ref: ObjectRef) -> str:
    """An object as the id of a row."""
    return f"{ref.type}:{ref.id}"


def ref_of(row: str) -> ObjectRef:
    """The object a row stands for."""
    table, _, found = row.partition(":")
    return ObjectRef(table, UUID(found))


def _row(
    ref: ObjectRef,
    title: str,
    subtitle: str,
    icon: str,
    colour: str,
    trailing: str,
    said: str,
    place: Place | None = None,
) -> ListRow:
    return ListRow(row_id(ref), title, subtitle, icon, colour, trailing, place, said)
