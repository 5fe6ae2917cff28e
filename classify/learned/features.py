"""A text as hashed counts: n-grams of letters, and words alone and in pairs.

Hashing keeps no words, so a model built on these features cannot spell out a name; digits are dropped, so it
holds no number at all. Letters run together without spaces, so that `H Ộ KINH DOAN H` still looks like
`HỘ KINH DOANH`, and without tone marks, which recognition loses first; the words keep theirs.
"""

import re
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from classify.folding import fold, toned_words

BUCKETS = 1 << 14
_LONGEST_CHARS = 6_000
_GRAM_LENGTHS = (4, 6)
_TITLE_SHARE, _LETTER_SHARE = 0.6, 0.7
_DIGITS = re.compile(r"\d+")
_MULTIPLIER = np.uint32(0x01000193)
_SPREAD = np.uint32(0x9E3779B1)

Vector = npt.NDArray[np.float32]


def vector_of(title: str, body: str) -> Vector:
    """The paper as a vector of `BUCKETS` values and length 1 (or 0, when it says nothing).

    Title and body share the buckets, so that what is learned from titles is found again in bodies; the
    title alone weighs more than all of the body.
    """
    mixed = _TITLE_SHARE * _counts(title) + (1 - _TITLE_SHARE) * _counts(body[:_LONGEST_CHARS])
    return _unit(mixed)


def words_of(text: str) -> list[tuple[int, str]]:
    """The words of a text that count, alone and in pairs, each with its bucket."""
    words = [word for word in toned_words(_DIGITS.sub(" ", text)) if len(word) > 1]
    terms = [*words, *(f"{first} {second}" for first, second in pairwise(words))]
    return [(_bucket(term), term) for term in terms]


def _counts(text: str) -> Vector:
    letters = _unit(np.log1p(_letter_counts(text)))
    words = np.zeros(BUCKETS, np.float32)
    for bucket, _ in words_of(text):
        words[bucket] += 1
    return _unit(_LETTER_SHARE * letters + (1 - _LETTER_SHARE) * _unit(np.log1p(words)))


def _letter_counts(text: str) -> Vector:
    folded = _DIGITS.sub("", fold(text)).replace(" ", "")
    codes = np.frombuffer(folded.encode("ascii"), np.uint8).astype(np.uint32)
    counts = np.zeros(BUCKETS, np.float32)
    for length in _GRAM_LENGTHS:
        counts += np.bincount(_gram_buckets(codes, length), minlength=BUCKETS).astype(np.float32)
    return counts


def _gram_buckets(codes: npt.NDArray[np.uint32], length: int) -> npt.NDArray[np.int64]:
    """The bucket of every run of `length` letters (FNV-1a over the letters, spread by Fibonacci hashing)."""
    number = max(len(codes) - length + 1, 0)
    hashed = np.full(number, length, np.uint32)
    for offset in range(length if number else 0):
        hashed = (hashed ^ codes[offset : offset + number]) * _MULTIPLIER
    return ((hashed * _SPREAD) >> np.uint32(32 - 14)).astype(np.int64)


def _bucket(term: str) -> int:
    return crc32(term.encode()) & (BUCKETS - 1)


def _unit(vector: Vector) -> Vector:
    length = float(np.sqrt(np.dot(vector, vector)))
    return (vector / length if length else vector).astype(np.float32)
