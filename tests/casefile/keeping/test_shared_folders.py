"""Folders on a network or kept in step by a sync program are told from ordinary ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from casewright.casefile.keeping import shared_folders
from casewright.casefile.keeping.shared_folders import parse_mount, parse_mountinfo, shared_folder

MOUNTINFO = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/team\040share rw shared:9 - cifs //server/share rw
41 22 0:36 / /home/ana/remote rw - fuse.sshfs ana@host: rw
42 40 8:2 / /mnt/team\040share/stick rw - vfat /dev/sdb1 rw
garbage
"""


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/mnt/team share/case.casewright", "network", "cifs"),
        ("/home/ana/remote/deep/case.casewright", "network", "fuse.sshfs"),
        ("/home/ana/Dropbox/cases/case.casewright", "synced", "Dropbox"),
        ("/home/ana/Dropbox (Personal)/case.casewright", "synced", "Dropbox"),
        ("/home/ana/OneDrive - Some Office/case.casewright", "synced", "OneDrive"),
        ("/home/ana/Library/Mobile Documents/case.casewright", "synced", "iCloud"),
        ("/home/ana/Nextcloud/case.casewright", "synced", "Nextcloud"),
    ],
)
def test_it_says_what_kind_of_folder_it_is(
    monkeypatch: pytest.MonkeyPatch, path: str, kind: str, name: str
) -> None:
    monkeypatch.setattr(shared_folders, "_linux_mounts", lambda: parse_mountinfo(MOUNTINFO))
    monkeypatch.setattr(shared_folders.sys, "platform", "linux")
    found = shared_folder(Path(path))
    assert found is not None
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    "path",
    ["/home/ana/case.casewright", "/home/ana/Sync/case.casewright", "/home/ana/Box of papers/case.casewright",
     "/mnt/team share/stick/case.casewright", "/home/ana/Dropboxes/case.casewright"],
)  # fmt: skip
def test_an_ordinary_folder_is_ordinary(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(shared_folders, "_linux_mounts", lambda: parse_mountinfo(MOUNTINFO))
    monkeypatch.setattr(shared_folders.sys, "platform", "linux")
    assert shared_folder(Path(path)) is None


def test_a_folder_of_any_name_is_known_by_what_the_program_left_in_it(tmp_path: Path) -> None:
    assert shared_folder(tmp_path / "cases" / "case.casewright") is None
    (tmp_path / ".stfolder").mkdir()
    found = shared_folder(tmp_path / "cases" / "case.casewright")
    assert found is not None
    assert str(found) == "a folder that Syncthing keeps in step"


def test_the_table_of_mounts_of_a_mac_is_read() -> None:
    said = "/dev/disk1s1 on / (apfs, local, journaled)\n//ana@server/share on /Volumes/team share (smbfs, nodev, nosuid)\n"
    assert parse_mount(said) == {"/": "apfs", "/Volumes/team share": "smbfs"}


def test_the_table_of_this_machine_is_read() -> None:
    if shared_folders.sys.platform == "linux":
        assert "/" in shared_folders._linux_mounts()
