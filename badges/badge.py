"""What stands on a badge."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Badge:
    """What is printed on one badge.

    code: its 29 letters; number: its ten; given_name: may be empty, then family_name holds the whole name;
    group: its title, drawn on a band of colour "#RRGGBB".
    """

    code: str
    number: str
    given_name: str
    family_name: str
    organisation: str
    group: str
    colour: str

    def texts(self) -> tuple[str, ...]:
        """All that is written in the attendee's or the organiser's own letters."""
        return self.given_name, self.family_name, self.organisation, self.group
