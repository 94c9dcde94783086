"""The accessibility bus, asked many things at once: one round trip for a level of the tree, not one for a property."""

import sys
from collections.abc import Iterable, Sequence
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

Ref = tuple[str, str]
Question = Any


def ask(ref: Ref, member: str, *body: Any, interface: str = "Accessible", signature: str = "") -> Question:
    """A call of one of AT-SPI's interfaces."""
    where = DBusAddress(ref[1], ref[0], f"org.a11y.atspi.{interface}")
    return new_method_call(where, member, signature or None, body)


def ask_property(ref: Ref, name: str, interface: str = "Accessible") -> Question:
    """A property of one of AT-SPI's interfaces."""
    where = DBusAddress(ref[1], ref[0], _PROPERTIES)
    return new_method_call(where, "Get", "ss", (f"org.a11y.atspi.{interface}", name))


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
        return int(self.one(new_method_call(bus, "GetConnectionUnixProcessID", "s", (name,))) or 0)

    def _batch(self, questions: Sequence[Question]) -> list[Any]:
        serials = []
        for question in questions:
            serials.append(serial := next(self._bus.outgoing_serial))
            self._bus.send(question, serial=serial)
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
