"""The accessibility bus, asked many things at once: one round trip for a level of the tree, not one for a property."""

import struct
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

if sys.platform == "linux":  # elsewhere there is no such bus, and the tests that need one are skipped
    from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

# A window that is busy answers late; one that answers nothing for so many seconds hangs.
PATIENCE = 30.0
_AT_ONCE = 400
_PROPERTIES = "org.freedesktop.DBus.Properties"
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

# The same things are asked the same again and again: so many questions are kept as they go over the bus.
_KEPT = 20_000
# Where a message on the bus has its number.
_SERIAL = slice(8, 12)

Ref = tuple[str, str]
# A question as it goes over the bus, but for its number.
Question = bytes


@lru_cache(_KEPT)
def ask(ref: Ref, member: str, *body: Any, interface: str = "Accessible", signature: str = "") -> Question:
    """A call of one of AT-SPI's interfaces."""
    where = DBusAddress(ref[1], ref[0], f"org.a11y.atspi.{interface}")
    return _written(new_method_call(where, member, signature or None, body))


@lru_cache(_KEPT)
def ask_property(ref: Ref, name: str, interface: str = "Accessible") -> Question:
    """A property of one of AT-SPI's interfaces."""
    where = DBusAddress(ref[1], ref[0], _PROPERTIES)
    return _written(new_method_call(where, "Get", "ss", (f"org.a11y.atspi.{interface}", name)))


@lru_cache(_KEPT)
def ask_matching(root: Ref, states: tuple[int, ...], roles: tuple[int, ...]) -> Question:
    """Which things in a thing have all of these states and one of these roles."""
    where = DBusAddress(root[1], root[0], "org.a11y.atspi.Collection")
    rule: tuple[Any, ...] = (_bits(states, 2), 1, {}, 1, _bits(roles, 5) if roles else [], 2 if roles else 1, [], 1, False)
    return _written(new_method_call(where, "GetMatches", "(aiia{ss}iaiiasib)uib", (rule, 1, 0, True)))


def _written(message: Any) -> Question:
    return bytes(message.serialise(serial=1))


def _numbered(question: Question, serial: int) -> bytes:
    return question[: _SERIAL.start] + struct.pack("<I", serial) + question[_SERIAL.stop :]


def _bits(numbers: Sequence[int], words: int) -> list[int]:
    """A set of numbers as the bus has it, 32 in each word, signed."""
    found = [0] * words
    for number in numbers:
        found[number // 32] |= 1 << number % 32
    return [word - (1 << 32) if word >= 1 << 31 else word for word in found]


class Wire:
    """A connection to the accessibility bus of one screen."""

    def __init__(self, session_bus: str) -> None:
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        with open_dbus_connection(bus=session_bus) as session:
            address = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=PATIENCE).body[0]
        self._bus = open_dbus_connection(bus=address)

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    def all(self, questions: Iterable[Question]) -> list[Any]:
        """The first value of each answer, None where the thing is gone; many questions are on the way at a time."""
        waiting = iter(questions)
        answers: list[Any] = []
        while batch := list(islice(waiting, _AT_ONCE)):
            answers += self._batch(batch)
        return answers

    def one(self, question: Question) -> Any:
        """The answer to one question."""
        return self._batch([question])[0]

    def programs(self) -> list[Ref]:
        """The programs that the bus knows."""
        return [tuple(ref) for ref in self.one(ask(_REGISTRY, "GetChildren")) or ()]

    def pid_of(self, name: str) -> int:
        """The process behind a name on the bus."""
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        return int(self.one(_written(new_method_call(bus, "GetConnectionUnixProcessID", "s", (name,)))) or 0)

    def _batch(self, questions: Sequence[Question]) -> list[Any]:
        serials = [next(self._bus.outgoing_serial) for _ in questions]
        numbered = zip(questions, serials, strict=True)
        self._bus.sock.sendall(b"".join(_numbered(question, serial) for question, serial in numbered))
        wanted, found = set(serials), dict[int, Any]()
        while wanted:
            answer = self._bus.receive(timeout=PATIENCE)
            serial = answer.header.fields.get(HeaderFields.reply_serial, -1)
            if serial in wanted:
                wanted.discard(serial)
                found[serial] = _value(answer)
        return [found[serial] for serial in serials]


def _value(answer: Any) -> Any:
    if answer.header.message_type is not MessageType.method_return or not answer.body:
        return None
    value = answer.body[0]
    variant = answer.header.fields.get(HeaderFields.signature) == "v"
    return value[1] if variant else value
