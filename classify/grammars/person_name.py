"""Names of people as Vietnamese papers print them, and what proves that words are a name."""

import re
import unicodedata

from classify.folding import fold

_FAMILIES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Tô Trịnh Đoàn Đào Lương Mai
Trương Hà Cao Tạ Lâm Thái Châu Tăng Tống Từ Thân Triệu Trang Vương Văn Vi Viên Ung Uông Ứng Tôn Tôn-Thất
Thạch Thi Thiều Tiêu Tòng Quách Quan Quản Quảng Phùng Phó Phí Phương Phạm-Phú Ông Nông Ninh Nhâm Nghiêm
Ngụy Mạc Mạch Ma Lưu Lục Lò Lữ Lã Lại La Khương Khúc Khổng Kiều Kim Hứa Hầu Hạ Giáp Giang Giàng Doãn Diệp
Dư Đồng Đàm Đan Đái Đường Đậu Đới Đổng Chử Chu Chung Chế Cù Cung Cầm Cấn Cát Bồ Bế Bành Bạch Bàn Âu Ân An
Ánh Vàng Vừ Sùng Thào Hạng Lầu Mùa Phàn Tẩn Chảo Lù Lồ Hoàng-Phủ Tằng Chìu Chíu Dường Trưởng Phoòng Voòng
Sằn Ngân Sầm Liêu Hàn Mã Mẫn Nhan Nhữ Nùng Ong Phù Quang Sơn Sử Tề Thang Thẩm Thôi Thục Tiết Tường Úc Vạn
Viêm Xa Yên Điêu Điền Bá Biện Cai Công Cồ Diêm Đèo Hùng Kha Khuất Khiếu Khà Lộc Lường Lỗ Lang Mông Mầu Mè
Nghê Ngọ Phúc Quàng Sái Tào Tất Tinh Tưởng Ty Tướng Vòng
"""
FAMILY_NAMES = frozenset(name.replace("-", " ") for name in _FAMILIES.split())
"""Family names of Vietnam, without claim to be all of them."""

_BY_LETTERS: dict[str, set[str]] = {}
for _name in FAMILY_NAMES:
    _BY_LETTERS.setdefault(fold(_name), set()).add(_name)

_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:uye|uya|oai|oay|oao|oeo|uay|uao|uyu|ieu|yeu|uoi|uou|ai|ao|au|ay|eo|eu|ia|iu|ie|ye|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy"
    r"|[aeiouy])(?:ch|c|m|ng|nh|n|p|t)?"
)
_RANK = re.compile(
    r"^(?:(?:đại|thượng|trung|thiếu)\s+(?:tá|tướng|úy|uý)|đại\s+tướng|[gpt]{0,1}gs|pgs|ts|ths|bs|bs\s?ck\s?i{1,2}"
    r"|bsck\s?\d?i{0,2}|ks|kts|cn|ls|luật\s+sư|tiến\s+sĩ|thạc\s+sĩ|bác\s+sĩ|kỹ\s+sư)[.,\s]+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)?")
_STOPS = ("c", "ch", "p", "t")
_USUAL = (
    "Việt Kiệt Đạt Nguyệt Ngọc Quốc Phúc Đức Bích Nhật Tuyết Lộc Phước Diệp Hạc Tất Phát Nhất Lạc Bắc Trạch"
)
_WITH_STOPS = {fold(name): name for name in _USUAL.split()}
_FEWEST_WORDS, _MOST_WORDS = 2, 6


def leading_name(text: str) -> tuple[str, str] | None:
    """The name that begins the text as (value, as written): `NGÔ THỊ THỬ, sinh ngày…`; None without one.

    Words follow each other by single spaces, each with a capital; academic and police ranks in front are
    left aside. A word in small letters that goes on right behind ends no name of an unknown family: it is
    an organisation or a sentence.
    """
    start = _without_ranks(text)
    words, end = _capital_words(text, start)
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or not all(_is_drawn_as_word(word) for word in words):
        return None
    value = _cased(words)
    is_known = has_known_family(value)
    if not is_known and (_goes_on(text, end) or not (_is_foreign(words) or all(map(is_syllable, words)))):
        return None
    return value, text[start:end]


def has_known_family(name: str) -> bool:
    """Whether the first word, or the first two, are a known family name."""
    words = name.split()
    return words[0] in FAMILY_NAMES or " ".join(words[:2]) in FAMILY_NAMES


def is_vietnamese_name(name: str) -> bool:
    """Whether the name begins with a known family and every word can be spoken in Vietnamese."""
    return has_known_family(name) and all(is_syllable(word) for word in name.split())


def is_syllable(word: str) -> bool:
    """Whether the letters are one Vietnamese syllable, with a tone that it can have.

    A syllable that ends in c, ch, p or t has one of two tones, and each is written.
    """
    plain = fold(word)
    if _SYLLABLE.fullmatch(plain) is None:
        return False
    marks = unicodedata.normalize("NFD", word)
    return not plain.endswith(_STOPS) or "\u0301" in marks or "\u0323" in marks


def _without_ranks(text: str) -> int:
    start = len(text) - len(text.lstrip(" .:;/-"))
    while rank := _RANK.match(text[start:]):
        start += rank.end()
    return start


def _capital_words(text: str, start: int) -> tuple[list[str], int]:
    words: list[str] = []
    end = start
    while match := _WORD.match(text, end + (1 if words and text[end : end + 1] == " " else 0)):
        if not match.group()[0].isupper() or (words and match.start() == end):
            break
        words.append(match.group())
        end = match.end()
    return words, end


def _is_drawn_as_word(word: str) -> bool:
    """Capitals throughout, or only in front: `nGọc` and `SỹL` are noise."""
    return word.isupper() or word[1:].islower() or len(word) == 1 or "-" in word


def _goes_on(text: str, end: int) -> bool:
    return re.match(r" [^\W\d_]", text[end:]) is not None


def _is_foreign(words: list[str]) -> bool:
    return all(word.isascii() and word.isupper() and len(word) > 1 for word in words)


def _cased(words: list[str]) -> str:
    cased = [unicodedata.normalize("NFC", word[0].upper() + word[1:].lower()) for word in words]
    return " ".join([_healed_family(cased[0]), *(_healed_stop(_healed_q(word)) for word in cased[1:])])


def _healed_family(word: str) -> str:
    """The one known family name of these letters, when the marks make none: `Đỉnh` is `Đinh`."""
    known = _BY_LETTERS.get(fold(word), set())
    return next(iter(known)) if word not in FAMILY_NAMES and len(known) == 1 else word


def _healed_stop(word: str) -> str:
    """The usual name of these letters where the mark that must be there was lost: `Viêt` is `Việt`."""
    return word if is_syllable(word) else _WITH_STOPS.get(fold(word), word)


def _healed_q(word: str) -> str:
    """`Ouỳnh` is no syllable, `Quỳnh` is: an O before u is a Q without its tail."""
    healed = f"Q{word[1:]}"
    return healed if word.startswith("Ou") and not is_syllable(word) and is_syllable(healed) else word
