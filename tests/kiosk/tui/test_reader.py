"""The terminal's reader: Textual's private parser is used and spared, which these tests hold to."""

from textual.events import Key, Paste

from kiosk.tui.messages import TextRead
from kiosk.tui.terminal import _Reader, keys_of


def at_rest():
    reader = _Reader(debug=False)
    reader.waited()
    reader.waited()
    return reader


def names(messages):
    return [message.key for message in messages if isinstance(message, Key)]


def test_plain_text_at_rest_is_not_parsed():
    (read,) = at_rest().feed("BCDF 0à\r")
    assert isinstance(read, TextRead)
    assert read.text == "BCDF 0à\r"


def test_sequences_are_parsed_and_so_is_text_right_after_them():
    reader = at_rest()
    assert names(reader.feed("\x1bOP")) == ["f1"]
    assert names(reader.feed("ab")) == ["a", "b"]


def test_a_sequence_cut_in_two_is_put_together():
    reader = at_rest()
    assert names([*reader.feed("\x1b["), *reader.feed("A")]) == ["up"]


def test_a_paste_in_many_reads_is_one_paste_however_slow():
    reader = at_rest()
    found = reader.feed("\x1b[20")
    found += reader.feed("0~BCDF")
    for part in ("GHJK", "\rLN"):
        reader.waited()
        reader.waited()
        found += reader.feed(part)
    found += reader.feed("\x1b[201~")
    assert [message.text for message in found if isinstance(message, Paste)] == ["BCDFGHJK\rLN"]
    assert names(found) == []
    reader.waited()
    reader.waited()
    assert isinstance(reader.feed("x")[0], TextRead)


def test_a_paste_whose_end_never_comes_is_taken_after_half_a_second():
    reader = at_rest()
    reader.feed("\x1b[200~BCDF\rGHJK\r")
    found = [message for _ in range(5) for message in reader.waited()]
    assert [message.text for message in found if isinstance(message, Paste)] == ["BCDF\rGHJK\r"]
    (read,) = reader.feed("LN\r")
    assert isinstance(read, TextRead)


def test_a_paste_begun_by_mistake_and_empty_does_not_make_the_kiosk_deaf():
    reader = at_rest()
    reader.feed("\x1b[200~")
    for _ in range(5):
        assert names(reader.waited()) == []
    assert isinstance(reader.feed("LN\r")[0], TextRead)


def test_a_paste_is_kept_up_to_a_length_and_its_end_is_still_noticed():
    reader = at_rest()
    found = reader.feed("\x1b[200~")
    for _ in range(40):
        found += reader.feed("B" * (1 << 16))
    found += reader.feed("\x1b[20")
    found += reader.feed("1~x")
    (pasted,) = (message.text for message in found if isinstance(message, Paste))
    assert len(pasted) < 1 << 19
    assert names(found) == ["x"]


def test_a_sequence_that_breaks_the_parser_costs_only_itself():
    reader = at_rest()
    reader.feed("\x1b[999999999999999999u")
    assert names(reader.feed("ab"))[-2:] == ["a", "b"]


def test_typed_characters_become_the_keys_that_type_them():
    typed = [(key.key, key.character) for key in keys_of("aÉ \r\t")]
    assert typed == [("a", "a"), ("É", "É"), ("space", " "), ("enter", "\r"), ("tab", "\t")]
