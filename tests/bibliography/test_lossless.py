"""Nothing is lost: any CSL item goes into a source of the case, into each format, and comes back as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import casewright
from casewright.bibliography.csl_record import COLUMNS, columns_of, from_csl, to_csl
from casewright.bibliography.formats.bibtex import read_bibtex
from casewright.bibliography.formats.bibtex_writing import write_bibtex
from casewright.bibliography.formats.csl_json import read_csl_json, write_csl_json
from casewright.bibliography.formats.ris import read_ris
from casewright.bibliography.formats.ris_writing import write_ris
from casewright.bibliography.kinds import TYPES
from casewright.exchange.formats import export_file, import_file
from casewright.operations import captures, sources

_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029")
texts = st.text(_LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
nasty = st.one_of(
    texts,
    st.sampled_from(
        ["{", "}", "a}b{", "50 % & more_x", "C:\\dir\\{x}", "``quoted'' -- so", "<i>Vell</i> &", "a\nTY  - BOOK\nb", "x\n@misc{y, z={1}}",
         "ER  - ", "{:csl-json: {}}", "ملخص", "ДОКУМЕНТ № 5", "a  b", '"', "~", "$x^2$", "\\", "and", "", " ", "😀"]
    ),
)  # fmt: skip
_name = st.one_of(
    st.fixed_dictionaries({"literal": nasty}),
    st.fixed_dictionaries(
        {"family": nasty},
        optional={"given": nasty, "suffix": texts, "non-dropping-particle": st.just("van der"), "dropping-particle": st.just("von")},
    ),
)  # fmt: skip
_parts = st.one_of(
    st.tuples(st.integers(1, 2999)),
    st.tuples(st.integers(1, 2999), st.integers(1, 12)),
    st.tuples(st.integers(1, 2999), st.integers(1, 12), st.integers(1, 28)),
).map(list)
_date = st.one_of(
    st.fixed_dictionaries(
        {"date-parts": st.lists(_parts, min_size=1, max_size=2)}, optional={"circa": st.just(True), "season": st.integers(1, 4)}
    ),
    st.fixed_dictionaries({"literal": nasty}),
    st.sampled_from(["2020-05~", "202X", "2020?", "2020/..", "no date"]),
)  # fmt: skip
_json = st.recursive(
    st.one_of(nasty, st.integers(-9, 10**6), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(texts, inner, max_size=2)),
    max_leaves=4,
)
items: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"id": texts, "type": st.one_of(st.sampled_from(sorted(TYPES)), texts)},
    optional={
        **dict.fromkeys(("title", "container-title", "publisher", "publisher-place", "volume", "issue", "page", "DOI", "URL", "abstract", "note", "keyword", "language", "genre", "edition", "ISBN", "archive-place", "title-short", "collection-title", "number"), nasty),
        **{name: st.lists(_name, min_size=1, max_size=3) for name in ("author", "editor", "composer")},
        **dict.fromkeys(("issued", "accessed", "original-date"), _date),
        "custom": st.dictionaries(texts, _json, max_size=2),
        "never heard of": _json,
    },
)  # fmt: skip
FORMATS = {
    "bibtex": (read_bibtex, write_bibtex),
    "ris": (read_ris, write_ris),
    "csl-json": (read_csl_json, write_csl_json),
}


@settings(max_examples=60, deadline=None)
@given(items)
def test_a_source_of_the_case_holds_any_item_whole(item: dict[str, Any]) -> None:
    row = from_csl(item)
    assert to_csl(row) == item
    assert {name: row[name] for name in COLUMNS} == columns_of(item)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(item=items)
def test_any_item_comes_back_from_every_format(name: str, item: dict[str, Any]) -> None:
    read, write = FORMATS[name]
    found = read(write([(item, None)]).encode())
    assert [entry.item for entry in found.entries] == [item]
    assert found.skipped == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("other", FORMATS)
@settings(max_examples=10, deadline=None)
@given(item=items)
def test_an_item_read_from_one_format_survives_another(name: str, other: str, item: dict[str, Any]) -> None:
    """Written by one format, read, written by the other together with what the first had, and read again."""
    read, write = FORMATS[name]
    entry = read(write([(item, None)]).encode()).entries[0]
    read_other, write_other = FORMATS[other]
    again = read_other(write_other([(entry.item, entry.native)]).encode()).entries[0]
    assert again.item == item
    back = read(write([(again.item, entry.native)]).encode()).entries[0]
    assert back.item == item


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20, deadline=None)
@given(one=items, two=items)
def test_what_was_edited_since_is_written_and_the_rest_stays(
    name: str, one: dict[str, Any], two: dict[str, Any]
) -> None:
    read, write = FORMATS[name]
    native = read(write([(one, None)]).encode()).entries[0].native
    assert [entry.item for entry in read(write([(two, native)]).encode()).entries] == [two]


# each example is a case: making a failing one as small as can be would take minutes
PHASES = [each for each in Phase if each is not Phase.shrink]
_edits = st.fixed_dictionaries(
    {},
    optional={
        "title": texts, "author": texts, "publisher": texts, "published": st.sampled_from(["2020-05~", "2021", "2020/.."]),
        "accessed": st.sampled_from(["2024-05-01", "2019"]), "address": st.sampled_from(["https://a.example/x", "b c"]),
    },
)  # fmt: skip


@settings(
    max_examples=30, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    brought=st.lists(st.tuples(items, _edits, st.booleans()), min_size=1, max_size=3), same_key=st.booleans()
)
def test_taking_in_an_export_again_brings_nothing_new(
    template: Path, tmp_path: Path, brought: list[tuple[dict[str, Any], dict[str, str], bool]], same_key: bool
) -> None:
    """Whatever was imported, edited since and captured, also where several have one key; in every format, one after another."""
    path = Path(shutil.copy(template, tmp_path / "again.casewright"))
    with casewright.open(path, analyst="A") as case:
        for n, (item, edits, captured) in enumerate(brought):
            file = tmp_path / "in.csl.json"
            file.write_text(json.dumps([{**item, "id": "k"} if same_key else item]), "utf-8")
            import_file(case, file)
            source = UUID(bytes=case.read("SELECT max(id) FROM source")[0][0])
            if edits:
                case.run(sources.edit_source, source, **edits)
            if captured:
                case.run(captures.add_capture, source, data=b"%d" % n, media_type="text/plain", file_name="t",
                         archive_address="https://archive.example/1")  # fmt: skip
        case.run(sources.add_source, title="Typed by hand", kind="report", published="2024-05~")
        steps, number = len(case.history()), case.read("SELECT count(*) FROM source")[0][0]
        for ending in (".bib", ".ris", ".csl.json"):
            export_file(case, tmp_path / f"out{ending}")
            report = import_file(case, tmp_path / f"out{ending}")
            assert (report.created["source"], report.updated["source"], report.skipped) == (0, 0, [])
            assert report.unchanged["source"] == number
        assert len(case.history()) == steps
