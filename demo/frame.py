"""The fixed parts of an official page: headings, numbers, titles, addressees, signature blocks.

Layout after Decree 30/2020/NĐ-CP, Appendix I; application forms use only the national heading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from demo.fonts import Face, Family, width_mm
from demo.marks import QrCode, Seal, Signature, Stroke
from demo.paragraphs import centred, column
from demo.people import spelled
from demo.sheet import Manner, Sheet

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SEAL_RING = "ĐƠN VỊ GIẢ ĐỊNH • TỈNH QUẢNG NINH • "
SEAL_CENTRE = "MẪU"
HOW_TO_SIGN = "(Ký, ghi rõ họ tên)"

BOLD = Face(Family.SERIF, bold=True)
ITALIC = Face(Family.SERIF, italic=True)
ROMAN = Face(Family.SERIF)
BOLD_ITALIC = Face(Family.SERIF, bold=True, italic=True)


@dataclass(frozen=True)
class Signer:
    """Who signs: the position lines above, the name below, and whether a seal covers the signature."""

    position: tuple[str, ...]
    name: str
    seed: int
    note: str = ""
    is_sealed: bool = False


def form_code(sheet: Sheet, code: str) -> None:
    """The code of a printed form, small, in the upper right corner."""
    width = width_mm(code, BOLD, 11)
    sheet.text_at(sheet.width_mm - sheet.right_mm - width, sheet.y_mm, code, BOLD, 11)
    sheet.say(code)
    sheet.down(3)


def nation(sheet: Sheet) -> None:
    """The national heading alone, centred, as on application forms."""
    centred(sheet, NATION, BOLD, 13)
    centred(sheet, MOTTO, BOLD, 13.5)
    half = width_mm(MOTTO, BOLD, 13.5) / 2
    middle = sheet.left_mm + sheet.body_mm / 2
    sheet.rule(middle - half, middle + half, sheet.y_mm + 0.6)
    sheet.down(5)


def agency_heading(sheet: Sheet, superior: str, agency: str) -> None:
    """Agency on the left, nation and motto on the right, each with its rule."""
    top = sheet.y_mm
    left_room = sheet.body_mm * 0.40
    above = [(superior, ROMAN, 12.0)] if superior else []
    column(sheet, sheet.left_mm - 6, left_room, [*above, (agency, BOLD, 12.0)])
    sheet.shows({"agency": agency})
    middle = sheet.left_mm - 6 + left_room / 2
    sheet.rule(middle - 11, middle + 11, sheet.y_mm + 2.0)
    left_bottom, sheet.y_mm = sheet.y_mm, top
    right_x = sheet.left_mm + left_room - 5
    right_room = sheet.width_mm - sheet.right_mm + 4 - right_x
    column(sheet, right_x, right_room, [(NATION, BOLD, 12.0), (MOTTO, BOLD, 13.0)])
    half = width_mm(MOTTO, BOLD, 13.0) / 2
    sheet.rule(right_x + right_room / 2 - half, right_x + right_room / 2 + half, sheet.y_mm + 2.0)
    sheet.y_mm = max(left_bottom, sheet.y_mm) + 3


def number_and_date(sheet: Sheet, number: str, place: str, day: date, about: str = "") -> None:
    """`Số: …` under the agency (for a letter, `V/v …` below it) and the italic date line on the right."""
    left_room = sheet.body_mm * 0.40
    sheet.down(5.5)
    baseline = sheet.y_mm
    sheet.centred_at(sheet.left_mm - 6 + left_room / 2, baseline, f"Số: {number}", ROMAN, 13)
    sheet.say(f"Số: {number}")
    sheet.shows({"document_number": number, "document_date": day.isoformat()})
    if about:
        sheet.shows({"subject": about})
        column(sheet, sheet.left_mm - 6, left_room, [(f"V/v {about}", ROMAN, 12.0)])
    line = f"{place}, {spelled(day)}"
    right_x = sheet.left_mm + left_room - 5
    sheet.centred_at((right_x + sheet.width_mm - sheet.right_mm + 4) / 2, baseline, line, ITALIC, 13)
    sheet.say(line)
    sheet.down(5)


def title(sheet: Sheet, text: str, subject: str = "", size_pt: float = 14.0) -> None:
    """The name of the paper in bold capitals, and what it is about in bold below."""
    sheet.down(2)
    centred(sheet, text, BOLD, size_pt, sheet.body_mm * 0.92)
    if subject:
        if subject.startswith("Về "):
            sheet.shows({"subject": subject.removeprefix("Về ").removeprefix("việc ")})
        centred(sheet, subject, BOLD, 13, sheet.body_mm * 0.86)
        middle = sheet.left_mm + sheet.body_mm / 2
        sheet.rule(middle - 18, middle + 18, sheet.y_mm + 0.8)
        sheet.down(1.5)
    sheet.down(2)


def addressee(sheet: Sheet, name: str) -> None:
    """Kính gửi."""
    sheet.down(1)
    centred(sheet, f"Kính gửi: {name}", ROMAN, 13, sheet.body_mm * 0.9)
    sheet.down(2)


def date_line(sheet: Sheet, place: str, day: date) -> None:
    """The italic place and date above the signature on the right."""
    line = f"{place}, {spelled(day)}"
    sheet.down(sheet.line_mm + 1)
    room = sheet.body_mm / 2
    sheet.centred_at(sheet.left_mm + room + room / 2, sheet.y_mm, line, ITALIC, sheet.size_pt)
    sheet.say(line)
    sheet.shows({"document_date": day.isoformat()})


def signatures(sheet: Sheet, left: Signer | None, right: Signer) -> None:
    """One or two signature blocks side by side."""
    sheet.down(2.5)
    top, room = sheet.y_mm, sheet.body_mm / 2
    bottom = top
    for signer, x_mm in ((left, sheet.left_mm - 4), (right, sheet.left_mm + room)):
        if signer is not None:
            sheet.y_mm = top
            _signer(sheet, signer, x_mm, room)
            bottom = max(bottom, sheet.y_mm)
    sheet.y_mm = bottom
    _shows_official(sheet, right)


def _shows_official(sheet: Sheet, signer: Signer) -> None:
    """Whoever signs with a seal signs in an office."""
    if signer.is_sealed:
        sheet.shows({"signer_name": signer.name, "signer_position": ", ".join(signer.position)})


def _signer(sheet: Sheet, signer: Signer, x_mm: float, room_mm: float) -> None:
    column(sheet, x_mm, room_mm, [(line, BOLD, 13.0) for line in signer.position])
    if signer.note:
        column(sheet, x_mm, room_mm, [(signer.note, ITALIC, 12.0)])
    middle = x_mm + room_mm / 2
    sheet.put(Signature(middle - 17, sheet.y_mm + 4.5, 34, 15, signer.seed))
    if signer.is_sealed:
        tilt = (signer.seed % 29) - 14.0
        sheet.put(Seal(middle - 16, sheet.y_mm + 16.5, 34, SEAL_RING, SEAL_CENTRE, tilt))
    sheet.down(24)
    column(sheet, x_mm, room_mm, [(signer.name, BOLD, 13.0)])


def recipients(sheet: Sheet, places: Sequence[str], signer: Signer) -> None:
    """Nơi nhận on the left, the signing officer with seal on the right."""
    sheet.down(3)
    top = sheet.y_mm
    sheet.down(5)
    sheet.text_at(sheet.left_mm, sheet.y_mm, "Nơi nhận:", BOLD_ITALIC, 12)
    sheet.say("Nơi nhận:")
    for number, place in enumerate(places):
        line = f"- {place}{'.' if number == len(places) - 1 else ';'}"
        sheet.down(4.6)
        sheet.text_at(sheet.left_mm, sheet.y_mm, line, ROMAN, 11)
        sheet.say(line)
    left_bottom, sheet.y_mm = sheet.y_mm, top
    _signer(sheet, signer, sheet.left_mm + sheet.body_mm / 2, sheet.body_mm / 2)
    _shows_official(sheet, signer)
    sheet.y_mm = max(left_bottom, sheet.y_mm)


def page_number(sheet: Sheet, number: int) -> None:
    """The page number in the middle of the top margin, from the second page on."""
    sheet.centred_at(sheet.width_mm / 2, 13, str(number), ROMAN, 13)
    sheet.say(str(number))


def case_code_line(sheet: Sheet, case_code: str) -> None:
    """The dossier code written on a paper by the desk that received it, in a box at the upper left."""
    line = f"Mã hồ sơ: {case_code}"
    face = Face(Family.SANS, bold=True)
    width = width_mm(line, face, 11)
    x_mm, top = sheet.left_mm, 8.5
    sheet.text_at(x_mm + 2, top + 5, line, face, 11)
    right, bottom = x_mm + width + 4, top + 7.5
    corners = ((x_mm, top), (right, top), (right, bottom), (x_mm, bottom), (x_mm, top))
    sheet.put(Stroke(corners, 0.25))
    sheet.lines.insert(0, line)
    sheet.shows({"dossier_code": case_code})


def code_sticker(sheet: Sheet, payload: str) -> None:
    """A QR sticker in the upper left corner that holds the dossier code and nothing readable."""
    sheet.put(QrCode(5, 4, 20, payload))
    sheet.shows({"dossier_code": payload}, Manner.CODE)
