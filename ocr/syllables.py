"""Vietnamese syllables by their grammar (onset, rime, tone): a check of text that needs no truth."""

import unicodedata
from functools import cache

_ONSET_TABLE = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIME_TABLE = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
oc oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt up ut
uê uêch uênh uơ uy uya uych uyên uyêt uyn uynh uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu ych ynh yt
"""
_ONSETS = frozenset(["", *_ONSET_TABLE.split()])
_RIMES = frozenset(_RIME_TABLE.split())
_TONES = {"\u0301": "sắc", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
_LETTERS = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")
_LONGEST = 7


def is_syllable(word: str) -> bool:
    """Whether a word of letters could be a Vietnamese syllable, marks and all."""
    base, tones = _without_tone(word.lower())
    if not base or len(base) > _LONGEST or len(tones) > 1:
        return False
    is_stopped = base.endswith(("c", "ch", "p", "t"))
    if is_stopped and tones not in (["sắc"], ["nặng"]):
        return False
    return _splits(base)


def is_markless_syllable(word: str) -> bool:
    """Whether a word is what is left of a Vietnamese syllable when its marks are lost."""
    return word.isascii() and word.lower() in _markless()


def has_mark(word: str) -> bool:
    """Whether a word carries a letter or tone mark that Vietnamese uses."""
    return any(unicodedata.category(char) == "Mn" for char in _decomposed(word)) or "đ" in word.lower()


def is_vietnamese_letter(char: str) -> bool:
    """Whether a letter exists in Vietnamese, or in the foreign words that Vietnamese text holds (f j w z)."""
    base, tones = _without_tone(char.lower())
    return len(tones) <= 1 and (base in _LETTERS or base in "fjwz")


@cache
def _markless() -> frozenset[str]:
    return frozenset(_stripped(onset + rime) for onset in _ONSETS for rime in _RIMES)


def _stripped(word: str) -> str:
    return "".join(char for char in _decomposed(word.replace("đ", "d")) if not unicodedata.combining(char))


def _splits(base: str) -> bool:
    return any(base[:cut] in _ONSETS and base[cut:] in _RIMES for cut in range(min(4, len(base))))


def _without_tone(word: str) -> tuple[str, list[str]]:
    """The word with its letter marks and without its tones, and the tones it had."""
    decomposed = _decomposed(word)
    tones = [_TONES[char] for char in decomposed if char in _TONES]
    rest = "".join(char for char in decomposed if char not in _TONES)
    return unicodedata.normalize("NFC", rest), tones


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)
