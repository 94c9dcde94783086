"""F37: a home on a network drive is refused before any store is opened; tables as real computers have them."""

from pathlib import Path

import pytest

from officer_app import network_home
from officer_app.installation import Installation
from officer_app.network_home import Mount, mount_of, network_kind, parse_mac_mounts, parse_mountinfo, refuse_network_home
from sync.errors import OfficerError

# An office PC with Ubuntu: the home on ext4, shares of three kinds, a stick, and a share in a folder with a space in its name.
LINUX = r"""
22 28 0:20 / /sys rw,nosuid,nodev,noexec,relatime shared:7 - sysfs sysfs rw
28 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw,errors=remount-ro
95 28 259:1 / /boot/efi rw,relatime shared:45 - vfat /dev/nvme0n1p1 rw,fmask=0077
101 28 0:45 / /srv/kantor rw,relatime shared:60 - nfs4 10.1.2.3:/ekspor rw,vers=4.2,rsize=1048576
102 28 0:46 / /srv/lama rw,relatime shared:61 - nfs 10.1.2.3:/lama rw,vers=3
103 28 0:47 / /mnt/Berkas\040Kantor rw,relatime shared:62 - cifs //nas/berkas rw,vers=3.1.1,username=siti
104 28 0:48 / /mnt/jauh rw,nosuid,nodev,relatime shared:63 - fuse.sshfs siti@server:/data rw,user_id=1000
105 28 8:17 / /media/siti/STIK rw,nosuid,nodev,relatime shared:64 - exfat /dev/sdb1 rw
106 28 0:49 / /run/user/1000/gvfs rw,nosuid,nodev,relatime shared:65 - fuse.gvfsd-fuse gvfsd-fuse rw,user_id=1000
107 28 0:50 / /mnt/ntfs rw,relatime shared:66 - fuseblk /dev/sdc1 rw,user_id=0
108 28 0:51 / /mnt/auto rw,relatime shared:67 - autofs systemd-1 rw,fd=52
109 108 0:52 / /mnt/auto rw,relatime shared:68 - smb3 //nas/auto rw
110 101 259:2 /var/lokal /srv/kantor/lokal rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
111 28 0:53 / /mnt/c rw,noatime - 9p C:\134 rw,dirsync,aname=drvfs;path=C:\
""".strip()
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect, root data)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//siti@nas._smb._tcp.local/kota on /Volumes/kota (smbfs, nodev, nosuid, mounted by siti)
10.1.2.3:/ekspor on /Volumes/ekspor baru (nfs, nodev, nosuid, mounted by siti)
""".strip()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/siti/crop-officer", None),
        ("/srv/kantor/siti", "nfs4"),
        ("/srv/kantor", "nfs4"),
        ("/srv/kantor-lain/siti", None),
        ("/srv/kantor/lokal/siti", None),
        ("/srv/lama/x", "nfs"),
        ("/mnt/Berkas Kantor/siti", "cifs"),
        ("/mnt/jauh/siti", "fuse.sshfs"),
        ("/media/siti/STIK/kerja", None),
        ("/run/user/1000/gvfs/smb-share:server=nas", "fuse.gvfsd-fuse"),
        ("/mnt/ntfs/siti", None),
        ("/mnt/auto/siti", "smb3"),
        ("/mnt/c/Users-siti", "9p"),
    ],
)
def test_linux_tables(path: str, kind: str | None) -> None:
    mount = mount_of(parse_mountinfo(LINUX), path)
    assert mount is not None
    assert (mount.kind if mount.is_network else None) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/System/Volumes/Data/Siti", None),
        ("/Volumes/kota/siti", "smbfs"),
        ("/Volumes/ekspor baru/siti", "nfs"),
        ("/Volumes/kota2", None),
    ],
)
def test_mac_tables(path: str, kind: str | None) -> None:
    mount = mount_of(parse_mac_mounts(MAC), path)
    assert mount is not None
    assert (mount.kind if mount.is_network else None) == kind


def test_lines_that_are_no_mounts_are_passed_over() -> None:
    assert parse_mountinfo("\n\x00\n28 1 259:2 / / rw\nnothing - \n1 2 - ext4\n") == []
    assert parse_mac_mounts("mount: permission denied\n\n") == []
    assert mount_of([], "/anywhere") is None


def test_this_computers_own_table(tmp_path: Path) -> None:
    """What the tests write to is a disk of this computer, and the table says where that hangs."""
    assert network_kind(tmp_path) is None
    table = Path("/proc/self/mountinfo")
    if table.exists():
        mounts = parse_mountinfo(table.read_text())
        assert Mount("/proc", "proc") in mounts
        found = mount_of(mounts, str(tmp_path))
        assert found is not None and not found.is_network


def test_it_is_refused_before_anything_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_home, "network_kind", lambda _: "nfs4")
    home = tmp_path / "kantor"
    with pytest.raises(OfficerError) as refused:
        Installation.open(home, lambda _: "kata sandi")
    assert (refused.value.code, refused.value.facts["kind"]) == ("home-on-network", "nfs4")
    assert not home.exists()


def test_whoever_knows_better_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_home, "network_kind", lambda _: "nfs4")
    monkeypatch.setenv("OFFICER_APP_ALLOW_NETWORK_HOME", "1")
    refuse_network_home(tmp_path)
    monkeypatch.setenv("OFFICER_APP_ALLOW_NETWORK_HOME", "no")
    with pytest.raises(OfficerError):
        refuse_network_home(tmp_path)


def test_a_link_to_a_share_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share, link = tmp_path / "share", tmp_path / "link"
    share.mkdir()
    link.symlink_to(share)
    seen: list[Path] = []
    monkeypatch.setattr(network_home, "network_kind", lambda path: seen.append(path))
    refuse_network_home(link / "home")
    assert seen == [Path(str(share.resolve())) / "home"]
