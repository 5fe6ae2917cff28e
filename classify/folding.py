"""Text made comparable: tone marks, case, punctuation and split letters set aside.

Recognition loses tone marks first and splits the letters of wide-spaced capitals, so everything that is
compared approximately is compared folded, and titles also without their spaces.
"""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_LEADERS = re.compile(r"[.…_·‥]{3,}|…+")


def fold(text: str) -> str:
    """Lower-case ASCII words separated by single spaces: `Tờ khai CT01` gives `to khai ct01`."""
    plain = text.replace("đ", "d").replace("Đ", "d")
    decomposed = unicodedata.normalize("NFD", plain)
    return _NOT_WORD.sub(" ", _MARKS.sub("", decomposed).casefold()).strip()


def squeeze(text: str) -> str:
    """Folded text without spaces, so that `H Ộ KINH DOAN H` equals `HỘ KINH DOANH`."""
    return fold(text).replace(" ", "")


def without_leaders(text: str) -> str:
    """The text with every run of fill-in dots or underscores replaced by one space."""
    return _LEADERS.sub(" ", text)


def toned_words(text: str) -> list[str]:
    """Lower-case words with their tone marks, in NFC."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold())


def capital_share(text: str) -> float:
    """The share of letters that are capitals, 0 for a text without letters."""
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) / len(letters) if letters else 0.0
