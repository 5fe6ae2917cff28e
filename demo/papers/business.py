"""Household businesses: the request to register one and the certificate."""

from datetime import date

from demo import frame
from demo.blanks import digit_boxes, fill, tick_boxes
from demo.papers import pens
from demo.papers.filing import Filing
from demo.paragraphs import paragraph
from demo.sheet import Manner, Sheet
from demo.tables import Column, table

TRADES = (
    ("Bán lẻ lương thực, thực phẩm, đồ uống trong cửa hàng", "4722", "X"),
    ("Nhà hàng và dịch vụ ăn uống lưu động", "5610", ""),
)


def registration_request(filing: Filing, business_name: str) -> list[Sheet]:
    """Giấy đề nghị đăng ký hộ kinh doanh, two pages."""
    first = Sheet(pen=pens.SANS_PRINT)
    frame.form_code(first, "Mẫu số 1")
    frame.nation(first)
    frame.title(first, "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH")
    frame.addressee(first, f"Cơ quan đăng ký kinh doanh {filing.office.commune}")
    me = filing.applicant
    fill(first, ("Tôi là (ghi họ tên bằng chữ in hoa):", me.name.upper()))
    fill(first, ("Sinh ngày:", me.born_text), ("Giới tính:", me.sex))
    first.fills_in(me.shown("applicant_name", "birth_date"))
    digit_boxes(first, "Số định danh cá nhân:", me.citizen_number)
    first.shows(me.shown("citizen_number"), Manner.BOXES)
    fill(first, ("Địa chỉ thường trú:", me.address))
    fill(first, ("Điện thoại:", me.phone), ("Email:", ""))
    paragraph(first, "**Đăng ký hộ kinh doanh do tôi là chủ hộ với các nội dung sau:**", indent_mm=0)
    fill(first, ("1. Tên hộ kinh doanh:", business_name))
    fill(first, ("2. Địa chỉ trụ sở hộ kinh doanh:", me.address))
    fill(first, ("Điện thoại:", me.phone), ("Fax:", ""))
    paragraph(first, "3. Ngành, nghề kinh doanh:", indent_mm=0)
    columns = (
        Column("STT", 1, is_centred=True),
        Column("Tên ngành", 8),
        Column("Mã ngành", 2, is_centred=True),
        Column("Ngành chính", 2, is_centred=True),
    )
    table(first, columns, [(str(n), *trade) for n, trade in enumerate(TRADES, 1)])
    return [first.finish(), _request_second_page(filing)]


def _request_second_page(filing: Filing) -> Sheet:
    sheet = Sheet(pen=pens.SANS_PRINT)
    frame.page_number(sheet, 2)
    fill(sheet, ("4. Vốn kinh doanh (bằng số, VNĐ):", f"{filing.rng.randrange(5, 40) * 10}.000.000 đồng"))
    paragraph(sheet, "5. Thông tin đăng ký thuế:", indent_mm=0)
    fill(sheet, ("Ngày bắt đầu hoạt động:", "01/12/2026"), ("Tổng số lao động:", "02"))
    tick_boxes(sheet, "Phương pháp tính thuế:", ("Kê khai", "Khác"), 0)
    tick_boxes(sheet, "6. Chủ thể thành lập hộ kinh doanh:", ("Cá nhân", "Các thành viên hộ gia đình"), 0)
    paragraph(sheet, "Tôi xin cam kết:", indent_mm=0)
    paragraph(sheet, "- Không thuộc diện bị cấm thành lập hộ kinh doanh và không đang làm chủ một hộ khác;")
    paragraph(sheet, "- Trụ sở thuộc quyền sử dụng hợp pháp của tôi và được dùng đúng mục đích;")
    paragraph(sheet, "- Chịu trách nhiệm trước pháp luật về nội dung đăng ký nêu trên.")
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(
        sheet, None, filing.signer("CHỦ HỘ KINH DOANH", filing.applicant.name, frame.HOW_TO_SIGN)
    )
    return sheet.finish()


def business_certificate(filing: Filing, business_name: str, number: str, day: date) -> list[Sheet]:
    """Giấy chứng nhận đăng ký hộ kinh doanh, the result."""
    sheet = Sheet(pen=pens.BOLD_PRINT)
    frame.agency_heading(sheet, f"UBND {filing.office.commune.upper()}", "PHÒNG KINH TẾ")
    frame.number_and_date(sheet, number, filing.office.place, day)
    frame.title(sheet, "GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH", size_pt=16)
    me = filing.applicant
    fill(sheet, ("Mã số hộ kinh doanh:", me.citizen_number))
    sheet.fills_in(me.values | {"tax_code": me.citizen_number})
    fill(sheet, ("Đăng ký lần đầu, ngày:", f"{day:%d/%m/%Y}"))
    fill(sheet, ("1. Tên hộ kinh doanh:", business_name))
    fill(sheet, ("2. Địa chỉ trụ sở:", me.address))
    fill(sheet, ("3. Ngành, nghề kinh doanh:", TRADES[0][0]))
    fill(sheet, ("4. Chủ hộ kinh doanh:", me.name))
    fill(sheet, ("Ngày sinh:", me.born_text), ("Giới tính:", me.sex))
    fill(sheet, ("Số định danh cá nhân:", me.citizen_number))
    fill(sheet, ("Nơi cư trú:", me.address))
    frame.signatures(sheet, None, filing.officer("TRƯỞNG PHÒNG"))
    return [sheet.finish()]
