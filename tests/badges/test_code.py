import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badges.code import (
    ALPHABET,
    CODE_LENGTH,
    NUMBER_LENGTH,
    VERSION,
    BareNumber,
    EventKey,
    Foreign,
    Forged,
    Genuine,
    OtherEvent,
    bits_of,
    grouped,
    number_from_bits,
)

GOLDEN = [
    (bytes(range(32)), 0, "BJLBBBBBBBBBBSCNLRSCSSRDCBGCP"),
    (bytes(range(32)), 123456789012, "BJLCSRVNNCPCGHTFRNHHRVPNRHDXJ"),
    (b"\xa5" * 32, 2**40 - 1, "BJJXXXXXXXXXXXCFSSLFRPVBGBJBS"),
]
# What a scanner's "]Q1" becomes, and its "q" case, on host keyboards without and with Caps Lock.
IDENTIFIERS = {
    "us": ("]Q1", "]q1"),
    "us(intl)": ("]Q1", "]q1"),
    "be": ("$A&", "$a&"),
    "fr": ("$A&", "$a&"),
    "de": ("+Q1", "+q1"),
    "nl": ("*Q1", "*q1"),
}
MODIFIERS = {"be": "à&é\"'(§", "fr": "à&é\"'(-", "be with Caps Lock": "À&É\"'(§", "de": "0123456"}

bits = st.integers(0, 2**40 - 1)
secrets = st.binary(min_size=16, max_size=64)


@pytest.mark.parametrize(("secret", "number_bits", "code"), GOLDEN)
def test_codes_never_change_by_accident(secret, number_bits, code):
    assert EventKey(secret).issue(number_from_bits(number_bits)) == code


def test_the_alphabet_has_sixteen_letters_that_no_latin_layout_moves():
    assert len(set(ALPHABET)) == 16
    assert not set(ALPHABET) & set("AEIOUYQWZM0123456789")


@given(secrets, bits)
def test_an_issued_code_reads_as_genuine(secret, number_bits):
    key, number = EventKey(secret), number_from_bits(number_bits)
    code = key.issue(number)
    assert key.read(code) == Genuine(number)
    assert (len(code), code[0], code[1:3], code[3:13]) == (CODE_LENGTH, VERSION, key.event_tag, number)


@given(bits)
def test_bits_survive_being_written_as_letters(number_bits):
    number = number_from_bits(number_bits)
    assert bits_of(number) == number_bits
    assert len(number) == NUMBER_LENGTH
    assert set(number) <= set(ALPHABET)


@pytest.mark.parametrize("outside", [-1, 2**40])
def test_bits_that_do_not_fit_are_refused(outside):
    with pytest.raises(ValueError, match="40 bits"):
        number_from_bits(outside)


@pytest.mark.parametrize("malformed", ["", "BCDF", "BCDFGHJKLNP", "BCDFGHJKLA", "bcdfghjkln", "BCDFGHJKLN\n"])
def test_a_malformed_number_is_not_issued(key, malformed):
    with pytest.raises(ValueError, match="10 letters"):
        key.issue(malformed)
    with pytest.raises(ValueError, match="10 letters"):
        bits_of(malformed)


def test_no_change_of_one_letter_stays_genuine(key):
    code = key.issue("BCDFGHJKLN")
    changed = [
        code[:at] + letter + code[at + 1 :] for at in range(CODE_LENGTH) for letter in ALPHABET if letter != code[at]
    ]
    kinds = {type(key.read(text)) for text in changed}
    assert len(changed) == CODE_LENGTH * 15
    assert kinds == {Foreign, OtherEvent, Forged}


def test_each_part_of_a_code_decides_what_a_change_of_it_means(key):
    code = key.issue("BCDFGHJKLN")
    other_tag = "BB" if key.event_tag != "BB" else "CC"
    assert key.read("C" + code[1:]) == Foreign("C" + code[1:])
    assert key.read(code[:1] + other_tag + code[3:]) == OtherEvent("BCDFGHJKLN")
    assert key.read(code[:3] + "CCDFGHJKLN" + code[13:]) == Forged("CCDFGHJKLN")
    assert key.read(code[:13] + "B" * 16) == Forged("BCDFGHJKLN")


def test_two_events_do_not_read_each_others_codes(key):
    other = EventKey(b"another event's secret, 32 bytes")
    assert other.read(key.issue("BCDFGHJKLN")) == OtherEvent("BCDFGHJKLN")


@pytest.mark.parametrize("layout", IDENTIFIERS)
@pytest.mark.parametrize("caps_lock", [False, True])
def test_every_host_layout_reads_a_code_and_its_identifier(key, layout, caps_lock):
    code = key.issue("BCDFGHJKLN")
    typed = IDENTIFIERS[layout][caps_lock] + (code.lower() if caps_lock else code)
    assert key.read(typed) == Genuine("BCDFGHJKLN")


@pytest.mark.parametrize("layout", MODIFIERS)
def test_every_modifier_of_the_qr_identifier_is_dropped(key, layout):
    letter, opening = ("Q", "+") if layout == "de" else ("A", "$")
    readings = {key.read(f"{opening}{letter}{modifier}{key.issue('BCDFGHJKLN')}") for modifier in MODIFIERS[layout]}
    assert readings == {Genuine("BCDFGHJKLN")}


@pytest.mark.parametrize("suffix", ["\r", "\n", "\r\n", "\t", "\0", "\x03", "\x1d", " ", "\u2028"])
@pytest.mark.parametrize("prefix", ["", "\x02", "\ufeff", "]Q3", "\x02]Q1 ", "£a1"])
def test_what_scanners_add_is_ignored(key, prefix, suffix):
    assert key.read(prefix + key.issue("BCDFGHJKLN") + suffix) == Genuine("BCDFGHJKLN")


@given(st.data())
def test_case_spaces_and_dashes_anywhere_are_ignored(data):
    key = EventKey(bytes(32))
    noise = st.text("  \u00a0\u202f-\u2010\u2011\u2012\u2013\u2014\u2212\u00ad\u200b\t", max_size=3)
    letters = [
        data.draw(noise) + data.draw(st.sampled_from([letter, letter.lower()])) for letter in key.issue("BCDFGHJKLN")
    ]
    assert key.read("".join(letters)) == Genuine("BCDFGHJKLN")


@pytest.mark.parametrize("typed", ["BCDFGHJKLN", "bcdf ghj kln", "BCDF\u2011GHJ\u2013KLN\r"])
def test_ten_letters_are_a_bare_number(key, typed):
    assert key.read(typed) == BareNumber("BCDFGHJKLN")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("\0\r\n", ""),
        ("]Q1", ""),
        (" A7-k3 x\r\n", "A7-k3 x"),
        ("]C1AB12", "AB12"),
        ("+32 470", "+32 470"),
        ("*A1234*", "*A1234*"),
        ("BCDFGHJKL", "BCDFGHJKL"),
        ("ſcdfghjkln", "ſcdfghjkln"),
    ],
)
def test_other_text_is_foreign_and_kept_without_its_wrapping(key, text, kept):
    assert key.read(text) == Foreign(kept)


@given(st.text())
def test_reading_never_raises(text):
    assert EventKey(bytes(32)).read(text) is not None


def test_a_key_never_shows_its_secret():
    assert repr(EventKey(b"sixteen bytes...")) == "EventKey()"


@pytest.mark.parametrize("length", [0, 15, 65])
def test_a_secret_of_the_wrong_length_is_refused(length):
    with pytest.raises(ValueError, match="16 to 64 bytes"):
        EventKey(bytes(length))


def test_a_number_is_grouped_for_reading_aloud():
    assert grouped("BCDFGHJKLN") == "BCDF GHJ KLN"


def test_reading_codes_loads_no_library():
    loaded = "import sys; before = set(sys.modules); import badges.code; print(*sorted(set(sys.modules) - before))"
    modules = subprocess.run(
        [sys.executable, "-S", "-c", loaded], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names) == {"badges"}
