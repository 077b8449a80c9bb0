"""Event check-in and feedback kiosk."""
