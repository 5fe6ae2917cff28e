"""The date of a paper: beside the place in its head, or above the signature."""

import re

from classify.answer import Extracted
from classify.extraction.proof import proved
from classify.flat import flat
from classify.grammars.dates import WrittenDate, find_phrase_dates
from classify.page import Page

_SMALL_WORDS = frozenset(
    [
        "phuong",
        "xa",
        "tinh",
        "dac",
        "khu",
        "thanh",
        "pho",
        "thi",
        "tran",
        "huyen",
        "quan",
        "tai",
        "lam",
        "tp",
        "hom",
        "nay",
    ]
)
_CITES = re.compile(
    r"\b(?:can cu|theo|(?<=\w )so \d|nghi dinh|quyet dinh|thong tu|luat|cong van|ban hanh|kem theo)\b"
)
_PLACE = re.compile(r"(?P<place>[^\n,;:.]{2,60})[,;.]\s*$")
_MOST_PLACE_WORDS = 8


def document_date(page: Page, text: str) -> dict[str, Extracted]:
    """`document_date`: the first date behind a place (`Hạ Long, ngày …`), else one alone on its line."""
    dates = find_phrase_dates(text)
    placed = next((one for one in dates if _has_place(text, one)), None)
    if placed is not None:
        return {"document_date": _proved(page, text, placed, 0.99)}
    alone = next((one for one in dates if _is_alone(text, one)), None)
    return {} if alone is None else {"document_date": _proved(page, text, alone, 0.9)}


def _proved(page: Page, text: str, one: WrittenDate, sure: float) -> Extracted:
    return proved(page, one.day.isoformat(), one.raw, sure=sure, before=text[: one.start])


def _has_place(text: str, one: WrittenDate) -> bool:
    """A place stands in front: words that begin with capitals, and a comma. A cited decree is none."""
    line = text[: one.start].rsplit("\n", 1)[-1]
    match = _PLACE.search(line)
    if match is None or _CITES.search(flat(line)):
        return False
    words = match["place"].split()[-4:]
    return 0 < len(match["place"].split()) <= _MOST_PLACE_WORDS + 4 and all(map(_is_place_word, words))


def _is_place_word(word: str) -> bool:
    return not word[0].islower() or flat(word) in _SMALL_WORDS


def _is_alone(text: str, one: WrittenDate) -> bool:
    before = text[: one.start].rsplit("\n", 1)[-1]
    after = text[one.end :].split("\n", 1)[0]
    return not any(char.isalnum() for char in before + after)
