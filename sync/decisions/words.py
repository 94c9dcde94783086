"""What an officer wrote, carried over: as a note for colleagues, and as the drafts that the window's forms show.

Notes are in Indonesian whatever the window speaks, because every colleague reads them. What was meant for the citizen is told as
such and stays internal: a decision never publishes by itself.
"""

from collections.abc import Iterator
from datetime import datetime

from officer_app.domain.operations import (
    MAX_TEXT_BYTES,
    Answer,
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Prioritise,
    Recategorise,
    Relocate,
    Reopen,
    Return,
    Validate,
    kind_of,
)
from officer_app.domain.places import write_point
from officer_app.domain.text import bytes_on_the_line
from officer_app.domain.vocabulary import Status
from officer_app.domain.wib import WIB
from sync.records import Reference

# What the window's forms hold where nobody in particular shall have the report.
_NOBODY = "-"
_STATUSES = {
    Status.WAITING: "dikembalikan ke status menunggu",
    Status.COORDINATING: "dikoordinasikan",
    Status.DELEGATED: "didisposisikan",
    Status.IN_PROGRESS: "ditindaklanjuti",
    Status.AWAITING_VALIDATION: "hasil pekerjaan, untuk divalidasi",
    Status.DONE: "selesai",
    Status.REJECTED: "ditolak",
    Status.DUPLICATE: "ditandai duplikat",
}


def told(
    payload: Payload, recorded_at: datetime, reference: Reference, *, opening: str, closing: str = "", texts: bool = True
) -> list[str]:
    """An action in words for colleagues, in pieces that each fit into one note; `opening` says why it is told."""
    lines = [opening, f"Tindakan: {action_words(payload, reference)} (dicatat {moment_words(recorded_at)})"]
    lines += [f"{label}: {text}" for label, text in texts_of(payload)] if texts else []
    return list(_pieces("\n".join(line for line in (*lines, closing) if line)))


def action_words(payload: Payload, reference: Reference) -> str:
    """What an action does, in a few words."""
    match payload:
        case Move(to=to, agency=agency, unit=unit):
            whom = reference.agencies.get(agency or "", agency) or reference.units.get(unit or "", unit)
            return f"{_STATUSES[to]}, kepada {whom}" if whom else _STATUSES[to]
        case Assign(officer=officer):
            colleague = reference.officers.get(officer or "")
            return f"ditugaskan kepada {colleague.name if colleague else officer or 'siapa saja'}"
        case Recategorise(category=category):
            return (
                f"kategori diubah menjadi {reference.categories[category].name if category in reference.categories else category}"
            )
        case Relocate(point=(lon, lat)):
            return f"lokasi diperbaiki menjadi {lat:.6f}, {lon:.6f}"
        case Prioritise(priority=priority):
            return f"prioritas {priority}"
        case _:
            return _OTHERS[type(payload)]


def moment_words(at: datetime) -> str:
    """A moment as offices write it, in western Indonesian time."""
    return f"{at.astimezone(WIB):%d-%m-%Y %H.%M} WIB"


def draft_of(payload: Payload) -> dict[str, str]:
    """The fields of the form that this payload is typed in, named as the window keeps their drafts."""
    stem = f"move.{payload.to.value}" if isinstance(payload, Move) else kind_of(payload).value
    return {f"{stem}.{name}": text for name, text in _fields(payload).items() if text}


def is_chosen(field: str) -> bool:
    """Whether a draft's field holds a choice, which nothing can be appended to."""
    return field.rpartition(".")[2] in ("agency", "unit", "officer", "into", "category", "priority", "point")


def _fields(payload: Payload) -> dict[str, str | None]:
    match payload:
        case Move(reason=reason, agency=agency, unit=unit, answer=answer):
            return {"agency": agency, "unit": unit, "reason": reason, "answer": answer}
        case Note(text=text) | Evidence(text=text):
            return {"text": text}
        case Answer(text=text):
            return {"answer": text}
        case Assign(officer=officer):
            return {"officer": officer or _NOBODY}
        case Validate(answer=answer):
            return {"answer": answer}
        case Return(reason=reason) | Reopen(reason=reason):
            return {"reason": reason}
        case Merge(into=into):
            return {"into": into}
        case Recategorise(category=category):
            return {"category": category}
        case Prioritise(priority=priority):
            return {"priority": str(priority)}
        case Relocate(point=point, address=address):
            return {"point": write_point(point), "address": address}


_OTHERS: dict[type[Payload], str] = {
    Note: "catatan",
    Answer: "jawaban publik",
    Evidence: "foto",
    Merge: "ditandai duplikat",
    Validate: "hasil divalidasi",
    Return: "hasil dikembalikan",
    Reopen: "dibuka kembali",
}


def texts_of(payload: Payload) -> Iterator[tuple[str, str]]:
    """The words of a payload, each with what it is."""
    labels = {"reason": "Alasan", "answer": "Jawaban yang disiapkan untuk warga (belum terbit)", "text": "Catatan"}
    for name, text in _fields(payload).items():
        if name in labels and text:
            yield labels[name], text
    if isinstance(payload, Relocate) and payload.address:
        yield "Alamat", payload.address


def _pieces(text: str) -> Iterator[str]:
    """The text cut where it would be too long for one note, never inside a letter."""
    data = text.encode()
    while data:
        piece = data[:MAX_TEXT_BYTES].decode(errors="ignore")
        # On the line some letters have twice their bytes; each that is taken away has one of them at least.
        while (over := bytes_on_the_line(piece) - MAX_TEXT_BYTES) > 0:
            piece = piece[: -max(1, over // 4)]
        if piece.strip():
            yield piece.strip()
        data = data[len(piece.encode()) :]
