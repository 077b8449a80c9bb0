"""What happens to an error that nobody foresaw: a line in a log and a neutral code on the screen, never a name or a value."""

import traceback
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final

_LARGEST: Final = 100_000
"""Bytes; a log that grew larger is cut to its newer half."""


class FailureLog:
    """Notes errors by type and place. Until it has a path it only makes codes."""

    path: Path | None = None

    def note(self, error: BaseException, at: datetime | None = None) -> str:
        """Write one line and return the code that finds it again; never raises."""
        places = " < ".join(_places(error))
        code = blake2b(f"{type(error).__name__} {places}".encode(), digest_size=2).hexdigest().upper()
        if self.path is not None:
            _append(
                self.path, f"{at.isoformat(timespec='seconds') if at else '-'} {code} {type(error).__name__} {places}\n"
            )
        return code


def _places(error: BaseException) -> list[str]:
    """Return where it happened, innermost first: file names and line numbers only."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)]


def _append(path: Path, line: str) -> None:
    try:
        if path.exists() and path.stat().st_size > _LARGEST:
            newer = path.read_bytes()[-_LARGEST // 2 :]
            path.write_bytes(newer[newer.find(b"\n") + 1 :])
        with path.open("a", encoding="utf-8") as log:
            log.write(line)
    except OSError:
        return  # a full disk must not close the check-in as well
