"""The officers of a pack's officers.json."""

import re

from central.packs import fields
from central.packs.findings import FileBrokenError, Findings, RowBrokenError
from central.packs.records import Pack, PackOfficer, Where
from officer_app.domain.areas import is_code
from officer_app.domain.vocabulary import Role

_LOGIN = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")


def read_officers(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in officers with login, name, title, roles, areas, agency and password."""
    rows = document.get("officers") if isinstance(document, dict) else document
    if not isinstance(rows, list):
        raise FileBrokenError("does not hold a list of officers")
    for number, row in enumerate(rows, start=1):
        try:
            officer = _officer(row)
            if officer.login in pack.officers:
                raise RowBrokenError("login", "stands in the pack already")
            pack.officers[officer.login] = officer
        except RowBrokenError as error:
            findings.row_broken(Where(file, number), error)


def _officer(document: object) -> PackOfficer:
    row = fields.mapping(document)
    login = fields.text(row, "login")
    if len(login) > 128 or not _LOGIN.fullmatch(login):
        raise RowBrokenError("login", "is not lower-case letters and digits with dots, hyphens or underscores between")
    roles, agency = _roles(row), fields.optional_text(row, "agency")
    if roles == {Role.AGENCY} and agency is None:
        raise RowBrokenError("agency", "an agency's officer needs one")
    return PackOfficer(
        login=login,
        name=fields.text(row, "name"),
        title=fields.optional_text(row, "title") or "",
        roles=roles,
        areas=_areas(row),
        agency=agency,
        password=fields.text(row, "password"),
    )


def _roles(row: fields.Row) -> frozenset[Role]:
    try:
        roles = frozenset(Role(fields.text({"roles": role}, "roles")) for role in fields.sequence(row, "roles"))
    except ValueError:
        raise RowBrokenError("roles", f"knows only {', '.join(Role)}") from None
    if not roles:
        raise RowBrokenError("roles", "is missing")
    return roles


def _areas(row: fields.Row) -> tuple[str, ...]:
    areas = tuple(fields.text({"areas": code}, "areas") for code in fields.sequence(row, "areas"))
    if not areas:
        raise RowBrokenError("areas", "is missing")
    if not all(is_code(code) for code in areas):
        raise RowBrokenError("areas", "holds something that is not an area code")
    return areas
