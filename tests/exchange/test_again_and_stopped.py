"""What holds of every format in the table: our own export brings nothing new, and an import that is stopped brings nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casewright
from casewright.casefile.case import Case
from casewright.exchange.formats import FORMATS, export_file, import_file
from casewright.model.annotation import Tag
from casewright.model.tables import TABLES
from casewright.operations import captures, passages, sources, tags_and_notes

KEYS = [each.key for each in FORMATS]


class Stop(Exception):
    """Raised by a progress."""


@pytest.fixture
def sample(sample_case: Path, tmp_path: Path) -> Iterator[Case]:
    with casewright.open(shutil.copy(sample_case, tmp_path / "sample.casewright"), "Ana") as case:
        yield case


@pytest.mark.parametrize("key", KEYS)
def test_an_export_of_the_sample_case_brings_nothing_new(sample: Case, tmp_path: Path, key: str) -> None:
    steps = len(sample.history())
    written = export_file(sample, tmp_path / "out", key).written
    report = import_file(sample, tmp_path / "out", key)
    assert (sum(report.created.values()), sum(report.updated.values()), report.skipped) == (0, 0, [])
    assert sum(report.unchanged.values()) >= sum(written.values()) > 0
    assert len(sample.history()) == steps


@pytest.mark.parametrize("key", KEYS)
def test_an_import_that_is_stopped_brings_nothing(sample: Case, case: Case, tmp_path: Path, key: str) -> None:
    """Stopped at the first, a middle and the last time that it says how far it is."""
    out = tmp_path / "out"
    export_file(sample, out, key)
    if key == "web-annotations":  # passages need their sources: the same words again, under other ids
        case = sample
        out.write_text(out.read_text("utf-8").replace("urn:uuid:", "urn:other:"), "utf-8")
    told: list[tuple[int, int]] = []
    assert sum(import_file(case, out, key, lambda done, of: told.append((done, of))).created.values()) > 10
    assert told == sorted(told, key=lambda each: each[0] / each[1])
    assert all(0 <= done <= of for done, of in told)
    case.undo()
    before, steps = rows_of(case), len(case.history())
    for moment in (1, len(told) // 2, len(told)):
        with pytest.raises(Stop):
            import_file(case, out, key, stopping_at(moment))
        assert (rows_of(case), len(case.history())) == (before, steps)
    assert import_file(case, out, key).created


def stopping_at(moment: int) -> Callable[[int, int], None]:
    """A progress that stops the work the `moment`-th time it is told."""
    times = iter(range(1, moment + 1))

    def progress(done: int, of: int) -> None:
        if next(times) == moment:
            raise Stop

    return progress


def rows_of(case: Case) -> dict[str, list[tuple[object, ...]]]:
    return {table: case.read(f'SELECT * FROM "{table}" ORDER BY id') for table in TABLES}


TEXT = "The ministers met. 😀 They signed a protocol. «Нова веза» بندر بسته ماند. The ministers met again."
said = st.one_of(st.none(), st.sampled_from(["A note.", "  two\nlines ", "<b>&", "😀", "بندر"]))
quotes = st.lists(
    st.fixed_dictionaries({
        "start": st.integers(0, 60), "length": st.integers(1, 30), "note": said, "translation": said,
        "translator": st.sampled_from(["M. Ors", "Machine 2"]), "translation_state": st.sampled_from(["unchecked", "checked", "machine"]),
        "language": st.sampled_from([None, "fa", "sr-Cyrl"]), "marking": st.sampled_from([None, "TLP:RED"]),
        "tags": st.lists(st.sampled_from(["To check", "Ω"]), unique=True), "notes": st.lists(st.sampled_from(["One.", "Two.", "One."])),
    }),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(quotes)
def test_passages_that_were_exported_bring_nothing_new(
    template: Path, tmp_path: Path, quotes: list[dict[str, Any]]
) -> None:
    with casewright.open(shutil.copy(template, tmp_path / "again.casewright"), "Ana") as case:
        with case.edit("quote") as tx:
            source = sources.add_source(tx, title="Notice")
            taken = captures.add_capture(tx, source, data=b"x", media_type="text/plain", file_name="n.txt")
            text = captures.add_source_text(tx, taken, text=TEXT, tool="text", tool_version="1")
            for given_here in quotes:
                fields = {name: value for name, value in given_here.items() if value is not None}
                start, length = fields.pop("start"), fields.pop("length")
                names, notes = fields.pop("tags"), fields.pop("notes")
                if "translation" not in fields:
                    del fields["translator"], fields["translation_state"]
                passage = passages.quote(tx, text, start=start, end=start + length, **fields)
                known = {tag.name: tag.id for tag in tx.find(Tag)}
                for name in names:
                    tag = known.get(name) or tags_and_notes.add_tag(tx, name=name)
                    tags_and_notes.tag_object(tx, tag, "passage", passage)
                for note in notes:
                    tags_and_notes.add_note(tx, text=note, object_type="passage", object_id=passage)
        before, steps = rows_of(case), len(case.history())
        export_file(case, tmp_path / "out.jsonld")
        report = import_file(case, tmp_path / "out.jsonld")
        assert (report.created, report.updated, report.skipped) == ({}, {}, [])
        assert report.unchanged["passage"] == len(quotes)
        assert (rows_of(case), len(case.history())) == (before, steps)
