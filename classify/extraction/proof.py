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


def proved(
    page: Page, value: str, raw: str, *checks: Check, sure: float = 1.0, before: str = ""
) -> Extracted:
    """The value with its box and a confidence: that of its words, halved by a failed check.

    `sure` is how surely the words mean this value, 0..1; `before` the text in front of it, which tells
    this place from earlier ones that spell the same. A page without word boxes gives no box.
    """
    words = locate(page.words, raw, before)
    if words:
        return proved_by(page, value, raw, words, *checks, sure=sure)
    read = _NOT_LOCATED if page.words else _WITHOUT_WORDS
    return Extracted(value, raw, page.number, None, _confidence(read, sure, checks), checks)


def proved_by(
    page: Page, value: str, raw: str, words: Sequence[Word], *checks: Check, sure: float = 1.0
) -> Extracted:
    """The value with its box, where the words that say it are known."""
    read = sum(word.confidence for word in words) / len(words)
    return Extracted(value, raw, page.number, around(words), _confidence(read, sure, checks), checks)


def locate(words: Sequence[Word], raw: str, before: str = "") -> list[Word]:
    """The run of words that spells `raw`, spaces and leaders aside; empty when there is none.

    Of several such runs, the one with as many before it as `before` holds.
    """
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
    for _ in range(_spelled(before).count(wanted)):
        later = spelled.find(wanted, start + 1)
        start = later if later >= 0 else start
    return list(dict.fromkeys(owners[start : start + len(wanted)])) if start >= 0 else []


def around(words: Sequence[Word]) -> Box:
    """The smallest box that holds the words."""
    boxes = [word.box for word in words]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _confidence(read: float, sure: float, checks: Sequence[Check]) -> float:
    held = 1.0 if all(check.passed for check in checks) else _FAILED_CHECK
    return round(read * sure * held, 4)


def _spelled(text: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFC", text))
