"""Steps are signed as they are made, and what was altered afterwards no longer holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.custody import Act
from casewright.casefile.doctor import examine
from casewright.casefile.signing import known_keys
from casewright.casefile.signing.examination import Signatures, examine_signatures
from casewright.casefile.signing.own_key import FOLDER_VARIABLE, OwnKey, key_path, own_key
from casewright.model.annotation import Note


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of keys of its own for each test."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "keys"))
    return tmp_path / "keys"


def note(case: Case, text: str) -> None:
    with case.edit("note") as tx:
        tx.add(Note(text=text))


def signatures(path: Path) -> Signatures:
    with casewright.open(path, read_only=True) as case:
        return examine_signatures(case)


def altered(path: Path, sql: str, *params: object) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute(sql, params).rowcount > 0
    connection.commit()
    connection.close()


def test_every_step_is_signed_by_whoever_made_it(path: Path) -> None:
    with casewright.open(path, analyst="Ana") as case:
        note(case, "one")
        case.undo()
        case.redo()
        case.work_as("Boris")
        note(case, "two")
        case.log_custody([Act("open", "0" * 64, "match")])
    found = signatures(path)
    assert {(key.name, key.steps, key.events, key.standing) for key in found.keys} >= {
        ("Ana", 4, 0, "own"), ("Boris", 2, 1, "own")
    }  # fmt: skip
    assert found.faults == ()
    with casewright.open(path, read_only=True) as case:
        assert all(check.ok for check in examine(case))


def test_one_key_serves_all_cases_of_a_name_however_it_is_written(tmp_path: Path) -> None:
    first = own_key("Ana")
    assert own_key(" ANA ").public == first.public
    assert first.secret.hex() not in repr(first)
    assert key_path("Ana").stat().st_mode & 0o077 == 0
    assert [each.name for each in key_path("Ana").parent.iterdir()] == [key_path("Ana").name]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE signature SET value = zeroblob(64)", "does not hold"),
        ("UPDATE signing_key SET name = 'Somebody else'", "does not vouch"),
        ("UPDATE signing_key SET key = zeroblob(31) WHERE name = 'Ana'", "does not vouch"),
        ("UPDATE analyst SET name = 'Eve' WHERE name = 'Ana'", "is said to be by Eve, and is signed by Ana"),
    ],
)
def test_what_was_altered_afterwards_is_said(path: Path, sql: str, said: str) -> None:
    with casewright.open(path, analyst="Ana") as case:
        note(case, "one")
    altered(path, sql)
    assert any(said in fault for fault in signatures(path).faults)
    with casewright.open(path, read_only=True) as case:
        assert [check.name for check in examine(case) if not check.ok and check.name == "signatures"]


def test_a_signature_of_a_step_does_not_pass_for_one_of_another_thing(path: Path) -> None:
    key = own_key("Ana")
    with casewright.open(path, analyst="Ana") as case:
        note(case, "one")
        digest = case.read("SELECT digest FROM change_set ORDER BY seq DESC LIMIT 1")[0][0]
    altered(
        path,
        "UPDATE signature SET value = ? WHERE digest = ?",
        key.sign(b"casewright custody\0" + digest),
        digest,
    )
    assert len(signatures(path).faults) == 1


def test_steps_made_without_a_key_are_counted_as_not_signed(
    path: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.write_text("a file where the folder should be")
    with casewright.open(path, analyst="Ana") as case:
        note(case, "one")
    keys.unlink()
    found = signatures(path)
    assert found.unsigned == {"Ana": 2}
    assert "Ana" not in {key.name for key in found.keys}
    key_path("Ana").parent.mkdir()
    key_path("Ana").write_text("{}")
    with casewright.open(path, analyst="Ana") as case:
        note(case, "two")
    assert key_path("Ana").read_text() == "{}"


def test_a_key_is_new_until_its_owner_is_made_sure_of_and_another_one_for_the_name_stands_out(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "elsewhere"))
    with casewright.open(path, analyst="Ana") as case:
        note(case, "one")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "here"))

    def of_ana() -> list[tuple[bytes, str]]:
        return [(key.key, key.standing) for key in signatures(path).keys if key.name == "Ana"]

    [(key, how)] = of_ana()
    assert how == "new"
    known_keys.know(key, "Ana")
    assert of_ana() == [(key, "known")]
    known_keys.forget(key)
    known_keys.know(OwnKey("Ana", "2026-01-01", b"s" * 32).public, "ana")
    assert of_ana() == [(key, "other")]
    known_keys.know(key, "Ana")
    assert of_ana() == [(key, "known")]
