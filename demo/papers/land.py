"""Land: the registration of a change, the contract behind it, the certificate it changes."""

from dataclasses import dataclass
from datetime import date

from demo import frame
from demo.blanks import fill, tick_boxes
from demo.fonts import Face, Family
from demo.marks import Patch, Stroke
from demo.papers import pens
from demo.papers.filing import Filing
from demo.paragraphs import centred, paragraph
from demo.people import Person, spelled
from demo.sheet import Sheet

PINK = (247, 222, 222)


@dataclass(frozen=True)
class Parcel:
    """A piece of land that is on no map."""

    number: int
    map_sheet: int
    area_m2: str
    address: str
    serial: str
    book_number: str
    purpose: str = "Đất ở tại đô thị"

    @property
    def place_values(self) -> dict[str, str]:
        """Parcel and map sheet, by the names of extracted values."""
        return {"land_parcel": str(self.number), "map_sheet": str(self.map_sheet)}

    @property
    def values(self) -> dict[str, str]:
        """All its numbers."""
        return self.place_values | {
            "certificate_serial": self.serial,
            "certificate_book_number": self.book_number,
        }


def change_registration(filing: Filing, parcel: Parcel, buyer: Person) -> list[Sheet]:
    """Đơn đăng ký biến động đất đai, Mẫu số 18, two pages."""
    first = Sheet(pen=pens.BOLD_PRINT)
    frame.form_code(first, "Mẫu số 18")
    frame.nation(first)
    frame.title(first, "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT")
    frame.addressee(first, "Chi nhánh Văn phòng Đăng ký đất đai khu vực")
    me = filing.applicant
    paragraph(first, "**1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:**", indent_mm=0)
    fill(first, ("a) Tên:", me.name))
    fill(first, ("b) Giấy tờ nhân thân/pháp nhân:", me.identity_line))
    fill(first, ("c) Địa chỉ:", me.address))
    fill(first, ("d) Điện thoại liên hệ:", me.phone), ("Hộp thư điện tử:", ""))
    paragraph(first, "**2. Thông tin thửa đất đã được cấp Giấy chứng nhận:**", indent_mm=0)
    fill(first, ("Thửa đất số:", str(parcel.number)), ("Tờ bản đồ số:", str(parcel.map_sheet)))
    fill(first, ("Diện tích:", f"{parcel.area_m2} m²"), ("Mục đích sử dụng:", parcel.purpose))
    fill(first, ("Địa chỉ thửa đất:", parcel.address))
    fill(first, ("Số phát hành GCN (Số seri):", parcel.serial))
    fill(first, ("Số vào sổ cấp GCN:", parcel.book_number))
    first.fills_in(me.shown("applicant_name", "citizen_number") | parcel.values)
    paragraph(first, "**3. Nội dung biến động:**", indent_mm=0)
    fill(first, ("", f"Chuyển nhượng toàn bộ quyền sử dụng đất cho {buyer.name}"))
    return [first.finish(), _change_second_page(filing, buyer)]


def _change_second_page(filing: Filing, buyer: Person) -> Sheet:
    sheet = Sheet(pen=pens.BOLD_PRINT)
    frame.page_number(sheet, 2)
    fill(sheet, ("Thông tin người nhận chuyển nhượng:", buyer.name))
    fill(sheet, ("Giấy tờ nhân thân:", buyer.identity_line))
    fill(sheet, ("Địa chỉ:", buyer.address))
    tick_boxes(sheet, "Yêu cầu cấp mới Giấy chứng nhận:", ("Có", "Không"), 0)
    paragraph(sheet, "**4. Giấy tờ nộp kèm theo đơn này gồm có:**", indent_mm=0)
    fill(sheet, ("(1)", "Bản gốc Giấy chứng nhận đã cấp"))
    fill(sheet, ("(2)", "Hợp đồng chuyển nhượng quyền sử dụng đất đã chứng thực"))
    fill(sheet, ("(3)", "Bản sao căn cước của hai bên"))
    paragraph(sheet, "Tôi cam đoan điều ghi trong đơn là đúng; nếu sai xin chịu trách nhiệm trước pháp luật.")
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.signer("Người viết đơn", filing.applicant.name, frame.HOW_TO_SIGN))
    return sheet.finish()


def transfer_contract(filing: Filing, parcel: Parcel, buyer: Person, number: str, day: date) -> list[Sheet]:
    """Hợp đồng chuyển nhượng quyền sử dụng đất with its certification, two pages."""
    first = Sheet()
    frame.nation(first)
    frame.title(first, "HỢP ĐỒNG CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT")
    centred(first, f"Số: {number}", frame.ITALIC, 13)
    first.shows({"document_number": number, "document_date": day.isoformat()})
    first.shows(filing.applicant.values | parcel.values)
    place = filing.office.people_committee
    paragraph(first, f"Hôm nay, {spelled(day)}, tại trụ sở {place}, chúng tôi gồm có:")
    _party(first, "BÊN CHUYỂN NHƯỢNG (BÊN A)", filing.applicant)
    _party(first, "BÊN NHẬN CHUYỂN NHƯỢNG (BÊN B)", buyer)
    paragraph(first, "Hai bên thỏa thuận việc chuyển nhượng với các điều khoản sau:")
    paragraph(first, "**Điều 1. Đối tượng của hợp đồng**", indent_mm=0)
    paragraph(
        first,
        f"Bên A chuyển nhượng cho bên B thửa đất số {parcel.number}, tờ bản đồ số {parcel.map_sheet}, "
        f"diện tích {parcel.area_m2} m², tại {parcel.address}, theo Giấy chứng nhận có số phát hành "
        f"{parcel.serial}, số vào sổ cấp {parcel.book_number}.",
    )
    paragraph(first, "**Điều 2. Giá và cách trả tiền**", indent_mm=0)
    price = filing.rng.randrange(900, 4000)
    paragraph(first, f"Giá chuyển nhượng là {price}.000.000 đồng, bên B trả một lần bằng chuyển khoản.")
    return [first.finish(), _contract_second_page(filing, buyer, number, day)]


def _party(sheet: Sheet, role: str, person: Person) -> None:
    paragraph(sheet, f"**{role}:**", indent_mm=0)
    title = "Ông" if person.is_male else "Bà"
    paragraph(
        sheet,
        f"{title} **{person.name}**, sinh ngày {person.born_text}, số căn cước {person.citizen_number}, "
        f"nơi cư trú: {person.address}.",
    )


def _contract_second_page(filing: Filing, buyer: Person, number: str, day: date) -> Sheet:
    sheet = Sheet()
    frame.page_number(sheet, 2)
    articles = (
        ("Điều 3. Giao đất và đăng ký", "Bên A giao thửa đất và giấy tờ cho bên B khi hợp đồng được "
         "chứng thực. Bên B làm thủ tục đăng ký biến động tại cơ quan đăng ký đất đai."),
        ("Điều 4. Thuế và lệ phí", "Thuế thu nhập cá nhân do bên A nộp, lệ phí trước bạ do bên B nộp."),
        ("Điều 5. Cam đoan", "Hai bên tự nguyện giao kết; thửa đất không có tranh chấp, không bị kê biên."),
    )  # fmt: skip
    for heading, text in articles:
        paragraph(sheet, f"**{heading}**", indent_mm=0)
        paragraph(sheet, text)
    left = filing.signer("BÊN A", filing.applicant.name, frame.HOW_TO_SIGN)
    frame.signatures(sheet, left, filing.signer("BÊN B", buyer.name, frame.HOW_TO_SIGN))
    frame.title(sheet, "LỜI CHỨNG CỦA NGƯỜI CÓ THẨM QUYỀN")
    paragraph(
        sheet,
        f"Ngày {day:%d/%m/%Y}, tôi chứng thực hợp đồng này được giao kết giữa hai bên có tên nêu trên, "
        f"hai bên đã đọc lại và ký trước mặt tôi. Số chứng thực: {number}.",
    )
    frame.signatures(sheet, None, filing.officer("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"))
    return sheet.finish()


def land_certificate(filing: Filing, parcel: Parcel, day: date) -> list[Sheet]:
    """Giấy chứng nhận quyền sử dụng đất: the inner side with the owner, and the plan of the parcel."""
    return [_certificate_front(filing, parcel), _certificate_plan(filing, parcel, day)]


def _certificate_front(filing: Filing, parcel: Parcel) -> Sheet:
    sheet = Sheet(pen=pens.BOLD_PRINT)
    sheet.put(Patch(12, 12, 186, 268, PINK))
    frame.nation(sheet)
    sheet.down(6)
    frame.title(sheet, "GIẤY CHỨNG NHẬN", size_pt=22)
    frame.title(sheet, "QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN GẮN LIỀN VỚI ĐẤT", size_pt=15)
    paragraph(sheet, "**I. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất**", indent_mm=0)
    me = filing.applicant
    fill(sheet, ("Ông:" if me.is_male else "Bà:", me.name))
    fill(sheet, ("Năm sinh:", str(me.born.year)), ("Căn cước số:", me.citizen_number))
    sheet.fills_in(me.shown("applicant_name", "citizen_number"))
    sheet.shows({"certificate_serial": parcel.serial})
    fill(sheet, ("Địa chỉ thường trú:", me.address))
    sheet.down(40)
    paragraph(sheet, f"Số phát hành: **{parcel.serial}**", indent_mm=50)
    return sheet.finish()


def _certificate_plan(filing: Filing, parcel: Parcel, day: date) -> Sheet:
    sheet = Sheet(pen=pens.BOLD_PRINT)
    sheet.put(Patch(12, 12, 186, 268, PINK))
    paragraph(sheet, "**II. Thửa đất, tài sản gắn liền với đất**", indent_mm=0)
    fill(sheet, ("a) Thửa đất số:", str(parcel.number)), ("Tờ bản đồ số:", str(parcel.map_sheet)))
    fill(sheet, ("b) Địa chỉ:", parcel.address))
    fill(sheet, ("c) Diện tích:", f"{parcel.area_m2} m²"), ("d) Hình thức sử dụng:", "Sử dụng riêng"))
    fill(sheet, ("đ) Mục đích sử dụng:", parcel.purpose), ("e) Thời hạn:", "Lâu dài"))
    paragraph(sheet, "**III. Sơ đồ thửa đất**", indent_mm=0)
    _parcel_plan(sheet, parcel)
    frame.date_line(sheet, filing.office.place, day)
    frame.signatures(sheet, None, filing.officer("CƠ QUAN CẤP GIẤY\nGIÁM ĐỐC"))
    paragraph(sheet, f"Số vào sổ cấp GCN: {parcel.book_number}", indent_mm=0)
    sheet.shows(parcel.place_values | {"certificate_book_number": parcel.book_number})
    return sheet.finish()


def _parcel_plan(sheet: Sheet, parcel: Parcel) -> None:
    top = sheet.y_mm + 4
    corners = ((75.0, top), (122.0, top + 3), (126.0, top + 52), (72.0, top + 49), (75.0, top))
    sheet.put(Stroke(corners, 0.35))
    small = Face(Family.SANS)
    notes = (
        (98.0, top - 1.0, "5,02"), (131.0, top + 28, "16,10"), (99.0, top + 55, "5,10"),
        (66.0, top + 26, "16,05"),
        (98.0, top + 24, f"Thửa {parcel.number}"), (98.0, top + 31, f"{parcel.area_m2} m²"),
    )  # fmt: skip
    for x_mm, y_mm, text in notes:
        sheet.centred_at(x_mm, y_mm, text, small, 9)
        sheet.say(text)
    sheet.y_mm = top + 58
