"""Badges: codes that scanners cannot spoil, and PDF sheets to print them on. Knows nothing of the kiosk."""
