"""An office against a central API in memory, and desks at the real one."""

from tests.fakes.cache_fixtures import cache, reader, stores
from tests.fakes.city_fixtures import central, clock, proxy, seat
from tests.fakes.office_fixtures import centre, office

__all__ = ["cache", "central", "centre", "clock", "office", "proxy", "reader", "seat", "stores"]
