"""Data: the only writer of stdout."""

import errno
import json
import sys
from typing import Any


def write_line(text: str) -> None:
    """Write one line and flush it at once: whoever reads a pipe acts on it."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def write_json(value: Any) -> None:
    """Write one value as one line of JSON."""
    write_line(json.dumps(value, ensure_ascii=False))
