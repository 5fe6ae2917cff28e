"""What is left of a dotted line among the words that were written over it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ocr.page_reading import Word

_BETWEEN = re.compile(r"(?<=[^\W\d_]{2})[._]+(?=[^\W\d_]{2})")
_BEFORE = re.compile(r"^[._]+(?=\w)")
_AFTER = re.compile(r"(?<=[^\W\d_]{2})[._]+$")


def without_dots(words: Iterable[Word]) -> Iterator[Word]:
    """The words of a line on dots, without the dots that were read between them.

    A dot between two words, before one, or behind one that goes on in small letters ends no sentence;
    numbers and abbreviations of one letter keep theirs.
    """
    parts = [part for word in words for part in _parts(word)]
    for word, after in pairwise([*parts, None]):
        if word is None:
            continue
        goes_on = after is not None and after.text[:1].islower()
        yield replace(word, text=_AFTER.sub("", word.text)) if goes_on else word


def _parts(word: Word) -> list[Word]:
    """The words that a dot joined, each with its share of the box."""
    text = _BEFORE.sub("", word.text)
    texts = _BETWEEN.split(text)
    if len(texts) == 1:
        return [replace(word, text=text)]
    x0, y0, x1, y1 = word.box
    total = sum(len(one) for one in texts) + len(texts) - 1
    parts, place = [], 0
    for one in texts:
        left, right = place / total, (place + len(one)) / total
        box = (round(x0 + left * (x1 - x0)), y0, max(round(x0 + right * (x1 - x0)), x0 + 1), y1)
        parts.append(replace(word, text=one, box=box))
        place += len(one) + 1
    return parts
