"""How long work says how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much; an exception that it raises stops the work, which changes nothing then."""


def unheard(done: int, of: int) -> None:
    """The progress of work that nobody follows."""


def stage(progress: Progress, number: int, of: int) -> Progress:
    """The progress of one of several stages, counted from 0, each of which is taken to be as long as the others."""

    def tell(done: int, whole: int) -> None:
        progress(number * max(whole, 1) + done, of * max(whole, 1))

    return tell
