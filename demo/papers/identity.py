"""Copies of personal cards: both sides on one page, as a photocopier leaves them."""

import unicodedata
from datetime import date

from demo.fonts import Face, Family
from demo.marks import GREY, Patch, QrCode, Stroke, Text
from demo.people import Person, slashed
from demo.sheet import Manner, Sheet

SANS = Face(Family.SANS)
BOLD = SANS.as_bold()
CARD_MM = (120.0, 76.0)  # a card enlarged by 140 %, as copiers do
CARD_TINT = (222, 234, 226)
LICENCE_TINT = (248, 236, 196)


def citizen_card_copy(person: Person) -> list[Sheet]:
    """A copy of a citizen identity card with its QR code: front above, back below."""
    sheet = Sheet()
    x, y = 45.0, 38.0
    _card(sheet, x, y, CARD_TINT)
    _card_heading(sheet, x, y, "CĂN CƯỚC CÔNG DÂN")
    _portrait(sheet, x + 6, y + 27, 26, 35)
    sheet.put(QrCode(x + CARD_MM[0] - 29, y + 1.5, 28, person.card_payload))
    sheet.shows(person.values)
    sheet.shows({"cccd_qr": person.card_payload}, Manner.CODE)
    born, sex = person.born_text, person.sex
    for step, (label, value, size_pt) in enumerate(
        (
            ("Số:", person.citizen_number, 15),
            ("Họ và tên:", person.name.upper(), 11),
            ("Ngày sinh:", born, 11),
            ("Giới tính:", f"{sex}   Quốc tịch: Việt Nam", 11),
            ("Quê quán:", person.hometown, 10),
            ("Nơi thường trú:", person.address.split(", khu")[0], 10),
            ("", person.address.split(", ", 2)[2], 10),
        )
    ):
        _labelled(sheet, x + 37, y + 33 + step * 6.4, label, value, size_pt)
    _card_back(sheet, x, y + CARD_MM[1] + 22, person)
    return [sheet.finish()]


def _card(sheet: Sheet, x: float, y: float, tint: tuple[int, int, int]) -> None:
    width, height = CARD_MM
    sheet.put(Patch(x, y, width, height, tint))
    right, bottom = x + width, y + height
    sheet.put(Stroke(((x, y), (right, y), (right, bottom), (x, bottom), (x, y)), 0.3, GREY))


def _card_heading(sheet: Sheet, x: float, y: float, name: str) -> None:
    middle = x + CARD_MM[0] / 2 - 8
    lines = (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 9.0, 8.0),
        ("Độc lập - Tự do - Hạnh phúc", BOLD, 8.5, 12.5),
        (name, BOLD, 14.0, 22.0),
    )
    for text, face, size_pt, drop in lines:
        sheet.centred_at(middle, y + drop, text, face, size_pt)
        sheet.say(text)


def _labelled(sheet: Sheet, x: float, baseline: float, label: str, value: str, size_pt: float) -> None:
    if label:
        x = sheet.text_at(x, baseline, label, SANS, 8.5) + 1.5
    sheet.text_at(x, baseline, value, BOLD if size_pt > 12 else SANS, size_pt)
    sheet.say(f"{label} {value}")


def _portrait(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """A grey head and shoulders: nobody's face."""
    sheet.put(Patch(x, y, width, height, (196, 206, 214)))
    sheet.put(Patch(x + width * 0.30, y + height * 0.20, width * 0.40, height * 0.38, (150, 138, 128)))
    sheet.put(Patch(x + width * 0.12, y + height * 0.64, width * 0.76, height * 0.36, (96, 104, 120)))


def _card_back(sheet: Sheet, x: float, y: float, person: Person) -> None:
    _card(sheet, x, y, CARD_TINT)
    _labelled(sheet, x + 8, y + 12, "Đặc điểm nhận dạng:", "Nốt ruồi cách 1 cm dưới mắt trái", 10)
    _labelled(sheet, x + 8, y + 20, "Ngày, tháng, năm:", slashed(person.card_issued), 10)
    for step, line in enumerate(("CỤC TRƯỞNG CỤC CẢNH SÁT", "QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI")):
        sheet.centred_at(x + 60, y + 30 + step * 5, line, BOLD, 8.5)
        sheet.say(line)
    mono = Face(Family.TYPEWRITER)
    for step, line in enumerate(machine_lines(person)):
        sheet.put(Text(x + 8, y + 56 + step * 6.5, line, mono, 13))
        sheet.say(line)


def machine_lines(person: Person) -> list[str]:
    """Three lines of 30 characters in the manner of a card's machine-readable zone; check digits are 0."""
    plain = ascii_letters(person.name).upper().replace(" ", "<")
    first = f"IDVNM{person.citizen_number[3:]}0{person.citizen_number}"
    sex = "M" if person.is_male else "F"
    second = f"{person.born:%y%m%d}0{sex}{person.card_issued.year % 100 + 15:02d}12310VNM"
    surname, _, given = plain.partition("<")
    return [line.ljust(30, "<")[:30] for line in (first, second, f"{surname}<<{given}")]


def ascii_letters(text: str) -> str:
    """Vietnamese letters without their marks."""
    bare = text.replace("đ", "d").replace("Đ", "D")
    return unicodedata.normalize("NFD", bare).encode("ascii", "ignore").decode()


def driving_licence_copy(person: Person, number: str, expires: date) -> list[Sheet]:
    """A copy of the front of a driving licence."""
    sheet = Sheet()
    x, y = 45.0, 50.0
    _card(sheet, x, y, LICENCE_TINT)
    _card_heading(sheet, x + 8, y, "GIẤY PHÉP LÁI XE")
    sheet.shows(person.shown("applicant_name", "birth_date"))
    _portrait(sheet, x + 6, y + 27, 26, 35)
    for step, (label, value, size_pt) in enumerate(
        (
            ("Số:", number, 14),
            ("Họ tên:", person.name.upper(), 11),
            ("Ngày sinh:", person.born_text, 11),
            ("Quốc tịch:", "Việt Nam", 11),
            ("Nơi cư trú:", person.address.split(", ", 2)[2], 10),
            ("Hạng:", "B2", 13),
            ("Có giá trị đến:", slashed(expires), 10),
        )
    ):
        _labelled(sheet, x + 37, y + 31 + step * 6.6, label, value, size_pt)
    return [sheet.finish()]
