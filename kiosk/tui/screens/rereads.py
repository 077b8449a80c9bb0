"""The verdicts of moments ago, for a badge that a scanner reads again."""

from typing import TYPE_CHECKING, Final

from kiosk.domain.check_in import Reread

if TYPE_CHECKING:
    from kiosk.services.check_in import Outcome

_MOST: Final = 50
"""Verdicts; far more than anybody scans while a reading counts as the same one."""


class Rereads:
    """Knows which verdict is on the screen, and finds the one that a badge got when it was read first."""

    def __init__(self) -> None:
        self.shown_id: str | None = None
        """The recorded scan that the panel is about, if it is about one."""
        self._recent: dict[str, Outcome] = {}

    def resolve(self, outcome: "Outcome") -> "Outcome | None":
        """Return the verdict to show for an outcome; None where it is on the screen already."""
        if isinstance(outcome.verdict, Reread):
            earlier = self._recent.get(outcome.verdict.earlier.id)
            return None if earlier is None or earlier.id == self.shown_id else earlier
        if outcome.id is not None:
            self._recent[outcome.id] = outcome
            if len(self._recent) > _MOST:
                del self._recent[next(iter(self._recent))]
        return outcome
