"""National procedure codes: `1.001193`, also with the suffix of a local list."""

import re

_CODE = re.compile(r"(\d\.\d{6})(?:(?:\.000\.00\.00)?\.H\d{2})?")
_IN_TEXT = re.compile(r"(?<![\d.])\d\.\d{6}(?:(?:\.000\.00\.00)?\.H\d{2})?(?!\d|\.\d)")


def parse_procedure_code(text: str) -> str | None:
    """The national code without a local suffix, or None when the whole text is not such a code."""
    match = _CODE.fullmatch(text.strip())
    return match.group(1) if match else None


def find_procedure_codes(text: str) -> list[str]:
    """Every procedure code written in the text, as written, in order."""
    return _IN_TEXT.findall(text)
