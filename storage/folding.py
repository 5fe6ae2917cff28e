"""Text made comparable for searching: no marks, no case, words between single spaces."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower-case letters without marks and digits; everything else is one space.

    An officer who types `dang ky khai sinh` finds `Đăng ký khai sinh`, and `63/2010/NĐ-CP` is found
    with any punctuation, because both sides fall into the same words on every database.
    """
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).strip()
