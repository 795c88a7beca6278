"""Tags on what a graph file brings."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid5

from casewright.casefile.transaction import Transaction
from casewright.exchange.formats import ImportReport, Skipped
from casewright.model.errors import CaseError
from casewright.operations.many_rows import add_many
from casewright.operations.tags_and_notes import add_tag


def put_tags(
    tx: Transaction, object_type: str, wanted: Mapping[UUID, list[str]], report: ImportReport
) -> None:
    """Puts tags on objects, making those there are not; tags that are on an object and not in the file stay."""
    tags = {str(row[1]).casefold(): UUID(bytes=row[0]) for row in tx.read("SELECT id, name FROM tag")}
    standing = {(row[0], row[1]) for row in tx.read("SELECT tag_id, object_id FROM tagging")}
    rows = []
    for object_id, names in wanted.items():
        for name in dict.fromkeys(names):
            try:
                key = " ".join(name.split()).casefold()
                if key not in tags:
                    tags[key] = add_tag(tx, name=name)
                    report.created["tag"] += 1
            except CaseError as error:
                report.skipped.append(Skipped(f"tag on {object_id}", str(error)))
                continue
            if (tags[key].bytes, object_id.bytes) not in standing:
                standing.add((tags[key].bytes, object_id.bytes))
                rows.append(
                    {
                        "id": uuid5(object_id, str(tags[key])),
                        "tag_id": tags[key],
                        "object_type": object_type,
                        "object_id": object_id,
                    }
                )
    report.created["tagging"] += len(add_many(tx, "tagging", rows))
