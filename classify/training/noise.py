"""Text as recognition spoils it: tone marks lost, letters split and confused, lines missing."""

import unicodedata
from random import Random

_CONFUSED = {
    "l": "1",
    "i": "l",
    "o": "0",
    "e": "c",
    "n": "u",
    "h": "b",
    "t": "f",
    "g": "q",
    "m": "rn",
    "ư": "u",
}
_COMBINING = "Mn"


def spoiled(text: str, draw: Random, strength: float) -> str:
    """The text with errors; `strength` 0..1 is how many, 0.1 being a poor scan."""
    lines = [line for line in text.split("\n") if draw.random() > strength / 2 or line == text]
    return "\n".join(" ".join(_word(word, draw, strength) for word in line.split()) for line in lines)


def _word(word: str, draw: Random, strength: float) -> str:
    chance = draw.random()
    if chance < strength:
        return without_marks(word)
    if chance < 1.4 * strength and len(word) > 2:
        cut = draw.randrange(1, len(word))
        return f"{word[:cut]} {word[cut:]}"
    return "".join(_letter(char, draw, strength / 4) for char in word)


def _letter(char: str, draw: Random, chance: float) -> str:
    if draw.random() >= chance:
        return char
    confused = _CONFUSED.get(char.lower(), without_marks(char))
    return confused.upper() if char.isupper() else confused


def without_marks(text: str) -> str:
    """The text without any mark: `ĐỘNG` gives `DONG`."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if unicodedata.category(char) != _COMBINING)
