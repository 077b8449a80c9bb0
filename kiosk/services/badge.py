"""Printing the badges of an event."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from badges.badge import Badge
from badges.code import EventKey
from badges.errors import BadgeError, MissingGlyphs, NameTooLong
from kiosk.config import font_cache
from kiosk.domain.attendee import Attendee, AttendeeStatus
from kiosk.domain.errors import UsageError
from kiosk.domain.event import Event
from kiosk.store.store import Store


@dataclass(frozen=True, slots=True)
class Printed:
    """What a print run made."""

    badges: int
    pages: int
    left_out: tuple[str, ...] = ()
    """Why badges were left out, one text a kind of trouble, with the names."""


class BadgePrinter:
    """Makes the PDF of badges."""

    def __init__(self, store: Store, event: Event, key: EventKey) -> None:
        self._store = store
        self._event = event
        self._key = key

    def count(self) -> int:
        """Return how many badges a print run makes."""
        with self._store.reading():
            return self._store.register.count()

    def print_all(self, path: Path, *, stock: str = "", progress: Callable[[int], None] | None = None) -> Printed:
        """Write the badges of all whose registration stands, by family name, to a PDF file.

        ``progress`` is told the number of badges drawn so far. The file appears complete or not at all. Badges whose names
        hold a character that no font has, or do not fit, are left out and told. Raises UsageError where there is nobody to
        print, or the file cannot be written.
        """
        if path.suffix.lower() != ".pdf":
            raise UsageError(f"{path} must end in .pdf: badges are written as PDF")
        with self._store.reading():
            people = [person for person in self._store.register.everyone() if _is_printed(person)]
        if not people:
            raise UsageError("there is nobody to print a badge for; first: kiosk import attendees FILE")
        badges = [self._badge(person) for person in people]
        try:
            with TemporaryDirectory(dir=path.parent, prefix=".badges-", ignore_cleanup_errors=True) as folder:
                draft = Path(folder) / "draft.pdf"
                printed = self._draw_all_that_can_be(badges, draft, stock, progress)
                draft.replace(path)
        except BadgeError as error:
            raise UsageError(str(error)) from error
        except OSError as error:
            raise UsageError(f"{path} cannot be written ({error.strerror}); choose another place with -o") from error
        return printed

    def _draw_all_that_can_be(
        self, badges: list[Badge], draft: Path, stock: str, progress: Callable[[int], None] | None
    ) -> Printed:
        """Draw; where some names cannot be drawn, leave those badges out and say so, rather than print nobody's."""
        left_out: list[str] = []
        while True:
            try:
                return Printed(len(badges), self._draw(badges, draft, stock, progress), tuple(left_out))
            except (MissingGlyphs, NameTooLong) as error:
                undrawable = {text.number for text in error.texts}
                drawable = [badge for badge in badges if badge.number not in undrawable]
                if not drawable or len(drawable) == len(badges):
                    raise
                left_out.append(str(error))
                badges = drawable

    def _draw(self, badges: list[Badge], path: Path, stock: str, progress: Callable[[int], None] | None) -> int:
        from badges.pdf import print_badges  # noqa: PLC0415 -- ReportLab loads slowly, and the door never prints a sheet
        from badges.stock import load_stock  # noqa: PLC0415

        with path.open("wb") as file:
            return print_badges(
                badges,
                file,
                stock=load_stock(stock or self._event.badges.stock),
                event_title=self._event.title.get(self._event.language),
                cache=font_cache(),
                progress=progress,
            )

    def _badge(self, person: Attendee) -> Badge:
        group = self._event.group(person.group)
        return Badge(
            code=self._key.issue(person.number),
            number=person.number,
            given_name=person.given_name,
            family_name=person.family_name,
            organisation=person.organisation if self._event.badges.organisation else "",
            group=group.title.get(person.language or self._event.language),
            colour=group.colour,
        )


def _is_printed(person: Attendee) -> bool:
    return person.status is AttendeeStatus.REGISTERED
