"""The slip of the one-stop desk that a citizen takes home."""

from datetime import timedelta

from demo import frame
from demo.blanks import fill
from demo.marks import QrCode
from demo.papers import pens
from demo.papers.filing import Filing
from demo.paragraphs import centred, paragraph
from demo.people import slashed
from demo.sheet import Sheet
from demo.tables import Column, table

Component = tuple[str, str]  # name of the paper, number of originals
COMPONENT_COLUMNS = (
    Column("TT", 1, is_centred=True),
    Column("Tên giấy tờ", 8),
    Column("Bản chính", 2, is_centred=True),
    Column("Bản chứng thực", 2, is_centred=True),
    Column("Bản photo", 2, is_centred=True),
)


def receipt_slip(
    filing: Filing,
    procedure_name: str,
    components: tuple[Component, ...],
    days: int = 10,
    *,
    has_qr: bool = True,
) -> list[Sheet]:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả, with the dossier code in print and, mostly, in a QR code."""
    sheet = Sheet(pen=pens.PRINTED, size_pt=12.5)
    frame.agency_heading(sheet, f"UBND {filing.office.commune.upper()}", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")
    number = f"{filing.rng.randrange(100, 990)}/TNHS-TTPVHCC"
    frame.number_and_date(sheet, number, filing.office.place, filing.day)
    if has_qr:
        sheet.put(QrCode(sheet.left_mm, sheet.y_mm - 2, 24, filing.case_code))
    frame.title(sheet, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")
    centred(sheet, f"Mã hồ sơ: {filing.case_code}", frame.BOLD, 13)
    sheet.shows({"dossier_code": filing.case_code})
    sheet.down(6)
    _who_and_what(sheet, filing, procedure_name)
    rows = [(str(n), name, copies, "", "") for n, (name, copies) in enumerate(components, 1)]
    table(sheet, COMPONENT_COLUMNS, rows)
    _times(sheet, filing, days)
    left = filing.signer("NGƯỜI NỘP HỒ SƠ", filing.applicant.name, frame.HOW_TO_SIGN)
    right = filing.signer("NGƯỜI TIẾP NHẬN HỒ SƠ", filing.somebody().name, frame.HOW_TO_SIGN)
    sheet.down(3)
    frame.signatures(sheet, left, right)
    return [sheet.finish()]


def _who_and_what(sheet: Sheet, filing: Filing, procedure_name: str) -> None:
    me = filing.applicant
    fill(sheet, ("Tiếp nhận hồ sơ của Ông (Bà):", me.name))
    fill(sheet, ("Địa chỉ:", me.address))
    fill(sheet, ("Số điện thoại:", me.phone), ("Số căn cước:", me.citizen_number))
    sheet.fills_in(me.shown("applicant_name", "citizen_number"))
    fill(sheet, ("Nội dung yêu cầu giải quyết:", procedure_name))
    paragraph(sheet, "1. Thành phần hồ sơ:", indent_mm=0)


def _times(sheet: Sheet, filing: Filing, days: int) -> None:
    fill(sheet, ("2. Số lượng hồ sơ:", "01 (bộ)"))
    fill(sheet, ("3. Thời gian giải quyết hồ sơ:", f"{days} ngày làm việc"))
    fill(sheet, ("4. Thời gian nhận hồ sơ:", f"8 giờ 30 phút, ngày {slashed(filing.day)}"))
    due = filing.day + timedelta(days=days * 7 // 5)
    fill(sheet, ("5. Thời gian trả kết quả:", f"16 giờ 00 phút, ngày {slashed(due)}"))
    sheet.fills_in({"appointment_date": due.isoformat()})
    fill(sheet, ("6. Đăng ký nhận kết quả tại:", "Bộ phận trả kết quả"))
