"""A brief made from a template, bound to what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment
from casewright.model.brief_templates import BriefTemplate, TemplateSection, brief_template
from casewright.model.dates import show_date
from casewright.model.errors import InvalidValue
from casewright.model.fields import columns_of, one_of
from casewright.operations.briefs import add_brief, add_section
from casewright.operations.registry import operation
from casewright.operations.rows import check_references

Bound = Mapping[str, Sequence[UUID]]


@operation("Composed the brief {object}")
def compose_brief(
    tx: Transaction,
    /,
    template: str,
    *,
    title: str,
    assessment_id: UUID | None = None,
    entity_id: UUID | None = None,
    graph_view_id: UUID | None = None,
    ach_board_id: UUID | None = None,
    source_ids: Sequence[UUID] = (),
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A brief with the sections of a template (`model/brief_templates.py`), each bound to the object of its kind.

    Its author is who makes it. What the template does not ask for is refused. With an `id`, those of its sections follow from it. Further fields: every other column of `brief`.

    Raises:
        InvalidValue: there is no such template, it needs an object that is not given, or a value does not fit.
        NoSuchObject: one of the objects is not in this case.
    """
    chosen = brief_template(template)
    given: dict[str, list[UUID | None]] = {
        "assessment": [assessment_id],
        "entity": [entity_id],
        "graph_view": [graph_view_id],
        "ach_board": [ach_board_id],
        "source": list(dict.fromkeys(source_ids)),
    }
    bound = {table: [each for each in ids if each is not None] for table, ids in given.items()}
    _check_bound(tx, chosen, bound)
    values: dict[str, Any] = {
        "product_type": chosen.product_type,
        "assessment_id": assessment_id,
        "author": tx.analyst,
        **fields,
    }
    brief_id: UUID = add_brief(tx, title=title, id=id, **values)
    wanted = [(each, binding) for each in chosen.sections for binding in _bindings(tx, each, bound)]
    for number, (section, binding) in enumerate(wanted):
        section_id = uuid5(id, f"section {number}") if id is not None else None
        add_section(tx, brief_id, kind=section.kind, id=section_id, **_words(tx, section, bound), **binding)
    return brief_id


def _check_bound(tx: Transaction, template: BriefTemplate, bound: Bound) -> None:
    for table, ids in bound.items():
        if ids and not template.asks_for(table):
            raise InvalidValue(f"The template “{template.title}” is not bound to {one_of(table)}.")
        for each in ids:
            check_references(tx, "brief_section", {"object_type": table, "object_id": each})
    for asked in template.asks:
        if asked.required and not bound[asked.object]:
            raise InvalidValue(f"The template “{template.title}” needs {one_of(asked.object)}.")


def _bindings(tx: Transaction, section: TemplateSection, bound: Bound) -> Iterator[dict[str, Any]]:
    """What each copy of the section is bound to; nothing for a section that is left out.

    The assessment is that of the whole brief, so that all sections follow when another takes its place.
    """
    if any(bound[table] for table in section.unless):
        return
    if section.of is None:
        yield {}
        return
    ids = bound[section.of]
    if ids and section.if_any is not None and not _has_any(tx, section.if_any, ids[0]):
        return
    if section.of == "assessment":
        yield from ({} for _ in ids)
    else:
        yield from ({"object_type": section.of, "object_id": each} for each in ids)


def _has_any(tx: Transaction, table: str, assessment_id: UUID) -> bool:
    columns_of(table)
    return bool(tx.read(f'SELECT 1 FROM "{table}" WHERE assessment_id = ? LIMIT 1', (assessment_id.bytes,)))


def _words(tx: Transaction, section: TemplateSection, bound: Bound) -> dict[str, Any]:
    words = {"title": section.title, "caption": _caption(tx, section.caption, bound)}
    return {name: text for name, text in words.items() if text}


def _caption(tx: Transaction, caption: str | None, bound: Bound) -> str | None:
    if caption is None or "{cut_off}" not in caption:
        return caption
    assessment = next(iter(bound["assessment"]), None)
    cut_off = tx.get(Assessment, assessment).cut_off if assessment is not None else None
    return caption.replace("{cut_off}", show_date(cut_off)) if cut_off else None
