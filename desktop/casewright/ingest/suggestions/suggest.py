"""Suggestions for one text of a source: found in the child process, then held against the case as often as it changes."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from importlib.util import find_spec
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.queries.overview import case_ontology
from casewright.casefile.queries.source_texts import source_text, text_row
from casewright.ingest.child import Cancel, ChildProcess, Refusal
from casewright.ingest.extraction import Caps
from casewright.ingest.suggestions.answer import FoundInText, from_bytes
from casewright.ingest.suggestions.case_names import case_names
from casewright.ingest.suggestions.offering import offers_for
from casewright.ingest.suggestions.offers import Offers
from casewright.ingest.suggestions.settled import settled_of
from casewright.model.errors import InvalidValue

TASK = "suggest"
"""Its name in `ingest.worker_tasks`."""
_DOING = "Looking for names, dates and links"
_NONSENSE = Refusal("The text was answered in a way that makes no sense.")
# What a slow machine manages in a second, beyond the time that every text is given; with the language model, and without.
_WITH_MODEL, _WITHOUT_MODEL = 10_000, 100_000


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text of a source as it was looked through, with all that was found in it."""

    source_id: UUID
    source_text_id: UUID
    text_sha256: str
    found: FoundInText


def look_through(
    case: Case,
    source_id: UUID,
    source_text_id: UUID | None = None,
    *,
    use_nlp: bool = False,
    cancel: Cancel | None = None,
    patience: float = 1.0,
    child: ChildProcess | None = None,
) -> ReadText | Refusal:
    """Looks a text of a source through in a child process (None: its latest text).

    Args:
        cancel: asked ten times a second whether it is still wanted.
        patience: 2 allows twice the time.
        child: a child that was started before, `start(TASK)`; otherwise one is started and ended here.

    Raises:
        NoSuchObject: there is no such source or text.
        InvalidValue: the source has no text, or the language model is asked for and not installed.
    """
    if use_nlp and find_spec("spacy") is None:
        raise InvalidValue("The language model is not installed: it comes with the extra [nlp].")
    text_id, sha = _text(case, source_id, source_text_id)
    text = case.text_of(sha)
    header = {
        "own": [[each.entity_id, each.kind, each.text] for each in case_names(case).own()],
        "reference": _published(case, source_id),
        "nlp": use_nlp,
    }
    caps = Caps()
    seconds = caps.seconds + len(text) / (_WITH_MODEL if use_nlp else _WITHOUT_MODEL)
    with ChildProcess() if child is None else nullcontext(child) as asked:
        answer = asked.ask(
            TASK,
            header,
            text.encode(),
            replace(caps, seconds=seconds * patience),
            cancel=cancel,
            doing=_DOING,
        )
    if isinstance(answer, Refusal):
        return answer
    try:
        return ReadText(source_id, text_id, sha, from_bytes(answer, text))
    except ValueError:
        return _NONSENSE


def offers(case: Case, read: ReadText) -> Offers:
    """What is left to offer of a text, as the case is now."""
    settled = settled_of(case, read.source_id, read.source_text_id)
    return offers_for(read.found, read.text_sha256, case_names(case), settled, case_ontology(case))


def _text(case: Case, source_id: UUID, source_text_id: UUID | None) -> tuple[UUID, str]:
    found = source_text(case, source_id) if source_text_id is None else text_row(case, source_text_id)
    if found is None or found.text_sha256 is None:
        raise InvalidValue("This source has no text to look through.")
    return found.id, found.text_sha256


def _published(case: Case, source_id: UUID) -> str | None:
    """The day of publication, against which "last Tuesday" is reckoned; None where it is not known to the day."""
    rows = case.read("SELECT published_lo, published_hi FROM source WHERE id = ?", (source_id.bytes,))
    return str(rows[0][0]) if rows and rows[0][0] and rows[0][0] == rows[0][1] else None
