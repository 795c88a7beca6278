"""Ctrl-C and a request to end (SIGTERM): what is whole stays, what is not is rolled back."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_Handler = Callable[[int, FrameType | None], object] | signal.Handlers
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Within it, both end the work with `KeyboardInterrupt`, which rolls back what is under way."""
    with _handling(_SIGNALS, signal.default_int_handler):
        yield


@contextmanager
def ended_as_usual() -> Iterator[None]:
    """Within it, SIGTERM ends the process at once: a window would hear of it late."""
    with _handling((signal.SIGTERM,), signal.SIG_DFL):
        yield


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Yields whether somebody wants it to stop: after what is whole, not in the middle. A second signal ends it at once."""
    wishes: list[int] = []

    def note(number: int, frame: object) -> None:
        if wishes:
            raise KeyboardInterrupt
        wishes.append(number)

    with _handling(_SIGNALS, note):
        yield lambda: bool(wishes)


@contextmanager
def _handling(numbers: tuple[signal.Signals, ...], handler: _Handler) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # signals come to the main thread only
        return
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)
