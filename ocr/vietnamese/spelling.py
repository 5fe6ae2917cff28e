"""Words that are no syllables, where exchanging one confusable letter or mark leaves one syllable only."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from ocr.vietnamese.edits import Edit
from ocr.vietnamese.syllables import is_syllable

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|\|)*[^\W_]")
_BESIDE = re.compile(r"[\w|/@#&]")
_INSIDE = {"0": "o", "1": "il", "|": "il", "I": "il"}
"""What cannot stand inside a word in small letters, and the letters that it is drawn like."""
_MARKS = (
    ("uo", "ươ"),
    ("e", "ê"),
    ("o", "ô"),
    ("o", "ơ"),
    ("ô", "ơ"),
    ("ơ", "ô"),
    ("u", "ư"),
    ("a", "â"),
    ("a", "ă"),
    ("ă", "â"),
    ("â", "ă"),
)
"""Marks that small print loses or exchanges. Tones are not here: a lost tone leaves several syllables."""
_LONE_L = re.compile(r"^(?:v|x|đ|n|th|ngh|nh|ph|ch|kh)(l)(?=[^l])", re.IGNORECASE)
"""An l where an i must stand: not behind b, c, g, k, m, p, with which highland names begin (Klông)."""


def repairs(line: str) -> Iterator[Edit]:
    """Words with a Vietnamese mark that are no syllables and have one syllable a single exchange away.

    A word without marks may belong to any language, capitals without a tone may be an abbreviation, and
    what stands beside a slash or an at sign belongs to an identifier: they stay.
    """
    for match in _TOKEN.finditer(line):
        if _is_beside_sign(line, match):
            continue
        meant = _meant(match.group())
        if meant is not None:
            yield Edit(match.start(), match.end(), meant)


def _is_beside_sign(line: str, match: re.Match[str]) -> bool:
    around = line[max(0, match.start() - 1) : match.start()] + line[match.end() : match.end() + 1]
    return _BESIDE.search(around) is not None


def _meant(word: str) -> str | None:
    plain = word.translate({ord("Ð"): "Đ", ord("ð"): "đ"})
    if plain != word and is_syllable(plain):
        return plain
    if _is_well_written(word) or not _has_vowel_mark(word) or _is_abbreviation(word):
        return None
    syllables = {one for one in (*_with_letters(word), *_with_marks(word)) if _is_well_written(one)}
    return syllables.pop() if len(syllables) == 1 else None


def _is_well_written(word: str) -> bool:
    """Whether a word is a syllable in which no capital I, drawn like an l, stands behind a small letter."""
    return is_syllable(word) and not any(one.islower() and two == "I" for one, two in pairwise(word))


def _has_vowel_mark(word: str) -> bool:
    return any(unicodedata.category(char) == "Mn" for char in unicodedata.normalize("NFD", word))


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and not set(_TONES) & set(unicodedata.normalize("NFD", word))


def _with_letters(word: str) -> Iterator[str]:
    """The word with one strange sign inside it read as a letter."""
    is_capital = sum(map(str.isupper, word)) > len(word) / 2
    for place in range(1, len(word) - 1):
        if word[place] in _INSIDE and not (word[place] == "I" and word[place - 1].isupper()):
            for letter in _INSIDE[word[place]]:
                yield word[:place] + (letter.upper() if is_capital else letter) + word[place + 1 :]
    if word[0] == "I" and word[1:].islower():
        yield "l" + word[1:]
    lone = _LONE_L.match(word)
    if lone is not None:
        yield word[: lone.start(1)] + ("I" if is_capital else "i") + word[lone.end(1) :]


def _with_marks(word: str) -> Iterator[str]:
    """The word with one letter mark exchanged, its tone kept on the same letter."""
    letters = [unicodedata.normalize("NFD", char) for char in word]
    for old, new in _MARKS:
        for place in range(len(letters) - len(old) + 1):
            window = letters[place : place + len(old)]
            if [_letter(char) for char in window] == list(old):
                changed = [_exchanged(char, mark) for char, mark in zip(window, new, strict=True)]
                yield word[:place] + "".join(changed) + word[place + len(old) :]


def _letter(char: str) -> str:
    """A decomposed letter in lower case without its tone."""
    kept = "".join(mark for mark in char if mark not in _TONES)
    return unicodedata.normalize("NFC", kept.lower())


def _exchanged(char: str, letter: str) -> str:
    tone = "".join(mark for mark in char if mark in _TONES)
    cased = letter.upper() if char[0].isupper() else letter
    return unicodedata.normalize("NFC", cased + tone)
