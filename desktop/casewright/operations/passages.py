"""Passages: exact words of a source text. Words that are not found, or found twice, make no passage."""

from __future__ import annotations

import json
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.anchors import Ambiguous, context, locate_quote, page_of
from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted
from casewright.model.nearest_words import departure
from casewright.model.source import SourceText
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

_FIXED = {"source_id", "source_text_id", "text_sha256", "start", "end", "exact", "prefix", "suffix", "page"}


@operation("Quoted a passage")
def quote(
    tx: Transaction,
    /,
    source_text_id: UUID,
    *,
    exact: str | None = None,
    start: int | None = None,
    end: int | None = None,
    prefix: str = "",
    suffix: str = "",
    page: int | None = None,
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """Marks words of a source text: by offsets (code points), by the words themselves, or by both.

    `prefix`, `suffix` and `page` tell one of several places from the others. Kept are the words as the archived text has
    them, with their context. Further fields: `language`, `translation`, `translator`, `translation_state`, `note`,
    `marking`.

    Raises:
        InvalidValue: the words are not there, or are there more than once; the offsets lie outside the text, or other
            words stand there.
    """
    source_text = tx.get(SourceText, source_text_id)
    if source_text.text_sha256 is None:
        raise InvalidValue("This source has no text to quote from.")
    text = tx.text_of(source_text.text_sha256)
    pages = [(int(first), int(last)) for first, last in json.loads(source_text.pages)]
    if start is None or end is None:
        start, end = _place_of(text, exact, prefix, suffix, pages, page)
    if not 0 <= start < end <= len(text):
        raise InvalidValue(
            f"The offsets {start} to {end} lie outside the text, which has {len(text)} characters."
        )
    if exact is not None and text[start:end] != exact and locate_quote(text[start:end], exact) is None:
        raise InvalidValue(f"At {start} to {end} the text does not say {quoted(exact)}.")
    before, after = context(text, start, end)
    if fields.get("translation") and not fields.get("translation_state"):
        fields["translation_state"] = "unchecked"
    return add_row(
        tx,
        "passage",
        id,
        source_id=source_text.source_id,
        source_text_id=source_text_id,
        text_sha256=source_text.text_sha256,
        start=start,
        end=end,
        page=page_of(pages, start),
        exact=text[start:end],
        prefix=before,
        suffix=after,
        state="exact",
        **fields,
    )


@operation("Translated a passage")
def translate(
    tx: Transaction, /, passage_id: UUID, *, translation: str, translator: str, state: str = "unchecked"
) -> None:
    """Sets a passage's translation and who (or what tool) made it. `state`: unchecked, checked or machine.

    Raises:
        InvalidValue: nobody is named as the translator.
    """
    if not translator.strip():
        raise InvalidValue("A translation names its translator, or the tool that made it.")
    changes = {"translation": translation, "translator": translator, "translation_state": state}
    edit_fields(tx, "passage", passage_id, changes)


@operation("Edited a passage")
def edit_passage(tx: Transaction, /, passage_id: UUID, **changes: object) -> None:
    """Sets notes, translation, marking or state; the quoted words and their place never change."""
    fixed = _FIXED & changes.keys()
    if fixed:
        raise InvalidValue(f"A quotation is never rewritten: {', '.join(sorted(fixed))} cannot be set.")
    edit_fields(tx, "passage", passage_id, changes)


@operation("Deleted a passage")
def delete_passage(tx: Transaction, /, passage_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a passage.

    Raises:
        InvalidValue: a claim or a brief cites it, and the citation may not go too.
    """
    delete_object(tx, "passage", passage_id, with_dependents)


def _place_of(
    text: str, exact: str | None, prefix: str, suffix: str, pages: list[tuple[int, int]], page: int | None
) -> tuple[int, int]:
    if not exact:
        raise InvalidValue("A passage needs the words it quotes.")
    pages = pages or [(0, len(text))]  # a text without pages is one
    if page is not None and not 1 <= page <= len(pages):
        raise InvalidValue(f"There is no page {page}: this text has {len(pages)}.")
    first, last = pages[page - 1] if page is not None else (0, len(text))
    found = locate_quote(text[first:last], exact, prefix, suffix)
    if isinstance(found, Ambiguous):
        raise InvalidValue(
            f"The words {quoted(exact)} stand in the text {found.count} times: say what is before or after."
        )
    if found is None:
        where = f"in the text of page {page}" if page else "in the text"
        raise InvalidValue(_not_found(text[first:last], exact, bool(prefix or suffix), where))
    return first + found.start, first + found.end


def _not_found(text: str, exact: str, with_context: bool, where: str) -> str:
    """Why a quotation is refused, with the place where it departs from the text."""
    if with_context and locate_quote(text, exact) is not None:
        return f"The words {quoted(exact)} stand {where}, but not with these words before and after them."
    departs = departure(text, exact)
    return f"The words {quoted(exact)} are not {where}{f': {departs}' if departs else ''}."
