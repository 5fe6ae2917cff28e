"""A house to be built: request, drawing, undertaking to the neighbours, permit."""

from dataclasses import dataclass
from datetime import date

from demo import frame
from demo.blanks import fill
from demo.fonts import Face, Family
from demo.marks import Stroke
from demo.papers import pens
from demo.papers.filing import Filing
from demo.papers.land import Parcel
from demo.paragraphs import paragraph
from demo.sheet import Sheet


@dataclass(frozen=True)
class House:
    """What is to be built."""

    floors: int
    ground_floor_m2: str
    total_m2: str
    height_m: str


def permit_request(filing: Filing, parcel: Parcel, house: House) -> list[Sheet]:
    """Đơn đề nghị cấp giấy phép xây dựng, two pages."""
    first = Sheet(pen=pens.BLUE_PRINT)
    frame.form_code(first, "Mẫu số 01")
    frame.nation(first)
    frame.title(first, "ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG", "Sử dụng cho công trình: Nhà ở riêng lẻ")
    frame.addressee(first, filing.office.people_committee)
    me = filing.applicant
    paragraph(first, "**1. Thông tin về chủ đầu tư:**", indent_mm=0)
    fill(first, ("Tên chủ đầu tư (tên chủ hộ):", me.name))
    fill(first, ("Người đại diện:", me.name), ("Chức vụ:", "Chủ hộ"))
    fill(first, ("Địa chỉ liên hệ:", me.address))
    fill(first, ("Số điện thoại:", me.phone), ("Số căn cước:", me.citizen_number))
    first.fills_in(me.shown("applicant_name", "citizen_number") | parcel.place_values)
    paragraph(first, "**2. Thông tin công trình:**", indent_mm=0)
    fill(first, ("Địa điểm xây dựng:", parcel.address))
    fill(
        first,
        ("Lô đất số:", f"{parcel.number}, tờ {parcel.map_sheet}"),
        ("Diện tích:", f"{parcel.area_m2} m²"),
    )
    paragraph(first, "**3. Tổ chức, cá nhân lập, thẩm tra thiết kế xây dựng:**", indent_mm=0)
    fill(first, ("Đơn vị lập thiết kế:", "Công ty TNHH Tư vấn Thiết kế Mái Ngói Xanh"))
    fill(first, ("Chủ nhiệm, chủ trì thiết kế:", filing.somebody().name))
    return [first.finish(), _request_second_page(filing, house)]


def _request_second_page(filing: Filing, house: House) -> Sheet:
    sheet = Sheet(pen=pens.BLUE_PRINT)
    frame.page_number(sheet, 2)
    paragraph(sheet, "**4. Nội dung đề nghị cấp phép:**", indent_mm=0)
    fill(sheet, ("Loại công trình:", "Nhà ở riêng lẻ"), ("Cấp công trình:", "Cấp III"))
    fill(sheet, ("Diện tích xây dựng tầng 1 (tầng trệt):", f"{house.ground_floor_m2} m²"))
    fill(sheet, ("Tổng diện tích sàn:", f"{house.total_m2} m²"))
    fill(sheet, ("Chiều cao công trình:", f"{house.height_m} m"), ("Số tầng:", f"{house.floors:02d}"))
    paragraph(sheet, "**5. Dự kiến thời gian hoàn thành công trình:** 10 tháng.", indent_mm=0)
    paragraph(sheet, "**6. Cam kết:** Tôi xây dựng đúng giấy phép được cấp; nếu sai xin chịu trách nhiệm.")
    paragraph(sheet, "Gửi kèm đơn: giấy tờ về quyền sử dụng đất; hai bộ bản vẽ thiết kế.", indent_mm=0)
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.signer("NGƯỜI LÀM ĐƠN", filing.applicant.name, frame.HOW_TO_SIGN))
    return sheet.finish()


def neighbour_undertaking(filing: Filing) -> list[Sheet]:
    """Bản cam kết bảo đảm an toàn đối với công trình liền kề."""
    sheet = Sheet(pen=pens.BLUE_PRINT)
    frame.nation(sheet)
    frame.title(sheet, "BẢN CAM KẾT BẢO ĐẢM AN TOÀN ĐỐI VỚI CÔNG TRÌNH LIỀN KỀ")
    me = filing.applicant
    fill(sheet, ("Tôi là:", me.name), ("Số căn cước:", me.citizen_number))
    sheet.fills_in(me.shown("applicant_name", "citizen_number"))
    fill(sheet, ("Nơi cư trú:", me.address))
    paragraph(
        sheet,
        "Khi xây dựng nhà ở, tôi cam kết khảo sát hiện trạng nhà bên cạnh, che chắn trong lúc thi công, "
        "và sửa chữa hoặc bồi thường nếu việc xây dựng của tôi làm lún, nứt công trình liền kề.",
    )
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.signer("NGƯỜI CAM KẾT", me.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]


def floor_drawing(filing: Filing, house: House) -> list[Sheet]:
    """A landscape drawing of the ground floor with its title block."""
    sheet = Sheet(width_mm=297, height_mm=210, left_mm=20, right_mm=20, face=Face(Family.SANS))
    _frame_of(sheet, 12, 12, 285, 198, 0.6)
    sheet.shows(filing.applicant.shown("applicant_name"))
    _plan(sheet)
    rows = ("BẢN VẼ THIẾT KẾ", "MẶT BẰNG TẦNG 1", "TỶ LỆ: 1/100", "NHÀ Ở RIÊNG LẺ")
    lines = (*rows, f"Chủ đầu tư: {filing.applicant.name}", f"Diện tích: {house.ground_floor_m2} m²", "KT-01")
    for number, line in enumerate(lines):
        top = 60 + number * 17
        _frame_of(sheet, 215, top, 285, top + 17, 0.25)
        is_title = number < len(rows)
        sheet.centred_at(250, top + 10.5, line, Face(Family.SANS, bold=is_title), 13 if is_title else 11)
        sheet.say(line)
    return [sheet.finish()]


def _frame_of(sheet: Sheet, x0: float, y0: float, x1: float, y1: float, weight: float) -> None:
    sheet.put(Stroke(((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)), weight))


def _plan(sheet: Sheet) -> None:
    _frame_of(sheet, 40, 60, 190, 120, 1.0)
    _frame_of(sheet, 42.4, 62.4, 187.6, 117.6, 0.4)
    for x_mm in (90.0, 135.0):
        sheet.put(Stroke(((x_mm, 62.4), (x_mm, 105)), 0.9))
    rooms = ((66, "Phòng khách"), (112, "Cầu thang"), (160, "Bếp, phòng ăn"))
    for x_mm, room in rooms:
        sheet.centred_at(x_mm, 88, room, sheet.face, 11)
        sheet.say(room)
    steps = [Stroke(((94 + k * 3.5, 95), (94 + k * 3.5, 117.6)), 0.2) for k in range(11)]
    sheet.marks.extend(steps)
    for x0, x1, size in ((40, 90, "5000"), (90, 135, "4500"), (135, 190, "5500")):
        sheet.put(Stroke(((x0, 132), (x1, 132)), 0.2))
        sheet.put(Stroke(((x0, 129), (x0, 135)), 0.2))
        sheet.put(Stroke(((x1, 129), (x1, 135)), 0.2))
        sheet.centred_at((x0 + x1) / 2, 130.5, size, sheet.face, 10)
        sheet.say(size)


def building_permit(filing: Filing, parcel: Parcel, house: House, number: str, day: date) -> list[Sheet]:
    """Giấy phép xây dựng, the result."""
    sheet = Sheet()
    frame.agency_heading(sheet, "TỈNH QUẢNG NINH", f"UBND {filing.office.commune.upper()}")
    frame.number_and_date(sheet, number, filing.office.place, day)
    frame.title(sheet, "GIẤY PHÉP XÂY DỰNG", "Sử dụng cho công trình: Nhà ở riêng lẻ", 16)
    me = filing.applicant
    terms = (
        f"**1.** Cấp cho: **{me.name}**, số căn cước {me.citizen_number}, địa chỉ: {me.address}.",
        f"**2.** Được phép xây dựng công trình nhà ở riêng lẻ tại {parcel.address}, thửa đất số "
        f"{parcel.number}, tờ bản đồ số {parcel.map_sheet}.",
        f"**3.** Diện tích xây dựng tầng 1: {house.ground_floor_m2} m²; tổng diện tích sàn: "
        f"{house.total_m2} m²; chiều cao: {house.height_m} m; số tầng: {house.floors:02d}.",
        "**4.** Giấy phép có hiệu lực khởi công trong 12 tháng kể từ ngày cấp; quá hạn phải đề nghị gia hạn.",
    )
    sheet.shows(me.shown("applicant_name", "citizen_number") | parcel.place_values)
    for term in terms:
        paragraph(sheet, term)
    places = ("Chủ đầu tư", "Đội quản lý trật tự đô thị", "Lưu: VT, KT")
    frame.recipients(sheet, places, filing.officer("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"))
    return [sheet.finish()]
