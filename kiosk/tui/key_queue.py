"""Keys handed on one at a time: each is handled to its end, with what it sets off, before the next one goes.

Textual types a letter at once, but runs what is bound to Enter, Backspace or an arrow only later; keys that are handed on
together would be carried out in another order than they were pressed in.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from textual.app import App
from textual.message_pump import MessagePump

_ROUNDS: Final = 4
"""A key, what the field says about it, what the panel makes of that, and what the screen answers."""
_PATIENCE: Final = 0.5
"""Seconds to wait for a part of the screen that may have gone."""

Job = Callable[[], Awaitable[None]]


class KeyQueue:
    """Runs jobs in order, outside the application's own queue, which a job may wait for."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._jobs: deque[Job] = deque()

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits or runs."""
        return not self._jobs

    def add(self, job: Job) -> None:
        """Run a job behind all others."""
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self._app.run_worker(self._run())

    async def _run(self) -> None:
        while self._jobs:
            try:
                await self._jobs[0]()
            finally:
                self._jobs.popleft()


async def handled(app: App[Any]) -> None:
    """Wait until a key has gone the whole way from the field that has the keyboard to the application, and what it set off too."""
    for _ in range(_ROUNDS):
        for part in (app.focused or app.screen).ancestors_with_self:
            await _idle(part)


async def _idle(part: MessagePump) -> None:
    is_done = asyncio.Event()
    if part.call_later(is_done.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await is_done.wait()
