"""Where the program starts: the window for `casewright` and `casewright open CASE`, the command line for all else.

The only module that knows both faces. The window's path imports nothing of the command line, so that it opens fast.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path


def main() -> int:
    """Runs the program with the arguments of the process; returns its exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--read-documents"]:  # a packaged program starts itself as the reader of documents
        from casewright.ingest.worker import main as read_documents

        read_documents(arguments[1:])
        return 0
    from casewright.model.offline import go_offline

    go_offline()
    if not arguments or arguments[0] == "open":
        return _open_window(arguments[1:])
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while commands load, Ctrl-C ends it in silence
    from casewright.cli.main import run

    return run(arguments, show=_show)


def _open_window(arguments: list[str]) -> int:
    from casewright.casefile.passphrase_source import from_environment, from_file
    from casewright.model.errors import CaseError

    passphrase = from_environment()  # also where it is not used: child processes would inherit it
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(arguments) == 3 and "--passphrase-file" in arguments[:2]:
        at = arguments.index("--passphrase-file")
        paths = arguments[:at] + arguments[at + 2 :]
        try:
            passphrase = from_file(Path(arguments[at + 1]))
        except CaseError as error:
            print(f"casewright: {error}", file=sys.stderr)
            return 2
    elif len(paths) > 1 or len(paths) != len(arguments):
        print("casewright: `open` takes one case file.", file=sys.stderr)
        return 2
    return _show(Path(paths[0]) if paths else None, None, passphrase)


def _show(path: Path | None, analyst: str | None, passphrase: str | None = None) -> int:
    from casewright.cli.display import BRIEF_WORKS, explain, has_display

    trouble = (
        explain() if has_display() else f"The window cannot open: there is no display here.\n{BRIEF_WORKS}"
    )
    if trouble is not None:
        print(trouble, file=sys.stderr)
        return 2
    from casewright.ui.app import run

    return run(path, analyst, passphrase)


if __name__ == "__main__":
    raise SystemExit(main())
