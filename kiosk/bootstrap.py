"""Puts a kiosk together from an event folder."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.clock import Clock, SystemClock
from kiosk.config import EventFolder, KioskSettings, load_event, load_key, load_settings
from kiosk.domain.event import Event
from kiosk.services.attendance import AttendanceExport
from kiosk.services.attendee import AttendeeRegister
from kiosk.services.attendee_import import AttendeeImport
from kiosk.services.badge import BadgePrinter
from kiosk.services.check_in import CheckInDesk
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

    def now(self) -> datetime:
        """Return the aware time in UTC."""
        return self.clock.now()

    def close(self) -> None:
        """Close the database."""
        self.store.close()


def open_kiosk(path: Path, clock: Clock | None = None) -> Kiosk:
    """Open the event folder at a path.

    Raises ConfigurationError where a file of the folder is missing or wrong, StoreError where kiosk.db cannot be used.
    """
    folder = EventFolder(path)
    event, settings, key = load_event(folder), load_settings(folder), load_key(folder)
    settings = _with_defaults(settings, event)
    clock = clock or SystemClock()
    store = Store(folder.database)
    return Kiosk(
        folder=path,
        event=event,
        settings=settings,
        desk=CheckInDesk(store, event, key, settings, clock),
        attendees=AttendeeRegister(store, clock),
        attendee_import=AttendeeImport(store, event, key, clock),
        badges=BadgePrinter(store, event, key),
        exports=AttendanceExport(store, event),
        clock=clock,
        store=store,
    )


def _with_defaults(settings: KioskSettings, event: Event) -> KioskSettings:
    """Fill in what kiosk.toml leaves to the event."""
    chosen = {"list_id": settings.list_id or next(iter(event.check_in_lists)), "language": settings.language or event.language}
    return settings.model_copy(update=chosen)
