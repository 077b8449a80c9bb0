from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.interchange.table import Column, ColumnKind, Table, local_time, utc_time

BRUSSELS = ZoneInfo("Europe/Brussels")


def test_a_time_gives_two_columns_in_a_spreadsheet():
    table = Table("x", (Column("name", ColumnKind.TEXT), Column("at", ColumnKind.DATETIME)), [])
    assert table.spreadsheet_header == ["name", "at_local", "at_utc"]


def test_local_time_is_what_the_clock_on_the_wall_showed():
    moment = datetime(2026, 7, 1, 8, 0, 5, 900_000, UTC)
    assert local_time(moment, BRUSSELS).isoformat() == "2026-07-01T10:00:05"


def test_the_hour_that_comes_twice_is_told_apart_in_utc():
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert local_time(first, BRUSSELS) == local_time(second, BRUSSELS)
    assert (utc_time(first), utc_time(second)) == ("2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z")


def test_a_time_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="no time zone"):
        utc_time(datetime(2026, 7, 1))  # noqa: DTZ001 -- the mistake itself
