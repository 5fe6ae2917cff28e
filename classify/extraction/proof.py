"""Where a value stands on its page, and how surely its words were read."""

import re
import unicodedata
from collections.abc import Sequence

from classify.answer import Check, Extracted
from classify.page import Box, Page, Word

_IGNORED = re.compile(r"[\s.…_]+")
_WITHOUT_WORDS = 0.9
_NOT_LOCATED = 0.6
_FAILED_CHECK = 0.5


def proved(page: Page, value: str, raw: str, *checks: Check, sure: float = 1.0) -> Extracted:
    """The value with its box and a confidence: that of its words, halved by a failed check.

    `sure` is how surely the words mean this value, 0..1. A page without word boxes gives no box.
    """
    words = locate(page.words, raw)
    if words:
        box: Box | None = _around(words)
        read = sum(word.confidence for word in words) / len(words)
    else:
        box = None
        read = _NOT_LOCATED if page.words else _WITHOUT_WORDS
    held = 1.0 if all(check.passed for check in checks) else _FAILED_CHECK
    return Extracted(value, raw, page.number, box, round(read * sure * held, 4), checks)


def locate(words: Sequence[Word], raw: str) -> list[Word]:
    """The run of words that spells `raw`, spaces and leaders aside; empty when there is none."""
    wanted = _spelled(raw)
    if not wanted:
        return []
    spelled = ""
    owners: list[Word] = []
    for word in words:
        letters = _spelled(word.text)
        spelled += letters
        owners.extend([word] * len(letters))
    start = spelled.find(wanted)
    if start < 0:
        return []
    return list(dict.fromkeys(owners[start : start + len(wanted)]))


def _spelled(text: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFC", text))


def _around(words: Sequence[Word]) -> Box:
    boxes = [word.box for word in words]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
