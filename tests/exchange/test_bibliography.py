"""Bibliographies into a case and out of it again."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.exchange.formats import ImportReport, export_file, import_file
from casewright.model.errors import CaseError
from casewright.operations import sources

BIB = """@article{mueller2020, author = {M{\\"u}ller, J{\\"o}rg}, title = {The summit}, journal = {Survival}, year = 2020, doi = {10.1000/XYZ}, mine = {kept}}
@book{doe1999, author = {Doe, Jane}, title = {Ports}, publisher = {CUP}, year = 1999}
"""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "library.bib"
    path.write_text(BIB, "utf-8")
    return path


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.created["source"], report.updated["source"], report.unchanged["source"]


def shown(case: Case) -> list[tuple[object, ...]]:
    return case.read("SELECT title, kind, author, publisher, published FROM source ORDER BY title")


def test_entries_become_sources_in_one_step(case: Case, bib: Path) -> None:
    assert counts(import_file(case, bib)) == (2, 0, 0)
    assert shown(case) == [
        ("Ports", "book", "Doe, Jane", "CUP", "1999"),
        ("The summit", "article", "Müller, Jörg", "Survival", "2020"),
    ]
    assert case.history()[0].label_key == "import_file"
    case.undo()
    assert shown(case) == []
    case.redo()
    assert len(shown(case)) == 2


def test_the_same_file_again_changes_nothing(case: Case, bib: Path) -> None:
    import_file(case, bib)
    steps = len(case.history())
    assert counts(import_file(case, bib)) == (0, 0, 2)
    assert len(case.history()) == steps


def test_a_changed_entry_updates_its_source_and_leaves_alone_what_was_edited_here(
    case: Case, bib: Path
) -> None:
    import_file(case, bib)
    source = UUID(bytes=case.read("SELECT id FROM source WHERE title = 'Ports'")[0][0])
    case.run(sources.edit_source, source, title="Ports of the Gulf", reliability="B")
    bib.write_text(BIB.replace("1999}", "2001}").replace("{CUP}", "{Cambridge}"), "utf-8")
    assert counts(import_file(case, bib)) == (0, 1, 1)
    assert shown(case)[0] == ("Ports of the Gulf", "book", "Doe, Jane", "Cambridge", "2001")
    assert case.read("SELECT count(*) FROM source") == [(2,)]


def test_a_source_is_known_by_its_doi_whatever_the_key_and_gains_only_what_it_lacks(
    case: Case, tmp_path: Path
) -> None:
    own = case.run(
        sources.add_source,
        title="My title",
        kind="article",
        bibliography={"DOI": "https://doi.org/10.1000/xyz"},
    )
    path = tmp_path / "other.json"
    path.write_text(
        json.dumps(
            [{"id": "z", "type": "article-journal", "DOI": "10.1000/XYZ", "title": "Theirs", "volume": "3"}]
        ),
        "utf-8",
    )
    assert counts(import_file(case, path)) == (0, 1, 0)
    title, kept = case.read("SELECT title, bibliography FROM source WHERE id = ?", (own.bytes,))[0]
    assert title == "My title"
    assert json.loads(kept)["volume"] == "3"


def test_the_same_key_for_another_work_is_another_source(case: Case, bib: Path, tmp_path: Path) -> None:
    import_file(case, bib)
    other = tmp_path / "other.bib"
    other.write_text("@book{doe1999, title = {Pipes}, year = 2005}", "utf-8")
    assert counts(import_file(case, other)) == (1, 0, 0)
    assert len(shown(case)) == 3


def test_what_looks_alike_is_never_merged(case: Case, bib: Path) -> None:
    case.run(sources.add_source, title="The summit", kind="article", author="Müller, Jörg", published="2020")
    assert counts(import_file(case, bib)) == (2, 0, 0)


def test_an_export_is_known_again_and_keeps_unknown_fields(case: Case, bib: Path, tmp_path: Path) -> None:
    import_file(case, bib)
    case.run(sources.add_source, title="Typed by hand", kind="report", published="2024-05~")
    for name in ("out.bib", "out.ris", "out.json"):
        out = tmp_path / name
        assert export_file(case, out).written["source"] == 3
        assert counts(import_file(case, out))[0] == 0
    export_file(case, tmp_path / "again.bib")
    assert "mine = {kept}" in (tmp_path / "again.bib").read_text("utf-8")


def test_going_through_another_format_keeps_what_the_first_one_wrote(
    case: Case, bib: Path, tmp_path: Path
) -> None:
    import_file(case, bib)
    export_file(case, tmp_path / "a.ris")
    changed = (tmp_path / "a.ris").read_text("utf-8").replace("PB  - CUP", "PB  - Cambridge")
    (tmp_path / "a.ris").write_text(changed, "utf-8")
    assert counts(import_file(case, tmp_path / "a.ris")) == (0, 0, 2), (
        "never imported as RIS: only what is empty is filled"
    )
    import_file(case, bib)
    export_file(case, tmp_path / "b.bib")
    assert r"author = {M{\"u}ller, J{\"o}rg}" in (tmp_path / "b.bib").read_text("utf-8")


def test_ratings_and_other_words_of_the_analyst_are_not_exported(case: Case, tmp_path: Path) -> None:
    case.run(
        sources.add_source,
        title="Notice",
        reliability="E",
        reliability_reason="SECRET WHY",
        descriptor="SECRET",
        marking="TLP:RED",
    )
    for name in ("out.bib", "out.ris", "out.json"):
        export_file(case, tmp_path / name)
        written = (tmp_path / name).read_text("utf-8")
        assert "SECRET" not in written
        assert "TLP" not in written


def test_an_entry_whose_values_do_not_fit_is_left_out_and_named(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(
        json.dumps([{"id": "a", "title": "x" * 2000}, {"id": "b", "title": "Fine"}, 7, {"id": "b"}]), "utf-8"
    )
    report = import_file(case, path)
    assert counts(report) == (1, 0, 0)
    assert [(each.row, each.reason.partition(";")[0]) for each in report.skipped] == [
        (1, "The title of a source is too long."),
        (3, "It is no CSL-JSON item."),
        (4, "The id 'b' is that of an earlier item."),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.bib", b""),
        ("a.bib", b"no entries here"),
        ("a.bib", b"\0\0\0"),
        ("a.ris", b"nothing"),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"items": 3}'),
        ("a.json", b"[NaN]"),
        ("a.json", b"not json"),
        ("a.bib", b"@book{a, title={" + b"{" * 300 + b"}" * 300 + b"}}"),
    ],
)
def test_a_file_that_holds_no_entry_is_refused_and_nothing_changes(
    case: Case, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    steps = len(case.history())
    with pytest.raises(CaseError) as refused:
        import_file(case, path)
    assert "\n" not in str(refused.value)
    assert len(case.history()) == steps


def test_a_thousand_entries_are_one_bulk_step(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "many.bib"
    path.write_text(
        "\n".join(f"@book{{k{n}, title = {{Title {n}}}, year = {1900 + n % 100}}}" for n in range(1000)),
        "utf-8",
    )
    assert counts(import_file(case, path)) == (1000, 0, 0)
    assert counts(import_file(case, path)) == (0, 0, 1000)
    case.undo()
    assert case.read("SELECT count(*) FROM source") == [(0,)]
