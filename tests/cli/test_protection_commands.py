"""Every command works on an encrypted case; the passphrase comes from a file, the environment or the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

import casewright
from casewright import __main__
from casewright.casefile import key
from casewright.cli import opening
from casewright.cli.main import _WITHOUT_A_CASE, build_app

Command = Callable[..., Any]
COMMANDS = typer.main.get_command(build_app()).commands
RIGHT = "berth 14, причал"
TEXT = "The ministry announced talks in April. Nothing was signed."
# what a command needs, besides its required arguments, to get as far as the case
NEEDED: dict[str, tuple[object, ...]] = {
    "back-ups": ("--now",),
    "compare": ("--from", "2026-05-01"),
    "new-brief": ("--template", "intelligence_brief"),
    "share": ("-o", "copy.casewright", "--max-marking", "TLP:AMBER"),
}
VALUES = {"when": "2026-05-01"}


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(key._COST, "n", 2)


@pytest.fixture(scope="module")
def encrypted_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sealed") / "case.casewright"
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(key._COST, "n", 2)
        casewright.create(path, "Harbour", analyst="Ana", passphrase=RIGHT).close()
    return path.read_bytes()


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "right.txt"
    path.write_text(f"{RIGHT}\n", "utf-8")
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.txt"
    path.write_text("berth 41", "utf-8")
    return path


@pytest.fixture
def sealed(tmp_path: Path, encrypted_bytes: bytes) -> Path:
    path = tmp_path / "case.casewright"
    path.write_bytes(encrypted_bytes)
    return path


def test_a_new_case_is_encrypted_from_the_start(tmp_path: Path, right: Path, command: Command) -> None:
    path = tmp_path / "new.casewright"
    ran = command("new", path, "--encrypt", "--passphrase-file", right, "--json")
    assert ran.code == 0, ran.err
    assert not path.read_bytes().startswith(b"SQLite")
    assert command("info", path, "--passphrase-file", right, "--json").document["encrypted"] is True


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"new", "open", *_WITHOUT_A_CASE}))
def test_every_command_takes_the_passphrase_and_refuses_without_it(
    name: str,
    sealed: Path,
    right: Path,
    wrong: Path,
    tmp_path: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.txt").write_text(TEXT, "utf-8")
    needed = NEEDED.get(name, ())
    arguments: list[object] = [name, *needed]
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, typer.core.TyperOption):
            if parameter.name == "dry_run":
                arguments.append("--dry-run")
            if parameter.required and not {*parameter.opts} & {*needed}:
                arguments += [parameter.opts[0], tmp_path / "out.json"]
        elif parameter.required or parameter.name == "case":
            of_case = _is_case(parameter.metavar)
            arguments.append(sealed if of_case else VALUES.get(parameter.name, tmp_path / "file.txt"))
    before = sealed.read_bytes()
    for extra, said in (((), "--passphrase-file FILE or in CASEWRIGHT_PASSPHRASE"), (("--passphrase-file", wrong), "not the passphrase")):  # fmt: skip
        ran = command(*arguments, *extra)
        assert ran.code == 2
        assert said in ran.err
        assert len(ran.err.splitlines()) == 1
        assert sealed.read_bytes() == before
    opened = command(*arguments, "--passphrase-file", right)
    assert "--passphrase-file FILE" not in opened.err
    assert "not the passphrase" not in opened.err
    assert "fault of Casewright" not in opened.err


def _is_case(metavar: str | None) -> bool:
    return metavar is not None and any(word in metavar for word in ("CASE", "MINE", "THEIRS"))


def test_the_work_of_a_case_is_the_same_when_it_is_encrypted(
    sealed: Path, right: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "communique.txt"
    document.write_text(TEXT, "utf-8")

    def run(*arguments: object, code: int = 0) -> Any:
        monkeypatch.setenv("CASEWRIGHT_PASSPHRASE", RIGHT)
        ran = command(*arguments, "--json")
        assert ran.code == code, ran.err
        assert "CASEWRIGHT_PASSPHRASE" not in os.environ, "child processes would inherit it"
        return ran.document

    info = run("info", sealed)
    assert (info["title"], info["encrypted"]) == ("Harbour", True)
    source = run("ingest", sealed, document, "--reliability", "B")["sources"][0]["id"]
    assert run("text", sealed, source)["text"] == TEXT
    assert run("search", sealed, "annou")["hits"]
    assert run("undo", sealed)
    assert run("redo", sealed)
    assert len(run("history", sealed)["change_sets"]) >= 3
    assert run("custody", sealed, "--verify")
    original = tmp_path / "again.txt"
    run("original", sealed, source, "-o", original)
    assert original.read_text("utf-8") == TEXT
    assert run("doctor", sealed)["ok"]
    assert run("doctor", sealed, "--rebuild-index")["ok"]
    assert TEXT.encode() not in sealed.read_bytes()


def test_a_case_is_encrypted_given_another_passphrase_and_decrypted(
    new_case: Path, right: Path, wrong: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("decrypt", new_case).code == 2
    assert command("passphrase", new_case, "--new-passphrase-file", right).code == 2
    assert command("encrypt", new_case).code == 2
    encrypted = command("encrypt", new_case, "--new-passphrase-file", right, "--json")
    assert (encrypted.code, encrypted.document) == (
        0,
        {"path": str(new_case), "encrypted": True, "in_clear": []},
    )
    again = command("encrypt", new_case, "--passphrase-file", right)
    assert (again.code, "encrypted already" in again.err) == (2, True)
    assert command("info", new_case, "--passphrase-file", right, "--json").document["encrypted"] is True
    monkeypatch.setenv("CASEWRIGHT_PASSPHRASE", right.read_text("utf-8").strip())
    unchanged = command("passphrase", new_case)  # the old one is never taken for the new one
    assert (unchanged.code, "--new-passphrase-file" in unchanged.err) == (2, True)
    ran = command("passphrase", new_case, "--passphrase-file", right, "--new-passphrase-file", wrong)
    assert ran.code == 0, ran.err
    assert command("decrypt", new_case, "--passphrase-file", right).code == 2
    assert command("decrypt", new_case, "--passphrase-file", wrong).code == 0
    info = command("info", new_case, "--json").document
    assert (info["encrypted"], info["title"]) == (False, "Harbour")
    assert new_case.read_bytes().startswith(b"SQLite")


def test_a_passphrase_is_asked_for_at_a_terminal(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = ["one", "other", "one", "one", "one", "two"]

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return answers.pop(0)

    monkeypatch.setattr(opening, "getpass", answer)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    path = tmp_path / "c.casewright"
    differing = command("new", path, "--encrypt")
    assert (differing.code, "not the same" in differing.err, path.exists()) == (2, True, False)
    assert command("new", path, "--encrypt").code == 0
    assert asked == ["New passphrase: ", "The same again: "] * 2
    assert command("info", path).code == 0
    assert asked[-1] == "Passphrase of c.casewright: "
    assert command("info", path).code == 2


def test_a_passphrase_file_without_encrypt_makes_no_case_in_clear(
    tmp_path: Path, right: Path, command: Command
) -> None:
    ran = command("new", tmp_path / "c.casewright", "--passphrase-file", right)
    assert (ran.code, "--encrypt" in ran.err, (tmp_path / "c.casewright").exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), (b"", "no passphrase"), (b"\n", "no passphrase"), (b"\xff\xfe", "not UTF-8"), (b"x" * 70_000, "too long")],
)  # fmt: skip
def test_a_passphrase_file_that_holds_none_is_refused(
    sealed: Path, tmp_path: Path, command: Command, content: bytes | None, said: str
) -> None:
    file = tmp_path / "odd.txt"
    if content is not None:
        file.write_bytes(content)
    ran = command("info", sealed, "--passphrase-file", file)
    assert (ran.code, said in ran.err) == (2, True)


def test_a_kept_older_format_in_clear_is_something_to_look_at(
    tmp_path: Path, right: Path, command: Command
) -> None:
    formats = Path(__file__).parents[1] / "casefile" / "formats"
    path = tmp_path / "old.casewright"
    path.write_bytes((formats / "format-1.casewright").read_bytes())
    casewright.open(path, analyst="Ana").close()
    ran = command("encrypt", path, "--new-passphrase-file", right)
    assert ran.code == 1
    assert "old (format 1).casewright" in ran.out
    with casewright.open(path, passphrase=RIGHT, read_only=True) as case:
        assert case.encrypted


def test_the_window_takes_the_passphrase_the_same_ways(
    sealed: Path, right: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[tuple[object, ...]] = []
    monkeypatch.setattr(__main__, "_show", lambda *given: shown.append(given) or 0)
    assert __main__._open_window([str(sealed), "--passphrase-file", str(right)]) == 0
    assert __main__._open_window(["--passphrase-file", str(right), str(sealed)]) == 0
    monkeypatch.setenv("CASEWRIGHT_PASSPHRASE", RIGHT)
    assert __main__._open_window([str(sealed)]) == 0
    assert shown == [(sealed, None, RIGHT)] * 3
    assert "CASEWRIGHT_PASSPHRASE" not in os.environ
    assert __main__._open_window([str(sealed), "--passphrase-file", "none"]) == 2
    assert __main__._open_window([str(sealed), "--passphrase-file"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_no_command_opens_a_case_past_the_passphrase() -> None:
    for module in Path(opening.__file__).parent.glob("*.py"):
        if module.name not in ("opening.py", "demo_command.py"):
            assert "casewright.open(" not in module.read_text("utf-8"), module.name
            assert "casefile.opening import open_case" not in module.read_text("utf-8"), module.name
