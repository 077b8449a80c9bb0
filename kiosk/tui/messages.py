"""What the panels say to the screen, beyond what is their own."""

from textual.message import Message


class Dismissed(Message):
    """A panel has done its work or was given up, and wants to be closed."""
