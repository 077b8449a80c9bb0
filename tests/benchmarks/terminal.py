"""A program in a pseudo-terminal of 80x24, timed from the last byte in to a text out."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

_ROWS, _COLUMNS = 24, 80
_PATIENCE = 30.0


class TimedTerminal:
    """Runs a Python program and measures how long it takes to answer."""

    def __init__(self, *arguments: str) -> None:
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.environ |= {
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "PYTHONPATH": str(Path(__file__).parents[2]),
            }
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.execv(sys.executable, [sys.executable, *arguments])
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        os.set_blocking(self._fd, False)

    def wait_for(self, text: str) -> None:
        """Wait until a text was written."""
        self._read_until(text.encode())

    def answer_time(self, typed: str, expected: str) -> float:
        """Type a burst in one write and return the milliseconds until a text comes back."""
        self._drain()
        start = time.perf_counter()
        os.write(self._fd, typed.encode())
        self._read_until(expected.encode())
        return (time.perf_counter() - start) * 1000

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    def _read_until(self, expected: bytes) -> None:
        seen = b""
        end = time.monotonic() + _PATIENCE
        while expected not in seen:
            if time.monotonic() > end:
                raise TimeoutError(f"{expected!r} did not come; the last output was {seen[-300:]!r}")
            if select.select([self._fd], [], [], 1.0)[0]:
                seen = seen[-4096:] + os.read(self._fd, 65536)

    def _drain(self) -> None:
        """Read on until the program has been quiet for a while: what it does after its answer is over."""
        while select.select([self._fd], [], [], 0.08)[0]:
            os.read(self._fd, 65536)
