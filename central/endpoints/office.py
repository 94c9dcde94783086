"""What an office's desks share: read with an ETag, put and taken away by id, with `If-Match` only as the caller knows it."""

import re

from litestar import Response, delete, get, put
from litestar.params import FromPath

from central import wire_office
from central.answers import document, document_response
from central.centre import centre_of
from central.endpoints.calling import Call, body_of, checked_id, signed_in
from central.office import TEMPLATE, VIEW, drop_item, put_item, read_office

_MAX_BODY = 64 * 1024
_TAG = re.compile(r'"([!#-~]{0,64})"')


@get("/office", guards=[signed_in], summary="Saved views and answer templates of the office")
async def office(request: Call) -> Response[wire_office.Office]:
    """What the desks of the caller's areas share."""
    centre, officer = centre_of(request), request.user.officer
    found = await centre.run(lambda: document(read_office(centre.storage, officer)))
    return document_response(request, found, wire_office.Office)


@put("/office/views/{item_id:str}", guards=[signed_in], status_code=204, request_max_body_size=_MAX_BODY, summary="Share a view")
async def put_view(request: Call, item_id: FromPath[str]) -> Response[None]:
    """Share a saved view under an id that the client made, or put it in the place of the former one."""
    centre, officer, name = centre_of(request), request.user.officer, checked_id(item_id)
    given = await body_of(request, wire_office.NewView, _MAX_BODY)
    tags = _matched(request)
    tag = await centre.run_writing(lambda: put_item(centre.storage, officer, VIEW, name, given.name, given.query, tags=tags))
    return _stored(tag)


@delete("/office/views/{item_id:str}", guards=[signed_in], status_code=204, summary="Share a view no longer")
async def drop_view(request: Call, item_id: FromPath[str]) -> None:
    """Take a saved view away; nothing happens where it is not there."""
    centre, officer, name = centre_of(request), request.user.officer, checked_id(item_id)
    tags = _matched(request)
    await centre.run_writing(lambda: drop_item(centre.storage, officer, VIEW, name, tags=tags))


@put(
    "/office/templates/{item_id:str}",
    guards=[signed_in],
    status_code=204,
    request_max_body_size=_MAX_BODY,
    summary="Share an answer template",
)
async def put_template(request: Call, item_id: FromPath[str]) -> Response[None]:
    """Share a template under an id that the client made, or put it in the place of the former one."""
    centre, officer, name = centre_of(request), request.user.officer, checked_id(item_id)
    given = await body_of(request, wire_office.NewTemplate, _MAX_BODY)
    body = {"use": given.use, "category": given.category, "text": given.text}
    tags = _matched(request)
    tag = await centre.run_writing(lambda: put_item(centre.storage, officer, TEMPLATE, name, given.name, body, tags=tags))
    return _stored(tag)


@delete("/office/templates/{item_id:str}", guards=[signed_in], status_code=204, summary="Share a template no longer")
async def drop_template(request: Call, item_id: FromPath[str]) -> None:
    """Take a template away; nothing happens where it is not there."""
    centre, officer, name = centre_of(request), request.user.officer, checked_id(item_id)
    tags = _matched(request)
    await centre.run_writing(lambda: drop_item(centre.storage, officer, TEMPLATE, name, tags=tags))


def _matched(request: Call) -> frozenset[str] | None:
    """The tags that the caller's If-Match names; None without one, and for `*`, which any item fits."""
    given = request.headers.get("if-match")
    return None if given is None or given.strip() == "*" else frozenset(_TAG.findall(given))


def _stored(tag: str) -> Response[None]:
    return Response(None, status_code=204, headers={"ETag": f'"{tag}"'})


HANDLERS = [office, put_view, drop_view, put_template, drop_template]
