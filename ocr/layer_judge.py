"""Whether the text layer of a page can be trusted instead of reading its picture: pure decisions."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ocr.vietnamese.syllables import has_mark, is_markless_syllable, is_syllable, is_vietnamese_letter

_LETTERS = re.compile(r"[^\W\d_]+")
_CID = re.compile(r"\(cid:\d+\)")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a layer's text is sound, how sure that is (0..1), and the reason in one word."""

    is_sound: bool
    confidence: float
    reason: str


def judge(words: Sequence[str]) -> Verdict:
    """The verdict on a layer's words: sound Vietnamese, or sound text of another language.

    Unsound: nothing to judge, characters that are no text, letters of legacy encodings (TCVN3, VNI)
    seen as Latin-1, and Vietnamese that lost its marks ("CQNG HOA XA HQI").
    """
    text = unicodedata.normalize("NFC", " ".join(words))
    tokens: list[str] = _LETTERS.findall(text)
    if len(tokens) < _FEWEST_WORDS:
        return Verdict(False, 0.0, "sparse")
    if _CID.search(text) or _share_of_no_text(text) > 0.03:
        return Verdict(False, 0.0, "no_text")
    if _share_of_foreign_letters(text) > 0.03:
        return Verdict(False, 0.0, "foreign_letters")
    marked = sum(has_mark(token) for token in tokens) / len(tokens)
    if marked >= 0.25:
        return _vietnamese(tokens)
    return _unmarked(tokens, marked)


def _vietnamese(tokens: Sequence[str]) -> Verdict:
    """Vietnamese by its marks: nearly all marked words must be syllables that can exist."""
    marked = [token for token in tokens if has_mark(token) and not (token.isupper() and len(token) <= 4)]
    if not marked:  # nothing but abbreviations (QĐ, NĐ) carries a mark
        return Verdict(False, 0.0, "sparse")
    valid = sum(is_syllable(token) for token in marked) / len(marked)
    return Verdict(valid >= 0.85, valid, "vietnamese" if valid >= 0.85 else "broken_syllables")


def _unmarked(tokens: Sequence[str], marked: float) -> Verdict:
    long_enough = [token for token in tokens if len(token) >= 2]
    if len(long_enough) < _FEWEST_WORDS:
        return Verdict(False, 0.0, "sparse")
    markless = sum(is_markless_syllable(token) for token in long_enough) / len(long_enough)
    if markless >= 0.5:
        return Verdict(False, 0.0, "marks_lost")
    odd = sum(not _is_wordlike(token) for token in long_enough) / len(long_enough)
    is_sound = odd <= 0.2 and marked < 0.1
    return Verdict(is_sound, 0.9 * (1 - odd), "other_language" if is_sound else "not_words")


def _is_wordlike(token: str) -> bool:
    """Whether a token looks like a word of a Latin language: a vowel, sane length, sane capitals."""
    has_vowel = any(char in "aeiouy" for char in unicodedata.normalize("NFD", token.lower()))
    is_cased = token.islower() or token.isupper() or token[1:].islower() or len(token) <= 3
    return (has_vowel or len(token) <= 4) and is_cased and len(token) <= 20


def _share_of_no_text(text: str) -> float:
    bad = sum(unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs") or char == "\ufffd" for char in text)
    return bad / max(1, len(text))


def _share_of_foreign_letters(text: str) -> float:
    letters = [char for char in text if char.isalpha()]
    signs = sum(char in "µ·¸¹¬®¨©¦§¶" for char in text)  # TCVN3 puts letters where Latin-1 has signs
    foreign = sum(not is_vietnamese_letter(char) for char in letters)
    return (foreign + signs) / max(1, len(letters))
