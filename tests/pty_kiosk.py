"""The real program in a pseudo-terminal, read the way a person reads it: off the screen."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[1]
_PATIENCE = 20.0


class PtyKiosk:
    """Runs ``kiosk ...`` in a terminal of its own and keeps its screen."""

    def __init__(self, *arguments: str, rows: int = 24, columns: int = 80) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONUTF8": "1",
        }
        self._process = pexpect.spawn(
            sys.executable, ["-m", "kiosk", *arguments], env=environment, dimensions=(rows, columns), timeout=_PATIENCE
        )
        self._process.delaybeforesend = None

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def type(self, keys: str) -> None:
        """Send keys in one write, as a scanner does."""
        self._process.send(keys)

    def paste(self, text: str) -> None:
        """Send a bracketed paste."""
        self._process.send(f"\x1b[200~{text}\x1b[201~")

    def wait_for(self, wanted: str | Callable[[str], bool]) -> str:
        """Read until a text is on the screen, or a condition on the screen's text holds; return the screen."""
        holds = (lambda screen: wanted in screen) if isinstance(wanted, str) else wanted
        end = time.monotonic() + _PATIENCE
        while not holds(self.text):
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain for {wanted!r}; the screen shows\n{self.text}")
            self._read()
        return self.text

    def settle(self, seconds: float = 0.4) -> str:
        """Read what comes for a while and return the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read()
        return self.text

    def wait_for_end(self) -> int:
        """Wait until the program has ended and return its exit code."""
        self._process.expect(pexpect.EOF)
        self._process.close()
        return int(self._process.exitstatus if self._process.exitstatus is not None else -1)

    def kill(self) -> None:
        """Pull the plug: SIGKILL."""
        self._process.kill(signal.SIGKILL)
        self._process.close(force=True)

    def _read(self) -> None:
        try:
            self._stream.feed(self._process.read_nonblocking(65536, timeout=0.2))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            raise EOFError(f"the program ended; the screen showed\n{self.text}") from None
