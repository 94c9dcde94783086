"""What stands in front of the central API: a proxy that nobody named is told of at its first request.

Without its name all callers have the proxy's address, and what is counted by address is counted for all of them together.
"""

import logging

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

UNNAMED_PROXY = "unnamed-proxy"

_FORWARDED = (b"x-forwarded-for", b"forwarded", b"x-real-ip")
_log = logging.getLogger(__name__)


class NoticesProxies:
    """ASGI middleware that adds to `notices`, once, what whoever runs this has to put right."""

    def __init__(self, app: ASGIApp, notices: dict[str, str]) -> None:
        self._app = app
        self._notices = notices

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] == ScopeType.HTTP and UNNAMED_PROXY not in self._notices and (peer := _unnamed_proxy(scope)) is not None:
            self._notices[UNNAMED_PROXY] = (
                f"Requests come through a proxy at {peer} that was not named: start with --proxy {peer}. Until then all callers "
                "count as one address."
            )
            _log.warning("%s", self._notices[UNNAMED_PROXY])
        await self._app(scope, receive, send)


def _unnamed_proxy(scope: Scope) -> str | None:
    """The address of a proxy whose word was not believed: a named one's callers stand in the scope instead of it."""
    told = b",".join(value for name, value in scope["headers"] if name in _FORWARDED).decode("latin-1")
    client = scope.get("client")
    return client[0] if told and client is not None and client[0] not in told else None
