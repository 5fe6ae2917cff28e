"""Vietnamese syllables by their grammar (onset, rime, tone): a check of text that needs no truth.

The grammar is strict about which onsets, rimes and tones exist and where a tone may stand. It is lenient
where papers are: hòa and hoà, hoàn and hòan, kỹ and kĩ, Bắc Kạn and nghành all count, because the question
is whether the page was read, not whether its clerk spelt well.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from ocr.vietnamese.abbreviations import DOCUMENT_TYPES

_ONSET_TABLE = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIME_TABLE = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
oc oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt up ut
uê uêch uênh uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu ych ynh yt
"""
_ONSETS = frozenset(["", *_ONSET_TABLE.split()])
_RIMES = frozenset(_RIME_TABLE.split())
_TONES = {"\u0301": "sắc", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
_LETTERS = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")
_FOREIGN_BUT_USED = frozenset("fjwz")
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED_VOWELS = frozenset("ăâêôơư")
_GLIDES = ("oa", "oe", "oo", "uy")
_LONGEST = 7
_LETTER_RUNS = re.compile(r"[^\W\d_]+")
_IDENTIFIER = re.compile(r"[\d/@_|]|\w\.\w")


@lru_cache(maxsize=20_000)
def is_syllable(text: str) -> bool:
    """Whether a word of letters could be a Vietnamese syllable, marks and all."""
    base, tones = _apart(text)
    if not base or len(base) > _LONGEST or len(tones) > 1:
        return False
    if base.endswith(("c", "ch", "p", "t")) and [tone for _, tone in tones] not in (["sắc"], ["nặng"]):
        return False
    return any(_is_split(base, cut, tones) for cut in range(min(4, len(base))))


def share_of_syllables(words: Iterable[str]) -> float:
    """The share of words that are syllables, 0..1; 1 where there is no word to judge.

    A word is a run of at least two letters. Left out, because they tell nothing about the reading: whole
    identifiers (anything with a digit, slash or at sign, or a dot between letters), abbreviations in capitals
    that have no tone and could be no syllable that lost its marks (UBND, TNMT), the abbreviations of document
    types (TTr), and one-letter marks. Names of other languages (Ea Kly, Đắk) count as no syllables.
    """
    judged = [run for word in words for run in _judged_runs(unicodedata.normalize("NFC", word))]
    return sum(map(is_syllable, judged)) / len(judged) if judged else 1.0


def foreign_letters(text: str) -> int:
    """How many letters do not exist in Vietnamese; f, j, w and z are rare and do not count."""
    return sum(
        char.isalpha() and not is_vietnamese_letter(char) for char in unicodedata.normalize("NFC", text)
    )


def is_markless_syllable(word: str) -> bool:
    """Whether a word is what is left of a Vietnamese syllable when its marks are lost."""
    return word.isascii() and word.lower() in _markless()


def has_mark(word: str) -> bool:
    """Whether a word carries a letter or tone mark that Vietnamese uses."""
    return any(unicodedata.category(char) == "Mn" for char in _decomposed(word)) or "đ" in word.lower()


def is_vietnamese_letter(char: str) -> bool:
    """Whether a letter exists in Vietnamese, or in the foreign words that Vietnamese text holds (f j w z)."""
    base, tones = _apart(char)
    if tones:
        return len(tones) == 1 and base in _VOWELS
    return base in _LETTERS or base in _FOREIGN_BUT_USED


def without_marks(text: str) -> str:
    """The text with plain letters only (Đ becomes D), one character for each of its NFC form."""
    plain = unicodedata.normalize("NFC", text).translate(str.maketrans("đĐðÐ", "dDdD"))
    return "".join(_decomposed(char)[0] for char in plain)


def spelling(word: str) -> tuple[str, tuple[str, ...]]:
    """The letters of a word in lower case and its tones: equal for hòa, Hoà and HÒA."""
    base, tones = _apart(word)
    return base, tuple(tone for _, tone in tones)


def _judged_runs(word: str) -> Iterable[str]:
    if _IDENTIFIER.search(word):
        return []
    runs = [run for run in _LETTER_RUNS.findall(word) if len(run) > 1 and run.isalpha()]  # m² is no word
    return [run for run in runs if not _is_abbreviation(run)]


def _is_abbreviation(run: str) -> bool:
    if run in DOCUMENT_TYPES:
        return True
    bare = without_marks(run)
    return run.isupper() and not _apart(run)[1] and not is_syllable(run) and not is_markless_syllable(bare)


@cache
def _markless() -> frozenset[str]:
    return frozenset(without_marks(onset + rime) for onset in _ONSETS for rime in _RIMES)


def _is_split(base: str, cut: int, tones: list[tuple[int, str]]) -> bool:
    """Whether the first `cut` letters are an onset, the others a rime that may follow and bear the tone."""
    onset, rime = base[:cut], base[cut:]
    if onset not in _ONSETS or rime not in _RIMES:
        return False
    if rime[0] == "y" and len(rime) > 1 and onset not in ("", "qu"):
        return False
    return all(place - cut in _tone_places(rime) for place, _ in tones)


@cache
def _tone_places(rime: str) -> frozenset[int]:
    """Where a rime may bear its tone: on its last marked vowel, else on its first; either beside a glide."""
    marked = [place for place, letter in enumerate(rime) if letter in _MARKED_VOWELS]
    if rime.startswith("ư") and not rime.startswith("ươ"):
        return frozenset([0])
    if marked:
        return frozenset([marked[-1]])
    return frozenset([0, 1] if rime.startswith(_GLIDES) else [0])


def _apart(word: str) -> tuple[str, list[tuple[int, str]]]:
    """The letters of a word in lower case without tones, and its tones with the places they stood in."""
    letters: list[str] = []
    tones: list[tuple[int, str]] = []
    for place, char in enumerate(unicodedata.normalize("NFC", word.lower())):
        marks = _decomposed(char)
        tones += [(place, _TONES[mark]) for mark in marks if mark in _TONES]
        letters.append("".join(mark for mark in marks if mark not in _TONES))
    return unicodedata.normalize("NFC", "".join(letters)), tones


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)
