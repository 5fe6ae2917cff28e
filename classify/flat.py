"""Text as labels are looked for in it: same length, same places, lower-case letters without marks.

Recognition loses tone marks before it loses letters, so a label is compared without them; and because no
character is added or dropped, a place found in the flat text is the same place in the printed one.
"""

import unicodedata

_DRAWN_ALIKE = {"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "ø": "o", "Ø": "o", "ƒ": "f", "ı": "i"}


class _Letters(dict[int, str]):
    """Fills itself: what each character becomes."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _DRAWN_ALIKE.get(char) or unicodedata.normalize("NFD", char)[0].lower()
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_LETTERS = _Letters()


def flat(text: str) -> str:
    """The text without marks and case; `flat(text)[n]` stands where `text[n]` stands. Takes NFC."""
    return text.translate(_LETTERS)
