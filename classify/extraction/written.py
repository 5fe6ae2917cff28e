"""A page's text as values are looked for in it: NFC, fill-in leaders gone, one space between words."""

import re
import unicodedata

from classify.flat import flat

_LEADERS = re.compile(r"[.…_·‥]{2,}|…")
_CELLS = re.compile(r" *(?:\t+|(?<=\S) {3,}(?=\S))[^\S\n]*")
_BLANKS = re.compile(r"[^\S\n\t]+")
_EXAMPLE = re.compile(r"\b(?:vi du|vd)\s*[:(.]?[^\n]*")
_DIGIT = re.compile(r"\d")


def written(text: str) -> str:
    """The text without leaders; a dotted blank leaves nothing behind that could be taken for a value.

    Wide gaps become tabs. The digits of an example (`ví dụ: 022…`) become `#`: they are nobody's.
    """
    plain = unicodedata.normalize("NFC", text)
    plain = _BLANKS.sub(" ", _LEADERS.sub(" ", _CELLS.sub("\t", plain)))
    for match in reversed(list(_EXAMPLE.finditer(flat(plain)))):
        masked = _DIGIT.sub("#", plain[match.start() : match.end()])
        plain = plain[: match.start()] + masked + plain[match.end() :]
    return plain
