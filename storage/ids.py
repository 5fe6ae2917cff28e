"""Identifiers of rows."""

import hashlib
import secrets
import time
import uuid


def new_id() -> str:
    """A fresh identifier that sorts by the time it was made (UUID version 7, RFC 9562).

    Rows inserted together lie together in the index, which keeps inserts cheap in a large table.
    """
    unix_ms = time.time_ns() // 1_000_000
    value = (unix_ms & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(uuid.UUID(int=value))


def derived_id(parent: str, *parts: str) -> str:
    """The same identifier for the same parent and parts, so that doing a step twice makes one row.

    It keeps the parent's time, so that children sort where their parent does (UUID version 8).
    """
    digest = hashlib.sha256("/".join((parent, *parts)).encode()).digest()
    value = int.from_bytes(digest[:16], "big") & (2**80 - 1)
    value |= uuid.UUID(parent).int >> 80 << 80
    value = value & ~(0xF << 76) | (0x8 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(uuid.UUID(int=value))
