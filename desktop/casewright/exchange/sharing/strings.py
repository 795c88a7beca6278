"""Everything that stays at home, as strings and ids to be looked for in the finished copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from casewright.casefile.archive import read_chunks
from casewright.casefile.images import decode_image, unpack_rows
from casewright.casefile.queries.overview import case_card
from casewright.casefile.readers import Readable
from casewright.casefile.schema import id_columns, journalled_columns
from casewright.exchange.sharing.frozen import strings_in
from casewright.exchange.sharing.plan import Plan
from casewright.exchange.sharing.policy import CLOSED, POLICY, Text
from casewright.exchange.sharing.tables import pages_of, shape

_SAID = (Text.WORDS, Text.ESSENTIAL, Text.NAME, Text.EXACT, Text.JSON, Text.FROZEN, Text.CLEARED)
Said = tuple[str, str]
"""What kind of thing it is, in words, and the string."""


def withheld_strings(case: Readable, plan: Plan, changed: Iterable[str], sharer: str) -> Iterator[Said]:
    """Words of rows and texts that do not go, words that do not go as they are, names, and words of the past."""
    for table, reasons in plan.withheld.items():
        if table in POLICY:
            yield from _of_rows(case, table, reasons.keys())
    for table in sorted(CLOSED):
        kind = f"words of a {table.replace('_', ' ')}"
        texts = [each for each in journalled_columns()[table][1:] if each not in id_columns()[table]]
        for page in pages_of(case, table, texts):
            yield from (
                (kind, each)
                for row in page
                for value in row[1:]
                if isinstance(value, str)
                for each in strings_in(value)
            )
    yield from (
        ("words that were changed or left out", each) for text in changed for each in strings_in(text)
    )
    yield from (("a name under a pseudonym", name) for name in {*plan.naming.replaced, *plan.naming.analysts})
    yield from (
        ("the name of an analyst", row[0])
        for row in case.read("SELECT name FROM analyst")
        if row[0] != sharer
    )
    yield from _of_case(case, plan)
    yield from (("words of a withheld text", text) for text in withheld_texts(case, plan))
    yield from _of_logs(case)
    yield from (("words of an earlier version", text) for text in _of_the_past(case))


def withheld_texts(case: Readable, plan: Plan) -> Iterator[str]:
    """The texts of sources that do not go."""
    hashes = {
        row[0] for row in case.read("SELECT text_sha256 FROM source_text WHERE text_sha256 IS NOT NULL")
    }
    for sha256 in sorted(hashes - plan.contents):
        yield b"".join(read_chunks(case.read, sha256)).decode("utf-8", "replace")


def withheld_contents(case: Readable, plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Hash and first piece of the archived contents that do not go."""
    for (sha256,) in case.read("SELECT sha256 FROM archive ORDER BY sha256"):
        if sha256 not in plan.contents:
            yield sha256, next(iter(read_chunks(case.read, sha256)), b"")


def withheld_ids(case: Readable, plan: Plan, kept_ids: frozenset[bytes], sharer: str) -> set[bytes]:
    """The ids that may not be in the copy: of rows that stay, of rows deleted long ago, of steps, events and keys, and the
    case's own; with new ids for the copy, of every row.

    Args:
        kept_ids: the ids that the rows of the copy have.
    """
    found = {row_id for rows in plan.withheld.values() for row_id in rows} | {plan.graph.case_id}
    found |= {row_id for nodes in plan.graph.nodes.values() for row_id in nodes}
    for sql in (
        "SELECT DISTINCT row_id FROM change WHERE row_id IS NOT NULL",
        "SELECT id FROM change_set",
        "SELECT id FROM custody",
        "SELECT id FROM analyst",
    ):
        found |= {row[0] for row in case.read(sql)}
    found |= {row[0] for row in case.read("SELECT key FROM signing_key WHERE name <> ?", (sharer,))}
    if plan.kept["brief_issue"]:  # an issue says of which case it is
        found.discard(plan.graph.case_id)
    return found - kept_ids


def _of_rows(case: Readable, table: str, ids: Any) -> Iterator[Said]:
    kind, columns = f"words of a {table.replace('_', ' ')}", shape(table)
    places = [place for place, _, text in columns.texts if text in _SAID]
    for page in pages_of(case, table, columns.columns[1:]):
        for row in page:
            if row[0] in ids:
                yield from (
                    (kind, each) for place in places if row[place] for each in strings_in(str(row[place]))
                )


def _of_case(case: Readable, plan: Plan) -> Iterator[Said]:
    card = case_card(case)
    for text in (card.title, card.question, card.description):
        if text:
            yield "words about the case", text


def _of_logs(case: Readable) -> Iterator[Said]:
    for actor, note in case.read("SELECT DISTINCT actor, note FROM custody"):
        yield "the name of an analyst", actor
        yield "a note of the custody log", note or ""
    yield from (("the name of a key", row[0]) for row in case.read("SELECT name FROM signing_key"))


def _of_the_past(case: Readable) -> Iterator[str]:
    """What rows said before they were changed or deleted."""
    last = 0
    while rows := case.read(
        "SELECT c.seq, c.tbl, c.before, p.payload FROM change c LEFT JOIN change_pack p ON p.seq = c.seq "
        "WHERE c.seq > ? AND c.op IN ('U', 'D', 'BD') ORDER BY c.seq LIMIT 200",
        (last,),
    ):
        last = rows[-1][0]
        for _, table, before, payload in rows:
            if table in journalled_columns():
                images = unpack_rows(table, payload) if payload is not None else [decode_image(table, before)]
                for image in images:
                    yield from _free_words(table, image)


def _free_words(table: str, image: dict[str, Any]) -> Iterator[str]:
    texts = POLICY[table].texts if table in POLICY else {}
    for column, value in image.items():
        if isinstance(value, str) and (table not in POLICY or texts.get(column) in _SAID):
            yield from strings_in(value)
