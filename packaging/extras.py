"""Adds extras to the environment of the project: `python3 packaging/extras.py ocr nlp`; without a name, lists them.

Like the set-up itself it takes the packages of a lock, checked by hash, and needs a network, once. Exit code 3: the
extra could not be installed, and one sentence says why.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import bootstrap
import installers

EXTRAS = {
    "nlp": "names and relations found by a language model (English; about 310 MB)",
    "ocr": "words recognised in pictures and scans (Latin, Chinese, Japanese letters; about 280 MB)",
}
UNKNOWN = 2


def lock_of(extra: str) -> str:
    """The lock file of an extra."""
    return f"requirements-{extra}.txt"


def add(environment: bootstrap.Environment, extra: str) -> None:
    """Installs an extra, unless it is there. What was there before stays as it was when that fails.

    Raises:
        bootstrap.SetUpError: it could not be installed.
    """
    lock = lock_of(extra)
    if environment.is_ready(lock):
        bootstrap.say(f"the extra {extra} is there")
        return
    bootstrap.say(f"installing the extra {extra}: {EXTRAS[extra]}")
    with environment.log.open("w", encoding="utf-8") as log:
        installed = installers.install(environment.python, environment.lock(lock), environment.root, log)
    if not installed:
        raise bootstrap.SetUpError(installers.explain(environment.log))
    environment.stamp(lock).write_text(environment.fingerprint(lock), encoding="utf-8")


def main(names: Sequence[str], environment: bootstrap.Environment) -> int:
    """The exit code."""
    unknown = [name for name in names if name not in EXTRAS]
    if unknown or not names:
        for extra, what in EXTRAS.items():
            print(f"{extra}  {what}", file=sys.stderr)
        return UNKNOWN
    try:
        bootstrap.check_python()
        bootstrap.ensure(environment, bootstrap.RUN_LOCK)
        for name in dict.fromkeys(names):
            add(environment, name)
    except bootstrap.SetUpError as error:
        bootstrap.say(str(error))
        return bootstrap.COULD_NOT_SET_UP
    except KeyboardInterrupt:
        bootstrap.say("stopped; run it again.")
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], bootstrap.Environment(bootstrap.ROOT)))
