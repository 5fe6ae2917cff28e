"""Papers that no story of the demonstration tells: two people on one paper, taxes, forms nobody filled in."""

from datetime import date, timedelta

from demo import frame
from demo.blanks import fill
from demo.papers import pens
from demo.papers.filing import Filing
from demo.papers.land import Parcel
from demo.papers.slips import COMPONENT_COLUMNS
from demo.paragraphs import centred, paragraph
from demo.people import Person, slashed
from demo.sheet import Sheet
from demo.tables import Column, table

COMPANY = "Công ty TNHH Cánh Diều Nâu"
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def invented_tax_code(filing: Filing) -> str:
    """Ten digits of which the last is the check digit, from a range that no office gives out."""
    while True:
        digits = f"99{filing.rng.randrange(10**7):07d}"
        check = 10 - sum(w * int(digit) for w, digit in zip(_TAX_WEIGHTS, digits, strict=True)) % 11
        if check < 10:
            return f"{digits}{check}"


def slip_by_another(
    filing: Filing, bringer: Person, procedure_code: str, procedure_name: str, days: int
) -> list[Sheet]:
    """Giấy tiếp nhận of a dossier that another brings than its owner."""
    sheet = Sheet(pen=pens.PRINTED, size_pt=12.5)
    frame.agency_heading(sheet, f"UBND {filing.office.commune.upper()}", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")
    number = f"{filing.rng.randrange(100, 990)}/TNHS-TTPVHCC"
    frame.number_and_date(sheet, number, filing.office.place, filing.day)
    frame.title(sheet, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")
    centred(sheet, f"Mã hồ sơ: {filing.case_code}", frame.BOLD, 13)
    sheet.shows({"dossier_code": filing.case_code})
    fill(sheet, ("Tiếp nhận hồ sơ của Ông (Bà):", bringer.name))
    fill(sheet, ("Địa chỉ:", bringer.address))
    fill(sheet, ("Số điện thoại:", bringer.phone), ("Email:", ""))
    fill(sheet, ("Số căn cước/Hộ chiếu:", bringer.citizen_number))
    sheet.fills_in(bringer.shown("applicant_name", "citizen_number"))
    fill(sheet, ("Nội dung yêu cầu giải quyết:", procedure_name))
    fill(sheet, ("Mã thủ tục:", procedure_code))
    sheet.fills_in({"procedure_code": procedure_code})
    fill(sheet, ("Chủ hồ sơ:", filing.applicant.name))
    sheet.fills_in({"owner_name": filing.applicant.name})
    paragraph(sheet, "1. Thành phần hồ sơ:", indent_mm=0)
    table(sheet, COMPONENT_COLUMNS, [("1", "Giấy ủy quyền", "1", "", "")])
    due = filing.day + timedelta(days=days)
    fill(sheet, ("4. Thời gian nhận:", f"9 giờ 15 phút, ngày {slashed(filing.day)}"))
    fill(sheet, ("5. Thời gian trả:", f"10 giờ 00 phút, ngày {slashed(due)}"))
    sheet.fills_in({"appointment_date": due.isoformat()})
    left = filing.signer("NGƯỜI NỘP HỒ SƠ", bringer.name, frame.HOW_TO_SIGN)
    right = filing.signer("NGƯỜI TIẾP NHẬN HỒ SƠ", filing.somebody().name, frame.HOW_TO_SIGN)
    frame.signatures(sheet, left, right)
    return [sheet.finish()]


def marriage_declaration(filing: Filing, bride: Person, groom: Person) -> list[Sheet]:
    """Tờ khai đăng ký kết hôn: Bên nữ and Bên nam side by side; the first is the applicant."""
    sheet = Sheet(pen=pens.PRINTED, size_pt=12)
    frame.nation(sheet)
    frame.title(sheet, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")
    frame.addressee(sheet, filing.office.people_committee)
    rows = [
        ("Họ, chữ đệm, tên", bride.name, groom.name),
        ("Ngày, tháng, năm sinh", bride.born_text, groom.born_text),
        ("Dân tộc", bride.ethnicity, groom.ethnicity),
        ("Quốc tịch", "Việt Nam", "Việt Nam"),
        ("Nơi cư trú", bride.address, groom.address),
        ("Giấy tờ tùy thân", f"Căn cước số {bride.citizen_number}", f"Căn cước số {groom.citizen_number}"),
        ("Kết hôn lần thứ mấy", "Lần thứ nhất", "Lần thứ nhất"),
    ]
    table(sheet, (Column("Thông tin", 3), Column("Bên nữ", 4), Column("Bên nam", 4)), rows)
    sheet.shows(bride.values)
    paragraph(sheet, "Chúng tôi cam đoan việc kết hôn là tự nguyện và không vi phạm pháp luật.")
    frame.date_line(sheet, filing.office.place, filing.day)
    left = filing.signer("Bên nữ", bride.name, frame.HOW_TO_SIGN)
    frame.signatures(sheet, left, filing.signer("Bên nam", groom.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]


def fee_declaration(filing: Filing, parcel: Parcel, tax_code: str) -> list[Sheet]:
    """Tờ khai lệ phí trước bạ of an invented company."""
    sheet = Sheet(pen=pens.PRINTED)
    frame.form_code(sheet, "Mẫu số 01/LPTB")
    frame.nation(sheet)
    frame.title(sheet, "TỜ KHAI LỆ PHÍ TRƯỚC BẠ")
    centred(sheet, "(Áp dụng đối với nhà, đất)", frame.ITALIC, 12)
    paragraph(sheet, "[01] Kỳ tính thuế: Theo từng lần phát sinh", indent_mm=0)
    fill(sheet, ("[04] Tên người nộp thuế:", COMPANY))
    fill(sheet, ("[05] Mã số thuế:", tax_code))
    fill(sheet, ("[06] Địa chỉ:", parcel.address))
    fill(sheet, ("[07] Điện thoại:", ""), ("[08] Email:", ""))
    fill(sheet, ("[09] Đại lý thuế (nếu có):", ""))
    fill(sheet, ("[10] Mã số thuế:", ""))
    paragraph(sheet, "**1. Đất:**", indent_mm=0)
    fill(sheet, ("1.1. Thửa đất số:", str(parcel.number)), ("Tờ bản đồ số:", str(parcel.map_sheet)))
    fill(sheet, ("1.2. Địa chỉ thửa đất:", parcel.address))
    fill(sheet, ("1.5. Diện tích (m2):", parcel.area_m2))
    fill(sheet, ("Số phát hành GCN:", parcel.serial), ("Số vào sổ cấp GCN:", parcel.book_number))
    sheet.fills_in(parcel.values | {"tax_code": tax_code})
    fill(sheet, ("3. Giá trị nhà, đất thực tế chuyển giao:", "2.150.000.000 đồng"))
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.officer("NGƯỜI NỘP THUẾ\nGIÁM ĐỐC"))
    return [sheet.finish()]


def blank_declaration(filing: Filing) -> list[Sheet]:
    """A form as it lies at the desk: every blank is empty, so it shows no value at all."""
    sheet = Sheet()
    frame.nation(sheet)
    frame.title(sheet, "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH")
    fill(sheet, ("Kính gửi:", ""))
    fill(sheet, ("Họ, chữ đệm, tên người yêu cầu:", ""))
    fill(sheet, ("Nơi cư trú:", ""))
    fill(sheet, ("Giấy tờ tùy thân:", ""))
    fill(sheet, ("Quan hệ với người được cấp bản sao Trích lục hộ tịch:", ""))
    fill(sheet, ("Họ, chữ đệm, tên:", ""))
    fill(sheet, ("Ngày, tháng, năm sinh:", ""), ("Giới tính:", ""))
    fill(sheet, ("Dân tộc:", ""), ("Quốc tịch:", ""))
    fill(sheet, ("Số định danh cá nhân:", ""))
    fill(sheet, ("Thửa đất số:", ""), ("Tờ bản đồ số:", ""))
    fill(sheet, ("Mã số thuế:", ""), ("Mã hồ sơ:", ""))
    paragraph(sheet, "Tôi bảo đảm những điều đã khai là đúng (ví dụ ghi: 022199999999, ngày 01/01/2020).")
    fill(sheet, ("Làm tại:", ""), (", ngày", ""), ("tháng", ""), ("năm", ""))
    frame.signatures(sheet, None, filing.signer("NGƯỜI YÊU CẦU", "", frame.HOW_TO_SIGN))
    return [sheet.finish()]


def ministry_letter(filing: Filing, number: str, day: date) -> list[Sheet]:
    """A letter of a department of a ministry, whose name takes two lines, with cited numbers in its text."""
    sheet = Sheet()
    agency = "CỤC QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI GIẢ ĐỊNH"
    frame.agency_heading(sheet, "BỘ CÔNG AN", agency)
    frame.number_and_date(
        sheet, number, "Hà Nội", day, "hướng dẫn sử dụng dữ liệu dân cư trong giải quyết thủ tục"
    )
    frame.addressee(sheet, "Công an các tỉnh, thành phố trực thuộc trung ương")
    for text in (
        "Thực hiện Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ và Công văn số "
        "4521/VPCP-KSTT ngày 12 tháng 8 năm 2025 của Văn phòng Chính phủ, Cục đề nghị các đơn vị:",
        "1. Khai thác số định danh cá nhân (ví dụ: 022199999999) thay cho bản sao giấy tờ.",
        "2. Báo cáo kết quả trước ngày 15 tháng 12 năm 2026.",
    ):
        paragraph(sheet, text)
    signer = filing.officer("KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG")
    frame.recipients(sheet, ("Như trên", "Lưu: VT, QLHC"), signer)
    return [sheet.finish()]
