"""The feed of changes, and the index that a client compares with."""

import re
import time
from typing import Annotated

from litestar import Response, get
from litestar.params import HeaderParameter, QueryParameter

from central import wire
from central.answers import json_response, pack
from central.centre import centre_of
from central.codings import Taken, taken_by
from central.endpoints.calling import Call, answered, caller_of, place_of, signed_in
from central.pages import Page
from officer_app.domain.officers import Officer

MAX_WAIT = 25
MAX_PAGE = 2000

_WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,6})\"?(?:$|[,;\s])")
_MINIMAL = re.compile(r"(?:^|[,;\s])return\s*=\s*\"?minimal\"?(?:$|[,;\s])")
_MAX_CURSOR = 512


@get("/changes", guards=[signed_in], summary="What is new in the caller's scope")
async def changes(
    request: Call,
    cursor: Annotated[str | None, QueryParameter(max_length=_MAX_CURSOR)] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=MAX_PAGE)] = 500,
    prefer: Annotated[
        str,
        HeaderParameter(
            name="Prefer",
            required=False,
            description="`wait=S`: hold the answer up to S seconds (at most 25); `return=minimal` besides: tell only whether",
        ),
    ] = "",
) -> Response[wire.Changes]:
    """A page of changes after the cursor; with `Prefer: wait` the answer is held until there are any."""
    centre, officer = centre_of(request), request.user.officer
    taken, wait = taken_by(request), wait_of(prefer)
    if not wait:
        page = await centre.pages.now(officer, cursor, limit, taken)
        return json_response(page.packed, wire.Changes)
    ends = time.monotonic() + wait
    told = centre.pages.told_up_to(officer, cursor, centre.waiting)
    if told is not None and await _news(request, officer, told, ends):
        # Most ask again right after an answer: there is nothing to read yet.
        officer = (await caller_of(request)).officer
    while True:
        seen = centre.waiting.known
        page = await centre.pages.shared(officer, cursor, limit, taken, known=seen)
        if page.brings_something and cursor is not None and _MINIMAL.search(prefer):
            return _only_that_there_is(page, cursor, wait, taken)
        if page.brings_something or not await _news(request, officer, seen, ends):
            return json_response(page.packed, wire.Changes, headers={"Preference-Applied": f"wait={wait}"})
        # Whoever was held may have been signed out meanwhile, or have other areas by now.
        officer, cursor = (await caller_of(request)).officer, page.cursor


async def _news(request: Call, officer: Officer, since: int, ends: float) -> bool:
    """Whether something came after a revision before the time is over; nobody's place is taken by waiting."""
    async with place_of(request).outside():
        return await centre_of(request).waiting.wait(officer, since, ends - time.monotonic())


def _only_that_there_is(page: Page, cursor: str, wait: int, taken: Taken) -> Response[wire.Changes]:
    """That something came after the cursor: whoever only waits fetches it himself, else it would come twice over the line."""
    packed = pack(wire.Changes(epoch=page.epoch, items=[], cursor=cursor, more=True), taken)
    return json_response(packed, wire.Changes, headers={"Preference-Applied": f"wait={wait}, return=minimal"})


@get("/index", guards=[signed_in], summary="Ids and revisions of all reports in scope")
async def index(
    request: Call,
    after: Annotated[str, QueryParameter(max_length=64)] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=10_000)] = 5000,
) -> Response[wire.Index]:
    """A page by id; a client whose cursor has expired compares it with what it holds."""
    return await answered(request, wire.Index, centre_of(request).feed.index, request.user.officer, after, limit)


def wait_of(prefer: str) -> int:
    """The seconds of `Prefer: wait=S`, at most 25; 0 where it is not said."""
    match = _WAIT.search(prefer)
    return min(int(match[1]), MAX_WAIT) if match else 0


HANDLERS = [changes, index]
