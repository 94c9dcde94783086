"""Killed while a covered photo takes a drafted one's place: the one or the other is in the draft, whole, with its words.

And the uncovered file never outlives the next tidying, nor is anything uncovered in what was said to be covered.
"""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from officer_app.domain.vocabulary import PhotoRole
from sync.care.tidying import Bounds, tidy_photos
from sync.photos.boxes import Box
from sync.photos.covering import covered, plate_of
from sync.photos.preparing import prepare
from tests.fakes import synthetic
from tests.fakes.desk_work import desk_work
from tests.fakes.forked_deaths import deaths
from tests.fakes.photo_bytes import jpeg

JOB = """
from officer_app.domain.vocabulary import PhotoRole
from sync.photos.boxes import Box
from sync.photos.covering import covered, plate_of

def job(home):
    stores = open_stores(home, synthetic.KEY, clock=synthetic.clock)
    reader, commands = stores.open_reader(), stores.open_commands()
    [photo] = reader.draft_photos("r1")
    made = covered(photo, plate_of(stores.vault.get(photo.sha256)), [Box(0, 0, 30, 30)])
    commands.replace_photo("r1", photo.sha256, made)
    commands.close()
    reader.close()
    stores.close()
"""
MOMENTS = ("C3", "C4", "C5", "commit", "committed", "C6")


def test_at_every_moment_of_it(tmp_path: Path) -> None:
    ready = prepare(jpeg(64, 48), role=PhotoRole.AFTER)
    made = covered(ready.photo, plate_of(ready.data), [Box(0, 0, 30, 30)])
    former, fresh = ready.photo.sha256, made.photo.sha256
    with desk_work(tmp_path / "home") as desk:
        desk.commands.attach("r1", ready)
        desk.commands.keep_draft("r1", f"evidence.caption.{former}", "Sudah surut")
    homes = deaths(JOB, tmp_path / "home", tmp_path / "killed", *MOMENTS)
    found = set()
    for home in homes:
        stores = synthetic.open_temporary(home)
        with closing(stores.open_reader()) as reader:
            [photo] = reader.draft_photos("r1")
            assert photo in (ready.photo, made.photo), home.name
            assert reader.drafts("r1") == {f"evidence.caption.{photo.sha256}": "Sudah surut"}, home.name
        assert stores.vault.get(photo.sha256) == (made.data if photo.covered else ready.data), home.name
        assert stores.check() == [], home.name
        with closing(stores.work_database()) as database:
            later = synthetic.NOW + timedelta(days=36_500)
            tidy_photos(database, stores.vault, later, Bounds())
        assert {sha256 for sha256 in (former, fresh) if stores.vault.has(sha256)} == {photo.sha256}, home.name
        assert not list(stores.vault.folder.rglob("*.part")) or not photo.covered, home.name
        found.add(photo.covered)
        stores.close()
    assert found == {False, True}, "killed before and after it was exchanged"
    assert len(homes) > len(MOMENTS), "it passes every moment"
