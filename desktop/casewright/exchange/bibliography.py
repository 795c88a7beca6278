"""Bibliographies in and out: the readers and writers behind BibTeX, RIS and CSL-JSON.

Ratings, descriptors, markings and notes are the case's own and are never written into a bibliography.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.bibliography.formats.bibtex import read_bibtex
from casewright.bibliography.formats.bibtex_writing import write_bibtex
from casewright.bibliography.formats.csl_json import read_csl_json, write_csl_json
from casewright.bibliography.formats.reading import Bibliography
from casewright.bibliography.formats.ris import read_ris
from casewright.bibliography.formats.ris_writing import write_ris
from casewright.bibliography.importing import take_in
from casewright.bibliography.records import records_of
from casewright.exchange.formats import ExportReport, ImportReport, Skipped
from casewright.model.errors import InvalidValue
from casewright.model.progress import Progress, stage, unheard

if TYPE_CHECKING:
    from casewright.casefile.case import Case


def import_bibtex(case: Case, data: bytes, progress: Progress = unheard) -> ImportReport:
    """Takes in a BibTeX or biblatex file. Raises InvalidValue when it is none."""
    return _import(case, data, read_bibtex, progress, "BibTeX")


def import_ris(case: Case, data: bytes, progress: Progress = unheard) -> ImportReport:
    """Takes in a RIS file. Raises InvalidValue when it is none."""
    return _import(case, data, read_ris, progress, "RIS")


def import_csl_json(case: Case, data: bytes, progress: Progress = unheard) -> ImportReport:
    """Takes in a CSL-JSON file. Raises InvalidValue when it is none."""
    return _import(case, data, read_csl_json, progress, "CSL-JSON")


def export_bibtex(case: Case, sources: Sequence[UUID] | None) -> tuple[bytes, ExportReport]:
    """Sources as a BibTeX file."""
    return _export(case, sources, "bibtex", write_bibtex)


def export_ris(case: Case, sources: Sequence[UUID] | None) -> tuple[bytes, ExportReport]:
    """Sources as a RIS file."""
    return _export(case, sources, "ris", write_ris)


def export_csl_json(case: Case, sources: Sequence[UUID] | None) -> tuple[bytes, ExportReport]:
    """Sources as a CSL-JSON file."""
    return _export(case, sources, "csl-json", write_csl_json)


def _import(
    case: Case, data: bytes, reader: Callable[[bytes, Progress], Bibliography], progress: Progress, title: str
) -> ImportReport:
    read = reader(data, stage(progress, 0, 2))
    if not read.entries:
        why = f": {read.skipped[0].reason}" if read.skipped else "."
        raise InvalidValue(f"The file holds no {title} entry that can be read{why}")
    with case.edit("import_file") as tx:
        outcome = take_in(tx, read, stage(progress, 1, 2))
    report = ImportReport(notes=list(read.notes))
    report.created["source"] = len(outcome.added)
    report.updated["source"] = len(outcome.updated)
    report.unchanged["source"] = outcome.unchanged
    report.skipped = [Skipped(each.row, each.reason) for each in outcome.skipped]
    return report


def _export(
    case: Case, sources: Sequence[UUID] | None, key: str, write: Callable[..., str]
) -> tuple[bytes, ExportReport]:
    records = records_of(case, sources)
    report = ExportReport()
    report.written["source"] = len(records)
    return write([(each.item, each.imported.get(key)) for each in records]).encode(), report
