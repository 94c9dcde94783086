"""The scope as SQL and the scope as a rule say the same."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, select

from central import schema
from central.report_rows import row_of
from central.scope import sees_report, shares_area
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Role
from tests.fakes.central_office import new_report

CODES = ["31", "31.7", "31.75", "31.74", "31.75.07", "31.75.01", "31.75.07.1003", "31.75.07.1004", "31.74.07.1003", "31.750"]
CODES += ["31.75.07.1003/RW 01", "31.75.07.10030", "3", ""]
AGENCIES = [None, "bm", "sda"]

_engine = create_engine("sqlite://")
schema.metadata.create_all(_engine)
with _engine.begin() as _connection:
    for _number, (_ward, _agency) in enumerate((ward, agency) for ward in CODES for agency in AGENCIES):
        _row = row_of(new_report(str(_number), _ward, agency=_agency).report)
        _row |= {"source_key": str(_number), "raw_text": "", "rev": _number, "number": str(_number)}
        _connection.execute(insert(schema.report).values(_row))


@given(
    roles=st.frozensets(st.sampled_from(Role), min_size=1),
    areas=st.lists(st.sampled_from(CODES[:-1]), max_size=3),
    agency=st.sampled_from(AGENCIES),
)
def test_sql_and_rule_agree(roles: frozenset[Role], areas: list[str], agency: str | None) -> None:
    officer = Officer("o", "o", "O", "", roles, tuple(areas), agency)
    with _engine.connect() as connection:
        seen = set(connection.execute(select(schema.report.c.id).where(sees_report(officer))).scalars())
        rows = connection.execute(select(schema.report.c.id, schema.report.c.ward, schema.report.c.agency)).all()
    # Only wards' own codes stand in `ward`; what is no code of four digits there cannot be below a ward.
    expected = {row.id for row in rows if officer.in_scope(row.ward, row.agency)}
    below_wards = {row.id for row in rows if "/" in row.ward}
    assert seen - below_wards == expected - below_wards


def test_areas_are_shared_up_and_down() -> None:
    officer = Officer("o", "o", "O", "", frozenset({Role.STAFF}), ("31.75.07",))
    assert shares_area(officer, ("31.75.07.1003",))
    assert shares_area(officer, ("31",))
    assert not shares_area(officer, ("31.75.08", "31.75.0"))
