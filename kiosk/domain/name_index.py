"""Finding people by the beginnings of their names, in any order, as a hurried person types them."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from heapq import nsmallest

from kiosk.domain.attendee import Attendee, fold
from kiosk.domain.matching import name_key

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
        for attendee in attendees:
            self._post(attendee)
        self._words = sorted(self._postings)

    def add(self, attendee: Attendee) -> None:
        """Take in one more person."""
        for word in self._post(attendee):
            insort(self._words, word)

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

    def _post(self, attendee: Attendee) -> list[str]:
        """File a person under each word; return the words that are new."""
        place = len(self._ids)
        self._ids.append(attendee.id)
        self._order.append(fold(f"{attendee.family_name} {attendee.given_name}"))
        self._folded_names.setdefault(name_key(attendee.name), []).append(place)
        words = {*fold(attendee.name).split(), *fold(attendee.organisation).split(), attendee.number.lower()}
        new_words = [word for word in words if word not in self._postings]
        for word in words:
            self._postings.setdefault(word, []).append(place)
        return new_words

    def _beginning_with(self, word: str) -> set[int]:
        people: set[int] = set()
        for index in range(bisect_left(self._words, word), len(self._words)):
            if not self._words[index].startswith(word):
                break
            people.update(self._postings[self._words[index]])
        return people
