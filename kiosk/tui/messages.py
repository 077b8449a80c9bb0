"""What reaches the application from the terminal, beyond Textual's own events."""

from dataclasses import dataclass

from textual.events import Event, Key


@dataclass
class KeysRead(Event, bubble=False):
    """All keys of one read of the terminal, oldest first: a scanner's whole burst, as a rule."""

    keys: tuple[Key, ...]


@dataclass
class TextRead(Event, bubble=False):
    """Printable characters and line ends of one read, while no escape sequence is under way."""

    text: str
