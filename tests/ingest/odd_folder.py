"""A folder as they come off other people's disks: pipes, sockets, devices, loops of links, locked files, names of any bytes.

Also a program of the tests, which takes such a folder in without the right to read locked files:
`odd_folder.py CASE FOLDER` prints the report as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

NAMES = (
    b"new\nline.txt", b"bad\xff\xfeutf8.txt", "evil\u202etxt.exe".encode(), b"esc\x1b[31mred.txt",
    "é".encode() * 125 + b".txt", b"-dash.txt", b"a" * 251 + b".txt", b"\xed\xa0\x80.txt",
)  # fmt: skip
DEPTH = 1_200  # folders within each other, more than Python nests calls


def make(folder: Path) -> None:
    """Fills a new folder; what this system cannot have is left out."""
    folder.mkdir()
    (folder / "good.txt").write_text("The ministry announced talks.")
    os.mkfifo(folder / "pipe.txt")
    listener = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(folder)  # a socket's path is short
    listener.bind("socket")
    os.symlink("loop 2", "loop 1")
    os.symlink("loop 1", "loop 2")
    os.symlink(".", "self")
    os.symlink("/dev/zero", "endless.txt")
    os.symlink(sys.executable, "outside.bin")
    os.symlink("nowhere", "dangling.txt")
    os.symlink("good.txt", "inside.txt")
    (folder / "locked.txt").write_text("secret")
    (folder / "locked.txt").chmod(0)
    (folder / "locked").mkdir(0)
    (folder / "empty.pdf").write_bytes(b"")
    for number, name in enumerate(NAMES):
        descriptor = os.open(name, os.O_CREAT | os.O_WRONLY)
        os.write(descriptor, b"Words of file number %d are here." % number)
        os.close(descriptor)
    for _ in range(DEPTH):
        os.mkdir("d")
        os.chdir("d")
    Path("deep.txt").write_text("Words that lie deep.")
    os.chdir(here)
    listener.close()


def remove(around: Path) -> None:
    """Removes the folder `odd` in a folder, and that. `shutil.rmtree` nests its calls as deep as the folders. Also what was made by half."""
    with contextlib.suppress(FileNotFoundError):
        (around / "odd" / "locked").chmod(0o700)
    subprocess.run(["rm", "-rf", around], check=True)


if __name__ == "__main__":
    import casewright
    from casewright.ingest.archive_document import archive_files

    case_path, where = map(Path, sys.argv[1:])
    with casewright.open(case_path) as case:
        report = archive_files(case, [where])
    failed = {one.name: one.reason for one in report.failed}
    print(json.dumps({"archived": [one.title for one in report.archived], "failed": failed}))
