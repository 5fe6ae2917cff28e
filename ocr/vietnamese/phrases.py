"""Phrases that state papers print in one fixed form: the national name, the motto, labels of the layout."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocr.vietnamese.edits import OF_A_CLOSED_LIST, Edit
from ocr.vietnamese.syllables import spelling, without_marks

_TOKEN = re.compile(r"[\w|]+")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A printed phrase; `most_wrong` counts letters that may differ when marks are left aside."""

    text: str
    most_wrong: int = 0
    is_capital: bool = False
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A run of letters at its place in the line; `plain` is its letters without marks in lower case."""

    text: str
    start: int
    end: int
    plain: str


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(found.group(), found.start(), found.end(), without_marks(found.group()).lower())
        for found in _TOKEN.finditer(text)
    ]


_LABELS = (
    "Kính gửi",
    "Nơi nhận",
    "Họ và tên",
    "Quốc tịch",
    "Giới tính",
    "Quê quán",
    "Nơi cư trú",
    "Giấy tờ tùy thân",
    "Địa chỉ thường trú",
    "Điện thoại",
    "Ngày cấp",
    "Nơi cấp",
    "Thửa đất số",
    "Tờ bản đồ số",
    "Mục đích sử dụng",
)
_PHRASES = (
    _Phrase("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", most_wrong=2, is_capital=True),
    _Phrase("Độc lập - Tự do - Hạnh phúc", most_wrong=2),
    *(_Phrase(label, is_label=True) for label in _LABELS),
)


_WORDS = {phrase: _tokens(phrase.text) for phrase in _PHRASES}


def repairs(line: str) -> Iterator[Edit]:
    """Words of a fixed phrase that differ from it, but for either place of a tone (hòa, hoà) and for case.

    The national name and the motto must have their number of letters, at most two of them wrong; the
    national name is all capitals, and its case is healed too. A label must have all its letters, a capital
    first and a colon behind: only its marks are healed.
    """
    tokens = _tokens(line)
    for phrase, words in _WORDS.items():
        letters = "".join(word.plain for word in words)
        for first in range(len(tokens)):
            if not phrase.most_wrong and tokens[first].plain[:1] != letters[:1]:
                continue
            window = _window(tokens, first, len(letters))
            if window and _is_phrase(line, window, phrase, letters):
                yield from _healed(window, phrase)


def _window(tokens: Sequence[_Token], first: int, length: int) -> Sequence[_Token]:
    """The tokens from the first on that have so many letters; none where one would have to be cut."""
    for place in range(first, len(tokens)):
        length -= len(tokens[place].plain)
        if length <= 0:
            return tokens[first : place + 1] if length == 0 else ()
    return ()


def _is_phrase(line: str, window: Sequence[_Token], phrase: _Phrase, letters: str) -> bool:
    read = "".join(token.plain for token in window)
    if sum(one != other for one, other in zip(read, letters, strict=True)) > phrase.most_wrong:
        return False
    written = "".join(token.text for token in window)
    if phrase.is_capital and sum(map(str.isupper, written)) < 0.8 * len(written):
        return False
    return not phrase.is_label or (written[0].isupper() and line[window[-1].end :].lstrip().startswith(":"))


def _healed(window: Sequence[_Token], phrase: _Phrase) -> Iterator[Edit]:
    words = _WORDS[phrase]
    if [len(token.plain) for token in window] != [len(word.plain) for word in words]:
        yield Edit(window[0].start, window[-1].end, phrase.text, OF_A_CLOSED_LIST)
        return
    for token, word in zip(window, words, strict=True):
        is_small = phrase.is_capital and not token.text.isupper()
        if is_small or spelling(token.text) != spelling(word.text):
            text = word.text if phrase.is_capital else _in_case_of(token.text, word.text)
            yield Edit(token.start, token.end, text, OF_A_CLOSED_LIST)


def _in_case_of(read: str, word: str) -> str:
    if read.isupper():
        return word.upper()
    return word.capitalize() if read[0].isupper() else word.lower()
