"""Certificates for TLS servers on this computer: right ones, and every kind of wrong one."""

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """Vouches for servers; `file` is what a computer has to know to trust it."""

    name: x509.Name
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    file: Path

    def context(
        self, *, host: str = "127.0.0.1", begins: dt.timedelta = -DAY, ends: dt.timedelta = DAY, self_signed: bool = False
    ) -> ssl.SSLContext:
        """The server side of a connection, with a certificate for a host that is valid from now + begins to now + ends."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name(host)
        issuer, signing = (name, key) if self_signed else (self.name, self.key)
        made = _builder(name, issuer, key, begins, ends).add_extension(
            x509.SubjectAlternativeName([_general_name(host)]), critical=False
        )
        made = made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
        file = self.file.with_name(f"server-{made.sign(signing, hashes.SHA256()).serial_number}.pem")
        file.write_bytes(_private(key) + made.sign(signing, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def new_authority(folder: Path, name: str = "Kantor Kelurahan CA") -> Authority:
    """An office's own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name)
    made = (
        _builder(subject, subject, key, -2 * DAY, 30 * DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_ca_usage(), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name.replace(' ', '-')}.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return Authority(subject, key, made, file)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, begins: dt.timedelta, ends: dt.timedelta
) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _ca_usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
