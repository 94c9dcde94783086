"""A home on a network drive is refused: locks and forced writes do not hold there, and with them neither does "saved".

Linux is asked by its mount table, macOS by the output of `mount`, Windows by the kind of the drive. What the tables do not say is
taken for a local disk.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sync.errors import OfficerError

ALLOW_VARIABLE = "OFFICER_APP_ALLOW_NETWORK_HOME"
_CLUSTERS = frozenset({"9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre", "ncpfs"})
_NETWORK = _CLUSTERS | {"nfs", "nfs3", "nfs4", "ocfs2", "smb", "smb2", "smb3", "smbfs", "webdav"}
_NETWORK_FUSE = frozenset({"ceph", "curlftpfs", "davfs2", "glusterfs", "gvfsd-fuse", "rclone", "s3fs", "smbnetfs", "sshfs"})
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_LINE = re.compile(r"^.* on (?P<point>/.*) \((?P<kind>[^,()\s]+)[^()]*\)$")
_DRIVE_REMOTE = 4


@dataclass(frozen=True, slots=True)
class Mount:
    """Where a file system hangs, and what kind it is."""

    point: str
    kind: str

    @property
    def is_network(self) -> bool:
        """Whether its files lie on another computer."""
        kind = self.kind.lower()
        return kind in _NETWORK or (kind.startswith("fuse.") and kind.removeprefix("fuse.") in _NETWORK_FUSE)


def refuse_network_home(home: Path) -> None:
    """OfficerError `home-on-network` unless the home is on this computer, or the administrator said that he knows better."""
    if os.environ.get(ALLOW_VARIABLE, "").strip() == "1":
        return
    kind = network_kind(Path(os.path.realpath(home)))
    if kind is not None:
        raise OfficerError("home-on-network", path=str(home), kind=kind)


def mount_of(mounts: list[Mount], path: str) -> Mount | None:
    """The mount that holds an absolute path: the deepest one, of those at the same place the last."""
    holds = PurePosixPath(path)
    found: Mount | None = None
    for mount in mounts:
        if holds.is_relative_to(mount.point) and (found is None or len(mount.point) >= len(found.point)):
            found = mount
    return found


def parse_mountinfo(text: str) -> list[Mount]:
    """The mounts of `/proc/self/mountinfo`; see proc_pid_mountinfo(5)."""
    mounts = []
    for line in text.splitlines():
        before, separator, behind = line.partition(" - ")
        fields, kinds = before.split(" "), behind.split(" ")
        if separator and len(fields) > 4 and kinds[0]:
            point = _OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4])
            mounts.append(Mount(point, kinds[0]))
    return mounts


def parse_mac_mounts(text: str) -> list[Mount]:
    """The mounts that macOS's `mount` lists: `//siti@nas/kota on /Volumes/kota (smbfs, nodev, mounted by siti)`."""
    return [Mount(found["point"], found["kind"]) for line in text.splitlines() if (found := _MAC_LINE.match(line))]


def _kind_by(mounts: list[Mount], home: Path) -> str | None:
    mount = mount_of(mounts, str(home))
    return mount.kind if mount is not None and mount.is_network else None


if sys.platform == "win32":
    import ctypes

    def network_kind(home: Path) -> str | None:
        """What kind of network drive a path is on, None when it is on none."""
        if str(home).startswith("\\\\"):
            return "unc"
        return "remote" if ctypes.windll.kernel32.GetDriveTypeW(home.anchor) == _DRIVE_REMOTE else None

elif sys.platform == "darwin":

    def network_kind(home: Path) -> str | None:
        """What kind of network drive a path is on, None when it is on none."""
        try:
            listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False)
        except (OSError, subprocess.SubprocessError):
            return None
        return _kind_by(parse_mac_mounts(listed.stdout), home)

else:

    def network_kind(home: Path) -> str | None:
        """What kind of network drive a path is on, None when it is on none."""
        try:
            table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:  # another Unix
            return None
        return _kind_by(parse_mountinfo(table), home)
