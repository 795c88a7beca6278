"""When something goes wrong: what a person can act on is a notice, anything else is our fault and says so."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from casewright import __version__
from casewright.model.errors import CaseError


class Trouble(QObject):
    """Takes every exception nobody caught, from any thread, to the main thread.

    `refused` brings the sentence of a `CaseError`; `broken` the details of a mistake of ours, without anything of the case.
    """

    refused = Signal(str)
    broken = Signal(str)

    def report(self, error: BaseException) -> None:
        """Shows an error as what it is."""
        if isinstance(error, CaseError):
            self.refused.emit(str(error))
        elif not isinstance(error, KeyboardInterrupt):
            self.broken.emit(details_of(error))

    def install(self) -> None:
        """Makes this the end of every uncaught exception of the program."""

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if not isinstance(error, CaseError):
                sys.__excepthook__(kind, error, trace)
            self.report(error.with_traceback(trace))

        sys.excepthook = hook


def details_of(error: BaseException) -> str:
    """What a maintainer needs: versions and the path through the code; no values, which may be case content."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"  {frame.filename.rpartition('casewright/')[2]}:{frame.lineno} in {frame.name}" for frame in frames
    ]
    system = f"Casewright {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return "\n".join([system, type(error).__name__, *lines])
