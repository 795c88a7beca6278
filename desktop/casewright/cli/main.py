"""Runs a command and turns what goes wrong into one sentence and an exit code: 0 done, 1 look at it, 2 could not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from casewright import __version__
from casewright.cli import (
    ach_command,
    back_up_commands,
    case_commands,
    check_command,
    cite_command,
    claims_command,
    custody_commands,
    demo_command,
    exchange_commands,
    house_style_command,
    issue_commands,
    journal_commands,
    merge_command,
    moment_commands,
    network_commands,
    origin_commands,
    product_commands,
    protection_commands,
    score_command,
    share_command,
    signature_commands,
    source_commands,
    suggest_command,
    template_commands,
    working_copy_commands,
)
from casewright.cli.interruption import ended_as_usual, ended_by_signals
from casewright.cli.opening import PassphraseFile, passphrase_from_environment, with_passphrase_file
from casewright.cli.output import allow_any_name, emit, say
from casewright.model.errors import CaseError

Show = Callable[[Path | None, str | None], int]
_STOPPED = "stopped; the case is as it was."
_WITHOUT_A_CASE = ("demo", "forget-key")  # of somebody's, that may be encrypted
_INTERRUPTED = 130  # what typer makes of Ctrl-C


def build_app() -> typer.Typer:
    """The command tree, plain text only: messages may hold words from somebody else's case."""
    app = typer.Typer(
        name="casewright",
        help="Cases whose every statement leads back to the words it rests on. Without a command: the window.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_options)
    for module in (
        case_commands,
        protection_commands,
        source_commands,
        custody_commands,
        suggest_command,
        exchange_commands,
        share_command,
        cite_command,
        check_command,
        claims_command,
        template_commands,
        house_style_command,
        product_commands,
        issue_commands,
        journal_commands,
        moment_commands,
        back_up_commands,
        working_copy_commands,
        signature_commands,
        merge_command,
        network_commands,
        origin_commands,
        score_command,
        ach_command,
        demo_command,
    ):
        module.register(app)
    for command in app.registered_commands:
        if command.name not in _WITHOUT_A_CASE and command.callback is not None:
            command.callback = with_passphrase_file(command.callback)
    app.command("open", help="Open a case in the window.")(_open)
    return app


def _options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    if version:
        print(f"casewright {__version__}")
        raise typer.Exit()
    if context.invoked_subcommand is None:
        raise CaseError("Missing command; casewright --help lists them.")


def _open(case: Path, passphrase_file: PassphraseFile = None) -> None:
    """Listed for the help only: `__main__` opens the window before the command line is loaded."""
    raise typer.Exit(2)


def run(arguments: list[str], show: Show) -> int:
    """Runs one command; `show` opens the window, for commands that end in it."""
    allow_any_name()
    command = typer.main.get_command(build_app())

    def show_as_usual(path: Path | None, analyst: str | None) -> int:
        with ended_as_usual():
            return show(path, analyst)

    refuse = partial(_refuse, as_json="--json" in arguments)
    try:
        with ended_by_signals(), passphrase_from_environment():
            code = command.main(arguments, prog_name="casewright", standalone_mode=False, obj=show_as_usual)
        if code == _INTERRUPTED:
            return refuse(_STOPPED)
        return code if isinstance(code, int) else 0
    except CaseError as error:
        return refuse(str(error), error.further)
    except typer.TyperException as error:
        return refuse(error.format_message())
    except (typer.Abort, KeyboardInterrupt):
        return refuse(_STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except MemoryError:
        return refuse("there is not enough memory for this; nothing was changed.")
    except Exception as error:
        if os.environ.get("CASEWRIGHT_DEBUG"):
            raise
        return refuse(
            f"this is a fault of Casewright, not yours ({type(error).__name__}: {error}). "
            "Run it again with CASEWRIGHT_DEBUG=1 to see where."
        )


def _refuse(sentence: str, further: tuple[str, ...] = (), as_json: bool = False) -> int:
    sentence, *further_lines = (" ".join(line.split()) for line in (sentence, *further))
    if sys.stderr.isatty():  # a progress bar may stand on this line
        print("\r\x1b[K", end="", file=sys.stderr)
    say(f"casewright: {sentence}")
    for line in further_lines:
        say(f"  {line}")
    if as_json:
        emit({"error": sentence, "further": further_lines}, True, list)
    return 2
