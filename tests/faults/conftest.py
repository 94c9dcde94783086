"""The three grounds of the fault cases: a centre in memory, the real one in a thread, and real processes."""

from tests.fakes.cache_fixtures import cache, reader, stores
from tests.fakes.city_fixtures import central, clock, proxy, seat
from tests.fakes.office_fixtures import centre, office
from tests.fakes.terminal_fixtures import terminal_city

__all__ = ["cache", "central", "centre", "clock", "office", "proxy", "reader", "seat", "stores", "terminal_city"]
