"""What an officer was told before the power failed, what a home holds after it, and what does not fit together."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from officer_app import settings
from officer_app.credentials import PassphraseSecrets, StoredTokens
from officer_app.installation import STORE_KEY, Installation
from sync.care.rebuilding import NOTICE
from sync.database import FULL, Database
from sync.errors import OfficerError
from sync.keys import StoreKey
from sync.reading import Reader
from sync.records import QueueQuery
from sync.sealed.sealing import unsealed
from sync.stores import Stores, open_stores
from tests.fakes import synthetic
from tests.faults.powerloss.at_work import EPOCH, EPOCHS, EXPORTED, FIRST_EPOCH, HOME, PAGE, PASSPHRASE, STICK
from tests.faults.powerloss.marks import OFFICER, OTHER
from tests.faults.powerloss.mishaps import OLD_HOMES, SPOILT
from tests.faults.powerloss.replay import Record

# With these a home is founded; before, opening it founds it.
_FOUNDED = ("installation.json", "secrets.enc", "key.proof")
_OTHER_HOMES = (*OLD_HOMES, SPOILT, STICK)


@dataclass(slots=True)
class Told:
    """The program's marks up to the cut."""

    kept: dict[str, Any] = field(default_factory=dict)
    begun: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    operations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    recordings: int = 0

    def hear(self, record: Record) -> None:
        """Take one mark."""
        word, name, value = msgspec.json.decode(record.data)
        if word == "recorded":
            self.operations[name] = tuple(value)
        elif name == "recording":
            self.recordings += 1 if word == "begun" else -1
        elif word == "begun":
            self.begun[name].append(value)
        else:
            self.kept[name] = value
            self.begun.pop(name, None)

    def allows(self, name: str, value: object) -> bool:
        """Whether this is what was last told, or something begun since."""
        return value == self.kept.get(name) or value in self.begun.get(name, ())


@dataclass(slots=True)
class Found:
    """What a home holds: facts under the names of the marks, operations with the hashes of their photos, complaints."""

    facts: dict[str, Any] = field(default_factory=dict)
    operations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def objections(told: Told, found: Found, *, home: str = HOME) -> Iterator[str]:
    """Everything that an officer could hold against it."""
    if home != HOME:
        if home in told.kept:
            yield from found.complaints
            missing = set(told.kept[home]) - found.operations.keys()
            if missing:
                yield f"{home}: lacks what was told as saved: {sorted(missing)}"
        return
    yield from found.complaints
    for op_id, photos in told.operations.items():
        if found.operations.get(op_id) != photos:
            yield f"the operation {op_id} was told as saved, found {found.operations.get(op_id, 'nothing')}"
    strangers = found.operations.keys() - told.operations.keys()
    if len(strangers) > told.recordings:
        yield f"operations that nobody recorded: {sorted(strangers)}"
    for name in told.kept.keys() | told.begun.keys() | found.facts.keys():
        value = found.facts.get(name)
        if told.allows(name, value) or name.startswith(_OTHER_HOMES) or name.partition("/")[2] in strangers:
            continue
        if not (name.startswith("photo/") and value):  # a file too many harms nobody
            yield f"{name}: found {value!r}, told {told.kept.get(name)!r}, begun {told.begun.get(name, [])!r}"


class Examiner:
    """Opens homes as the product does at its next start and says what is in them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # One for all, since each derives its key from the passphrase for a tenth of a second.
        self._secrets = PassphraseSecrets(folder / HOME / "secrets.enc", PASSPHRASE)
        self.opened = 0

    def look(self, home: str, *, whole: bool = False) -> Found:
        """Open the home that was rebuilt below the folder; `whole` as the window does, with the passphrase."""
        place, found = self._folder / home, Found()
        self.opened += 1
        if home == STICK:
            _read_exported(place / EXPORTED, found)
            return found
        try:
            stores, key = self._open(place, home, whole=whole)
            self._take_facts(home, stores, key, found)
            found.complaints += stores.check()
            if home != SPOILT and any(notice.code == NOTICE for notice in stores.notices()):
                found.complaints.append(f"{home}: work.db had to be rebuilt")
            if home == HOME:
                self._take_settings(place, found)
                _look_around(stores)
            stores.close()
        except OfficerError as error:
            found.complaints.append(f"{home}: {error.code} {error.facts}")
        if home == HOME and (place / "cache.db.aside").exists():
            found.complaints.append(f"{home}: the cache had to be set aside")
        return found

    def _open(self, place: Path, home: str, *, whole: bool) -> tuple[Stores, StoreKey]:
        if home != HOME:
            return open_stores(place, synthetic.KEY, clock=synthetic.clock), synthetic.KEY
        if whole or not all((place / name).exists() for name in _FOUNDED):
            installation = Installation.open(place, lambda _new: PASSPHRASE, clock=synthetic.clock)
            installation.close()
        secret = self._secrets.get(STORE_KEY)
        assert secret is not None
        key = StoreKey(secret)
        return open_stores(place, key, clock=synthetic.clock), key

    def _take_settings(self, place: Path, found: Found) -> None:
        tokens, loaded = StoredTokens(self._secrets).load(), settings.load(place)
        if loaded.set_aside is not None:
            found.complaints.append("the settings were damaged")
        theme = loaded.settings.theme
        found.facts |= {"tokens": tokens and tokens.access_token, "theme": None if theme == "system" else theme}

    def _take_facts(self, home: str, stores: Stores, key: StoreKey, found: Found) -> None:
        with closing(stores.work_database()) as work:
            rows = work.rows("SELECT op_id, state, document, sha256, report_id, result_rev FROM operation ORDER BY seq")
            carried = defaultdict(list)
            for op_id, sha256 in work.rows("SELECT op_id, sha256 FROM operation_blob ORDER BY sha256"):
                carried[op_id].append(sha256)
            for op_id, state, document, sha256, _, _ in rows:
                if hashlib.sha256(document).hexdigest() != sha256:
                    found.complaints.append(f"the document of {op_id} is another")
                found.operations[op_id] = tuple(carried[op_id])
                found.facts[f"state/{op_id}"] = state
            if home != HOME:
                return
            meta = _take_rows(work, stores, found)
        settled = [(row[4], row[5]) for row in rows if row[1] == "settled"]
        found.complaints += _cache_complaints(stores, key, meta, settled)


def _take_rows(work: Database, stores: Stores, found: Found) -> dict[str, str]:
    found.facts |= {f"draft/{row[0]}/{row[1]}": row[2] for row in work.rows("SELECT report_id, field, text FROM draft")}
    attached = work.rows("SELECT report_id, sha256 FROM draft_photo")
    found.facts |= {f"attached/{report_id}/{sha256}": True for report_id, sha256 in attached}
    blobs = work.rows("SELECT sha256, offset, stored FROM blob WHERE offset OR upload_url IS NOT NULL OR stored")
    found.facts |= {f"blob/{sha256}": [offset, stored] for sha256, offset, stored in blobs}
    meta: dict[str, str] = dict(work.rows("SELECT key, value FROM meta WHERE key IN ('author', ?)", (EPOCH,)))
    found.facts |= {f"meta/{name}": value for name, value in meta.items()}
    for sha256 in {sha256 for photos in found.operations.values() for sha256 in photos} | {row[1] for row in attached}:
        data = stores.vault.get(sha256)
        found.facts[f"photo/{sha256}"] = data is not None and hashlib.sha256(data).hexdigest() == sha256
    return meta


def _cache_complaints(stores: Stores, key: StoreKey, meta: dict[str, str], settled: list[tuple[str, int]]) -> Iterator[str]:
    """What the cache must be by what work.db says, and its cursor by its pages."""
    with closing(Database(stores.home / "cache.db", key.database("cache.db"), synchronous=FULL)) as cache:
        revs: dict[str, int] = dict(cache.rows("SELECT id, rev FROM report"))
        cursor = cache.value("SELECT value FROM state WHERE key = 'cursor'")
    reached = -1 if cursor is None else int(cursor[1:])
    for whose in "ab":
        count: dict[int, int] = defaultdict(int)
        for report_id in revs:
            if report_id.startswith(whose):
                count[int(report_id[1:].partition("-")[0])] += 1
        if any(number != PAGE for number in count.values()):
            yield f"a page of the cache is there in part: {dict(count)}"
        if cursor is not None and cursor[0] == whose and not set(range(reached + 1)) <= count.keys():
            yield f"the cursor {cursor} is ahead of the pages {sorted(count)}"
    if meta.get("author") == OTHER.id and any(report_id.startswith("a") for report_id in revs):
        yield "an officer sees what was fetched for another one"
    if meta.get(EPOCH) == EPOCHS[1] and any(rev >= FIRST_EPOCH for report_id, rev in revs.items() if report_id[0] == "a"):
        yield "revisions of the former epoch pass for newer than what the centre sends"
    if meta.get("author") == OFFICER.id and meta.get(EPOCH) == EPOCHS[0] and cursor is not None:
        for report_id, rev in settled:
            if revs.get(report_id, -1) < rev:
                yield f"what was done to {report_id} is let go, and the cache does not show it"


def _read_exported(file: Path, found: Found) -> None:
    try:
        with unsealed(file, PASSPHRASE) as sealed:
            while sealed.read(64 * 1024):
                pass
            found.operations[EXPORTED] = ()
    except OfficerError as error:
        found.complaints.append(f"what was exported cannot be read: {error.code}")


def _look_around(stores: Stores) -> None:
    """What the window asks for at its start."""
    with closing(stores.open_reader()) as reader:
        rows = reader.queue(QueueQuery()).rows
        reader.counts()
        _open_each(reader, {item.report_id for item in reader.outbox()[-4:]} | {row.report_id for row in rows[:2]})


def _open_each(reader: Reader, report_ids: set[str]) -> None:
    for report_id in report_ids:
        reader.detail(report_id)
        reader.drafts(report_id)
