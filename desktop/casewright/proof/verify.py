"""Holding a finished brief against the case: does everything it quotes still say what its source says?

Three readings of the same thing are compared: the pages as printed, the manifest that travels in the file, and the case.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.brief.citation_places import squeezed
from casewright.brief.clean import clean
from casewright.brief.manifest import Manifest
from casewright.ingest.child import CANCELLED, Cancel
from casewright.ingest.media_type import PDF
from casewright.ingest.reading import DocumentReader
from casewright.model.errors import InvalidValue
from casewright.proof.attached import file_bytes, manifest_of
from casewright.proof.citations import judge_citations
from casewright.proof.evidence import Texts, custody_verdict, judge_evidence
from casewright.proof.printed import PrintedBrief, printed_brief
from casewright.proof.verdict import Outcome, Proof, Verdict

if TYPE_CHECKING:
    from casewright.casefile.case import Case


def verify_brief(path: Path, case: Case, cancel: Cancel | None = None) -> Proof:
    """A verdict on each quotation of the annex, each quotation in the text, and each citation mark.

    Raises:
        NoManifest: the file is no brief of Casewright.
        InvalidValue: it is the brief of another case, or its pages cannot be read.
    """
    data = file_bytes(path)
    with DocumentReader() as reader:
        manifest = manifest_of(reader, data, path.name)
        if manifest["case_id"] != str(case.case_id):
            raise InvalidValue(f"{path.name} is a brief of another case ({manifest['case_id']}).")
        document = reader.read(data, PDF, path.name, cancel)
    if document.failure == CANCELLED:
        raise InvalidValue(CANCELLED)
    if document.failure:
        raise InvalidValue(f"The pages of {path.name} cannot be read: {document.failure}")
    printed, texts = printed_brief(document), Texts(case)
    quotes = tuple(_verdict(case, manifest, quote, printed, texts) for quote in manifest["quotes"])
    return Proof(
        (*quotes, *judge_citations(case, manifest, printed.body, texts)), custody_verdict(manifest, case)
    )


def _verdict(
    case: Case, manifest: Manifest, quote: dict[str, Any], printed: PrintedBrief, texts: Texts
) -> Verdict:
    outcome, detail = judge_evidence(case, quote, texts)
    seen, said, page = _judge_print(manifest, quote, printed)
    if outcome == "exact" and seen != "exact":
        outcome, detail = seen, said
    try:
        passage = UUID(str(quote["passage_id"]))
    except ValueError:
        passage = None
    return Verdict(quote["number"], passage, outcome, detail, "sources", page, quote["exact"])


def _judge_print(
    manifest: Manifest, quote: dict[str, Any], printed: PrintedBrief
) -> tuple[Outcome, str, int | None]:
    """What the annex makes of a quotation of the manifest, and on which page."""
    words, number = squeezed(clean(quote["exact"])), quote["number"]
    entry = printed.entries[number - 1] if 0 < number <= len(printed.entries) else None
    if entry is None:
        return "altered", f"The annex has no source [{number}].", None
    at = entry.words.text.find(words)
    page = entry.words.page(max(at, 0))
    if entry.digest != quote["archive_sha256"][:16]:
        return "source changed", f"Under [{number}] the annex prints the digest of another file.", page
    if at >= 0:
        return "exact", "The words stand in the archived source.", page
    for other, each in enumerate(printed.entries, start=1):
        if words in each.words.text and not _is_quoted_there(manifest, other, quote):
            found = each.words.page(each.words.text.find(words))
            return "other source", f"The annex prints the words under [{other}] instead of [{number}].", found
    return "altered", f"The annex prints other words under [{number}].", page


def _is_quoted_there(manifest: Manifest, number: int, quote: dict[str, Any]) -> bool:
    """Whether the brief quotes the very same words from that source too."""
    return any(
        each["number"] == number and squeezed(each["exact"]) == squeezed(quote["exact"])
        for each in manifest["quotes"]
    )
