"""Puts a kiosk together from an event folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from badges.code import EventKey
from kiosk.clock import Clock, SystemClock
from kiosk.config import EventFolder, KioskSettings, load_event, load_key, load_settings
from kiosk.domain.errors import UsageError
from kiosk.domain.event import Event
from kiosk.services.attendance import AttendanceExport
from kiosk.services.attendee import AttendeeRegister
from kiosk.services.attendee_import import AttendeeImport
from kiosk.services.badge import BadgePrinter
from kiosk.services.check_in import CheckInDesk
from kiosk.services.demo import sample_codes
from kiosk.store.store import Store


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One event folder, open and ready."""

    folder: Path
    event: Event
    settings: KioskSettings
    desk: CheckInDesk
    attendees: AttendeeRegister
    attendee_import: AttendeeImport
    badges: BadgePrinter
    exports: AttendanceExport
    clock: Clock
    store: Store
    key: EventKey

    def sample_codes(self) -> Iterator[str]:
        """Yield badge codes that show every verdict: for a demonstration without a scanner."""
        return sample_codes(self.attendees.everyone(), self.key)

    def now(self) -> datetime:
        """Return the aware time in UTC."""
        return self.clock.now()

    def close(self) -> None:
        """Close the database."""
        self.store.close()


def open_kiosk(path: Path, clock: Clock | None = None, *, list_id: str = "", patience: float = 5.0) -> Kiosk:
    """Open the event folder at a path; ``list_id`` is the check-in list to open with instead of kiosk.toml's, and
    ``patience`` the seconds to wait for another program that writes.

    Raises UsageError where event.toml has no such list, ConfigurationError where a file of the folder is missing or wrong, StoreError where kiosk.db cannot be used.
    """
    folder = EventFolder(path)
    event, settings, key = load_event(folder), load_settings(folder), load_key(folder)
    settings = _with_defaults(settings, event, list_id)
    clock = clock or SystemClock()
    store = Store(folder.database, patience=patience)
    desk = CheckInDesk(store, event, key, settings, clock)
    return Kiosk(
        folder=path,
        event=event,
        settings=settings,
        desk=desk,
        attendees=AttendeeRegister(store, event, clock),
        attendee_import=AttendeeImport(store, event, key, clock),
        badges=BadgePrinter(store, event, key),
        exports=AttendanceExport(store, event, desk, settings.language),
        clock=clock,
        store=store,
        key=key,
    )


def _with_defaults(settings: KioskSettings, event: Event, list_id: str) -> KioskSettings:
    """Fill in what the command line and kiosk.toml leave to the event."""
    entrance = next(iter(event.check_in_lists))
    chosen = list_id or settings.list_id or entrance
    if chosen == "entrance" and chosen not in event.check_in_lists:
        chosen = entrance
    if chosen not in event.check_in_lists:
        where = "" if list_id else "kiosk.toml: list: "
        raise UsageError(
            f'{where}there is no list "{chosen}" in event.toml; there are {", ".join(event.check_in_lists)}'
        )
    return settings.model_copy(update={"list_id": chosen, "language": settings.language or event.language})
