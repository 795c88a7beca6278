"""Make "nothing leaves this machine" a rule: kept by the kernel on Linux, by Python's audit hook everywhere.

Called once, early, by every process of ours: the window, the command line, the reader of documents.
It cannot be taken back.
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys
from typing import Any

_WITH_ADDRESS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_LOOK_UPS = frozenset(
    {
        "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
        "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect",
    }
)  # fmt: skip

# Classic BPF (linux/filter.h) and seccomp (linux/seccomp.h) numbers.
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x00050000
_EPERM, _EAFNOSUPPORT = 1, 97
_AF_UNIX = 1
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_OFFSET_NUMBER, _OFFSET_ARCH, _OFFSET_FIRST_ARGUMENT = 0, 4, 16  # in struct seccomp_data
_MACHINES = {  # machine: AUDIT_ARCH constant, numbers of socket() and io_uring_setup()
    "x86_64": (0xC000003E, 41, 425),
    "aarch64": (0xC00000B7, 198, 425),
}


def go_offline() -> bool:
    """Refuse network access for the rest of this process. Returns whether the kernel keeps the rule too."""
    _refuse_in_python()
    return _refuse_in_kernel()


def _refuse_in_python() -> None:
    import socket

    local = getattr(socket, "AF_UNIX", None)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _LOOK_UPS or (event in _WITH_ADDRESS and arguments[0].family != local):
            raise PermissionError(f"Casewright is offline: {event} refused.")

    sys.addaudithook(hook)


def _refuse_in_kernel() -> bool:
    """A seccomp filter: only AF_UNIX sockets, for this process, its threads and its children. 0.3 ms."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or sys.maxsize < 2**32:
        return False
    program = b"".join(struct.pack("=HBBI", *step) for step in _filter(*machine))
    buffer = ctypes.create_string_buffer(program, len(program))
    description = _Program(len(program) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(description), 0, 0) == 0)


class _Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def _filter(arch: int, socket_number: int, io_uring_number: int) -> list[tuple[int, int, int, int]]:
    """(operation, steps to skip when equal, steps to skip when not, value); a foreign call convention fails."""
    return [
        (_LOAD, 0, 0, _OFFSET_ARCH),
        (_IF_EQUAL, 1, 0, arch),
        (_RETURN, 0, 0, _FAIL_WITH | _EPERM),
        (_LOAD, 0, 0, _OFFSET_NUMBER),
        (_IF_EQUAL, 4, 0, io_uring_number),  # io_uring could open sockets too
        (_IF_EQUAL, 0, 2, socket_number),
        (_LOAD, 0, 0, _OFFSET_FIRST_ARGUMENT),
        (_IF_EQUAL, 0, 2, _AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL_WITH | _EPERM),
        (_RETURN, 0, 0, _FAIL_WITH | _EAFNOSUPPORT),
    ]
