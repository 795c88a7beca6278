"""A case in clear, an encrypted one, a wrong passphrase, damage, something else: each is told from the others."""

from __future__ import annotations

import gc
import hashlib
import io
import os
import pickle
import traceback
import weakref
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

import casewright
from casewright.casefile import file_kinds, key
from casewright.casefile.access import Access
from casewright.casefile.doctor import examine
from casewright.casefile.key import Key
from casewright.casefile.lock import lock_path
from casewright.casefile.opening import open_unlocked
from casewright.casefile.unlocking import unlock
from casewright.model.annotation import Note
from casewright.model.errors import (
    CaseError,
    CaseLocked,
    DamagedCase,
    InvalidValue,
    NotACaseFile,
    PassphraseNeeded,
    WrongPassphrase,
)

PAGE = 4096
RIGHT = "berth 14 at dawn, причал"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an encrypted case."""
    path = tmp_path_factory.mktemp("sealed") / "c.casewright"
    with (
        casewright.create(path, title="Harbour", analyst="M. Example", passphrase=RIGHT) as case,
        case.edit("note") as tx,
    ):
        tx.add(Note(text="x" * 50_000))
    return path.read_bytes()


def _turned(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a", os.urandom(20_000))
    return target.getvalue()


VERDICTS: dict[str, tuple[Callable[[bytes], bytes], str | None, type[CaseError], str]] = {
    "no passphrase": (lambda data: data, None, PassphraseNeeded, "is protected with a passphrase"),
    "wrong passphrase": (lambda data: data, "Berth 14", WrongPassphrase, "not the passphrase of c.casewright"),
    "empty passphrase": (lambda data: data, "", InvalidValue, "empty passphrase"),
    "first page damaged": (lambda data: _turned(data, 500), RIGHT, DamagedCase, "passphrase of c.casewright is right, and the file is damaged"),
    "first page damaged, wrong passphrase": (lambda data: _turned(data, 500), "Berth 15", WrongPassphrase, "not the passphrase"),
    "first page gone": (lambda data: data[:16] + os.urandom(PAGE - 16) + data[PAGE:], RIGHT, DamagedCase, "right, and the file is damaged"),
    "cut in the middle": (lambda data: data[: len(data) // 2], RIGHT, DamagedCase, "damaged"),
    "cut within a page": (lambda data: data[: len(data) // 2 + 100], RIGHT, DamagedCase, "damaged"),
    "only its first page": (lambda data: data[:PAGE], RIGHT, DamagedCase, "damaged"),
    "its first bytes damaged": (lambda data: _turned(data, 3), RIGHT, WrongPassphrase, "damaged in its first bytes"),
    "noise": (lambda data: os.urandom(len(data)), RIGHT, WrongPassphrase, "never was a case"),
    "a part of a page": (lambda data: data[:1000], RIGHT, NotACaseFile, "not a Casewright case"),
    "ZIP": (lambda data: _zip(), RIGHT, NotACaseFile, "it is a ZIP archive"),
    "JPEG": (lambda data: b"\xff\xd8\xff\xe0" + os.urandom(9_000), None, NotACaseFile, "it is a JPEG picture"),
    "text": (lambda data: b"Dear colleague, " * 900, RIGHT, NotACaseFile, "not a Casewright case"),
}  # fmt: skip


@pytest.mark.parametrize("what", VERDICTS)
def test_each_kind_of_refusal_has_its_own_sentence(sealed: bytes, tmp_path: Path, what: str) -> None:
    change, passphrase, error, sentence = VERDICTS[what]
    path = tmp_path / "c.casewright"
    path.write_bytes(before := change(sealed))
    with pytest.raises(error, match=sentence) as refused:
        casewright.open(path, analyst="M. Example", passphrase=passphrase)
    assert type(refused.value) is error
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)
    if passphrase:
        assert passphrase not in "".join(traceback.format_exception(refused.value))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert not lock_path(path).exists()


def test_one_turned_bit_anywhere_is_found(
    sealed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page is signed; in a case in clear, one in a hundred such changes is not seen by SQLite."""
    monkeypatch.setattr(key.hashlib, "scrypt", cache(key.hashlib.scrypt))
    path, pages = tmp_path / "c.casewright", len(sealed) // PAGE
    for page in {*range(0, pages, 30), pages - 1}:
        path.write_bytes(_turned(sealed, page * PAGE + 1_000))
        with suppress(DamagedCase), casewright.open(path, read_only=True, passphrase=RIGHT) as case:
            assert not all(check.ok for check in examine(case)), f"page {page + 1}"


def test_letters_that_can_be_written_in_two_ways_are_one_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "c.casewright"
    casewright.create(path, title="x", passphrase="caf\u00e9 \ud800").close()
    with casewright.open(path, passphrase="cafe\u0301 \ud800") as case:
        assert case.encrypted


def test_an_opening_derives_one_key_whatever_is_done_with_the_case(
    sealed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.casewright"
    path.write_bytes(sealed)
    derived: list[dict[str, object]] = []
    scrypt = hashlib.scrypt

    def counted(words: bytes, **cost: object) -> bytes:
        derived.append(cost)
        return scrypt(words, **cost)  # type: ignore[arg-type]

    monkeypatch.setattr(key.hashlib, "scrypt", counted)
    with casewright.open(path, analyst="M. Example", passphrase=RIGHT) as case:
        with case.edit("note") as tx:
            tx.add(Note(text="y"))
        case.undo()
        case.save_copy(tmp_path / "copy.casewright")
        assert all(check.ok for check in examine(case))
        with open_unlocked(case.access, read_only=True) as again:
            assert again.read("SELECT count(*) FROM note") == [(1,)]
    assert [(each["n"], each["r"], len(each["salt"])) for each in derived] == [(2**16, 8, 16)]  # type: ignore[arg-type]
    with casewright.open(tmp_path / "copy.casewright", passphrase=RIGHT) as copy:  # its salt went with it
        assert copy.read("SELECT count(*) FROM note") == [(1,)]


def test_a_key_shows_nothing_of_itself_and_is_forgotten_when_the_case_closes(
    sealed: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "c.casewright"
    path.write_bytes(sealed)
    case = casewright.open(path, analyst="M. Example", passphrase=RIGHT)
    access = case.access
    assert access.key is not None
    secret = access.key.specification[2:66]
    assert secret not in f"{access!r} {access.key!r} {access.key} {vars(case)}"
    assert pickle.loads(pickle.dumps(access)) == access
    assert access.key != Key(os.urandom(32), access.key.salt)
    case.close()
    assert case.access == Access(path)
    held = weakref.ref(access.key)
    del access
    gc.collect()
    assert held() is None, "something of a closed case still holds its key"
    assert case.path == path


def test_a_case_that_is_open_here_is_unlocked_again_without_reading_its_file(
    sealed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing any descriptor of an open database would drop SQLite's locks in this process."""
    path = tmp_path / "c.casewright"
    path.write_bytes(sealed)
    with casewright.open(path, analyst="Ana", passphrase=RIGHT) as case:

        def never(self: Path, *_: object) -> None:
            raise AssertionError(f"{self} was opened beside SQLite")

        monkeypatch.setattr(Path, "open", never)
        with pytest.raises(WrongPassphrase):
            unlock(path, "x")
        with pytest.raises(PassphraseNeeded):
            unlock(path)
        assert unlock(path, RIGHT) == case.access
        with pytest.raises(CaseLocked, match="open for writing by Ana"):
            casewright.open(path, passphrase=RIGHT)


def test_a_new_salt_never_looks_like_another_kind_of_file(monkeypatch: pytest.MonkeyPatch) -> None:
    salts = [b"PK\x03\x04" + bytes(12), b"\x1f\x8b\x08" + bytes(13), b"0123ftyp" + bytes(8), b"\x07" * 16]
    assert [file_kinds.known_kind(each) is not None for each in salts] == [True, True, True, False]
    monkeypatch.setattr(key.os, "urandom", lambda _size: salts.pop(0))
    assert Key.new("x").salt == b"\x07" * 16
