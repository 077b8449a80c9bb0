"""What is kept of a text that must not be kept: an unknown code, a foreign ticket, an e-mail address."""

from hashlib import blake2b


def keyed_hash(secret: bytes, text: str) -> str:
    """Return 128 bits of keyed BLAKE2b (RFC 7693) of a text, case and outer spaces aside, as 32 hexadecimal digits.

    The same text gives the same hash within one event, and says nothing to whoever lacks the event's secret.
    """
    folded = text.strip().casefold().encode()
    return blake2b(folded, key=secret, digest_size=16, person=b"kiosk text hash").hexdigest()
