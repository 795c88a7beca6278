"""Annotations into a case: each becomes a passage with its notes, tags and translation, as one step for the whole file."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from casewright.casefile.case import Case
from casewright.casefile.transaction import Transaction
from casewright.exchange.formats import ImportReport, Skipped
from casewright.exchange.web_annotations.placing import Place, Placer, Unplaced
from casewright.exchange.web_annotations.reading import Annotation, Comment, Target, read_annotations
from casewright.exchange.web_annotations.terms import UUID_URN
from casewright.model.annotation import Note, Tag
from casewright.model.errors import CaseError
from casewright.model.passage import Passage, PassageAnchor
from casewright.model.progress import Progress, unheard
from casewright.model.source import SourceText
from casewright.operations.anchors import accept_anchor
from casewright.operations.passages import edit_passage, quote
from casewright.operations.tags_and_notes import add_note, add_tag, edit_note, tag_object


def take_in_annotations(case: Case, data: bytes, progress: Progress = unheard) -> ImportReport:
    """Makes a passage of every annotation whose words are in the case, and says why of every other.

    An annotation keeps its identity: the same file again changes nothing, a newer one updates what it states.

    Raises:
        InvalidValue: the bytes are no annotations.
        CaseReadOnly: the case is open read-only.
    """
    annotations = read_annotations(data)
    with case.edit("import_file") as tx:
        taking = _Taking(tx)
        for n, annotation in enumerate(annotations):
            progress(n, len(annotations))
            taking.take(annotation)
    return taking.report


class _Taking:
    """One file on its way in."""

    def __init__(self, tx: Transaction) -> None:
        self.report = ImportReport()
        self._tx = tx
        self._placer = Placer(tx, tx.text_of)
        self._tags = {tag.name.casefold(): tag.id for tag in tx.find(Tag)}
        self._known = {
            table: {row[0] for row in tx.read(f"SELECT id FROM {table}")} for table in ("passage", "note")
        }
        self._tagged = set(tx.read("SELECT tag_id, object_id FROM tagging WHERE object_type = 'passage'"))

    def take(self, annotation: Annotation) -> None:
        """Each target is a passage of its own; one that says that it was carried over belongs to the first."""
        own = [target for target in annotation.targets if not target.carried]
        carried = [target for target in annotation.targets if target.carried]
        if not own:
            self._skip(annotation, "It has no target.")
        for n, target in enumerate(own):
            self._take_target(annotation, target, n, carried if n == 0 else [])

    def _take_target(self, annotation: Annotation, target: Target, n: int, carried: list[Target]) -> None:
        place = self._placer.place(target)
        if isinstance(place, Unplaced):
            self._skip(annotation, place.reason)
            return
        passage_id = self._passage_id(annotation, place, n)
        try:
            self._put(annotation, place, passage_id, carried)
        except CaseError as error:
            self._skip(annotation, str(error))

    def _put(self, annotation: Annotation, place: Place, passage_id: UUID, carried: list[Target]) -> None:
        known = self._tx.get(Passage, passage_id) if passage_id.bytes in self._known["passage"] else None
        if known is not None and not self._is_same(known, place):
            self._skip(annotation, "The passage with its id has other words in this case.")
            return
        wanted = _fields(annotation)
        changes = {
            name: held for name, held in wanted.items() if known is None or getattr(known, name) != held
        }
        if known is None:
            quote(self._tx, place.source_text_id, start=place.start, end=place.end, id=passage_id, **changes)
            self._known["passage"].add(passage_id.bytes)
        elif changes:
            edit_passage(self._tx, passage_id, **changes)
        more = self._more(annotation, passage_id, carried)
        counts = (
            self.report.created if known is None else self.report.updated if changes or any(more) else None
        )
        (counts if counts is not None else self.report.unchanged)["passage"] += 1

    def _more(self, annotation: Annotation, passage_id: UUID, carried: list[Target]) -> list[bool]:
        """Notes, tags and other places of a passage that is there; for each whether it changed anything."""
        try:
            return [
                *self._noted(passage_id, annotation),
                *[self._tag(passage_id, tag) for tag in annotation.tags],
                *[self._carried(passage_id, target) for target in carried],
            ]
        except CaseError as error:
            self._skip(annotation, f"It was taken in without all of its notes and tags: {error}")
            return [True]

    def _passage_id(self, annotation: Annotation, place: Place, n: int) -> UUID:
        """Our own id where it is one; otherwise it follows from the annotation's, or from the place when it has none."""
        own = _uuid(annotation.id)
        if own is not None and n == 0:
            return own
        name = annotation.id or f"{place.source_text_id} {place.start} {place.end}"
        return uuid5(self._tx.case_id, f"{name} {n}" if n else name)

    def _is_same(self, passage: Passage, place: Place) -> bool:
        """Whether a passage is what an annotation found; found again in a newer version, it stays where it was quoted."""
        if (passage.start, passage.end) == (place.start, place.end):
            return True
        return self._tx.get(SourceText, place.source_text_id).text_sha256 != passage.text_sha256

    def _noted(self, passage_id: UUID, annotation: Annotation) -> list[bool]:
        """Notes beyond the first, and those that are notes of their own in the case they come from."""
        done = []
        for n, comment in enumerate(_notes(annotation)):
            note_id = _uuid(comment.id) or uuid5(passage_id, f"note {n}")
            known = self._tx.get(Note, note_id) if note_id.bytes in self._known["note"] else None
            if known is None:
                add_note(self._tx, text=comment.text, object_type="passage", object_id=passage_id, id=note_id)
                self._known["note"].add(note_id.bytes)
            elif known.object_id == passage_id and known.text != comment.text:
                edit_note(self._tx, note_id, text=comment.text)
            else:
                continue
            done.append(True)
        return done

    def _tag(self, passage_id: UUID, name: str) -> bool:
        tag_id = self._tags.get(name.casefold())
        if tag_id is None:
            tag_id = self._tags[name.casefold()] = add_tag(self._tx, name=name)
        if (tag_id.bytes, passage_id.bytes) in self._tagged:
            return False
        self._tagged.add((tag_id.bytes, passage_id.bytes))
        tag_object(self._tx, tag_id, "passage", passage_id)
        return True

    def _carried(self, passage_id: UUID, target: Target) -> bool:
        place = self._placer.place(target)
        if isinstance(place, Unplaced):
            return False
        text = self._tx.get(SourceText, place.source_text_id)
        passage = self._tx.get(Passage, passage_id)
        known = self._tx.find(PassageAnchor, passage_id=passage_id, text_sha256=text.text_sha256)
        if known or text.text_sha256 == passage.text_sha256 or text.source_id != passage.source_id:
            return False
        accept_anchor(self._tx, passage_id, place.source_text_id, place.start, place.end)
        return True

    def _skip(self, annotation: Annotation, reason: str) -> None:
        self.report.skipped.append(Skipped(annotation.row, reason))


def _fields(annotation: Annotation) -> dict[str, Any]:
    """What an annotation states of a passage's own fields."""
    made: dict[str, Any] = {"language": annotation.language, "marking": annotation.marking}
    made["note"] = next((each.text.strip() for each in annotation.comments if _uuid(each.id) is None), None)
    translation = annotation.translation
    if translation is not None:
        made |= {
            "translation": translation.text.strip(),
            "translator": translation.translator,
            "translation_state": translation.state or "unchecked",
        }
    return {name: held for name, held in made.items() if held is not None}


def _notes(annotation: Annotation) -> list[Comment]:
    first = next((each for each in annotation.comments if _uuid(each.id) is None), None)
    return [each for each in annotation.comments if each is not first]


def _uuid(urn: str | None) -> UUID | None:
    """The id in `urn:uuid:…`."""
    if urn is None or not urn.lower().startswith(UUID_URN):
        return None
    try:
        return UUID(urn[len(UUID_URN) :])
    except ValueError:
        return None
