from hypothesis import given
from hypothesis import strategies as st

from kiosk.readers.wedge import END, GAP, LONGEST, MACHINE_GAP, TERMINATOR_WINDOW, Scanned, Typed, WedgeBuffer, lines

CODE = "BCDFGHJKLNPRSTVXBCDFGHJKLNPRS"
FAST, SLOW = 0.004, 0.2


def meanings(*bursts, pace=FAST, between=SLOW):
    """Press the characters of each burst at a scanner's pace; the key of a character is itself."""
    buffer: WedgeBuffer[str] = WedgeBuffer()
    at, found = 0.0, []
    for burst in bursts:
        for character in burst:
            at += pace
            found += buffer.press(character, END if character in "\n\t\r" else character, at)
        at += between
        found += buffer.expire(at)
    return found


def typed(text):
    return Typed(tuple(text))


def test_a_complete_code_fires_at_its_last_letter_and_its_enter_is_swallowed():
    assert meanings(CODE) == [Scanned(CODE)]
    assert meanings(CODE + "\r") == [Scanned(CODE)]
    assert meanings(CODE + "\r\n") == [Scanned(CODE)]
    assert meanings(CODE.lower() + "\t") == [Scanned(CODE.lower())]


def test_two_codes_in_one_burst_are_two_scans():
    assert meanings(CODE + CODE) == [Scanned(CODE)] * 2
    assert meanings((CODE + "\r") * 200) == [Scanned(CODE)] * 200


def test_foreign_codes_end_with_enter_or_with_a_gap():
    assert meanings("A7-0042\n") == [Scanned("A7-0042")]
    assert meanings("A7-00421") == [Scanned("A7-00421")]
    assert meanings("0042\t0043\t") == [Scanned("0042"), Scanned("0043")]


def test_short_or_slow_keys_are_typing():
    assert meanings("dup") == [typed("dup")]
    assert meanings("d\n") == [typed("d\n")]
    assert meanings("dupont\n", pace=GAP + 0.01) == [typed(letter) for letter in "dupont\n"]


def test_two_letters_and_enter_at_a_machines_pace_are_a_scan():
    assert meanings("af\r") == [Scanned("af")]
    assert meanings("af\r", pace=0.0) == [Scanned("af")]
    assert meanings("af\r", pace=MACHINE_GAP - 0.001) == [Scanned("af")]


def test_the_late_enter_of_a_short_burst_at_a_machines_pace_is_swallowed():
    assert meanings("af", "\r", between=TERMINATOR_WINDOW - 0.01) == [typed("af")]
    assert meanings("af", "\r", between=TERMINATOR_WINDOW + 0.01) == [typed("af"), typed("\r")]
    assert meanings("af", "\r", pace=MACHINE_GAP + 0.001, between=0.15) == [typed("af"), typed("\r")]


def test_hurried_typing_is_handed_on_whole_and_in_order():
    for pace in (MACHINE_GAP + 0.001, 0.06, GAP - 0.001):
        assert meanings("verhaegen", pace=pace) == [typed("verhaegen")]
        assert meanings("verhaegen\r", pace=pace) == [typed("verhaegen\r")]


def test_a_badge_code_may_come_as_slowly_as_hurried_typing():
    assert meanings(CODE + "\r", pace=GAP - 0.001) == [Scanned(CODE)]


def test_a_held_key_is_typing_however_long():
    assert meanings("eeeeeeeeeeee") == [typed("eeeeeeeeeeee")]


def test_a_letter_typed_just_before_a_scan_stays_typing():
    assert meanings("k" + CODE + "\n") == [typed("k"), Scanned(CODE)]


def test_an_identifier_that_the_scanner_puts_before_the_code_belongs_to_the_scan():
    for identifier in ("]Q1", "$A&", "+Q1"):
        assert meanings(identifier + CODE) == [Scanned(identifier + CODE)]


def test_a_late_enter_still_belongs_to_its_scan():
    assert meanings("TICKET-0042", "\n", between=TERMINATOR_WINDOW - 0.01) == [Scanned("TICKET-0042")]
    assert meanings(CODE, "\n", between=TERMINATOR_WINDOW + 0.01) == [Scanned(CODE), typed("\n")]


def test_keys_that_type_nothing_pass_at_once_but_keep_their_place_in_a_burst():
    buffer: WedgeBuffer[str] = WedgeBuffer()
    assert buffer.press("f2", "", 0.0) == [Typed(("f2",))]
    assert buffer.press("a", "a", 0.01) == []
    assert buffer.press("left", "", 0.02) == []
    assert buffer.press("b", "b", 0.03) == []
    assert buffer.expire(0.2) == [Typed(("a", "left", "b"))]


def test_keys_that_type_nothing_vanish_inside_a_scan():
    buffer: WedgeBuffer[str] = WedgeBuffer()
    found = []
    for index, letter in enumerate(CODE):
        found += buffer.press(letter, letter, index * FAST)
        found += buffer.press("left_shift", "", index * FAST) if index < 28 else []
    assert found == [Scanned(CODE)]


def test_the_deadline_is_known_only_while_keys_are_held():
    buffer: WedgeBuffer[str] = WedgeBuffer()
    assert buffer.deadline is None
    buffer.press("a", "a", 1.0)
    assert buffer.deadline == 1.0 + GAP
    buffer.expire(1.2)
    assert buffer.deadline is None


def test_an_endless_burst_is_bounded():
    found = meanings("ab" * 100_000)
    assert found == [Scanned("ab" * (LONGEST // 2))]


def test_pasted_lines_are_scans_and_blank_ones_are_not():
    assert lines(f"{CODE}\r\n\n  \nA7-0042") == [CODE, "A7-0042"]
    assert len(lines("x\n" * 1_000_000)) == 200
    assert [len(line) for line in lines("x" * 1_000_000)] == [LONGEST]


KEYS = st.lists(
    st.tuples(
        st.sampled_from([*"BCdxé1 -]Q", END, "", "", CODE]),
        st.sampled_from([0.0, 0.005, 0.1, 0.100001, 0.3]) | st.floats(0, 0.5),
    ),
    max_size=60,
)


def keys_of(choices):
    """Number the keys, so that none can stand in for another; a whole code is typed letter by letter."""
    number, at = 0, 0.0
    for text, wait in choices:
        at += wait
        for character in text or [""]:
            number += 1
            yield (number, character), character, at


@given(KEYS)
def test_every_key_is_either_typing_or_part_of_a_scan_in_order(choices):
    buffer: WedgeBuffer[tuple[int, str]] = WedgeBuffer()
    found = []
    presses = list(keys_of(choices))
    for key, character, at in presses:
        found += buffer.press(key, character, at)
    found += buffer.expire(1e9)

    assert _printable(found) == "".join(character for _, character, _ in presses if character != END)
    typed_numbers = [number for meaning in found if isinstance(meaning, Typed) for number, _ in meaning.keys]
    assert typed_numbers == sorted(set(typed_numbers))
    assert buffer.deadline is None


@given(KEYS)
def test_a_person_who_types_slowly_never_scans(choices):
    buffer: WedgeBuffer[tuple[int, str]] = WedgeBuffer()
    presses = list(keys_of(choices))
    found = []
    for index, (key, character, _) in enumerate(presses):
        found += buffer.press(key, character, index * (GAP + 0.01))
    found += buffer.expire(1e9)
    typed_keys = [key for meaning in found if isinstance(meaning, Typed) for key in meaning.keys]
    assert typed_keys == [key for key, _, _ in presses]


@given(
    st.text(st.sampled_from("BCdxé1 -]Q\r"), max_size=28),
    st.floats(MACHINE_GAP + 0.001, GAP - 0.001),
)
def test_a_person_who_types_fast_never_scans(text, pace):
    assert [meaning for meaning in meanings(text, pace=pace) if isinstance(meaning, Scanned)] == []


def _printable(found):
    return "".join(
        meaning.text if isinstance(meaning, Scanned) else "".join(c for _, c in meaning.keys if c != END)
        for meaning in found
    )
