"""From the words of a command line to the codes of the reference data."""

from collections.abc import Mapping

from officer_app.domain.areas import AreaNames, is_code, name_key
from sync.errors import OfficerError
from sync.reading import Reader
from sync.records import Reference


def report_id(reader: Reader, number_or_id: str) -> str:
    """The id of the report so numbered; OfficerError `report-not-found`."""
    found = reader.find(number_or_id.strip())
    if found is None:
        raise OfficerError("report-not-found", report=number_or_id)
    return found


def operation_id(reader: Reader, start: str) -> str:
    """The id of the officer's one operation that begins so; OfficerError `operation-not-found`."""
    found = reader.operations_named(start.strip().lower()) if start.strip() else []
    if len(found) != 1:
        raise OfficerError("operation-not-found", operation=start)
    return found[0]


def area_code(reference: Reference, code_or_name: str) -> str:
    """The code of the one area so named; OfficerError `unknown-word`."""
    names = AreaNames()
    for code, name in reference.areas.items():
        names.add(code, name)
    found = names.find(code_or_name)
    if found is not None:
        return found
    if is_code(code_or_name.strip()):
        return code_or_name.strip()
    raise OfficerError("unknown-word", option="--area", value=code_or_name)


def category_code(reference: Reference, word: str, option: str = "--category") -> str:
    """The code of a category given by code or by its name in either language."""
    names = {code: (category.name, category.name_en) for code, category in reference.categories.items()}
    return _only(names, word, option)


def agency_code(reference: Reference, word: str) -> str:
    """The code of an agency given by code or name."""
    return _only({code: (name,) for code, name in reference.agencies.items()}, word, "--agency")


def unit_code(reference: Reference, word: str) -> str:
    """The code of a field unit given by code or name."""
    return _only({code: (name,) for code, name in reference.units.items()}, word, "--unit")


def officer_id(reference: Reference, word: str) -> str:
    """The id of a colleague given by id or name."""
    return _only({key: (colleague.name,) for key, colleague in reference.officers.items()}, word, "--officer")


def _only(names: Mapping[str, tuple[str, ...]], word: str, option: str) -> str:
    if word in names:
        return word
    wanted = name_key(word)
    found = [code for code, spellings in names.items() if wanted in {name_key(code), *map(name_key, spellings)}]
    if len(found) != 1:
        raise OfficerError("unknown-word", option=option, value=word)
    return found[0]
