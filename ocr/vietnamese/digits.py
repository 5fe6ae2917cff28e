"""Characters that engines read in place of digits, and the proof that only one number can be meant."""

from collections.abc import Callable
from itertools import product

_MEANT = {
    **dict.fromkeys("OoQ", "0"),
    **dict.fromkeys("lI|i!", "1"),
    **dict.fromkeys("Zz", "2"),
    **dict.fromkeys("Ss", "5"),
    **dict.fromkeys("Gb", "6"),
    **dict.fromkeys("gq", "9"),
    "B": "8",
    "T": "17",  # a 7 under a heavy bar, or a 1 with serifs: only a check can tell
}
DIGIT = "[0-9" + "".join(_MEANT) + "]"
"""A pattern: a digit, or what may have been read in its place."""

_ALIKE = frozenset("0123456789OolI")
_MOST_MISREAD = 4


def only_reading(text: str, proves: Callable[[str], bool]) -> str | None:
    """The one way to write the text with digits that passes the check; None where it is none or several.

    None too where nothing was misread, or so much that a check could pass by chance.
    """
    misread = sum(char in _MEANT for char in text)
    if not 0 < misread <= _MOST_MISREAD or count_of_digits(text) < max(1, misread - 1):
        return None
    readings = {"".join(chars) for chars in product(*(_MEANT.get(char, char) for char in text))}
    proven = [reading for reading in readings if proves(reading)]
    return proven[0] if len(proven) == 1 else None


def count_of_digits(text: str) -> int:
    """How many characters are true digits, 0 to 9."""
    return sum(char in "0123456789" for char in text)


def is_drawn_as_number(text: str) -> bool:
    """Whether every character is a digit or drawn just like one: not 3B2 or 1T4, which are flats."""
    return _ALIKE.issuperset(text)


def begins_as_number(text: str) -> bool:
    """Whether the first character is a digit or drawn like one: not B12 or S5, which papers print."""
    return text[0] in _ALIKE


def ends_as_number(text: str) -> bool:
    """Whether the last character is a digit or drawn like one: not 12B or 5b, which papers print."""
    return text[-1] in _ALIKE
