"""The event folder: where its files are, and reading those that people write."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from badges.code import EventKey
from kiosk.complaint import complaints
from kiosk.domain.errors import ConfigurationError
from kiosk.domain.event import Event, Part

DATA: Final = Path(__file__).parent / "data"
"""What ships in the package: the demonstration event and the event.toml of a new one."""


class KioskSettings(Part):
    """kiosk.toml: what is particular to this machine."""

    name: Annotated[str, Field(min_length=1, max_length=24)] = "Kiosk 1"
    gate: Annotated[str, Field(min_length=1, max_length=24)] = "Entrance"
    list_id: Annotated[str, Field(alias="list")] = ""
    """The check-in list that the kiosk opens with; the first of event.toml where empty."""
    language: Literal["fr", "nl", "en", ""] = ""
    """The language of the screen; the event's where empty."""
    bidi: Literal["app", "native", "off"] = "app"
    """Who turns Arabic names the right way round on the screen: the kiosk, the terminal, or nobody."""


@dataclass(frozen=True, slots=True)
class EventFolder:
    """The paths of everything that belongs to one event."""

    path: Path

    @property
    def event(self) -> Path:
        """What people edit."""
        return self.path / "event.toml"

    @property
    def settings(self) -> Path:
        """What is particular to this machine."""
        return self.path / "kiosk.toml"

    @property
    def database(self) -> Path:
        """The journal and the register."""
        return self.path / "kiosk.db"

    @property
    def key(self) -> Path:
        """The event's secret, readable by its owner only."""
        return self.path / "secret.key"

    @property
    def log(self) -> Path:
        """Errors, without names or values."""
        return self.path / "kiosk.log"

    @property
    def files(self) -> tuple[Path, ...]:
        """Return every file that makes it an event."""
        return self.event, self.settings, self.database, self.key

    def require(self) -> None:
        """Raise ConfigurationError where this is no event folder."""
        if not self.event.is_file():
            raise ConfigurationError(
                f"{self.path}: there is no event.toml here; go to the event's folder, name it with --event DIR, "
                f"or make one with: kiosk new {self.path}"
            )


def load_event(folder: EventFolder) -> Event:
    """Read and validate event.toml. Raises ConfigurationError: file, line, key, what is wrong, what would be right."""
    folder.require()
    text = _read_text(folder.event)
    return _validated(Event, folder.event, text)


def load_settings(folder: EventFolder) -> KioskSettings:
    """Read and validate kiosk.toml; where there is none, the defaults hold."""
    if not folder.settings.exists():
        return KioskSettings()
    return _validated(KioskSettings, folder.settings, _read_text(folder.settings))


def load_key(folder: EventFolder) -> EventKey:
    """Read the event's secret: 32 bytes as 64 hexadecimal digits."""
    try:
        secret = bytes.fromhex(folder.key.read_text("ascii"))
    except FileNotFoundError:
        raise ConfigurationError(
            f"{folder.key}: the event's secret is missing; copy it from the machine that printed the badges"
        ) from None
    except OSError as error:
        raise ConfigurationError(f"{folder.key}: cannot be read ({error.strerror}); check its permissions") from None
    except ValueError:
        raise ConfigurationError(
            f"{folder.key}: not readable as 64 hexadecimal digits; restore it from a copy"
        ) from None
    if len(secret) != 32:
        raise ConfigurationError(f"{folder.key}: {len(secret)} bytes instead of 32; restore it from a copy")
    return EventKey(secret)


def font_cache() -> Path | None:
    """Return where cut fonts are kept for the next print run, or None where this account has no home."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return Path(base or Path.home() / ".cache") / "event-kiosk" / "fonts"
    except RuntimeError:
        return None


@contextmanager
def new_folder(path: Path) -> Iterator[EventFolder]:
    """Give a block an event folder to fill; where the block fails, nothing of the event stays behind.

    Raises ConfigurationError where any file of an event is there already, or the folder cannot be written.
    """
    folder = EventFolder(path)
    for file in folder.files:
        if file.exists():
            raise ConfigurationError(f"{file}: there is an event in this folder already; choose another folder")
    with _written(path):
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            yield folder
        except BaseException:
            for file in folder.files:
                file.unlink(missing_ok=True)
            raise


def write_folder(folder: EventFolder, event_toml: str, settings_toml: str, secret: bytes) -> None:
    """Write the files that are not the database; event.toml is validated first."""
    _validated(Event, folder.event, event_toml)
    descriptor = os.open(folder.key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret.hex() + "\n")
    folder.settings.write_text(settings_toml, "utf-8")
    folder.event.write_text(event_toml, "utf-8")


@contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be written ({error.strerror}); choose another folder") from None


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: not UTF-8; save it again as UTF-8") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from None


_Model = TypeVar("_Model", bound=BaseModel)


def _validated(model: type[_Model], path: Path, text: str) -> _Model:
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}") from None
    except ValidationError as error:
        raise ConfigurationError("\n".join(f"{path}{found}" for found in complaints(model, text, error))) from None
