"""Photos at the reference centre: tus 1.0 as docs/protocol.md has it; what arrived of a cut request is kept."""

import base64
import hashlib
import itertools

from officer_app.domain.officers import Officer
from tests.faults.machine.reference_answers import Answer, Question, Refusal, bare_answer
from tests.faults.machine.reference_ledger import Ledger, Upload

_numbers = itertools.count(1)


def is_held(ledger: Ledger, officer: Officer, sha256: str) -> Answer:
    """HEAD /blobs/{sha256}."""
    size = ledger.held(officer).get(sha256)
    return bare_answer(404) if size is None else bare_answer(200, Content_Length=str(size))


def upload(ledger: Ledger, officer: Officer, question: Question) -> Answer:
    """The calls of /uploads."""
    if question.method == "POST":
        return _create(ledger, officer, question)
    upload_id = question.path.rpartition("/")[2]
    found = ledger.uploads.get(upload_id)
    if found is None or found.officer_id != officer.id:
        raise Refusal("upload-gone", 410, Tus_Resumable="1.0.0")
    offset = found.size if found.done else len(found.data)
    if question.method == "HEAD":
        return _tus(200, Upload_Offset=str(offset), Upload_Length=str(found.size))
    if int(question.headers["Upload-Offset"]) != offset:
        raise Refusal("offset-mismatch", 409, Tus_Resumable="1.0.0", Upload_Offset=str(offset))
    return _take(ledger, officer, upload_id, found, question.body)


def _create(ledger: Ledger, officer: Officer, question: Question) -> Answer:
    pairs = (pair.split(" ") for pair in question.headers["Upload-Metadata"].split(","))
    told = {name: base64.b64decode(value).decode() for name, value in pairs}
    upload_id = f"u{next(_numbers)}"
    done = told["sha256"] in ledger.held(officer)
    ledger.uploads[upload_id] = Upload(officer.id, told["sha256"], int(question.headers["Upload-Length"]), done=done)
    offset = told["size"] if done else "0"
    return _tus(201, Location=f"/officer/v1/uploads/{upload_id}", Upload_Offset=offset)


def _take(ledger: Ledger, officer: Officer, upload_id: str, found: Upload, data: bytes) -> Answer:
    if len(found.data) + len(data) > found.size:
        raise Refusal("too-large", 413, Tus_Resumable="1.0.0")
    found.data.extend(data)
    if len(found.data) < found.size or found.done:
        return _tus(204, Upload_Offset=str(len(found.data)))
    if hashlib.sha256(found.data).hexdigest() != found.sha256:
        del ledger.uploads[upload_id]
        raise Refusal("checksum-mismatch", 422, Tus_Resumable="1.0.0")
    ledger.held(officer)[found.sha256] = found.size
    found.data, found.done = bytearray(), True
    return _tus(204, Upload_Offset=str(found.size))


def _tus(status: int, **headers: str) -> Answer:
    return bare_answer(status, Tus_Resumable="1.0.0", **headers)
