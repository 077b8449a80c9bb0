"""What is imported before the first paint is what the start-up costs."""

import subprocess
import sys

HEAVY = (
    "pydantic",
    "sqlite_utils",
    "kiosk.services",
    "kiosk.store",
    "kiosk.domain.event",
    "bidi",
    "arabic_reshaper",
    "reportlab",
)


def test_the_screen_can_be_painted_before_anything_heavy_is_imported():
    program = f"import sys, kiosk.tui.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
