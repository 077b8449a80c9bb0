"""What the kiosk decides: values and pure functions, with no I/O, clock or randomness."""
