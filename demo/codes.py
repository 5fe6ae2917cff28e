"""QR codes as rows of modules."""

import segno


def modules(payload: str) -> list[list[bool]]:
    """The QR code of a text (UTF-8, error correction M), without quiet zone; True is dark."""
    code = segno.make_qr(payload, error="m", encoding="utf-8", boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix]
