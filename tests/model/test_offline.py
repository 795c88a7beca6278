"""Nothing leaves this machine: tried in a process of its own, because the rule cannot be taken back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casewright.model import offline

_ATTEMPTS = {
    "connecting": "socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect(('127.0.0.1', 9))",
    "sending": "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b'x', ('::1', 9))",
    "listening": "socket.socket(socket.AF_INET).bind(('127.0.0.1', 0))",
    "looking a name up": "socket.getaddrinfo('localhost', 80)",
    "opening an address": "urllib.request.urlopen('http://localhost:9/')",
}


def _try(statement: str) -> str:
    script = (
        "import socket, urllib.request\n"
        "from casewright.model.offline import go_offline\n"
        "kernel = go_offline()\n"
        f"try: {statement}; print('allowed')\n"
        "except PermissionError: print('refused by Python')\n"
        "except OSError as error: print('refused by the kernel' if kernel and error.errno == 97 else error)\n"
    )
    package = str(Path(offline.__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": package}
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True
    )
    return told.stdout.strip()


@pytest.mark.parametrize("attempt", _ATTEMPTS)
def test_every_way_out_is_refused(attempt: str) -> None:
    assert _try(_ATTEMPTS[attempt]).startswith("refused by")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no local sockets")
def test_local_sockets_still_work() -> None:
    assert _try("a, b = socket.socketpair(); a.send(b'x'); b.recv(1)") == "allowed"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel keeps the rule on Linux alone")
def test_the_kernel_refuses_what_python_never_sees() -> None:
    native = "n = __import__('ctypes').CDLL(None).socket(2, 1, 0); assert n == -1, n"
    assert _try(native) == "allowed"
