from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.fact import MAX_DRIFT_MS, milliseconds, observe, tick

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


@given(times, times)
def test_a_wrong_clock_elsewhere_drags_ours_by_a_minute_at_most(wall: int, far: int) -> None:
    seen = observe(tick(0, wall), tick(0, far), wall)
    assert milliseconds(seen) <= max(wall, min(far, wall + MAX_DRIFT_MS))
    assert seen >= tick(0, wall)
