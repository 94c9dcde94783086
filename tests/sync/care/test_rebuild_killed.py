"""A rebuild that is killed anywhere is taken up by the next start, and the result is the same."""

from contextlib import closing
from pathlib import Path

import pytest

from sync.care.rebuilding import NOTICE
from sync.errors import StoreError
from tests.fakes import synthetic
from tests.fakes.forked_deaths import deaths
from tests.fakes.small_disk import filled, small_disk
from tests.fakes.worked_home import make_worked_home, rows_of, zero_page

OPENING = """
def job(home):
    open_stores(home, synthetic.KEY, clock=synthetic.clock).close()
"""


def test_killed_at_every_moment_of_it(tmp_path: Path) -> None:
    worked = make_worked_home(tmp_path / "home", back_up_at=(1,), rounds=3)
    zero_page(worked.work, 0)
    damaged = worked.work.read_bytes()
    homes = deaths(OPENING, worked.home, tmp_path / "killed", "rebuild", "commit", "committed", "C17", "C19")
    assert len(homes) > 15, "it passes many moments"
    for home in homes:
        stores = synthetic.open_temporary(home)
        assert stores.check() == [], home.name
        assert [notice.code for notice in stores.notices()] == [NOTICE], home.name
        with closing(stores.work_database()) as database:
            assert database.value("SELECT count(*) FROM audit WHERE act = 'rebuilt'") == 1, home.name
        stores.close()
        assert [path.read_bytes() for path in home.glob("damaged-*/work.db")] == [damaged], home.name
        assert not (home / "rebuilding").exists(), home.name
        assert len(list(home.glob("rebuilt-*.json"))) == 1, home.name
        assert [row["document"] for row in rows_of(home)["operation"]] == [row["document"] for row in worked.rows["operation"]]


@pytest.mark.parametrize("left", [0, 120, 400])
def test_a_disk_without_room_for_it_destroys_nothing(tmp_path: Path, left: int) -> None:
    with small_disk(tmp_path / "disk", kib=6 * 1024) as disk:
        worked = make_worked_home(disk / "home", rounds=2)
        zero_page(worked.work, 0)
        before = {path: path.read_bytes() for path in worked.home.rglob("*") if path.is_file()}
        with filled(disk, left_kib=left), pytest.raises(StoreError) as refused:
            synthetic.open_temporary(worked.home)
        assert refused.value.code == "rebuild-failed"
        now = {path: path.read_bytes() for path in worked.home.rglob("*") if path.is_file()}
        assert {path: now.get(path) for path in before} == before
        stores = synthetic.open_temporary(worked.home)
        assert stores.check() == []
        stores.close()
        assert [row["document"] for row in rows_of(worked.home)["operation"]] == [
            row["document"] for row in worked.rows["operation"]
        ]
