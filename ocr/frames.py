"""Messages between the pool and its page processes: four bytes of length, then JSON."""

import json
import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">I")
LARGEST_BYTES = 256 * 1024 * 1024


class BrokenFrame(Exception):
    """What came over the pipe is no message: the other side died or is not ours."""


def send(stream: BinaryIO, message: dict[str, object]) -> None:
    """Write one message. Raises OSError when the other side is gone."""
    body = json.dumps(message, ensure_ascii=False).encode()
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def receive(stream: BinaryIO) -> dict[str, object] | None:
    """The next message, or None when the other side has ended. Raises BrokenFrame."""
    head = _exactly(stream, _LENGTH.size)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > LARGEST_BYTES:
        raise BrokenFrame(f"a message of {length} bytes")
    body = _exactly(stream, length)
    if body is None:
        raise BrokenFrame("a message without its body")
    return decoded(body)


def decoded(body: bytes) -> dict[str, object]:
    """The message in a frame's body. Raises BrokenFrame."""
    try:
        message = json.loads(body)
    except ValueError as error:
        raise BrokenFrame("a message that is not JSON") from error
    if not isinstance(message, dict):
        raise BrokenFrame("a message that is not an object")
    return message


def _exactly(stream: BinaryIO, count: int) -> bytes | None:
    parts: list[bytes] = []
    while count:
        part = stream.read(count)
        if not part:
            if parts:
                raise BrokenFrame("a message cut short")
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
