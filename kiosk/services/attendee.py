"""The register's verbs at the desk: search, walk in, a new badge."""

from collections.abc import Iterator

from kiosk.clock import Clock, draw_number, milliseconds, new_id, to_wall
from kiosk.domain.attendee import Attendee
from kiosk.domain.errors import UsageError
from kiosk.domain.event import Event
from kiosk.domain.fact import tick
from kiosk.domain.name_index import NameIndex
from kiosk.domain.value import LANGUAGES
from kiosk.interchange.cells import clean
from kiosk.store.attendee import RegisterRow
from kiosk.store.store import Store

LONGEST_NAME = 120
_STEP = 250


class AttendeeRegister:
    """The people of one event."""

    def __init__(self, store: Store, event: Event, clock: Clock) -> None:
        self._store = store
        self._event = event
        self._clock = clock
        self._index: NameIndex | None = None
        self._indexed_version = -1

    def prepare(self) -> None:
        """Build the search index at once, or build it again where the register has changed elsewhere."""
        for _ in self.prepare_in_steps():
            pass

    def prepare_in_steps(self) -> Iterator[None]:
        """Build the search index a few hundred people a step, so that scans can come in between."""
        with self._store.reading():
            version = self._store.register.version()
            if self._index is not None and version == self._indexed_version:
                return
            index = NameIndex()
            page = self._store.register.page("", _STEP)
            while page:
                for attendee in page:
                    index.add(attendee)
                yield
                page = self._store.register.page(page[-1].id, _STEP)
            self._index, self._indexed_version = index, version

    def search(self, text: str, limit: int = 8) -> list[Attendee]:
        """Return people of whom each typed word begins a word of the name, the organisation or the badge number."""
        return self._people(self._ready_index().search(text, limit))

    def namesakes(self, name: str) -> list[Attendee]:
        """Return people who already have this name, accents and the order of its words aside."""
        return self._people(self._ready_index().namesakes(name))

    def everyone(self) -> list[Attendee]:
        """Return all people by family name."""
        with self._store.reading():
            return list(self._store.register.everyone())

    def add_walk_in(self, name: str, organisation: str, group: str, language: str) -> Attendee:
        """Register somebody at the desk, with a badge number of their own. Raises UsageError for an empty name."""
        name, organisation = clean(name), clean(organisation)
        if not name or len(name) > LONGEST_NAME or len(organisation) > LONGEST_NAME:
            raise UsageError(f"give a name of 1 to {LONGEST_NAME} letters, and an organisation no longer than that")
        if group not in {known.id for known in self._event.groups} or language not in {"", *LANGUAGES}:
            raise UsageError(f'there is no group "{group}" in event.toml, or no language "{language}"')
        now = self._clock.now()
        with self._store.transaction():
            before = self._store.register.version()
            number = self._free_number()
            walk_in = Attendee(new_id(now), number, "", name, organisation, group, language, is_walk_in=True)
            self._store.register.insert([self._row(walk_in)])
        if self._index is not None and self._indexed_version == before:
            self._index.add(walk_in)
            self._indexed_version = self._store.register.version()
        return walk_in

    def replace_badge(self, attendee_id: str) -> Attendee:
        """Give a person a new badge number; every earlier badge of theirs reads as revoked from now on."""
        with self._store.transaction():
            attendee = self._store.register.get(attendee_id)
            if attendee is None:
                raise UsageError("this person is no longer in the register; search again")
            number = self._free_number()
            self._store.register.replace_badge(attendee_id, number, to_wall(self._clock.now()))
        return attendee._replace(number=number)

    def _free_number(self) -> str:
        number = draw_number()
        while self._store.register.is_number_taken(number):
            number = draw_number()
        return number

    def _row(self, attendee: Attendee) -> RegisterRow:
        stamp = tick(0, milliseconds(self._clock.now()))
        return RegisterRow(attendee, hlc=stamp, origin=self._store.journal.origin)

    def _ready_index(self) -> NameIndex:
        self.prepare()
        if self._index is None:
            raise AssertionError("prepare() builds the index")
        return self._index

    def _people(self, ids: list[str]) -> list[Attendee]:
        with self._store.reading():
            found = [self._store.register.get(attendee_id) for attendee_id in ids]
        return [attendee for attendee in found if attendee is not None]
