from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.attendance import Attendance
from kiosk.domain.fact import Fact
from tests.factories import a_scan_fact, an_undo_fact

NUMBERS = ["BBBBBBBBBB", "CCCCCCCCCC", "DDDDDDDDDD"]


@st.composite
def journals(draw: Any) -> list[Fact]:
    facts: list[Fact] = []
    for turn in range(1, draw(st.integers(1, 14))):
        earlier = [fact for fact in facts if fact.kind == "scanned"]
        if earlier and draw(st.booleans()):
            facts.append(an_undo_fact(turn, draw(st.sampled_from(earlier))))
        else:
            verdict = draw(st.sampled_from(["admitted", "left", "refused"]))
            list_id = draw(st.sampled_from(["entrance", "meal"]))
            facts.append(a_scan_fact(turn, number=draw(st.sampled_from(NUMBERS)), verdict=verdict, list=list_id))
    return facts


def folded(facts: list[Fact], same_person: dict[str, str] | None = None) -> Attendance:
    attendance = Attendance(same_person or {})
    for fact in facts:
        attendance.add(fact)
    return attendance


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(facts, chance) -> None:
    shuffled = list(facts)
    chance.shuffle(shuffled)

    in_order, out_of_order = folded(facts), folded(shuffled)

    assert out_of_order.visits() == in_order.visits()
    for list_id in ("entrance", "meal"):
        assert out_of_order.arrived(list_id) == in_order.arrived(list_id)
        assert out_of_order.inside(list_id) == in_order.inside(list_id)


@given(journals())
def test_the_running_figures_equal_a_count_of_the_visits(facts: list[Fact]) -> None:
    attendance = folded(facts)

    for list_id in ("entrance", "meal"):
        visits = [visit for visit in attendance.visits() if visit.list_id == list_id]
        assert attendance.arrived(list_id) == sum(visit.entries > 0 for visit in visits)
        assert attendance.inside(list_id) == sum(visit.is_inside for visit in visits)


def test_a_new_badge_goes_on_where_the_old_one_stopped() -> None:
    facts = [a_scan_fact(1, number=NUMBERS[0]), a_scan_fact(2, number=NUMBERS[1], verdict="left")]

    attendance = folded(facts, same_person={NUMBERS[0]: NUMBERS[1]})

    assert (attendance.arrived("entrance"), attendance.inside("entrance")) == (1, 0)


def test_forged_and_unknown_codes_move_nobody() -> None:
    attendance = folded([a_scan_fact(1, number=None, verdict="refused"), a_scan_fact(2, verdict="already_in")])

    assert attendance.visits() == []
