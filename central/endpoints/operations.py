"""Operations: sent in batches, each answered on its own."""

from litestar import Response, get, post
from litestar.params import FromPath

from central import wire_operations as wire
from central.answers import json_response, pack
from central.asked import came
from central.centre import centre_of
from central.codings import Packed, taken_by
from central.endpoints.calling import Call, answered, body_of, checked_id, found, signed_in
from central.wire_operations import Batch, Result, Results

# Desks send batches of at most 1 MiB.
_MAX_BODY = 2 * 1024 * 1024


@post("/operations", guards=[signed_in], status_code=200, request_max_body_size=_MAX_BODY, summary="Hand operations in")
async def hand_in(request: Call) -> Response[Results]:
    """A result for each operation, in order; one that is malformed is rejected and spoils none of the others."""
    batch = await body_of(request, Batch, _MAX_BODY)
    operations, officer = centre_of(request).operations, request.user.officer
    # Not where the writers take turns: what an operation costs to read, nobody else waits for.
    asked = await centre_of(request).run(lambda: [came(bytes(raw)) for raw in batch.operations])
    taken = taken_by(request)

    def handle() -> Packed:
        return pack(Results(results=operations.handle_all(officer, asked)), taken)

    return json_response(await centre_of(request).run_writing(handle), Results)


@get("/operations/{op_id:str}", guards=[signed_in], summary="The stored result of an operation")
async def result(request: Call, op_id: FromPath[str]) -> Response[wire.Result]:
    """What became of one of the caller's operations."""
    operations, officer = centre_of(request).operations, request.user.officer

    def read() -> Result:
        return found(operations.result(officer, checked_id(op_id)))

    return await answered(request, Result, read)


HANDLERS = [hand_in, result]
