"""The central API's tables, for SQLite and PostgreSQL alike; times are milliseconds since 1970 in UTC, documents are JSON text.

`feed` holds one row whose `rev` is raised inside each writing transaction: the row's lock makes revisions commit-ordered on every
database, so that nothing committed later is ever behind a cursor already handed out.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()


def _code() -> String:
    # Ranges of area codes and the order of ids are those of the bytes, on every database.
    return String(64).with_variant(String(64, collation="C"), "postgresql")


# Facts of this deployment: `instance` (uuid), `epoch`, `schema` (version), `reference_version`, `areas_version`, `calendar`,
# `floods_as_of` (milliseconds).
deployment = Table("deployment", metadata, Column("key", String(64), primary_key=True), Column("value", Text, nullable=False))

feed = Table("feed", metadata, Column("id", Integer, primary_key=True), Column("rev", BigInteger, nullable=False))

area = Table(
    "area",
    metadata,
    Column("code", _code(), primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", String(16), nullable=False, index=True),
    Column("aliases", Text, nullable=False, default="[]"),
    Column("approximate", Boolean, nullable=False, default=False),
    Column("geometry", Text, nullable=False),
)

road = Table(
    "road",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cls", Integer, nullable=False, index=True),
    Column("name", Text),
    Column("west", Float, nullable=False),
    Column("south", Float, nullable=False),
    Column("east", Float, nullable=False),
    Column("north", Float, nullable=False),
    Column("geometry", Text, nullable=False),
)

# The state of the floods, whole as it was last told; the fact `floods_as_of` says of when, and is missing where none was told.
flood = Table(
    "flood",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", Integer, nullable=False),
    Column("changed", BigInteger),
    Column("geometry", Text, nullable=False),
)

category = Table(
    "category",
    metadata,
    Column("code", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("response_hours", Float, nullable=False),
    Column("resolution_hours", Float, nullable=False),
    Column("red_flag_hours", Float, nullable=False),
)

# Categories whose clocks count office hours; a table of its own, so that folders of earlier versions open as they are.
office_hours = Table("office_hours", metadata, Column("category", String(64), primary_key=True))

# Whose matter a category is; apart, because few packs say so.
category_owner = Table(
    "category_owner",
    metadata,
    Column("code", String(64), primary_key=True),
    Column("agency", String(64), nullable=False),
)

agency = Table("agency", metadata, Column("code", String(64), primary_key=True), Column("name", Text, nullable=False))

unit = Table("unit", metadata, Column("code", String(64), primary_key=True), Column("name", Text, nullable=False))

officer = Table(
    "officer",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("login", String(128), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False, default=""),
    Column("roles", Text, nullable=False),
    Column("areas", Text, nullable=False),
    Column("agency", String(64)),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    # Until when the password is good: that of a one-time code. Null is for good.
    Column("password_until", BigInteger),
    # The next sign-in has to choose a password. Null is no.
    Column("must_change", Boolean),
)

session = Table(
    "session",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("officer_id", String(64), ForeignKey("officer.id"), nullable=False, index=True),
    Column("device_id", String(64), nullable=False),
    Column("access_hash", String(64), nullable=False, unique=True),
    Column("access_expires", BigInteger, nullable=False),
    Column("refresh_hash", String(64), nullable=False, unique=True),
    Column("refresh_expires", BigInteger, nullable=False),
    # Good until the rotated access token is first used: a lost answer to a refresh signs nobody out.
    Column("former_refresh_hash", String(64), index=True),
    Column("revoked", Boolean, nullable=False, default=False),
    # How many refresh tokens the session had; null where the present one is from before they were signed.
    Column("number", Integer),
    # When the present access token was first used, null while it was not.
    Column("confirmed_at", BigInteger),
    Column("begun_at", BigInteger),
    Column("seen_at", BigInteger),
    Column("device_name", String(100)),
    # The program and its build, as it named itself when the tokens were last exchanged.
    Column("program", String(64)),
    # Since when the desk is connected without a break, and when it was last before that: what tells which times can be believed.
    Column("online_since", BigInteger),
    Column("contact_before", BigInteger),
)

login_failure = Table(
    "login_failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("login", String(128), nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    # Whose failure it is, as `central/guesses.py` counts: a known device's, a known address's or a stranger's. Null from before.
    Column("source", String(64)),
)

# From where officers have signed in: devices and addresses, as hashes that say nothing to who reads them elsewhere.
known_source = Table(
    "known_source",
    metadata,
    Column("officer_id", String(64), primary_key=True),
    Column("source", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("id", _code(), primary_key=True),
    Column("number", _code(), nullable=False, unique=True),
    # What the report was in its source: loading a pack twice doubles nothing.
    Column("source_key", String(200), nullable=False, unique=True),
    Column("channel", String(32), nullable=False),
    Column("category", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("raw_text", Text, nullable=False),
    Column("status", String(32), nullable=False),
    Column("visibility", String(16), nullable=False, default="public"),
    Column("lon", Float),
    Column("lat", Float),
    Column("approximate", Boolean, nullable=False, default=False),
    Column("address", Text),
    Column("ward", _code(), nullable=False),
    Column("neighbourhood", Text),
    Column("agency", String(64)),
    Column("unit", String(64)),
    Column("assignee", String(64)),
    Column("priority", Integer, nullable=False, default=0),
    Column("public_answer", Text),
    Column("merged_into", String(64)),
    Column("received_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("response_due", BigInteger, nullable=False),
    Column("resolution_due", BigInteger, nullable=False),
    Column("red_flag_at", BigInteger, nullable=False),
    Column("responded_at", BigInteger),
    Column("resolved_at", BigInteger),
    Column("paused_since", BigInteger),
    Column("rev", BigInteger, nullable=False),
    Index("report_by_rev", "rev"),
    # The ward code names its district and city, so one index serves every scope as a range of codes.
    Index("report_by_ward_rev", "ward", "rev"),
    Index("report_by_agency_rev", "agency", "rev"),
    # A main report finds those that follow it.
    Index("report_by_merged_into", "merged_into"),
)

attachment = Table(
    "attachment",
    metadata,
    Column("report_id", _code(), ForeignKey("report.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("mime", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    Column("caption", Text),
    Column("taken_at", BigInteger),
    Column("lon", Float),
    Column("lat", Float),
    Column("original_sha256", String(64)),
    Column("added_by", String(64)),
    # Null is no, also for what was stored before there was this column.
    Column("covered", Boolean),
    # How far from the report's place it was taken when it was sent; null where nobody measured it.
    Column("metres", Float),
)

event = Table(
    "event",
    metadata,
    Column("report_id", _code(), ForeignKey("report.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("recorded_at", BigInteger),
    Column("actor_id", String(64)),
    Column("actor_name", Text),
    Column("actor_title", Text),
    Column("op_id", String(64)),
    Column("data", Text, nullable=False),
)

# Who last wrote a field of a report, with which revision: judges operations that do not say what their officer saw.
field_write = Table(
    "field_write",
    metadata,
    Column("report_id", _code(), primary_key=True),
    Column("field", String(32), primary_key=True),
    Column("rev", BigInteger, nullable=False),
    Column("actor_id", String(64)),
)

# A report that left an area or an agency: officers who saw it there are told so. `ward` and `agency` are the former ones.
departure = Table(
    "departure",
    metadata,
    Column("rev", BigInteger, primary_key=True),
    Column("report_id", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("ward", _code(), nullable=False),
    Column("agency", String(64)),
    Column("into", String(64)),
    Column("reason", Text),
    Column("at", BigInteger, nullable=False),
)

# A report that was erased for good: no pack brings it back, nothing else takes its number, and erasing it again is no error.
# Nothing of what it said is here.
erasure = Table(
    "erasure",
    metadata,
    Column("report_id", _code(), primary_key=True),
    Column("number", _code(), nullable=False, index=True),
    Column("source_hash", String(64), nullable=False, index=True),
    # What it was a duplicate of: what comes for its own duplicates still goes there.
    Column("into", String(64)),
    Column("at", BigInteger, nullable=False),
)

operation = Table(
    "operation",
    metadata,
    Column("op_id", String(64), primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("author_id", String(64), nullable=False),
    Column("report_id", String(64), nullable=False),
    Column("result", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

# Operations that ended in a conflict: they may be sent again, but what depends on them ends in a conflict too.
conflicted_operation = Table(
    "conflicted_operation",
    metadata,
    Column("op_id", String(64), primary_key=True),
    Column("author_id", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
)

# A photo whose whole SHA-256 was verified; its bytes lie on disk by hash.
blob = Table(
    "blob",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("mime", String(64), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("stored_at", BigInteger, nullable=False),
)

# Who sent which photo: a hash alone grants nothing.
blob_holder = Table(
    "blob_holder",
    metadata,
    Column("sha256", String(64), ForeignKey("blob.sha256"), primary_key=True),
    Column("officer_id", String(64), primary_key=True),
    Index("blob_holder_by_officer", "officer_id"),
)

upload = Table(
    "upload",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("officer_id", String(64), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("mime", String(64), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    # The photo is whole, verified and stored: a lost answer to its last PATCH is asked for again.
    Column("done", Boolean, nullable=False, default=False),
)

# What an office's desks share: saved views and answer templates; `areas` (JSON) are those of the officer who shared it.
shared_item = Table(
    "shared_item",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("id", String(64), primary_key=True),
    # Part of the key: an id says nothing of whether another office has something under it.
    Column("areas", String(1024), primary_key=True),
    Column("name", Text, nullable=False),
    Column("author_id", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
