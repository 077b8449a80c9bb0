"""Making event folders: a new event, and the demonstration."""

from datetime import date, timedelta
from pathlib import Path

from kiosk.clock import new_secret
from kiosk.config import DATA, EventFolder, new_folder, write_folder
from kiosk.store.store import Store

RETENTION_DAYS = 30
"""How long personal data stay after the event, unless event.toml says otherwise."""

_SETTINGS = """\
# What is particular to this machine. Every kiosk of the event has its own.
name = "{name}"
gate = "{gate}"
# list = "entrance"   # the check-in list that the kiosk opens with; the first of event.toml where left out
# language = "fr"     # fr, nl or en: the language of the screen; the event's where left out
# bidi = "app"        # who turns Arabic names round: "app" (xterm, GNOME Terminal, browser), "native" (Konsole, kitty), "off"
"""


def create_event(path: Path, day: date) -> EventFolder:
    """Write a new event folder for a day, with an event.toml to edit, an empty database and a new secret."""
    return _create(path, "new", day, name="Kiosk 1", gate="Entrance")


def create_demonstration(path: Path, day: date) -> EventFolder:
    """Write the folder of the demonstration event, taking place on a day."""
    return _create(path, "demo", day, name="Accueil 1", gate="Entrée")


def demonstration_attendees() -> Path:
    """Return the file of the demonstration's 240 invented attendees."""
    return DATA / "demo" / "attendees.csv"


def demonstration_cancellations() -> Path:
    """Return the file of those among them who cancel after the badges were printed."""
    return DATA / "demo" / "cancellations.csv"


def _create(path: Path, template: str, day: date, *, name: str, gate: str) -> EventFolder:
    text = (DATA / template / "event.toml").read_text("utf-8")
    delete_after = day + timedelta(days=RETENTION_DAYS)
    text = text.replace("{date}", day.isoformat()).replace("{delete_after}", delete_after.isoformat())
    with new_folder(path) as folder:
        write_folder(folder, text, _SETTINGS.format(name=name, gate=gate), new_secret())
        Store(folder.database, create=True).close()
    return folder
