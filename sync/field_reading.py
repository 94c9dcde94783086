"""Records of the line, read whole where they can be, else field by field: what cannot be read costs itself, and is named.

One reader for every record that the server sends (decision 0035). A strict decoder reads nearly all of them. Where it fails, or a
value lies outside its bounds, the fields are read one by one: a list loses the element that cannot be read, a field falls back to
its default or to its stand-in, a word that this version does not know stays as it came. Only a record without its identity is
given up.
"""

import dataclasses
import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from officer_app.domain.bounds import LATEST, is_shallow, shallow
from officer_app.domain.vocabulary import OpenWord

# As much of what could not be read as is kept to be shown, in characters; of one record, so many fields.
SAID, MOST_NAMED = 120, 50
# Elements of one list.
_MOST = 50_000
# Whole numbers beyond a database's.
_MOST_DIGITS = 18
# An escaped backslash, a pair of surrogates, or half of one: some writers of JSON let that through, its readers do not.
_PAIRS = re.compile(rb"\\\\|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(\\u[dD][89a-fA-F][\da-fA-F]{2})")
_NO_LIMITS: Mapping[str, "Limit"] = {}
_FAILURES = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)

T = TypeVar("T")
Values = Mapping[str, Any]
# A well typed value, and now as the server and this computer have it: whether the value lies within its bounds.
Limit = Callable[[Any, datetime], bool]
# What has been read of the record, and of the record around it: what stands in for a field that could not be read.
StandIn = Callable[[Values, Values], Any]


class UnreadableError(Exception):
    """A record without what it is known by."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A field that could not be read: its place in the record, and what it said, cut short.

    With `is_word` the record has it: a word that this version does not know.
    """

    field: str
    said: str
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A record, and what of it could not be read or is a word that this version does not know."""

    value: T
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What types cannot say, by record and field: bounds, stand-ins, and lists of which no element may be missing."""

    limits: Mapping[type, Mapping[str, Limit]]
    stand_ins: Mapping[type, Mapping[str, StandIn]]
    whole: Mapping[type, frozenset[str]] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    kind: Any
    default: Callable[[], Any] | None


class FieldReader(Generic[T]):
    """Reads one kind of record; usable from every thread."""

    def __init__(self, shape: type[T], rules: Rules) -> None:
        self._shape = shape
        self._rules = rules
        self._strict = msgspec.json.Decoder(shape)

    def read(self, document: bytes | msgspec.Raw, now: datetime) -> Reading[T]:
        """The record in the bytes; UnreadableError where they are no such record at all."""
        try:
            found = self._strict.decode(document)
        except _FAILURES:
            return self.of_values(plain(bytes(document)), now)
        if fits(found, self._rules, now):
            return Reading(found)
        return self.of_values(plain(bytes(document)), now)

    def stored(self, document: bytes) -> T:
        """The record in bytes that this computer wrote: its values were bounded when it was taken in."""
        try:
            return self._strict.decode(document)
        except _FAILURES:
            return self.of_values(plain(document), LATEST).value

    def of_values(self, given: object, now: datetime) -> Reading[T]:
        """The record in values as a JSON decoder gives them."""
        parting = _Parting(self._rules, now)
        value: T = parting.record(self._shape, given, "", {})
        return Reading(value, tuple(parting.unread))


def plain(document: bytes) -> object:
    """The values in JSON bytes, however odd: halves of pairs and other bytes become U+FFFD, what nests too deeply null."""
    text = _PAIRS.sub(_whole_pair, shallow(document)).decode("utf-8", "replace")
    try:
        return json.loads(text, parse_int=_whole_number, parse_float=_finite, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise UnreadableError from error


def is_fit_to_keep(document: bytes) -> bool:
    """Whether `mended` would leave JSON bytes as they are."""
    if not is_shallow(document):
        return False
    try:
        return all(found[1] is None for found in _PAIRS.finditer(document)) and bool(document.decode())
    except UnicodeDecodeError:
        return False


def mended(document: bytes) -> bytes:
    """The bytes without halves of pairs, bytes that are no UTF-8, and what nests too deeply."""
    text = _PAIRS.sub(_whole_pair, shallow(document)).decode("utf-8", "replace")
    return text.encode()


def fits(record: object, rules: Rules, now: datetime) -> bool:
    """Whether the values of a record, and of those inside it, lie within their bounds."""
    shape: Any = type(record)
    for name, limit in rules.limits.get(shape, _NO_LIMITS).items():
        value = getattr(record, name)
        if value is not None and not limit(value, now):
            return False
    for name, many in _nested(shape):
        inner = getattr(record, name)
        if inner is None:
            continue
        if not many:
            if not fits(inner, rules, now):
                return False
            continue
        for one in inner:
            if not fits(one, rules, now):
                return False
    return True


@lru_cache(maxsize=64)
def _nested(shape: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a record that hold records, and whether they hold many."""
    found = []
    for field in _fields_of(shape):
        plan = _plan_of(field.kind)
        many = plan.elements is not None
        if plan.record is not None or (plan.elements is not None and _plan_of(plan.elements).record is not None):
            found.append((field.name, many))
    return tuple(found)


class _Parting:
    """One reading field by field; `unread` grows with what was left out."""

    def __init__(self, rules: Rules, now: datetime) -> None:
        self._rules = rules
        self._now = now
        self.unread: list[Unread] = []

    def record(self, shape: type[T], given: object, path: str, around: Values) -> T:
        """The record in a JSON object; UnreadableError where what it is known by cannot be read."""
        if not isinstance(given, dict):
            raise UnreadableError
        limits, whole = self._rules.limits.get(shape, {}), self._rules.whole.get(shape, frozenset())
        values: dict[str, Any] = {}
        kind: Any = shape
        for field in _fields_of(kind):
            if field.name not in given or (given[field.name] is None and _plan_of(field.kind).may_be_none):
                continue
            place, named = f"{path}{field.name}", len(self.unread)
            try:
                value = self._value(field.kind, given[field.name], place, values, is_whole=field.name in whole)
            except UnreadableError:
                del self.unread[named:]
                self._name(place, given[field.name])
                continue
            if value is None or field.name not in limits or limits[field.name](value, self._now):
                values[field.name] = value
            else:
                self._name(place, given[field.name])
        return shape(**self._completed(shape, values, given, path, around))

    def _completed(self, shape: type, values: dict[str, Any], given: Values, path: str, around: Values) -> dict[str, Any]:
        """The values with stand-ins for required fields that are not among them."""
        stand_ins = self._rules.stand_ins.get(shape, {})
        for field in _fields_of(shape):
            if field.name in values:
                continue
            if field.default is not None:
                values[field.name] = field.default()
            elif field.name in stand_ins:
                if field.name not in given:
                    self._name(f"{path}{field.name}", None)
                values[field.name] = stand_ins[field.name](values, around)
            else:
                raise UnreadableError
        return values

    def _value(self, kind: Any, given: object, place: str, around: Values, *, is_whole: bool) -> Any:
        plan = _plan_of(kind)
        if given is None and plan.may_be_none:
            return None
        if plan.elements is not None:
            return plan.gather(self._elements(plan.elements, given, place, around, is_whole=is_whole))
        if plan.words is not None:
            return self._word(plan.words, given, place)
        if plan.record is not None:
            whole = self._whole(plan.record, given)
            return self.record(plan.record, given, f"{place}.", around) if whole is None else whole
        return plan.leaf(given)

    def _whole(self, shape: Any, given: object) -> Any:
        """A record inside another in one piece; None where it has to be read field by field: seldom more than one has."""
        try:
            found = msgspec.convert(given, shape)
        except (msgspec.ValidationError, RecursionError, OverflowError):
            return None
        return found if fits(found, self._rules, self._now) else None

    def _word(self, kind: type[OpenWord], given: object, place: str) -> OpenWord:
        if not isinstance(given, str):
            raise UnreadableError
        word = kind.read(given)
        if not word.is_known:
            self._name(place, given, is_word=True)
        return word

    def _elements(self, kind: Any, given: object, place: str, around: Values, *, is_whole: bool) -> list[Any]:
        if not isinstance(given, list):
            raise UnreadableError
        found = []
        for number, element in enumerate(given[:_MOST]):
            named = len(self.unread)
            try:
                found.append(self._value(kind, element, f"{place}.{number + 1}", around, is_whole=False))
            except UnreadableError:
                if is_whole:
                    raise
                del self.unread[named:]
                self._name(f"{place}.{number + 1}", element)
        if len(given) > _MOST:
            self._name(place, f"{len(given)} > {_MOST}")
        return found

    def _name(self, place: str, given: object, *, is_word: bool = False) -> None:
        if len(self.unread) < MOST_NAMED:
            self.unread.append(Unread(place, cut_short(given), is_word))


def cut_short(given: object) -> str:
    """What was said, as JSON and in one line, bounded."""
    if isinstance(given, str):
        return given[:SAID]
    try:
        return json.dumps(given, ensure_ascii=False)[:SAID]
    except (ValueError, RecursionError):
        return "…"


@lru_cache(maxsize=64)
def _fields_of(shape: Any) -> tuple[_Field, ...]:
    hints = get_type_hints(shape, include_extras=True)
    if dataclasses.is_dataclass(shape):
        return tuple(_Field(field.name, hints[field.name], _default_of(field)) for field in dataclasses.fields(shape))
    return tuple(
        _Field(field.name, hints[field.name], _default_of(field, msgspec.NODEFAULT)) for field in msgspec.structs.fields(shape)
    )


def _default_of(field: Any, missing: object = dataclasses.MISSING) -> Callable[[], Any] | None:
    if field.default_factory is not missing:
        factory: Callable[[], Any] = field.default_factory
        return factory
    return None if field.default is missing else lambda: field.default


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a field of a type is read: as a list of `elements`, a word of a list, a record, or in one piece."""

    may_be_none: bool
    leaf: Callable[[Any], Any]
    gather: Callable[[list[Any]], Any] = list
    elements: Any = None
    words: type[OpenWord] | None = None
    record: Any = None


@lru_cache(maxsize=256)
def _plan_of(kind: Any) -> _Plan:
    options = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    may_be_none = type(None) in options
    kind = next(option for option in options if option is not type(None))
    origin, arguments, leaf = get_origin(kind), get_args(kind), _leaf_of(kind)
    if origin in (list, frozenset) or (origin is tuple and arguments[-1] is Ellipsis):
        return _Plan(may_be_none, leaf, gather=origin, elements=arguments[0])
    if isinstance(kind, type) and origin is None:
        if issubclass(kind, OpenWord):
            return _Plan(may_be_none, leaf, words=kind)
        if dataclasses.is_dataclass(kind) or issubclass(kind, msgspec.Struct):
            return _Plan(may_be_none, leaf, record=kind)
    return _Plan(may_be_none, leaf)


def _leaf_of(kind: Any) -> Callable[[Any], Any]:
    """Reads a value in one piece; the plain kinds without a detour, because most fields are of these."""
    if kind in (str, int, bool):

        def plain_leaf(given: Any) -> Any:
            if type(given) is not kind:
                raise UnreadableError
            return given

        return plain_leaf
    decoder = msgspec.json.Decoder(kind) if kind is datetime else None

    def leaf(given: Any) -> Any:
        try:
            return decoder.decode(msgspec.json.encode(given)) if decoder is not None else msgspec.convert(given, kind)
        except (msgspec.MsgspecError, RecursionError, OverflowError) as error:
            raise UnreadableError from error

    return leaf


def _whole_pair(found: re.Match[bytes]) -> bytes:
    return found[0] if found[1] is None else rb"\ufffd"


def _whole_number(digits: str) -> int | float | None:
    return int(digits) if len(digits) <= _MOST_DIGITS else _finite(digits)


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None
