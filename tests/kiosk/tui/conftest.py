"""A real kiosk with a few invented people, on a clock that stands still at 14:37:05 in Brussels."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.clock import SetClock
from kiosk.config import new_folder, write_folder
from kiosk.domain.attendee import Attendee
from kiosk.store.store import Store
from kiosk.tui.app import EntranceApp

QUARTER_TO_THREE = datetime(2026, 11, 17, 13, 37, 5, tzinfo=UTC)

EVENT = """
starts_at = 2026-11-17T09:00:00
ends_at = 2026-11-17T18:00:00
language = "en"
default_group = "civil-society"

[title]
en = "A Day of Solidarity"
fr = "Journée solidaire"
nl = "Solidaire dag"

[[groups]]
id = "municipality"
title = { en = "Municipality", fr = "Commune", nl = "Gemeente" }

[[groups]]
id = "civil-society"
title = { en = "Civil society", fr = "Société civile", nl = "Middenveld" }

[[groups]]
id = "press"
title = { en = "Press", fr = "Presse", nl = "Pers" }

[[lists]]
id = "entrance"
title = { en = "Entrance", fr = "Entrée", nl = "Ingang" }
"""

PEOPLE = """\
Given name;Family name;Organisation;Group;Language
Aïcha;N’Diaye;Les Ponts asbl;civil-society;fr
Joris;Van den Bosch-Ōkawa;Gemeente Voorbeek;municipality;en
Zoë;Verhaegen;The Evening Paper;press;en
Joris;Peeters;Gemeente Voorbeek;municipality;nl
سميرة;الحسن;Syrian Kitchen;civil-society;en
ሙሉጌታ;ከበደ;Horn of Africa Forum;civil-society;en
"""

Entrance = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def clock() -> SetClock:
    return SetClock(QUARTER_TO_THREE)


@pytest.fixture
def new_kiosk(tmp_path: Path, clock: SetClock) -> Iterator[Callable[..., Kiosk]]:
    """Make and open an event folder with the people of a CSV text."""
    opened: list[Kiosk] = []

    def make(people: str = "") -> Kiosk:
        settings = 'name = "Desk 1"\ngate = "North"\nlanguage = "en"\n'
        with new_folder(tmp_path / f"event-{len(opened)}") as folder:
            write_folder(folder, EVENT, settings, bytes(range(32)))
            Store(folder.database, create=True).close()
        opened.append(open_kiosk(folder.path, clock))
        if people:
            (tmp_path / "people.csv").write_text(people, "utf-8")
            opened[-1].attendee_import.run(tmp_path / "people.csv")
        return opened[-1]

    yield make
    for kiosk in opened:
        kiosk.close()


@pytest.fixture
def kiosk(new_kiosk: Callable[..., Kiosk]) -> Kiosk:
    return new_kiosk(PEOPLE)


@pytest.fixture
def person(kiosk: Kiosk) -> Callable[[str], Attendee]:
    """Find the one person whose name contains a text."""

    def find(part: str) -> Attendee:
        (found,) = (attendee for attendee in kiosk.attendees.everyone() if part in attendee.name)
        return found

    return find


@pytest.fixture
def code(kiosk: Kiosk, person: Callable[[str], Attendee]) -> Callable[[str], str]:
    """Return the badge code of the person whose name contains a text."""
    return lambda part: kiosk.key.issue(person(part).number)


@pytest.fixture
def entrance(kiosk: Kiosk) -> Entrance:
    """Open the entrance in a terminal of a size."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), opener: Callable[[], Kiosk] = lambda: kiosk, samples: list[str] | None = None
    ) -> AsyncIterator[Pilot[None]]:
        app = EntranceApp(opener, (lambda _: iter(samples)) if samples is not None else None)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.pause()
            yield pilot

    return opened


@pytest.fixture
def scan() -> Callable[..., object]:
    """Send a burst as a scanner does: all keys at once."""

    async def send(pilot: Pilot[None], text: str, end: str = "\r") -> None:
        for character in text + end:
            pilot.app.post_message(key_of(character))
        await pilot.pause(0.15)

    return send


@pytest.fixture
def type_slowly() -> Callable[..., object]:
    """Type as a person does: never two keys within a tenth of a second."""

    async def send(pilot: Pilot[None], *keys: str) -> None:
        for key in keys:
            pilot.app.post_message(key_of(key))
            await asyncio.sleep(0.12)
        await pilot.pause(0.15)

    return send


def key_of(name: str) -> Key:
    """Return the key of a character, or of a name such as "enter"."""
    names = {"\r": "enter", "\n": "ctrl+j", "\t": "tab", " ": "space"}
    return Key(names.get(name, name), name if len(name) == 1 else None)
