"""Names under pseudonyms: replaced in everybody's words, never in evidence, alike in every copy."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.exchange.recipe import apply_recipe
from casewright.exchange.sharing.pseudonyms import completed, keep_pseudonyms, read_pseudonyms
from casewright.exchange.sharing.share import preview, share
from casewright.exchange.sharing.wish import ShareWish
from casewright.model.errors import InvalidValue

RECIPE = """
recipe: 1
name: names
entities:
  - {key: volkov, kind: person, name: Ivan Volkov, names: [{text: Иван Волков, role: native}], summary: Ivan Volkov runs the port.}
  - {key: port, kind: facility, name: Port of Vell, summary: "Иван Волков's port, not Volkovsk."}
sources:
  - {key: plain, title: Port notice, kind: report, text: "The port reopened on 3 May. Nothing else was said."}
  - {key: names, title: On Ivan Volkov, kind: report, text: "Ivan Volkov reopened the port on 3 May."}
claims:
  - key: c1
    text: The port reopened.
    about: [port]
    quotes: [{source: plain, exact: The port reopened on 3 May.}]
  - key: c2
    text: Ivan Volkov reopened the port.
    about: [volkov]
    quotes: [{source: names, exact: Ivan Volkov reopened the port}]
"""


@pytest.fixture
def named(case: Case, tmp_path: Path) -> Case:
    recipe = tmp_path / "names.yaml"
    recipe.write_text(RECIPE, "utf-8")
    result = apply_recipe(case, recipe)
    assert not result.failed, result.failed
    return case


def _shared(case: Case, out: Path, **wish: object) -> tuple[object, bytes]:
    report = share(case, ShareWish("TLP:AMBER", **wish), out)  # type: ignore[arg-type]
    return report, out.read_bytes()


VOLKOV = (("Ivan Volkov", "Person A"),)


def test_all_names_of_an_entity_give_way_and_evidence_that_holds_one_stays_at_home(
    named: Case, tmp_path: Path
) -> None:
    out = tmp_path / "clean.casewright"
    report, data = _shared(named, out, pseudonyms=VOLKOV)
    for name in ("Ivan Volkov", "Иван Волков"):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert name.encode(encoding) not in data
    with casewright.open(out, read_only=True) as copy:
        assert set(copy.read("SELECT name, summary, name_key FROM entity")) == {
            ("Person A", "Person A runs the port.", "person a"),
            ("Port of Vell", "Person A's port, not Volkovsk.", "port of vell"),
        }
        assert copy.read("SELECT count(*) FROM entity_name") == [(0,)]
        assert set(copy.read("SELECT title FROM source")) == {("Port notice",), ("On Person A",)}
        assert copy.read("SELECT exact FROM passage") == [("The port reopened on 3 May.",)]
        assert set(copy.read("SELECT text FROM claim")) == {
            ("The port reopened.",),
            ("Person A reopened the port.",),
        }
    assert report.bare_claims == 1  # type: ignore[attr-defined]
    assert all(check.ok for check in examine(out))


def test_evidence_goes_unaltered_where_somebody_chooses_so_and_is_counted(
    named: Case, tmp_path: Path
) -> None:
    out = tmp_path / "clean.casewright"
    report, data = _shared(named, out, pseudonyms=VOLKOV, keep_evidence=True)
    assert b"Ivan Volkov reopened the port on 3 May." in data
    assert report.evidence_with_names == 1  # type: ignore[attr-defined]
    with casewright.open(out, read_only=True) as copy:
        assert copy.read("SELECT count(*) FROM passage") == [(2,)]
        assert ("Person A reopened the port.",) in copy.read("SELECT text FROM claim")
    assert all(check.ok for check in examine(out))


def test_what_names_somebody_who_stays_at_home_stays_too_unless_names_are_allowed(
    named: Case, tmp_path: Path
) -> None:
    volkov = UUID(bytes=named.read("SELECT id FROM entity WHERE name = 'Ivan Volkov'")[0][0])
    out = tmp_path / "clean.casewright"
    _, data = _shared(named, out, without=(volkov,))
    assert b"Ivan Volkov" not in data
    with casewright.open(out, read_only=True) as copy:
        assert copy.read("SELECT name, summary FROM entity") == [("Port of Vell", None)]
        assert copy.read("SELECT text FROM claim") == [("The port reopened.",)]
    other = tmp_path / "other.casewright"
    _, data = _shared(named, other, without=(volkov,), allow_named=True)
    assert "Иван Волков's port".encode() in data
    with casewright.open(other, read_only=True) as copy:
        assert copy.read("SELECT name FROM entity") == [("Port of Vell",)]


def test_an_analyst_under_a_pseudonym_is_nowhere_in_the_copy_nor_signs_it(
    named: Case, tmp_path: Path
) -> None:
    named.work_as("Ines Fortuna")
    with named.edit("add") as tx:
        tx._connection.execute("UPDATE claim SET text = text || ' So Ines Fortuna.' WHERE text LIKE 'The%'")
    out = tmp_path / "clean.casewright"
    _, data = _shared(named, out, hide_analysts=True)
    assert b"Fortuna" not in data
    assert b"M. Example" not in data
    with casewright.open(out, read_only=True) as copy:
        assert copy.read("SELECT name FROM analyst") == [("Analyst 1",)]
        assert copy.read("SELECT count(*) FROM signature") == [(0,)]


def test_a_file_keeps_pseudonyms_alike_from_copy_to_copy(named: Case, tmp_path: Path) -> None:
    file = tmp_path / "keep at home.json"
    first = completed(named, [("Ivan Volkov", ""), ("Port of Vell", "The port")], read_pseudonyms(file))
    assert dict(first) == {"Ivan Volkov": "Person 1", "Port of Vell": "The port"}
    keep_pseudonyms(file, first)
    assert completed(named, [("Ivan Volkov", "")], read_pseudonyms(file)) == first
    file.write_text("[1]")
    with pytest.raises(InvalidValue, match="no file of pseudonyms"):
        read_pseudonyms(file)


@pytest.mark.parametrize("pseudonym", ["The Ivan Volkov", "", "two\nlines"])
def test_a_pseudonym_that_cannot_hide_is_refused(pseudonym: str, named: Case) -> None:
    with pytest.raises(InvalidValue):
        preview(named, ShareWish("TLP:AMBER", pseudonyms=(("Ivan Volkov", pseudonym),)))


def test_one_pseudonym_does_not_make_one_of_two(named: Case) -> None:
    pairs = (("Ivan Volkov", "X"), ("Port of Vell", "X"))
    with pytest.raises(InvalidValue, match="stands for two"):
        preview(named, ShareWish("TLP:AMBER", pseudonyms=pairs))
