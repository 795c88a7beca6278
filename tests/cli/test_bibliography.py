"""import, export and cite on the command line."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casewright.cli import exchange_commands

Command = Callable[..., Any]
BIB = "@book{doe1999, author = {Doe, Jane}, title = {Ports}, publisher = {CUP}, year = 1999}\n"


def test_a_bibliography_is_imported_cited_and_exported(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    library = tmp_path / "library.bib"
    library.write_text(f"{BIB}@book{{bad, title = {{x}}", "utf-8")
    ran = command("import", new_case, library, "--json")
    assert ran.code == 1
    assert (ran.document["created"], ran.document["skipped"][0]["row"]) == ({"source": 1}, 2)
    cited = command("cite", new_case, "Ports", "--style", "chicago-notes")
    assert (cited.code, cited.out) == (0, "Jane Doe, Ports (CUP, 1999).\n")
    forms = command("cite", new_case, "--style", "apa", "--json").document["references"][0]["forms"]
    assert forms["reference"]["runs"] == [
        {"text": "Doe, J. (1999). ", "italic": False},
        {"text": "Ports", "italic": True},
        {"text": ". CUP.", "italic": False},
    ]
    assert command("export", new_case, "-o", tmp_path / "out.ris", "--source", "Ports").code == 0
    assert "TI  - Ports" in (tmp_path / "out.ris").read_text("utf-8")
    again = command("import", new_case, library, "--json").document
    assert (again["created"], again["unchanged"]) == ({"source": 0}, {"source": 1})


def test_ctrl_c_in_the_middle_of_an_import_leaves_the_case_as_it_was(
    new_case: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupting(label: str) -> Callable[[int, int], None]:
        def progress(done: int, of: int) -> None:
            if 2 * done > of:
                signal.raise_signal(signal.SIGINT)

        return progress

    monkeypatch.setattr(exchange_commands, "percent_line", interrupting)
    library = tmp_path / "library.bib"
    library.write_text("".join(f"@book{{k{n}, title = {{Title {n}}}}}\n" for n in range(50)), "utf-8")
    history = command("history", new_case, "--json").document
    ran = command("import", new_case, library)
    assert (ran.code, ran.out, ran.err) == (2, "", "casewright: stopped; the case is as it was.\n")
    assert command("info", new_case, "--json").document["counts"]["sources"] == 0
    assert command("history", new_case, "--json").document == history
    assert command("doctor", new_case).code == 0


def test_an_unknown_style_is_refused_in_one_sentence(new_case: Path, command: Command) -> None:
    ran = command("cite", new_case, "--style", "mla")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
