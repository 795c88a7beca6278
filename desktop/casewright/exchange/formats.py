"""The formats a case can be filled from or written out in: one table, read by the commands and by the window."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.output_file import spare_cases, write_at_once
from casewright.ingest.ordinary_file import open_file, why_not
from casewright.model.case_filter import CaseFilter
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.nearby import any_of, unknown
from casewright.model.progress import Progress, unheard

LARGEST_FILE = 100 * 1024 * 1024
"""Bytes; what is imported is read as a whole."""


class Skipped(NamedTuple):
    """Something of a file that was not taken in. `row` says which: a number counted from 1, or its own id."""

    row: int | str
    reason: str


class NotRepresentable(NamedTuple):
    """Something of the case that the format cannot say, or not wholly."""

    object_type: str
    object_id: UUID
    reason: str


@dataclass
class ImportReport:
    """What became of a file: numbers by kind of object, what was left out, and what else is to be told."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class ExportReport:
    """What was written: numbers by kind of object, and what the format has no place for."""

    written: Counter[str] = field(default_factory=Counter)
    not_representable: list[NotRepresentable] = field(default_factory=list)


Reader = Callable[[Case, bytes, Progress], ImportReport]
"""Takes in the bytes of a file as one step (`case.edit("import_file")`); raises CaseError when it is no such file."""

Writer = Callable[[Case, Sequence[UUID] | None], tuple[bytes, ExportReport]]
"""The bytes of a file on these sources (None: all of them), and what is in it."""

GraphWriter = Callable[
    [Case, Sequence[UUID] | None, UUID | None, CaseFilter | None], tuple[bytes, ExportReport]
]
"""The same of the whole case or of one graph view, as a filter leaves it; it refuses sources."""


class Format(NamedTuple):
    """One format. `reads` and `writes` are `module:function` (a Reader, a Writer), loaded when used; None: it cannot.

    `endings` are how names of such files end, the usual one first. `of_graph`: it holds entities and links, not sources,
    and `writes` is a GraphWriter.
    """

    key: str
    title: str
    endings: tuple[str, ...]
    reads: str | None
    writes: str | None
    of_graph: bool = False


_BIBLIOGRAPHY = "casewright.exchange.bibliography"
_ANNOTATIONS = "casewright.exchange.web_annotations"
_GRAPHS = "casewright.exchange.graph_files"
FORMATS: tuple[Format, ...] = (
    Format("bibtex", "BibTeX", (".bib",), f"{_BIBLIOGRAPHY}:import_bibtex", f"{_BIBLIOGRAPHY}:export_bibtex"),
    Format("ris", "RIS", (".ris",), f"{_BIBLIOGRAPHY}:import_ris", f"{_BIBLIOGRAPHY}:export_ris"),
    Format(
        "csl-json",
        "CSL-JSON",
        (".csl.json", ".csljson", ".json"),
        f"{_BIBLIOGRAPHY}:import_csl_json",
        f"{_BIBLIOGRAPHY}:export_csl_json",
    ),
    Format(
        "web-annotations",
        "W3C Web Annotations",
        (".jsonld", ".annotations.json"),
        f"{_ANNOTATIONS}.importing:take_in_annotations",
        f"{_ANNOTATIONS}.writing:write_annotations",
    ),
    Format(
        "graphml",
        "GraphML",
        (".graphml",),
        f"{_GRAPHS}.importing:import_graphml",
        f"{_GRAPHS}.writing:export_graphml",
        of_graph=True,
    ),
    Format(
        "gexf",
        "GEXF",
        (".gexf",),
        f"{_GRAPHS}.importing:import_gexf",
        f"{_GRAPHS}.writing:export_gexf",
        of_graph=True,
    ),
)


def counted(numbers: Mapping[str, int]) -> str:
    """`2 passages and 1 source`; `nothing`."""
    said = [f"{n:,} {_name(kind, many=n != 1)}" for kind, n in numbers.items() if n]
    return " and ".join(said) or "nothing"


def _name(kind: str, *, many: bool) -> str:
    words = kind.replace("_", " ")
    if not many:
        return words
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def format_of(path: Path, key: str | None, *, writing: bool) -> Format:
    """The format with this key, or the one that the name of the file ends like.

    Raises:
        InvalidValue: there is none that can be read (`writing`: written).
    """
    offered = [each for each in FORMATS if (each.writes if writing else each.reads)]
    if key is not None:
        found = next((each for each in offered if each.key == key.lower()), None)
        if found is None:
            raise unknown("format", key, [each.key for each in offered])
        return found
    name = path.name.lower()
    fitting = [(len(end), each) for each in offered for end in each.endings if name.endswith(end)]
    if not fitting:
        keys = any_of(each.key for each in offered)
        raise InvalidValue(f"The name {path.name} does not say which format it is; choose {keys}.")
    return max(fitting, key=lambda pair: pair[0])[1]


def import_file(case: Case, path: Path, key: str | None = None, progress: Progress = unheard) -> ImportReport:
    """Takes in a file as one undoable step; doing it again changes nothing.

    Args:
        progress: whatever it raises stops the import, and nothing of the file is in the case.

    Raises:
        CaseError: it cannot be read, is too large, or is not of that format. Nothing is changed then.
    """
    chosen = format_of(path, key, writing=False)
    read: Reader = _loaded(chosen.reads)
    return read(case, _bytes_of(path), progress)


def export_file(
    case: Case,
    out: Path,
    key: str | None = None,
    sources: Sequence[UUID] | None = None,
    view: UUID | None = None,
    asked: CaseFilter | None = None,
) -> ExportReport:
    """Writes a file, complete or not at all; `sources` and `view` None: of all that the case holds.

    Args:
        asked: what a graph is narrowed to; None: as the view keeps it.

    Raises:
        InvalidValue: a graph view is named for a format that holds sources, or sources for one that holds a graph.
        CaseError: it cannot be written there, or is a case.
    """
    chosen = format_of(out, key, writing=True)
    if view is not None and not chosen.of_graph:
        raise InvalidValue(f"{chosen.title} holds no graph; leave the view out, or choose graphml or gexf.")
    write = _loaded(chosen.writes)
    spare_cases(case, out)
    made: tuple[bytes, ExportReport] = (
        write(case, sources, view, asked) if chosen.of_graph else write(case, sources)
    )
    data, report = made
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_at_once(data, out)
    except OSError as error:
        raise CaseError(f"{out} cannot be written: {error.strerror}.") from error
    return report


def _loaded(place: str | None) -> Any:
    module, _, name = (place or "").partition(":")
    return getattr(importlib.import_module(module), name)


def _bytes_of(path: Path) -> bytes:
    try:
        with open_file(path) as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {why_not(error)}.") from error
    if len(data) > LARGEST_FILE:
        raise CaseError(
            f"{path.name} is larger than {LARGEST_FILE // 1024**2} MB, the most that is imported."
        )
    return data
