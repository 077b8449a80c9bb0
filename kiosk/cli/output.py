"""Data: the only writer of stdout."""

import json
import sys
from typing import Any


def write_line(text: str) -> None:
    """Write one line and flush it at once: whoever reads a pipe acts on it."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def write_json(value: Any) -> None:
    """Write one value as one line of JSON."""
    write_line(json.dumps(value, ensure_ascii=False))
