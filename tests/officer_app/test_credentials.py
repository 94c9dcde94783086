"""Secrets behind a passphrase and in a keyring; the real OS keyring has its own test file."""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError, PasswordSetError

from officer_app.credentials import SERVICE, KeyringSecrets, PassphraseSecrets, Secrets, StoredTokens, keyring_works
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Role
from sync.errors import OfficerError, WrongKey
from sync.tokens import Tokens

_TOKENS = Tokens(
    access_token="access-s3cr3t",
    access_expires_at=datetime(2026, 3, 2, tzinfo=UTC),
    refresh_token="refresh-s3cr3t",
    refresh_expires_at=datetime(2026, 4, 2, tzinfo=UTC),
    officer=Officer("o-1", "sari", "Sari", "Staf", frozenset({Role.STAFF}), ("31.75.07.1003",)),
    server="http://127.0.0.1:1",
    instance="i-1",
)


class WindowsLikeKeyring(KeyringBackend):
    """Keeps entries in memory and, as Windows does, refuses more than 2,560 bytes of UTF-16; it can be locked."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False
        self.fail_after: int | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        if self.fail_after == 0 or len(password.encode("utf-16-le")) > 2560:
            raise PasswordSetError("refused")
        if self.fail_after is not None:
            self.fail_after -= 1
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        if (service, username) not in self.entries:
            raise PasswordDeleteError("not there")
        del self.entries[service, username]

    def _check(self) -> None:
        if self.locked:
            raise KeyringLocked("locked")


@pytest.fixture
def windows() -> Iterator[WindowsLikeKeyring]:
    former, backend = keyring.get_keyring(), WindowsLikeKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(former)


@pytest.fixture(params=["passphrase", "keyring"])
def secrets(request: pytest.FixtureRequest, tmp_path: Path) -> Secrets:
    if request.param == "passphrase":
        return PassphraseSecrets(tmp_path / "secrets.enc", "kata sandi")
    request.getfixturevalue("windows")
    return KeyringSecrets("installation-1")


def test_a_secret_is_kept_replaced_and_forgotten(secrets: Secrets) -> None:
    assert secrets.get("tokens") is None
    secrets.set("tokens", b"\x00\xff")
    secrets.set("store-key", b"k" * 32)
    secrets.set("tokens", b"")
    assert (secrets.get("tokens"), secrets.get("store-key")) == (b"", b"k" * 32)
    secrets.delete("tokens")
    secrets.delete("tokens")
    assert (secrets.get("tokens"), secrets.get("store-key")) == (None, b"k" * 32)


def test_a_long_secret_fits_too_and_leaves_nothing_behind(secrets: Secrets) -> None:
    for size in (5000, 20_000, 10):
        secrets.set("tokens", bytes(size))
        assert secrets.get("tokens") == bytes(size)
    secrets.delete("tokens")
    assert secrets.get("tokens") is None


def test_tokens_go_through_either(secrets: Secrets) -> None:
    store = StoredTokens(secrets)
    assert store.load() is None
    store.save(_TOKENS)
    assert store.load() == _TOKENS
    store.clear()
    assert store.load() is None


def test_tokens_of_another_version_count_as_signed_out(secrets: Secrets) -> None:
    secrets.set("tokens", b'{"a": 1}')
    assert StoredTokens(secrets).load() is None


def test_each_installation_has_its_own_entries(windows: WindowsLikeKeyring) -> None:
    KeyringSecrets("one").set("tokens", b"1")
    assert KeyringSecrets("two").get("tokens") is None
    assert list(windows.entries) == [(SERVICE, "one/tokens")]


def test_parts_that_were_replaced_are_removed(windows: WindowsLikeKeyring) -> None:
    secrets = KeyringSecrets("one")
    secrets.set("tokens", bytes(5000))
    secrets.set("tokens", b"short")
    assert list(windows.entries) == [(SERVICE, "one/tokens")]


@pytest.mark.parametrize("writes", range(8))
def test_a_crash_between_parts_keeps_the_former_secret(windows: WindowsLikeKeyring, writes: int) -> None:
    secrets = KeyringSecrets("one")
    secrets.set("tokens", b"a" * 4000)
    windows.fail_after = writes
    try:
        secrets.set("tokens", b"b" * 4000)
    except OfficerError as error:
        assert error.code == "keyring-failed"
        assert secrets.get("tokens") == b"a" * 4000
    else:
        assert secrets.get("tokens") == b"b" * 4000


def test_a_locked_keyring_is_told_as_such(windows: WindowsLikeKeyring) -> None:
    windows.locked = True
    with pytest.raises(OfficerError) as raised:
        KeyringSecrets("one").get("tokens")
    assert raised.value.code == "keyring-locked"
    assert not keyring_works()


def test_a_keyring_that_forgets_does_not_work(windows: WindowsLikeKeyring) -> None:
    assert keyring_works()
    assert windows.entries == {}
    keyring.set_keyring(NullKeyring())  # type: ignore[no-untyped-call]
    assert not keyring_works()


def test_the_file_holds_nothing_in_the_clear(tmp_path: Path) -> None:
    StoredTokens(PassphraseSecrets(tmp_path / "secrets.enc", "kata sandi")).save(_TOKENS)
    data = (tmp_path / "secrets.enc").read_bytes()
    for word in (b"s3cr3t", b"sari", b"31.75", b"tokens", b"kata sandi"):
        assert word not in data


def test_two_writes_of_the_same_secret_differ_on_disk(tmp_path: Path) -> None:
    secrets = PassphraseSecrets(tmp_path / "secrets.enc", "kata sandi")
    secrets.set("a", b"same")
    first = (tmp_path / "secrets.enc").read_bytes()
    secrets.set("a", b"same")
    assert (tmp_path / "secrets.enc").read_bytes() != first


def test_a_wrong_passphrase_is_told_and_changes_nothing(tmp_path: Path) -> None:
    PassphraseSecrets(tmp_path / "secrets.enc", "right").set("a", b"1")
    before = (tmp_path / "secrets.enc").read_bytes()
    wrong = PassphraseSecrets(tmp_path / "secrets.enc", "wrong")
    attempts: list[Callable[[], object]] = [
        lambda: wrong.get("a"),
        lambda: wrong.set("a", b"2"),
        lambda: wrong.delete("a"),
    ]
    for attempt in attempts:
        with pytest.raises(WrongKey) as raised:
            attempt()
        assert raised.value.code == "wrong-passphrase"
    assert (tmp_path / "secrets.enc").read_bytes() == before


@given(position=st.integers(0), flip=st.integers(1, 255))
def test_one_changed_byte_anywhere_is_noticed(tmp_path_factory: pytest.TempPathFactory, position: int, flip: int) -> None:
    file = tmp_path_factory.getbasetemp() / "flipped.enc"
    if not file.exists():
        PassphraseSecrets(file, "kata sandi").set("a", b"1")
    data = bytearray(file.read_bytes())
    data[position % len(data)] ^= flip
    broken = file.with_name("broken.enc")
    broken.write_bytes(data)
    with pytest.raises(OfficerError) as raised:
        PassphraseSecrets(broken, "kata sandi").get("a")
    assert raised.value.code in {"wrong-passphrase", "installation-damaged"}


def test_a_truncated_file_is_damage_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "secrets.enc").write_bytes(b"CROPSEC1short")
    with pytest.raises(OfficerError) as raised:
        PassphraseSecrets(tmp_path / "secrets.enc", "x").get("a")
    assert raised.value.code == "installation-damaged"


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "secrets.enc"
    PassphraseSecrets(file, "kata sandi").set("start", b"")

    def write(name: str) -> None:
        mine = PassphraseSecrets(file, "kata sandi")
        for number in range(10):
            mine.set(f"{name}{number}", os.urandom(8))

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = PassphraseSecrets(file, "kata sandi")
    assert all(kept.get(f"{name}{number}") is not None for name in "ab" for number in range(10))
