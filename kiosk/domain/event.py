"""The event as people write it in event.toml: validated here, read by kiosk.config."""

import re
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NaiveDatetime, model_validator

from kiosk.domain.attendee import fold
from kiosk.domain.check_in_list import CheckInList, EntryPolicy


def _is_id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", value):
        raise ValueError("use small letters, digits and hyphens, at most 40, such as panel-culture")
    return value


def _is_time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("this is no time zone; write one such as Europe/Brussels") from None
    return value


Id = Annotated[str, AfterValidator(_is_id)]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
TimeZone = Annotated[str, AfterValidator(_is_time_zone)]
LocalTime = Annotated[NaiveDatetime, Field(strict=True)]
"""On the clocks of the event's time zone, so without an offset."""


class Part(BaseModel):
    """A table of event.toml; a key that it does not know is an error, so that a typing mistake is seen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Title(Part):
    """A text in the three languages; a missing one falls back on the others."""

    fr: str = ""
    nl: str = ""
    en: str = ""

    @model_validator(mode="after")
    def _has_one(self) -> Self:
        if not (self.fr or self.nl or self.en):
            raise ValueError('give the text in at least one language, such as { fr = "Accueil" }')
        return self

    def get(self, language: str) -> str:
        """Return the text in a language, else in the first that has one."""
        return str(getattr(self, language, "")) or self.fr or self.nl or self.en

    def all(self) -> dict[str, str]:
        """Return the text for every language."""
        return {language: self.get(language) for language in ("fr", "nl", "en")}


class Group(Part):
    """A group of attendees: its band on the badge and its name."""

    id: Id
    title: Title
    colour: Colour = "#5A5A5A"
    also: list[str] = []
    """Other names of the group in organisers' files."""

    def names(self) -> tuple[str, ...]:
        """Return all that an organiser's file may call the group."""
        return self.id, *self.title.all().values(), *self.also


class Room(Part):
    """A room of the venue."""

    id: Id
    title: Title
    capacity: Annotated[int, Field(gt=0)] | None = None


class Session(Part):
    """A panel or talk; it has a check-in list of its own, with its id."""

    id: Id
    title: Title
    room: Id
    starts_at: LocalTime
    ends_at: LocalTime
    opens_minutes_before: Annotated[int, Field(ge=0, le=1440)] = 20

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.ends_at <= self.starts_at:
            raise ValueError("ends_at must be later than starts_at")
        return self


class ListSettings(Part):
    """A check-in list beside those of the sessions: the entrance, the meal."""

    id: Id
    title: Title
    policy: EntryPolicy = EntryPolicy.IN_AND_OUT
    groups: list[Id] = []
    opens_at: LocalTime | None = None
    closes_at: LocalTime | None = None
    capacity: Annotated[int, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _closes_after_opening(self) -> Self:
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValueError("closes_at must be later than opens_at")
        return self


class Badges(Part):
    """What the badges show."""

    organisation: bool = True
    stock: str = "a4-85x55"


class Admission(Part):
    """Who may enter."""

    known_badges_only: bool = False


class Privacy(Part):
    """Who answers for the personal data, and until when they are kept."""

    contact: str = ""
    delete_after: date | None = None


class Event(Part):
    """The whole of event.toml."""

    title: Title
    place: str = ""
    timezone: TimeZone = "Europe/Brussels"
    starts_at: LocalTime
    ends_at: LocalTime
    language: Literal["fr", "nl", "en"] = "fr"
    default_group: Id
    groups: Annotated[list[Group], Field(min_length=1)]
    rooms: list[Room] = []
    sessions: list[Session] = []
    lists: Annotated[list[ListSettings], Field(min_length=1)]
    badges: Badges = Badges()
    admission: Admission = Admission()
    privacy: Privacy = Privacy()

    @model_validator(mode="after")
    def _names_fit_together(self) -> Self:
        if self.ends_at <= self.starts_at:
            raise ValueError("ends_at must be later than starts_at")
        _require_unique("groups", [group.id for group in self.groups])
        _require_unique("rooms", [room.id for room in self.rooms])
        _require_unique(
            "lists and sessions", [*(entry.id for entry in self.lists), *(session.id for session in self.sessions)]
        )
        groups, rooms = {group.id for group in self.groups}, {room.id for room in self.rooms}
        _require_known("default_group", [self.default_group], groups)
        self._require_names_of_one_group()
        for session in self.sessions:
            _require_known(f"sessions.{session.id}.room", [session.room], rooms)
        for entry in self.lists:
            _require_known(f"lists.{entry.id}.groups", entry.groups, groups)
        return self

    def _require_names_of_one_group(self) -> None:
        owners: dict[str, str] = {}
        for group in self.groups:
            for name in group.names():
                owner = owners.setdefault(fold(name), group.id)
                if owner != group.id:
                    raise ValueError(
                        f'groups.{group.id}: "{name}" is a name of {owner} as well; a name belongs to one group'
                    )

    @cached_property
    def zone(self) -> ZoneInfo:
        """The event's time zone."""
        return ZoneInfo(self.timezone)

    @cached_property
    def check_in_lists(self) -> dict[str, CheckInList]:
        """Every list by id: those of event.toml first (the first is the entrance), then one a session."""
        named = {entry.id: self._named_list(entry) for entry in self.lists}
        return named | {session.id: self._session_list(session) for session in self.sessions}

    def group(self, group_id: str) -> Group:
        """Return a group; one that event.toml no longer names keeps its id as its title."""
        return next((group for group in self.groups if group.id == group_id), _forgotten_group(group_id))

    def local(self, moment: datetime) -> datetime:
        """Return an aware time in the event's time zone; a naive one is taken as local already."""
        return moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment.astimezone(self.zone)

    def _named_list(self, entry: ListSettings) -> CheckInList:
        return CheckInList(
            id=entry.id,
            title=entry.title.all(),
            policy=entry.policy,
            groups=frozenset(entry.groups),
            opens_at=self.local(entry.opens_at) if entry.opens_at else None,
            closes_at=self.local(entry.closes_at) if entry.closes_at else None,
            capacity=entry.capacity,
            known_only=self.admission.known_badges_only,
        )

    def _session_list(self, session: Session) -> CheckInList:
        room = next(room for room in self.rooms if room.id == session.room)
        return CheckInList(
            id=session.id,
            title=session.title.all(),
            opens_at=self.local(session.starts_at) - timedelta(minutes=session.opens_minutes_before),
            closes_at=self.local(session.ends_at),
            capacity=room.capacity,
            known_only=self.admission.known_badges_only,
        )


def _forgotten_group(group_id: str) -> Group:
    return Group.model_construct(id=group_id, title=Title(en=group_id or "-"), colour="#5A5A5A", also=[])


def _require_unique(where: str, ids: list[str]) -> None:
    for value in ids:
        if ids.count(value) > 1:
            raise ValueError(f'{where}: the id "{value}" is used more than once; give each its own')


def _require_known(where: str, ids: list[Any], known: set[str]) -> None:
    for value in ids:
        if value not in known:
            raise ValueError(f'{where}: there is no "{value}"; there are {", ".join(sorted(known)) or "none"}')
