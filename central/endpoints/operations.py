"""Operations: sent in batches, each answered on its own."""

from litestar import Response, get, post
from litestar.params import FromPath

from central import wire_operations as wire
from central.answers import json_response, pack
from central.asked import Came, came
from central.centre import centre_of
from central.codings import taken_by
from central.endpoints.calling import Call, answered, body_of, checked_id, found, signed_in
from central.precedence import give_way
from central.wire_operations import Batch, Result, Results

# Desks send batches of at most 1 MiB.
_MAX_BODY = 2 * 1024 * 1024
# Of operations: some 20 ms of a core.
_PIECE = 8


@post("/operations", guards=[signed_in], status_code=200, request_max_body_size=_MAX_BODY, summary="Hand operations in")
async def hand_in(request: Call) -> Response[Results]:
    """A result for each operation, in order; one that is malformed is rejected and spoils none of the others."""
    batch = await body_of(request, Batch, _MAX_BODY)
    centre, officer = centre_of(request), request.user.officer
    # Not where the writers take turns: what an operation costs to read, nobody else waits for.
    asked = await centre.run(_taken_apart, batch)
    results: list[Result] = []
    while asked:
        # One transaction waits for the disk once; but whoever is in the way gives the others their turn in between.
        now = asked[:_PIECE] if centre.is_in_the_way() else asked
        results += await centre.run_writing(centre.operations.handle_all, officer, now)
        asked = asked[len(now) :]
    taken = taken_by(request)
    return json_response(await centre.run(lambda: pack(Results(results=results), taken)), Results)


def _taken_apart(batch: Batch) -> list[Came]:
    found = []
    for raw in batch.operations:
        give_way()
        found.append(came(bytes(raw)))
    return found


@get("/operations/{op_id:str}", guards=[signed_in], summary="The stored result of an operation")
async def result(request: Call, op_id: FromPath[str]) -> Response[wire.Result]:
    """What became of one of the caller's operations."""
    operations, officer = centre_of(request).operations, request.user.officer

    def read() -> Result:
        return found(operations.result(officer, checked_id(op_id)))

    return await answered(request, Result, read)


HANDLERS = [hand_in, result]
