"""Text from hardware, before anyone knows what it means."""
