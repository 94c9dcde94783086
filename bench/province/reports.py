"""The province's reports, day by day: what each says, where, through which channel, and what became of it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from bench.province.album import Album, Picture
from bench.province.days import Day, moments
from bench.province.lives import HOUR, Crew, Life, Lives, photo_row
from bench.province.places import Ward
from bench.province.texts import Texts
from bench.province.words import TOPICS, Topic
from central.packs.records import PackCategory
from officer_app.domain.vocabulary import Channel, PhotoRole

# The channel's share of all reports, and how many of its reports bring a photo.
_CHANNELS = (
    (Channel.QLUE, 62, 0.9),
    (Channel.JAKI, 12, 0.9),
    (Channel.LAPOR, 8, 0.3),
    (Channel.TWITTER, 6, 0.4),
    (Channel.WAZE, 3, 0.0),
    (Channel.BALAI_WARGA, 3, 0.3),
    (Channel.FACEBOOK, 2.5, 0.4),
    (Channel.EMAIL, 2, 0.2),
    (Channel.PETAJAKARTA, 1, 0.4),
    (Channel.MEDIA, 0.5, 0.2),
)
_FLOOD_CHANNELS = list(accumulate((45, 12, 3, 10, 4, 1, 2, 0, 23, 0)))
_USUAL_CHANNELS = list(accumulate(share for _, share, _ in _CHANNELS))
# Of categories that nobody wrote sentences for: a little of each.
_RARE_SHARE = 0.08
_APPROXIMATE, _PLACELESS, _PRIVATE, _URGENT = 0.12, 0.03, 0.04, 0.02
_FLOOD = "banjir"


@dataclass(slots=True)
class Batch:
    """Rows of the tables `report` (without the revision, the last column), `attachment` and `event`."""

    reports: list[tuple[object, ...]] = field(default_factory=list)
    photos: list[tuple[object, ...]] = field(default_factory=list)
    events: list[tuple[object, ...]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the province consists of; `usual` and `floods` are the wards' accumulated shares."""

    wards: tuple[Ward, ...]
    crews: tuple[Crew, ...]
    album: Album
    categories: Mapping[str, PackCategory]
    agencies: tuple[str, ...]
    units: tuple[str, ...]
    usual: list[float]
    floods: list[float]


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic made ready: its texts, its photos, its agency as the pack knows it, its clocks in milliseconds."""

    category: str
    texts: Texts
    agency: str
    seen: tuple[Picture, ...]
    mended: tuple[Picture, ...]
    response: int
    resolution: int
    red_flag: int


class Reporter:
    """Writes the reports of one day after the other."""

    def __init__(self, setting: Setting, dice: random.Random, size: int, until: int) -> None:
        self._setting = setting
        self._dice = dice
        self._size = size
        self._lives = Lives(dice, until)
        topics = [topic for topic in (*TOPICS, *_rare(setting)) if topic.category in setting.categories]
        self._subjects = [_subject(topic, setting) for topic in topics]
        self._shares = list(accumulate(topic.share for topic in topics))
        self._flood = next(subject for subject in self._subjects if subject.category == _FLOOD)
        self._count = 0
        # The last report of each ward that others may be duplicates of.
        self._originals: dict[str, str] = {}

    def tell(self, day: Day, batch: Batch) -> None:
        """Add the day's reports to the batch."""
        dice, count = self._dice, day.usual + day.flood
        subjects = dice.choices(self._subjects, cum_weights=self._shares, k=count) if count else []
        wards = range(len(self._setting.wards))
        for place, (at, floods) in enumerate(moments(day, dice)):
            ward = dice.choices(wards, cum_weights=self._setting.floods if floods else self._setting.usual)[0]
            channel = dice.choices(_CHANNELS, cum_weights=_FLOOD_CHANNELS if floods else _USUAL_CHANNELS)[0]
            subject = self._flood if floods else subjects[place]
            self._report(batch, f"JK{day.stamp}{place + 1:04d}", at, ward, channel, subject)

    def _report(
        self, batch: Batch, number: str, at: int, place: int, channel: tuple[Channel, float, float], subject: Subject
    ) -> None:
        dice, ward, crew = self._dice, self._setting.wards[place], self._setting.crews[place]
        random_, word = dice.random, channel[0].value
        self._count += 1
        report_id = _uuid(at, self._count, dice)
        lon, lat, approximate, neighbourhood, address = self._place(ward)
        events: list[tuple[object, ...]] = [(report_id, 1, "received", at, None, None, None, None, None, "{}")]
        life = Life(
            report_id, at, at + subject.response, at + subject.resolution, at + subject.red_flag, events, [],
            subject.agency, subject.mended, dice.choice(self._setting.units), self._originals.get(ward.code),
        )  # fmt: skip
        if random_() < channel[2]:
            self._citizens_photo(life, subject, at, None if approximate or lon is None else (lon, lat or 0.0))
        self._lives.play(life, self._lives.choose(1 - self._count / self._size), crew)
        if life.status != "duplicate":
            self._originals[ward.code] = report_id
        text = subject.texts.compose(ward, dice)
        priority = 1 + int(random_() * 3) if random_() < _URGENT else 0
        batch.reports.append((
            report_id, number, f"bench:{self._count:08d}", word, subject.category, text, text, life.status,
            "private" if random_() < _PRIVATE else "public", lon, lat, approximate, address, ward.code, neighbourhood,
            life.agency, life.unit, life.assignee, priority, life.public_answer, life.merged_into, at, life.at,
            life.response_due, life.resolution_due, life.red_flag_at, life.responded_at, life.resolved_at, life.paused_since,
        ))  # fmt: skip
        batch.photos += life.photos
        batch.events += events

    def _place(self, ward: Ward) -> tuple[float | None, float | None, bool, str | None, str | None]:
        """The point, whether it stands for the whole ward, the neighbourhood and the address."""
        random_ = self._dice.random
        sort = random_()
        if sort < _PLACELESS:
            return None, None, False, None, None
        if sort < _PLACELESS + _APPROXIMATE:
            return *ward.label, True, None, None
        lon, lat, neighbourhood = ward.spots[int(random_() * len(ward.spots))]
        # Some metres around: no two citizens stand on the same spot.
        point = round(lon + (random_() - 0.5) * 0.0003, 6), round(lat + (random_() - 0.5) * 0.0003, 6)
        address = ward.addresses[int(random_() * len(ward.addresses))] if random_() < 0.7 else None
        return *point, False, neighbourhood, address

    def _citizens_photo(self, life: Life, subject: Subject, at: int, point: tuple[float, float] | None) -> None:
        picture = subject.seen[int(self._dice.random() * len(subject.seen))]
        life.photos.append(photo_row(life, picture, PhotoRole.CITIZEN.value, at - 240_000, None, point))


def _subject(topic: Topic, setting: Setting) -> Subject:
    policy = setting.categories[topic.category]
    hours = (policy.response_hours, policy.resolution_hours, policy.red_flag_hours)
    agency = topic.agency if topic.agency in setting.agencies else setting.agencies[0]
    seen, mended = setting.album.citizens[topic.scene], setting.album.officers[topic.scene]
    return Subject(topic.category, Texts(topic), agency, seen, mended, *(int(hour * HOUR) for hour in hours))


def _rare(setting: Setting) -> list[Topic]:
    """Topics for the categories that have none: citizens name the matter and little else."""
    written = {topic.category for topic in TOPICS}
    complaints = ("sudah lama tidak ditanggapi", "mohon penjelasan prosedurnya", "petugasnya mempersulit warga")
    return [
        Topic(code, _RARE_SHARE, "kelurahan", "people", (f"keluhan soal {named.name.lower()}", named.name.lower()), complaints)
        for code, named in sorted(setting.categories.items())
        if code not in written
    ]


def _uuid(at: int, count: int, dice: random.Random) -> str:
    """An id like those of the centre, in the order of arrival, so that an index grows at its end."""
    stamp = f"{at:012x}"
    return f"{stamp[:8]}-{stamp[8:]}-7{count & 0xFFF:03x}-8{count >> 12 & 0xFFF:03x}-{int(dice.random() * (1 << 48)):012x}"
