"""A page's text as values are looked for in it: NFC, fill-in leaders gone, one space between words."""

import re
import unicodedata

_LEADERS = re.compile(r"[.…_·‥]{2,}|…")
_BLANKS = re.compile(r"[^\S\n]+")


def written(text: str) -> str:
    """The text without leaders; a dotted blank leaves nothing behind that could be taken for a value."""
    plain = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(" ", _LEADERS.sub(" ", plain))
