"""What the panel says about one scan: pure, from the outcome and a catalogue to a tone, a symbol, a word and a few lines."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from badges.code import grouped
from kiosk.domain.check_in import Admitted, AlreadyIn, Left, Refused, Reread
from kiosk.domain.refusal import RefusalReason
from kiosk.locale import Catalogue, catalogue

if TYPE_CHECKING:
    from kiosk.domain.event import Event
    from kiosk.services.check_in import Counts, Outcome


class Tone(StrEnum):
    """What the colour says."""

    WELCOME = "welcome"
    UNCERTAIN = "uncertain"
    """Admitted, though the name is not known here."""
    ALREADY_IN = "already-in"
    REFUSED = "refused"
    LEFT = "left"
    UNDONE = "undone"
    NOT_SAVED = "not-saved"
    PAUSED = "paused"
    IDLE = "idle"


class Symbol(StrEnum):
    """The outline beside the word; the value is the same in one character, for lists."""

    TICK = "✓"
    CROSS = "✗"
    WARNING = "!"
    QUESTION = "?"
    ARROW = "→"
    UNDO = "↶"
    BADGE = "·"


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What the panel shows. Lines that are empty are left out."""

    tone: Tone
    symbol: Symbol
    word: str
    """One or two words, drawn large."""
    name: str = ""
    about: str = ""
    """Organisation and group."""
    greeting: str = ""
    """To be said to the attendee, in the attendee's language."""
    detail: str = ""
    advice: str = ""
    """What to do next."""
    time: str = ""


def verdict_view(outcome: "Outcome", event: "Event", text: Catalogue) -> VerdictView:
    """Return what to show for a recorded verdict."""
    return _Writer(outcome, event, text).view()


def idle_view(text: Catalogue, counts: "Counts | None" = None) -> VerdictView:
    """Return the invitation that stands while nothing has been scanned."""
    is_empty = counts is not None and counts.expected == 0
    return VerdictView(
        Tone.IDLE,
        Symbol.BADGE,
        text.context("verdict", "SCAN A BADGE"),
        name=text.text("No attendees yet") if is_empty else "",
        detail=text.text("Import them: kiosk import attendees FILE") if is_empty else "",
        advice=text.text("No badge? Type the first letters of the name."),
    )


def undone_view(outcome: "Outcome", event: "Event", text: Catalogue) -> VerdictView:
    """Return what to show when a scan was taken back."""
    taken_back = verdict_view(outcome, event, text)
    return VerdictView(
        Tone.UNDONE,
        Symbol.UNDO,
        text.context("verdict", "UNDONE"),
        name=taken_back.name,
        about=taken_back.about,
        detail=text.text("Taken back: {word}, {time}", word=taken_back.word, time=taken_back.time),
    )


def not_saved_view(text: Catalogue, reason: str = "") -> VerdictView:
    """Return what to show when a scan could not be recorded."""
    return VerdictView(
        Tone.NOT_SAVED,
        Symbol.WARNING,
        text.context("verdict", "NOT SAVED"),
        name=text.text("Scan again."),
        advice=text.text("Again the same? Call an organiser and note the name on paper."),
        detail=reason,
    )


def paused_view(text: Catalogue) -> VerdictView:
    """Return what to show while scans would go to another window."""
    return VerdictView(
        Tone.PAUSED, Symbol.WARNING, text.context("verdict", "PAUSED"), name=text.text("Click this window.")
    )


class _Writer:
    """Writes the view of one outcome in one language."""

    def __init__(self, outcome: "Outcome", event: "Event", text: Catalogue) -> None:
        self._outcome = outcome
        self._event = event
        self._text = text

    def view(self) -> VerdictView:
        verdict = self._outcome.verdict
        match verdict:
            case Admitted(is_unknown=True):
                return self._unknown_holder()
            case Admitted() | Reread():
                return self._of(
                    Tone.WELCOME,
                    Symbol.TICK,
                    self._text.context("verdict", "WELCOME"),
                    greeting=self._in_their_language(lambda text: text.text("Welcome, and enjoy the day!")),
                    detail=self._text.text("Let in by staff") if self._outcome.forced else "",
                )
            case AlreadyIn():
                return self._already_in()
            case Refused(reason):
                return self._refused(reason)
            case Left(without_entry):
                return self._of(
                    Tone.LEFT,
                    Symbol.ARROW,
                    self._text.context("verdict", "LEFT"),
                    greeting=self._in_their_language(lambda text: text.text("Goodbye, see you soon!")),
                    detail=self._text.text("No entry was recorded.") if without_entry else "",
                )
            case _:
                assert_never(verdict)

    def _of(
        self, tone: Tone, symbol: Symbol, word: str, *, greeting: str = "", detail: str = "", advice: str = ""
    ) -> VerdictView:
        attendee = self._outcome.attendee
        return VerdictView(
            tone,
            symbol,
            word,
            name=attendee.name if attendee else "",
            about=self._about(),
            greeting=greeting,
            detail=detail,
            advice=advice,
            time=f"{self._event.local(self._outcome.at):%H:%M:%S}",
        )

    def _about(self) -> str:
        attendee = self._outcome.attendee
        if attendee is None:
            return ""
        group = self._event.group(attendee.group).title.get(self._text.language)
        return " · ".join(part for part in (attendee.organisation, group) if part)

    def _in_their_language(self, say: Callable[[Catalogue], str]) -> str:
        attendee = self._outcome.attendee
        return say(catalogue(attendee.language) if attendee and attendee.language else self._text)

    def _unknown_holder(self) -> VerdictView:
        number = self._outcome.number
        return self._of(
            Tone.UNCERTAIN,
            Symbol.QUESTION,
            self._text.context("verdict", "WELCOME"),
            detail=self._text.text("Badge {number}", number=grouped(number)) if number else "",
            advice=self._text.text("The badge is genuine; the name is not here yet. Let them in."),
        )

    def _already_in(self) -> VerdictView:
        return self._of(
            Tone.ALREADY_IN,
            Symbol.WARNING,
            self._text.context("verdict", "ALREADY IN"),
            detail=self._since(),
            advice=self._text.text("Is it their badge? If in doubt, call an organiser."),
        )

    def _since(self) -> str:
        first_at = self._outcome.first_at
        if first_at is None:
            return ""
        ago = _duration(self._outcome.at - first_at)
        values = {"time": self._clock_time(first_at), "ago": ago, "gate": self._outcome.first_gate}
        if self._outcome.first_gate:
            return self._text.text("Since {time} ({ago} ago) at {gate}", **values)
        return self._text.text("Since {time} ({ago} ago)", **values)

    def _clock_time(self, moment: datetime) -> str:
        local, today = self._event.local(moment), self._event.local(self._outcome.at)
        return f"{local:%H:%M}" if local.date() == today.date() else f"{local:%d/%m %H:%M}"

    def _refused(self, reason: RefusalReason) -> VerdictView:
        return self._of(
            Tone.REFUSED, Symbol.CROSS, self._word(reason), detail=self._hours(reason), advice=self._advice(reason)
        )

    def _hours(self, reason: RefusalReason) -> str:
        check_in_list = self._event.check_in_lists.get(self._outcome.list_id)
        if check_in_list and check_in_list.opens_at and reason is RefusalReason.TOO_EARLY:
            return self._text.text("Opens at {time}", time=self._clock_time(check_in_list.opens_at))
        if check_in_list and check_in_list.closes_at and reason is RefusalReason.TOO_LATE:
            return self._text.text("Closed since {time}", time=self._clock_time(check_in_list.closes_at))
        return ""

    def _word(self, reason: RefusalReason) -> str:
        text = self._text
        return {
            RefusalReason.UNKNOWN: text.context("verdict", "UNKNOWN"),
            RefusalReason.FORGED: text.context("verdict", "INVALID"),
            RefusalReason.UNREADABLE: text.context("verdict", "UNREADABLE"),
            RefusalReason.OTHER_EVENT: text.context("verdict", "OTHER EVENT"),
            RefusalReason.REVOKED: text.context("verdict", "REPLACED"),
            RefusalReason.CANCELLED: text.context("verdict", "CANCELLED"),
            RefusalReason.NOT_ON_LIST: text.context("verdict", "NOT ON LIST"),
            RefusalReason.TOO_EARLY: text.context("verdict", "TOO EARLY"),
            RefusalReason.TOO_LATE: text.context("verdict", "TOO LATE"),
            RefusalReason.ROOM_FULL: text.context("verdict", "FULL"),
        }[reason]

    def _advice(self, reason: RefusalReason) -> str:
        text = self._text
        return {
            RefusalReason.UNKNOWN: text.text("Type the name to search. Not found: F3."),
            RefusalReason.FORGED: text.text("Scan again. Still invalid: type the name to search."),
            RefusalReason.UNREADABLE: text.text("Scan again, closer and straight, or type the name."),
            RefusalReason.OTHER_EVENT: text.text("This badge is for another event. Type the name to search."),
            RefusalReason.REVOKED: text.text("Ask for the newer badge, or call an organiser."),
            RefusalReason.CANCELLED: text.text("The registration was cancelled. Call an organiser."),
            RefusalReason.NOT_ON_LIST: text.text("Not invited at this door. Call an organiser."),
            RefusalReason.TOO_EARLY: text.text("Ask them to wait."),
            RefusalReason.TOO_LATE: text.text("Call an organiser."),
            RefusalReason.ROOM_FULL: text.text("Ask them to wait until somebody leaves."),
        }[reason]


def _duration(length: timedelta) -> str:
    """Return a length of time as people say it; the units are the same in all three languages, but for days."""
    minutes, seconds = divmod(max(0, int(length.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02d}"
    return f"{minutes} min" if minutes else f"{seconds} s"
