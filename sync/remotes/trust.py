"""Whom a protected connection trusts, and, where the proof fails, what exactly failed: that decides what an officer should do."""

import logging
import ssl
from contextlib import suppress

from urllib3.util.ssl_ import create_urllib3_context

from sync.errors import LineError, NotOurServer, Unreachable
from sync.remotes.causes import causes

# X509_V_ERR_…, as OpenSSL numbers them.
_VERDICTS = {9: "certificate-too-early", 10: "certificate-expired", 62: "certificate-of-another", 64: "certificate-of-another"}
_UNPROVEN = "certificate-unknown"
_NOT_TLS = frozenset(
    {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG", "UNKNOWN_PROTOCOL"}
)
_OUTDATED = frozenset(
    {
        "TLSV1_ALERT_PROTOCOL_VERSION",
        "UNSUPPORTED_PROTOCOL",
        "SSLV3_ALERT_HANDSHAKE_FAILURE",
        "DH_KEY_TOO_SMALL",
        "UNSAFE_LEGACY_RENEGOTIATION_DISABLED",
    }
)

log = logging.getLogger(__name__)


class HandshakeError(ssl.SSLError):
    """The connection could not be protected, so no request went out over it; its cause says why."""


def trusting_context() -> ssl.SSLContext:
    """A context that wants proof: TLS 1.2 or newer, a valid chain, and the name that was asked for.

    It trusts the authorities of the operating system, where an office installs its own, besides those that requests brings.
    """
    context = create_urllib3_context()
    with suppress(ssl.SSLError):  # one unreadable entry in the system's list must not take the line away
        context.load_default_certs()
    return context


def tls_failure(error: Exception) -> LineError:
    """What went wrong with a connection's protection: before a request went out over it, or in the middle of one."""
    below = list(causes(error))
    greeting = next((cause for cause in below if isinstance(cause, HandshakeError)), None)
    if greeting is not None:
        return _handshake_failure(greeting.__cause__)
    if any(map(_is_of_a_file, below)):
        return NotOurServer("authorities-unreadable", reason="certificate")
    return Unreachable(phase="answer")


def _handshake_failure(cause: BaseException | None) -> LineError:
    reason = str(getattr(cause, "reason", ""))
    log.info("no protected connection: %s %s", type(cause).__name__, reason)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return NotOurServer(_VERDICTS.get(cause.verify_code, _UNPROVEN), reason="certificate")
    if isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError | ConnectionError):
        return Unreachable("protection-cut", phase="connect")
    if reason in _NOT_TLS:
        return NotOurServer("not-protected", reason="protocol")
    return NotOurServer("protection-outdated" if reason in _OUTDATED else "protection-failed", reason="protocol")


def _is_of_a_file(cause: BaseException) -> bool:
    """Whether the list of authorities that REQUESTS_CA_BUNDLE names could not be read."""
    if isinstance(cause, ssl.SSLError):
        return cause.reason in ("NO_CERTIFICATE_OR_CRL_FOUND", "NO_START_LINE", "PEM_LIB")
    return isinstance(cause, FileNotFoundError | PermissionError)
