"""What object fields and the palette find as somebody types: rows for entities, sources and the rest; claims have a field of their own."""

from __future__ import annotations

from collections.abc import Sequence

from casewright.casefile.queries import navigation, records
from casewright.casefile.search import search
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.window.navigator_rows import row_id
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import icon_of, type_word

_MOST = 30


def find_rows(session: CaseSession, tables: Sequence[str], text: str) -> list[ListRow]:
    """Objects of these tables by their words; the latest ones while nothing is typed."""
    found: list[ListRow] = []
    for table in tables:
        if table == "entity":
            found += _entities(session, text)
        elif table == "source":
            rows = navigation.source_rows(session.case, text, limit=_MOST)
            found += [_row(ObjectRef("source", row.id), row.title, row.publisher or "") for row in rows]
        elif text.strip():
            hits = search(session.case, text, table, _MOST)
            found += [_row(ObjectRef(table, hit.id), hit.title) for hit in hits if hit.type == table]
        else:
            found += [
                _row(ObjectRef(table, each), title)
                for each, title in records.latest(session.case, table, _MOST)
            ]
    return found


def _entities(session: CaseSession, text: str) -> list[ListRow]:
    rows = []
    for row in navigation.entity_rows(session.case, text, limit=_MOST):
        kind = session.ontology.entity_kind_shown(row.kind)
        rows.append(
            ListRow(row_id(ObjectRef("entity", row.id)), row.name, "", kind.icon, kind.colour, kind.label)
        )
    return rows


def _row(ref: ObjectRef, title: str, trailing: str = "") -> ListRow:
    return ListRow(
        row_id(ref), title, "", icon_of(ref.type), "document", trailing[:40] or type_word(ref.type)
    )
