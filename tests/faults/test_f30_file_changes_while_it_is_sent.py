"""F30: the photo's file changes on this disk while it is being sent: seen, kept for a person, and never mixed at the centre."""

import hashlib

import pytest

from central import schema
from sync.records import OperationState
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat, break_off
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office, picture

QUARANTINED = OperationState.QUARANTINED


@pytest.mark.parametrize("damage", ["other bytes", "shorter", "gone"])
def test_between_two_parts_of_it(seat: Seat, proxy: CuttingProxy, central: CentralServer, damage: str) -> None:
    lurah = seat("lurah")
    lurah.sync()
    photo = picture(4, side=1000)
    op_id = lurah.evidence("r1", photo)
    break_off(lurah, proxy)
    sealed = _file_of(lurah, hashlib.sha256(photo).hexdigest())
    data = sealed.read_bytes()
    if damage == "gone":
        sealed.unlink()
    else:
        sealed.write_bytes(data[:-1000] if damage == "shorter" else data[:-1000] + bytes(1000))
    lurah.sync_later()
    item = lurah.outbox()[op_id]
    assert (item.state, item.problem) == (QUARANTINED, "photo-missing")
    with central.storage.reading() as connection:
        assert connection.execute(schema.blob_holder.select()).all() == [], "nothing half old, half new was stored"


def test_other_bytes_under_the_same_name(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    op_id = office.evidence("r1", picture())
    monkeypatch.setattr("sync.photos.vault.PhotoVault.get", lambda self, sha256: b"other bytes, well sealed")
    office.sync()
    assert (office.state(op_id), office.outbox()[op_id].problem) == (QUARANTINED, "photo-changed")


def _file_of(office: Office, sha256: str):  # type: ignore[no-untyped-def]
    return office.stores.vault.folder / "own" / sha256[:2] / sha256
