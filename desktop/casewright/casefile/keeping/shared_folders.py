"""Whether a folder is on a network or kept in step by a sync program: there two people would write over one another.

SQLite's locks do not hold on most network file systems (https://sqlite.org/howtocorrupt.html, section 2.1), and sync
programs copy a file while it is being written.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_NETWORK = frozenset(
    {
        "9p", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "davfs", "davfs2", "fuse.davfs2", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4",
        "smb2", "smb3", "smbfs", "virtiofs", "webdav",
    }
)  # fmt: skip
# Names of folders that only these programs make; "Box", "Sync" and the like could be anybody's.
_SYNCED = (
    (re.compile(r"dropbox( \(.+\))?", re.I), "Dropbox"),
    (re.compile(r"onedrive( - .+)?", re.I), "OneDrive"),
    (re.compile(r"(google ?drive|my drive|googledrive-.+)", re.I), "Google Drive"),
    (re.compile(r"(icloud ?drive|mobile documents|com~apple~clouddocs)", re.I), "iCloud"),
    (re.compile(r"nextcloud\d*", re.I), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.I), "ownCloud"),
    (re.compile(r"(pcloud ?drive|pcloudsync)", re.I), "pCloud"),
    (re.compile(r"mega(sync)?( downloads)?", re.I), "MEGA"),
    (re.compile(r"seafile", re.I), "Seafile"),
    (re.compile(r"box( sync|-box)", re.I), "Box"),
)
# Files by which a folder of any name is recognised.
_MARKERS = (
    (".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".dropbox", "Dropbox"), (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"), (".sync", "Resilio Sync"), (".tmp.drivedownload", "Google Drive"),
)  # fmt: skip


@dataclass(frozen=True)
class SharedFolder:
    """`kind` is `network` or `synced`; `name` the file system or the program."""

    kind: str
    name: str

    def __str__(self) -> str:
        return (
            f"a network folder ({self.name})"
            if self.kind == "network"
            else f"a folder that {self.name} keeps in step"
        )


def shared_folder(path: Path) -> SharedFolder | None:
    """What kind of shared folder a file lies in; None for an ordinary one, or where the system does not say."""
    path = path.resolve()
    network = network_of(path)
    return SharedFolder("network", network) if network else _synced(path)


def _synced(path: Path) -> SharedFolder | None:
    for folder in path.parents:
        for pattern, name in _SYNCED:
            if pattern.fullmatch(folder.name):
                return SharedFolder("synced", name)
        for marker, name in _MARKERS:
            with suppress(OSError):
                if folder != folder.parent and (folder / marker).exists():
                    return SharedFolder("synced", name)
    roots = {os.environ.get(each) for each in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")} - {
        None,
        "",
    }
    if any(root and path.is_relative_to(Path(root)) for root in roots):
        return SharedFolder("synced", "OneDrive")
    return None


def network_of(path: Path) -> str | None:
    """The file system of a network that a file lies on; None for a disk, or where the system does not say."""
    if sys.platform == "win32":
        return _windows_network(path)
    mounts = _linux_mounts() if sys.platform == "linux" else _other_mounts()
    for place in (path, *path.parents):
        system = mounts.get(str(place))
        if system is not None:
            return system if system.lower() in _NETWORK else None
    return None


def _linux_mounts() -> Mapping[str, str]:
    """Mount point -> file system, from the kernel's table (proc_pid_mountinfo(5))."""
    with suppress(OSError):
        return parse_mountinfo(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))
    return {}


def parse_mountinfo(text: str) -> dict[str, str]:
    """Mount point -> type of file system; octal escapes in names undone, a later mount over an earlier one."""
    found = {}
    for line in text.splitlines():
        before, separator, after = line.partition(" - ")
        fields = before.split(" ")
        if separator and len(fields) > 4 and after:
            place = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[4])
            found[place] = after.split(" ", 1)[0]
    return found


def _other_mounts() -> Mapping[str, str]:
    """The same from `mount`, as macOS prints it: `//ana@server/share on /Volumes/share (smbfs, nodev)`."""
    with suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=3, check=True).stdout
        return parse_mount(said)
    return {}


def parse_mount(text: str) -> dict[str, str]:
    """Mount point -> type of file system."""
    return {match[1]: match[2] for match in re.finditer(r"^.* on (.+) \(([^,)]+)", text, re.MULTILINE)}


def _windows_network(path: Path) -> str | None:
    drive = path.drive
    if drive.startswith("\\\\"):
        return "UNC"
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE of GetDriveTypeW
        if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == remote:
            return drive
    return None
