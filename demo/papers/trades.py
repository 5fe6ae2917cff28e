"""Papers of trades: veterinary practice and passenger transport."""

from datetime import date

from demo import frame
from demo.blanks import fill, frame_box
from demo.papers import pens
from demo.papers.filing import Filing
from demo.paragraphs import centred, paragraph
from demo.sheet import Sheet
from demo.tables import Column, table

COOPERATIVE = "Hợp tác xã Vận tải Cánh Buồm Nâu"


def veterinary_registration(filing: Filing) -> list[Sheet]:
    """Đơn đăng ký cấp chứng chỉ hành nghề thú y, one page."""
    sheet = Sheet(pen=pens.PRINTED)
    frame.form_code(sheet, "Mẫu 01.HNTY")
    frame.nation(sheet)
    frame.title(sheet, "ĐƠN ĐĂNG KÝ CẤP CHỨNG CHỈ HÀNH NGHỀ THÚ Y")
    frame.addressee(sheet, "Sở Nông nghiệp và Môi trường tỉnh Quảng Ninh")
    me = filing.applicant
    fill(sheet, ("Tên tôi là:", me.name), ("Giới tính:", me.sex))
    fill(sheet, ("Ngày, tháng, năm sinh:", me.born_text))
    fill(sheet, ("Số định danh cá nhân:", me.citizen_number))
    sheet.fills_in(me.values)
    fill(sheet, ("Địa chỉ thường trú:", me.address))
    fill(sheet, ("Bằng cấp chuyên môn:", "Bác sĩ thú y"))
    fill(
        sheet,
        ("Nay đề nghị cấp chứng chỉ hành nghề:", "Khám bệnh, chữa bệnh cho động vật; buôn bán thuốc thú y"),
    )
    fill(sheet, ("Tại:", me.address))
    paragraph(sheet, "Hồ sơ gửi kèm: bản sao văn bằng chuyên môn; giấy chứng nhận sức khỏe; 02 ảnh 4 x 6.")
    paragraph(sheet, "Tôi cam đoan chấp hành đúng các quy định của pháp luật về hành nghề thú y.")
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.signer("NGƯỜI ĐĂNG KÝ", me.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]


def diploma_copy(filing: Filing, number: str, day: date) -> list[Sheet]:
    """A copy of a diploma of an invented university, certified as a true copy."""
    sheet = Sheet(width_mm=297, height_mm=210, left_mm=35, right_mm=35)
    frame.nation(sheet)
    centred(sheet, "HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC NÔNG LÂM ĐỒI CHÈ", frame.BOLD, 15)
    centred(sheet, "cấp", frame.ITALIC, 13)
    frame.title(sheet, "BẰNG BÁC SĨ THÚ Y", size_pt=26)
    sheet.shows(filing.applicant.shown("applicant_name", "birth_date"))
    for label, value in (
        ("Cho:", filing.applicant.name),
        ("Sinh ngày:", filing.applicant.born_text),
        ("Ngành đào tạo:", "Thú y"),
        ("Xếp loại tốt nghiệp:", "Khá"),
        ("Số hiệu:", number),
    ):
        sheet.down(8)
        end = sheet.text_at(90, sheet.y_mm, label, frame.ITALIC, 13)
        sheet.text_at(end + 3, sheet.y_mm, value, frame.BOLD, 14)
        sheet.say(f"{label} {value}")
    frame.date_line(sheet, "Đồi Chè", day)
    left = filing.officer("CHỨNG THỰC BẢN SAO\nĐÚNG VỚI BẢN CHÍNH")
    frame.signatures(sheet, left, filing.officer("HIỆU TRƯỞNG"))
    return [sheet.finish()]


def badge_request(filing: Filing, number: str) -> list[Sheet]:
    """Giấy đề nghị cấp phù hiệu, one page, with the list of vehicles."""
    sheet = Sheet(pen=pens.PRINTED)
    frame.agency_heading(sheet, "", COOPERATIVE.upper())
    frame.number_and_date(sheet, number, filing.office.place, filing.day)
    frame.title(sheet, "GIẤY ĐỀ NGHỊ CẤP (CẤP LẠI) PHÙ HIỆU")
    frame.addressee(sheet, "Sở Xây dựng tỉnh Quảng Ninh")
    fill(sheet, ("1. Tên đơn vị vận tải:", COOPERATIVE))
    fill(sheet, ("2. Địa chỉ:", filing.applicant.address))
    fill(sheet, ("3. Số điện thoại:", filing.applicant.phone))
    fill(
        sheet,
        ("4. Giấy phép kinh doanh vận tải bằng xe ô tô số:", f"{filing.rng.randrange(100, 990)}/GPKDVT"),
    )
    paragraph(sheet, "Đơn vị đề nghị cấp phù hiệu cho các xe dưới đây:", indent_mm=0)
    table(sheet, _vehicle_columns(), _vehicle_rows(filing))
    signer = filing.officer("ĐẠI DIỆN ĐƠN VỊ\nGIÁM ĐỐC", filing.applicant.name)
    frame.recipients(sheet, ("Như trên", "Lưu: VP"), signer)
    return [sheet.finish()]


def _vehicle_columns() -> tuple[Column, ...]:
    return (
        Column("TT", 1, is_centred=True),
        Column("Biển số xe", 3, is_centred=True),
        Column("Sức chứa", 2, is_centred=True),
        Column("Nhãn hiệu xe", 3),
        Column("Loại phù hiệu", 4),
    )


def _vehicle_rows(filing: Filing) -> list[tuple[str, ...]]:
    plates = [f"14F-{filing.rng.randrange(100, 999)}.{filing.rng.randrange(10, 99)}" for _ in range(4)]
    kinds = ("Xe tuyến cố định", "Xe hợp đồng", "Xe hợp đồng", "Xe trung chuyển")
    seats = ("45 chỗ", "29 chỗ", "16 chỗ", "16 chỗ")
    return [(str(n), plates[n - 1], seats[n - 1], "Cánh Buồm", kinds[n - 1]) for n in range(1, 5)]


def vehicle_registration_copy(filing: Filing) -> list[Sheet]:
    """Chứng nhận đăng ký xe ô tô of one of the vehicles."""
    sheet = Sheet(pen=pens.SANS_PRINT)
    frame.nation(sheet)
    frame_box(sheet, 160, 9, 32, 9, "Bản sao")
    frame.title(sheet, "CHỨNG NHẬN ĐĂNG KÝ XE Ô TÔ", size_pt=17)
    fill(sheet, ("Tên chủ xe:", COOPERATIVE))
    fill(sheet, ("Địa chỉ:", filing.applicant.address))
    rng = filing.rng
    fill(sheet, ("Nhãn hiệu:", "Cánh Buồm"), ("Số loại:", "CB-29"))
    fill(
        sheet, ("Số máy:", f"CB4D{rng.randrange(10**6):06d}"), ("Số khung:", f"RLX{rng.randrange(10**9):09d}")
    )
    fill(sheet, ("Màu sơn:", "Nâu"), ("Số chỗ ngồi:", "29"), ("Năm sản xuất:", "2023"))
    fill(sheet, ("Biển số đăng ký:", f"14F-{rng.randrange(100, 999)}.{rng.randrange(10, 99)}"))
    frame.date_line(sheet, filing.office.place, date(2023, 6, 12))
    frame.signatures(sheet, None, filing.officer("TRƯỞNG PHÒNG"))
    return [sheet.finish()]


def supplement_letter(filing: Filing, number: str, day: date) -> list[Sheet]:
    """A công văn that asks the cooperative for one more paper."""
    sheet = Sheet()
    frame.agency_heading(sheet, "UBND TỈNH QUẢNG NINH", "SỞ XÂY DỰNG")
    frame.number_and_date(
        sheet, number, filing.office.place, day, "bổ sung hồ sơ cấp phù hiệu xe ô tô kinh doanh vận tải"
    )
    frame.addressee(sheet, COOPERATIVE)
    paragraphs = (
        f"Sở Xây dựng nhận được hồ sơ mã {filing.case_code} của {COOPERATIVE} đề nghị cấp phù hiệu "
        "cho 04 xe ô tô.",
        "Qua kiểm tra, hồ sơ còn thiếu bản sao hợp đồng dịch vụ giữa thành viên và hợp tác xã đối với 02 xe.",
        "Đề nghị Hợp tác xã bổ sung giấy tờ nêu trên trong 05 ngày làm việc kể từ ngày ký văn bản này. "
        "Quá thời hạn mà không nhận được văn bản bổ sung, hồ sơ được trả lại theo quy định.",
        "Trân trọng./.",
    )
    sheet.shows({"dossier_code": filing.case_code})
    for text in paragraphs:
        paragraph(sheet, text)
    places = ("Như trên", "Giám đốc Sở (báo cáo)", "Lưu: VT, QLVT")
    frame.recipients(sheet, places, filing.officer("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"))
    return [sheet.finish()]
