"""Exporting what happened: attendees, attendance, scans."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kiosk.domain.attendance import Visit
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.fact import SCANNED, UNDONE, Fact
from kiosk.services.check_in import CheckInDesk
from kiosk.store.store import Store


class ExportKind(StrEnum):
    """What can be exported."""

    ATTENDEES = "attendees"
    ATTENDANCE = "attendance"
    SCANS = "scans"
