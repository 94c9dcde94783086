"""The small city, for what the office's desks share through the real centre."""

from tests.fakes.city_fixtures import central, clock, proxy, seat

__all__ = ["central", "clock", "proxy", "seat"]
