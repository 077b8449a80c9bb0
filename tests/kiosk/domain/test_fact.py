from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.fact import milliseconds, tick

times = st.integers(0, 1 << 42)


@given(st.lists(times, min_size=1))
def test_timestamps_only_go_forward_even_when_the_clock_jumps_back(walls: list[int]) -> None:
    stamps = [0]
    for wall in walls:
        stamps.append(tick(stamps[-1], wall))
    assert stamps == sorted(set(stamps))


@given(times)
def test_a_timestamp_follows_the_wall_clock(wall: int) -> None:
    assert milliseconds(tick(0, wall)) == wall
