"""Tokens in use: renewed once, saved before they are used, never for another officer or server."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sync.errors import NotOurServer, SignedOut
from sync.remotes.officer_api import OfficerApi
from sync.tokens import Tokens
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.wire_answers import HEADERS, INSTANCE, MOMENT, officer, problem, tokens, tokens_answer

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)
ME, REFRESH = "/officer/v1/me", "/officer/v1/session/refresh"
Make = Callable[..., OfficerApi]


class Centre:
    """Takes one access and one refresh token, and counts."""

    def __init__(self, server: HTTPServer) -> None:
        self.access, self.refresh = "access-2", "refresh-1"
        self.asked: list[str] = []
        self.refreshed = 0
        self.lock = threading.Lock()
        server.expect_request(ME).respond_with_handler(self.me)
        server.expect_request(REFRESH, method="POST").respond_with_handler(self.renew)

    def me(self, request: Request) -> Response:
        with self.lock:
            self.asked.append(request.headers["Authorization"])
        if request.headers["Authorization"] != f"Bearer {self.access}":
            return answer(problem("token-expired", 401), 401)
        return answer(officer())

    def renew(self, request: Request) -> Response:
        assert "Authorization" not in request.headers
        with self.lock:
            self.refreshed += 1
            if request.get_json()["refresh_token"] != self.refresh:
                return answer(problem("token-invalid", 401), 401)
            self.refresh = "refresh-2"
        return answer(tokens_answer(self.access, "refresh-2"))


def answer(document: object, status: int = 200) -> Response:
    kind = "application/json" if status == 200 else "application/problem+json"
    return Response(msgspec.json.encode(document), status, HEADERS, content_type=kind)


@pytest.fixture
def store(httpserver: HTTPServer) -> MemoryTokens:
    return MemoryTokens(tokens(httpserver.url_for("").rstrip("/")))


@pytest.fixture
def make(httpserver: HTTPServer, store: MemoryTokens) -> Iterator[Make]:
    made: list[OfficerApi] = []

    def new(instance: str | None = None) -> OfficerApi:
        api = OfficerApi(
            httpserver.url_for("").rstrip("/"), store, clock=lambda: NOW, device_id="pc", instance=instance, nonce=lambda: "n1"
        )
        made.append(api)
        return api

    yield new
    for api in made:
        api.close()


def test_an_expired_token_is_renewed_once_and_saved_before_use(make: Make, store: MemoryTokens, httpserver: HTTPServer) -> None:
    centre = Centre(httpserver)
    api = make()
    assert api.me().id == "officer-1"
    assert centre.asked == ["Bearer access-1", "Bearer access-2"]
    assert [saved.refresh_token for saved in store.saved] == ["refresh-2"]
    assert api.me().login == "lurah"
    assert centre.refreshed == 1


def test_many_threads_renew_once(make: Make, httpserver: HTTPServer) -> None:
    centre = Centre(httpserver)
    apis = [make() for _ in range(6)]
    threads = [threading.Thread(target=api.me) for api in apis]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert centre.refreshed == 1


def test_another_process_that_renewed_first_is_noticed(make: Make, store: MemoryTokens, httpserver: HTTPServer) -> None:
    centre = Centre(httpserver)
    api = make()
    assert api.officer.id == "officer-1"  # the old tokens are in use from here on
    store.tokens = tokens(api.server, "access-2", "refresh-2")
    assert api.me().id == "officer-1"
    assert centre.refreshed == 0


def test_a_session_that_is_over_says_so_and_does_not_hammer(make: Make, store: MemoryTokens, httpserver: HTTPServer) -> None:
    centre = Centre(httpserver)
    centre.refresh = "gone"
    api = make()
    for _ in range(5):
        with pytest.raises(SignedOut):
            api.me()
    assert centre.refreshed == 1
    assert store.saved == []


def test_a_token_refused_again_after_the_refresh_ends_it(make: Make, httpserver: HTTPServer) -> None:
    centre = Centre(httpserver)
    api = make()
    renewed = centre.renew

    def renew(request: Request) -> Response:
        found = renewed(request)
        centre.access = "nobody-has-it"
        return found

    httpserver.clear()
    httpserver.expect_request(ME).respond_with_handler(centre.me)
    httpserver.expect_request(REFRESH).respond_with_handler(renew)
    with pytest.raises(SignedOut):
        api.me()
    assert len(centre.asked) == 2


def test_tokens_of_another_officer_are_never_used(make: Make, store: MemoryTokens, httpserver: HTTPServer) -> None:
    Centre(httpserver)
    api = make()
    assert api.officer.id == "officer-1"
    other = tokens(api.server, "access-9", "refresh-9")
    store.tokens = Tokens.from_bytes(other.to_bytes().replace(b"officer-1", b"officer-2"))
    with pytest.raises(SignedOut):
        api.me()


def test_a_refresh_that_answers_another_officer_is_not_ours(make: Make, store: MemoryTokens, httpserver: HTTPServer) -> None:
    httpserver.expect_request(ME).respond_with_handler(lambda _: answer(problem("token-expired", 401), 401))
    httpserver.expect_request(REFRESH).respond_with_handler(lambda _: answer(tokens_answer(officer_id="officer-2")))
    with pytest.raises(NotOurServer):
        make().me()
    assert store.saved == []


def test_tokens_of_another_server_are_never_sent(store: MemoryTokens, httpserver: HTTPServer) -> None:
    api = OfficerApi("http://127.0.0.1:9", store, clock=lambda: NOW, device_id="pc")
    with pytest.raises(SignedOut):
        api.me()
    api.close()


def test_nobody_signed_in(make: Make, store: MemoryTokens) -> None:
    store.clear()
    with pytest.raises(SignedOut):
        make().me()


def ping(httpserver: HTTPServer, **changed: str) -> None:
    facts = {"service": "officer-api", "instance": INSTANCE, "epoch": "e1", "time": MOMENT, "nonce": "n1", **changed}
    httpserver.expect_request("/officer/v1/ping", query_string={"nonce": "n1"}).respond_with_json(facts, headers=HEADERS)


def test_signing_in_pings_first_and_keeps_server_and_instance(make: Make, store: MemoryTokens, httpserver: HTTPServer) -> None:
    ping(httpserver)
    seen: list[object] = []

    def session(request: Request) -> Response:
        seen.append(request.get_json())
        return answer(tokens_answer("a", "r"))

    httpserver.expect_request("/officer/v1/session", method="POST").respond_with_handler(session)
    store.clear()
    api = make()
    found = api.sign_in("lurah", "secret")
    assert seen == [{"login": "lurah", "password": "secret", "device_id": "pc"}]
    assert (found.server, found.instance, found.access_token) == (api.server, INSTANCE, "a")
    assert store.tokens == found
    assert Tokens.from_bytes(found.to_bytes()) == found
    assert "secret" not in repr(found)
    assert found.access_token not in repr(found).removeprefix("Tokens")[:3]


@pytest.mark.parametrize("changed", [{"nonce": "n2"}, {"service": "wifi"}, {"instance": "another"}])
def test_no_password_goes_to_a_stranger(make: Make, httpserver: HTTPServer, changed: dict[str, str]) -> None:
    ping(httpserver, **changed)
    with pytest.raises(NotOurServer):
        make().sign_in("lurah", "secret")
    assert [request.path for request, _ in httpserver.log] == ["/officer/v1/ping"]


def test_signing_out_forgets_the_tokens_even_without_a_line(make: Make, store: MemoryTokens, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/officer/v1/session", method="DELETE").respond_with_data("", status=503)
    make().sign_out()
    assert store.tokens is None
