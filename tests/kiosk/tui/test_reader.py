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


def test_a_sequence_that_breaks_the_parser_costs_only_itself():
    reader = at_rest()
    reader.feed("\x1b[999999999999999999u")
    assert names(reader.feed("ab"))[-2:] == ["a", "b"]


def test_typed_characters_become_the_keys_that_type_them():
    typed = [(key.key, key.character) for key in keys_of("aÉ \r\t")]
    assert typed == [("a", "a"), ("É", "É"), ("space", " "), ("enter", "\r"), ("tab", "\t")]
