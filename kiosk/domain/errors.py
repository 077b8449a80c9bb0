"""The errors of the kiosk: each says what could not be done and what to do about it.

KioskError
├── ConfigurationError   event.toml, kiosk.toml or the secret key cannot be used (exit code 2)
├── ImportFileError      a file of attendees cannot be taken in at all (exit code 2)
├── UsageError           what was asked for cannot be done with this event (exit code 2)
└── StoreError           the database cannot be read or written (exit code 3)

An expected refusal at the door is never an error: see kiosk.domain.check_in.
"""


class KioskError(Exception):
    """The job could not be done; the message is written for the person at the keyboard."""


class ConfigurationError(KioskError):
    """The event folder or one of its files cannot be used."""


class ImportFileError(KioskError):
    """A file cannot be imported; nothing of it was taken."""


class UsageError(KioskError):
    """The request makes no sense for this event: an unknown list, number or name."""


class StoreError(KioskError):
    """The database could not be read or written; nothing half-done stays."""
