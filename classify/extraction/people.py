"""Names and numbers of people and organisations, each behind its printed label."""

import re
from collections.abc import Iterable
from datetime import date

from classify.answer import Check, Extracted
from classify.extraction.proof import proved
from classify.grammars.cccd_qr import CitizenCard, parse_cccd_qr
from classify.grammars.citizen_number import CitizenNumber, find_citizen_numbers
from classify.grammars.dates import find_dates
from classify.grammars.tax_code import parse_tax_code
from classify.page import Page

_NAME_LABELS = re.compile(
    r"(?:h[ọo],?\s*ch[ữu]\s*đ[ệe]m(?:,|\s*v[àa])?\s*t[êe]n(?:\s*ng[ưuườơ]+i\s*y[êe]u\s*c[ầa]u)?|h[ọo]\s*(?:v[àa]\s*)?t[êe]n(?:\s*ng[ưuườơ]+i[^:\n(]{0,30})?"
    r"|\(h[ọo],?\s*ch[ữu]\s*đ[ệe]m,?\s*t[êe]n\)|(?<=[a-z]\)\s)t[êe]n|c[ấa]p\s*cho|[ÔO]ng\s*(?:/|\()\s*[Bb]à\)?"
    r"|t[êe]n\s*t[ôo]i\s*l[àa]|t[ôo]i\s*t[êe]n\s*l[àa]|t[ôo]i\s*l[àa]|t[êe]n\s*ch[ủu]\s*(?:đ[ầa]u\s*t[ưu]|xe|h[ộo])|ch[ủu]\s*h[ồo]\s*s[ơo]"
    r"|ti[ếe]p\s*nh[ậa]n\s*h[ồo]\s*s[ơo]\s*c[ủu]a(?:\s*[ÔO]ng(?:\s*\(?/?\s*[Bb]à\)?)?)?|t[êe]n\s*ng[ưuườơ]+i\s*n[ộo]p\s*thu[ếe])"
    r"\s*(?:\([^)\n]{0,60}\)\s*)*(?:\[?\d{0,2}\]?)?\s*(?::|;|(?<=là))\s*([^\n]{3,80})",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)?[\s:/()]*((?:[^\W\d_]+[ ]+){1,5}[^\W\d_]+)")
_NAME_END = re.compile(
    r"\s(?:giới|sinh|nam|nữ|ngày|năm|dân|quốc|số|cccd|cmnd|địa|nơi|chức|điện|email|là|mã|thường|hộ|tuổi)\b.*$",
    re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(
    r"[đd][ịi]nh\s*danh|c[ăa]n\s*c[ưu][ớo]c|cccd|cmnd|cmt|ch[ứu]ng\s*minh|t[ùu]y\s*th[âa]n|nh[âa]n\s*th[âa]n"
    r"|s[ốôo]\s*/?\s*no|^\W*s[ốôo]\s*:|\bcc\b",
    re.IGNORECASE,
)
_SEX = re.compile(r"(?:gi[ớo]i\s*t[íi]nh|sex)[^:\n]{0,15}:?\s*(nam|n[ữu])\b", re.IGNORECASE)
_BORN = re.compile(r"(?:sinh|birth)[^\n]{0,30}?(?=\d|ngày)", re.IGNORECASE)
_TAX = re.compile(
    r"m[ãa]\s*s[ốôo]\s*(?:thu[ếe]|doanh\s*nghi[ệe]p|h[ộo]\s*kinh\s*doanh)[^:\n\d]{0,20}:?\s*(\d{10}(?:\s?-\s?\d{3})?)(?!\d)",
    re.IGNORECASE,
)
_MOST_NAME_WORDS = 6


def people(page: Page, text: str) -> dict[str, Extracted]:
    """`applicant_name`, `citizen_number`, `tax_code` and `cccd_qr` of the page."""
    found: dict[str, Extracted] = {}
    card = _card(page, found)
    name = _first_name(text)
    if name is not None:
        found["applicant_name"] = proved(page, _cased(name), name, sure=0.9)
    labelled = _labelled_number(text)
    if labelled is not None:
        number, raw = labelled
        about = _lines_about(text, raw)
        found["citizen_number"] = proved(page, number.digits, raw, *_checks(number, about, card))
    elif card is not None:
        found["citizen_number"] = _number_of(card, found["cccd_qr"])
    tax = _TAX.search(text)
    if tax is not None:
        plain = re.sub(r"\s+", "", tax.group(1))
        check = Check("chữ số kiểm tra của mã số thuế", parse_tax_code(plain) is not None)
        found["tax_code"] = proved(page, plain, tax.group(1), check)
    return found


def _card(page: Page, found: dict[str, Extracted]) -> CitizenCard | None:
    for code in page.codes:
        card = parse_cccd_qr(code.text)
        if card is not None:
            printed = [number.digits for number, _ in find_citizen_numbers(page.text)]
            checks = [Check("số định danh trong mã QR trùng số in", card.citizen_number in printed)]
            value = code.text.strip()
            found["cccd_qr"] = Extracted(
                value, code.text, page.number, code.box, 0.99, tuple(checks if printed else ())
            )
            return card
    return None


def _number_of(card: CitizenCard, proof: Extracted) -> Extracted:
    check = Check("đọc từ mã QR của thẻ căn cước", True)
    return Extracted(card.citizen_number, card.citizen_number, proof.page, proof.box, 0.99, (check,))


def _labelled_number(text: str) -> tuple[CitizenNumber, str] | None:
    """The first citizen number behind its label, on the same line or alone on the next.

    A number in a table's row belongs to somebody else: without a label it is nobody's.
    """
    previous = ""
    for line in text.split("\n"):
        numbers = find_citizen_numbers(line)
        if numbers:
            before = line[: line.find(numbers[0][1])]
            is_alone = not any(char.isalnum() for char in before)
            if _NUMBER_LABEL.search(previous if is_alone else before):
                return numbers[0]
        previous = line if line.strip() else previous
    return None


def _lines_about(text: str, raw: str) -> str:
    """The part of the text that speaks of the number's owner: between the names that stand around it."""
    place = text.find(raw)
    starts = [match.start() for match in _NAME_LABELS.finditer(text)]
    begin = max((start for start in starts if start <= place), default=0)
    end = min((start for start in starts if start > place), default=len(text))
    return text[begin:end]


def _checks(number: CitizenNumber, text: str, card: CitizenCard | None) -> Iterable[Check]:
    yield Check("mã tỉnh trong số định danh có thật", True)
    yield Check("năm sinh trong số định danh không ở tương lai", number.birth_year <= date.today().year)  # noqa: DTZ011 (a year, not a moment)
    sex = _SEX.search(text)
    if sex is not None:
        printed = "Nam" if sex.group(1).lower() == "nam" else "Nữ"
        yield Check("giới tính khớp số định danh", printed == number.sex)
    born = _printed_birth_year(text)
    if born is not None:
        yield Check("năm sinh khớp số định danh", born == number.birth_year)
    if card is not None:
        yield Check("số định danh trùng mã QR", card.citizen_number == number.digits)


def _printed_birth_year(text: str) -> int | None:
    label = _BORN.search(text)
    if label is None:
        return None
    dates = find_dates(text[label.end() : label.end() + 40])
    return dates[0].day.year if dates else None


def _first_name(text: str) -> str | None:
    """The first labelled name that looks like one: two to six words, each with a capital."""
    for match in _NAME_LABELS.finditer(text):
        rest = _NAME_END.sub("", f"{match.group(1)} ")
        name = _NAME.match(rest.strip())
        if name is not None and _is_name(name.group(1)):
            return name.group(1).strip()
    return None


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _MOST_NAME_WORDS and all(word[0].isupper() for word in words)


def _cased(name: str) -> str:
    return " ".join(word[0].upper() + word[1:].lower() for word in name.split())
