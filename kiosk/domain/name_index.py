"""Finding people by the beginnings of their names, in any order, as a hurried person types them."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from heapq import nsmallest

from kiosk.domain.attendee import Attendee, fold
from kiosk.domain.matching import name_key

_APOSTROPHES = dict.fromkeys((0x27, 0x2019, 0x2018, 0x2BC), " ")  # typewriter, curly, opening, modifier letter

SHORTEST_QUERY = 2
"""Nothing is listed before this many letters: the list of people is not for browsing."""


class NameIndex:
    """Folded words of names, organisations and badge numbers, kept in memory only: nothing of it is on disk to erase.

    A query matches the people of whom every word of the query begins some word.
    """

    def __init__(self, attendees: Iterable[Attendee] = ()) -> None:
        self._ids: list[str] = []
        self._order: list[str] = []
        self._postings: dict[str, list[int]] = {}
        self._folded_names: dict[str, list[int]] = {}
        self._words: list[str] = []
        self._is_sorted = True
        for attendee in attendees:
            self.add(attendee)

    def add(self, attendee: Attendee) -> None:
        """Take in one more person, filed under each word."""
        place = len(self._ids)
        self._ids.append(attendee.id)
        self._order.append(fold(f"{attendee.family_name} {attendee.given_name}"))
        self._folded_names.setdefault(name_key(attendee.name), []).append(place)
        for word in {*_words_of(attendee.name), *_words_of(attendee.organisation), attendee.number.lower()}:
            if word not in self._postings:
                self._postings[word] = []
                self._words.append(word)
                self._is_sorted = False
            self._postings[word].append(place)

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of at most ``limit`` people, in alphabetical order; none for a query under two letters."""
        words = fold(query).split()
        if sum(map(len, words)) < SHORTEST_QUERY:
            return []
        found: set[int] | None = None
        for word in sorted(words, key=len, reverse=True):
            people = self._beginning_with(word)
            found = people if found is None else found & people
            if not found:
                return []
        return [self._ids[place] for place in nsmallest(limit, found or (), key=self._order.__getitem__)]

    def namesakes(self, name: str) -> list[str]:
        """Return the ids of people with the same folded name, its words in any order."""
        return [self._ids[place] for place in self._folded_names.get(name_key(name), ())]

    def _beginning_with(self, word: str) -> set[int]:
        if not self._is_sorted:
            self._words.sort()
            self._is_sorted = True
        people: set[int] = set()
        for index in range(bisect_left(self._words, word), len(self._words)):
            if not self._words[index].startswith(word):
                break
            people.update(self._postings[self._words[index]])
        return people


@lru_cache(maxsize=4096)
def _words_of(text: str) -> tuple[str, ...]:
    """Return folded words, those with an apostrophe also in their parts: D'Hondt is looked for as dhondt and as hondt.

    Many people share an organisation, hence the cache.
    """
    return tuple({*fold(text).split(), *fold(text.translate(_APOSTROPHES)).split()})
